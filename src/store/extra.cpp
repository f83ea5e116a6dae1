// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/extra.h"

#include "store/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

template <typename T, typename F> QJsonArray toArray(const std::vector<T> &values, F one)
{
    QJsonArray array;
    for (const T &value : values) {
        array.append(one(value));
    }
    return array;
}

template <typename T, typename F> std::vector<T> fromArray(const QJsonValue &value, F one)
{
    std::vector<T> values;
    for (const QJsonValue entry : value.toArray()) {
        values.push_back(one(entry.toObject()));
    }
    return values;
}

QJsonObject toJson(const CustomEmoji &emoji)
{
    return {{u"code"_s, emoji.shortcode}, {u"url"_s, emoji.url}, {u"static"_s, emoji.staticUrl}};
}

CustomEmoji emojiFrom(const QJsonObject &json)
{
    return {json[u"code"].toString(), json[u"url"].toString(), json[u"static"].toString()};
}

QJsonObject toJson(const Media &media)
{
    QJsonObject json{{u"type"_s, word(media.type)}, {u"url"_s, media.url},
        {u"preview"_s, media.previewUrl}, {u"remote"_s, media.remoteUrl},
        {u"description"_s, media.description}, {u"blurhash"_s, media.blurhash},
        {u"width"_s, media.width}, {u"height"_s, media.height}, {u"duration"_s, media.durationMs}};
    if (media.focusX != 0 || media.focusY != 0) {
        json[u"focus_x"_s] = media.focusX;
        json[u"focus_y"_s] = media.focusY;
    }
    return json;
}

Media mediaFrom(const QJsonObject &json)
{
    return {.type = mediaType(json[u"type"].toString()),
        .url = json[u"url"].toString(),
        .previewUrl = json[u"preview"].toString(),
        .remoteUrl = json[u"remote"].toString(),
        .description = json[u"description"].toString(),
        .blurhash = json[u"blurhash"].toString(),
        .width = json[u"width"].toInt(),
        .height = json[u"height"].toInt(),
        .focusX = json[u"focus_x"].toDouble(),
        .focusY = json[u"focus_y"].toDouble(),
        .durationMs = json[u"duration"].toInteger()};
}

QJsonObject toJson(const Poll &poll)
{
    const auto option = [](const Poll::Option &o) {
        return QJsonObject{{u"title"_s, o.title}, {u"votes"_s, o.votes}};
    };
    return {{u"id"_s, poll.localId}, {u"expires"_s, poll.expiresAt}, {u"expired"_s, poll.expired},
        {u"multiple"_s, poll.multiple}, {u"votes"_s, poll.votes}, {u"voters"_s, poll.voters},
        {u"options"_s, toArray(poll.options, option)}};
}

Poll pollFrom(const QJsonObject &json)
{
    const auto option = [](const QJsonObject &o) {
        return Poll::Option{o[u"title"].toString(), o[u"votes"].toInteger(-1)};
    };
    return {.localId = json[u"id"].toString(),
        .expiresAt = json[u"expires"].toInteger(),
        .expired = json[u"expired"].toBool(),
        .multiple = json[u"multiple"].toBool(),
        .votes = json[u"votes"].toInteger(),
        .voters = json[u"voters"].toInteger(-1),
        .options = fromArray<Poll::Option>(json[u"options"], option)};
}

QJsonObject toJson(const Card &card)
{
    return {{u"url"_s, card.url}, {u"title"_s, card.title}, {u"description"_s, card.description},
        {u"provider"_s, card.provider}, {u"author"_s, card.author}, {u"image"_s, card.image},
        {u"width"_s, card.width}, {u"height"_s, card.height}};
}

Card cardFrom(const QJsonObject &json)
{
    return {.url = json[u"url"].toString(),
        .title = json[u"title"].toString(),
        .description = json[u"description"].toString(),
        .provider = json[u"provider"].toString(),
        .author = json[u"author"].toString(),
        .image = json[u"image"].toString(),
        .width = json[u"width"].toInt(),
        .height = json[u"height"].toInt()};
}

QJsonObject toJson(const Reaction &reaction)
{
    return {{u"name"_s, reaction.name}, {u"url"_s, reaction.url}, {u"static"_s, reaction.staticUrl},
        {u"count"_s, reaction.count}};
}

Reaction reactionFrom(const QJsonObject &json)
{
    return {.name = json[u"name"].toString(),
        .url = json[u"url"].toString(),
        .staticUrl = json[u"static"].toString(),
        .count = json[u"count"].toInteger()};
}

QString compact(const QJsonDocument &document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QString jsonToText(const QJsonObject &json)
{
    return json.isEmpty() ? QString() : compact(QJsonDocument(json));
}

QJsonObject extraJson(const Post &post)
{
    QJsonObject json;
    // Absent where empty: most posts have none of these, and there are a million of them.
    if (!post.media.empty()) {
        json[u"media"_s] = toArray(post.media, [](const Media &m) { return toJson(m); });
    }
    if (post.poll) {
        json[u"poll"_s] = toJson(*post.poll);
    }
    if (post.card) {
        json[u"card"_s] = toJson(*post.card);
    }
    if (!post.mentions.empty()) {
        json[u"mentions"_s] = toArray(post.mentions, [](const Mention &m) {
            return QJsonObject{{u"acct"_s, m.acct}, {u"url"_s, m.url}};
        });
    }
    if (!post.tags.empty()) {
        json[u"tags"_s] = toArray(post.tags, [](const Hashtag &t) {
            return QJsonObject{{u"name"_s, t.name}, {u"url"_s, t.url}};
        });
    }
    if (!post.emojis.empty()) {
        json[u"emojis"_s] = toArray(post.emojis, [](const CustomEmoji &e) { return toJson(e); });
    }
    if (!post.channel.isEmpty()) {
        json[u"channel"_s] = post.channel;
    }
    if (!post.channelId.isEmpty()) {
        json[u"channelId"_s] = post.channelId;
    }
    if (const QString accepted = word(post.reactionAcceptance); !accepted.isEmpty()) {
        json[u"accepted"_s] = accepted;
    }
    return json;
}

/// As it is kept there, or not at all.
void takeOver(QJsonObject &json, const QString &key, const QJsonObject &kept)
{
    if (const QJsonValue value = kept[key]; !value.isUndefined()) {
        json[key] = value;
    } else {
        json.remove(key);
    }
}

} // namespace

QString extraOf(const Post &post)
{
    return jsonToText(extraJson(post));
}

QString extraWith(const Post &post, const QString &kept)
{
    const bool hasMore = kept.contains("\"card\":{"_L1) || kept.contains("\"channel\":"_L1)
        || kept.contains("\"accepted\":"_L1);
    const bool saysAll = post.card && !post.channel.isEmpty();
    if (!hasMore || saysAll) {
        return extraOf(post);
    }
    const QJsonObject before = QJsonDocument::fromJson(kept.toUtf8()).object();
    QJsonObject json = extraJson(post);
    // Where there are media no server shows a preview.
    if (!post.card && post.media.empty()) {
        takeOver(json, u"card"_s, before);
    }
    if (post.bodyKind != Post::Body::Mfm) { // only a Misskey knows of these
        for (const QString &key : {u"channel"_s, u"channelId"_s, u"accepted"_s}) {
            takeOver(json, key, before);
        }
    }
    return jsonToText(json);
}

/// No other object in the text has a member of that name, and within a string quotes are escaped:
/// it stands there for media alone, whatever anybody wrote.
bool hasMedia(CacheTx &tx, qint64 post)
{
    Loan row = tx.db.prepare("SELECT instr(extra, '\"media\":[') > 0 FROM post WHERE id = ?");
    return row.bind(1, post).step() && row.flag(0);
}

void readExtra(const QString &text, Post &post)
{
    if (text.isEmpty()) {
        return;
    }
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    post.media = fromArray<Media>(json[u"media"], mediaFrom);
    if (json.contains(u"poll")) {
        post.poll = pollFrom(json[u"poll"].toObject());
    }
    if (json.contains(u"card")) {
        post.card = cardFrom(json[u"card"].toObject());
    }
    post.mentions = fromArray<Mention>(json[u"mentions"], [](const QJsonObject &m) {
        return Mention{m[u"acct"].toString(), m[u"url"].toString()};
    });
    post.tags = fromArray<Hashtag>(json[u"tags"], [](const QJsonObject &t) {
        return Hashtag{t[u"name"].toString(), t[u"url"].toString()};
    });
    post.emojis = fromArray<CustomEmoji>(json[u"emojis"], emojiFrom);
    post.channel = json[u"channel"].toString();
    post.channelId = json[u"channelId"].toString();
    post.reactionAcceptance = reactionAcceptance(json[u"accepted"].toString());
}

QString reactionsToText(const std::vector<Reaction> &reactions)
{
    if (reactions.empty()) {
        return {};
    }
    return compact(QJsonDocument(toArray(reactions, [](const Reaction &r) { return toJson(r); })));
}

std::vector<Reaction> reactionsFromText(const QString &json)
{
    if (json.isEmpty()) {
        return {};
    }
    return fromArray<Reaction>(QJsonDocument::fromJson(json.toUtf8()).array(), reactionFrom);
}

QString namesToText(const QStringList &names)
{
    return names.isEmpty() ? QString() : compact(QJsonDocument(QJsonArray::fromStringList(names)));
}

QStringList namesFromText(const QString &json)
{
    QStringList names;
    if (!json.isEmpty()) {
        const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
        for (const auto &name : array) {
            names << name.toString();
        }
    }
    return names;
}

QString emojisToText(const std::vector<CustomEmoji> &emojis)
{
    if (emojis.empty()) {
        return {};
    }
    return compact(QJsonDocument(toArray(emojis, [](const CustomEmoji &e) { return toJson(e); })));
}

std::vector<CustomEmoji> emojisFromText(const QString &json)
{
    if (json.isEmpty()) {
        return {};
    }
    return fromArray<CustomEmoji>(QJsonDocument::fromJson(json.toUtf8()).array(), emojiFrom);
}

QString fieldsToText(const std::optional<std::vector<ActorField>> &fields)
{
    if (!fields) {
        return {};
    }
    const auto toJson = [](const ActorField &field) {
        QJsonObject json{{u"name"_s, field.name}, {u"value"_s, field.value}};
        if (field.verified) {
            json.insert(u"verified"_s, true);
        }
        return json;
    };
    return fields->empty() ? u"[]"_s : compact(QJsonDocument(toArray(*fields, toJson)));
}

std::optional<std::vector<ActorField>> fieldsFromText(const QString &json)
{
    if (json.isEmpty()) {
        return {};
    }
    const auto read = [](const QJsonObject &field) {
        return ActorField{.name = field[u"name"].toString(),
            .value = field[u"value"].toString(),
            .verified = field[u"verified"].toBool()};
    };
    return fromArray<ActorField>(QJsonDocument::fromJson(json.toUtf8()).array(), read);
}

} // namespace asterism::store
