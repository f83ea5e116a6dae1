// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/deletes.h"

#include "base/host.h"
#include "store/database.h"
#include "store/instances.h"
#include "store/notices.h"

#include <QUrl>

namespace asterism::store {

namespace {

constexpr qint64 tombstoneMs = 30 * dayMs;

struct Seen {
    qint64 post = 0;
    qint64 boost = 0;
};

Seen seenAs(CacheTx &tx, qint64 instance, const QString &localId)
{
    Loan row =
        tx.db.prepare("SELECT post, boost FROM sighting WHERE instance = ? AND local_id = ?");
    if (!row.bind(1, instance).bind(2, localId).step()) {
        return {};
    }
    return {row.isNull(0) ? 0 : row.integer(0), row.isNull(1) ? 0 : row.integer(1)};
}

void bury(CacheTx &tx, qint64 instance, const QString &localId, const QString &uri, bool byOrigin)
{
    tx.db
        .prepare("INSERT OR REPLACE INTO tombstone(instance, local_id, uri, by_origin, at) "
                 "VALUES(?, ?, ?, ?, ?)")
        .bind(1, instance)
        .bind(2, localId)
        .bind(3, uri)
        .bind(4, byOrigin)
        .bind(5, tx.now)
        .run();
}

void noteSources(CacheTx &tx, const char *sql, qint64 id)
{
    Loan keys = tx.db.prepare(sql);
    keys.bind(1, id);
    while (keys.step()) {
        tx.changes.sources.insert(keys.text(0));
    }
}

bool seenElsewhere(CacheTx &tx, const char *sql, qint64 id)
{
    Loan row = tx.db.prepare(sql);
    return row.bind(1, id).step();
}

/// The same server knows that boost by another id.
bool seenHere(CacheTx &tx, qint64 instance, qint64 boost)
{
    Loan row = tx.db.prepare("SELECT 1 FROM sighting WHERE boost = ? AND instance = ? LIMIT 1");
    return row.bind(1, boost).bind(2, instance).step();
}

void removeBoost(
    CacheTx &tx, qint64 instance, const QString &host, const QString &localId, qint64 boost)
{
    Loan booster = tx.db.prepare("SELECT a.uri, a.acct, b.post FROM boost b "
                                 "JOIN actor a ON a.id = b.actor WHERE b.id = ?");
    if (!booster.bind(1, boost).step()) {
        return; // a foreign key keeps this from happening
    }
    const QString acct = booster.text(1);
    const QString home =
        booster.isNull(0) ? acct.mid(acct.lastIndexOf(u'@') + 1) : hostOf(QUrl(booster.text(0)));
    const qint64 post = booster.integer(2);
    bury(tx, instance, localId, {}, home == host);
    tx.db.prepare("DELETE FROM sighting WHERE instance = ? AND local_id = ?")
        .bind(1, instance)
        .bind(2, localId)
        .run();
    if (seenHere(tx, instance, boost)) {
        return; // taken back and done again within a minute; this was the first one's delete
    }
    // Not even the booster's own server speaks for the others: they may tell of the next boost
    // already, and nothing says which of theirs this one was.
    if (!seenElsewhere(tx, "SELECT 1 FROM sighting WHERE boost = ? LIMIT 1", boost)) {
        tx.changes.posts.insert(post); // its row names one less
        dropBoost(tx, boost);
        return;
    }
    noteBoostSources(tx, boost);
    tx.db
        .prepare("DELETE FROM entry WHERE post = ? AND boost = ? AND source IN "
                 "(SELECT id FROM source WHERE instance = ?)")
        .bind(1, post)
        .bind(2, boost)
        .bind(3, instance)
        .run();
    tx.changes.posts.insert(post);
}

void removePost(
    CacheTx &tx, qint64 instance, const QString &host, const QString &localId, qint64 post)
{
    Loan row = tx.db.prepare("SELECT uri FROM post WHERE id = ?");
    row.bind(1, post).step();
    const QString uri = row.text(0);
    row.reset();
    const bool origin = hostOf(QUrl(uri)) == host;
    bury(tx, instance, localId, uri, origin);
    noteSources(
        tx, "SELECT s.key FROM entry e JOIN source s ON s.id = e.source WHERE e.post = ?", post);
    tx.db.prepare("DELETE FROM sighting WHERE instance = ? AND local_id = ?")
        .bind(1, instance)
        .bind(2, localId)
        .run();
    if (origin || !seenElsewhere(tx, "SELECT 1 FROM sighting WHERE post = ? LIMIT 1", post)) {
        dropNoticesAbout(tx, uri);
        dropPost(tx, post);
        return;
    }
    // Boosts of it that this server listed went with it there, too.
    tx.db
        .prepare("DELETE FROM entry WHERE post = ? AND source IN "
                 "(SELECT id FROM source WHERE instance = ?)")
        .bind(1, post)
        .bind(2, instance)
        .run();
    tx.changes.posts.insert(post);
}

} // namespace

Result<Done> removeSeen(CacheTx &tx, const QString &host, const QString &localId)
{
    const qint64 instance = instanceRow(tx, host);
    const Seen seen = seenAs(tx, instance, localId);
    if (seen.boost != 0) {
        removeBoost(tx, instance, host, localId, seen.boost);
    } else if (seen.post != 0) {
        removePost(tx, instance, host, localId, seen.post);
    } else {
        bury(tx, instance, localId, {}, false);
    }
    return Done{};
}

Result<Done> removeBoostOf(
    CacheTx &tx, const QString &host, qint64 post, const QString &boosterAcct)
{
    QStringList ids;
    {
        Loan rows = tx.db.prepare("SELECT s.local_id FROM boost b JOIN actor a ON a.id = b.actor "
                                  "JOIN sighting s ON s.boost = b.id "
                                  "JOIN instance i ON i.id = s.instance "
                                  "WHERE b.post = ? AND a.acct = ? AND i.host = ?");
        rows.bind(1, post).bind(2, boosterAcct).bind(3, host);
        while (rows.step()) {
            ids << rows.text(0);
        }
    }
    for (const QString &id : ids) {
        if (const auto removed = removeSeen(tx, host, id); !removed) {
            return removed;
        }
    }
    return Done{};
}

Result<std::vector<SeenRow>> seenRows(
    CacheTx &tx, const Source &source, qint64 downTo, qint64 upTo, int limit)
{
    // Two joins and no OR: each side has its own index on sighting. A boost without an id of its
    // own goes by that of its post (snac2).
    Loan rows = tx.db.prepare(
        "SELECT coalesce(b.local_id, p.local_id), b.local_id IS NOT NULL, e.sort_at, "
        "(SELECT uri FROM post WHERE id = e.post) FROM source s "
        "JOIN entry e ON e.source = s.id AND e.sort_at BETWEEN ? AND ? "
        "LEFT JOIN sighting b ON e.boost <> 0 AND b.boost = e.boost AND b.instance = s.instance "
        "LEFT JOIN sighting p ON b.local_id IS NULL AND p.post = e.post AND p.instance = "
        "s.instance "
        "WHERE s.key = ? AND coalesce(b.local_id, p.local_id) IS NOT NULL "
        "ORDER BY e.sort_at DESC LIMIT ?");
    rows.bind(1, downTo).bind(2, upTo).bind(3, source.key()).bind(4, limit);
    std::vector<SeenRow> found;
    while (rows.step()) {
        found.push_back({rows.text(0), rows.integer(1) != 0, rows.integer(2), rows.text(3)});
    }
    return found;
}

void noteBoostSources(CacheTx &tx, qint64 boost)
{
    noteSources(tx,
        "SELECT s.key FROM boost b JOIN entry e ON e.post = b.post AND e.boost = b.id "
        "JOIN source s ON s.id = e.source WHERE b.id = ?",
        boost);
}

void dropBoost(CacheTx &tx, qint64 boost)
{
    noteBoostSources(tx, boost);
    tx.db
        .prepare("DELETE FROM entry WHERE post = (SELECT post FROM boost WHERE id = ?1) "
                 "AND boost = ?1")
        .bind(1, boost)
        .run();
    tx.db.prepare("DELETE FROM boost WHERE id = ?").bind(1, boost).run();
}

void dropPost(CacheTx &tx, qint64 post)
{
    unindexPost(tx, post);
    tx.changes.posts.insert(post);
    tx.db.prepare("DELETE FROM post WHERE id = ?").bind(1, post).run();
}

Result<Done> forgetTombstones(CacheTx &tx)
{
    tx.db.prepare("DELETE FROM tombstone WHERE at < ?").bind(1, tx.now - tombstoneMs).run();
    return Done{};
}

} // namespace asterism::store
