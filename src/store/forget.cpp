// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/forget.h"

#include "model/visibility.h"
#include "store/census.h"
#include "store/database.h"
#include "store/deletes.h"
#include "store/notices.h"

#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

constexpr int stepEntries = 2000;

struct Entry {
    qint64 source = 0;
    qint64 sortAt = 0;
    qint64 post = 0;
    qint64 boost = 0;
};

/// home:ID and the like, server-list:…@ID and the like and, when nobody stays there, what was
/// looked up at the server. A person's is the account's where it is what that was shown.
std::vector<qint64> sourcesOf(CacheTx &tx, const Leaver &leaver)
{
    Loan rows =
        tx.db.prepare("SELECT id, key FROM source WHERE "
                      "(kind IN ('home', 'social', 'mentions', 'favourites', "
                      "'notifications', 'direct') AND key = kind || ':' || ?1) OR "
                      "(kind IN ('server-list', 'antenna', 'channel', 'clip', 'person', "
                      "'person-media') AND substr(key, -length(?2)) = ?2) OR (key = ?3 AND ?4)");
    rows.bind(1, leaver.account.value)
        .bind(2, u'@' + leaver.account.value)
        .bind(3, u"lookup:"_s + leaver.host)
        .bind(4, leaver.lastOfHost);
    std::vector<qint64> found;
    while (rows.step()) {
        found.push_back(rows.integer(0));
        tx.changes.sources.insert(rows.text(1));
    }
    return found;
}

std::vector<Entry> someEntries(CacheTx &tx, qint64 source, int limit)
{
    Loan rows =
        tx.db.prepare("SELECT source, sort_at, post, boost FROM entry WHERE source = ? LIMIT ?");
    rows.bind(1, source).bind(2, limit);
    std::vector<Entry> found;
    while (rows.step()) {
        found.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3)});
    }
    return found;
}

void dropEntry(CacheTx &tx, const Entry &entry)
{
    tx.db.prepare("DELETE FROM entry WHERE source = ? AND sort_at = ? AND post = ? AND boost = ?")
        .bind(1, entry.source)
        .bind(2, entry.sortAt)
        .bind(3, entry.post)
        .bind(4, entry.boost)
        .run();
    tx.changes.posts.insert(entry.post);
}

bool exists(CacheTx &tx, const char *sql, qint64 id)
{
    Loan row = tx.db.prepare(sql);
    return row.bind(1, id).step();
}

/// Meant for followers, and told of by nobody but the server that was left.
bool wasConfided(CacheTx &tx, qint64 post, const Leaver &leaver)
{
    Loan row = tx.db.prepare("SELECT visibility, EXISTS(SELECT 1 FROM sighting s JOIN instance i "
                             "ON i.id = s.instance WHERE s.post = ?1 AND i.host <> ?2) "
                             "FROM post WHERE id = ?1");
    if (!leaver.lastOfHost || !row.bind(1, post).bind(2, leaver.host).step()) {
        return false;
    }
    return !isOpen(static_cast<Visibility>(row.integer(0))) && !row.flag(1);
}

bool isKept(CacheTx &tx, qint64 post, const Leaver &leaver)
{
    Loan row = tx.db.prepare("SELECT a.acct, EXISTS(SELECT 1 FROM viewer v WHERE v.post = p.id AND "
                             "v.bookmarked <> 0 AND v.account <> ?2) FROM post p "
                             "JOIN actor a ON a.id = p.author WHERE p.id = ?1");
    if (!row.bind(1, post).bind(2, leaver.account.value).step()) {
        return true; // gone already
    }
    return row.flag(1) || leaver.ownAccts.contains(row.text(0));
}

/// What nobody's source holds any more goes; true when the post did.
bool dropUnheld(CacheTx &tx, const Entry &entry, const Leaver &leaver)
{
    if (entry.boost != 0
        && !exists(tx,
            "SELECT 1 FROM boost b JOIN entry e ON e.post = b.post AND e.boost = b.id "
            "WHERE b.id = ?",
            entry.boost)) {
        dropBoost(tx, entry.boost);
    }
    const bool shown = exists(tx, "SELECT 1 FROM entry WHERE post = ?", entry.post)
        || exists(tx,
            "SELECT 1 FROM post p JOIN notice n ON n.post_uri = p.uri AND n.post_uri <> '' "
            "WHERE p.id = ?",
            entry.post);
    const bool held = shown && !wasConfided(tx, entry.post, leaver);
    if (held || isKept(tx, entry.post, leaver)) {
        return false;
    }
    dropPost(tx, entry.post);
    return true;
}

/// What people have pinned hangs on no source.
qint64 dropConfidedPins(CacheTx &tx, const Leaver &leaver)
{
    std::vector<qint64> confided;
    {
        Loan rows = tx.db.prepare("SELECT post FROM pinned");
        while (leaver.lastOfHost && rows.step()) {
            const qint64 post = rows.integer(0);
            if (wasConfided(tx, post, leaver) && !isKept(tx, post, leaver)) {
                confided.push_back(post);
            }
        }
    }
    for (const qint64 post : confided) {
        dropPost(tx, post);
    }
    return qint64(confided.size());
}

/// Some of what the account was told of others, and the posts that nothing else holds.
qint64 dropNotices(CacheTx &tx, const Leaver &leaver, int &room)
{
    qint64 dropped = 0;
    const std::vector<qint64> about = forgetNotices(tx, leaver.account, room);
    for (const qint64 post : about) {
        dropped += dropUnheld(tx, {.post = post}, leaver) ? 1 : 0;
    }
    return dropped;
}

/// What hangs on the account itself.
void dropRest(CacheTx &tx, const Leaver &leaver, const std::vector<qint64> &sources)
{
    for (const qint64 source : sources) {
        tx.db.prepare("DELETE FROM source WHERE id = ?").bind(1, source).run();
    }
    tx.db.prepare("DELETE FROM viewer WHERE account = ?").bind(1, leaver.account.value).run();
    tx.db.prepare("DELETE FROM filtered WHERE account = ?").bind(1, leaver.account.value).run();
    tx.db.prepare("DELETE FROM account_filters WHERE account = ?")
        .bind(1, leaver.account.value)
        .run();
    tx.db.prepare("DELETE FROM server_list WHERE account = ?").bind(1, leaver.account.value).run();
    tx.db.prepare("DELETE FROM conversation_told WHERE account = ?")
        .bind(1, leaver.account.value)
        .run();
    (void)forgetCensus(tx, leaver.account);
    if (!leaver.lastOfHost) {
        return;
    }
    // That the left server has a post matters to nobody where another one tells of it, too.
    tx.db
        .prepare("DELETE FROM sighting WHERE instance = (SELECT id FROM instance WHERE host = ?) "
                 "AND post IS NOT NULL "
                 "AND EXISTS(SELECT 1 FROM sighting o WHERE o.post = sighting.post AND "
                 "o.instance <> sighting.instance) "
                 "AND NOT EXISTS(SELECT 1 FROM entry e JOIN source s ON s.id = e.source WHERE "
                 "e.post = sighting.post AND s.instance = sighting.instance)")
        .bind(1, leaver.host)
        .run();
}

} // namespace

Result<ForgetOutcome> forgetStep(CacheTx &tx, const Leaver &leaver)
{
    const std::vector<qint64> sources = sourcesOf(tx, leaver);
    ForgetOutcome outcome;
    int room = stepEntries;
    outcome.posts += dropNotices(tx, leaver, room);
    if (room <= 0) {
        outcome.more = true;
        return outcome;
    }
    for (const qint64 source : sources) {
        const std::vector<Entry> entries = someEntries(tx, source, room);
        room -= int(entries.size());
        for (const Entry &entry : entries) {
            dropEntry(tx, entry);
            outcome.posts += dropUnheld(tx, entry, leaver) ? 1 : 0;
        }
        if (room <= 0) {
            outcome.more = true;
            return outcome;
        }
    }
    outcome.posts += dropConfidedPins(tx, leaver);
    dropRest(tx, leaver, sources);
    return outcome;
}

} // namespace asterism::store
