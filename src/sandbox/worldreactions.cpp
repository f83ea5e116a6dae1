// SPDX-License-Identifier: GPL-3.0-or-later

// Reactions, votes, what else only Misskey's people keep, and how news reaches the streams.
#include "sandbox/world.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/localids.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QString softwareOf(const World &world, int person)
{
    const int site = world.persons[size_t(person)].site;
    return site < 0 ? QString() : world.sites[size_t(site)].software;
}

} // namespace

void World::tell(const WorldNews &news) const
{
    if (onNews) {
        onNews(news);
    }
}

void World::tellFollowed(int who, int whom) const
{
    const int site = persons[size_t(whom)].site;
    if (site >= 0) {
        tell({.kind = WorldNews::Kind::Followed,
            .site = site,
            .copy = {},
            .who = who,
            .whom = whom});
    }
}

void World::tellEverywhere(WorldNews news, const QString &uri) const
{
    for (size_t site = 0; site < sites.size(); ++site) {
        if (const Copy *copy = copyOf(int(site), uri)) {
            news.site = int(site);
            news.copy = *copy;
            tell(news);
        }
    }
}

bool World::toldByMisskey(const QString &uri) const
{
    const Announce *boost = announce(uri);
    const Note *found = note(uri);
    const int teller = boost ? boost->booster : found ? found->author : -1;
    return teller >= 0 && softwareOf(*this, teller) == u"misskey"_s;
}

const NoteReaction *World::reactionOf(int who, const Note &note) const
{
    const auto found = std::ranges::find(note.reactions, who, &NoteReaction::person);
    return found == note.reactions.end() ? nullptr : &*found;
}

bool World::react(int who, const QString &uri, NoteReaction reaction)
{
    Note *found = note(uri);
    if (!found || !mayRead(*found, who)) {
        return false;
    }
    const QString software = softwareOf(*this, who);
    const bool several = isAkkoma(software);
    if (software != u"misskey"_s && !several) {
        reaction = {.at = reaction.at}; // they know likes alone
    }
    reaction.person = who;
    const auto same = [&](const NoteReaction &other) {
        return other.person == who && other.isSame(reaction);
    };
    if (std::ranges::any_of(found->reactions, same)) {
        return false;
    }
    if (!several) {
        unreact(who, uri);
    }
    changed();
    reaction.number = ++m_ties;
    found->reactions.push_back(reaction);
    tellEverywhere({.kind = WorldNews::Kind::Reacted, .reaction = reaction}, uri);
    return true;
}

/// Of Misskey's people nobody likes without an emoji: "❤" stands for that.
QStringList World::applaud(const QString &uri, int count, qint64 at)
{
    const Note *found = note(uri);
    QStringList handles;
    for (int who = 0; found && who < int(persons.size()) && handles.size() < count; ++who) {
        const bool may = who != found->author && !persons[size_t(who)].suspended;
        const bool misskey = softwareOf(*this, who) == u"misskey"_s;
        const NoteReaction reaction{
            .emoji = misskey ? u"❤"_s : QString(), .at = at + handles.size() * secondMs};
        if (may && react(who, uri, reaction)) {
            handles << persons[size_t(who)].handle();
        }
    }
    return handles;
}

bool World::unreact(int who, const QString &uri, const NoteReaction &reaction)
{
    Note *found = note(uri);
    return found && unreactWhere(*found, [&](const NoteReaction &other) {
        return other.person == who && (reaction.emoji.isEmpty() || other.isSame(reaction));
    });
}

bool World::unlike(int who, const QString &uri)
{
    Note *found = note(uri);
    return found && unreactWhere(*found, [&](const NoteReaction &other) {
        return other.person == who && other.emoji.isEmpty();
    });
}

bool World::unreactWhere(Note &note, const std::function<bool(const NoteReaction &)> &meant)
{
    const QString uri = note.uri;
    bool any = false;
    for (auto it = std::ranges::find_if(note.reactions, meant); it != note.reactions.end();
         it = std::ranges::find_if(note.reactions, meant)) {
        const NoteReaction gone = *it;
        note.reactions.erase(it);
        changed();
        tellEverywhere({.kind = WorldNews::Kind::Unreacted, .reaction = gone}, uri);
        any = true;
    }
    return any;
}

bool World::vote(int who, const QString &uri, int choice, qint64 now)
{
    Note *found = note(uri);
    if (!found || !found->poll || !mayRead(*found, who)) {
        return false;
    }
    Ballot &ballot = *found->poll;
    const QList<int> mine = ballot.chosenBy.value(who);
    const bool there = choice >= 0 && choice < int(ballot.options.size());
    const bool tooMany = mine.contains(choice) || (!mine.isEmpty() && !ballot.multiple);
    if (!there || tooMany || (ballot.endsAt > 0 && ballot.endsAt <= now)) {
        return false;
    }
    changed();
    ballot.chosenBy[who].append(choice);
    ++ballot.votes[size_t(choice)];
    tellEverywhere(
        {.kind = WorldNews::Kind::Voted, .reaction = {.person = who}, .choice = choice}, uri);
    return true;
}

bool World::muteRenotes(int who, int whom)
{
    Citizen &person = persons[size_t(who)];
    if (who == whom || person.renoteMutes.contains(whom)) {
        return false;
    }
    changed();
    person.renoteMutes.insert(whom, ++m_ties);
    return true;
}

bool World::unmuteRenotes(int who, int whom)
{
    changed();
    return persons[size_t(who)].renoteMutes.remove(whom) > 0;
}

QString World::keptId(int owner, const QString &what, const QString &name)
{
    changed();
    const Citizen &person = persons[size_t(owner)];
    const QString key = u"%1 %2 %3 %4"_s.arg(person.actor, what, name).arg(++m_ties);
    return postId(softwareOf(*this, owner), person.joined, key);
}

QString World::addAntenna(int owner, const QString &name, const std::vector<QStringList> &keywords)
{
    auto &all = persons[size_t(owner)].antennas;
    all.push_back({.id = keptId(owner, u"antenna"_s, name), .name = name, .keywords = keywords});
    return all.back().id;
}

QString World::addClip(int owner, const QString &name, const QStringList &uris)
{
    auto &all = persons[size_t(owner)].clips;
    all.push_back(
        {.id = keptId(owner, u"clip"_s, name), .name = name, .description = {}, .uris = uris});
    return all.back().id;
}

QString World::addChannel(int owner, const QString &name)
{
    channels.push_back({.id = keptId(owner, u"channel"_s, name),
        .name = name,
        .description = {},
        .site = persons[size_t(owner)].site,
        .owner = owner,
        .followers = {owner}});
    return channels.back().id;
}

const TalkChannel *World::channel(const QString &id) const
{
    const auto found = std::ranges::find(channels, id, &TalkChannel::id);
    return found == channels.end() ? nullptr : &*found;
}

} // namespace asterism
