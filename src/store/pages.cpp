// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pages.h"

#include "store/database.h"
#include "store/posts.h"
#include "store/untold.h"

#include <algorithm>

namespace asterism::store {

namespace {

/// A first page follows its stream within moments; what pruning left is older by days.
constexpr qint64 earlyBirdMs = 10 * minuteMs;

struct Span {
    qint64 newestAt = 0;
    qint64 oldestAt = 0;
    qint64 knownAt = 0; ///< oldest event of the page that the source held already; 0: none
};

/// Feeds and outboxes leave a uri as the mark, APIs an id: neither can be compared with the other.
bool isUri(const QString &mark)
{
    return mark.contains(QStringLiteral("://"));
}

bool isMark(const TimelineItem &item, const QString &mark)
{
    return item.localId == mark || item.post.uri == mark || (item.boost && item.boost->uri == mark);
}

/// True when the page reaches down to the mark, so that nothing can be missing between.
bool reaches(
    const PagePlace &place, const std::vector<Prepared> &items, const QString &mark, qint64 markAt)
{
    if (place.end) {
        return true;
    }
    if (mark.isEmpty()) {
        return false;
    }
    if (!place.byTime && !isUri(mark)) {
        return !place.lastId.isEmpty() && compareLocalIds(place.lastId, mark) <= 0;
    }
    // Strictly older: feeds count in seconds, and a second can hold what is missing.
    return std::any_of(items.begin(), items.end(), [&](const Prepared &p) {
        return isMark(p.item, mark) || (p.item.createdAt > 0 && p.item.createdAt < markAt);
    });
}

/// Rows may be older than their neighbours (they came late to that server), but a gap lies above
/// the mark that it leads to.
qint64 gapTop(qint64 oldestAt, qint64 olderAt)
{
    return std::max(oldestAt, olderAt + 1);
}

qint64 addGap(CacheTx &tx, qint64 source, const Gap &gap)
{
    tx.db
        .prepare("INSERT INTO gap(source, newer_id, newer_at, older_id, older_at, filled) "
                 "VALUES(?, ?, ?, ?, ?, ?)")
        .bind(1, source)
        .bind(2, gap.newerId)
        .bind(3, gap.newerAt)
        .bind(4, gap.olderId)
        .bind(5, gap.olderAt)
        .bind(6, gap.filled)
        .run();
    return tx.db.lastRowId();
}

void moveBottom(CacheTx &tx, qint64 source, const PagePlace &place, const Span &span)
{
    tx.db
        .prepare("UPDATE source SET oldest_id = iif(?2 = '', oldest_id, ?2), "
                 "oldest_at = iif(?3 = 0, oldest_at, ?3), at_end = ?4 WHERE id = ?1")
        .bind(1, source)
        .bind(2, place.older)
        .bind(3, span.oldestAt)
        .bind(4, place.end || place.older.isEmpty())
        .run();
}

void moveTop(
    CacheTx &tx, qint64 source, const PagePlace &place, const Span &span, const SourceState &state)
{
    // Of two looks that crossed on their way the older one must not take the mark back.
    const bool byTime = place.byTime || isUri(state.newestId);
    const bool back = byTime ? span.newestAt < state.newestAt
                             : compareLocalIds(place.firstId, state.newestId) < 0;
    tx.db
        .prepare("UPDATE source SET newest_id = ?2, newest_at = max(newest_at, ?3), "
                 "read_at = ?4 WHERE id = ?1")
        .bind(1, source)
        .bind(2, place.firstId.isEmpty() || back ? state.newestId : place.firstId)
        .bind(3, span.newestAt)
        .bind(4, tx.now)
        .run();
}

/// What pruning kept below the first page of a source is no continuation of it.
bool hasEntriesBelow(CacheTx &tx, qint64 source, qint64 at)
{
    Loan row = tx.db.prepare("SELECT 1 FROM entry WHERE source = ? AND sort_at < ? LIMIT 1");
    return row.bind(1, source).bind(2, at).step();
}

/// What a stream told before the first page came, and is older than that: it would stand there with
/// a gap above it. Going down brings it again.
void dropEarlyBirds(CacheTx &tx, qint64 source, qint64 at)
{
    tx.db
        .prepare("DELETE FROM entry WHERE source = ? AND sort_at < ? "
                 "AND (SELECT received_at FROM post WHERE id = entry.post) > ?")
        .bind(1, source)
        .bind(2, at)
        .bind(3, tx.now - earlyBirdMs)
        .run();
}

/// After a change of reader: the page holds what the other one had read at or below its mark.
bool overlaps(const PagePlace &place, const Span &span, const SourceState &state)
{
    const bool changed = place.byTime != isUri(state.newestId);
    return changed && span.knownAt > 0 && span.knownAt <= state.newestAt;
}

void placeNewest(CacheTx &tx, qint64 source, const PagePlace &place,
    const std::vector<Prepared> &items, const Span &span, PageOutcome &outcome)
{
    const SourceState state = sourceState(tx, place.source);
    if (state.newestId.isEmpty()) {
        moveBottom(tx, source, place, span);
        if (!place.end && span.oldestAt > 0) {
            dropEarlyBirds(tx, source, span.oldestAt);
        }
        if (!place.end && span.oldestAt > 0 && hasEntriesBelow(tx, source, span.oldestAt)) {
            outcome.joined = false;
            outcome.gap = addGap(tx, source, {.newerId = place.older, .newerAt = span.oldestAt});
        }
    } else if (!place.firstId.isEmpty() && !overlaps(place, span, state)
        && !reaches(place, items, state.newestId, state.newestAt)) {
        outcome.joined = false;
        outcome.gap = addGap(tx, source,
            {.newerId = place.older,
                .newerAt = gapTop(span.oldestAt, state.newestAt),
                .olderId = state.newestId,
                .olderAt = state.newestAt,
                .filled = int(items.size()) + place.leftOut});
    } else if (!place.byTime && state.oldestId.isEmpty() && !place.older.isEmpty()) {
        // A feed read it until now and knew no way down; this reader does.
        moveBottom(tx, source, place, span);
    }
    moveTop(tx, source, place, span, state);
}

/// One step down into a gap. True when it is closed.
bool stepIntoGap(CacheTx &tx, const Gap &gap, const PagePlace &place,
    const std::vector<Prepared> &items, const Span &span)
{
    if (reaches(place, items, gap.olderId, gap.olderAt)) {
        tx.db.prepare("DELETE FROM gap WHERE id = ?").bind(1, gap.id).run();
        return true;
    }
    // A cursor that leads nowhere must not be asked for again for ever; the gap stays, honestly.
    const QString next = place.older == gap.newerId ? QString() : place.older;
    const qint64 at = span.oldestAt > 0 ? span.oldestAt : gap.newerAt;
    tx.db
        .prepare("UPDATE gap SET newer_id = ?, newer_at = min(newer_at, ?), filled = filled + ? "
                 "WHERE id = ?")
        .bind(1, next)
        .bind(2, gapTop(at, gap.olderAt))
        .bind(3, int(items.size()) + place.leftOut)
        .bind(4, gap.id)
        .run();
    return false;
}

/// Pruning leaves a gap without a lower end above what it keeps: there the bottom of the source
/// and the gap are one place, and a step down moves both.
std::optional<Gap> bottomGap(CacheTx &tx, const Source &source, const QString &cursor)
{
    const auto all = gaps(tx, source);
    for (const Gap &gap : all ? *all : std::vector<Gap>()) {
        if (gap.olderId.isEmpty() && gap.newerId == cursor) {
            return gap;
        }
    }
    return {};
}

void placeOlder(CacheTx &tx, qint64 source, const PagePlace &place,
    const std::vector<Prepared> &items, const Span &span, PageOutcome &outcome)
{
    if (sourceState(tx, place.source).oldestId != place.basis) {
        return; // somebody else went down meanwhile; the posts are in
    }
    if (const auto gap = bottomGap(tx, place.source, place.basis)) {
        outcome.joined = stepIntoGap(tx, *gap, place, items, span);
        outcome.gap = outcome.joined ? 0 : gap->id;
    }
    moveBottom(tx, source, place, span);
}

void placeInGap(CacheTx &tx, qint64 source, const PagePlace &place,
    const std::vector<Prepared> &items, const Span &span, PageOutcome &outcome)
{
    const auto found = gapById(tx, place.gap);
    if (!found || !*found || (*found)->newerId != place.basis) {
        return; // somebody else filled it meanwhile; the posts are in
    }
    const Gap &gap = **found;
    outcome.joined = stepIntoGap(tx, gap, place, items, span);
    outcome.gap = outcome.joined ? 0 : gap.id;
    if (gap.olderId.isEmpty() && sourceState(tx, place.source).oldestId == place.basis) {
        moveBottom(tx, source, place, span);
    }
}

/// Seen at that server, or gone from it.
bool isKnown(CacheTx &tx, const QString &host, const QString &localId)
{
    Loan row =
        tx.db.prepare("SELECT 1 FROM instance i WHERE i.host = ?1 AND ("
                      "EXISTS(SELECT 1 FROM sighting WHERE instance = i.id AND local_id = ?2) OR "
                      "EXISTS(SELECT 1 FROM tombstone WHERE instance = i.id AND local_id = ?2))");
    return row.bind(1, host).bind(2, localId).step();
}

/// True when the source did not hold it yet.
bool enter(CacheTx &tx, qint64 source, Ingest &ingest, const Prepared &prepared, Span &span,
    PageOutcome &outcome)
{
    const auto kept = ingest.item(prepared);
    if (!kept) {
        return false;
    }
    const qint64 at = kept->event.sortAt;
    span.newestAt = std::max(span.newestAt, at);
    span.oldestAt = span.oldestAt == 0 ? at : std::min(span.oldestAt, at);
    outcome.rows += 1;
    outcome.news += kept->isNew ? 1 : 0;
    tx.db.prepare("INSERT OR IGNORE INTO entry(source, sort_at, post, boost) VALUES(?, ?, ?, ?)")
        .bind(1, source)
        .bind(2, at)
        .bind(3, kept->event.post)
        .bind(4, kept->event.boost)
        .run();
    const bool entered = tx.db.changes() > 0;
    if (!entered) {
        span.knownAt = span.knownAt == 0 ? at : std::min(span.knownAt, at);
    }
    return entered;
}

/// Nothing is missing where rows were left out.
void widen(Span &span, const PagePlace &place, qint64 now)
{
    span.newestAt = std::max(span.newestAt, std::min(place.newestAt, now));
    if (place.oldestAt > 0 && place.oldestAt <= now) {
        span.oldestAt =
            span.oldestAt == 0 ? place.oldestAt : std::min(span.oldestAt, place.oldestAt);
    }
}

/// What a stream tells is above what was read, or it moves nothing.
void moveMark(CacheTx &tx, const Source &source, const QString &id, qint64 at)
{
    const SourceState state = sourceState(tx, source);
    // No mark although it was read: there was nothing to read.
    const bool above = state.newestId.isEmpty()
        || (!isUri(state.newestId) && compareLocalIds(id, state.newestId) > 0);
    if (above && !id.isEmpty()) {
        tx.db
            .prepare("UPDATE source SET newest_id = ?2, newest_at = max(newest_at, ?3) "
                     "WHERE id = ?1")
            .bind(1, sourceRow(tx, source))
            .bind(2, id)
            .bind(3, at)
            .run();
    }
}

/// Servers list the newest first. Above what is there the oldest must come in first, below it
/// the newest, so that posts of one moment keep the server's order.
Span enterAll(CacheTx &tx, qint64 source, const Teller &teller, const PagePlace &place,
    const std::vector<Prepared> &items, PageOutcome &outcome)
{
    Span span;
    if (place.kind == PagePlace::Kind::Newest) {
        Ingest ingest(tx, teller, Ingest::Going::Up);
        for (auto item = items.rbegin(); item != items.rend(); ++item) {
            enter(tx, source, ingest, *item, span, outcome);
        }
    } else {
        Ingest ingest(tx, teller, Ingest::Going::Down);
        for (const Prepared &item : items) {
            enter(tx, source, ingest, item, span, outcome);
        }
    }
    return span;
}

} // namespace

Result<PageOutcome> commitPage(
    CacheTx &tx, const Teller &teller, const PagePlace &place, const std::vector<Prepared> &items)
{
    PageOutcome outcome;
    const qint64 source = sourceRow(tx, place.source);
    Span span = enterAll(tx, source, teller, place, items, outcome);
    widen(span, place, tx.now);
    takeOutUntold(tx, source, place);
    switch (place.kind) {
    case PagePlace::Kind::Newest:
        placeNewest(tx, source, place, items, span, outcome);
        break;
    case PagePlace::Kind::Older:
        placeOlder(tx, source, place, items, span, outcome);
        break;
    case PagePlace::Kind::Gap:
        placeInGap(tx, source, place, items, span, outcome);
        break;
    }
    tx.changes.sources.insert(place.source.key());
    tx.changes.grown.remove(place.source.key()); // gaps may have come or gone, too
    return outcome;
}

bool isCommitted(CacheTx &tx, const QString &host, const PagePlace &place, const QStringList &ids)
{
    const SourceState state = sourceState(tx, place.source);
    const bool placed = place.kind == PagePlace::Kind::Newest ? state.newestId == place.firstId
                                                              : state.oldestId != place.basis;
    if (place.kind == PagePlace::Kind::Gap || state.newestId.isEmpty() || !placed) {
        return false;
    }
    for (const QString &id : ids) {
        if (!isKnown(tx, host, id)) {
            return false;
        }
    }
    if (place.kind == PagePlace::Kind::Newest) {
        tx.db.prepare("UPDATE source SET read_at = ? WHERE id = ?")
            .bind(1, tx.now)
            .bind(2, state.row)
            .run();
    }
    return true;
}

Result<PageOutcome> commitLive(
    CacheTx &tx, const Teller &teller, const Source &source, const Prepared &item, bool joined)
{
    PageOutcome outcome{.joined = joined};
    const qint64 row = sourceRow(tx, source);
    Ingest ingest(tx, teller, Ingest::Going::Up);
    Span span;
    // Another account's stream may have brought the post before: new to this source all the same.
    if (enter(tx, row, ingest, item, span, outcome)) {
        tx.changes.grow(source.key(), span.newestAt);
    }
    if (joined) {
        moveMark(tx, source, item.item.localId, span.newestAt);
    }
    return outcome;
}

void passLive(CacheTx &tx, const Source &source, const QString &localId, qint64 at)
{
    moveMark(tx, source, localId, std::min(at, tx.now));
}

Result<int> commitLoose(CacheTx &tx, const Teller &teller, const std::vector<Prepared> &items)
{
    Ingest ingest(tx, teller);
    int kept = 0;
    for (const Prepared &prepared : items) {
        kept += ingest.item(prepared) ? 1 : 0;
    }
    return kept;
}

} // namespace asterism::store
