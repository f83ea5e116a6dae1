// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/noticeplaces.h"

#include "base/log.h"
#include "store/accounts.h"
#include "store/noticepages.h"
#include "store/sources.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int noticeCountMs = 300;
constexpr int noticeSaveMs = 1000;
constexpr int noticeMarkerMs = 5000;
/// Of what came in below the reader; more count as read.
constexpr qsizetype mostArrived = 1000;

bool noticesWereRead(store::CacheTx &tx, const AccountId &account)
{
    return store::sourceState(tx, accountSource(Source::Kind::Notifications, account, {})).readAt
        > 0;
}

} // namespace

NoticePlaces::NoticePlaces(
    store::Store &store, EngineDesk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_markers(desk, clock, u"notifications"_s)
{
    m_countTimer.setSingleShot(true);
    m_saveTimer.setSingleShot(true);
    connect(&m_countTimer, &QTimer::timeout, this, &NoticePlaces::countAll);
    connect(&m_saveTimer, &QTimer::timeout, this, &NoticePlaces::save);
    connect(&m_markerTimer, &QTimer::timeout, this, &NoticePlaces::tick);
    connect(&m_markers, &MarkerKeeping::stood, this, &NoticePlaces::countSoon);
    connect(&m_store, &store::Store::committed, this, &NoticePlaces::heard);
}

NoticePlaces::~NoticePlaces()
{
    save();
}

void NoticePlaces::start()
{
    if (!std::exchange(m_started, true)) {
        m_markerTimer.start(noticeMarkerMs);
        readOwn();
    }
}

Result<NoticePlaces::Kept> NoticePlaces::readKept(store::UserTx &tx)
{
    const auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    auto places = store::noticePlaces(tx);
    if (!places) {
        return places.error();
    }
    auto late = store::lateNotices(tx);
    if (!late) {
        return late.error();
    }
    Kept kept{.accounts = {}, .places = std::move(*places), .late = std::move(*late)};
    for (const Account &account : *accounts) {
        kept.accounts << account.id.value;
    }
    return kept;
}

void NoticePlaces::readOwn()
{
    m_store.readUser(readKept).then(this, [this](const Result<Kept> &kept) {
        if (kept) {
            follow(*kept);
        } else {
            qCWarning(logStore).noquote() << sentence(kept.error());
        }
    });
}

void NoticePlaces::follow(const Kept &kept)
{
    const auto before = std::exchange(m_own, {});
    for (const QString &id : kept.accounts) {
        const Own fresh{.place = kept.places.value(id), .lateIds = kept.late.value(id)};
        m_own.insert(id, before.value(id, fresh));
    }
    m_markers.keepOnly(kept.accounts);
    QStringList added = kept.accounts;
    added.removeIf([&before](const QString &id) { return before.contains(id); });
    m_markers.ask(added);
    countSoon();
}

void NoticePlaces::heard(const store::Changes &changes)
{
    if (!m_started) {
        return;
    }
    if (changes.accounts) {
        readOwn();
    }
    arrive(changes.newNotices);
    if (changes.notices || changes.cache) {
        countSoon();
    }
}

/// Each account may be told of them yet.
void NoticePlaces::arrive(const QSet<qint64> &rows)
{
    for (Own &own : m_own) {
        QSet<qint64> &arrived = own.since.arrived;
        for (const qint64 row : rows) {
            const bool room = arrived.size() + own.read.late.size() < mostArrived;
            if (own.settled > 0 && row > own.settled && room) {
                arrived.insert(row);
            }
        }
    }
}

void NoticePlaces::save()
{
    m_saveTimer.stop();
    const QSet<QString> unsaved = std::exchange(m_unsaved, {});
    for (const QString &id : unsaved) {
        const Own own = m_own.value(id);
        m_store.writeUser([id, place = own.place, late = own.lateIds](store::UserTx &tx) {
            const auto saved = store::saveNoticePlace(tx, {id}, place);
            return saved ? store::saveLateNotices(tx, {id}, late) : saved;
        });
    }
}

void NoticePlaces::seen(qint64 row, const QStringList &accounts)
{
    for (auto own = m_own.begin(); own != m_own.end(); ++own) {
        if (accounts.isEmpty() || accounts.contains(own.key())) {
            own->since.seen = std::max(own->since.seen, row);
            own->since.arrived.removeIf([row](qint64 each) { return each <= row; });
        }
    }
    if (m_started) {
        m_countTimer.start(0); // before another program brings more
    }
}

int NoticePlaces::unread(const AccountId &account) const
{
    return int(m_own.value(account.value).unread.size());
}

int NoticePlaces::unreadRows() const
{
    QSet<QString> rows;
    for (const Own &own : m_own) {
        rows |= own.unread;
    }
    return int(rows.size());
}

store::NoticesRead NoticePlaces::read(const AccountId &account) const
{
    return m_own.value(account.value).read;
}

// ---- counting -------------------------------------------------------------------------------

void NoticePlaces::countSoon()
{
    if (m_started && !m_countTimer.isActive()) {
        m_countTimer.start(noticeCountMs);
    }
}

void NoticePlaces::countAll()
{
    if (m_counting) {
        m_countAgain = true;
        return;
    }
    std::vector<Wish> wishes;
    for (auto own = m_own.begin(); own != m_own.end(); ++own) {
        wishes.push_back({own.key(), *own, m_markers.standsAt(own.key())});
        own->since = {};
    }
    m_counting = true;
    const auto read = [wishes](store::CacheTx &tx) { return countEach(tx, wishes); };
    m_store.readCache(read).then(this, [this, wishes](const Result<std::vector<Wish>> &counts) {
        m_counting = false;
        if (counts) {
            counted(*counts);
        } else {
            giveBack(wishes);
        }
        if (std::exchange(m_countAgain, false)) {
            countSoon();
        }
    });
}

Result<std::vector<NoticePlaces::Wish>> NoticePlaces::countEach(
    store::CacheTx &tx, std::vector<Wish> wishes)
{
    for (Wish &wish : wishes) {
        auto own = count(tx, wish);
        if (!own) {
            return own.error();
        }
        wish.own = std::move(*own);
    }
    return wishes;
}

/// The newest event up to what was seen that was there when it was.
Result<std::optional<store::ToldNotice>> NoticePlaces::newestSeen(
    store::CacheTx &tx, const AccountId &account, const Since &since)
{
    auto found = store::toldUpTo(tx, account, since.seen);
    while (found && *found && since.arrived.contains((*found)->row)) {
        found = store::toldUpTo(tx, account, (*found)->row - 1);
    }
    return found;
}

/// What came in after it, whoever was told: another account may be told of the same event yet.
void NoticePlaces::takeLate(Own &own)
{
    store::NoticesRead &read = own.read;
    read.late.removeIf([&own](qint64 row) { return row <= own.since.seen; });
    own.since.arrived.removeIf([&own](qint64 row) { return row <= own.settled; });
    read.late |= own.since.arrived;
    read.late.removeIf([&read](qint64 row) { return row > read.upTo; });
    own.since = {};
}

/// A few index steps, whatever the cache holds, and some for each event that came late.
Result<NoticePlaces::Own> NoticePlaces::count(store::CacheTx &tx, const Wish &wish)
{
    Own own = wish.own;
    const AccountId account{wish.account};
    const auto newest = store::toldUpTo(tx, account, store::newestNotice);
    const auto here = store::readUpTo(tx, account, own.place);
    const auto seen = newestSeen(tx, account, own.since);
    const auto marked = store::toldAt(tx, account, wish.marker);
    if (!newest || !here || !seen || !marked) {
        return Error{.kind = ErrorKind::Store};
    }
    if (own.place.at == 0 && !noticesWereRead(tx, account)) {
        return own; // what is there already shows when it has been asked for
    }
    own.read.upTo = *here;
    if (own.settled == 0) { // the first time: what was unread when the program ended still is
        own.read.late = store::toldRows(tx, account, own.lateIds);
    }
    begin(own, *newest);
    advance(own, *seen);
    if (!wish.marker.isEmpty() && *marked) {
        // The server's own word is of all below it. What was written from here is no further.
        const bool further = own.since.toldRead || (*marked)->row > own.read.upTo;
        if (further) {
            settle(own, (*marked)->row);
        }
        advance(own, *marked);
    }
    const bool wasSeen = own.since.seen > 0 || own.all;
    takeLate(own);
    own.lateIds = store::toldIds(tx, account, own.read.late);
    auto unread = store::unreadNotices(tx, account, own.read, mostUnread);
    if (!unread) {
        return unread.error();
    }
    own.unread = std::move(*unread);
    own.all = wasSeen && own.unread.isEmpty() && *newest && own.read.upTo >= (*newest)->row;
    return own;
}

void NoticePlaces::begin(Own &own, const std::optional<store::ToldNotice> &newest)
{
    if (own.place.at == 0) {
        // What stood there when the account came is no news, and nobody has read it.
        own.read.upTo = newest ? newest->row : 0;
        own.place = {newest ? newest->place.at : 1, {}};
    }
    if (own.settled == 0) {
        own.settled = own.read.upTo;
    }
}

/// All up to this row was read, and what comes in there from now on is history.
void NoticePlaces::settle(Own &own, qint64 row)
{
    own.settled = std::max(row, own.settled);
    own.read.late.removeIf([row](qint64 late) { return late <= row; });
}

void NoticePlaces::advance(Own &own, const std::optional<store::ToldNotice> &further)
{
    if (further && further->row >= own.read.upTo && !further->place.localId.isEmpty()) {
        own.read.upTo = further->row;
        own.place = further->place;
    }
}

void NoticePlaces::counted(const std::vector<Wish> &counts)
{
    bool moved = false;
    for (const Wish &count : counts) {
        const auto own = m_own.find(count.account);
        if (own == m_own.end()) {
            continue; // it signed out meanwhile
        }
        const bool further = count.own.place != own->place || count.own.lateIds != own->lateIds;
        moved |= count.own.unread != own->unread || count.own.read != own->read;
        const Since since = own->since; // what happened meanwhile
        *own = count.own;
        own->since = since;
        if (further) {
            m_unsaved.insert(own.key());
            m_saveTimer.start(noticeSaveMs);
        }
        m_markers.reached(own.key(), own->place.localId);
    }
    if (moved) {
        Q_EMIT changed();
    }
}

/// Nothing was counted. What was seen meanwhile was so after all of it came in.
void NoticePlaces::giveBack(const std::vector<Wish> &wishes)
{
    for (const Wish &wish : wishes) {
        const auto own = m_own.find(wish.account);
        if (own == m_own.end()) {
            continue; // it signed out meanwhile
        }
        const qint64 seen = own->since.seen;
        QSet<qint64> arrived = wish.own.since.arrived;
        arrived.removeIf([seen](qint64 row) { return row <= seen; });
        own->since.arrived |= arrived;
        own->since.seen = std::max(seen, wish.own.since.seen);
        own->since.toldRead |= wish.own.since.toldRead;
    }
}

// ---- markers --------------------------------------------------------------------------------

void NoticePlaces::setShared(bool shared)
{
    if (m_markers.setShared(shared)) {
        m_markers.ask(m_own.keys());
        countSoon();
    }
}

void NoticePlaces::readElsewhere(const AccountId &account, const QString &newestId)
{
    const auto own = m_own.find(account.value);
    if (own != m_own.end() && m_markers.isShared() && !newestId.isEmpty()) {
        own->since.toldRead = true;
        m_markers.stands(account.value, newestId);
    }
}

void NoticePlaces::lookAgain()
{
    ask(m_own.keys());
}

void NoticePlaces::lookAgainAtUnread()
{
    QStringList accounts;
    for (auto own = m_own.cbegin(); own != m_own.cend(); ++own) {
        if (!own->unread.isEmpty() && !m_markers.standsAt(own.key()).isEmpty()) {
            accounts << own.key();
        }
    }
    ask(accounts);
}

/// Somebody may go to and fro between windows.
void NoticePlaces::ask(const QStringList &accounts)
{
    const qint64 since = m_clock.now() - m_askedAt;
    const bool justAsked = since >= 0 && since < leastLookMs;
    if (!accounts.isEmpty() && m_markers.isShared() && !justAsked) {
        m_askedAt = m_clock.now();
        m_markers.ask(accounts);
    }
}

void NoticePlaces::tick()
{
    const bool counted = !m_counting && !m_countTimer.isActive(); // else there may be more
    m_markers.write(
        [this, counted](const QString &account) { return counted && m_own.value(account).all; });
}

} // namespace asterism
