// SPDX-License-Identifier: GPL-3.0-or-later

// notes/{reactions,polls,favorites} (misskey: server/api/endpoints/notes)
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

using Outcome = WriteLog::Outcome;

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
    call.count(u"react"_s, note->uri, changed ? Outcome::Done : Outcome::Redundant,
        call.text(u"reaction"_s));
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
    if (call.world().persons[size_t(note->author)].blocks.contains(call.viewer())) {
        return call.no({.message = "You cannot vote this poll because you have been blocked by "
                                   "this user.",
            .code = "YOU_HAVE_BEEN_BLOCKED",
            .id = "85a5377e-b1e9-4617-b0b9-5bea73331e49"});
    }
    const int choice = call.body[u"choice"_s].toInt(-1);
    const bool before = note->poll->chosenBy.value(call.viewer()).contains(choice);
    const bool changed = call.world().vote(call.viewer(), note->uri, choice, call.outer.now);
    call.count(u"vote"_s, note->uri,
        changed      ? Outcome::Done
            : before ? Outcome::Redundant
                     : Outcome::Refused,
        QString::number(choice));
    return changed ? call.nothing() : ballotRefusal(call, *note->poll, choice);
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
