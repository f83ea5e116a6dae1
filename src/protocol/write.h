// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/moved.h"

#include <QString>

namespace asterism {

/// Something that an own account changes at its server.
struct Write {
    enum class What {
        Follow, ///< or, of somebody followed already, the options
        Unfollow,
        Block,
        Unblock,
        Mute,
        Unmute,
        BlockDomain,
        UnblockDomain,
        Bookmark,
        Unbookmark,
        FollowTag,
        UnfollowTag,
        PutIntoList,
        TakeFromList,
    };

    What what = What::Follow;
    QString localId; ///< of the person or post, at the account's server
    MovedItem item; ///< its options; the domain or tag
    QString listId; ///< the server's own
};

} // namespace asterism
