// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/prune.h"

#include "store/database.h"
#include "store/deletes.h"
#include "store/direct.h"
#include "store/notices.h"
#include "store/pinned.h"
#include "store/readings.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

constexpr int stepPosts = 2000;
constexpr int handful = 100;
constexpr qint64 keptFreePages = 256; // room for the next posts
constexpr int counterBits = 10;

qint64 bytesInUse(CacheTx &tx)
{
    const qint64 pages = tx.db.number("PRAGMA page_count") - tx.db.number("PRAGMA freelist_count");
    return pages * tx.db.number("PRAGMA page_size");
}

bool isOneOf(const QStringList &texts, const QString &text)
{
    return !text.isEmpty() && texts.contains(text);
}

/// Where one step stands: posts go in the order of their ids, a handful at a time.
struct Sweep {
    qint64 from = std::numeric_limits<qint64>::min() + 1; ///< the next id; one below must exist
    qint64 cutAt = 0; ///< at and below this time nothing is complete any more
    qint64 posts = 0;
    QSet<qint64> sources;
};

/// The next posts that nobody wants to keep: what somebody put aside they want, however old it is.
/// A post that was boosted above the cut stays: its row in a timeline is the boost, and would be
/// missing where everything else is there.
std::vector<qint64> oldest(CacheTx &tx, const CacheBudget &budget, qint64 end, Sweep &sweep)
{
    Loan rows = tx.db.prepare(
        "SELECT p.id, p.uri, a.acct, (SELECT max(b.sort_at) FROM boost b WHERE b.post = p.id), "
        "EXISTS(SELECT 1 FROM viewer v WHERE v.post = p.id AND v.bookmarked <> 0) "
        "OR EXISTS(SELECT 1 FROM pinned n WHERE n.post = p.id) "
        "OR EXISTS(SELECT 1 FROM entry e JOIN source s ON s.id = e.source "
        "WHERE e.post = p.id AND s.kind IN ('favourites', 'clip')) "
        "OR EXISTS(SELECT 1 FROM notice c WHERE c.post_uri = p.uri AND c.post_uri <> '') "
        "FROM post p JOIN actor a ON a.id = p.author WHERE p.id >= ? AND p.id < ? "
        "ORDER BY p.id LIMIT ?");
    rows.bind(1, sweep.from).bind(2, end).bind(3, handful);
    std::vector<std::pair<qint64, qint64>> wanted;
    while (rows.step()) {
        sweep.from = rows.integer(0) + 1;
        const bool kept = rows.flag(4) || isOneOf(budget.keepUris, rows.text(1))
            || isOneOf(budget.ownAccts, rows.text(2));
        if (!kept) {
            wanted.emplace_back(rows.integer(0), rows.integer(3));
        }
    }
    const qint64 cutAt = std::max(sweep.cutAt, (sweep.from - 1) >> counterBits);
    std::vector<qint64> found;
    for (const auto &[post, boostedAt] : wanted) {
        if (boostedAt <= cutAt) {
            found.push_back(post);
        }
    }
    return found;
}

/// Its next reading is its first one.
void startAnew(CacheTx &tx, qint64 source)
{
    tx.db
        .prepare("UPDATE source SET newest_id = '', newest_at = 0, oldest_id = '', "
                 "oldest_at = 0, at_end = 0, read_at = 0 WHERE id = ?")
        .bind(1, source)
        .run();
}

/// Mastodon pages mentions by the ids of notifications, older Pleroma conversations by ids of their
/// own: from no post that is left there is a way downwards.
bool hasOwnCursors(CacheTx &tx, qint64 source)
{
    Loan row = tx.db.prepare("SELECT kind IN ('mentions', 'direct') FROM source WHERE id = ?");
    return row.bind(1, source).step() && row.flag(0);
}

/// Below the oldest entry that still stands above the cut nothing is complete any more.
void lowerBottom(CacheTx &tx, qint64 source, qint64 cutAt)
{
    Loan lowest = tx.db.prepare(
        "SELECT e.sort_at, coalesce(b.local_id, p.local_id, '') FROM entry e "
        "JOIN source s ON s.id = e.source "
        "LEFT JOIN sighting p ON p.post = e.post AND p.instance = s.instance "
        "LEFT JOIN sighting b ON e.boost <> 0 AND b.boost = e.boost AND b.instance = s.instance "
        "WHERE e.source = ? AND e.sort_at > ? ORDER BY e.sort_at, e.post, e.boost LIMIT 1");
    lowest.bind(1, source).bind(2, cutAt);
    const bool any = lowest.step();
    const qint64 at = any ? lowest.integer(0) : 0;
    // Feeds and outboxes have no ids: from a post's address they cannot go on downwards.
    const QString id = !any || lowest.text(1).contains(u"://"_s) ? QString() : lowest.text(1);
    // Also a gap that reaches below the cut: what it led to is not complete either.
    tx.db.prepare("DELETE FROM gap WHERE source = ? AND older_at <= ?")
        .bind(1, source)
        .bind(2, cutAt)
        .run();
    if (!any || hasOwnCursors(tx, source)) {
        startAnew(tx, source);
        return;
    }
    tx.db.prepare("UPDATE source SET oldest_id = ?, oldest_at = ?, at_end = 0 WHERE id = ?")
        .bind(1, id)
        .bind(2, at)
        .bind(3, source)
        .run();
    Loan below = tx.db.prepare("SELECT 1 FROM entry WHERE source = ? AND sort_at < ? LIMIT 1");
    if (below.bind(1, source).bind(2, at).step()) {
        tx.db
            .prepare("INSERT INTO gap(source, newer_id, newer_at, older_id, older_at) "
                     "VALUES(?, ?, ?, '', 0)")
            .bind(1, source)
            .bind(2, id)
            .bind(3, at)
            .run();
    }
}

void noteSources(CacheTx &tx, qint64 post, Sweep &sweep)
{
    Loan rows = tx.db.prepare("SELECT s.id, s.key, s.kind = 'list' FROM entry e "
                              "JOIN source s ON s.id = e.source WHERE e.post = ?");
    rows.bind(1, post);
    while (rows.step()) {
        tx.changes.sources.insert(rows.text(1));
        if (!rows.flag(2)) {
            sweep.sources.insert(rows.integer(0));
        }
    }
}

void removeHandful(CacheTx &tx, const std::vector<qint64> &posts, Sweep &sweep)
{
    for (const qint64 post : posts) {
        noteSources(tx, post, sweep);
        dropPost(tx, post);
    }
    if (!posts.empty()) {
        sweep.cutAt = std::max(sweep.cutAt, (sweep.from - 1) >> counterBits);
    }
    sweep.posts += qint64(posts.size());
}

/// Pages that hold nothing go back to the disk, a bounded number at a time. True when some remain.
bool giveBack(CacheTx &tx)
{
    if (tx.db.number("PRAGMA freelist_count") > keptFreePages) {
        Loan step = tx.db.prepare("PRAGMA incremental_vacuum(4000)");
        step.run();
    }
    return tx.db.number("PRAGMA freelist_count") > keptFreePages;
}

void sweepActors(CacheTx &tx)
{
    tx.db
        .prepare("DELETE FROM actor WHERE linked = 0 AND NOT EXISTS(SELECT 1 FROM post WHERE "
                 "author = actor.id) "
                 "AND NOT EXISTS(SELECT 1 FROM boost WHERE boost.actor = actor.id) "
                 "AND NOT EXISTS(SELECT 1 FROM notice WHERE notice.actor = actor.id)")
        .run();
}

} // namespace

Result<PruneOutcome> pruneStep(CacheTx &tx, const CacheBudget &budget)
{
    if (auto done = forgetTombstones(tx); !done) {
        return done.error();
    }
    if (auto done = forgetReadings(tx); !done) {
        return done.error();
    }
    if (auto done = forgetPinned(tx); !done) {
        return done.error();
    }
    if (auto done = trimNotices(tx); !done) {
        return done.error();
    }
    if (auto done = forgetConversations(tx); !done) {
        return done.error();
    }
    const qint64 tooOld = (tx.now - budget.days * dayMs) << counterBits;
    Sweep sweep;
    bool bottom = false;
    while (sweep.posts < stepPosts && !bottom) {
        const bool overBytes = bytesInUse(tx) > budget.bytes;
        const qint64 end = overBytes ? std::numeric_limits<qint64>::max() : tooOld;
        const qint64 before = sweep.from;
        const auto posts = oldest(tx, budget, end, sweep);
        removeHandful(tx, posts, sweep);
        bottom = sweep.from == before;
    }
    for (const qint64 source : std::as_const(sweep.sources)) {
        lowerBottom(tx, source, sweep.cutAt);
    }
    if (bottom && sweep.posts > 0) {
        sweepActors(tx);
    }
    const bool free = giveBack(tx);
    return PruneOutcome{.posts = sweep.posts, .more = !bottom || free};
}

Result<CacheStats> cacheStats(CacheTx &tx)
{
    Database &db = tx.db;
    const qint64 page = db.number("PRAGMA page_size");
    const qint64 free = db.number("PRAGMA freelist_count") * page;
    return CacheStats{.posts = db.number("SELECT count(*) FROM post"),
        .actors = db.number("SELECT count(*) FROM actor"),
        .boosts = db.number("SELECT count(*) FROM boost"),
        .entries = db.number("SELECT count(*) FROM entry"),
        .gaps = db.number("SELECT count(*) FROM gap"),
        .sources = db.number("SELECT count(*) FROM source"),
        .tombstones = db.number("SELECT count(*) FROM tombstone"),
        .bytes = db.number("PRAGMA page_count") * page - free,
        .freeBytes = free,
        .oldestAt = db.number("SELECT coalesce(min(id) >> 10, 0) FROM post"),
        .newestAt = db.number("SELECT coalesce(max(id) >> 10, 0) FROM post")};
}

namespace {

/// The index's own comparison with the posts' words. It is spelt as a write, so a reader skips it.
void checkWords(CacheTx &tx, QStringList &found)
{
    if (tx.db.number("PRAGMA query_only") != 0) {
        return;
    }
    try {
        tx.db.exec("INSERT INTO post_fts(post_fts, rank) VALUES('integrity-check', 1)");
    } catch (const SQLite::Exception &failure) {
        if (!isDamage(failure.getErrorCode())) {
            throw;
        }
        found << QStringLiteral("the search index does not hold the words of the posts");
    }
}

} // namespace

Result<QStringList> checkCache(CacheTx &tx)
{
    QStringList found;
    Loan integrity = tx.db.prepare("PRAGMA integrity_check(20)");
    while (integrity.step()) {
        if (integrity.text(0) != QStringLiteral("ok")) {
            found << integrity.text(0);
        }
    }
    checkWords(tx, found);
    const std::pair<const char *, const char *> rules[] = {
        {"SELECT count(*) FROM entry e LEFT JOIN boost b ON b.id = e.boost "
         "WHERE e.boost <> 0 AND (b.id IS NULL OR b.post <> e.post)",
            "entries name boosts that are not there"},
        {"SELECT count(*) FROM entry e JOIN post p ON p.id = e.post WHERE e.boost = 0 "
         "AND e.sort_at <> p.sort_at",
            "entries stand at another time than their post"},
        {"SELECT count(*) FROM post WHERE sort_at <> id >> 10",
            "posts stand at another time than their id says"},
        {"SELECT count(*) FROM pragma_foreign_key_check", "rows refer to rows that are not there"},
        {"SELECT count(*) FROM post WHERE id NOT IN (SELECT id FROM post_fts_docsize)",
            "posts are missing in the search index"},
        {"SELECT count(*) FROM post_fts_docsize WHERE id NOT IN (SELECT id FROM post)",
            "the search index holds posts that are gone"},
        {"SELECT count(*) FROM notice WHERE id NOT IN (SELECT notice FROM notice_told)",
            "notifications were told to nobody"},
    };
    for (const auto &[sql, words] : rules) {
        if (const qint64 count = tx.db.number(sql); count > 0) {
            found << QStringLiteral("%1 %2").arg(count).arg(QLatin1String(words));
        }
    }
    return found;
}

} // namespace asterism::store
