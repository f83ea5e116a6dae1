// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/misskeyfeeds.h"

#include "sandbox/misskeyentities.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

const Citizen &citizenOf(const Call &call, int index)
{
    return call.world.persons[size_t(index)];
}

bool isFollowed(const Call &call, int person)
{
    return call.viewer >= 0
        && (person == call.viewer || citizenOf(call, call.viewer).follows.contains(person));
}

/// An answer to oneself is for everybody, another one for the two between whom it is.
bool answersForViewer(const Call &call, const Note &note)
{
    if (!note.toOthers || (call.viewer >= 0 && note.author == call.viewer)) {
        return true;
    }
    const Note *parent = call.world.note(note.replyTo);
    return parent && call.viewer >= 0 && parent->author == call.viewer;
}

bool isPublicHere(const Note &note)
{
    return (note.visibility == Visibility::Public || note.visibility == Visibility::Local)
        && note.channel.isEmpty();
}

bool isOfHome(const Call &call, const Note &note, const Copy &copy)
{
    const int teller = tellerOf(call, copy);
    if (!isFollowed(call, teller)) {
        return false;
    }
    if (!note.channel.isEmpty()) {
        const TalkChannel *channel = call.world.channel(note.channel);
        return channel && channel->followers.contains(call.viewer);
    }
    const bool all = citizenOf(call, call.viewer).follows.value(teller).withReplies;
    return copy.boost || all || answersForViewer(call, note);
}

bool isOfLocal(const Call &call, const Note &note, const Copy &copy, bool replies)
{
    return isPublicHere(note) && citizenOf(call, tellerOf(call, copy)).site == call.site
        && (replies || copy.boost || answersForViewer(call, note));
}

bool isOfList(const Call &call, const QString &id, const Note &note, const Copy &copy)
{
    const Circle *circle = call.circle(id);
    const int teller = tellerOf(call, copy);
    return circle && circle->members.contains(teller) && note.channel.isEmpty()
        && (copy.boost || circle->withReplies.contains(teller) || answersForViewer(call, note));
}

bool hasTags(const Note &note, const std::vector<QStringList> &tags)
{
    return std::ranges::any_of(tags, [&](const QStringList &all) {
        return !all.isEmpty() && std::ranges::all_of(all, [&](const QString &tag) {
            return note.tags.contains(tag, Qt::CaseInsensitive);
        });
    });
}

bool isOfAntenna(const Call &call, const QString &id, const Note &note)
{
    const KeptAntenna *antenna = antennaOf(call, id);
    const QString text = note.text + u'\n' + note.cw;
    return antenna && std::ranges::any_of(antenna->keywords, [&](const QStringList &all) {
        return !all.isEmpty() && std::ranges::all_of(all, [&](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    });
}

bool isOf(const Call &call, const MisskeyFeed &feed, const Note &note, const Copy &copy)
{
    using Kind = MisskeyFeed::Kind;
    switch (feed.kind) {
    case Kind::Home:
        return isOfHome(call, note, copy);
    case Kind::Local:
        return isOfLocal(call, note, copy, feed.replies);
    case Kind::Hybrid:
        return isOfHome(call, note, copy) || isOfLocal(call, note, copy, feed.replies);
    case Kind::Global:
        return isPublicHere(note);
    case Kind::List:
        return isOfList(call, feed.id, note, copy);
    case Kind::Tag:
        return !copy.boost && hasTags(note, feed.tags);
    case Kind::Antenna:
        return !copy.boost && isOfAntenna(call, feed.id, note);
    case Kind::Channel:
        return !feed.id.isEmpty() && note.channel == feed.id;
    }
    return false;
}

} // namespace

int tellerOf(const Call &call, const Copy &copy)
{
    return copy.boost ? call.world.announce(copy.uri)->booster : call.world.noteOf(copy)->author;
}

bool isFor(const Call &call, const Copy &copy)
{
    const Note *note = call.world.noteOf(copy);
    if (!note) {
        return false;
    }
    const int teller = tellerOf(call, copy);
    const bool gone = citizenOf(call, teller).suspended || citizenOf(call, note->author).suspended;
    const bool told = !copy.boost || call.world.mayRead(copy, call.viewer)
        || note->visibility == Visibility::Local;
    return !gone && told && mayReadHere(call.view(), *note)
        && (call.viewer >= 0 || citizenOf(call, teller).site == call.site);
}

const KeptAntenna *antennaOf(const Call &call, const QString &id)
{
    if (call.viewer < 0) {
        return nullptr;
    }
    const auto &all = citizenOf(call, call.viewer).antennas;
    const auto found = std::ranges::find(all, id, &KeptAntenna::id);
    return found == all.end() ? nullptr : &*found;
}

bool belongsToFeed(const Call &call, const MisskeyFeed &feed, const Copy &copy)
{
    if (!isFor(call, copy) || (copy.boost && !feed.renotes)) {
        return false;
    }
    const Note &note = *call.world.noteOf(copy);
    const bool hasFiles = !copy.boost && !note.media.empty();
    return (!feed.files || hasFiles) && isOf(call, feed, note, copy);
}

bool belongsToPerson(const Call &call, const PersonFeed &feed, const Copy &copy)
{
    const Note *note = call.world.noteOf(copy);
    if (!note || tellerOf(call, copy) != feed.person || !isFor(call, copy)) {
        return false;
    }
    const bool answers = !copy.boost && note->toOthers && !feed.replies;
    const bool unwanted =
        (copy.boost && !feed.renotes) || answers || (!note->channel.isEmpty() && !feed.channels);
    return !unwanted && (!feed.files || (!copy.boost && !note->media.empty()));
}

} // namespace asterism::misskeyserver
