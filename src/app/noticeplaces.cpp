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
    Kept kept{.accounts = {}, .places = std::move(*places)};
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
        m_own.insert(id, before.value(id, Own{.place = kept.places.value(id)}));
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
    if (changes.notices || changes.cache) {
        countSoon();
    }
}

void NoticePlaces::save()
{
    m_saveTimer.stop();
    const QSet<QString> unsaved = std::exchange(m_unsaved, {});
    for (const QString &id : unsaved) {
        m_store.writeUser([id, place = m_own.value(id).place](store::UserTx &tx) {
            return store::saveNoticePlace(tx, {id}, place);
        });
    }
}

void NoticePlaces::seen(qint64 row, const QStringList &accounts)
{
    for (auto own = m_own.begin(); own != m_own.end(); ++own) {
        if (accounts.isEmpty() || accounts.contains(own.key())) {
            own->seen = std::max(own->seen, row);
        }
    }
    if (m_started) {
        m_countTimer.start(0); // before more comes in below it
    }
}

int NoticePlaces::unread(const AccountId &account) const
{
    return m_own.value(account.value).unread;
}

qint64 NoticePlaces::readUpTo(const AccountId &account) const
{
    return m_own.value(account.value).upTo;
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
    for (auto own = m_own.cbegin(); own != m_own.cend(); ++own) {
        wishes.push_back({own.key(), *own, m_markers.standsAt(own.key())});
    }
    m_counting = true;
    const auto read = [wishes](store::CacheTx &tx) { return countEach(tx, wishes); };
    m_store.readCache(read).then(this, [this](const Result<std::vector<Wish>> &counts) {
        m_counting = false;
        if (counts) {
            counted(*counts);
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

/// A few index steps, whatever the cache holds.
Result<NoticePlaces::Own> NoticePlaces::count(store::CacheTx &tx, const Wish &wish)
{
    Own own = wish.own;
    const AccountId account{wish.account};
    const auto newest = store::toldUpTo(tx, account, store::newestNotice);
    const auto here = store::readUpTo(tx, account, own.place);
    const auto seen = store::toldUpTo(tx, account, own.seen);
    const auto marked = store::toldAt(tx, account, wish.marker);
    if (!newest || !here || !seen || !marked) {
        return Error{.kind = ErrorKind::Store};
    }
    if (own.place.at == 0 && !noticesWereRead(tx, account)) {
        return own; // what is there already shows when it has been asked for
    }
    own.upTo = *here;
    if (own.place.at == 0) {
        // What stood there when the account came is no news, and nobody has read it.
        own.upTo = *newest ? (*newest)->row : 0;
        own.place = {*newest ? (*newest)->place.at : 1, {}};
    }
    for (const auto &further : {*seen, wish.marker.isEmpty() ? std::nullopt : *marked}) {
        const bool read = further && further->row >= own.upTo && !further->place.localId.isEmpty();
        if (read) {
            own.upTo = further->row;
            own.place = further->place;
        }
    }
    own.all = (own.seen > 0 || own.all) && *newest && own.upTo >= (*newest)->row;
    const auto unread = store::unreadNotices(tx, account, own.upTo, mostUnread);
    own.unread = unread ? *unread : 0;
    return unread ? Result<Own>(own) : Result<Own>(unread.error());
}

void NoticePlaces::counted(const std::vector<Wish> &counts)
{
    bool moved = false;
    for (const Wish &count : counts) {
        const auto own = m_own.find(count.account);
        if (own == m_own.end()) {
            continue; // it signed out meanwhile
        }
        const bool further = count.own.place != own->place;
        moved |= count.own.unread != own->unread || count.own.upTo != own->upTo;
        const bool seenMeanwhile = own->seen > count.own.seen;
        const qint64 seen = seenMeanwhile ? own->seen : 0;
        *own = count.own;
        own->seen = seen;
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

// ---- markers --------------------------------------------------------------------------------

void NoticePlaces::setShared(bool shared)
{
    if (m_markers.setShared(shared)) {
        lookAgain();
        countSoon();
    }
}

void NoticePlaces::lookAgain()
{
    m_markers.ask(m_own.keys());
}

void NoticePlaces::tick()
{
    m_markers.write([this](const QString &account) { return m_own.value(account).all; });
}

} // namespace asterism
