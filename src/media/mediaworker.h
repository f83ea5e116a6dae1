// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/failures.h"
#include "media/mediacache.h"
#include "media/shelf.h"
#include "media/waitingline.h"
#include "net/httpclient.h"

#include <QObject>
#include <QPromise>

#include <memory>
#include <unordered_map>
#include <vector>

namespace asterism {

class FileSink;

/// What MediaCache does, on the thread that it gives this object. Every function belongs to that
/// thread; open() comes first, close() last.
class MediaWorker : public QObject {
public:
    using Asker = std::shared_ptr<QPromise<Result<QString>>>;

    MediaWorker(const Clock &clock, MediaCache::Options options);
    ~MediaWorker() override;

    void open();
    void close();

    void ask(const QUrl &url, MediaKind kind, const Asker &asker);
    QString find(const QUrl &url);
    void spoiled(const QUrl &url);
    void setTypedHosts(const QSet<QString> &hosts) { m_options.typedHosts = hosts; }
    void reconsider();
    Result<MediaCache::Usage> usage() const;
    Result<Done> clear();

private:
    /// A URL that somebody waits for.
    struct Wish {
        QUrl url;
        MediaKind kind = MediaKind::Picture;
        std::vector<Asker> askers;
        bool running = false;
    };

    void enqueue(const QByteArray &key, const Wish &wish);
    void pump();
    void begin(const WaitingLine::Place &place, Wish &wish);
    bool tell(const QByteArray &key, qint64 got, qint64 total);
    void ended(const WaitingLine::Place &place, const Result<Response> &response,
        const std::shared_ptr<FileSink> &sink);
    Result<QString> kept(
        const QByteArray &key, const Result<Response> &response, FileSink &sink, const QUrl &url);
    void settle(const QByteArray &key, const Result<QString> &result);

    const Clock &m_clock;
    MediaCache::Options m_options;
    Shelf m_shelf;
    Result<Done> m_opened = Done{};
    Failures m_failures;
    WaitingLine m_line;
    std::unordered_map<QByteArray, Wish> m_wishes; ///< by key
    std::unique_ptr<HttpClient> m_http; ///< between open() and close()
};

} // namespace asterism
