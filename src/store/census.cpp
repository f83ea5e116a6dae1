// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/census.h"

#include "store/database.h"
#include "store/moveditems.h"

#include <algorithm>

namespace asterism::store {

namespace {

/// A row of `census`: a complete reading, or one under way.
struct Reading {
    qint64 id = 0; ///< 0: there is none
    qint64 begunAt = 0;
    QString below;
    int rows = 0;
    int total = -1;
};

Reading readingOf(CacheTx &tx, const CensusKey &key, bool complete)
{
    Loan row = tx.db.prepare("SELECT id, begun_at, below, rows, total FROM census "
                             "WHERE account = ? AND kind = ? AND complete = ?");
    if (!row.bind(1, key.account.value).bind(2, int(key.kind)).bind(3, complete).step()) {
        return {};
    }
    return {row.integer(0), row.integer(1), row.text(2), int(row.integer(3)), int(row.integer(4))};
}

Error noReading(const CensusKey &key)
{
    return {.kind = ErrorKind::NotFound, .subject = key.account.value};
}

/// Its items go by the foreign key.
void dropReading(CacheTx &tx, const CensusKey &key, bool complete)
{
    tx.db.prepare("DELETE FROM census WHERE account = ? AND kind = ? AND complete = ?")
        .bind(1, key.account.value)
        .bind(2, int(key.kind))
        .bind(3, complete)
        .run();
}

#define ITEM_COLUMNS                                                                               \
    MOVED_ITEM_COLUMNS ", list_id, actor_uri, local_id, name, moved_to, gone, requested, "         \
                       "follows_back, note, last_post_at"
#define INSERT_ITEM                                                                                \
    "INSERT INTO census_item(reading, position, " ITEM_COLUMNS ") "                                \
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "                             \
    "ON CONFLICT(reading, subject, list) "

void bindItem(Loan &row, qint64 reading, qint64 position, const CensusItem &item)
{
    row.bind(1, reading).bind(2, position);
    bindMovedItem(row, 3, item.item);
    const int rest = 3 + movedItemColumns;
    row.bind(rest, item.listId)
        .bind(rest + 1, item.actorUri)
        .bind(rest + 2, item.localId)
        .bind(rest + 3, item.name)
        .bind(rest + 4, item.movedTo)
        .bind(rest + 5, item.gone)
        .bind(rest + 6, item.requested)
        .bind(rest + 7, item.followsBack)
        .bind(rest + 8, item.note)
        .bind(rest + 9, item.lastPostAt);
}

CensusItem readItem(const Loan &row)
{
    const int rest = movedItemColumns;
    return {.item = readMovedItem(row, 0),
        .listId = row.text(rest),
        .actorUri = row.text(rest + 1),
        .localId = row.text(rest + 2),
        .name = row.text(rest + 3),
        .movedTo = row.text(rest + 4),
        .gone = row.flag(rest + 5),
        .requested = row.flag(rest + 6),
        .followsBack = row.flag(rest + 7),
        .note = row.text(rest + 8),
        .lastPostAt = row.integer(rest + 9)};
}

/// -1 for the front, 1 for the end: where a new item stands. Both are one look into the index.
qint64 freePosition(CacheTx &tx, qint64 reading, int direction)
{
    Loan row = tx.db.prepare(direction < 0
            ? "SELECT coalesce(min(position) - 1, 0) FROM census_item WHERE reading = ?"
            : "SELECT coalesce(max(position) + 1, 0) FROM census_item WHERE reading = ?");
    row.bind(1, reading).step();
    return row.integer(0);
}

void countItems(CacheTx &tx, qint64 reading, int more)
{
    tx.db.prepare("UPDATE census SET rows = rows + ? WHERE id = ?")
        .bind(1, more)
        .bind(2, reading)
        .run();
    tx.changes.census = true;
}

bool holds(CacheTx &tx, qint64 reading, const MovedItem &item)
{
    Loan row =
        tx.db.prepare("SELECT 1 FROM census_item WHERE reading = ? AND subject = ? AND list = ?");
    return row.bind(1, reading).bind(2, item.subject).bind(3, item.list).step();
}

/// A write of ours knows less of somebody than the server told: what it does not say stays.
void putItem(CacheTx &tx, qint64 reading, const CensusItem &item)
{
    const bool known = holds(tx, reading, item.item);
    Loan row = tx.db.prepare(INSERT_ITEM
        "DO UPDATE SET boosts = coalesce(excluded.boosts, boosts), "
        "notify = coalesce(excluded.notify, notify), "
        "languages = coalesce(excluded.languages, languages), "
        "hide_notifications = coalesce(excluded.hide_notifications, hide_notifications), "
        "expires_at = excluded.expires_at, gone = excluded.gone, requested = excluded.requested, "
        "list_id = iif(excluded.list_id = '', list_id, excluded.list_id), "
        "actor_uri = iif(excluded.actor_uri = '', actor_uri, excluded.actor_uri), "
        "local_id = iif(excluded.local_id = '', local_id, excluded.local_id), "
        "name = iif(excluded.name = '', name, excluded.name), "
        "moved_to = iif(excluded.moved_to = '', moved_to, excluded.moved_to), "
        "note = iif(excluded.note = '', note, excluded.note), "
        "follows_back = max(excluded.follows_back, follows_back), "
        "last_post_at = max(excluded.last_post_at, last_post_at)");
    bindItem(row, reading, freePosition(tx, reading, -1), item);
    row.run();
    countItems(tx, reading, known ? 0 : 1);
}

} // namespace

Result<CensusState> censusState(CacheTx &tx, const CensusKey &key)
{
    const Reading complete = readingOf(tx, key, true);
    const Reading begun = readingOf(tx, key, false);
    return CensusState{.readAt = complete.begunAt,
        .count = complete.rows,
        .begunAt = begun.begunAt,
        .below = begun.below,
        .found = begun.rows,
        .total = begun.total};
}

Result<Done> beginCensus(CacheTx &tx, const CensusKey &key, int total)
{
    dropReading(tx, key, false);
    tx.db
        .prepare("INSERT INTO census(account, kind, complete, begun_at, below, rows, total) "
                 "VALUES(?, ?, 0, ?, '', 0, ?)")
        .bind(1, key.account.value)
        .bind(2, int(key.kind))
        .bind(3, tx.now)
        .bind(4, std::max(-1, total))
        .run();
    tx.changes.census = true;
    return Done{};
}

Result<Done> addToCensus(
    CacheTx &tx, const CensusKey &key, const std::vector<CensusItem> &items, const QString &below)
{
    const Reading reading = readingOf(tx, key, false);
    if (reading.id == 0) {
        return noReading(key);
    }
    qint64 position = freePosition(tx, reading.id, 1);
    int added = 0;
    Loan row = tx.db.prepare(INSERT_ITEM "DO NOTHING");
    for (const CensusItem &item : items) {
        bindItem(row, reading.id, position + added, item);
        row.run();
        row.reset();
        added += tx.db.changes();
    }
    tx.db.prepare("UPDATE census SET below = ? WHERE id = ?")
        .bind(1, below)
        .bind(2, reading.id)
        .run();
    countItems(tx, reading.id, added);
    return Done{};
}

Result<Done> endCensus(CacheTx &tx, const CensusKey &key)
{
    const Reading reading = readingOf(tx, key, false);
    if (reading.id == 0) {
        return noReading(key);
    }
    dropReading(tx, key, true);
    tx.db.prepare("UPDATE census SET complete = 1, below = '' WHERE id = ?")
        .bind(1, reading.id)
        .run();
    tx.changes.census = true;
    return Done{};
}

Result<Done> putIntoCensus(CacheTx &tx, const CensusKey &key, const CensusItem &item)
{
    for (const bool complete : {true, false}) {
        if (const Reading reading = readingOf(tx, key, complete); reading.id != 0) {
            putItem(tx, reading.id, item);
        }
    }
    return Done{};
}

Result<Done> takeFromCensus(CacheTx &tx, const CensusKey &key, const MovedItem &item)
{
    for (const bool complete : {true, false}) {
        const Reading reading = readingOf(tx, key, complete);
        tx.db.prepare("DELETE FROM census_item WHERE reading = ? AND subject = ? AND list = ?")
            .bind(1, reading.id)
            .bind(2, item.subject)
            .bind(3, item.list)
            .run();
        if (const int gone = tx.db.changes(); gone > 0) {
            countItems(tx, reading.id, -gone);
        }
    }
    return Done{};
}

Result<std::vector<CensusItem>> census(CacheTx &tx, const CensusKey &key, int from, int most)
{
    // What was taken away leaves holes, so that a place is no position; walking over 50,000 rows
    // takes some milliseconds.
    Loan rows = tx.db.prepare("SELECT " ITEM_COLUMNS " FROM census_item "
                              "WHERE reading = ? ORDER BY position LIMIT ? OFFSET ?");
    rows.bind(1, readingOf(tx, key, true).id).bind(2, std::max(0, most)).bind(3, std::max(0, from));
    std::vector<CensusItem> found;
    while (rows.step()) {
        found.push_back(readItem(rows));
    }
    return found;
}

Result<QHash<QString, QStringList>> followedBy(CacheTx &tx, const QStringList &accts)
{
    constexpr qsizetype most = 500;
    QHash<QString, QStringList> found;
    for (const QString &acct : accts.first(std::min(accts.size(), most))) {
        Loan rows =
            tx.db.prepare("SELECT DISTINCT c.account FROM census c CROSS JOIN census_item i "
                          "ON i.reading = c.id AND i.subject = ?1 WHERE c.kind = ?2 "
                          "AND c.complete = 1 AND i.requested = 0 ORDER BY c.account");
        rows.bind(1, acct).bind(2, int(MovedKind::Follows));
        while (rows.step()) {
            found[acct] << rows.text(0);
        }
    }
    return found;
}

Result<std::optional<CensusItem>> censusItem(
    CacheTx &tx, const CensusKey &key, const QString &subject)
{
    Loan row = tx.db.prepare("SELECT " ITEM_COLUMNS " FROM census_item "
                             "WHERE reading = ? AND subject = ? LIMIT 1");
    const bool found = row.bind(1, readingOf(tx, key, true).id).bind(2, subject).step();
    return found ? std::optional(readItem(row)) : std::nullopt;
}

Result<Done> forgetCensus(CacheTx &tx, const AccountId &account)
{
    tx.db.prepare("DELETE FROM census WHERE account = ?").bind(1, account.value).run();
    tx.changes.census = tx.changes.census || tx.db.changes() > 0;
    return Done{};
}

} // namespace asterism::store
