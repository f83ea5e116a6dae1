// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actorfield.h"
#include "model/customemoji.h"

#include <QString>

#include <optional>
#include <vector>

namespace asterism {

/// A person, group or bot as some server describes it.
struct Actor {
    QString uri; ///< ActivityPub id; empty where the server does not tell it (GoToSocial)
    QString acct; ///< canonical key: lower-case user@host, always with host
    QString localId; ///< the telling server's id; empty in feeds and outboxes
    QString displayName; ///< plain text, may hold :shortcodes:
    QString url; ///< profile page
    QString avatar;
    QString header;
    QString noteHtml; ///< hostile HTML, or
    bool noteIsMfm = false; ///< Misskey's markup instead
    std::vector<CustomEmoji> emojis;
    bool bot = false;
    bool locked = false;
    bool group = false;
    bool suspended = false;
    bool limited = false;
    /// The answer describes them in short: locked, suspended, limited and movedTo were not told,
    /// and not all emojis. Not kept.
    bool brief = false;
    QString movedTo; ///< acct of the account it moved to, or its uri; empty when it did not
    /// The telling server's id of that account, where it tells nothing else of it (Misskey). Not
    /// kept.
    QString movedToLocalId;
    qint64 followers = -1; ///< -1: unknown
    qint64 following = -1;
    qint64 posts = -1;
    std::optional<std::vector<ActorField>> fields; ///< nothing: the answer did not tell
    bool followersHidden = false; ///< they show nobody who follows them. Not kept
    bool followingHidden = false; ///< the same of whom they follow
    /// What the account that asked has noted about them, where the server tells it here (Misskey);
    /// plain text. Not kept.
    QString memo;
    qint64 lastPostAt = 0; ///< as this server tells it, often the day alone; 0: unknown. Not kept

    bool operator==(const Actor &) const = default;
};

} // namespace asterism
