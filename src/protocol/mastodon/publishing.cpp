// SPDX-License-Identifier: GPL-3.0-or-later

// New posts and changed ones: POST /api/v1/statuses, PUT /api/v1/statuses/:id and
// /api/v1/statuses/:id/source (docs.joinmastodon.org/methods/statuses)
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"
#include "protocol/mastodon/postfields.h"
#include "protocol/mastodon/status.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

bool isWorded(const QString &text)
{
    return !text.trimmed().isEmpty();
}

/// Mastodon and Pleroma refuse a poll without words, GoToSocial does not.
bool lacksContent(const Capabilities &can, const PostText &text)
{
    return !isWorded(text.text) && text.media.isEmpty()
        && (text.poll.choices.isEmpty() || !can.pollAlone);
}

/// Its id alone would be left out unseen.
bool hasUnsentMedia(const PostText &text)
{
    return mediaIds(text).size() < text.media.size();
}

// Whoever writes was told before what the server does not take (sync/posttaking.h). Here is the
// last word on what comes out of the outbox, perhaps days later, when the server may be another and
// an answer's post must have been found there. Numbers are for the server to judge.

/// Why a text cannot be sent there as it is meant; empty: it can.
QString whyUnsendable(const Capabilities &can, const Outgoing &post)
{
    const PostText &text = post.text;
    if (lacksContent(can, text)) {
        return text.poll.choices.isEmpty() ? Words::tr("there is nothing in it")
                                           : Words::tr("a poll needs a text there");
    }
    if (!text.warning.isEmpty() && !can.warnings) {
        return Words::tr("this server takes no content warnings");
    }
    if (!text.media.isEmpty() && !can.media) {
        return Words::tr("this server takes no files");
    }
    return hasUnsentMedia(text) ? Words::tr("its files must be sent there first") : QString();
}

/// What may be together, and whom a poll may be for.
QString whyNoPoll(const Capabilities &can, const Outgoing &post)
{
    const PostText &text = post.text;
    if (!can.polls) {
        return Words::tr("this server takes no polls");
    }
    if (text.poll.choices.size() < 2 || !std::ranges::all_of(text.poll.choices, isWorded)) {
        return Words::tr("a poll needs two choices, and words in each");
    }
    if (!text.media.isEmpty() && !can.pollWithMedia) {
        return Words::tr("this server takes a poll or files, not both");
    }
    const bool open = text.visibility == Visibility::Public && post.replyToLocalId.isEmpty();
    return can.pollsOpenOnly && !open
        ? Words::tr("on this server a poll is for everybody, and answers nobody")
        : QString();
}

QString whyNoQuote(const Capabilities &can, const PostText &text)
{
    if (!can.quotes) {
        return Words::tr("this server takes no posts that quote");
    }
    const bool bare = text.media.isEmpty() && text.poll.choices.isEmpty();
    return bare || can.quoteWithMedia
        ? QString()
        : Words::tr("on this server a post that quotes has neither files nor a poll");
}

/// Whether it would come out otherwise than it is meant when its time comes.
QString whyNotKept(const Capabilities &can, const PostText &text)
{
    // As far ahead as may be: when the server is told is not known here.
    return keepsUntilItsTime(can, text, 0)
        ? QString()
        : Words::tr("this server does not keep such a post until its time");
}

/// Who has a word for it has but one: such a post is for everybody there (Pleroma:
/// web/activity_pub/visibility.ex).
QString whyNotLocal(const Capabilities &can, const PostText &text)
{
    const bool stays = text.localOnly || text.visibility == Visibility::Local;
    if (stays && !can.localOnly) {
        return Words::tr("this server keeps no posts for itself");
    }
    const bool narrow = text.localOnly && text.visibility != Visibility::Local;
    return narrow && !can.localOnlyByName
        ? Words::tr("this server keeps posts for itself only for everybody there")
        : QString();
}

/// What only a new post can be.
QString whyNoNewPost(const Capabilities &can, const Outgoing &post)
{
    const PostText &text = post.text;
    const bool wordsAlone = text.media.isEmpty() && post.replyToLocalId.isEmpty();
    if (wordsAlone && !can.publishes) {
        return Words::tr("this server takes new posts only with pictures");
    }
    if (const QString why = whyNotLocal(can, text); !why.isEmpty()) {
        return why;
    }
    const bool unresolved = (post.replyToLocalId.isEmpty() && !text.replyTo.isEmpty())
        || (post.quoteLocalId.isEmpty() && !text.quote.isEmpty());
    return unresolved ? Words::tr("the post that it is about must be looked up there first")
                      : QString();
}

/// The first of all that speaks against it.
QString whyNotPublish(const Capabilities &can, const Outgoing &post)
{
    QString why = whyUnsendable(can, post);
    if (why.isEmpty() && !post.quoteLocalId.isEmpty()) {
        why = whyNoQuote(can, post.text);
    }
    if (why.isEmpty()) {
        why = whyNoNewPost(can, post);
    }
    if (why.isEmpty() && !post.text.poll.choices.isEmpty()) {
        why = whyNoPoll(can, post);
    }
    if (why.isEmpty() && post.text.scheduledAt > 0) {
        why = whyNotKept(can, post.text);
    }
    return why;
}

Error unsendable(const Instance &instance, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = instance.host, .detail = why};
}

void setJson(Request &request, const QJsonObject &fields)
{
    request.body = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    request.headers.emplaceBack("Content-Type", "application/json");
}

} // namespace

Result<Request> MastodonFamily::publish(
    const Instance &instance, const Outgoing &post, const QString &key) const
{
    const Capabilities can = capabilities(instance);
    if (const QString why = whyNotPublish(can, post); !why.isEmpty()) {
        return unsendable(instance, why);
    }
    Request request = postRequest(instance, u"v1/statuses"_s, newPostFields(can, post));
    if (can.idempotency && !key.isEmpty()) {
        request.headers.append({"Idempotency-Key", key.toUtf8()});
    }
    return request;
}

Result<TimelineItem> MastodonFamily::decodePublished(
    const Instance &instance, const Response &response) const
{
    const auto status = json::objectAnswer(response, instance.host, false);
    if (!status) {
        return status.error();
    }
    auto post = postFromJson(*status, instance, true);
    return post ? Result<TimelineItem>(rowOf(std::move(*post))) : post.error();
}

Result<Request> MastodonFamily::edit(
    const Instance &instance, const QString &localId, const Outgoing &post) const
{
    const Capabilities can = capabilities(instance);
    const QString why =
        can.edits ? whyUnsendable(can, post) : Words::tr("this server changes no posts");
    if (!why.isEmpty()) {
        return unsendable(instance, why);
    }
    Request request = get(instance, u"v1/statuses/"_s + segment(localId));
    request.method = "PUT";
    const QJsonObject fields = changedPostFields(can, post, instance.posting.pollSecondsLeast);
    if (can.editsAsJson) {
        setJson(request, fields);
    } else {
        setFields(request, instance, fields);
    }
    return request;
}

Result<Request> MastodonFamily::source(const Instance &instance, const QString &localId) const
{
    return capabilities(instance).source
        ? Result<Request>(get(instance, u"v1/statuses/"_s + segment(localId) + u"/source"_s))
        : unsendable(instance, Words::tr("this server does not tell that"));
}

Result<PostSource> MastodonFamily::decodeSource(
    const Instance &instance, const Response &response) const
{
    const auto told = json::objectAnswer(response, instance.host, false);
    if (!told) {
        return told.error();
    }
    if (!(*told)["text"_L1].isString()) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    // As Pleroma, GoToSocial, glitch-soc and Mitra tell it.
    const auto format = formatOf(json::text(*told, "content_type"_L1));
    return PostSource{.text = json::verbatim(*told, "text"_L1),
        .warning = json::text(*told, "spoiler_text"_L1),
        .format = format.value_or(TextFormat::Plain)};
}

Result<Audience> MastodonFamily::decodeAudience(
    const Instance &instance, const Response &response) const
{
    const auto status = json::objectAnswer(response, instance.host, false);
    return status ? Result<Audience>(audienceOf(*status)) : status.error();
}

} // namespace asterism::mastodon
