// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace asterism {

/// How one of the user's accounts stands to somebody, as the account's server tells it
/// (docs.joinmastodon.org: entities/Relationship; Misskey: endpoints/users/relation.ts).
struct Relationship {
    QString localId; ///< of that person, at the account's server
    bool following = false;
    bool requested = false; ///< the account asked to follow, and they have not answered yet
    bool followedBy = false;
    bool requestedBy = false; ///< they asked to follow the account, which has not answered yet
    bool blocking = false;
    bool muting = false;
    bool mutingNotifications = false;
    bool domainBlocking = false;
    bool boosts = true; ///< of somebody followed: their boosts are shown
    bool notify = false;
    QStringList languages; ///< empty: all
    QString note; ///< the account's own, about that person; plain text

    bool operator==(const Relationship &) const = default;
};

} // namespace asterism
