// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Sandbox that scripts who follows, blocks and mutes whom, and what people keep.
#include "sandbox/sandboxinside.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Pair {
    int who = -1;
    int whom = -1;
    explicit operator bool() const { return who >= 0 && whom >= 0; }
};

Pair pairOf(const World &world, const QString &user, const QString &whom)
{
    return {world.find(user), world.find(whom)};
}

bool isAtMisskey(const World &world, int person)
{
    const int site = world.persons[size_t(person)].site;
    return site >= 0 && world.sites[size_t(site)].software == u"misskey"_s;
}

QStringList namesOf(const std::vector<Citizen::Kept> &all)
{
    QStringList names;
    for (const Citizen::Kept &kept : all) {
        names << kept.name;
    }
    return names;
}

QMap<QString, FollowOptions> optionsOf(
    const World &world, const QHash<int, Citizen::Follow> &follows)
{
    QMap<QString, FollowOptions> options;
    for (auto it = follows.begin(); it != follows.end(); ++it) {
        options.insert(world.persons[size_t(it.key())].handle(), it->options);
    }
    return options;
}

} // namespace

bool Sandbox::follow(const QString &user, const QString &whom, const FollowOptions &options)
{
    const Pair pair = pairOf(d->world, user, whom);
    if (!pair) {
        return false;
    }
    bool boosts = options.boosts;
    if (isAtMisskey(d->world, pair.who)) { // where a mute of its own hides them
        boosts ? d->world.unmuteRenotes(pair.who, pair.whom)
               : d->world.muteRenotes(pair.who, pair.whom);
        boosts = true;
    }
    d->world.follow(pair.who, pair.whom, {boosts, options.notify, options.languages});
    return true;
}

bool Sandbox::unfollow(const QString &user, const QString &whom)
{
    const Pair pair = pairOf(d->world, user, whom);
    return pair && d->world.unfollow(pair.who, pair.whom);
}

bool Sandbox::acceptFollow(const QString &user, const QString &whom)
{
    const Pair pair = pairOf(d->world, user, whom);
    return pair && d->world.accept(pair.who, pair.whom);
}

bool Sandbox::rejectFollow(const QString &user, const QString &whom)
{
    const Pair pair = pairOf(d->world, user, whom);
    return pair && d->world.reject(pair.who, pair.whom);
}

bool Sandbox::setLocked(const QString &user, bool locked)
{
    const int person = d->world.find(user);
    if (person >= 0) {
        d->world.persons[size_t(person)].locked = locked;
        d->world.changed();
    }
    return person >= 0;
}

bool Sandbox::setHoldsStrangers(const QString &user, bool holds)
{
    const int person = d->world.find(user);
    if (person >= 0) {
        d->world.persons[size_t(person)].holdsStrangers = holds;
        d->world.changed();
    }
    return person >= 0;
}

bool Sandbox::addField(const QString &user, const QString &name, const QString &html, bool verified)
{
    const int person = d->world.find(user);
    if (person >= 0) {
        Citizen &citizen = d->world.persons[size_t(person)];
        citizen.fields.emplace_back(name, html);
        if (verified) {
            citizen.verified.insert(name);
        }
        d->world.changed();
    }
    return person >= 0;
}

bool Sandbox::setFollowsHidden(const QString &user, bool hidden)
{
    const int person = d->world.find(user);
    if (person >= 0) {
        d->world.persons[size_t(person)].own.hiddenFollows = hidden;
        d->world.changed();
    }
    return person >= 0;
}

QString Sandbox::noteAbout(const QString &user, const QString &whom) const
{
    const Pair pair = pairOf(d->world, user, whom);
    return pair ? d->world.persons[size_t(pair.who)].remarks.value(pair.whom) : QString();
}

bool Sandbox::block(const QString &user, const QString &whom)
{
    const Pair pair = pairOf(d->world, user, whom);
    return pair && d->world.block(pair.who, pair.whom);
}

bool Sandbox::unblock(const QString &user, const QString &whom)
{
    const Pair pair = pairOf(d->world, user, whom);
    return pair && d->world.unblock(pair.who, pair.whom);
}

bool Sandbox::mute(const QString &user, const QString &whom, const MuteOptions &options)
{
    const Pair pair = pairOf(d->world, user, whom);
    return pair && d->world.mute(pair.who, pair.whom, options);
}

bool Sandbox::unmute(const QString &user, const QString &whom)
{
    const Pair pair = pairOf(d->world, user, whom);
    return pair && d->world.unmute(pair.who, pair.whom);
}

bool Sandbox::blockDomain(const QString &user, const QString &host)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.blockDomain(person, host);
}

bool Sandbox::unblockDomain(const QString &user, const QString &host)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.unblockDomain(person, host);
}

/// The user's server gets its copy, as it would have one.
bool Sandbox::bookmark(const QString &user, const QString &uri)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.deliver(uri, d->world.persons[size_t(person)].site)
        && d->world.bookmark(person, uri);
}

bool Sandbox::unbookmark(const QString &user, const QString &uri)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.unbookmark(person, uri);
}

bool Sandbox::followTag(const QString &user, const QString &tag)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.followTag(person, tag);
}

bool Sandbox::unfollowTag(const QString &user, const QString &tag)
{
    const int person = d->world.find(user);
    return person >= 0 && d->world.unfollowTag(person, tag);
}

QStringList Sandbox::strangersTo(const QString &user, int count) const
{
    const int who = d->world.find(user);
    QStringList handles;
    for (int whom = 0; who >= 0 && whom < int(d->world.persons.size()); ++whom) {
        if (handles.size() >= count) {
            break;
        }
        const Citizen &person = d->world.persons[size_t(who)];
        const Citizen &other = d->world.persons[size_t(whom)];
        const bool known = whom == who || person.follows.contains(whom)
            || person.asked.contains(whom) || person.blocks.contains(whom);
        if (!known && !other.suspended && other.movedTo < 0) {
            handles << other.handle();
        }
    }
    return handles;
}

QStringList Sandbox::followCrowd(const QString &user, int count)
{
    const QStringList crowd = strangersTo(user, count);
    for (const QString &whom : crowd) {
        follow(user, whom);
    }
    return crowd;
}

Relations Sandbox::relationsOf(const QString &user) const
{
    World &world = d->world;
    world.settle(d->now());
    const int index = world.find(user);
    if (index < 0) {
        return {};
    }
    const Citizen &person = world.persons[size_t(index)];
    Relations all{.follows = optionsOf(world, person.follows),
        .requested = optionsOf(world, person.asked),
        .followers = {},
        .blocks = {},
        .mutes = {},
        .domainBlocks = namesOf(person.domainBlocks),
        .bookmarks = namesOf(person.bookmarks),
        .tags = namesOf(person.tags)};
    for (auto it = person.renoteMutes.begin(); it != person.renoteMutes.end(); ++it) {
        const auto followed = all.follows.find(world.persons[size_t(it.key())].handle());
        if (followed != all.follows.end()) {
            followed->boosts = false; // Misskey's way not to have them
        }
    }
    for (auto it = person.mutes.begin(); it != person.mutes.end(); ++it) {
        all.mutes.insert(world.persons[size_t(it.key())].handle(), it->options);
    }
    for (auto it = person.blocks.begin(); it != person.blocks.end(); ++it) {
        all.blocks << world.persons[size_t(it.key())].handle();
    }
    for (const Citizen &other : world.persons) {
        if (other.follows.contains(index)) {
            all.followers << other.handle();
        }
    }
    all.blocks.sort();
    all.followers.sort();
    return all;
}

bool Sandbox::forgetPerson(const Server *server, const QString &whom)
{
    const int site = d->site(server);
    const int person = d->world.find(whom);
    if (site >= 0 && person >= 0) {
        d->world.forget(site, person);
    }
    return site >= 0 && person >= 0;
}

QMap<QString, WriteCount> Sandbox::writesOf(const QString &user, const QString &what) const
{
    return d->world.writes.of(d->world.find(user), what);
}

std::vector<WriteWindow> Sandbox::writeWindowsOf(const QString &user, WriteClass writes) const
{
    return d->world.writes.windows(d->world.find(user), writes);
}

} // namespace asterism
