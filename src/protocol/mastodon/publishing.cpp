// SPDX-License-Identifier: GPL-3.0-or-later

// New posts and changed ones: POST /api/v1/statuses, PUT /api/v1/statuses/:id and
// /api/v1/statuses/:id/source (docs.joinmastodon.org/methods/statuses)
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/directtext.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"
#include "protocol/mastodon/status.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// Why a text cannot be sent there as it is meant; empty: it can.
QString whyUnsendable(const Capabilities &can, const Outgoing &post)
{
    const PostText &text = post.text;
    if (text.text.trimmed().isEmpty() && text.media.isEmpty()) {
        return Words::tr("there is nothing in it");
    }
    if (!text.warning.isEmpty() && !can.warnings) {
        return Words::tr("this server takes no content warnings");
    }
    return {};
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

/// The same of what only a new post can be.
QString whyNoNewPost(const Capabilities &can, const Outgoing &post)
{
    const PostText &text = post.text;
    const bool wordsAlone = text.media.isEmpty() && post.replyToLocalId.isEmpty();
    if (wordsAlone && !can.publishes) {
        return Words::tr("this server takes new posts only with pictures");
    }
    if (!post.quoteLocalId.isEmpty() && !can.quotes) {
        return Words::tr("this server takes no posts that quote");
    }
    if (const QString why = whyNotLocal(can, text); !why.isEmpty()) {
        return why;
    }
    const bool unresolved = (post.replyToLocalId.isEmpty() && !text.replyTo.isEmpty())
        || (post.quoteLocalId.isEmpty() && !text.quote.isEmpty());
    return unresolved ? Words::tr("the post that it is about must be looked up there first")
                      : QString();
}

Error unsendable(const Instance &instance, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = instance.host, .detail = why};
}

/// A warning covers what is below it everywhere; Pixelfed drops one without "sensitive", and so
/// does snac's edit.
bool isCovered(const PostText &text)
{
    return text.sensitive || !text.warning.isEmpty();
}

/// Of new and of changed posts.
QJsonObject textFields(const Capabilities &can, const PostText &text)
{
    QJsonObject fields{{u"status"_s, directText(text)}, {u"sensitive"_s, isCovered(text)}};
    if (!text.language.isEmpty()) {
        fields.insert(u"language"_s, text.language);
    }
    if (can.warningIsTitle && !text.warning.isEmpty()) {
        fields.insert(u"friendica"_s, QJsonObject{{u"title"_s, QString()}});
    }
    return fields;
}

void addQuote(QJsonObject &fields, const Capabilities &can, const Outgoing &post)
{
    if (!post.quoteLocalId.isEmpty() && !can.quoteName.isEmpty()) {
        fields.insert(QString(can.quoteName), post.quoteLocalId);
    }
}

/// A server that knows no "local_only" makes a public post of it, so only those get one that do.
/// GoToSocial called it "federated" before 0.17 (internal/api/model/status.go).
void addVisibility(QJsonObject &fields, const Capabilities &can, const PostText &text)
{
    const bool local = text.visibility == Visibility::Local;
    const bool byName = (local || text.localOnly) && can.localOnlyByName;
    fields.insert(u"visibility"_s, word(byName && local ? Visibility::Public : text.visibility));
    if (byName) {
        fields.insert(u"local_only"_s, true);
        fields.insert(u"federated"_s, false);
    }
}

QJsonObject newFields(const Capabilities &can, const Outgoing &post)
{
    const PostText &text = post.text;
    QJsonObject fields = textFields(can, text);
    addVisibility(fields, can, text);
    addQuote(fields, can, post);
    if (!text.warning.isEmpty()) {
        fields.insert(u"spoiler_text"_s, text.warning);
    }
    if (!post.replyToLocalId.isEmpty()) {
        fields.insert(u"in_reply_to_id"_s, post.replyToLocalId);
    }
    if (!text.media.isEmpty()) {
        fields.insert(u"media_ids"_s, QJsonArray::fromStringList(mediaIds(text)));
    }
    if (can.plainByName) {
        fields.insert(u"content_type"_s, u"text/plain"_s);
    }
    return fields;
}

/// What is left out of an edit goes: its warning and its media here, a poll wherever there is one
/// (Mastodon: app/services/update_status_service.rb), and on Mitra a quote. What kind of text it is
/// stays, where the server knows kinds.
QJsonObject editFields(const Capabilities &can, const Outgoing &post)
{
    QJsonObject fields = textFields(can, post.text);
    fields.insert(u"spoiler_text"_s, post.text.warning);
    fields.insert(u"media_ids"_s, QJsonArray::fromStringList(mediaIds(post.text)));
    addQuote(fields, can, post);
    return fields;
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
    QString why = whyUnsendable(can, post);
    if (why.isEmpty()) {
        why = whyNoNewPost(can, post);
    }
    if (!why.isEmpty()) {
        return unsendable(instance, why);
    }
    Request request = postRequest(instance, u"v1/statuses"_s, newFields(can, post));
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
    const QJsonObject fields = editFields(can, post);
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
    return PostSource{json::verbatim(*told, "text"_L1), json::text(*told, "spoiler_text"_L1)};
}

Result<Audience> MastodonFamily::decodeAudience(
    const Instance &instance, const Response &response) const
{
    const auto status = json::objectAnswer(response, instance.host, false);
    return status ? Result<Audience>(audienceOf(*status)) : status.error();
}

} // namespace asterism::mastodon
