// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "media/mediakind.h"
#include "net/httpoptions.h"

#include <QFuture>
#include <QSet>
#include <QString>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>

namespace asterism {

class MediaWorker;

/// Files of what strangers' posts and profiles point at: from the disk when they are there, else
/// downloaded. Connections, files and pruning have a thread of their own. Every function may be
/// called from any thread and returns at once.
class MediaCache {
public:
    struct Options {
        QString folder; ///< made when it is missing; everything in it is ours to remove
        qint64 maxBytes = 512LL * 1024 * 1024;
        int maxFiles = 20'000;
        int atOnce = 6; ///< downloads; of these at most perHost from one host and two movies
        int perHost = 3;
        int maxWaiting = 500; ///< when more are asked, the longest waiting are Cancelled
        QSet<QString> typedHosts = {}; ///< see setTypedHosts()
        HttpOptions http = {}; ///< its lanes are set here: pictures need no pacing
    };

    struct Usage {
        qint64 bytes = 0;
        int files = 0;
        bool operator==(const Usage &) const = default;
    };

    MediaCache(const Clock &clock, Options options);
    /// Ends everything under way with Cancelled, and waits for its thread.
    ~MediaCache();

    /// The path of a file with the bytes that the URL names; it has no telling name or ending, and
    /// what is in it is a stranger's. The same URL asked by several is downloaded once; what was
    /// asked last is begun first. Nothing about the user goes out: no token, cookie or referrer.
    /// The future's progress is bytes of the download, its range 0 to 0 while the size is unknown.
    /// Nobody but the file's reader keeps it from being pruned: open it soon.
    /// cancel() on the future (on this one, not on what then() gave) gives up: when nobody else
    /// asked, what has not begun is left out, and a movie under way ends.
    /// Errors: BadAnswer (no https URL, too large, empty, bad redirect), NotFound,
    /// Forbidden, Rejected, RateLimited, Network, Timeout, Barred (net/gate.h), Store (full disk),
    /// Cancelled. But for the last of all and Barred they are remembered and given again without
    /// asking: an hour for what the server refused, a minute for what may pass. Whoever uses then()
    /// on it does so in `chain`, which gets it before anything is asked: Qt 6.4 runs what is
    /// chained twice when the answer comes from another thread at that very moment.
    QFuture<Result<QString>> file(const QUrl &url, MediaKind kind,
        const std::function<void(QFuture<Result<QString>>)> &chain = {});

    /// The path as file() gives it where the file is there already, else empty; nothing is asked of
    /// anybody. `found` is called on the cache's own thread, and not at all once the cache is
    /// going.
    void find(const QUrl &url, std::function<void(const QString &path)> found);

    /// The file turned out to be broken: it is removed and not asked for again for an hour.
    void spoiled(const QUrl &url);

    /// Hosts (form of hostOf()) that the user typed, which may lie in a private network. No other
    /// host may, whoever names it.
    void setTypedHosts(const QSet<QString> &hosts);

    /// The gate of Options::http has other rules (net/gate.h).
    void reconsider();

    QFuture<Result<Usage>> usage();

    /// Removes every file; downloads under way go on. Errors: Store.
    QFuture<Result<Done>> clear();

private:
    std::unique_ptr<MediaWorker> m_worker;
    QThread m_thread;
};

} // namespace asterism
