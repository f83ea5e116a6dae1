// SPDX-License-Identifier: GPL-3.0-or-later

// Who follows, blocks and mutes whom, and what else somebody keeps at their server.
#include "sandbox/world.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Whether it was not there yet.
bool keep(std::vector<Citizen::Kept> &all, const QString &name, quint64 number)
{
    if (std::ranges::find(all, name, &Citizen::Kept::name) != all.end()) {
        return false;
    }
    all.push_back({number, name});
    return true;
}

bool giveUp(std::vector<Citizen::Kept> &all, const QString &name)
{
    return std::erase_if(all, [&](const Citizen::Kept &kept) { return kept.name == name; }) > 0;
}

} // namespace

FollowOptions FollowChange::on(FollowOptions old) const
{
    old.boosts = boosts.value_or(old.boosts);
    old.notify = notify.value_or(old.notify);
    old.languages = languages.value_or(old.languages);
    return old;
}

bool World::knows(int site, int person) const
{
    return acquainted || persons[size_t(person)].site == site
        || m_met[size_t(site)].contains(person);
}

void World::meet(int site, int person)
{
    if (!acquainted && site >= 0) {
        m_met[size_t(site)].insert(person);
    }
}

void World::forget(int site, int person)
{
    changed();
    m_met[size_t(site)].remove(person);
}

bool World::follow(int who, int whom, const FollowChange &change)
{
    Citizen &follower = persons[size_t(who)];
    if (who == whom) {
        return false;
    }
    changed();
    if (const auto known = follower.follows.find(whom); known != follower.follows.end()) {
        const FollowOptions options = change.on(known->options);
        return std::exchange(known->options, options) != options;
    }
    follower.follows.insert(
        whom, {.options = change.on({}), .number = ++m_ties, .at = time ? time() : 0});
    follower.asked.remove(whom);
    ++persons[size_t(whom)].followers;
    meet(follower.site, whom);
    meet(persons[size_t(whom)].site, who);
    tellFollowed(who, whom);
    return true;
}

/// snac asks, too, but takes the answer for given (tests/fixtures/snac2/follow.json).
bool World::askToFollow(int who, int whom, const FollowChange &change, qint64 now)
{
    Citizen &follower = persons[size_t(who)];
    const Citizen &target = persons[size_t(whom)];
    const bool waits = target.locked || (target.site != follower.site && followAnswerMs > 0);
    if (who == whom || !waits || follower.follows.contains(whom)
        || sites[size_t(follower.site)].software == u"snac"_s) {
        return follow(who, whom, change);
    }
    changed();
    Citizen::Follow &asked = follower.asked[whom];
    const FollowOptions options = change.on(asked.options);
    const bool differs = std::exchange(asked.options, options) != options;
    if (asked.number > 0) {
        return differs;
    }
    asked.number = ++m_ties;
    asked.at = now;
    if (!target.locked) {
        asked.answerAt = now + followAnswerMs;
        m_due.insert({asked.answerAt, {who, whom}});
    }
    meet(follower.site, whom);
    meet(target.site, who);
    tellFollowed(who, whom);
    return true;
}

bool World::accept(int who, int whom)
{
    Citizen &follower = persons[size_t(who)];
    const auto asked = follower.asked.constFind(whom);
    if (asked == follower.asked.cend()) {
        return false;
    }
    const FollowOptions options = asked->options;
    return follow(who, whom, {options.boosts, options.notify, options.languages});
}

bool World::reject(int who, int whom)
{
    return persons[size_t(who)].asked.contains(whom) && unfollow(who, whom);
}

bool World::unfollow(int who, int whom)
{
    Citizen &person = persons[size_t(who)];
    changed();
    const bool asked = person.asked.remove(whom);
    const bool followed = person.follows.remove(whom);
    if (!asked && !followed) {
        return false;
    }
    if (person.site >= 0 && sites[size_t(person.site)].software == u"mastodon"_s) {
        for (Circle &circle : person.circles) {
            circle.members.remove(whom);
        }
    }
    persons[size_t(whom)].followers -= followed ? 1 : 0;
    return true;
}

bool World::block(int who, int whom)
{
    Citizen &person = persons[size_t(who)];
    if (who == whom || person.blocks.contains(whom)) {
        return false;
    }
    unfollow(who, whom);
    unfollow(whom, who);
    person.blocks.insert(whom, ++m_ties);
    return true;
}

bool World::unblock(int who, int whom)
{
    changed();
    return persons[size_t(who)].blocks.remove(whom) > 0;
}

bool World::mute(int who, int whom, const MuteOptions &options)
{
    if (who == whom) {
        return false;
    }
    changed();
    Citizen::Mute &mute = persons[size_t(who)].mutes[whom];
    const bool same = mute.number > 0 && mute.options == options;
    mute.options = options;
    mute.number = mute.number > 0 ? mute.number : ++m_ties;
    if (options.endsAt > 0) {
        m_due.insert({options.endsAt, {who, whom}});
    }
    return !same;
}

bool World::unmute(int who, int whom)
{
    changed();
    return persons[size_t(who)].mutes.remove(whom) > 0;
}

void World::settle(qint64 now)
{
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const qint64 at = m_due.begin()->first;
        const auto [who, whom] = m_due.begin()->second;
        m_due.erase(m_due.begin());
        Citizen &person = persons[size_t(who)];
        if (person.asked.value(whom).answerAt == at) {
            accept(who, whom);
        }
        if (person.mutes.value(whom).options.endsAt == at) {
            unmute(who, whom);
        }
    }
    tidyUploads(now);
    publishDue(now);
}

/// Follows end both ways with it; Misskey mutes a host and nothing else.
bool World::blockDomain(int who, const QString &host)
{
    changed();
    if (!keep(persons[size_t(who)].domainBlocks, host, ++m_ties)) {
        return false;
    }
    const int home = persons[size_t(who)].site;
    if (home >= 0 && sites[size_t(home)].software == u"misskey"_s) {
        return true;
    }
    for (int other = 0; other < int(persons.size()); ++other) {
        if (persons[size_t(other)].host == host && other != who) {
            unfollow(who, other);
            unfollow(other, who);
        }
    }
    return true;
}

bool World::unblockDomain(int who, const QString &host)
{
    changed();
    return giveUp(persons[size_t(who)].domainBlocks, host);
}

bool World::bookmark(int who, const QString &uri)
{
    changed();
    return note(uri) && keep(persons[size_t(who)].bookmarks, uri, ++m_ties);
}

bool World::unbookmark(int who, const QString &uri)
{
    changed();
    return giveUp(persons[size_t(who)].bookmarks, uri);
}

bool World::isBookmarked(int who, const QString &uri) const
{
    return who >= 0
        && std::ranges::find(persons[size_t(who)].bookmarks, uri, &Citizen::Kept::name)
        != persons[size_t(who)].bookmarks.end();
}

void World::keepReport(const KeptReport &report)
{
    constexpr size_t most = 10'000;
    if (reports.size() < most) {
        reports.push_back(report);
    }
}

bool World::muteThread(int who, const QString &uri)
{
    QSet<QString> &muted = persons[size_t(who)].mutedThreads;
    const QString thread = threadOf(uri);
    if (muted.contains(thread)) {
        return false;
    }
    changed();
    muted.insert(thread);
    return true;
}

bool World::unmuteThread(int who, const QString &uri)
{
    changed();
    return persons[size_t(who)].mutedThreads.remove(threadOf(uri));
}

bool World::isThreadMuted(int who, const QString &uri) const
{
    return who >= 0 && !persons[size_t(who)].mutedThreads.isEmpty()
        && persons[size_t(who)].mutedThreads.contains(threadOf(uri));
}

bool World::followTag(int who, const QString &tag)
{
    changed();
    return !followsTag(who, tag) && keep(persons[size_t(who)].tags, tag, ++m_ties);
}

bool World::unfollowTag(int who, const QString &tag)
{
    changed();
    return std::erase_if(persons[size_t(who)].tags, [&](const Citizen::Kept &kept) {
        return kept.name.compare(tag, Qt::CaseInsensitive) == 0;
    }) > 0;
}

bool World::followsTag(int who, const QString &tag) const
{
    return std::ranges::any_of(persons[size_t(who)].tags, [&](const Citizen::Kept &kept) {
        return kept.name.compare(tag, Qt::CaseInsensitive) == 0;
    });
}

} // namespace asterism
