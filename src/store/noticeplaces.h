// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "model/notification.h"
#include "store/noticesread.h"
#include "store/store.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace asterism::store {

/// How far an account's notifications were read: the newest that was. Names it as its server does,
/// so it outlives the cache. Without an id nobody has read it: it only says where they stood when
/// they were first seen.
struct NoticePlace {
    qint64 at = 0; ///< ms; 0: nothing is known
    QString localId;
    bool operator==(const NoticePlace &) const = default;
};

/// By account id.
Result<QHash<QString, NoticePlace>> noticePlaces(UserTx &tx);
/// Moves it up, never down. Nothing when the account is gone.
Result<Done> saveNoticePlace(UserTx &tx, const AccountId &account, const NoticePlace &place);

/// Ids of those that came in below the place and are unread, as the account's server calls them, by
/// account id.
Result<QHash<QString, QStringList>> lateNotices(UserTx &tx);
/// So many are kept of an account.
constexpr int mostLateKept = 200;
/// Instead of those that were kept. Nothing when the account is gone.
Result<Done> saveLateNotices(UserTx &tx, const AccountId &account, const QStringList &localIds);
/// How the account's server calls these events, the newest mostLateKept that it told the account
/// of; sorted.
QStringList toldIds(CacheTx &tx, const AccountId &account, const QSet<qint64> &rows);
/// The events that are called so and are there.
QSet<qint64> toldRows(CacheTx &tx, const AccountId &account, const QStringList &localIds);

/// An event as one of its accounts knows it.
struct ToldNotice {
    qint64 row = 0;
    NoticePlace place;
};

/// The newest event of the account that is not above the row `upTo`; nothing when there is none.
Result<std::optional<ToldNotice>> toldUpTo(CacheTx &tx, const AccountId &account, qint64 upTo);
/// Where no other kinds than `shown` are shown: the last of the account's events above the row
/// `from` that come before one of these; one that filters hide is none. Nothing when there is none.
/// Looks at a bounded number of events.
Result<std::optional<ToldNotice>> unshownAbove(CacheTx &tx, const AccountId &account, qint64 from,
    const std::vector<Notification::Kind> &shown);
/// Whether the event is of another kind; false where it is not there.
bool isUnshown(CacheTx &tx, qint64 row, const std::vector<Notification::Kind> &shown);
/// The newest event of the account among those whose id at its server is `localId` or lies below
/// it. By its row: ids need not have the order of rows. What another account was told of first
/// stands where that was told of it, and what was done once more keeps its row with a later id.
Result<std::optional<ToldNotice>> toldAt(
    CacheTx &tx, const AccountId &account, const QString &localId);
/// Events of the account up to the row `upTo` whose ids lie above `localId` all the same; the
/// newest mostLateKept.
QSet<qint64> toldBeyond(CacheTx &tx, const AccountId &account, const QString &localId, qint64 upTo);
/// Whether the account was told of the event `row` with an id that lies above `localId`; nothing:
/// it was not told of it.
std::optional<bool> isToldBeyond(
    CacheTx &tx, const AccountId &account, qint64 row, const QString &localId);
/// Events above the row `from` and up to `upTo` of which the account was not told; the newest
/// mostLateKept.
QSet<qint64> untoldBetween(CacheTx &tx, const AccountId &account, qint64 from, qint64 upTo);

/// The greatest id that the account's server told; empty when it told none.
QString newestToldId(CacheTx &tx, const AccountId &account);
/// The greatest one of which, and of all below it, the events are read; empty when there is none.
QString readUpToId(CacheTx &tx, const AccountId &account, const NoticesRead &read);

/// The row up to which all is read of an account that was read so far.
Result<qint64> readUpTo(CacheTx &tx, const AccountId &account, const NoticePlace &place);

/// Rows for people (noticepages.h) of the account with an event that is not read, at most `limit`;
/// what the filters of whoever was told hide is left out, as there. Looks at a bounded number of
/// events. A row has the same name whichever of its accounts is asked about.
Result<QSet<QString>> unreadNotices(
    CacheTx &tx, const AccountId &account, const NoticesRead &read, int limit);

} // namespace asterism::store
