// SPDX-License-Identifier: GPL-3.0-or-later

// notes/{create,delete,reactions,polls,favorites} (misskey: server/api/endpoints/notes)
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"

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

/// The answer to something that cannot be posted; nothing where it can.
using Problem = std::optional<HttpResponse>;

Problem contentProblem(const MisskeyCall &call)
{
    if (call.text(u"text"_s).size() > longestText) {
        return call.wrong(
            u"#/then/properties/text/maxLength"_s, u"must NOT have more than 3000 characters"_s);
    }
    if (call.text(u"cw"_s).size() > longestWarning) {
        return call.wrong(
            u"#/properties/cw/maxLength"_s, u"must NOT have more than 100 characters"_s);
    }
    if (!call.body[u"fileIds"_s].toArray().isEmpty()) {
        return call.no({.message = "Some files are not found.",
            .code = "NO_SUCH_FILE",
            .id = "b6992544-63e7-67f0-fa7f-32444b1b5306"}); // nobody can upload any here
    }
    const bool something = !call.text(u"text"_s).trimmed().isEmpty()
        || !call.text(u"renoteId"_s).isEmpty() || call.body[u"poll"_s].isObject();
    return something ? Problem()
                     : call.wrong(u"#/then/required"_s, u"must have required property 'text'"_s);
}

Problem pollProblem(const MisskeyCall &call)
{
    const QJsonObject poll = call.body[u"poll"_s].toObject();
    const qsizetype choices = poll[u"choices"_s].toArray().size();
    if (!poll.isEmpty() && (choices < fewestChoices || choices > mostChoices)) {
        return call.wrong(u"#/then/properties/poll/properties/choices/minItems"_s,
            u"must NOT have fewer than 2 items"_s);
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
    return blockProblem(call, *call.world().noteOf(*copy));
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
    if (note.visibility == Visibility::Private || note.visibility == Visibility::Direct) {
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

Visibility wantedVisibility(const MisskeyCall &call)
{
    const QString word = call.text(u"visibility"_s);
    if (call.flag(u"localOnly"_s)) {
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

PostDraft draftOf(const MisskeyCall &call)
{
    PostDraft draft;
    draft.text = call.text(u"text"_s);
    draft.cw = call.text(u"cw"_s);
    draft.visibility = wantedVisibility(call);
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
    return draft;
}

/// The note that a reaction or vote is about, or why it cannot be.
const Note *subjectOf(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    const Note *note = copy && !copy->boost ? call.world().noteOf(*copy) : nullptr;
    return note && call.world().mayRead(*note, call.viewer()) ? note : nullptr;
}

HttpResponse ballotRefusal(const MisskeyCall &call, const Ballot &ballot, int choice)
{
    const QList<int> own = ballot.chosenBy.value(call.viewer());
    if (ballot.endsAt > 0 && ballot.endsAt <= call.outer.now) {
        return call.no({.message = "The poll is already expired.",
            .code = "ALREADY_EXPIRED",
            .id = "1022a357-b085-4054-9083-8f8de358337e"});
    }
    if (choice < 0 || choice >= int(ballot.options.size())) {
        return call.no({.message = "Choice ID is invalid.",
            .code = "INVALID_CHOICE",
            .id = "e0cc9a04-f2e8-41e4-a5f1-4127293260cc"});
    }
    return call.no({.message = "You have already voted.",
        .code = "ALREADY_VOTED",
        .id = "0963fc77-efac-419b-9424-b391608dc6d8"});
}

} // namespace

HttpResponse createNote(const MisskeyCall &call)
{
    for (const auto problemOf :
        {contentProblem, pollProblem, replyProblem, renoteProblem, channelProblem}) {
        if (const Problem problem = problemOf(call)) {
            return *problem;
        }
    }
    const PostDraft draft = draftOf(call);
    const bool pure = draft.text.trimmed().isEmpty() && !draft.poll;
    const QString uri = pure ? call.world().announce(call.viewer(), draft.quote, call.outer.now)
                             : call.world().publish(call.viewer(), draft, call.outer.now);
    call.count(pure ? u"boost"_s : u"post"_s, uri, Outcome::Done);
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
    copy->boost ? call.world().withdraw(teller, uri) : call.world().remove(uri);
    return call.nothing();
}

HttpResponse createReaction(const MisskeyCall &call)
{
    const Copy *copy = call.note();
    if (copy && copy->boost) {
        return call.no({.message = "You cannot react to Renote.",
            .code = "CANNOT_REACT_TO_RENOTE",
            .id = "eaccdc08-ddef-43fe-908f-d108faad57f5"});
    }
    const Note *note = subjectOf(call);
    if (!note) {
        return call.no(noSuchNote("033d0620-5bfe-4027-965d-980b0c85a3ea"));
    }
    if (call.world().persons[size_t(note->author)].blocks.contains(call.viewer())) {
        return call.no({.message = "You cannot react this note because you have been blocked by "
                                   "this user.",
            .code = "YOU_HAVE_BEEN_BLOCKED",
            .id = "20ef5475-9f38-4e4c-bd33-de6d979498ec"});
    }
    NoteReaction reaction = reactionNamed(call.view(), call.text(u"reaction"_s));
    reaction.at = call.outer.now;
    const bool changed = call.world().react(call.viewer(), note->uri, reaction);
    call.count(u"react"_s, note->uri, changed ? Outcome::Done : Outcome::Redundant);
    return changed ? call.nothing()
                   : call.no({.message = "You are already reacting to that note.",
                       .code = "ALREADY_REACTED",
                       .id = "71efcf98-86d6-4e2b-b2ad-9d032369366b"});
}

HttpResponse deleteReaction(const MisskeyCall &call)
{
    const Note *note = subjectOf(call);
    if (!note) {
        return call.no(noSuchNote("764d9fce-f9f2-4a0e-92b1-6ceac9a7ad37"));
    }
    const bool changed = call.world().unreact(call.viewer(), note->uri);
    call.count(u"unreact"_s, note->uri, changed ? Outcome::Done : Outcome::Redundant);
    return changed ? call.nothing()
                   : call.no({.message = "You are not reacting to that note.",
                       .code = "NOT_REACTED",
                       .id = "92f4426d-4196-4125-aa5b-02943e2ec8fc"});
}

HttpResponse voteInPoll(const MisskeyCall &call)
{
    const Note *note = subjectOf(call);
    if (!note) {
        return call.no(noSuchNote("ecafbd2e-c283-4d6d-aecb-1a0a33b75396"));
    }
    if (!note->poll) {
        return call.no({.message = "The note does not attach a poll.",
            .code = "NO_POLL",
            .id = "5f979967-52d9-4314-a911-1c673727f92f"});
    }
    const int choice = call.body[u"choice"_s].toInt(-1);
    return call.world().vote(call.viewer(), note->uri, choice, call.outer.now)
        ? call.nothing()
        : ballotRefusal(call, *note->poll, choice);
}

HttpResponse createFavorite(const MisskeyCall &call)
{
    const Note *note = subjectOf(call);
    if (!note) {
        return call.no(noSuchNote("6dd26674-e060-4816-909a-45ba3f4da458"));
    }
    const bool changed = call.world().bookmark(call.viewer(), note->uri);
    call.count(u"bookmark"_s, note->uri, changed ? Outcome::Done : Outcome::Redundant);
    return changed ? call.nothing()
                   : call.no({.message = "The note has already been marked as a favorite.",
                       .code = "ALREADY_FAVORITED",
                       .id = "a402c12b-34dd-41d2-97d8-4d2ffd96a1a6"});
}

HttpResponse deleteFavorite(const MisskeyCall &call)
{
    const Note *note = subjectOf(call);
    if (!note) {
        return call.no(noSuchNote("80848a2c-398f-4343-baa9-df1d57696c56"));
    }
    const bool changed = call.world().unbookmark(call.viewer(), note->uri);
    call.count(u"unbookmark"_s, note->uri, changed ? Outcome::Done : Outcome::Redundant);
    return changed ? call.nothing()
                   : call.no({.message = "You have not marked that note a favorite.",
                       .code = "NOT_FAVORITED",
                       .id = "b625fc69-635e-45e9-86f4-dbefbef35af5"});
}

} // namespace asterism::misskeyserver
