// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace asterism {

/// What somebody takes from one account to another. The numbers lie in both databases: a new one
/// goes to the end.
enum class MovedKind {
    Unknown,
    Follows,
    Followers, ///< can only be exported
    Lists,
    Blocks,
    Mutes,
    DomainBlocks,
    Bookmarks,
    Tags, ///< followed hashtags
    Clips, ///< Misskey's; where there are none their posts are imported as bookmarks
};

constexpr int movedKindCount = int(MovedKind::Clips) + 1;

/// Stable lower-case word for JSON and commands ("follows", "domain-blocks", …); empty for Unknown.
QString word(MovedKind kind);
/// Unknown for any other word.
MovedKind movedKind(const QString &word);
/// Whether runs can be of it.
bool canBeImported(MovedKind kind);

/// One thing of such a kind. What is empty was not told, and then nobody is told it: a server keeps
/// what it has.
struct MovedItem {
    /// People: user@host, canonical. Domains: a host. Bookmarks, clips: the post's uri. Tags:
    /// without #.
    QString subject;
    QString list = {}; ///< Lists, clips: its name
    std::optional<bool> boosts = {}; ///< Follows: their boosts are shown
    std::optional<bool> notify = {}; ///< Follows: of new posts
    std::optional<QStringList> languages = {}; ///< Follows: of these alone; an empty list: of all
    std::optional<bool> hideNotifications = {}; ///< Mutes
    qint64 expiresAt = 0; ///< Mutes: ms since epoch; 0: never

    bool operator==(const MovedItem &) const = default;
};

} // namespace asterism
