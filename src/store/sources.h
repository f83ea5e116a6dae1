// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "store/store.h"

#include <optional>
#include <vector>

namespace asterism::store {

/// How far a source was read (decision 7). Ids are cursors of the server that is asked; readers
/// without ids (feeds, outboxes) use uris.
struct SourceState {
    qint64 row = 0;
    QString newestId; ///< high-water mark: everything below it is here, or a gap row says it isn't
    qint64 newestAt = 0;
    QString oldestId; ///< pass as max_id to go on downwards
    qint64 oldestAt = 0;
    bool atEnd = false; ///< the server has nothing older
    qint64 readAt = 0; ///< last complete look at the newest page
};

/// Of a source that was never read: empty, with row 0 unless it has entries.
SourceState sourceState(CacheTx &tx, const Source &source);

/// The row of a source, made when it is missing.
qint64 sourceRow(CacheTx &tx, const Source &source);

/// Where something was read of that person: their own server, and others that told of them.
std::vector<Source> sourcesOfPerson(CacheTx &tx, const QString &acct);

/// Entries of a source, counted up to `limit`.
int entryCount(CacheTx &tx, const Source &source, int limit);

/// When the oldest entry of a source stands in the timeline; 0 when there is none.
qint64 oldestEntryAt(CacheTx &tx, const Source &source);

struct Gap {
    qint64 id = 0;
    Source source;
    QString newerId; ///< ask with max_id = newerId; empty: the reader cannot go there
    qint64 newerAt = 0;
    QString olderId;
    qint64 olderAt = 0;
    int filled = 0; ///< rows of the pages that were read above it since it came to be
};

/// Newest first.
Result<std::vector<Gap>> gaps(CacheTx &tx, const Source &source);
Result<std::optional<Gap>> gapById(CacheTx &tx, qint64 id);

} // namespace asterism::store
