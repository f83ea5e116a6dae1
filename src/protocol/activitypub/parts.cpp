// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "protocol/activitypub/object.h"
#include "protocol/json.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::activitypub {

namespace {

constexpr int maxAttachments = 64;
constexpr int maxAnswers = 100;

/// The address of a text, a Link ("href") or an Image ("url", again any of these).
QString addressOf(const QJsonValue &value, int depth = 0)
{
    if (value.isString()) {
        const QString text = value.toString().trimmed();
        return json::isWebAddress(text) ? text : QString();
    }
    if (depth > 3) {
        return {};
    }
    if (value.isArray()) {
        return addressOf(value.toArray().at(0), depth + 1);
    }
    const QJsonObject object = value.toObject();
    const QString href = json::webAddress(object, "href"_L1);
    return href.isEmpty() && object.contains("url"_L1) ? addressOf(object["url"_L1], depth + 1)
                                                       : href;
}

int attachedPixels(const QJsonObject &json, QLatin1StringView key)
{
    const qint64 value = json::count(json, key, 0);
    return value <= 100'000 ? int(value) : 0;
}

/// By the media type; by the object's own type where servers write none.
Media::Type mediaTypeOf(const QJsonObject &attachment)
{
    const QString mime = json::text(attachment, "mediaType"_L1);
    const QString word = mime.isEmpty() ? typeOf(attachment) : mime.section(u'/', 0, 0);
    return mediaType(word.toLower());
}

/// "focalPoint": [x, y]
double attachedFocus(const QJsonObject &attachment, int at)
{
    return std::clamp(attachment["focalPoint"_L1].toArray().at(at).toDouble(), -1.0, 1.0);
}

Media attachedMedia(const QJsonObject &attachment)
{
    Media media;
    media.type = mediaTypeOf(attachment);
    media.url = addressOf(attachment["url"_L1]);
    if (media.url.isEmpty()) {
        media.url = json::webAddress(attachment, "href"_L1);
    }
    media.previewUrl = addressOf(attachment["icon"_L1]);
    media.description = json::text(attachment, "name"_L1);
    if (media.description.isEmpty()) {
        media.description = json::text(attachment, "summary"_L1);
    }
    media.blurhash = json::text(attachment, "blurhash"_L1);
    media.width = attachedPixels(attachment, "width"_L1);
    media.height = attachedPixels(attachment, "height"_L1);
    media.focusX = attachedFocus(attachment, 0);
    media.focusY = attachedFocus(attachment, 1);
    return media;
}

Poll::Option optionOf(const QJsonObject &json)
{
    return {json::text(json, "name"_L1),
        json::count(json::object(json, "replies"_L1), "totalItems"_L1)};
}

} // namespace

std::vector<Media> mediaFromObject(const QJsonObject &object)
{
    std::vector<Media> list;
    for (const QJsonValue value : json::oneOrMany(object, "attachment"_L1, maxAttachments)) {
        // A plain Link is a link card's business, a PropertyValue an actor's.
        const QJsonObject attachment = value.toObject();
        const QString type = typeOf(attachment);
        const bool linked = type == "Link"_L1 && !attachment.contains("mediaType"_L1);
        const Media media = attachedMedia(attachment);
        if (!media.url.isEmpty() && !linked) {
            list.push_back(media);
        }
    }
    return list;
}

std::vector<CustomEmoji> emojisFromTags(const QJsonObject &object)
{
    std::vector<CustomEmoji> list;
    for (const QJsonValue value : json::oneOrMany(object, "tag"_L1)) {
        const QJsonObject tag = value.toObject();
        if (typeOf(tag) != "Emoji"_L1) {
            continue;
        }
        QString name = json::text(tag, "name"_L1);
        if (name.size() > 2 && name.startsWith(u':') && name.endsWith(u':')) {
            name = name.mid(1, name.size() - 2);
        }
        const QString url = addressOf(tag["icon"_L1]);
        const CustomEmoji emoji{name, url, url};
        // Misskey repeats an emoji that stands in two texts.
        if (!name.isEmpty() && !url.isEmpty()
            && std::find(list.begin(), list.end(), emoji) == list.end()) {
            list.push_back(emoji);
        }
    }
    return list;
}

std::optional<Poll> pollFromObject(const QJsonObject &object)
{
    Poll poll;
    poll.multiple = object["anyOf"_L1].isArray();
    const QJsonArray options = poll.multiple ? json::array(object, "anyOf"_L1, maxAnswers)
                                             : json::array(object, "oneOf"_L1, maxAnswers);
    for (const QJsonValue value : options) {
        poll.options.push_back(optionOf(value.toObject()));
        poll.votes += std::max<qint64>(0, poll.options.back().votes);
    }
    if (poll.options.empty()) {
        return std::nullopt;
    }
    poll.expiresAt = std::max<qint64>(0, parseIsoTime(json::text(object, "endTime"_L1)));
    poll.expired = !json::text(object, "closed"_L1).isEmpty();
    poll.voters = json::count(object, "votersCount"_L1);
    return poll;
}

QString pageOf(const QJsonObject &object)
{
    QString any;
    for (const QJsonValue value : json::oneOrMany(object, "url"_L1, 50)) {
        const QString address = addressOf(value);
        if (json::text(value.toObject(), "mediaType"_L1) == "text/html"_L1) {
            return address;
        }
        any = any.isEmpty() ? address : any;
    }
    return any;
}

} // namespace asterism::activitypub
