// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/noticeplaces.h"

#include "base/log.h"
#include "store/accounts.h"

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
        for (const qint64 row : rows) {
            QSet<qint64> &into = row > own.settled ? own.since.arrived : own.since.below;
            const bool room = into.size() + own.read.late.size() < mostArrived;
            if (own.floor > 0 && row > own.floor && room) {
                into.insert(row);
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
            for (QSet<qint64> *rows : {&own->since.arrived, &own->since.below}) {
                rows->removeIf([row](qint64 each) { return each <= row; });
            }
        }
    }
    if (m_started) {
        m_countTimer.start(0); // before another program brings more
    }
}

void NoticePlaces::passAllBut(
    const std::vector<Notification::Kind> &shown, const AccountId &account)
{
    const auto own = m_own.find(account.value);
    if (own == m_own.end() || shown.empty() || own->unread.isEmpty()) {
        return;
    }
    own->since.shown = shown;
    countSoon();
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

/// What came late is unread from the moment on in which it came in.
store::NoticesRead NoticePlaces::read(const AccountId &account) const
{
    const Own own = m_own.value(account.value);
    store::NoticesRead read = own.read;
    for (const QSet<qint64> &uncounted : {own.since.arrived, own.counting, own.passed}) {
        for (const qint64 row : uncounted) {
            if (row <= read.upTo) {
                read.late.insert(row);
            }
        }
    }
    return read;
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
        own->counting = own->since.arrived;
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
        m_markers.readUpTo(own.key(), own->toTell);
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
        const auto unseen = [seen](QSet<qint64> rows) {
            rows.removeIf([seen](qint64 row) { return row <= seen; });
            return rows;
        };
        own->counting.clear();
        own->since.arrived |= unseen(wish.own.since.arrived);
        own->since.below |= unseen(wish.own.since.below);
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
        if (!own->unread.isEmpty() && !m_markers.keepsNone(own.key())) {
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
