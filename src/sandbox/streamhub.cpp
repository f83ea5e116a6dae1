// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/streamhub.h"

#include "base/clock.h"
#include "sandbox/answers.h"
#include "sandbox/httpmessage.h"
#include "sandbox/streamwire.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype mostSeen = 1000;

/// The query's or a message's way to name a stream.
Subscription subscriptionOf(const QString &stream, const QString &tag, const QString &list)
{
    if (stream.startsWith(u"hashtag"_s)) {
        return {.stream = stream, .parameter = tag};
    }
    return {.stream = stream, .parameter = stream == u"list"_s ? list : QString()};
}

/// What Mastodon has (streaming/index.js, CHANNEL_NAMES).
bool isMastodonStream(const QString &stream)
{
    static const QStringList names{u"user"_s, u"user:notification"_s, u"list"_s, u"direct"_s,
        u"public"_s, u"public:media"_s, u"public:local"_s, u"public:local:media"_s,
        u"public:remote"_s, u"public:remote:media"_s, u"hashtag"_s, u"hashtag:local"_s};
    return names.contains(stream);
}

/// What GoToSocial takes by message; the rest it ignores without a word.
bool isGotosocialMessageStream(const QString &stream)
{
    static const QStringList names{
        u"user"_s, u"public"_s, u"public:local"_s, u"list"_s, u"direct"_s};
    return names.contains(stream);
}

HttpResponse mastodonRefusal(const QByteArray &words)
{
    HttpResponse response = typedAnswer("text/plain", {}, 401);
    response.headers.emplace_back("X-Error-Message", words);
    return response;
}

} // namespace

bool Subscription::operator==(const Subscription &other) const
{
    return stream == other.stream && parameter == other.parameter && name == other.name;
}

QString Subscription::text() const
{
    return parameter.isEmpty() ? stream : stream + u':' + parameter;
}

StreamHub::StreamHub(World *world, int site, std::function<qint64()> now)
    : m_world(world)
    , m_site(site)
    , m_now(std::move(now))
    , m_pingMs(is("misskey"_L1) ? 60'000 : 30'000)
    , m_openToGuests(isAkkomaHere())
{
}

bool StreamHub::is(QLatin1StringView software) const
{
    return m_world->sites[size_t(m_site)].software == software;
}

Call StreamHub::callFor(int person) const
{
    static const HttpRequest none;
    return {.world = *m_world,
        .site = m_site,
        .request = none,
        .parts = {},
        .viewer = person,
        .now = m_now()};
}

bool StreamHub::isOpenTo(const HttpRequest &request, int person) const
{
    const QString stream = request.query.queryItemValue(u"stream"_s, QUrl::FullyDecoded);
    const bool open =
        stream.startsWith(u"public"_s) || (isAkkomaHere() && stream.startsWith(u"hashtag"_s));
    return person >= 0 || (person == -1 && m_openToGuests && open);
}

QString StreamHub::nameOf(const Session &session) const
{
    return session.person < 0 ? u"guest"_s : m_world->persons[size_t(session.person)].user;
}

HttpResponse StreamHub::answer(const HttpRequest &request, int person, const QString &token) const
{
    const QString software = m_world->sites[size_t(m_site)].software;
    if (is("misskey"_L1)) {
        return answerMisskey(request, person);
    }
    if (is("mastodon"_L1) && request.path == u"/api/v1/streaming/health"_s) {
        return typedAnswer("text/plain", "OK");
    }
    const bool slash = is("mastodon"_L1) || isAkkomaHere();
    const bool here = request.path == u"/api/v1/streaming"_s
        || (slash && request.path == u"/api/v1/streaming/"_s);
    if (is("snac"_L1) || !here || (is("mastodon"_L1) && !asksForStream(request))) {
        return errorAnswer(software, 404);
    }
    if (isAkkomaHere() && !isAkkomaTopic(request, person)) {
        return errorAnswer(software, 404);
    }
    const bool open = isOpenTo(request, person);
    if (!open && is("mastodon"_L1)) {
        return mastodonRefusal(person == -1 ? "Missing access token" : "Invalid access token");
    }
    if (!open) {
        return errorAnswer(software, 401, person == -1 ? QString() : u"Unauthorized"_s);
    }
    if (!asksForStream(request)) {
        return errorAnswer(software, 400, u"Bad Request"_s);
    }
    const QByteArray protocol = headerValue(request.headers, "Sec-WebSocket-Protocol");
    // GoToSocial tells the token back; Mastodon's library the first that was offered.
    return streamAccepted(request,
        is("mastodon"_L1) || protocol == token.toUtf8() ? protocol.split(',').first()
                                                        : QByteArray());
}

quint64 StreamHub::open(const HttpRequest &request, int person, const QString &token, Outlet outlet)
{
    const quint64 id = ++m_last;
    ++m_opened;
    Session &session = m_sessions
                           .emplace(id,
                               Session{.person = person,
                                   .token = token,
                                   .subscriptions = {},
                                   .outlet = std::move(outlet)})
                           .first->second;
    const QString stream = request.parameter(u"stream"_s);
    if (!stream.isEmpty()) {
        subscribe(session,
            subscriptionOf(stream, request.parameter(u"tag"_s), request.parameter(u"list"_s)));
    }
    return id;
}

void StreamHub::closed(quint64 session)
{
    m_sessions.erase(session);
}

/// Mastodon's reason to refuse; empty when there is none.
QString StreamHub::objection(
    const Session &session, const Subscription &subscription, int *status) const
{
    *status = 400;
    if (!isMastodonStream(subscription.stream)) {
        return u"Unknown stream type"_s;
    }
    if (subscription.stream.startsWith(u"hashtag"_s) && subscription.parameter.isEmpty()) {
        return u"Missing tag name parameter"_s;
    }
    if (subscription.stream == u"list"_s && subscription.parameter.isEmpty()) {
        return u"Missing list name parameter"_s;
    }
    if (subscription.stream == u"list"_s
        && !callFor(session.person).circle(subscription.parameter)) {
        *status = 401;
        return u"Not authorized to stream this list"_s;
    }
    return {};
}

void StreamHub::subscribe(Session &session, const Subscription &subscription)
{
    int status = 0;
    const QString refusal =
        is("mastodon"_L1) ? objection(session, subscription, &status) : QString();
    if (!refusal.isEmpty()) {
        const QJsonObject said{{u"error"_s, refusal}, {u"status"_s, status}};
        write(session, QJsonDocument(said).toJson(QJsonDocument::Compact));
        return;
    }
    if (std::ranges::find(session.subscriptions, subscription) == session.subscriptions.end()) {
        session.subscriptions.push_back(subscription);
        remember(session, subscription);
    }
}

void StreamHub::remember(const Session &session, const Subscription &subscription)
{
    m_seen.append(nameOf(session) + u' ' + subscription.text());
    if (m_seen.size() > mostSeen) {
        m_seen.removeFirst();
    }
}

void StreamHub::take(quint64 id, const QByteArray &text)
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end() || found->second.silent) {
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (isAkkomaHere()) {
        takeAkkoma(found->second, text);
    } else if (document.isObject() && is("misskey"_L1)) {
        takeMisskey(found->second, document.object());
    } else if (document.isObject()) {
        takeMessage(found->second, document.object());
    } else if (is("gotosocial"_L1)) {
        end(found->second, {.kind = StreamClosing::Kind::PingsAndCut});
    }
}

void StreamHub::takeMessage(Session &session, const QJsonObject &message)
{
    const QString type = message[u"type"_s].toString();
    const Subscription subscription = subscriptionOf(message[u"stream"_s].toString(),
        message[u"tag"_s].toString(), message[u"list"_s].toString());
    if (is("gotosocial"_L1) && !isGotosocialMessageStream(subscription.stream)) {
        return;
    }
    if (type == u"subscribe"_s) {
        subscribe(session, subscription);
    } else if (type == u"unsubscribe"_s) {
        std::erase(session.subscriptions, subscription);
    }
}

void StreamHub::deliver(Session &session, const Subscription &to, const QByteArray &text)
{
    const auto fault = takeFault(session, to);
    if (!fault) {
        write(session, text);
        return;
    }
    switch (*fault) {
    case StreamFault::Kind::Cut:
        end(session, {.kind = StreamClosing::Kind::Cut});
        break;
    case StreamFault::Kind::CutInFrame:
        end(session, {.kind = StreamClosing::Kind::CutInFrame, .text = text});
        break;
    case StreamFault::Kind::Freeze:
        end(session, {.kind = StreamClosing::Kind::Freeze});
        break;
    case StreamFault::Kind::Drop:
        break;
    case StreamFault::Kind::Duplicate:
        write(session, text);
        write(session, text);
        break;
    case StreamFault::Kind::Reorder:
        if (session.heldBack) {
            write(session, text); // which lets it go
        } else {
            session.heldBack = text;
        }
        break;
    }
}

std::optional<StreamFault::Kind> StreamHub::takeFault(
    const Session &session, const Subscription &to)
{
    for (auto it = m_faults.rbegin(); !session.silent && it != m_faults.rend(); ++it) {
        const bool meant = it->person < 0 || it->person == session.person;
        if (it->times == 0 || !meant || !wildcardMatches(it->stream, to.text())) {
            continue;
        }
        it->times -= it->times > 0 ? 1 : 0;
        return it->kind;
    }
    return std::nullopt;
}

void StreamHub::write(Session &session, const QByteArray &text)
{
    if (session.silent) {
        return;
    }
    ++m_framesSent;
    session.outlet.send(text);
    if (session.heldBack) {
        ++m_framesSent;
        session.outlet.send(*std::exchange(session.heldBack, std::nullopt));
    }
}

void StreamHub::end(Session &session, const StreamClosing &closing)
{
    if (!session.silent) {
        session.silent = true;
        session.outlet.close(closing);
    }
}

void StreamHub::revoked(const QString &token)
{
    forEachSession([&](Session &session) {
        if (session.token == token) {
            end(session, {.kind = StreamClosing::Kind::Frame});
        }
    });
}

void StreamHub::breakAll(StreamClosing::Kind kind, int code)
{
    forEachSession([&](Session &session) {
        end(session, {.kind = kind, .code = code, .text = QByteArray(64, 'x')});
    });
}

int StreamHub::openSessions() const
{
    return int(m_sessions.size());
}

QStringList StreamHub::subscriptions() const
{
    QStringList all;
    for (const auto &[id, session] : m_sessions) {
        for (const Subscription &subscription : session.subscriptions) {
            all.append(nameOf(session) + u' ' + subscription.text());
        }
    }
    all.sort();
    return all;
}

/// A session may go away while its outlet is told something.
void StreamHub::forEachSession(const std::function<void(Session &)> &visit)
{
    std::vector<quint64> ids;
    for (const auto &entry : m_sessions) {
        ids.push_back(entry.first);
    }
    for (const quint64 id : ids) {
        if (const auto found = m_sessions.find(id); found != m_sessions.end()) {
            visit(found->second);
        }
    }
}

} // namespace asterism
