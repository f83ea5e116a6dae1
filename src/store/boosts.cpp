// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/actors.h"
#include "store/database.h"
#include "store/deletes.h"
#include "store/fanout.h"
#include "store/posts.h"

#include <algorithm>

namespace asterism::store {

namespace {

/// A server allows one boost of a post by one person. One that is this much younger means that the
/// first was undone and nobody told us. (Two servers differ by a second at most.)
constexpr qint64 secondBoostMs = minuteMs;

/// snac2 gives a boost the id of the post that it boosts, and its time: nothing tells two apart.
bool hasOwnId(const TimelineItem &item)
{
    return !item.localId.isEmpty() && item.localId != item.post.localId;
}

void moveEntries(CacheTx &tx, qint64 post, qint64 boost, qint64 sortAt)
{
    noteBoostSources(tx, boost);
    tx.db.prepare("UPDATE entry SET sort_at = ? WHERE post = ? AND boost = ?")
        .bind(1, sortAt)
        .bind(2, post)
        .bind(3, boost)
        .run();
}

} // namespace

struct Ingest::FoundBoost {
    qint64 id = 0;
    qint64 rank = 0;
    qint64 createdAt = 0;
    qint64 sortAt = 0;
    QString localId; ///< at the teller's; empty where it has not been seen
};

std::optional<Ingested> Ingest::boostOf(const Prepared &prepared, qint64 post)
{
    const TimelineItem &item = prepared.item;
    const Rank rank = rankOfActor(m_teller, item.boost->actor);
    const qint64 booster = actor(item.boost->actor);
    const qint64 createdAt = item.createdAt > 0 ? item.createdAt : m_tx.now;

    const auto found = findBoost(booster, post);
    const bool another = found && isAnother(*found, item, rank, createdAt);
    Ingested result{.event = {placeInTime(createdAt), post, found ? found->id : 0},
        .isNew = !found || another,
        .confirmed = std::max<qint64>(rank, found ? found->rank : 0) >= confirmedRank};
    if (!found) {
        result.event.boost = insertBoost(booster, post, rank, createdAt);
    } else if (another) {
        renewBoost(*found, post, rank, createdAt);
    } else {
        result.event.sortAt = found->sortAt;
        if (rank > found->rank) {
            m_tx.db.prepare("UPDATE boost SET rank = ?, created_at = ? WHERE id = ?")
                .bind(1, rank)
                .bind(2, createdAt)
                .bind(3, found->id)
                .run();
        }
    }
    if (hasOwnId(item)) {
        see(item.localId, 0, result.event.boost);
    }
    if (m_anyLists) {
        fanOut(m_tx, m_teller, result);
    }
    return result;
}

std::optional<Ingest::FoundBoost> Ingest::findBoost(qint64 booster, qint64 post)
{
    Loan row =
        m_tx.db.prepare("SELECT b.id, b.rank, b.created_at, b.sort_at, s.local_id FROM boost b "
                        "LEFT JOIN sighting s ON s.boost = b.id AND s.instance = ? WHERE b.actor = "
                        "? AND b.post = ?");
    if (!row.bind(1, m_instance).bind(2, booster).bind(3, post).step()) {
        return {};
    }
    return FoundBoost{row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.text(4)};
}

/// The first one may be known from other servers alone, and may still stand there: then only
/// somebody whose word weighs as much says that this is the second.
bool Ingest::isAnother(
    const FoundBoost &found, const TimelineItem &item, Rank rank, qint64 createdAt) const
{
    const bool seenHere = !found.localId.isEmpty();
    const bool mayTell = seenHere || (rank >= found.rank && item.createdAt > 0);
    return hasOwnId(item) && found.localId != item.localId && mayTell
        && createdAt > found.createdAt + secondBoostMs;
}

qint64 Ingest::insertBoost(qint64 booster, qint64 post, Rank rank, qint64 createdAt)
{
    m_tx.db
        .prepare("INSERT INTO boost(actor, post, rank, created_at, sort_at) VALUES(?, ?, ?, ?, ?)")
        .bind(1, booster)
        .bind(2, post)
        .bind(3, rank)
        .bind(4, createdAt)
        .bind(5, placeInTime(createdAt))
        .run();
    m_tx.changes.posts.insert(post); // its row names who boosted
    return m_tx.db.lastRowId();
}

/// A new event in the row of the old one. Entries of other servers come along: they will tell of
/// it, too, or of the old one's end; and what is ahead of them must not lose its own.
void Ingest::renewBoost(const FoundBoost &found, qint64 post, Rank rank, qint64 createdAt)
{
    m_tx.db
        .prepare("UPDATE boost SET rank = max(rank, ?), created_at = ?, sort_at = ? WHERE id = ?")
        .bind(1, rank)
        .bind(2, createdAt)
        .bind(3, placeInTime(createdAt))
        .bind(4, found.id)
        .run();
    m_tx.db.prepare("DELETE FROM sighting WHERE boost = ? AND instance = ?")
        .bind(1, found.id)
        .bind(2, m_instance)
        .run();
    moveEntries(m_tx, post, found.id, placeInTime(createdAt));
    m_tx.changes.posts.insert(post);
}

} // namespace asterism::store
