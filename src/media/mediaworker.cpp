// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/mediaworker.h"

#include "base/host.h"
#include "media/filesink.h"
#include "media/mediarequest.h"
#include "net/redirect.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace asterism {

namespace {

WaitingLine::Limits lineLimits(const MediaCache::Options &options)
{
    return {.atOnce = options.atOnce, .perHost = options.perHost, .waiting = options.maxWaiting};
}

/// Hosts that serve pictures expect a page of them at once; a 429 of theirs still holds.
HttpOptions httpOptions(const MediaCache::Options &options)
{
    HttpOptions http = options.http;
    http.lanes.atOnce = options.perHost;
    http.lanes.spacingMs = 0;
    http.lanes.windowRequests = 0;
    // A hurried 503 of a storage host need not cost a quarter of an hour of pictures.
    http.lanes.firstPauseMs = minuteMs;
    http.lanes.longestPauseMs = hourMs;
    return http;
}

bool isWanted(const std::vector<MediaWorker::Asker> &askers)
{
    return std::ranges::any_of(
        askers, [](const MediaWorker::Asker &asker) { return !asker->isCanceled(); });
}

void answer(const MediaWorker::Asker &asker, const Result<QString> &result)
{
    asker->addResult(result);
    asker->finish();
}

int asProgress(qint64 bytes)
{
    return int(std::min<qint64>(bytes, std::numeric_limits<int>::max()));
}

} // namespace

MediaWorker::MediaWorker(const Clock &clock, MediaCache::Options options)
    : m_clock(clock)
    , m_options(std::move(options))
    , m_shelf(clock, m_options.folder, {.bytes = m_options.maxBytes, .files = m_options.maxFiles})
    , m_failures(clock)
    , m_line(lineLimits(m_options))
{
}

MediaWorker::~MediaWorker() = default;

void MediaWorker::open()
{
    m_opened = m_shelf.open();
    m_http = std::make_unique<HttpClient>(m_clock, httpOptions(m_options));
}

void MediaWorker::close()
{
    // First, so that the client's last words find nobody who waits and nothing to begin.
    for (auto &[key, wish] : std::exchange(m_wishes, {})) {
        for (const Asker &asker : wish.askers) {
            answer(asker, Error{.kind = ErrorKind::Cancelled, .subject = hostOf(wish.url)});
        }
    }
    m_http.reset();
}

void MediaWorker::ask(const QUrl &url, MediaKind kind, const Asker &asker)
{
    if (!m_opened) {
        answer(asker, m_opened.error());
        return;
    }
    if (const auto allowed = checkUrl(url); !allowed) {
        answer(asker, allowed.error());
        return;
    }
    const QByteArray key = mediaKey(url);
    if (const QString path = m_shelf.find(key); !path.isEmpty()) {
        answer(asker, path);
        return;
    }
    if (const auto failure = m_failures.find(key)) {
        answer(asker, *failure);
        return;
    }
    Wish &wish = m_wishes[key];
    wish.url = url;
    wish.kind = wish.askers.empty() ? kind : std::max(wish.kind, kind);
    wish.askers.push_back(asker);
    if (!wish.running) {
        enqueue(key, wish);
        pump();
    }
}

QString MediaWorker::find(const QUrl &url)
{
    return m_opened && checkUrl(url) ? m_shelf.find(mediaKey(url)) : QString();
}

void MediaWorker::enqueue(const QByteArray &key, const Wish &wish)
{
    const bool movie = wish.kind == MediaKind::Movie;
    if (const auto pushedOut = m_line.add({key, hostOf(wish.url), movie})) {
        settle(*pushedOut, Error{.kind = ErrorKind::Cancelled});
    }
}

void MediaWorker::pump()
{
    while (const auto place = m_line.next()) {
        Wish &wish = m_wishes.at(place->key);
        if (isWanted(wish.askers)) {
            begin(*place, wish);
        } else {
            m_line.finished(*place);
            settle(place->key, Error{.kind = ErrorKind::Cancelled});
        }
    }
}

void MediaWorker::begin(const WaitingLine::Place &place, Wish &wish)
{
    wish.running = true;
    const auto sink = std::make_shared<FileSink>(m_shelf.beginning(place.key),
        [this, key = place.key](qint64 got, qint64 total) { return tell(key, got, total); });
    Request request = mediaRequest(wish.url, wish.kind, m_options.typedHosts);
    request.sink = sink;
    m_http->send(request).then(this,
        [this, place, sink](const Result<Response> &response) { ended(place, response, sink); });
}

/// False when nobody wants the rest. A picture is finished all the same: readers scroll back.
bool MediaWorker::tell(const QByteArray &key, qint64 got, qint64 total)
{
    const Wish &wish = m_wishes.at(key);
    for (const Asker &asker : wish.askers) {
        asker->setProgressRange(0, asProgress(std::max<qint64>(total, 0)));
        asker->setProgressValue(asProgress(got));
    }
    return wish.kind != MediaKind::Movie || isWanted(wish.askers);
}

void MediaWorker::ended(const WaitingLine::Place &place, const Result<Response> &response,
    const std::shared_ptr<FileSink> &sink)
{
    m_line.finished(place);
    const auto found = m_wishes.find(place.key);
    if (found == m_wishes.end()) {
        return; // closing
    }
    Wish &wish = found->second;
    const auto result = kept(place.key, response, *sink, wish.url);
    const bool gaveUp = !result && result.error().kind == ErrorKind::Cancelled;
    if (gaveUp && isWanted(wish.askers)) {
        wish.running = false; // asked again while it was being given up
        enqueue(place.key, wish);
    } else {
        settle(place.key, result);
    }
    pump();
}

Result<QString> MediaWorker::kept(
    const QByteArray &key, const Result<Response> &response, FileSink &sink, const QUrl &url)
{
    const auto closed = [&]() -> Result<Done> {
        if (!response) {
            return response.error();
        }
        if (!response->isOk()) {
            return errorFrom(*response, hostOf(url), true, m_clock.now());
        }
        return sink.close();
    }();
    if (closed) {
        return m_shelf.keep(key);
    }
    Error error = closed.error();
    if (error.subject.isEmpty()) {
        error.subject = hostOf(url);
    }
    m_failures.note(key, error);
    return error;
}

void MediaWorker::settle(const QByteArray &key, const Result<QString> &result)
{
    const auto wish = m_wishes.extract(key);
    for (const Asker &asker : wish.mapped().askers) {
        answer(asker, result);
    }
}

void MediaWorker::spoiled(const QUrl &url)
{
    const QByteArray key = mediaKey(url);
    m_shelf.remove(key);
    m_failures.note(key, {.kind = ErrorKind::BadAnswer, .subject = hostOf(url)});
}

void MediaWorker::reconsider()
{
    if (m_http) {
        m_http->reconsider();
    }
}

Result<MediaCache::Usage> MediaWorker::usage() const
{
    return MediaCache::Usage{.bytes = m_shelf.bytes(), .files = m_shelf.files()};
}

Result<Done> MediaWorker::clear()
{
    return m_shelf.clear();
}

} // namespace asterism
