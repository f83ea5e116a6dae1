// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Sandbox that scripts reactions, votes, and what only Misskey's people have.
#include "sandbox/sandboxinside.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// ":name:" and ":name@host:" are pictures of servers; an unknown host is nobody's.
NoteReaction reactionFrom(const World &world, int person, const QString &emoji)
{
    if (!emoji.startsWith(u':')) {
        return {.emoji = emoji};
    }
    const QString name = emoji.section(u':', 1, 1);
    const QString host = emoji.mid(1, emoji.size() - 2).section(u'@', 1);
    NoteReaction reaction{
        .emoji = name.section(u'@', 0, 0), .site = world.persons[size_t(person)].site};
    for (size_t site = 0; site < world.sites.size(); ++site) {
        if (world.sites[site].host == host) {
            reaction.site = int(site);
        }
    }
    return reaction;
}

} // namespace

QString reactionWord(const World &world, const NoteReaction &reaction)
{
    return reaction.site < 0
        ? reaction.emoji
        : u":%1@%2:"_s.arg(reaction.emoji, world.sites[size_t(reaction.site)].host);
}

bool Sandbox::react(const QString &user, const QString &uri, const QString &emoji, qint64 at)
{
    const int person = d->world.find(user);
    if (person < 0 || !d->world.deliver(uri, d->world.persons[size_t(person)].site)) {
        return false;
    }
    NoteReaction reaction = reactionFrom(d->world, person, emoji);
    reaction.at = at > 0 ? at : d->now();
    return d->world.react(person, uri, reaction);
}

bool Sandbox::unreact(const QString &user, const QString &uri, const QString &emoji)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.unreact(person, uri, reactionFrom(d->world, person, emoji));
}

QStringList Sandbox::applaud(const QString &uri, int count, qint64 at)
{
    return d->world.applaud(uri, count, at > 0 ? at : d->now());
}

QMap<QString, int> Sandbox::reactionsTo(const QString &uri) const
{
    QMap<QString, int> counts;
    if (const Note *note = d->world.note(uri)) {
        for (const NoteReaction &reaction : note->reactions) {
            ++counts[reactionWord(d->world, reaction)];
        }
    }
    return counts;
}

bool Sandbox::vote(const QString &user, const QString &uri, int choice)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.deliver(uri, d->world.persons[size_t(person)].site)
        && d->world.vote(person, uri, choice, d->now());
}

bool Sandbox::setSignInRequired(const QString &user, bool required)
{
    const int person = d->world.find(user);
    if (person >= 0) {
        d->world.persons[size_t(person)].needsSignIn = required;
        d->world.changed();
    }
    return person >= 0;
}

QString Sandbox::addAntenna(
    const QString &user, const QString &name, const std::vector<QStringList> &keywords)
{
    const int person = d->world.find(user);
    return person < 0 ? QString() : d->world.addAntenna(person, name, keywords);
}

QString Sandbox::addClip(const QString &user, const QString &name, const QStringList &uris)
{
    const int person = d->world.find(user);
    return person < 0 ? QString() : d->world.addClip(person, name, uris);
}

QMap<QString, QStringList> Sandbox::clipsOf(const QString &user) const
{
    QMap<QString, QStringList> all;
    const int person = d->world.find(user);
    for (const KeptClip &clip :
        person < 0 ? std::vector<KeptClip>() : d->world.persons[size_t(person)].clips) {
        all.insert(clip.name, clip.uris);
    }
    return all;
}

QString Sandbox::channelOf(const Server *server) const
{
    const int site = d->site(server);
    const auto &all = d->world.channels;
    const auto found = std::ranges::find(all, site, &TalkChannel::site);
    return found == all.end() ? QString() : found->id;
}

} // namespace asterism
