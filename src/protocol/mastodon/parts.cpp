// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "protocol/json.h"
#include "protocol/mastodon/mapping.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// The smaller entities inside a status.
namespace asterism::mastodon {

namespace {

constexpr int maxMedia = 64;
constexpr int maxOptions = 100;

int pixels(const QJsonObject &json, QLatin1StringView key)
{
    const qint64 value = json::count(json, key, 0);
    return value <= 100'000 ? int(value) : 0;
}

qint64 durationMs(const QJsonObject &original)
{
    const double seconds = original["duration"_L1].toDouble();
    return seconds > 0 && seconds < 1e7 ? qint64(seconds * 1000) : 0;
}

double focusOf(const QJsonObject &focus, QLatin1StringView key)
{
    return std::clamp(focus[key].toDouble(), -1.0, 1.0);
}

Media oneMedia(const QJsonObject &json)
{
    const QJsonObject meta = json::object(json, "meta"_L1);
    const QJsonObject original = json::object(meta, "original"_L1);
    const QJsonObject focus = json::object(meta, "focus"_L1);
    Media media;
    media.id = json::text(json, "id"_L1);
    media.type = mediaType(json::text(json, "type"_L1));
    media.url = json::webAddress(json, "url"_L1);
    media.previewUrl = json::webAddress(json, "preview_url"_L1);
    media.remoteUrl = json::webAddress(json, "remote_url"_L1);
    media.description = json::text(json, "description"_L1);
    media.blurhash = json::text(json, "blurhash"_L1);
    media.width = pixels(original, "width"_L1);
    media.height = pixels(original, "height"_L1);
    media.focusX = focusOf(focus, "x"_L1);
    media.focusY = focusOf(focus, "y"_L1);
    media.durationMs = durationMs(original);
    return media;
}

Poll::Option option(const QJsonObject &json)
{
    return {json::text(json, "title"_L1), json::count(json, "votes_count"_L1)};
}

} // namespace

std::vector<Media> mediaFromJson(const QJsonArray &array)
{
    std::vector<Media> list;
    for (const QJsonValue value : array) {
        const Media media = oneMedia(value.toObject());
        const bool known = value.isObject() && !value.toObject().isEmpty();
        if (known && list.size() < maxMedia) {
            list.push_back(media);
        }
    }
    return list;
}

std::vector<CustomEmoji> emojisFromJson(const QJsonArray &array)
{
    std::vector<CustomEmoji> list;
    for (const QJsonValue value : array) {
        const QJsonObject json = value.toObject();
        CustomEmoji emoji{json::text(json, "shortcode"_L1), json::webAddress(json, "url"_L1),
            json::webAddress(json, "static_url"_L1)};
        if (emoji.staticUrl.isEmpty()) {
            emoji.staticUrl = emoji.url;
        }
        if (!emoji.shortcode.isEmpty() && !emoji.url.isEmpty()) {
            list.push_back(emoji);
        }
    }
    return list;
}

std::optional<Poll> pollFromJson(const QJsonObject &json)
{
    Poll poll;
    for (const QJsonValue value : json::array(json, "options"_L1, maxOptions)) {
        poll.options.push_back(option(value.toObject()));
    }
    if (poll.options.empty()) {
        return std::nullopt;
    }
    poll.localId = json::text(json, "id"_L1);
    poll.expiresAt = parseIsoTime(json::text(json, "expires_at"_L1));
    poll.expired = json::truth(json, "expired"_L1);
    poll.multiple = json::truth(json, "multiple"_L1);
    poll.votes = json::count(json, "votes_count"_L1, 0);
    poll.voters = json::count(json, "voters_count"_L1);
    return poll;
}

std::optional<Card> cardFromJson(const QJsonObject &json)
{
    Card card;
    card.url = json::webAddress(json, "url"_L1);
    if (card.url.isEmpty()) {
        return std::nullopt;
    }
    card.title = json::text(json, "title"_L1);
    card.description = json::text(json, "description"_L1);
    card.provider = json::text(json, "provider_name"_L1);
    card.author = json::text(json, "author_name"_L1);
    card.image = json::webAddress(json, "image"_L1);
    card.width = pixels(json, "width"_L1);
    card.height = pixels(json, "height"_L1);
    return card;
}

} // namespace asterism::mastodon
