// SPDX-License-Identifier: GPL-3.0-or-later

// What a server keeps until its time: /api/v1/scheduled_statuses
// (docs.joinmastodon.org/methods/scheduled_statuses, entities/ScheduledStatus)
#include "base/clock.h"
#include "base/log.h"
#include "protocol/attachments.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/cursors.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"
#include "protocol/mastodon/quote.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int mostScheduled = 40; // of one page
constexpr size_t mostScheduledRows = 400; // no server keeps more than 300
constexpr qint64 longestPollSeconds = 10LL * 365 * 86'400;

const QString scheduledPath = u"v1/scheduled_statuses"_s;

bool keepsPosts(const Instance &instance)
{
    return capabilities(instance).scheduling == Capabilities::Scheduling::Mastodon;
}

Error keepsNothing(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server keeps no posts until their time")};
}

Request ofScheduled(const Instance &instance, const QString &id, const QByteArray &method)
{
    Request request = get(instance, scheduledPath + u'/' + segment(id));
    request.method = method;
    return request;
}

PollText scheduledPoll(const QJsonObject &told)
{
    PollText poll;
    for (const QJsonValue choice : json::array(told, "options"_L1, mostPollChoices)) {
        poll.choices << choice.toString();
    }
    if (poll.choices.isEmpty()) {
        return {};
    }
    poll.multiple = json::truth(told, "multiple"_L1);
    poll.hideTotals = json::truth(told, "hide_totals"_L1);
    const qint64 seconds = json::count(told, "expires_in"_L1, 0);
    poll.seconds = seconds <= longestPollSeconds ? seconds : 0;
    return poll;
}

/// Whole, or by their ids alone.
QList<Attachment> scheduledMedia(const QJsonObject &row, const QJsonObject &params)
{
    QList<Attachment> media;
    for (const Media &one : mediaFromJson(json::array(row, "media_attachments"_L1))) {
        if (!one.id.isEmpty()) {
            media << attachmentOf(one);
        }
    }
    if (!media.isEmpty()) {
        return media;
    }
    for (const QJsonValue id : json::array(params, "media_ids"_L1, mostAttachments)) {
        const QString text = json::text({{u"id"_s, id}}, "id"_L1);
        if (!text.isEmpty()) {
            media << Attachment{.id = text};
        }
    }
    return media;
}

/// Where nothing is said the account's own settings decide, which are not known here.
Visibility scheduledVisibility(const QJsonObject &params)
{
    const QString told = json::text(params, "visibility"_L1);
    if (json::truth(params, "local_only"_L1)) {
        return Visibility::Local;
    }
    return told.isEmpty() ? Visibility::Public : visibility(told);
}

/// Each software calls it as it does in new posts.
QString quotedIn(const QJsonObject &params)
{
    const QString quoted = json::text(params, "quoted_status_id"_L1);
    return quoted.isEmpty() ? json::text(params, "quote_id"_L1) : quoted;
}

ScheduledPost keptFrom(const QJsonObject &row)
{
    const QJsonObject params = json::object(row, "params"_L1);
    ScheduledPost scheduled;
    scheduled.id = json::text(row, "id"_L1);
    scheduled.at = parseIsoTime(json::text(row, "scheduled_at"_L1));
    scheduled.replyToLocalId = json::text(params, "in_reply_to_id"_L1);
    scheduled.quoteLocalId = quotedIn(params);
    PostText &post = scheduled.post;
    post.text = json::verbatim(params, "text"_L1);
    post.warning = json::text(params, "spoiler_text"_L1);
    post.visibility = scheduledVisibility(params);
    post.quotes = policyTold(json::text(params, "quote_approval_policy"_L1));
    post.language = json::text(params, "language"_L1);
    post.sensitive = json::truth(params, "sensitive"_L1);
    post.media = scheduledMedia(row, params);
    post.poll = scheduledPoll(json::object(params, "poll"_L1));
    const auto format = formatOf(json::text(params, "content_type"_L1));
    post.format = format.value_or(TextFormat::Plain);
    post.scheduledAt = scheduled.at;
    return scheduled;
}

} // namespace

Result<QString> MastodonFamily::decodeScheduledId(
    const Instance &instance, const Response &response) const
{
    const auto told = json::objectAnswer(response, instance.host, false);
    if (!told) {
        return told.error();
    }
    const ScheduledPost scheduled = keptFrom(*told);
    if (scheduled.id.isEmpty() || scheduled.at <= 0) {
        const bool posted = !json::text(*told, "uri"_L1).isEmpty();
        return json::badAnswer(instance.host,
            posted ? Words::tr("it was posted at once")
                   : Words::tr("the answer has an unknown form"),
            response.status);
    }
    return scheduled.id;
}

Result<Request> MastodonFamily::scheduledPosts(const Instance &instance, const PageSpec &spec) const
{
    if (!keepsPosts(instance)) {
        return keepsNothing(instance);
    }
    QUrlQuery query;
    addSpec(query, spec, mostScheduled);
    return get(instance, scheduledPath, query);
}

Result<std::vector<ScheduledPost>> MastodonFamily::decodeScheduledPosts(
    const Instance &instance, const Response &response) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    std::vector<ScheduledPost> posts;
    for (const QJsonValue row : *rows) {
        ScheduledPost post = keptFrom(row.toObject());
        if (post.id.isEmpty() || post.at <= 0 || !isBounded(post.post)) {
            qCWarning(logProtocol) << "row skipped:" << instance.host << "no scheduled post";
        } else if (posts.size() < mostScheduledRows) {
            posts.push_back(std::move(post));
        }
    }
    return posts;
}

Result<Request> MastodonFamily::reschedule(
    const Instance &instance, const QString &id, qint64 at) const
{
    if (!keepsPosts(instance)) {
        return keepsNothing(instance);
    }
    Request request = ofScheduled(instance, id, "PUT");
    setFields(request, instance, {{u"scheduled_at"_s, isoTime(at)}});
    return request;
}

Result<Request> MastodonFamily::unschedule(const Instance &instance, const QString &id) const
{
    return keepsPosts(instance) ? Result<Request>(ofScheduled(instance, id, "DELETE"))
                                : keepsNothing(instance);
}

/// What was taken away is answered with itself or with nothing.
Result<Done> MastodonFamily::decodeRescheduled(
    const Instance &instance, const Response &response) const
{
    if (response.isOk() && response.body.trimmed().isEmpty()) {
        return Done{};
    }
    const auto told = json::objectAnswer(response, instance.host, false);
    return told ? Result<Done>(Done{}) : told.error();
}

} // namespace asterism::mastodon
