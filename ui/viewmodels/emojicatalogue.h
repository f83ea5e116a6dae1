// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reactionacceptance.h"
#include "model/serveremoji.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace asterism::ui {

/// One emoji that can be picked.
struct EmojiEntry {
    QString name; ///< as Reaction::name: the emoji itself, or a shortcode without colons
    QString url; ///< of its picture; empty for Unicode's own
    QString staticUrl;
    QString label; ///< what it is called, for people who hear or hover: "grinning face", ":fox:"
    QString words; ///< folded, a newline before and behind each; what is searched in
    bool sensitive = false;

    bool operator==(const EmojiEntry &) const = default;
};

struct EmojiGroup {
    QString name; ///< as it is shown
    std::vector<EmojiEntry> emojis;
};

/// All that can be picked, in groups; made on a lane, for it takes some milliseconds.
struct EmojiCatalogue {
    std::vector<EmojiGroup> groups;
};

/// Unicode's, of resources/emoji/emoji.json; no groups for what is no such file. Labels are in the
/// language of the program where there is a name in it.
std::vector<EmojiGroup> unicodeEmoji(const QByteArray &json, bool japanese);

/// A server's own by category, in the order of the first of each.
std::vector<EmojiGroup> emojiByCategory(const std::vector<ServerEmoji> &emojis);

/// What of them the author of a post takes as reactions. Where that is a like alone, a group of its
/// own with the heart, whether it was there or not.
std::vector<EmojiGroup> acceptedEmoji(
    const std::vector<EmojiGroup> &groups, AcceptedReactions accepted);

/// Those that have all of these words, parted by blanks, somewhere: first those that are called so,
/// then those whose name begins so, then the others, each as they stand there. At most `most`.
std::vector<EmojiEntry> emojiFound(
    const std::vector<EmojiGroup> &groups, const QString &search, size_t most);

} // namespace asterism::ui
