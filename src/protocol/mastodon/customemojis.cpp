// SPDX-License-Identifier: GPL-3.0-or-later

// GET /api/v1/custom_emojis (docs.joinmastodon.org/methods/custom_emojis, entities/CustomEmoji;
// "aliases" is kmyblue's: app/serializers/rest/custom_emoji_serializer.rb)
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qint64 largestEmojiList = 16 * 1024 * 1024; // some 40 000 of them
constexpr qsizetype longestShortcode = 200;
constexpr qsizetype longestCategory = 200;
constexpr int mostAliases = 50;

QStringList aliasesOf(const QJsonObject &row)
{
    QStringList aliases;
    for (const QJsonValue value : json::array(row, "aliases"_L1, mostAliases)) {
        const QString alias = value.toString().trimmed();
        if (!alias.isEmpty() && alias.size() <= longestShortcode) {
            aliases << alias;
        }
    }
    return aliases;
}

/// Friendica's smileys may have colons about them (src/Factory/Api/Mastodon/Emoji.php trims them
/// since 2023).
QString shortcodeOf(const QJsonObject &row)
{
    QString shortcode = json::text(row, "shortcode"_L1);
    if (shortcode.size() > 2 && shortcode.startsWith(u':') && shortcode.endsWith(u':')) {
        shortcode = shortcode.mid(1, shortcode.size() - 2);
    }
    return shortcode.size() <= longestShortcode ? shortcode : QString();
}

/// Nothing for one without a name or picture, and for one that is not to be picked; who does not
/// say so means that it is.
std::optional<ServerEmoji> emojiFrom(const QJsonObject &row)
{
    ServerEmoji emoji{.shortcode = shortcodeOf(row),
        .url = json::webAddress(row, "url"_L1),
        .staticUrl = json::webAddress(row, "static_url"_L1),
        .category = json::text(row, "category"_L1).left(longestCategory),
        .aliases = aliasesOf(row)};
    if (emoji.staticUrl.isEmpty()) {
        emoji.staticUrl = emoji.url;
    }
    const QJsonValue visible = row["visible_in_picker"_L1];
    const bool hidden =
        !visible.isUndefined() && !visible.isNull() && !json::truth(row, "visible_in_picker"_L1);
    const bool usable = !emoji.shortcode.isEmpty() && !emoji.url.isEmpty();
    return usable && !hidden ? std::optional(std::move(emoji)) : std::nullopt;
}

} // namespace

Result<Request> MastodonFamily::customEmojis(const Instance &instance) const
{
    if (!capabilities(instance).customEmojis) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server has no emoji of its own")};
    }
    Request request = get(instance, u"v1/custom_emojis"_s);
    request.maxBytes = largestEmojiList;
    return request;
}

Result<std::vector<ServerEmoji>> MastodonFamily::decodeCustomEmojis(
    const Instance &instance, const Response &response) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    std::vector<ServerEmoji> emojis;
    for (const QJsonValue row : *rows) {
        if (emojis.size() == size_t(mostServerEmojis)) {
            break;
        }
        if (auto emoji = emojiFrom(row.toObject())) {
            emojis.push_back(std::move(*emoji));
        }
    }
    return emojis;
}

} // namespace asterism::mastodon
