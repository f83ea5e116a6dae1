// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// The server says that this row of its is gone (decision 9). Its sighting and its sources'
/// entries go; the post or boost goes when the server is its origin or nobody else has seen it.
/// A tombstone keeps a page in flight from bringing it back, also when we never saw it.
Result<Done> removeSeen(CacheTx &tx, const QString &host, const QString &localId);

/// Somebody took back their boost of a post, as that server says, where it names boosts at all.
Result<Done> removeBoostOf(
    CacheTx &tx, const QString &host, qint64 post, const QString &boosterAcct);

/// Ids under which `host` knows the newest `limit` entries of a source that are not newer than
/// `upTo` and not older than `downTo` (sort_at); what a re-read must find again.
struct SeenRow {
    QString localId;
    bool boost = false;
    qint64 sortAt = 0;
    QString uri; ///< of the post, also for a boost
};
Result<std::vector<SeenRow>> seenRows(
    CacheTx &tx, const Source &source, qint64 downTo, qint64 upTo, int limit);

/// Says in Changes which sources hold it; before its entries change.
void noteBoostSources(CacheTx &tx, qint64 boost);
/// Removes a boost with its entries and sightings, and nothing else.
void dropBoost(CacheTx &tx, qint64 boost);
/// Removes a post with everything that hangs on it.
void dropPost(CacheTx &tx, qint64 post);
/// Takes a post's words out of the full-text index; before its row changes or goes.
void unindexPost(CacheTx &tx, qint64 post);

/// Tombstones older than 30 days go.
Result<Done> forgetTombstones(CacheTx &tx);

} // namespace asterism::store
