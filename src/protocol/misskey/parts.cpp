// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/parts.h"

#include "base/clock.h"
#include "base/host.h"
#include "protocol/json.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/posting.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

constexpr int mostFiles = 16;
constexpr int mostChoices = 100; // Misskey: 10
constexpr int mostTags = 100;
constexpr qsizetype longestTag = 200;
constexpr size_t mostEmojis = 500;
constexpr qsizetype mostShortcodes = 100;
constexpr qsizetype longestServerId = 200;
constexpr qint64 mostMs = 1'000'000 * dayMs;

/// By its MIME type; a moving picture (GIF, APNG) is a picture there.
Media::Type typeOfFile(const QString &mime)
{
    if (mime.startsWith("image/"_L1)) {
        return Media::Type::Image;
    }
    if (mime.startsWith("video/"_L1)) {
        return Media::Type::Video;
    }
    return mime.startsWith("audio/"_L1) ? Media::Type::Audio : Media::Type::Unknown;
}

int lengthOf(const QJsonObject &properties, QLatin1StringView key)
{
    const qint64 pixels = json::count(properties, key, 0);
    return pixels <= 100'000 ? int(pixels) : 0;
}

Media mediaOfFile(const QJsonObject &file)
{
    const QJsonObject properties = json::object(file, "properties"_L1);
    Media media;
    media.id = json::text(file, "id"_L1);
    media.type = typeOfFile(json::text(file, "type"_L1));
    media.url = json::webAddress(file, "url"_L1);
    media.previewUrl = json::webAddress(file, "thumbnailUrl"_L1);
    media.description = json::text(file, "comment"_L1);
    media.blurhash = json::text(file, "blurhash"_L1);
    media.width = lengthOf(properties, "width"_L1);
    media.height = lengthOf(properties, "height"_L1);
    return media;
}

QString choiceIn(const QJsonValue &told)
{
    return told.isString() ? told.toString() : json::verbatim(told.toObject(), "text"_L1);
}

/// Whole seconds, one at least.
qint64 secondsOf(qint64 ms)
{
    return std::max<qint64>((ms + secondMs / 2) / secondMs, 1);
}

void addEmoji(std::vector<CustomEmoji> &emojis, const QString &name, const QString &url)
{
    if (!name.isEmpty() && json::isWebAddress(url) && emojis.size() < mostEmojis) {
        emojis.push_back({name, url, url});
    }
}

} // namespace

std::vector<Media> mediaFromJson(const QJsonArray &files)
{
    std::vector<Media> list;
    for (const QJsonValue value : files) {
        const QJsonObject file = value.toObject();
        if (!file.isEmpty() && list.size() < mostFiles) {
            list.push_back(mediaOfFile(file));
        }
    }
    return list;
}

bool hasSensitiveFile(const QJsonArray &files)
{
    return std::any_of(files.begin(), files.end(),
        [](const QJsonValue file) { return json::truth(file.toObject(), "isSensitive"_L1); });
}

std::optional<Poll> pollFromJson(const QJsonObject &poll, const QString &noteId)
{
    Poll found;
    for (const QJsonValue value : json::array(poll, "choices"_L1, mostChoices)) {
        const QJsonObject choice = value.toObject();
        found.options.push_back({json::text(choice, "text"_L1), json::count(choice, "votes"_L1)});
        found.votes += std::min<qint64>(json::count(choice, "votes"_L1, 0), 1'000'000'000);
    }
    if (found.options.empty()) {
        return std::nullopt;
    }
    found.localId = noteId;
    found.expiresAt = timeIn(poll, "expiresAt"_L1);
    found.multiple = json::truth(poll, "multiple"_L1);
    // Whoever may choose one thing votes once.
    found.voters = found.multiple ? -1 : found.votes;
    return found;
}

Attachment attachmentFromJson(const QJsonObject &file)
{
    const Media media = mediaOfFile(file);
    return {.name = json::text(file, "name"_L1),
        .type = json::text(file, "type"_L1),
        .bytes = json::count(file, "size"_L1, 0),
        .size = media.width > 0 && media.height > 0 ? QSize(media.width, media.height) : QSize(),
        .description = json::verbatim(file, "comment"_L1),
        .id = media.id,
        .preview = media.previewUrl,
        .sensitive = json::truth(file, "isSensitive"_L1)};
}

PollText pollTextFromJson(const QJsonObject &poll, qint64 postedAt)
{
    PollText found;
    for (const QJsonValue choice : json::array(poll, "choices"_L1, mostChoices)) {
        found.choices << choiceIn(choice);
    }
    if (found.choices.isEmpty()) {
        return {};
    }
    found.multiple = json::truth(poll, "multiple"_L1);
    const qint64 runs = json::count(poll, "expiredAfter"_L1, 0);
    found.endsAt = timeIn(poll, "expiresAt"_L1);
    const qint64 ms = runs > 0 ? runs : found.endsAt - postedAt;
    found.seconds = runs > 0 || found.endsAt > 0 ? secondsOf(std::min(ms, mostMs)) : 0;
    return found;
}

std::vector<Hashtag> tagsFromJson(const QJsonArray &tags, const Instance &instance)
{
    std::vector<Hashtag> list;
    for (const QJsonValue value : tags) {
        const QString name = value.toString().trimmed();
        const bool usable = !name.isEmpty() && name.size() <= longestTag;
        if (usable && list.size() < mostTags) {
            list.push_back({name, addressBelow(instance, u"tags"_s, name)});
        }
    }
    return list;
}

std::vector<CustomEmoji> emojisFromJson(const QJsonObject &emojis)
{
    std::vector<CustomEmoji> list;
    for (auto it = emojis.begin(); it != emojis.end(); ++it) {
        addEmoji(list, it.key(), it->toString());
    }
    return list;
}

std::vector<CustomEmoji> emojisIn(const QJsonValue &emojis)
{
    if (!emojis.isArray()) {
        return emojisFromJson(emojis.toObject());
    }
    std::vector<CustomEmoji> list;
    for (const QJsonValue value : emojis.toArray()) {
        const QJsonObject emoji = value.toObject();
        addEmoji(list, json::text(emoji, "name"_L1), json::text(emoji, "url"_L1));
    }
    return list;
}

CustomEmoji localEmoji(const Instance &instance, const QString &name)
{
    const QString url = addressBelow(instance, u"emoji"_s, name) + u".webp"_s;
    return {name, url, url + u"?static=1"_s};
}

QStringList shortcodesIn(
    const QString &text, const std::vector<CustomEmoji> &known, bool ofAnyScript)
{
    // As MFM reads them: no letter or digit beside the colons, so that a time of day holds none
    // (mfm-js: src/internal/parser.ts).
    static const QRegularExpression latin(
        u"(?<![A-Za-z0-9]):([A-Za-z0-9_+-]{1,100}):(?![A-Za-z0-9])"_s);
    static const QRegularExpression any(
        u"(?<![A-Za-z0-9]):([\\p{L}\\p{N}\\p{M}_+-]{1,100}):(?![A-Za-z0-9])"_s);
    QStringList names;
    auto matches = (ofAnyScript ? any : latin).globalMatch(text);
    while (matches.hasNext() && names.size() < mostShortcodes) {
        const QString name = matches.next().captured(1);
        const bool has = std::ranges::find(known, name, &CustomEmoji::shortcode) != known.end();
        if (!has && !names.contains(name)) {
            names << name;
        }
    }
    return names;
}

void addLocalEmojis(std::vector<CustomEmoji> &emojis, const QString &text, const Instance &instance)
{
    for (const QString &name : shortcodesIn(text, emojis, isSharkey(instance.software))) {
        emojis.push_back(localEmoji(instance, name));
    }
}

QString idIn(const QJsonObject &json, QLatin1StringView key)
{
    const QString id = json::text(json, key);
    return id.size() <= longestServerId ? id : QString();
}

qint64 timeIn(const QJsonObject &json, QLatin1StringView key)
{
    return std::max<qint64>(parseIsoTime(json::text(json, key)), 0);
}

bool isLocalUser(const QJsonObject &user)
{
    return json::text(user, "host"_L1).isEmpty();
}

QString addressBelow(const Instance &instance, const QString &folder, const QString &name)
{
    const QString base = baseUrl(instance.host).toString(QUrl::FullyEncoded);
    return base + u'/' + folder + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace asterism::misskey
