// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/actors.h"

#include "store/database.h"
#include "store/extra.h"

#include <algorithm>

namespace asterism::store {

namespace {

enum Flag { Bot = 1, Locked = 2, Group = 4, Suspended = 8, Limited = 16, MfmNote = 32 };

int flagsOf(const Actor &actor)
{
    return (actor.bot ? Bot : 0) | (actor.locked ? Locked : 0) | (actor.group ? Group : 0)
        | (actor.suspended ? Suspended : 0) | (actor.limited ? Limited : 0)
        | (actor.noteIsMfm ? MfmNote : 0);
}

qint64 rowByUri(CacheTx &tx, const QString &uri)
{
    Loan row = tx.db.prepare("SELECT id FROM actor WHERE uri = ?");
    return !uri.isEmpty() && row.bind(1, uri).step() ? row.integer(0) : 0;
}

qint64 rowWithoutUri(CacheTx &tx, const QString &acct)
{
    Loan row = tx.db.prepare("SELECT id FROM actor WHERE acct = ? AND uri IS NULL");
    return row.bind(1, acct).step() ? row.integer(0) : 0;
}

/// Somebody tells an acct and no uri (GoToSocial): whom we know under it already. Only rows
/// whose acct was told by somebody we trust count, or a stranger could take a name.
qint64 trustedRowByAcct(CacheTx &tx, const QString &acct)
{
    Loan row = tx.db.prepare(
        "SELECT id FROM actor WHERE acct = ? AND (uri IS NULL OR rank >= ? "
        "OR linked <> 0) ORDER BY linked DESC,  uri IS NULL, updated_at DESC LIMIT 1");
    return row.bind(1, acct).bind(2, confirmedRank).step() ? row.integer(0) : 0;
}

void setUri(CacheTx &tx, qint64 row, const QString &uri)
{
    tx.db.prepare("UPDATE actor SET uri = ? WHERE id = ?").bind(1, uri).bind(2, row).run();
}

/// Boosts of the same post by both rows are one boost: the surviving row's stays.
void moveBoosts(CacheTx &tx, qint64 from, qint64 to)
{
    Loan twins = tx.db.prepare("SELECT a.id, b.id, b.sort_at FROM boost a JOIN boost b "
                               "ON b.post = a.post AND b.actor = ? WHERE a.actor = ?");
    twins.bind(1, to).bind(2, from);
    std::vector<std::array<qint64, 3>> pairs;
    while (twins.step()) {
        pairs.push_back({twins.integer(0), twins.integer(1), twins.integer(2)});
    }
    for (const auto &[gone, kept, sortAt] : pairs) {
        tx.db.prepare("UPDATE sighting SET boost = ? WHERE boost = ?")
            .bind(1, kept)
            .bind(2, gone)
            .run();
        tx.db
            .prepare("INSERT OR IGNORE INTO entry(source, sort_at, post, boost) "
                     "SELECT e.source, ?, e.post, ? FROM entry e JOIN boost b ON b.id = ? "
                     "WHERE e.post = b.post AND e.boost = b.id")
            .bind(1, sortAt)
            .bind(2, kept)
            .bind(3, gone)
            .run();
        tx.db
            .prepare("DELETE FROM entry WHERE boost = ? AND post = (SELECT post FROM boost "
                     "WHERE id = ?)")
            .bind(1, gone)
            .bind(2, gone)
            .run();
        tx.db.prepare("DELETE FROM boost WHERE id = ?").bind(1, gone).run();
    }
    tx.db.prepare("UPDATE boost SET actor = ? WHERE actor = ?").bind(1, to).bind(2, from).run();
}

void mergeActors(CacheTx &tx, qint64 from, qint64 to)
{
    moveBoosts(tx, from, to);
    tx.db.prepare("UPDATE post SET author = ? WHERE author = ?").bind(1, to).bind(2, from).run();
    tx.db.prepare("UPDATE notice SET actor = ? WHERE actor = ?").bind(1, to).bind(2, from).run();
    tx.db.prepare("DELETE FROM actor WHERE id = ?").bind(1, from).run();
}

qint64 insertActor(CacheTx &tx, const Actor &actor, const QString &acct, Rank rank)
{
    Loan insert = tx.db.prepare("INSERT INTO actor(uri, acct, rank, display_name, url, avatar, "
                                "header, note, emojis, flags, moved_to, followers, following, "
                                "posts, updated_at) VALUES(?, ?, ?, '', '', '', '', '', '', 0, "
                                "'', -1, -1, -1, 0)");
    if (actor.uri.isEmpty()) {
        insert.bindNull(1);
    } else {
        insert.bind(1, actor.uri);
    }
    insert.bind(2, acct).bind(3, rank).run();
    return tx.db.lastRowId();
}

qint64 findOrInsert(CacheTx &tx, const Actor &actor, const QString &acct, Rank rank)
{
    const bool trusted = rank >= confirmedRank;
    if (actor.uri.isEmpty()) {
        const qint64 row = trustedRowByAcct(tx, acct);
        return row != 0 ? row : insertActor(tx, actor, acct, rank);
    }
    const qint64 byUri = rowByUri(tx, actor.uri);
    const qint64 byAcct = trusted ? rowWithoutUri(tx, acct) : 0;
    if (byUri != 0 && byAcct != 0) {
        mergeActors(tx, byAcct, byUri);
        return byUri;
    }
    if (byUri == 0 && byAcct != 0) {
        setUri(tx, byAcct, actor.uri);
        return byAcct;
    }
    return byUri != 0 ? byUri : insertActor(tx, actor, acct, rank);
}

#define ACTOR_COLUMNS                                                                              \
    "SELECT uri, acct, display_name, url, avatar, header, note, emojis, flags, moved_to, "         \
    "followers, following, posts FROM actor "

Actor readActor(const Loan &row)
{
    const qint64 flags = row.integer(8);
    return {.uri = row.text(0),
        .acct = row.text(1),
        .localId = {},
        .displayName = row.text(2),
        .url = row.text(3),
        .avatar = row.text(4),
        .header = row.text(5),
        .noteHtml = row.text(6),
        .noteIsMfm = (flags & MfmNote) != 0,
        .emojis = emojisFromText(row.text(7)),
        .bot = (flags & Bot) != 0,
        .locked = (flags & Locked) != 0,
        .group = (flags & Group) != 0,
        .suspended = (flags & Suspended) != 0,
        .limited = (flags & Limited) != 0,
        .movedTo = row.text(9),
        .followers = row.integer(10),
        .following = row.integer(11),
        .posts = row.integer(12)};
}

constexpr size_t mostEmojis = 200;

/// Somebody told in short is not unlocked by that.
Actor withWhatWasKnown(CacheTx &tx, qint64 row, Actor told)
{
    Loan found = tx.db.prepare(ACTOR_COLUMNS "WHERE id = ?");
    if (!found.bind(1, row).step()) {
        return told;
    }
    const Actor known = readActor(found);
    told.locked = told.locked || known.locked;
    told.suspended = told.suspended || known.suspended;
    told.limited = told.limited || known.limited;
    told.movedTo = told.movedTo.isEmpty() ? known.movedTo : told.movedTo;
    for (const CustomEmoji &emoji : known.emojis) {
        const bool there = std::ranges::find(told.emojis, emoji.shortcode, &CustomEmoji::shortcode)
            != told.emojis.end();
        if (!there && told.emojis.size() < mostEmojis) {
            told.emojis.push_back(emoji);
        }
    }
    return told;
}

void update(CacheTx &tx, qint64 row, const Actor &told, const QString &acct, Rank rank)
{
    const Actor actor = told.brief ? withWhatWasKnown(tx, row, told) : told;
    // Outboxes, feeds and boost wrappers tell less than a profile: what they leave out stays.
    // Most answers tell what we know: comparing costs less than writing the row again. What a note
    // is written in (MfmNote) stays and goes with the note.
    tx.db
        .prepare("UPDATE actor SET acct = iif(linked, acct, ?2), rank = ?3, "
                 "display_name = iif(?4 = '', display_name, ?4), url = iif(?5 = '', url, ?5), "
                 "avatar = iif(?6 = '', avatar, ?6), header = iif(?7 = '', header, ?7), "
                 "note = iif(?8 = '', note, ?8), emojis = ?9, "
                 "flags = iif(?8 = '', (?10 & ~32) | (flags & 32), ?10), moved_to = ?11, "
                 "followers = iif(?12 < 0, followers, ?12), "
                 "following = iif(?13 < 0, following, ?13), posts = iif(?14 < 0, posts, ?14), "
                 "fields = iif(?16 = '', fields, ?16), "
                 "updated_at = ?15 WHERE id = ?1 AND rank <= ?3 AND (rank <> ?3 "
                 "OR (acct <> ?2 AND NOT linked) OR display_name <> iif(?4 = '', display_name, ?4) "
                 "OR url <> iif(?5 = '', url, ?5) OR avatar <> iif(?6 = '', avatar, ?6) "
                 "OR header <> iif(?7 = '', header, ?7) OR note <> iif(?8 = '', note, ?8) "
                 "OR emojis <> ?9 OR flags <> iif(?8 = '', (?10 & ~32) | (flags & 32), ?10) "
                 "OR moved_to <> ?11 "
                 "OR followers <> iif(?12 < 0, followers, ?12) "
                 "OR following <> iif(?13 < 0, following, ?13) "
                 "OR posts <> iif(?14 < 0, posts, ?14) "
                 "OR fields <> iif(?16 = '', fields, ?16))")
        .bind(1, row)
        .bind(2, acct)
        .bind(3, rank)
        .bind(4, actor.displayName)
        .bind(5, actor.url)
        .bind(6, actor.avatar)
        .bind(7, actor.header)
        .bind(8, actor.noteHtml)
        .bind(9, emojisToText(actor.emojis))
        .bind(10, flagsOf(actor))
        .bind(11, actor.movedTo)
        .bind(12, actor.followers)
        .bind(13, actor.following)
        .bind(14, actor.posts)
        .bind(15, tx.now)
        .bind(16, fieldsToText(actor.fields))
        .run();
}

} // namespace

qint64 upsertActor(CacheTx &tx, const Teller &teller, const Actor &actor)
{
    const QString acct = plausibleAcct(teller, actor);
    const Rank rank = rankOfActor(teller, actor);
    const qint64 row = findOrInsert(tx, actor, acct, rank);
    update(tx, row, actor, acct, rank);
    return row;
}

Result<Done> linkActor(CacheTx &tx, const QString &acct, const QString &uri)
{
    const qint64 byUri = rowByUri(tx, uri);
    const qint64 byAcct = rowWithoutUri(tx, acct);
    qint64 row = byUri != 0 ? byUri : byAcct;
    if (byUri != 0 && byAcct != 0) {
        mergeActors(tx, byAcct, byUri);
    } else if (byAcct != 0) {
        setUri(tx, byAcct, uri);
    } else if (byUri == 0) {
        // Kept before the first post comes: servers that tell only one of both are linked then.
        row = insertActor(tx, {.uri = uri}, acct, GuestRank);
    }
    // Somebody else who had this acct before (an account made anew) has lost it.
    tx.db.prepare("UPDATE actor SET linked = 0 WHERE acct = ? AND linked <> 0").bind(1, acct).run();
    tx.db.prepare("UPDATE actor SET acct = ?, linked = 1 WHERE id = ?")
        .bind(1, acct)
        .bind(2, row)
        .run();
    return Done{};
}

Actor actorByRow(CacheTx &tx, qint64 row)
{
    Loan found = tx.db.prepare(ACTOR_COLUMNS "WHERE id = ?");
    return found.bind(1, row).step() ? readActor(found) : Actor{};
}

Result<std::optional<Actor>> actorByAcct(CacheTx &tx, const QString &acct)
{
    Loan found = tx.db.prepare("SELECT id, fields FROM actor WHERE acct = ? "
                               "ORDER BY rank DESC LIMIT 1");
    if (!found.bind(1, acct).step()) {
        return std::optional<Actor>();
    }
    Actor actor = actorByRow(tx, found.integer(0));
    actor.fields = fieldsFromText(found.text(1));
    return std::optional(actor);
}

Actor withLikelyCounts(CacheTx &tx, Actor actor)
{
    if (actor.posts != 0 || actor.following != 0 || actor.followers != 0) {
        return actor;
    }
    Loan known = tx.db.prepare(
        "SELECT 1 FROM actor a JOIN post p ON p.author = a.id WHERE a.acct = ? LIMIT 1");
    if (known.bind(1, actor.acct).step()) {
        actor.posts = actor.following = actor.followers = -1;
    }
    return actor;
}

Result<std::optional<Actor>> confirmedActor(CacheTx &tx, const QString &uri)
{
    Loan found = tx.db.prepare(ACTOR_COLUMNS "WHERE uri = ? AND (rank >= ? OR linked <> 0)");
    if (uri.isEmpty() || !found.bind(1, uri).bind(2, confirmedRank).step()) {
        return std::optional<Actor>();
    }
    return std::optional(readActor(found));
}

} // namespace asterism::store
