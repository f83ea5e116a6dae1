// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sources.h"

#include "store/database.h"
#include "store/instances.h"

namespace asterism::store {

namespace {

Gap readGap(const Loan &row)
{
    Gap gap{.id = row.integer(0),
        .source = {},
        .newerId = row.text(2),
        .newerAt = row.integer(3),
        .olderId = row.text(4),
        .olderAt = row.integer(5),
        .filled = int(row.integer(6))};
    if (const auto source = Source::fromKey(row.text(1))) {
        gap.source = *source;
    }
    return gap;
}

} // namespace

SourceState sourceState(CacheTx &tx, const Source &source)
{
    Loan row = tx.db.prepare("SELECT id, newest_id, newest_at, oldest_id, oldest_at, at_end, "
                             "read_at FROM source WHERE key = ?");
    if (!row.bind(1, source.key()).step()) {
        return {};
    }
    return {.row = row.integer(0),
        .newestId = row.text(1),
        .newestAt = row.integer(2),
        .oldestId = row.text(3),
        .oldestAt = row.integer(4),
        .atEnd = row.flag(5),
        .readAt = row.integer(6)};
}

qint64 sourceRow(CacheTx &tx, const Source &source)
{
    const QString key = source.key();
    Loan row = tx.db.prepare("SELECT id, instance IS NULL FROM source WHERE key = ?");
    if (row.bind(1, key).step()) {
        const qint64 id = row.integer(0);
        if (row.flag(1) && !source.host.isEmpty()) {
            // Somebody made it who knew the key alone.
            tx.db.prepare("UPDATE source SET instance = ? WHERE id = ?")
                .bind(1, instanceRow(tx, source.host))
                .bind(2, id)
                .run();
        }
        return id;
    }
    Loan insert =
        tx.db.prepare("INSERT INTO source(key, kind, param, instance) VALUES(?, ?, ?, ?)");
    insert.bind(1, key).bind(2, key.left(key.indexOf(u':'))).bind(3, source.param);
    source.host.isEmpty() ? insert.bindNull(4) : insert.bind(4, instanceRow(tx, source.host));
    insert.run();
    return tx.db.lastRowId();
}

std::vector<Source> sourcesOfPerson(CacheTx &tx, const QString &acct)
{
    Loan rows = tx.db.prepare("SELECT key FROM source WHERE kind = 'person' AND param = ?");
    rows.bind(1, acct);
    std::vector<Source> found;
    while (rows.step()) {
        if (const auto source = Source::fromKey(rows.text(0))) {
            found.push_back(*source);
        }
    }
    return found;
}

int entryCount(CacheTx &tx, const Source &source, int limit)
{
    Loan row = tx.db.prepare("SELECT count(*) FROM (SELECT 1 FROM entry WHERE source = ? LIMIT ?)");
    row.bind(1, sourceState(tx, source).row).bind(2, limit).step();
    return int(row.integer(0));
}

qint64 oldestEntryAt(CacheTx &tx, const Source &source)
{
    Loan row = tx.db.prepare("SELECT sort_at FROM entry WHERE source = ? ORDER BY sort_at LIMIT 1");
    row.bind(1, sourceState(tx, source).row);
    return row.step() ? row.integer(0) : 0;
}

Result<std::vector<Gap>> gaps(CacheTx &tx, const Source &source)
{
    Loan rows = tx.db.prepare(
        "SELECT g.id, s.key, g.newer_id, g.newer_at, g.older_id, g.older_at, g.filled FROM gap g "
        "JOIN source s ON s.id = g.source WHERE s.key = ? ORDER BY g.newer_at DESC");
    rows.bind(1, source.key());
    std::vector<Gap> found;
    while (rows.step()) {
        found.push_back(readGap(rows));
    }
    return found;
}

Result<std::optional<Gap>> gapById(CacheTx &tx, qint64 id)
{
    Loan row = tx.db.prepare(
        "SELECT g.id, s.key, g.newer_id, g.newer_at, g.older_id, g.older_at, g.filled FROM gap g "
        "JOIN source s ON s.id = g.source WHERE g.id = ?");
    if (!row.bind(1, id).step()) {
        return std::optional<Gap>();
    }
    return std::optional(readGap(row));
}

} // namespace asterism::store
