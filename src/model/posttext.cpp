// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/posttext.h"

#include "model/jsonparts.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

// A server takes much less of each; what is longer was never meant for one.
constexpr qsizetype longestPostText = 500'000;
constexpr qsizetype longestPostLine = 4096; ///< uris, accts, ids, names, a warning
constexpr qsizetype mostPeopleNamed = 1000;

struct FormatName {
    TextFormat format;
    const char *word;
    const char *type;
};

constexpr std::array formatNames{
    FormatName{TextFormat::Plain, "plain", "text/plain"},
    FormatName{TextFormat::Markdown, "markdown", "text/markdown"},
    FormatName{TextFormat::Mfm, "mfm", "text/x.misskeymarkdown"},
    FormatName{TextFormat::Html, "html", "text/html"},
    FormatName{TextFormat::Bbcode, "bbcode", "text/bbcode"},
};

QJsonObject attachmentToJson(const Attachment &one)
{
    QJsonObject json;
    putText(json, u"file"_s, one.file);
    putText(json, u"name"_s, one.name);
    putText(json, u"type"_s, one.type);
    putNumber(json, u"bytes"_s, one.bytes);
    if (!one.size.isEmpty()) {
        json.insert(u"size"_s, QJsonArray{one.size.width(), one.size.height()});
    }
    putTruth(json, u"moves"_s, one.moves);
    putText(json, u"description"_s, one.description);
    if (!one.focus.isNull()) {
        json.insert(u"focus"_s, QJsonArray{one.focus.x(), one.focus.y()});
    }
    putText(json, u"id"_s, one.id);
    putNumber(json, u"sentAt"_s, one.sentAt);
    putText(json, u"preview"_s, one.preview);
    putTruth(json, u"changed"_s, one.changed);
    putTruth(json, u"sensitive"_s, one.sensitive);
    return json;
}

Attachment attachmentFromJson(const QJsonObject &json)
{
    const QJsonArray size = json["size"_L1].toArray();
    const QJsonArray focus = json["focus"_L1].toArray();
    return {.file = json["file"_L1].toString(),
        .name = json["name"_L1].toString(),
        .type = json["type"_L1].toString(),
        .bytes = json["bytes"_L1].toInteger(),
        .size = size.isEmpty() ? QSize() : QSize(size.at(0).toInt(), size.at(1).toInt()),
        .moves = json["moves"_L1].toBool(),
        .description = json["description"_L1].toString(),
        .focus = QPointF(focus.at(0).toDouble(), focus.at(1).toDouble()),
        .id = json["id"_L1].toString(),
        .sentAt = json["sentAt"_L1].toInteger(),
        .preview = json["preview"_L1].toString(),
        .changed = json["changed"_L1].toBool(),
        .sensitive = json["sensitive"_L1].toBool()};
}

QJsonObject pollToJson(const PollText &poll)
{
    QJsonObject json;
    putTexts(json, u"choices"_s, poll.choices);
    putTruth(json, u"multiple"_s, poll.multiple);
    putTruth(json, u"hideTotals"_s, poll.hideTotals);
    putNumber(json, u"seconds"_s, poll.seconds, PollText().seconds);
    putNumber(json, u"endsAt"_s, poll.endsAt);
    return json;
}

PollText pollFromJson(const QJsonObject &json)
{
    return {.choices = textsOf(json["choices"_L1]),
        .multiple = json["multiple"_L1].toBool(),
        .hideTotals = json["hideTotals"_L1].toBool(),
        .seconds = json["seconds"_L1].toInteger(PollText().seconds),
        .endsAt = json["endsAt"_L1].toInteger()};
}

/// It gets an id while it is sent, and keeps its name here.
bool isSameFile(const Attachment &one, const Attachment &other)
{
    const bool same =
        one.file.isEmpty() || other.file.isEmpty() ? one.id == other.id : one.file == other.file;
    return same && one.description == other.description && one.focus == other.focus
        && one.sensitive == other.sensitive;
}

QList<Attachment> mediaFromJson(const QJsonObject &json)
{
    QList<Attachment> media;
    for (const QString &id : textsOf(json["mediaIds"_L1])) { // as they were kept once
        media.append(Attachment{.id = id});
    }
    for (const QJsonValue one : json["media"_L1].toArray()) {
        media.append(attachmentFromJson(one.toObject()));
    }
    return media;
}

bool areLines(const QStringList &texts)
{
    return std::ranges::all_of(
        texts, [](const QString &text) { return text.size() <= longestPostLine; });
}

bool isWithinOne(double number)
{
    return std::isfinite(number) && number >= -1 && number <= 1;
}

/// A name that leads out of its folder was never ours.
bool isOwnFileName(const QString &file)
{
    return !file.contains(u'/') && !file.contains(u'\\') && !file.startsWith(u'.');
}

bool isBoundedAttachment(const Attachment &one)
{
    return areLines({one.file, one.name, one.type, one.id, one.preview}) && isOwnFileName(one.file)
        && one.description.size() <= longestFileDescription && one.bytes >= 0
        && isWithinOne(one.focus.x()) && isWithinOne(one.focus.y());
}

bool isBoundedPoll(const PollText &poll)
{
    return poll.choices.size() <= mostPollChoices && areLines(poll.choices) && poll.seconds >= 0
        && poll.endsAt >= 0;
}

} // namespace

QString word(TextFormat format)
{
    const auto known = std::ranges::find(formatNames, format, &FormatName::format);
    return known == formatNames.end() ? QString() : QString::fromLatin1(known->word);
}

TextFormat textFormat(const QString &word)
{
    const auto known = std::ranges::find_if(formatNames,
        [&word](const FormatName &one) { return word == QLatin1StringView(one.word); });
    return known == formatNames.end() ? TextFormat::Plain : known->format;
}

QString contentType(TextFormat format)
{
    const auto known = std::ranges::find(formatNames, format, &FormatName::format);
    return known == formatNames.end() ? QString() : QString::fromLatin1(known->type);
}

std::optional<TextFormat> formatOf(const QString &contentType)
{
    const auto known = std::ranges::find_if(formatNames, [&contentType](const FormatName &one) {
        return contentType == QLatin1StringView(one.type);
    });
    return known == formatNames.end() ? std::nullopt : std::optional(known->format);
}

Attachment unsent(Attachment one)
{
    one.id.clear();
    one.sentAt = 0;
    one.changed = false;
    return one;
}

QList<Attachment> withoutSent(QList<Attachment> media)
{
    for (Attachment &one : media) {
        if (!one.file.isEmpty()) {
            one = unsent(one);
        }
    }
    return media;
}

bool isSameContent(const PostText &one, const PostText &other)
{
    const bool words = one.text == other.text && one.warning == other.warning
        && one.language == other.language && one.format == other.format;
    const bool options = one.visibility == other.visibility && one.localOnly == other.localOnly
        && one.quotes == other.quotes && one.sensitive == other.sensitive
        && one.scheduledAt == other.scheduledAt;
    return words && options && one.poll == other.poll
        && std::ranges::equal(one.media, other.media, isSameFile);
}

QStringList mediaIds(const PostText &post)
{
    QStringList ids;
    for (const Attachment &one : post.media) {
        if (!one.id.isEmpty()) {
            ids << one.id;
        }
    }
    return ids;
}

QJsonObject toJson(const PostText &post)
{
    QJsonObject json;
    putText(json, u"text"_s, post.text);
    putText(json, u"warning"_s, post.warning);
    if (post.visibility != Visibility::Public) {
        json.insert(u"visibility"_s, word(post.visibility));
    }
    putTruth(json, u"localOnly"_s, post.localOnly);
    if (post.quotes) {
        json.insert(u"quotes"_s, word(*post.quotes));
    }
    putText(json, u"language"_s, post.language);
    putTruth(json, u"sensitive"_s, post.sensitive);
    putText(json, u"replyTo"_s, post.replyTo);
    putText(json, u"replyToUrl"_s, post.replyToUrl);
    putText(json, u"after"_s, post.after);
    putText(json, u"insteadOf"_s, post.insteadOf);
    putText(json, u"scheduledId"_s, post.scheduledId);
    putText(json, u"quote"_s, post.quote);
    putText(json, u"quoteUrl"_s, post.quoteUrl);
    QJsonArray media;
    for (const Attachment &one : post.media) {
        media.append(attachmentToJson(one));
    }
    if (!media.isEmpty()) {
        json.insert(u"media"_s, media);
    }
    putPart(json, u"poll"_s, pollToJson(post.poll));
    if (post.format != TextFormat::Plain) {
        json.insert(u"format"_s, word(post.format));
    }
    putNumber(json, u"scheduledAt"_s, post.scheduledAt);
    putTexts(json, u"to"_s, post.to);
    return json;
}

PostText postFromJson(const QJsonObject &json)
{
    const QString visible = json["visibility"_L1].toString();
    return {.text = json["text"_L1].toString(),
        .warning = json["warning"_L1].toString(),
        .visibility = visible.isEmpty() ? Visibility::Public : visibility(visible),
        .localOnly = json["localOnly"_L1].toBool(),
        .quotes = quotePolicy(json["quotes"_L1].toString()),
        .language = json["language"_L1].toString(),
        .sensitive = json["sensitive"_L1].toBool(),
        .replyTo = json["replyTo"_L1].toString(),
        .replyToUrl = json["replyToUrl"_L1].toString(),
        .after = json["after"_L1].toString(),
        .insteadOf = json["insteadOf"_L1].toString(),
        .scheduledId = json["scheduledId"_L1].toString(),
        .quote = json["quote"_L1].toString(),
        .quoteUrl = json["quoteUrl"_L1].toString(),
        .media = mediaFromJson(json),
        .poll = pollFromJson(json["poll"_L1].toObject()),
        .format = textFormat(json["format"_L1].toString()),
        .scheduledAt = json["scheduledAt"_L1].toInteger(),
        .to = textsOf(json["to"_L1])};
}

bool isBounded(const PostText &post)
{
    return post.text.size() <= longestPostText && post.media.size() <= mostAttachments
        && post.to.size() <= mostPeopleNamed && areLines(post.to)
        && areLines({post.warning, post.language, post.replyTo, post.replyToUrl, post.after,
            post.insteadOf, post.scheduledId, post.quote, post.quoteUrl})
        && std::ranges::all_of(post.media, isBoundedAttachment) && isBoundedPoll(post.poll)
        && post.scheduledAt >= 0;
}

} // namespace asterism
