// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QStringList>

namespace asterism::store {

struct CacheBudget {
    qint64 days = 90;
    qint64 bytes = qint64(2) << 30;
    QStringList ownAccts; ///< posts written by these stay
    QStringList keepUris; ///< what is on screen stays
};

struct PruneOutcome {
    qint64 posts = 0; ///< removed by this call
    bool more = false; ///< still over the budget: call again when idle
};

/// One bounded step (some 2,000 posts), oldest first; gives free pages back to the disk. What is
/// bookmarked, own, pinned, on screen or boosted above the cut stays; below the cut each source
/// says honestly that something is missing (a lowered bottom, or a gap row where kept posts remain
/// below).
Result<PruneOutcome> pruneStep(CacheTx &tx, const CacheBudget &budget);

struct CacheStats {
    qint64 posts = 0;
    qint64 actors = 0;
    qint64 boosts = 0;
    qint64 entries = 0;
    qint64 gaps = 0;
    qint64 sources = 0;
    qint64 tombstones = 0;
    qint64 bytes = 0; ///< pages in use, without the free ones
    qint64 freeBytes = 0;
    qint64 oldestAt = 0;
    qint64 newestAt = 0;
};
Result<CacheStats> cacheStats(CacheTx &tx);

/// SQLite's own check, the full-text index against the posts (its words only in writeCache), and
/// the rules that no constraint can hold. Sentences, empty when all is well.
Result<QStringList> checkCache(CacheTx &tx);

} // namespace asterism::store
