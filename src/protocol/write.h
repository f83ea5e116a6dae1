// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/moved.h"

#include <QString>
#include <QStringList>

#include <optional>

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
    // What Family::withAnswer() found out, where the server must be asked before:
    bool requested = false; ///< Unfollow: they have not answered yet
    /// BlockDomain, UnblockDomain: what is blocked already, as the server wrote it, where it takes
    /// only the whole list.
    std::optional<QStringList> whole = {};
};

} // namespace asterism
