// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "model/notification.h"

#include <QString>

namespace asterism::store {

// Which notifications are one event, and which events are one row for people. Pure: what is kept
// with a notification once, when it comes in.

/// Events of one kind about one post are one row when they lie in the same half day since it was
/// posted, new followers of one account and new people of one server in the same half day of UTC.
/// Mastodon's groups span as much at most, from their first event on (mastodon:
/// app/models/concerns/notification/groups.rb); an edge that is fixed needs to know no other event,
/// so that nothing moves between groups while pages come in from above and below. Most that happens
/// to a post happens soon after it, whatever the hour.
constexpr qint64 groupSpanMs = 12 * hourMs;

/// What is told, of one doer.
struct NoticeFacts {
    Notification::Kind kind = Notification::Kind::Other;
    AccountId account; ///< to whom
    QString host = {}; ///< the telling server
    QString localId; ///< the telling server's
    QString doer; ///< acct; empty where it was nobody
    QString reaction; ///< Reaction::name
    QString postUri; ///< empty where it is about none, or not about one that can be shown
    qint64 postAt = 0; ///< when that was posted; 0: not known
    QString target = {}; ///< of a move the acct of the new account; empty where it was not told
    QString reportId = {}; ///< of a report (Notification::reportId)
    QString groupKey; ///< the telling server's own; empty where it says nothing
    qint64 at = 0;
};

/// Two with the same key are one event, whichever accounts were told: what somebody wrote, did with
/// a post, what became of it, where somebody moved, and what the moderators of one server are told.
/// Where no post says what it was, each notification is one.
QString noticeKey(const NoticeFacts &facts);

/// Events with the same are one row; empty: the event stands alone. Favourites, boosts and
/// reactions (whatever the emoji) by their post, follows by the account, sign-ups by the server.
/// Its own groups count where it has them.
QString noticeGrouping(const NoticeFacts &facts);

} // namespace asterism::store
