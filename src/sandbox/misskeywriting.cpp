// SPDX-License-Identifier: GPL-3.0-or-later

// notes/{create,delete} (misskey: server/api/endpoints/notes, core/NoteCreateService.ts)
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"
#include "sandbox/ownpicture.h"
#include "sandbox/textlength.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

using Outcome = WriteLog::Outcome;

constexpr int longestText = 3000;
constexpr int longestWarning = 100;
constexpr int fewestChoices = 2;
constexpr int mostChoices = 10;
constexpr int longestChoice = 50;
constexpr int mostFiles = 16;

/// The answer to something that cannot be posted; nothing where it can.
using Problem = std::optional<HttpResponse>;

Problem contentProblem(const MisskeyCall &call)
{
    if (codePoints(call.text(u"text"_s)) > longestText) {
        return call.wrong(
            u"#/then/properties/text/maxLength"_s, u"must NOT have more than 3000 characters"_s);
    }
    if (codePoints(call.text(u"cw"_s)) > longestWarning) {
        return call.wrong(
            u"#/properties/cw/maxLength"_s, u"must NOT have more than 100 characters"_s);
    }
    const QJsonArray files = call.body[u"fileIds"_s].toArray();
    if (files.size() > mostFiles) {
        return call.wrong(
            u"#/properties/fileIds/maxItems"_s, u"must NOT have more than 16 items"_s);
    }
    if (std::ranges::any_of(
            files, [&](const QJsonValue &id) { return !ownPicture(call.outer, id.toString()); })) {
        return call.no({.message = "Some files are not found.",
            .code = "NO_SUCH_FILE",
            .id = "b6992544-63e7-67f0-fa7f-32444b1b5306"});
    }
    return {};
}

Problem emptyProblem(const MisskeyCall &call)
{
    const QJsonArray files = call.body[u"fileIds"_s].toArray();
    const bool something = !call.text(u"text"_s).trimmed().isEmpty() || !files.isEmpty()
        || !call.text(u"renoteId"_s).isEmpty() || call.body[u"poll"_s].isObject();
    return something ? Problem()
                     : call.wrong(u"#/then/required"_s, u"must have required property 'text'"_s);
}

const QString choicesField = u"#/properties/poll/properties/choices/"_s;

Problem fewChoicesProblem(const MisskeyCall &call)
{
    const QJsonObject poll = call.body[u"poll"_s].toObject();
    return !poll.isEmpty() && poll[u"choices"_s].toArray().size() < fewestChoices
        ? call.wrong(choicesField + u"minItems"_s, u"must NOT have fewer than 2 items"_s)
        : Problem();
}

Problem pollProblem(const MisskeyCall &call)
{
    const QJsonObject poll = call.body[u"poll"_s].toObject();
    const QJsonArray choices = poll[u"choices"_s].toArray();
    const auto isLong = [](const QJsonValue &choice) {
        return codePoints(choice.toString()) > longestChoice;
    };
    if (choices.size() > mostChoices) {
        return call.wrong(choicesField + u"maxItems"_s, u"must NOT have more than 10 items"_s);
    }
    if (std::ranges::any_of(choices, isLong)) {
        return call.wrong(
            choicesField + u"items/maxLength"_s, u"must NOT have more than 50 characters"_s);
    }
    const qint64 end = poll[u"expiresAt"_s].toInteger();
    return end > 0 && end < call.outer.now ? call.no({.message = "Poll is already expired.",
               .code = "CANNOT_CREATE_ALREADY_EXPIRED_POLL",
               .id = "04da457d-b083-4055-9082-955525eda5a5"})
                                           : Problem();
}

Problem blockProblem(const MisskeyCall &call, const Note &note)
{
    const bool blocked = call.world().persons[size_t(note.author)].blocks.contains(call.viewer());
    return blocked ? call.no({.message = "You have been blocked by this user.",
               .code = "YOU_HAVE_BEEN_BLOCKED",
               .id = "b390d7e1-8a5e-46ed-b625-06271cafd3d3"})
                   : Problem();
}

Problem replyProblem(const MisskeyCall &call)
{
    const Copy *copy = call.note(u"replyId"_s);
    if (call.text(u"replyId"_s).isEmpty()) {
        return {};
    }
    if (!copy) {
        return call.no({.message = "No such reply target.",
            .code = "NO_SUCH_REPLY_TARGET",
            .id = "749ee0f6-d3da-459a-bf02-282e2da4292c"});
    }
    if (copy->boost) {
        return call.no({.message = "You can not reply to a pure Renote.",
            .code = "CANNOT_REPLY_TO_A_PURE_RENOTE",
            .id = "3ac74a84-8fd5-4bb0-870f-01804f82ce15"});
    }
    const Note &note = *call.world().noteOf(*copy);
    if (!mayReadHere(call.view(), note)) {
        return call.no({.message = "You cannot reply to an invisible Note.",
            .code = "CANNOT_REPLY_TO_AN_INVISIBLE_NOTE",
            .id = "b98980fa-3780-406c-a935-b6d0eeee10d1"});
    }
    if (note.visibility == Visibility::Direct && call.text(u"visibility"_s) != u"specified"_s) {
        return call.no(
            {.message = "You cannot reply to a specified visibility note with extended visibility.",
                .code = "CANNOT_REPLY_TO_SPECIFIED_VISIBILITY_NOTE_WITH_EXTENDED_VISIBILITY",
                .id = "ed940410-535c-4d5e-bfa3-af798671e93c"});
    }
    return blockProblem(call, note);
}

Problem renoteProblem(const MisskeyCall &call)
{
    const Copy *copy = call.note(u"renoteId"_s);
    if (call.text(u"renoteId"_s).isEmpty()) {
        return {};
    }
    if (!copy) {
        return call.no({.message = "No such renote target.",
            .code = "NO_SUCH_RENOTE_TARGET",
            .id = "b5c90186-4ab0-49c8-9bba-a1f76c282ba4"});
    }
    const Note &note = *call.world().noteOf(*copy);
    if (copy->boost) {
        return call.no({.message = "You can not Renote a pure Renote.",
            .code = "CANNOT_RENOTE_TO_A_PURE_RENOTE",
            .id = "fd4cc33e-2a37-48dd-99cc-9b806eb2031a"});
    }
    const bool others = note.visibility == Visibility::Private && note.author != call.viewer();
    if (others || note.visibility == Visibility::Direct) {
        return call.no({.message = "You can not Renote due to target visibility.",
            .code = "CANNOT_RENOTE_DUE_TO_VISIBILITY",
            .id = "be9529e9-fe72-4de0-ae43-0b363c4938af"});
    }
    return blockProblem(call, note);
}

Problem channelProblem(const MisskeyCall &call)
{
    const QString id = call.text(u"channelId"_s);
    return id.isEmpty() || call.world().channel(id)
        ? Problem()
        : call.no({.message = "No such channel.",
            .code = "NO_SUCH_CHANNEL",
            .id = "b1653923-5453-4edc-b786-7c4f39bb0bbb"});
}

/// What is for everybody here alone has a word of its own (model/visibility.h).
Visibility wantedVisibility(const MisskeyCall &call)
{
    const QString word = call.text(u"visibility"_s);
    if (call.flag(u"localOnly"_s) && (word.isEmpty() || word == u"public"_s)) {
        return Visibility::Local;
    }
    return word == u"home"_s     ? Visibility::Unlisted
        : word == u"followers"_s ? Visibility::Private
        : word == u"specified"_s ? Visibility::Direct
                                 : Visibility::Public;
}

std::optional<DraftPoll> wantedPoll(const MisskeyCall &call)
{
    if (!call.body[u"poll"_s].isObject()) {
        return std::nullopt;
    }
    const QJsonObject poll = call.body[u"poll"_s].toObject();
    DraftPoll draft{.options = {}, .multiple = poll[u"multiple"_s].toBool()};
    const QJsonArray choices = poll[u"choices"_s].toArray();
    for (const QJsonValue choice : choices) {
        draft.options << choice.toString();
    }
    const qint64 end = poll[u"expiresAt"_s].toInteger();
    draft.lastsMs = end > 0 ? end - call.outer.now : poll[u"expiredAfter"_s].toInteger();
    return draft;
}

QString uriNamed(const MisskeyCall &call, const QString &field)
{
    const Copy *copy = call.note(field);
    return copy ? call.world().noteOf(*copy)->uri : QString();
}

std::vector<Picture> wantedFiles(const MisskeyCall &call)
{
    std::vector<Picture> files;
    const QJsonArray ids = call.body[u"fileIds"_s].toArray();
    for (const QJsonValue id : ids) {
        if (const auto found = ownPicture(call.outer, id.toString())) {
            files.push_back(found->picture);
        }
    }
    return files;
}

/// No wider than what it answers or renotes.
void fitTo(const World &world, const Note &other, bool reply, PostDraft &draft)
{
    const bool wide = draft.visibility == Visibility::Public;
    if (other.visibility == Visibility::Private && !reply && isOpen(draft.visibility)) {
        draft.visibility = Visibility::Private;
    } else if (other.visibility != Visibility::Public && other.visibility != Visibility::Local
        && wide) {
        draft.visibility = Visibility::Unlisted;
    }
    if (world.staysHome(other) && other.channel.isEmpty()) {
        const bool everybody = draft.visibility == Visibility::Public;
        draft.visibility = everybody ? Visibility::Local : draft.visibility;
        draft.localOnly = draft.visibility != Visibility::Local;
    }
}

} // namespace

PostDraft wantedNote(const MisskeyCall &call)
{
    PostDraft draft;
    draft.text = call.text(u"text"_s);
    draft.cw = call.text(u"cw"_s);
    draft.visibility = wantedVisibility(call);
    draft.localOnly = call.flag(u"localOnly"_s) && draft.visibility != Visibility::Local;
    draft.fresh = true;
    draft.pictures = wantedFiles(call);
    draft.poll = wantedPoll(call);
    draft.replyTo = uriNamed(call, u"replyId"_s);
    draft.quote = uriNamed(call, u"renoteId"_s);
    draft.channel = call.text(u"channelId"_s);
    const QJsonArray readers = call.body[u"visibleUserIds"_s].toArray();
    for (const QJsonValue id : readers) {
        const int person = call.world().personById(call.outer.site, id.toString());
        if (person >= 0) {
            draft.to << call.world().persons[size_t(person)].handle();
        }
    }
    for (const bool reply : {true, false}) {
        if (const Note *other = call.world().note(reply ? draft.replyTo : draft.quote)) {
            fitTo(call.world(), *other, reply, draft);
        }
    }
    return draft;
}

std::optional<HttpResponse> noteRefusal(const MisskeyCall &call, bool draft)
{
    const auto ofWhole = {emptyProblem, fewChoicesProblem};
    for (const auto problemOf : {contentProblem, emptyProblem, fewChoicesProblem, pollProblem,
             replyProblem, renoteProblem, channelProblem}) {
        const bool skipped = draft && std::ranges::find(ofWhole, problemOf) != ofWhole.end();
        if (const Problem problem = skipped ? Problem() : problemOf(call)) {
            return problem;
        }
    }
    return {};
}

namespace {

bool isPureRenote(const PostDraft &draft)
{
    return !draft.quote.isEmpty() && draft.text.trimmed().isEmpty() && draft.cw.isEmpty()
        && draft.replyTo.isEmpty() && !draft.poll
        && draft.pictures.value_or(std::vector<Picture>()).empty();
}

/// As often as it is asked for.
QString renoteOnce(const MisskeyCall &call, const PostDraft &draft)
{
    const QString uri = call.world().announce(call.viewer(), draft.quote, call.outer.now,
        {.visibility = draft.visibility, .again = true});
    const Announce *made = call.world().announce(uri);
    call.count(u"boost"_s, draft.quote, made ? Outcome::Done : Outcome::Refused,
        made ? visibilityWord(made->visibility) : QString());
    return uri;
}

} // namespace

HttpResponse createNote(const MisskeyCall &call)
{
    if (const Problem problem = noteRefusal(call)) {
        const bool renotes = call.text(u"text"_s).isEmpty();
        call.count(renotes ? u"boost"_s : u"post"_s,
            renotes ? uriNamed(call, u"renoteId"_s) : QString(), Outcome::Refused,
            call.text(u"text"_s));
        return *problem;
    }
    const PostDraft draft = wantedNote(call);
    const QString uri = isPureRenote(draft)
        ? renoteOnce(call, draft)
        : call.world().publish(call.viewer(), draft, call.outer.now);
    if (!isPureRenote(draft)) {
        call.count(u"post"_s, uri, Outcome::Done, draft.text);
    }
    const Copy *copy = call.world().copyOf(call.outer.site, uri);
    return copy ? call.answer(QJsonObject{{u"createdNote"_s, noteJson(call.view(), *copy)}})
                : refusalFor(400);
}

HttpResponse deleteNote(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    if (!copy) {
        return call.no(noSuchNote("490be23f-8c1f-4796-819f-94cb4f9d1630"));
    }
    const QString uri = call.world().noteOf(*copy)->uri;
    const int teller =
        copy->boost ? call.world().announce(copy->uri)->booster : call.world().note(uri)->author;
    if (teller != call.viewer()) {
        return call.no({.message = "Access denied.",
            .code = "ACCESS_DENIED",
            .id = "fe8d7103-0ea8-4ec3-814d-f8b401dc69e9"});
    }
    const bool renote = copy->boost;
    const bool changed =
        renote ? call.world().withdrawAnnounce(copy->uri) : call.world().remove(uri);
    call.count(
        renote ? u"unboost"_s : u"delete"_s, uri, changed ? Outcome::Done : Outcome::Redundant);
    return call.nothing();
}

} // namespace asterism::misskeyserver
