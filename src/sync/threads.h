// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/timeline.h"
#include "sync/sessions.h"
#include "sync/threadoutcome.h"
#include "sync/threadplan.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <vector>

namespace asterism {

class ThreadCompletion;

/// A post with what was said before and after it, from the cache. What an account's filters hide
/// in threads is left out, but for the post itself.
struct ThreadView {
    std::vector<store::TimelineRow> ancestors; ///< oldest first
    std::optional<store::TimelineRow> post;
    std::vector<store::TimelineRow> descendants; ///< depth first, each after what it answers
    qint64 here = 0; ///< how many answer the post itself, what filters hide included
};

/// What the cache has; NotFound when the post itself is not there.
Result<ThreadView> cachedThread(store::CacheTx &tx, const QString &uri);

/// What came of asking servers for a thread.
struct FetchedThread {
    QString host; ///< that told of it
    QString uri; ///< of the post, which another address may have named
};

class Threads : public QObject {
public:
    Threads(Core &core, Sessions &sessions, QObject *parent = nullptr);

    QFuture<Result<ThreadView>> cached(const QString &uri);

    /// Asks a server that knows the post: an own account's first, then the origin as a guest,
    /// then the origin's ActivityPub document. Puts what it tells into the cache, under the post's
    /// own uri. `address`: that uri, or any address that a server makes something of: of the post's
    /// page, on its own server or on another one.
    QFuture<Result<FetchedThread>> fetch(const QString &address);

    /// Asks the origin for what that did not tell, and the origins of answers that are told to
    /// have more of them; see ThreadCompletion. One at a time for each post.
    QFuture<Result<ThreadOutcome>> complete(
        const QString &uri, const CompletionBounds &bounds = {});
    /// One of those who asked for that waits no more.
    void leave(const QString &uri);

private:
    Core &m_core;
    Sessions &m_sessions;
    Joined<ThreadOutcome> m_completing; ///< by uri
    QHash<QString, QPointer<ThreadCompletion>> m_completions; ///< the same
};

} // namespace asterism
