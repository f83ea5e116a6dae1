// SPDX-License-Identifier: GPL-3.0-or-later

// The server's own emoji: emojis, or meta before Misskey 13 and in the forks of that time (Misskey:
// endpoints/emojis.ts, packages/backend/src/core/entities/EmojiEntityService.ts)
#include "model/shortcode.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/refusals.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qint64 largestEmojis = 16 * 1024 * 1024; // of some thousands, with their addresses
constexpr int mostAliases = 30;
constexpr qsizetype longestAlias = 100;
constexpr qsizetype longestName = 100;
constexpr qsizetype longestCategory = 200;

/// What people can write between colons (Misskey: ReactionService.ts, isCustomEmojiRegexp).
bool isEmojiName(const QString &name)
{
    const bool fits = !name.isEmpty() && name.size() <= longestName;
    const QList<uint> all = fits ? name.toUcs4() : QList<uint>();
    return fits && std::ranges::all_of(all, isShortcodeLetter);
}

QStringList aliasesOf(const QJsonObject &emoji)
{
    QStringList aliases;
    for (const QJsonValue value : json::array(emoji, "aliases"_L1, mostAliases)) {
        const QString alias = value.toString().simplified().left(longestAlias);
        if (!alias.isEmpty() && !aliases.contains(alias)) {
            aliases << alias;
        }
    }
    return aliases;
}

/// Whoever has none of the roles that may react with it would give a heart.
bool isForSome(const QJsonObject &emoji)
{
    return !emoji["roleIdsThatCanBeUsedThisEmojiAsReaction"_L1].toArray().isEmpty();
}

/// Nothing for what not everybody can use there, or nobody could show.
std::optional<ServerEmoji> emojiFromJson(const QJsonObject &emoji, const Instance &instance)
{
    const QString name = json::text(emoji, "name"_L1);
    const QString url = json::webAddress(emoji, "url"_L1);
    const bool elsewhere = !json::text(emoji, "host"_L1).isEmpty();
    if (!isEmojiName(name) || url.isEmpty() || elsewhere || isForSome(emoji)) {
        return {};
    }
    return ServerEmoji{.shortcode = name,
        .url = url,
        .staticUrl = localEmoji(instance, name).staticUrl,
        .category = json::text(emoji, "category"_L1).simplified().left(longestCategory),
        .aliases = aliasesOf(emoji),
        .sensitive = json::truth(emoji, "isSensitive"_L1)};
}

} // namespace

Result<Request> MisskeyFamily::customEmojis(const Instance &instance) const
{
    const bool inMeta = instance.features.contains(u"misskey:meta-emojis"_s);
    Request request =
        inMeta ? ask(instance, u"meta"_s, {{u"detail"_s, true}}) : ask(instance, u"emojis"_s);
    request.maxBytes = largestEmojis;
    return request;
}

Result<std::vector<ServerEmoji>> MisskeyFamily::decodeCustomEmojis(
    const Instance &instance, const Response &response) const
{
    const auto told = objectAnswer(response, instance.host, false);
    if (!told) {
        return errorOfChange(instance, told.error(), response);
    }
    const QJsonValue list = (*told)["emojis"_L1];
    if (!list.isArray()) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    const QJsonArray rows = list.toArray();
    std::vector<ServerEmoji> emojis;
    for (qsizetype i = 0; i < rows.size() && i < mostServerEmojis; ++i) {
        if (auto emoji = emojiFromJson(rows[i].toObject(), instance)) {
            emojis.push_back(std::move(*emoji));
        }
    }
    return emojis;
}

} // namespace asterism::misskey
