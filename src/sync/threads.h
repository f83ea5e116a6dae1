// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/timeline.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QObject>

#include <vector>

namespace asterism {

/// A post with what was said before and after it, from the cache. What an account's filters hide
/// in threads is left out, but for the post itself.
struct ThreadView {
    std::vector<store::TimelineRow> ancestors; ///< oldest first
    std::optional<store::TimelineRow> post;
    std::vector<store::TimelineRow> descendants; ///< depth first, each after what it answers
};

/// What the cache has; NotFound when the post itself is not there.
Result<ThreadView> cachedThread(store::CacheTx &tx, const QString &uri);

class Threads : public QObject {
public:
    Threads(Core &core, Sessions &sessions, QObject *parent = nullptr);

    QFuture<Result<ThreadView>> cached(const QString &uri);

    /// Asks a server that knows the post: an own account's first, then the origin as a guest,
    /// then the origin's ActivityPub document. Puts what it tells into the cache.
    QFuture<Result<Done>> fetch(const QString &uri);

private:
    Core &m_core;
    Sessions &m_sessions;
};

} // namespace asterism
