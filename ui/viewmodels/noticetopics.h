// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/notification.h"

#include <QString>

#include <optional>

namespace asterism::ui {

/// Of what the desktop is told, as the user chooses it: kinds of notifications that belong
/// together.
enum class NoticeTopic {
    Mentions, ///< replies and quotes, too
    Direct, ///< of these, what is for some people only
    Follows,
    Requests, ///< to follow
    Posts, ///< of people of whose posts the account wants to be told
    Boosts,
    Favourites,
    Reactions,
    Polls,
    Edits,
    Server, ///< what moderators do to the account, and people who move
    Moderation, ///< for moderators
    Other,
};

constexpr int noticeTopicCount = int(NoticeTopic::Other) + 1;

/// `direct`: its post is for the people only whom it names.
NoticeTopic noticeTopic(Notification::Kind kind, bool direct);

/// What somebody wrote or did to the account, yes; what is done to its posts, no.
bool isOnAtFirst(NoticeTopic topic);

/// For settings and QML: "mentions", "direct", …
QString word(NoticeTopic topic);
/// Nothing for a word that is none of them.
std::optional<NoticeTopic> noticeTopic(const QString &word);

/// For people.
QString noticeTopicName(NoticeTopic topic);

} // namespace asterism::ui
