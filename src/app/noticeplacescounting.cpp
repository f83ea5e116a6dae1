// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/noticeplaces.h"
#include "store/noticepages.h"
#include "store/sources.h"

#include <algorithm>

namespace asterism {

namespace {

bool noticesWereRead(store::CacheTx &tx, const AccountId &account)
{
    return store::sourceState(tx, accountSource(Source::Kind::Notifications, account, {})).readAt
        > 0;
}

} // namespace

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

/// A few index steps where little is unread, and some for each event that came late.
Result<NoticePlaces::Own> NoticePlaces::count(store::CacheTx &tx, const Wish &wish)
{
    Own own = wish.own;
    const AccountId account{wish.account};
    if (!noticesWereRead(tx, account)) {
        wait(own);
        return own; // what is there already shows when it has been asked for
    }
    const auto newest = store::toldUpTo(tx, account, store::newestNotice);
    const auto here = store::readUpTo(tx, account, own.place);
    const auto seen = newestSeen(tx, account, own.since);
    if (!newest || !here || !seen) {
        return Error{.kind = ErrorKind::Store};
    }
    own.read.upTo = *here;
    if (own.settled == 0) { // the first time: what was unread when the program ended still is
        own.read.late = store::toldRows(tx, account, own.lateIds);
    }
    begin(own, *newest);
    advance(own, *seen);
    takeLate(own);
    if (const auto passed = passUnshown(tx, account, own); !passed) {
        return passed.error();
    }
    takePassed(tx, account, own);
    if (const auto marked = takeMarker(tx, wish, own); !marked) {
        return marked.error();
    }
    own.lateIds = store::toldIds(tx, account, own.read.late);
    // Where somebody has read here; what just stood there nobody has.
    own.toTell = own.place.localId.isEmpty() ? QString() : store::readUpToId(tx, account, own.read);
    auto unread = store::unreadNotices(tx, account, own.read, mostUnread);
    if (!unread) {
        return unread.error();
    }
    own.unread = std::move(*unread);
    own.all = (own.since.seen > 0 || own.all) && own.unread.isEmpty() && *newest
        && own.read.upTo >= (*newest)->row;
    return own;
}

/// A cache that is new has no row of those that are known: the place and the ids of what came late
/// outlive it.
void NoticePlaces::wait(Own &own)
{
    own.read = {};
    own.floor = 0;
    own.settled = 0;
    own.passed.clear();
    own.toTell.clear();
    own.all = false;
}

void NoticePlaces::begin(Own &own, const std::optional<store::ToldNotice> &newest)
{
    if (own.place.at == 0) {
        // What stood there when the account came is no news, and nobody has read it.
        own.read.upTo = newest ? newest->row : 0;
        own.place = {newest ? newest->place.at : 1, {}};
    }
    if (own.settled == 0) {
        own.floor = own.read.upTo;
        own.settled = own.read.upTo;
    }
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

void NoticePlaces::advance(Own &own, const std::optional<store::ToldNotice> &further)
{
    if (further && further->row >= own.read.upTo && !further->place.localId.isEmpty()) {
        own.read.upTo = further->row;
        own.place = further->place;
    }
}

/// What came in after it, whoever was told: another account may be told of the same event yet.
void NoticePlaces::takeLate(Own &own)
{
    store::NoticesRead &read = own.read;
    read.late.removeIf([&own](qint64 row) { return row <= own.since.seen; });
    for (const qint64 row : own.since.arrived) {
        if (row > own.settled) {
            read.late.insert(row);
        }
    }
    read.late.removeIf([&read](qint64 row) { return row > read.upTo; });
}

/// What came late of the other kinds is seen nowhere either.
Result<Done> NoticePlaces::passUnshown(store::CacheTx &tx, const AccountId &account, Own &own)
{
    const auto &shown = own.since.shown;
    if (shown.empty()) {
        return Done{};
    }
    const auto further = store::unshownAbove(tx, account, own.read.upTo, shown);
    if (!further) {
        return further.error();
    }
    advance(own, *further);
    own.read.late.removeIf([&](qint64 row) { return store::isUnshown(tx, row, shown); });
    return Done{};
}

/// Of what the account is told by now. Another app has read it, or the server told of it after its
/// marker. What came in while a marker was counted is below it now, and that count knew nothing of
/// it.
void NoticePlaces::takePassed(store::CacheTx &tx, const AccountId &account, Own &own)
{
    own.passed.removeIf([&own](qint64 row) { return row <= own.since.seen; });
    own.passed |= own.since.below;
    for (const qint64 row : own.since.arrived) {
        if (row > own.floor && row <= own.settled) {
            own.passed.insert(row);
        }
    }
    own.passed.removeIf([&](qint64 row) {
        const auto beyond = store::isToldBeyond(tx, account, row, own.passedBy);
        if (beyond == true) {
            own.read.late.insert(row);
        }
        return beyond.has_value();
    });
    while (own.passed.size() > store::mostLateKept) {
        own.passed.remove(*std::min_element(own.passed.cbegin(), own.passed.cend()));
    }
}

/// A marker goes over all up to that row.
void NoticePlaces::pass(store::CacheTx &tx, const Wish &wish, qint64 row, Own &own)
{
    const AccountId account{wish.account};
    own.read.late.removeIf([&](qint64 each) {
        const auto beyond = store::isToldBeyond(tx, account, each, wish.marker);
        if (each <= row && !beyond) {
            own.passed.insert(each);
        }
        return each <= row && beyond != true;
    });
    own.passed |= store::untoldBetween(tx, account, std::max(own.read.upTo, own.floor), row);
    for (const qint64 each : store::toldBeyond(tx, account, wish.marker, row)) {
        if (each > own.read.upTo) {
            own.read.late.insert(each);
        }
    }
    own.passedBy = wish.marker;
    own.settled = std::max(row, own.settled);
}

/// All that the server told up to its marker was read, and so is what it tells of later by an id
/// that is not above it. What it told after that is unread, though it may stand below, and so is
/// what it has yet to tell, by an id above the marker. What was written from here is no further,
/// and says nothing of what came late.
Result<Done> NoticePlaces::takeMarker(store::CacheTx &tx, const Wish &wish, Own &own)
{
    const AccountId account{wish.account};
    const auto marked = store::toldAt(tx, account, wish.marker);
    if (!marked) {
        return marked.error();
    }
    if (wish.marker.isEmpty() || !*marked) {
        return Done{};
    }
    const qint64 row = (*marked)->row;
    if (own.since.toldRead || row > own.read.upTo) {
        pass(tx, wish, row, own);
    }
    advance(own, *marked);
    return Done{};
}

} // namespace asterism
