// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/homeplaces.h"

#include "store/database.h"
#include "store/filters.h"
#include "store/sources.h"

#include <algorithm>

namespace asterism::store {

namespace {

/// Entries that are looked at for a count: boosts of one post count once.
constexpr int scannedFor = 4;

/// What the home's server calls a post or a boost of one.
QString localIdOf(CacheTx &tx, const Source &home, const char *sql, qint64 id)
{
    Loan row = tx.db.prepare(sql);
    row.bind(1, id).bind(2, home.host);
    return row.step() ? row.text(0) : QString();
}

/// Some servers have no word of their own for a boost.
QString localIdOf(CacheTx &tx, const Source &home, const Event &event)
{
    const QString boost = event.boost == 0
        ? QString()
        : localIdOf(tx, home,
            "SELECT s.local_id FROM sighting s JOIN instance i ON i.id = s.instance "
            "WHERE s.boost = ? AND i.host = ?",
            event.boost);
    return !boost.isEmpty() ? boost
                            : localIdOf(tx, home,
                                "SELECT s.local_id FROM sighting s JOIN instance i "
                                "ON i.id = s.instance WHERE s.post = ? AND i.host = ?",
                                event.post);
}

/// Nobody waits for what they wrote themselves, or have filtered away.
bool isForReading(CacheTx &tx, qint64 post, const AccountId &account, const QString &ownAcct)
{
    Loan row =
        tx.db.prepare("SELECT a.acct FROM post p JOIN actor a ON a.id = p.author WHERE p.id = ?");
    if (!row.bind(1, post).step() || row.text(0) == ownAcct) {
        return false;
    }
    const auto counts = [&](const Filtered &filter) {
        return filter.account == account.value && (filter.contexts & HomeContext) != 0;
    };
    return verdictOf(filteredBy(tx, post), counts).action != FilterAction::Hide;
}

std::vector<qint64> rowsOfLists(CacheTx &tx, const QSet<QString> &lists)
{
    std::vector<qint64> rows;
    for (const QString &list : lists) {
        if (const qint64 row = sourceState(tx, listSource({list})).row; row != 0) {
            rows.push_back(row);
        }
    }
    return rows;
}

/// One step in the index of each of the lists.
bool standsIn(CacheTx &tx, const std::vector<qint64> &lists, const Event &event)
{
    return std::ranges::any_of(lists, [&](qint64 list) {
        Loan row = tx.db.prepare("SELECT 1 FROM entry WHERE source = ? AND sort_at = ? "
                                 "AND post = ? AND boost = ?");
        row.bind(1, list).bind(2, event.sortAt).bind(3, event.post).bind(4, event.boost);
        return row.step();
    });
}

QString uriOf(CacheTx &tx, qint64 post)
{
    Loan row = tx.db.prepare("SELECT uri FROM post WHERE id = ?");
    return row.bind(1, post).step() ? row.text(0) : QString();
}

} // namespace

Result<QHash<QString, ReadPosition>> homePlaces(UserTx &tx)
{
    Loan rows = tx.db.prepare("SELECT account, sort_at, uri FROM home_place");
    QHash<QString, ReadPosition> places;
    while (rows.step()) {
        places.insert(rows.text(0), {rows.integer(1), rows.text(2)});
    }
    return places;
}

Result<Done> saveHomePlace(UserTx &tx, const AccountId &account, const ReadPosition &place)
{
    tx.db
        .prepare("INSERT INTO home_place(account, sort_at, uri) "
                 "SELECT id, ?, ? FROM account WHERE id = ? "
                 "ON CONFLICT(account) DO UPDATE SET sort_at = excluded.sort_at, "
                 "uri = excluded.uri")
        .bind(1, place.sortAt)
        .bind(2, place.uri)
        .bind(3, account.value)
        .run();
    return Done{};
}

Result<int> unreadIn(CacheTx &tx, const Source &home, const QString &ownAcct, const Event &seen,
    int limit, const QSet<QString> &exclusive)
{
    const qint64 source = sourceState(tx, home).row;
    if (source == 0) {
        return 0;
    }
    const std::vector<qint64> lists = rowsOfLists(tx, exclusive);
    Loan rows = tx.db.prepare("SELECT sort_at, post, boost FROM entry WHERE source = ? "
                              "AND (sort_at, post, boost) > (?, ?, ?) LIMIT ?");
    rows.bind(1, source).bind(2, seen.sortAt).bind(3, seen.post).bind(4, seen.boost);
    rows.bind(5, limit * scannedFor);
    QSet<qint64> posts;
    while (posts.size() < limit && rows.step()) {
        const Event event{rows.integer(0), rows.integer(1), rows.integer(2)};
        if (!posts.contains(event.post) && !standsIn(tx, lists, event)
            && isForReading(tx, event.post, home.account, ownAcct)) {
            posts.insert(event.post);
        }
    }
    return int(posts.size());
}

Result<std::optional<HomeEntry>> homeEntryAt(CacheTx &tx, const Source &home, const Event &upTo)
{
    const qint64 source = sourceState(tx, home).row;
    Loan row = tx.db.prepare("SELECT sort_at, post, boost FROM entry WHERE source = ? "
                             "AND (sort_at, post, boost) <= (?, ?, ?) "
                             "ORDER BY sort_at DESC, post DESC, boost DESC LIMIT 1");
    row.bind(1, source).bind(2, upTo.sortAt).bind(3, upTo.post).bind(4, upTo.boost);
    if (!row.step()) {
        return std::optional<HomeEntry>();
    }
    const Event event{row.integer(0), row.integer(1), row.integer(2)};
    return std::optional(HomeEntry{event, uriOf(tx, event.post), localIdOf(tx, home, event)});
}

Result<std::optional<HomeEntry>> homeEntryOf(
    CacheTx &tx, const Source &home, const QString &localId)
{
    Loan seen = tx.db.prepare("SELECT s.post, s.boost, b.post FROM sighting s "
                              "JOIN instance i ON i.id = s.instance "
                              "LEFT JOIN boost b ON b.id = s.boost "
                              "WHERE i.host = ? AND s.local_id = ?");
    if (!seen.bind(1, home.host).bind(2, localId).step()) {
        return std::optional<HomeEntry>();
    }
    const bool boosted = seen.isNull(0);
    const qint64 post = boosted ? seen.integer(2) : seen.integer(0);
    const qint64 boost = boosted ? seen.integer(1) : 0;
    Loan entry =
        tx.db.prepare("SELECT sort_at FROM entry WHERE post = ? AND source = ? AND boost = ?");
    if (!entry.bind(1, post).bind(2, sourceState(tx, home).row).bind(3, boost).step()) {
        return std::optional<HomeEntry>();
    }
    const Event event{entry.integer(0), post, boost};
    return std::optional(HomeEntry{event, uriOf(tx, post), localId});
}

} // namespace asterism::store
