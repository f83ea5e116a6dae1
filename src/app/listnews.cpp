// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listnews.h"

#include "base/flow.h"
#include "store/accounts.h"
#include "store/lists.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Bursts are looked at once.
constexpr int soonMs = 300;
/// What stands below so many newer rows is no news any more.
constexpr int newestRows = 40;
constexpr qsizetype mostTold = 2000;

bool isWanted(const List &list, const ListMember &member)
{
    return member.notify.value_or(list.options.notify);
}

QString nameOf(const ListId &list, const store::TimelineRow &row)
{
    return list.value + u' ' + row.post.post.uri;
}

} // namespace

ListNews::ListNews(store::Store &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &ListNews::look);
    connect(&m_store, &store::Store::committed, this, &ListNews::hear);
}

void ListNews::start()
{
    if (!std::exchange(m_started, true)) {
        learn();
    }
}

void ListNews::hear(const store::Changes &changes)
{
    if (!m_started) {
        return;
    }
    if (changes.lists || changes.accounts || changes.elsewhere) {
        learn();
    }
    for (auto wanted = m_wanted.cbegin(); wanted != m_wanted.cend(); ++wanted) {
        if (changes.cache || changes.sources.contains(listSource(wanted.key()).key())) {
            m_grown.insert(wanted.key());
        }
    }
    if (!m_grown.isEmpty() && !m_soon.isActive()) {
        m_soon.start();
    }
}

void ListNews::learn()
{
    if (std::exchange(m_learning, true)) {
        m_learnAgain = true;
        return;
    }
    const auto read = [](store::UserTx &tx) -> Result<std::pair<Learnt, QSet<QString>>> {
        auto lists = store::lists(tx);
        auto members = store::allMembers(tx);
        const auto accounts = store::accounts(tx);
        if (!lists || !members || !accounts) {
            return !lists ? lists.error() : !members ? members.error() : accounts.error();
        }
        QSet<QString> own;
        for (const Account &account : *accounts) {
            own.insert(account.acct);
        }
        return std::pair{Learnt{std::move(*lists), std::move(*members)}, own};
    };
    m_store.readUser(read).then(
        this, [this](const Result<std::pair<Learnt, QSet<QString>>> &found) {
            m_learning = false;
            if (found) { // else the next change tries it again
                m_own = found->second;
                learnt(found->first);
            }
            if (std::exchange(m_learnAgain, false)) {
                learn();
            }
        });
}

void ListNews::learnt(const Learnt &learnt)
{
    const auto before = std::exchange(m_wanted, {});
    for (const ListMember &member : learnt.second) {
        const auto list = std::ranges::find(learnt.first, member.list, &List::id);
        if (list == learnt.first.end() || !isWanted(*list, member)) {
            continue;
        }
        Wanted &wanted = m_wanted[member.list];
        wanted.list = *list;
        const auto known = before.constFind(member.list);
        const qint64 now = m_clock.now();
        const qint64 since = known == before.cend() ? now : known->people.value(member.acct, now);
        wanted.people.insert(member.acct, since);
    }
}

void ListNews::look()
{
    if (m_looking) {
        m_soon.start();
        return;
    }
    m_looking = true;
    std::vector<List> lists;
    for (const ListId &id : std::exchange(m_grown, {})) {
        if (m_wanted.contains(id)) {
            lists.push_back(m_wanted[id].list);
        }
    }
    const auto read = [lists](store::CacheTx &tx) -> Result<std::vector<ListNewsItem>> {
        std::vector<ListNewsItem> items;
        for (const List &list : lists) {
            const std::vector<Source> column{listSource(list.id)};
            const auto page = store::timelinePage(
                tx, column, store::newestEvent, newestRows, store::withLists({}, lists, column));
            if (!page) {
                return page.error();
            }
            for (const store::TimelineRow &row : page->rows) {
                items.push_back({list, row});
            }
        }
        return items;
    };
    m_store.readCache(read).then(this, [this](const Result<std::vector<ListNewsItem>> &items) {
        m_looking = false;
        if (items) { // a cache that cannot be read is the store's to tell
            looked(*items);
        }
    });
}

void ListNews::looked(const std::vector<ListNewsItem> &items)
{
    for (auto item = items.rbegin(); item != items.rend(); ++item) { // oldest first
        const auto wanted = m_wanted.constFind(item->list.id);
        const QString name = nameOf(item->list.id, item->row);
        if (wanted == m_wanted.cend() || m_told.contains(name) || !isNews(*wanted, item->row)) {
            continue;
        }
        m_told.insert(name);
        m_toldInOrder << name;
        if (m_toldInOrder.size() > mostTold) {
            m_told.remove(m_toldInOrder.takeFirst());
        }
        Q_EMIT arrived(*item);
    }
}

/// The row's place is when it was posted or boosted, or first seen, whichever was sooner.
bool ListNews::isNews(const Wanted &wanted, const store::TimelineRow &row) const
{
    if (row.gap || m_own.contains(row.post.post.author.acct)) {
        return false;
    }
    QStringList people{row.post.post.author.acct};
    for (const Actor &booster : row.boostedBy) {
        people << booster.acct;
    }
    return std::ranges::any_of(people, [&](const QString &acct) {
        const auto since = wanted.people.constFind(acct);
        return since != wanted.people.cend() && row.event.sortAt >= *since;
    });
}

} // namespace asterism
