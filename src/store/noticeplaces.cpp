// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/noticeplaces.h"

#include "store/database.h"
#include "store/filters.h"
#include "store/noticepages.h"
#include "store/notices.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace asterism::store {

namespace {

/// Events that are looked at for a count: those of one group count once.
constexpr int eventsFor = 4;
/// Events that are passed at once.
constexpr int mostPassed = 1000;

std::optional<ToldNotice> toldIn(Loan &row)
{
    if (!row.step()) {
        return {};
    }
    return ToldNotice{row.integer(0), {noticeTime(row.integer(0)), row.text(1)}};
}

/// As the row for people decides it, which is one for all accounts that were told: what one of them
/// hides stands nowhere, so it is unread to none.
bool isNoticeHidden(CacheTx &tx, qint64 event, const QString &postUri)
{
    Loan post = tx.db.prepare("SELECT id FROM post WHERE uri = ?");
    if (postUri.isEmpty() || !post.bind(1, postUri).step()) {
        return false;
    }
    const auto counts = [](const Filtered &filter) {
        return (filter.contexts & NotificationsContext) != 0;
    };
    if (verdictOf(filteredBy(tx, post.integer(0)), counts).action != FilterAction::Hide) {
        return false; // most are so, and need no more steps
    }
    const auto row = noticeRow(tx, {}, event);
    return row && !*row;
}

/// The first that is unread in the order of the server's ids; empty: none is.
QString lowestUnreadId(CacheTx &tx, const AccountId &account, const NoticesRead &read)
{
    // The plus keeps it to the rows above, which are few, instead of all in the order of ids.
    Loan above = tx.db.prepare("SELECT local_id FROM notice_told WHERE account = ? AND notice > ? "
                               "ORDER BY +length(local_id), local_id LIMIT 1");
    QString lowest =
        above.bind(1, account.value).bind(2, read.upTo).step() ? above.text(0) : QString();
    for (const qint64 row : read.late) {
        Loan told =
            tx.db.prepare("SELECT local_id FROM notice_told WHERE account = ? AND notice = ?");
        const bool isTold = told.bind(1, account.value).bind(2, row).step();
        if (isTold && (lowest.isEmpty() || compareLocalIds(told.text(0), lowest) < 0)) {
            lowest = told.text(0);
        }
    }
    return lowest;
}

/// `row`: an event's id, its group and its post.
void addUnread(CacheTx &tx, const Loan &row, QSet<QString> &found)
{
    const QString grouping = row.text(1);
    const QString name = grouping.isEmpty() ? QString::number(row.integer(0)) : grouping;
    if (!found.contains(name) && !isNoticeHidden(tx, row.integer(0), row.text(2))) {
        found.insert(name);
    }
}

} // namespace

Result<QHash<QString, NoticePlace>> noticePlaces(UserTx &tx)
{
    Loan rows = tx.db.prepare("SELECT account, at, local_id FROM notice_place");
    QHash<QString, NoticePlace> places;
    while (rows.step()) {
        places.insert(rows.text(0), {rows.integer(1), rows.text(2)});
    }
    return places;
}

Result<Done> saveNoticePlace(UserTx &tx, const AccountId &account, const NoticePlace &place)
{
    // Within one moment the later word counts: its event stood above the other one.
    tx.db
        .prepare("INSERT INTO notice_place(account, at, local_id) "
                 "SELECT id, ?, ? FROM account WHERE id = ? "
                 "ON CONFLICT(account) DO UPDATE SET at = excluded.at, "
                 "local_id = excluded.local_id WHERE excluded.at >= notice_place.at")
        .bind(1, place.at)
        .bind(2, place.localId)
        .bind(3, account.value)
        .run();
    return Done{};
}

Result<QHash<QString, QStringList>> lateNotices(UserTx &tx)
{
    Loan rows =
        tx.db.prepare("SELECT account, local_id FROM notice_late ORDER BY account, local_id");
    QHash<QString, QStringList> late;
    while (rows.step()) {
        late[rows.text(0)] << rows.text(1);
    }
    return late;
}

Result<Done> saveLateNotices(UserTx &tx, const AccountId &account, const QStringList &localIds)
{
    tx.db.prepare("DELETE FROM notice_late WHERE account = ?").bind(1, account.value).run();
    for (const QString &id : localIds.first(std::min<qsizetype>(localIds.size(), mostLateKept))) {
        tx.db
            .prepare("INSERT OR IGNORE INTO notice_late(account, local_id) "
                     "SELECT id, ? FROM account WHERE id = ?")
            .bind(1, id)
            .bind(2, account.value)
            .run();
    }
    return Done{};
}

QStringList toldIds(CacheTx &tx, const AccountId &account, const QSet<qint64> &rows)
{
    std::vector<qint64> newest(rows.begin(), rows.end());
    std::ranges::sort(newest, std::greater());
    QStringList ids;
    for (const qint64 row : newest) {
        if (ids.size() >= mostLateKept) {
            break;
        }
        Loan told =
            tx.db.prepare("SELECT local_id FROM notice_told WHERE account = ? AND notice = ?");
        told.bind(1, account.value).bind(2, row);
        if (told.step() && !told.text(0).isEmpty()) {
            ids << told.text(0);
        }
    }
    ids.sort();
    ids.removeDuplicates(); // a group that is told in one has one id
    return ids;
}

QSet<qint64> toldRows(CacheTx &tx, const AccountId &account, const QStringList &localIds)
{
    QSet<qint64> found;
    for (const QString &id : localIds) {
        Loan rows = tx.db.prepare("SELECT notice FROM notice_told WHERE account = ?1 "
                                  "AND length(local_id) = length(?2) AND local_id = ?2");
        rows.bind(1, account.value).bind(2, id);
        while (rows.step()) {
            found.insert(rows.integer(0));
        }
    }
    return found;
}

Result<std::optional<ToldNotice>> toldUpTo(CacheTx &tx, const AccountId &account, qint64 upTo)
{
    Loan row = tx.db.prepare("SELECT notice, local_id FROM notice_told WHERE account = ? "
                             "AND notice <= ? ORDER BY notice DESC LIMIT 1");
    row.bind(1, account.value).bind(2, upTo);
    return toldIn(row);
}

Result<std::optional<ToldNotice>> unshownAbove(CacheTx &tx, const AccountId &account, qint64 from,
    const std::vector<Notification::Kind> &shown)
{
    Loan rows = tx.db.prepare("SELECT n.id, t.local_id, n.kind, n.post_uri "
                              "FROM notice_told t JOIN notice n ON n.id = t.notice "
                              "WHERE t.account = ? AND t.notice > ? ORDER BY t.notice LIMIT ?");
    rows.bind(1, account.value).bind(2, from).bind(3, mostPassed);
    std::optional<ToldNotice> last;
    while (rows.step()) {
        const bool isShown =
            std::ranges::find(shown, Notification::Kind(rows.integer(2))) != shown.end();
        if (isShown && !isNoticeHidden(tx, rows.integer(0), rows.text(3))) {
            break;
        }
        last = ToldNotice{rows.integer(0), {noticeTime(rows.integer(0)), rows.text(1)}};
    }
    return last;
}

bool isUnshown(CacheTx &tx, qint64 row, const std::vector<Notification::Kind> &shown)
{
    Loan event = tx.db.prepare("SELECT kind FROM notice WHERE id = ?");
    return event.bind(1, row).step()
        && std::ranges::find(shown, Notification::Kind(event.integer(0))) == shown.end();
}

/// Down the rows: those that the account's server does not count as read are the newest, but for
/// few.
Result<std::optional<ToldNotice>> toldAt(
    CacheTx &tx, const AccountId &account, const QString &localId)
{
    Loan row = tx.db.prepare("SELECT notice, local_id FROM notice_told WHERE account = ?1 "
                             "AND (length(local_id), local_id) <= (length(?2), ?2) "
                             "ORDER BY notice DESC LIMIT 1");
    row.bind(1, account.value).bind(2, localId);
    return toldIn(row);
}

QSet<qint64> toldBeyond(CacheTx &tx, const AccountId &account, const QString &localId, qint64 upTo)
{
    Loan rows = tx.db.prepare("SELECT notice FROM notice_told WHERE account = ?1 AND notice <= ?3 "
                              "AND (length(local_id), local_id) > (length(?2), ?2) "
                              "ORDER BY notice DESC LIMIT ?4");
    rows.bind(1, account.value).bind(2, localId).bind(3, upTo).bind(4, mostLateKept);
    QSet<qint64> found;
    while (rows.step()) {
        found.insert(rows.integer(0));
    }
    return found;
}

std::optional<bool> isToldBeyond(
    CacheTx &tx, const AccountId &account, qint64 row, const QString &localId)
{
    Loan told = tx.db.prepare("SELECT local_id FROM notice_told WHERE account = ? AND notice = ?");
    if (!told.bind(1, account.value).bind(2, row).step()) {
        return {};
    }
    return compareLocalIds(told.text(0), localId) > 0;
}

QSet<qint64> untoldBetween(CacheTx &tx, const AccountId &account, qint64 from, qint64 upTo)
{
    Loan rows = tx.db.prepare("SELECT n.id FROM notice n WHERE n.id > ?2 AND n.id <= ?3 "
                              "AND NOT EXISTS(SELECT 1 FROM notice_told t "
                              "WHERE t.account = ?1 AND t.notice = n.id) "
                              "ORDER BY n.id DESC LIMIT ?4");
    rows.bind(1, account.value).bind(2, from).bind(3, upTo).bind(4, mostLateKept);
    QSet<qint64> found;
    while (rows.step()) {
        found.insert(rows.integer(0));
    }
    return found;
}

QString newestToldId(CacheTx &tx, const AccountId &account)
{
    Loan row = tx.db.prepare("SELECT local_id FROM notice_told WHERE account = ? "
                             "ORDER BY length(local_id) DESC, local_id DESC LIMIT 1");
    return row.bind(1, account.value).step() ? row.text(0) : QString();
}

QString readUpToId(CacheTx &tx, const AccountId &account, const NoticesRead &read)
{
    const QString unread = lowestUnreadId(tx, account, read);
    if (unread.isEmpty()) {
        return newestToldId(tx, account);
    }
    Loan row = tx.db.prepare("SELECT local_id FROM notice_told WHERE account = ?1 "
                             "AND (length(local_id), local_id) < (length(?2), ?2) "
                             "ORDER BY length(local_id) DESC, local_id DESC LIMIT 1");
    return row.bind(1, account.value).bind(2, unread).step() ? row.text(0) : QString();
}

Result<qint64> readUpTo(CacheTx &tx, const AccountId &account, const NoticePlace &place)
{
    // An edit's row moves up when another account is told that the post was edited once more, and
    // takes what this one was told along: what lies below it there nobody has read.
    Loan exact = tx.db.prepare("SELECT max(t.notice) FROM notice_told t "
                               "JOIN notice n ON n.id = t.notice WHERE t.account = ?1 "
                               "AND length(t.local_id) = length(?2) AND t.local_id = ?2 "
                               "AND (n.kind <> ?3 OR t.notice < ?4)");
    exact.bind(1, account.value)
        .bind(2, place.localId)
        .bind(3, int(Notification::Kind::Edited))
        .bind(4, (place.at + sameEditMs + 1) << 10);
    if (exact.step() && !exact.isNull(0)) {
        return exact.integer(0);
    }
    return ((place.at + 1) << 10) - 1; // to the last row of that moment
}

Result<QSet<QString>> unreadNotices(
    CacheTx &tx, const AccountId &account, const NoticesRead &read, int limit)
{
    Loan rows = tx.db.prepare("SELECT n.id, coalesce(n.grouping, ''), n.post_uri "
                              "FROM notice_told t JOIN notice n ON n.id = t.notice "
                              "WHERE t.account = ? AND t.notice > ? ORDER BY t.notice LIMIT ?");
    rows.bind(1, account.value).bind(2, read.upTo).bind(3, limit * eventsFor);
    QSet<QString> found;
    while (found.size() < limit && rows.step()) {
        addUnread(tx, rows, found);
    }
    for (const qint64 late : read.late) {
        if (found.size() >= limit) {
            break;
        }
        Loan row = tx.db.prepare("SELECT n.id, coalesce(n.grouping, ''), n.post_uri "
                                 "FROM notice_told t JOIN notice n ON n.id = t.notice "
                                 "WHERE t.account = ? AND t.notice = ?");
        row.bind(1, account.value).bind(2, late);
        if (row.step()) {
            addUnread(tx, row, found);
        }
    }
    return found;
}

} // namespace asterism::store
