// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/comparison.h"

#include "base/clock.h"

#include <algorithm>
#include <utility>

namespace asterism {

namespace {

constexpr qint64 silentMs = 365 * dayMs;

void noteCompared(Standing &standing, MovedKind kind, const store::CensusItem &item)
{
    switch (kind) {
    case MovedKind::Follows:
        standing.follows = !item.requested;
        standing.requested = item.requested;
        standing.followsBack = standing.followsBack || item.followsBack;
        break;
    case MovedKind::Followers:
        standing.followsBack = true;
        break;
    case MovedKind::Mutes:
        standing.mutes = true;
        break;
    case MovedKind::Blocks:
        standing.blocks = true;
        break;
    default:
        break;
    }
    if (standing.localId.isEmpty()) {
        standing.localId = item.localId;
    }
}

void noteCompared(ComparedPerson &person, const store::CensusItem &item)
{
    if (person.name.isEmpty()) {
        person.name = item.name;
    }
    if (person.movedTo.isEmpty()) {
        person.movedTo = item.movedTo;
    }
    person.gone = person.gone || item.gone;
    person.lastPostAt = std::max(person.lastPostAt, item.lastPostAt);
}

void noteComparedList(ComparedPerson &person, const QString &name)
{
    if (!name.isEmpty() && !person.lists.contains(name)) {
        person.lists << name;
    }
}

bool isAnywhere(const ComparedPerson &person, bool Standing::*what)
{
    return std::ranges::any_of(person.at, what);
}

/// False where there is no such account.
bool isFollowedFrom(const ComparedPerson &person, int account)
{
    return size_t(account) < person.at.size() && person.at[size_t(account)].follows;
}

bool isOfThose(const ComparedPerson &person, ComparisonWish::Only only, qint64 now)
{
    using Only = ComparisonWish::Only;
    switch (only) {
    case Only::Everybody:
        return true;
    case Only::NotEverywhere:
        return isAnywhere(person, &Standing::follows)
            && !std::ranges::all_of(person.at, &Standing::follows);
    case Only::Mutual:
        return isAnywhere(person, &Standing::follows) && isAnywhere(person, &Standing::followsBack);
    case Only::NotMutual:
        return isAnywhere(person, &Standing::follows)
            && !isAnywhere(person, &Standing::followsBack);
    case Only::Requested:
        return isAnywhere(person, &Standing::requested);
    case Only::Dead:
        return isDead(person, now);
    case Only::Muted:
        return isAnywhere(person, &Standing::mutes);
    case Only::Blocked:
        return isAnywhere(person, &Standing::blocks);
    }
    return true;
}

bool isInWish(
    const ComparedPerson &person, const ComparisonWish &wish, const QString &search, qint64 now)
{
    return isOfThose(person, wish.only, now)
        && (wish.followedFrom < 0 || isFollowedFrom(person, wish.followedFrom))
        && (wish.notFollowedFrom < 0 || !isFollowedFrom(person, wish.notFollowedFrom))
        && (search.isEmpty() || person.acct.contains(search, Qt::CaseInsensitive)
            || person.name.contains(search, Qt::CaseInsensitive));
}

QStringView serverInAcct(const ComparedPerson &person)
{
    return QStringView(person.acct).mid(person.acct.lastIndexOf(u'@') + 1);
}

/// A handle may be pasted as it is shown.
QString comparedSearch(const QString &typed)
{
    const QString text = typed.trimmed();
    return text.startsWith(u'@') ? text.mid(1) : text;
}

} // namespace

Comparison::Comparison(size_t accounts)
    : m_accounts(accounts)
{
}

void Comparison::add(size_t account, MovedKind kind, const std::vector<store::CensusItem> &items)
{
    const bool compared = kind == MovedKind::Follows || kind == MovedKind::Followers
        || kind == MovedKind::Mutes || kind == MovedKind::Blocks || kind == MovedKind::Lists;
    if (account >= m_accounts || !compared) {
        return;
    }
    for (const store::CensusItem &item : items) {
        if (item.item.subject.isEmpty()) {
            continue; // an empty list
        }
        ComparedPerson &found = person(item.item.subject);
        noteCompared(found, item);
        noteCompared(found.at[account], kind, item);
        if (kind == MovedKind::Lists) {
            noteComparedList(found, item.item.list);
        }
    }
}

void Comparison::addOwnList(const QString &name, const QStringList &accts)
{
    for (const QString &acct : accts) {
        noteComparedList(person(acct), name);
    }
}

std::vector<ComparedPerson> Comparison::people() const
{
    std::vector<ComparedPerson> sorted = m_people;
    std::ranges::sort(sorted, {}, &ComparedPerson::acct);
    return sorted;
}

ComparedPerson &Comparison::person(const QString &acct)
{
    const QString key = acct.toLower();
    const auto found = m_index.constFind(key);
    if (found != m_index.cend()) {
        return m_people[*found];
    }
    m_index.insert(key, m_people.size());
    m_people.push_back({.acct = key, .at = std::vector<Standing>(m_accounts)});
    return m_people.back();
}

bool isDead(const ComparedPerson &person, qint64 now)
{
    const bool silent = person.lastPostAt > 0 && now - person.lastPostAt >= silentMs;
    return person.gone || !person.movedTo.isEmpty() || silent;
}

std::vector<size_t> chosen(
    const std::vector<ComparedPerson> &people, const ComparisonWish &wish, qint64 now)
{
    const QString search = comparedSearch(wish.search);
    std::vector<size_t> indices;
    for (size_t i = 0; i < people.size(); ++i) {
        if (isInWish(people[i], wish, search, now)) {
            indices.push_back(i);
        }
    }
    if (wish.order == ComparisonWish::Order::Silent) {
        // Of whom nothing is known nobody can say that they are silent.
        std::ranges::stable_sort(indices, {},
            [&](size_t i) { return std::pair(people[i].lastPostAt == 0, people[i].lastPostAt); });
    } else if (wish.order == ComparisonWish::Order::Server) {
        std::ranges::stable_sort(indices, {}, [&](size_t i) { return serverInAcct(people[i]); });
    }
    return indices;
}

} // namespace asterism
