// SPDX-License-Identifier: GPL-3.0-or-later

// notes/drafts/{list,create,update,delete}, which since 2025.10 may have a time at which they are
// posted (misskey: server/api/endpoints/notes/drafts, core/NoteDraftService.ts,
// core/entities/NoteDraftEntityService.ts).
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"

#include "base/clock.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

using DraftProblem = std::optional<HttpResponse>;

// As the policies tell (misskeyme.cpp).
constexpr qsizetype mostDrafts = 10;
constexpr qsizetype mostScheduled = 1;

bool isScheduled(const LaterPost &draft)
{
    return draft.params[u"isActuallyScheduled"_s].toBool();
}

/// A time in the past has no words of its own.
DraftProblem timeProblem(const MisskeyCall &call)
{
    const qint64 at = call.body[u"scheduledAt"_s].toInteger();
    return call.flag(u"isActuallyScheduled"_s) && at < call.outer.now ? call.no(internalError)
                                                                      : DraftProblem();
}

DraftProblem numberProblem(const MisskeyCall &call, const LaterPost *changed, const char *id)
{
    const auto &all = call.me().later;
    if (!changed && qsizetype(all.size()) >= mostDrafts) {
        return call.no({.message = "You cannot create drafts any more.",
            .code = "TOO_MANY_DRAFTS",
            .id = "9ee33bbe-fde3-4c71-9b51-e50492c6b9c8"});
    }
    const bool another = call.flag(u"isActuallyScheduled"_s) && !(changed && isScheduled(*changed));
    return another && std::ranges::count_if(all, isScheduled) >= mostScheduled
        ? call.no({.message = "You cannot create scheduled notes any more.",
            .code = "TOO_MANY_SCHEDULED_NOTES",
            .id = id})
        : DraftProblem();
}

QJsonValue orNull(const QJsonObject &params, const QString &name)
{
    return params.contains(name) ? params[name] : QJsonValue();
}

QJsonValue draftPoll(const QJsonObject &params)
{
    const QJsonObject poll = params[u"poll"_s].toObject();
    if (poll.isEmpty()) {
        return {};
    }
    const qint64 end = poll[u"expiresAt"_s].toInteger();
    return QJsonObject{{u"choices"_s, poll[u"choices"_s].toArray()},
        {u"multiple"_s, poll[u"multiple"_s].toBool()}, {u"expiresAt"_s, entities::timeOrNull(end)},
        {u"expiredAfter"_s, orNull(poll, u"expiredAfter"_s)}};
}

QJsonObject draftJson(const MisskeyCall &call, const LaterPost &draft)
{
    const QJsonObject &params = draft.params;
    QJsonArray files;
    for (const Picture &picture : draft.draft.pictures.value_or(std::vector<Picture>())) {
        files.append(driveFile(call.view(), picture, call.viewer()));
    }
    const QJsonValue at = params[u"scheduledAt"_s];
    return {{u"id"_s, draft.id}, {u"createdAt"_s, isoTime(draft.madeAt)},
        {u"scheduledAt"_s, at.isDouble() ? at : QJsonValue()},
        {u"isActuallyScheduled"_s, isScheduled(draft)},
        {u"userId"_s, call.world().accountId(call.outer.site, call.viewer())},
        {u"user"_s, userLite(call.view(), call.viewer())}, {u"text"_s, orNull(params, u"text"_s)},
        {u"cw"_s, orNull(params, u"cw"_s)},
        {u"visibility"_s, params[u"visibility"_s].toString(u"public"_s)},
        {u"localOnly"_s, params[u"localOnly"_s].toBool()},
        {u"reactionAcceptance"_s, orNull(params, u"reactionAcceptance"_s)},
        {u"visibleUserIds"_s, params[u"visibleUserIds"_s].toArray()},
        {u"hashtag"_s, orNull(params, u"hashtag"_s)},
        {u"fileIds"_s, params[u"fileIds"_s].toArray()}, {u"files"_s, files},
        {u"replyId"_s, orNull(params, u"replyId"_s)},
        {u"renoteId"_s, orNull(params, u"renoteId"_s)},
        {u"channelId"_s, orNull(params, u"channelId"_s)}, {u"poll"_s, draftPoll(params)}};
}

/// What a draft's fields make of it. Whatever is kept knows no token.
void fill(const MisskeyCall &call, LaterPost &draft)
{
    draft.params = call.body;
    draft.params.remove(u"i"_s);
    draft.params.remove(u"draftId"_s);
    draft.draft = wantedNote(call);
    draft.at = isScheduled(draft) ? call.body[u"scheduledAt"_s].toInteger() : 0;
    const qint64 end = call.body[u"poll"_s][u"expiresAt"_s].toInteger();
    if (draft.draft.poll && end > draft.at && draft.at > 0) {
        draft.draft.poll->lastsMs = end - draft.at; // it does not run before
    }
}

/// What is not named stays as it was, but for the time, which is then none.
QJsonObject mergedFields(const QJsonObject &before, const QJsonObject &sent)
{
    QJsonObject merged = before;
    merged.remove(u"scheduledAt"_s);
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        merged.insert(it.key(), it.value());
    }
    return merged;
}

const LaterPost *draftMeant(const MisskeyCall &call)
{
    return call.world().later(call.viewer(), call.text(u"draftId"_s));
}

HttpResponse noSuchDraft(const MisskeyCall &call)
{
    return call.no({.message = "No such note draft.",
        .code = "NO_SUCH_NOTE_DRAFT",
        .id = "49cd6b9d-848e-41ee-b0b9-adaca711a6b1"});
}

} // namespace

HttpResponse createDraft(const MisskeyCall &call)
{
    const bool scheduled = call.flag(u"isActuallyScheduled"_s);
    const QString what = scheduled ? u"schedule"_s : u"draft"_s;
    for (const DraftProblem &problem :
        {numberProblem(call, nullptr, "22ae69eb-09e3-4541-a850-773cfa45e693"), timeProblem(call),
            noteRefusal(call, true)}) {
        if (problem) {
            call.count(what, {}, WriteOutcome::Refused, call.text(u"text"_s));
            return *problem;
        }
    }
    LaterPost draft{.madeAt = call.outer.now};
    fill(call, draft);
    const QString id = call.world().keepLater(call.viewer(), draft);
    call.count(what, id, WriteOutcome::Done, draft.draft.text);
    const LaterPost *kept = call.world().later(call.viewer(), id);
    return call.answer(QJsonObject{{u"createdDraft"_s, draftJson(call, *kept)}});
}

HttpResponse updateDraft(const MisskeyCall &call)
{
    const LaterPost *before = draftMeant(call);
    if (!before) {
        return noSuchDraft(call);
    }
    const MisskeyCall merged{.outer = call.outer, .body = mergedFields(before->params, call.body)};
    const bool scheduled = isScheduled(*before);
    const QString id = before->id;
    for (const DraftProblem &problem :
        {numberProblem(call, before, "02f5df79-08ae-4a33-8524-f1503c8f6212"), timeProblem(call),
            noteRefusal(merged, true)}) {
        if (problem) {
            call.count(u"reschedule"_s, id, WriteOutcome::Refused, merged.text(u"text"_s));
            return *problem;
        }
    }
    call.world().changeLater(call.viewer(), id, [&](LaterPost &draft) { fill(merged, draft); });
    const LaterPost *now = call.world().later(call.viewer(), id);
    call.count(scheduled || isScheduled(*now) ? u"reschedule"_s : u"draft"_s, id,
        WriteOutcome::Done, now->draft.text);
    return call.answer(QJsonObject{{u"updatedDraft"_s, draftJson(call, *now)}});
}

HttpResponse deleteDraft(const MisskeyCall &call)
{
    const LaterPost *draft = draftMeant(call);
    if (!draft) {
        return noSuchDraft(call);
    }
    const QString id = draft->id;
    const bool scheduled = isScheduled(*draft);
    call.world().dropLater(call.viewer(), id);
    call.count(scheduled ? u"unschedule"_s : u"undraft"_s, id, WriteOutcome::Done);
    return call.nothing();
}

/// scheduled: true or false for those alone.
HttpResponse allDrafts(const MisskeyCall &call)
{
    const QJsonValue wanted = call.body[u"scheduled"_s];
    std::vector<PagedRow> rows;
    for (const LaterPost &draft : call.me().later) {
        if (!wanted.isBool() || wanted.toBool() == isScheduled(draft)) {
            rows.push_back(
                {.id = draft.id, .tell = [&call, &draft] { return draftJson(call, draft); }});
        }
    }
    return rowsPage(call, std::move(rows), 30);
}

} // namespace asterism::misskeyserver
