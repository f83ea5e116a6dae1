// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/leavableflow.h"
#include "sync/threadguest.h"
#include "sync/threadoutcome.h"

#include <QHash>

namespace asterism {

/// Completes a thread that the own servers know in part: asks the host of the opened post, then
/// those of answers that are told to have more answers than are here, one after the other
/// (threadplan.h). No account takes part in it. NotFound when the opened post is not in the cache.
class ThreadCompletion : public LeavableFlow<ThreadOutcome> {
public:
    ThreadCompletion(Core &core, Sessions &sessions, const QString &uri,
        const CompletionBounds &bounds, QObject *parent);

    void start();
    /// Somebody else waits for it, too.
    void join() { m_waiting += 1; }
    /// Somebody waits no more; after the last one it asks nothing further, and answers what came.
    void leave();

private:
    void step();
    void plan(const std::vector<PostInThread> &thread);
    void ask(const ThreadQuestion &question);
    void took(const ThreadQuestion &question, const ToldToGuest &told);
    void missed(const ThreadQuestion &question, Error error);
    void end();

    Core &m_core;
    Sessions &m_sessions;
    QString m_uri;
    CompletionBounds m_bounds;
    QHash<QString, AskedFor> m_asked; ///< by uri
    QSet<QString> m_hosts; ///< that were asked
    int m_taken = 0;
    int m_waiting = 1;
    ThreadOutcome m_outcome;
};

/// The post and what answers it in the cache, at most 500 posts, in no order but that the post is
/// the first one; nothing when it is not there.
Result<std::vector<PostInThread>> postsOfThread(store::CacheTx &tx, const QString &uri);

} // namespace asterism
