// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"

#include <QString>

#include <optional>
#include <vector>

namespace asterism {

/// What one server tells an account: that somebody did something which is its business.
struct Notification {
    /// What happened. Which of a server's words means what, and where that is written, stands in
    /// protocol/mastodon/notifications.cpp and protocol/misskey/notifications.cpp.
    enum class Kind {
        Other, ///< not known here: `word` says what the server calls it
        Mention, ///< servers of the Mastodon family call answers so, too
        Reply,
        Quote,
        Boost,
        Favourite,
        Reaction, ///< with an emoji: `reaction`
        Follow,
        FollowRequest,
        FollowAccepted, ///< they let the account follow them
        PollEnded, ///< one of the account's own, or one in which it voted
        Edited, ///< a post that the account boosted or quoted is another now
        Post, ///< by somebody of whose posts the account wants to be told
        Scheduled, ///< the account's own post that was to be posted later has been
        Report, ///< for moderators: somebody complained
        SignUp, ///< for moderators: somebody new
        Moved, ///< somebody whom the account follows has another account now
        Severed, ///< follows ended because a server or a person was blocked
        Warning, ///< by the moderators, to the account
    };

    /// Somebody who did it.
    struct Doer {
        Actor actor;
        Reaction reaction; ///< of Reaction; no name where it was not told
    };

    QString localId; ///< the telling server's
    Kind kind = Kind::Other;
    QString word; ///< the server's own for the kind, at most 100 characters
    qint64 createdAt = 0;
    /// Those who did it, the last one first: of a group some, of what nobody did none.
    std::vector<Doer> doers;
    int people = 0; ///< how many did it; more than `doers` where not all are told
    /// What it is about. Nothing where it is about none, and where that is gone, hidden from the
    /// account or not to be understood.
    std::optional<Post> post;
    /// Notifications of one server with the same key are one for people (Mastodon 4.3); empty
    /// where it stands alone, or the server does not say so.
    QString groupKey;
    /// What else the server says, plain and as it came: an app's message, a role's name, to whom
    /// somebody moved, why there is a warning.
    QString text;
    /// Of Report: the server's id of what was reported, which all of its moderators are told of;
    /// empty where it says none.
    QString reportId = {};
    bool pending = false; ///< it waits for the account's leave (GoToSocial)

    const Actor *actor() const { return doers.empty() ? nullptr : &doers.front().actor; }
};

/// Whether there must be somebody who did it.
bool isBySomebody(Notification::Kind kind);

/// Stable lower-case words for JSON: "mention", "follow-request", …
QString word(Notification::Kind kind);
/// Other for a word that is none of them.
Notification::Kind notificationKind(const QString &word);

} // namespace asterism
