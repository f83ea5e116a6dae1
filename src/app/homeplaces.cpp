// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/homeplaces.h"

#include "base/log.h"
#include "protocol/family.h"
#include "store/accounts.h"
#include "store/lists.h"
#include "store/timeline.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int countMs = 300;
constexpr int saveMs = 1000;
constexpr int markerMs = 5000;

store::ReadPosition placeOf(const store::HomeEntry &entry)
{
    return {entry.event.sortAt, entry.uri};
}

} // namespace

HomePlaces::HomePlaces(store::Store &store, EngineDesk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_markers(desk, clock)
{
    m_countTimer.setSingleShot(true);
    m_saveTimer.setSingleShot(true);
    connect(&m_countTimer, &QTimer::timeout, this, &HomePlaces::countAll);
    connect(&m_saveTimer, &QTimer::timeout, this, &HomePlaces::save);
    connect(&m_markerTimer, &QTimer::timeout, this, &HomePlaces::tick);
    connect(&m_markers, &MarkerKeeping::stood, this, &HomePlaces::countSoon);
    connect(&m_store, &store::Store::committed, this, &HomePlaces::heard);
}

HomePlaces::~HomePlaces()
{
    save();
}

void HomePlaces::start()
{
    if (!std::exchange(m_started, true)) {
        m_markerTimer.start(markerMs);
        readOwn();
    }
}

// ---- accounts and what is kept of them ------------------------------------------------------

Result<HomePlaces::Kept> HomePlaces::readKept(store::UserTx &tx)
{
    auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    auto places = store::homePlaces(tx);
    if (!places) {
        return places.error();
    }
    const auto lists = store::lists(tx);
    if (!lists) {
        return lists.error();
    }
    QSet<QString> exclusive;
    for (const List &list : *lists) {
        if (list.options.exclusive) {
            exclusive.insert(list.id.value);
        }
    }
    return Kept{std::move(*accounts), std::move(*places), std::move(exclusive)};
}

void HomePlaces::readOwn()
{
    m_store.readUser(readKept).then(this, [this](const Result<Kept> &kept) {
        if (kept) {
            follow(*kept);
        } else {
            qCWarning(logStore).noquote() << sentence(kept.error());
        }
    });
}

void HomePlaces::follow(const Kept &kept)
{
    m_exclusive = kept.exclusive;
    const auto before = std::exchange(m_homes, {});
    for (const Account &account : kept.accounts) {
        const QString &id = account.id.value;
        Home home = before.value(id);
        if (!before.contains(id)) {
            home.source = homeSource(account.id, account.host);
            home.place = kept.places.value(id);
            // What was seen in an earlier run, to the last row of that moment.
            home.seen = {home.place.sortAt, store::newestEvent.post, store::newestEvent.boost};
        }
        home.acct = account.acct;
        m_homes.insert(id, home);
    }
    m_markers.keepOnly(m_homes.keys());
    for (const Sight &sight : std::as_const(m_sights)) {
        apply(sight);
    }
    QStringList added = m_homes.keys();
    added.removeIf([&before](const QString &id) { return before.contains(id); });
    m_markers.ask(added);
    countSoon();
}

void HomePlaces::heard(const store::Changes &changes)
{
    if (!m_started) {
        return;
    }
    if (changes.accounts || changes.lists) {
        readOwn();
    }
    const auto touched = [&](const Home &home) {
        return changes.sources.contains(home.source.key());
    };
    const auto claims = [&](const QString &list) {
        return changes.sources.contains(listSource({list}).key());
    };
    if (changes.cache || std::ranges::any_of(m_homes, touched)
        || std::ranges::any_of(m_exclusive, claims)) {
        countSoon();
    }
}

void HomePlaces::save()
{
    m_saveTimer.stop();
    const QSet<QString> unsaved = std::exchange(m_unsaved, {});
    for (const QString &id : unsaved) {
        m_store.writeUser([id, place = m_homes.value(id).place](
                              store::UserTx &tx) { return store::saveHomePlace(tx, {id}, place); });
    }
}

// ---- what columns show ----------------------------------------------------------------------

void HomePlaces::seen(const QString &column, const Sight &sight)
{
    m_sights.insert(column, sight);
    apply(sight);
    countSoon();
}

void HomePlaces::closed(const QString &column)
{
    m_sights.remove(column);
}

void HomePlaces::apply(const Sight &sight)
{
    for (const Source &source : sight.sources) {
        const auto home = m_homes.find(source.account.value);
        const bool further =
            source.kind == Source::Kind::Home && home != m_homes.end() && sight.newest > home->seen;
        if (further) {
            home->seen = sight.newest;
            home->place = {sight.newest.sortAt, sight.uri};
            m_unsaved.insert(home.key());
            m_saveTimer.start(saveMs);
        }
    }
}

void HomePlaces::setLookedAt(bool lookedAt)
{
    if (std::exchange(m_lookedAt, lookedAt) == lookedAt) {
        return;
    }
    countSoon();
    if (lookedAt) {
        m_markers.ask(m_homes.keys()); // somebody may have read on elsewhere meanwhile
    }
}

bool HomePlaces::isAllSeen(const Source &source) const
{
    const auto same = [&](const Source &shown) {
        return shown.kind == Source::Kind::Home && shown.account == source.account;
    };
    return m_lookedAt && std::ranges::any_of(m_sights, [&](const Sight &sight) {
        return sight.all && std::ranges::any_of(sight.sources, same);
    });
}

// ---- counting -------------------------------------------------------------------------------

int HomePlaces::unread(const AccountId &account) const
{
    return m_homes.value(account.value).unread;
}

std::optional<store::ReadPosition> HomePlaces::readElsewhere(const AccountId &account) const
{
    return m_homes.value(account.value).elsewhere;
}

void HomePlaces::countSoon()
{
    if (m_started && !m_countTimer.isActive()) {
        m_countTimer.start(countMs);
    }
}

void HomePlaces::countAll()
{
    if (m_counting) {
        m_countAgain = true;
        return;
    }
    std::vector<Wish> wishes;
    for (auto home = m_homes.cbegin(); home != m_homes.cend(); ++home) {
        wishes.push_back({home.key(), home->source, home->acct, home->place,
            m_markers.standsAt(home.key()), isAllSeen(home->source), m_exclusive});
    }
    m_counting = true;
    const auto read = [wishes](store::CacheTx &tx) -> Result<std::vector<Count>> {
        std::vector<Count> counts;
        for (const Wish &wish : wishes) {
            auto one = count(tx, wish);
            if (!one) {
                return one.error();
            }
            counts.push_back(std::move(*one));
        }
        return counts;
    };
    m_store.readCache(read).then(this, [this](const Result<std::vector<Count>> &counts) {
        m_counting = false;
        if (counts) {
            counted(*counts);
        }
        if (std::exchange(m_countAgain, false)) {
            countSoon();
        }
    });
}

/// A few index steps, whatever the cache holds.
Result<HomePlaces::Count> HomePlaces::count(store::CacheTx &tx, const Wish &wish)
{
    const auto newest = store::homeEntryAt(tx, wish.source, store::newestEvent);
    const auto here = store::eventAt(tx, wish.place.sortAt, wish.place.uri);
    if (!newest || !here) {
        return newest ? here.error() : newest.error();
    }
    Count found{.account = wish.account, .place = wish.place, .seen = *here};
    const bool unknown = wish.place.sortAt == 0;
    if (*newest && (unknown || (wish.all && (*newest)->event > *here))) {
        // What stood there when the account came is no news.
        found.place = {(*newest)->event.sortAt, wish.all ? (*newest)->uri : QString()};
        found.seen = (*newest)->event;
    }
    const auto reached = store::homeEntryAt(tx, wish.source, found.seen);
    if (!reached) {
        return reached.error();
    }
    if (*reached && !found.place.uri.isEmpty()) {
        found.reachedId = (*reached)->localId;
    }
    store::Event upTo = found.seen;
    if (!wish.marker.isEmpty()) {
        const auto marked = store::homeEntryOf(tx, wish.source, wish.marker);
        if (!marked) {
            return marked.error();
        }
        if (*marked && (*marked)->event > upTo) {
            upTo = (*marked)->event;
            found.elsewhere = placeOf(**marked);
        }
    }
    const auto unread = found.place.sortAt == 0
        ? Result<int>(0)
        : store::unreadIn(tx, wish.source, wish.acct, upTo, mostUnread, wish.exclusive);
    if (!unread) {
        return unread.error();
    }
    found.unread = *unread;
    return found;
}

void HomePlaces::counted(const std::vector<Count> &counts)
{
    bool unreadMoved = false;
    bool elsewhereMoved = false;
    for (const Count &count : counts) {
        const auto home = m_homes.find(count.account);
        if (home == m_homes.end()) {
            continue;
        }
        if (home->place.sortAt < count.place.sortAt) {
            home->place = count.place;
            home->seen = std::max(home->seen, count.seen);
            m_unsaved.insert(home.key());
            m_saveTimer.start(saveMs);
        }
        m_markers.reached(home.key(), count.reachedId);
        unreadMoved |= std::exchange(home->unread, count.unread) != count.unread;
        elsewhereMoved |= std::exchange(home->elsewhere, count.elsewhere) != count.elsewhere;
    }
    if (unreadMoved) {
        Q_EMIT unreadChanged();
    }
    if (elsewhereMoved) {
        Q_EMIT readElsewhereChanged();
    }
}

// ---- markers --------------------------------------------------------------------------------

void HomePlaces::setShared(bool shared)
{
    if (m_markers.setShared(shared)) {
        m_markers.ask(m_homes.keys());
        countSoon();
    }
}

void HomePlaces::markerStands(const AccountId &account, const QString &id)
{
    m_markers.stands(account.value, id);
}

void HomePlaces::tick()
{
    m_markers.write();
}

} // namespace asterism
