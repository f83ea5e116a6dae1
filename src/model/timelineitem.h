// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/conversation.h"
#include "model/post.h"

#include <optional>

namespace asterism {

/// One row as a server lists it: a post, or somebody's boost of a post.
struct TimelineItem {
    struct Boost {
        Actor actor;
        QString uri; ///< the Announce's id; some servers repeat the post's. Never an identity.
    };

    QString localId; ///< of the row: the wrapper's own id for a boost. Empty in feeds/outboxes.
    qint64 createdAt = 0; ///< the boost's time for a boost
    std::optional<Boost> boost;
    Post post;
    /// Of which this is the newest post: only where it was told with it.
    std::optional<Conversation> conversation = {};
};

} // namespace asterism
