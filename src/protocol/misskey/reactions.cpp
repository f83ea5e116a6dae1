// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reaction.h"
#include "protocol/json.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/parts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// "reactions" of a note: {"👍": 3, ":name@.:": 2, ":name@host:": 1}, and the pictures of those of
// other servers in "reactionEmojis" (Misskey: packages/backend/src/core/ReactionService.ts).
namespace asterism::misskey {

namespace {

constexpr size_t mostReactions = 100;
constexpr int mostReactionsRead = 2000; ///< of which the most frequent are kept
constexpr qsizetype longestReaction = 300;

bool isShortcode(const QString &told)
{
    return told.size() > 2 && told.startsWith(u':') && told.endsWith(u':');
}

/// Where the answer holds no picture the server's own copy stands in: it has one of every emoji
/// that somebody there has seen (Misskey: server/web/ClientServerService.ts).
void addPicture(
    Reaction &reaction, const std::vector<CustomEmoji> &pictures, const Instance &instance)
{
    const auto told = std::ranges::find(pictures, reaction.name, &CustomEmoji::shortcode);
    const CustomEmoji picture =
        told == pictures.end() ? localEmoji(instance, reaction.name) : *told;
    reaction.url = picture.url;
    reaction.staticUrl = picture.staticUrl;
}

} // namespace

QString reactionName(const QString &told)
{
    if (!isShortcode(told)) {
        return told;
    }
    const QString name = told.mid(1, told.size() - 2);
    return name.endsWith("@."_L1) ? name.chopped(2) : name;
}

QString favouriteIn(const QJsonObject &meta)
{
    const QString sharkeys = json::text(meta, "defaultLike"_L1);
    const QString told = sharkeys.isEmpty() ? json::text(meta, "defaultReaction"_L1) : sharkeys;
    const QString name = reactionName(told);
    const bool usual = isLike(name);
    return usual || told.size() > longestReaction ? QString() : name;
}

Reaction reactionTo(const QJsonObject &note, const QString &told, const Instance &instance)
{
    Reaction reaction{.name = reactionName(told), .url = {}, .staticUrl = {}};
    if (reaction.name.isEmpty() || told.size() > longestReaction) {
        return {};
    }
    if (isShortcode(told)) {
        addPicture(reaction, emojisIn(note["reactionEmojis"_L1]), instance);
    }
    return reaction;
}

std::vector<Reaction> reactionsFromJson(const QJsonObject &note, const Instance &instance)
{
    const QJsonObject counts = json::object(note, "reactions"_L1);
    const auto pictures = emojisIn(note["reactionEmojis"_L1]);
    std::vector<Reaction> reactions;
    int read = 0;
    for (auto it = counts.begin(); it != counts.end() && read < mostReactionsRead; ++it, ++read) {
        const QString told = it.key();
        const qint64 count = it->toInteger();
        const QString name = reactionName(told);
        if (count <= 0 || name.isEmpty() || told.size() > longestReaction) {
            continue;
        }
        Reaction reaction{.name = name, .url = {}, .staticUrl = {}, .count = count};
        if (isShortcode(told)) {
            addPicture(reaction, pictures, instance);
        }
        reactions.push_back(std::move(reaction));
    }
    std::ranges::stable_sort(reactions, std::ranges::greater(), &Reaction::count);
    reactions.resize(std::min(reactions.size(), mostReactions));
    return reactions;
}

} // namespace asterism::misskey
