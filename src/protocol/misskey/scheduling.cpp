// SPDX-License-Identifier: GPL-3.0-or-later

// What waits at the server for its time. Misskey has drafts with a time, since 2025.10:
// notes/drafts/* (Misskey: endpoints/notes/drafts, core/NoteDraftService.ts); one that could not be
// posted stays among them. Sharkey has notes/schedule/* (Sharkey: endpoints/notes/schedule), where
// nothing can be changed. What is kept there comes from MisskeyFamily::publish().
#include "base/clock.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/parts.h"
#include "protocol/misskey/refusals.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

using Scheduling = Capabilities::Scheduling;

constexpr qint64 largestSchedules = 8 * 1024 * 1024; // each with what it answers and quotes
constexpr int mostFilesOfDraft = 16;

Scheduling schedulingAt(const Instance &instance)
{
    return capabilities(instance).scheduling;
}

/// That post it does not keep, whatever it did with others: of some roles it keeps none, and of
/// most no more than a few. Whoever signed in before Asterism asked for that may not, either.
bool keepsNoMore(const QString &code)
{
    static const QSet<QString> codes{u"TOO_MANY_SCHEDULED_NOTES"_s, u"SCHEDULE_NOTE_MAX"_s,
        u"TOO_MANY_DRAFTS"_s, u"ROLE_PERMISSION_DENIED"_s, u"PERMISSION_DENIED"_s};
    return codes.contains(code);
}

/// Sharkey answers with an empty text.
bool saysNothing(const Response &response)
{
    const QByteArray body = response.body.trimmed();
    return response.isOk() && (body.isEmpty() || body == "\"\"");
}

QList<Attachment> filesOf(const QJsonObject &draft)
{
    QList<Attachment> files;
    for (const QJsonValue file : json::array(draft, "files"_L1, mostFilesOfDraft)) {
        files << attachmentFromJson(file.toObject());
    }
    return files;
}

PostText postOfDraft(const QJsonObject &draft, qint64 at)
{
    PostText post;
    post.text = json::verbatim(draft, "text"_L1);
    post.warning = json::verbatim(draft, "cw"_L1);
    const Audience audience = audienceOfNote(draft);
    post.visibility = audience.visibility;
    post.localOnly = audience.localOnly;
    post.media = filesOf(draft);
    post.sensitive = std::ranges::any_of(post.media, &Attachment::sensitive);
    post.poll = pollTextFromJson(json::object(draft, "poll"_L1), at);
    post.scheduledAt = at;
    return post;
}

ScheduledPost scheduledFrom(const QString &id, const QJsonObject &draft, qint64 at)
{
    return {.id = id,
        .at = at,
        .post = postOfDraft(draft, at),
        .replyToLocalId = json::text(draft, "replyId"_L1),
        .quoteLocalId = json::text(draft, "renoteId"_L1)};
}

/// A draft, whose time is one to be posted at only where it says so.
ScheduledPost fromDraft(const QJsonObject &row)
{
    const bool waits = json::truth(row, "isActuallyScheduled"_L1);
    const qint64 at = waits ? json::count(row, "scheduledAt"_L1, 0) : 0;
    return scheduledFrom(json::text(row, "id"_L1), row, at);
}

/// Sharkey's: the note stands in it.
ScheduledPost fromSchedule(const QJsonObject &row)
{
    const qint64 at = std::max<qint64>(parseIsoTime(json::text(row, "scheduledAt"_L1)), 0);
    return scheduledFrom(json::text(row, "id"_L1), json::object(row, "note"_L1), at);
}

} // namespace

Result<QString> MisskeyFamily::decodeScheduledId(
    const Instance &instance, const Response &response) const
{
    if (saysNothing(response) && schedulingAt(instance) == Scheduling::Sharkey) {
        return QString();
    }
    const auto made = objectAnswer(response, instance.host, false);
    if (!made) {
        Error error = errorOfChange(instance, made.error(), response);
        error.kind = keepsNoMore(errorCode(response)) ? ErrorKind::Usage : error.kind;
        return error;
    }
    const QString id = json::text(json::object(*made, "createdDraft"_L1), "id"_L1);
    return id.isEmpty() ? Result<QString>(json::badAnswer(
               instance.host, Words::tr("the answer has an unknown form"), response.status))
                        : id;
}

Result<Request> MisskeyFamily::scheduledPosts(const Instance &instance, const PageSpec &spec) const
{
    const Scheduling scheduling = schedulingAt(instance);
    if (scheduling != Scheduling::Misskey && scheduling != Scheduling::Sharkey) {
        return noSuchCall(instance);
    }
    Request request = scheduling == Scheduling::Misskey
        ? ask(instance, u"notes/drafts/list"_s, withSpec({{u"scheduled"_s, true}}, spec))
        : ask(instance, u"notes/schedule/list"_s, withSpec({}, spec));
    request.maxBytes = largestSchedules;
    return request;
}

Result<std::vector<ScheduledPost>> MisskeyFamily::decodeScheduledPosts(
    const Instance &instance, const Response &response) const
{
    const auto rows = arrayAnswer(response, instance.host, false);
    if (!rows) {
        return errorOfChange(instance, rows.error(), response);
    }
    const auto read = schedulingAt(instance) == Scheduling::Sharkey ? fromSchedule : fromDraft;
    std::vector<ScheduledPost> posts;
    for (qsizetype i = 0; i < rows->size() && i < mostRows; ++i) {
        ScheduledPost post = read(rows->at(i).toObject());
        if (!post.id.isEmpty()) {
            posts.push_back(std::move(post));
        }
    }
    return posts;
}

/// Of a draft only what is told changes, but for a poll's end at a fixed time, which Asterism never
/// asks for: that is lost.
Result<Request> MisskeyFamily::reschedule(
    const Instance &instance, const QString &id, qint64 at) const
{
    switch (schedulingAt(instance)) {
    case Scheduling::Misskey:
        return tell(instance, u"notes/drafts/update"_s,
            {{u"draftId"_s, id}, {u"scheduledAt"_s, at}, {u"isActuallyScheduled"_s, true}});
    case Scheduling::Sharkey:
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server gives no post that waits another time: take it back "
                                "and write it anew")};
    default:
        return noSuchCall(instance);
    }
}

Result<Request> MisskeyFamily::unschedule(const Instance &instance, const QString &id) const
{
    switch (schedulingAt(instance)) {
    case Scheduling::Misskey:
        return tell(instance, u"notes/drafts/delete"_s, {{u"draftId"_s, id}});
    case Scheduling::Sharkey:
        return tell(instance, u"notes/schedule/delete"_s, {{u"noteId"_s, id}});
    default:
        return noSuchCall(instance);
    }
}

Result<Done> MisskeyFamily::decodeRescheduled(
    const Instance &instance, const Response &response) const
{
    const auto changed = objectAnswer(response, instance.host, false);
    return changed ? Result<Done>(Done())
                   : Result<Done>(errorOfChange(instance, changed.error(), response));
}

} // namespace asterism::misskey
