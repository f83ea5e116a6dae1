// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pinned.h"

#include "base/clock.h"
#include "store/database.h"
#include "store/posts.h"

namespace asterism::store {

namespace {

constexpr qint64 lookedAtMs = 30 * dayMs;

bool isBy(CacheTx &tx, qint64 post, const QString &acct)
{
    Loan row = tx.db.prepare(
        "SELECT 1 FROM post p JOIN actor a ON a.id = p.author WHERE p.id = ? AND a.acct = ?");
    return row.bind(1, post).bind(2, acct).step();
}

} // namespace

Result<int> commitPinned(
    CacheTx &tx, const Teller &teller, const QString &acct, const std::vector<Prepared> &items)
{
    tx.db.prepare("DELETE FROM pinned WHERE acct = ?").bind(1, acct).run();
    Ingest ingest(tx, teller);
    int place = 0;
    for (const Prepared &prepared : items) {
        const auto kept = prepared.item.boost ? std::nullopt : ingest.item(prepared);
        if (!kept || !isBy(tx, kept->event.post, acct)) {
            continue;
        }
        tx.db
            .prepare("INSERT INTO pinned(post, acct, place, read_at) VALUES(?, ?, ?, ?) "
                     "ON CONFLICT(post) DO UPDATE SET acct = excluded.acct, "
                     "place = excluded.place, read_at = excluded.read_at "
                     "WHERE acct <> excluded.acct") // they had another name
            .bind(1, kept->event.post)
            .bind(2, acct)
            .bind(3, place)
            .bind(4, tx.now)
            .run();
        place += int(tx.db.changes()); // 0 for one that is told twice
    }
    return place;
}

Result<std::vector<qint64>> pinnedPosts(CacheTx &tx, const QString &acct)
{
    Loan rows = tx.db.prepare("SELECT post FROM pinned WHERE acct = ? ORDER BY place");
    rows.bind(1, acct);
    std::vector<qint64> posts;
    while (rows.step()) {
        posts.push_back(rows.integer(0));
    }
    return posts;
}

Result<Done> forgetPinned(CacheTx &tx)
{
    tx.db.prepare("DELETE FROM pinned WHERE read_at < ?").bind(1, tx.now - lookedAtMs).run();
    return Done{};
}

} // namespace asterism::store
