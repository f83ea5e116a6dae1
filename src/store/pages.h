// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "store/sources.h"
#include "store/store.h"
#include "store/teller.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace asterism::store {

/// Where a page that a server sent belongs in its source.
struct PagePlace {
    enum class Kind {
        Newest, ///< asked for without a cursor
        Older, ///< asked with max_id = the source's oldestId
        Gap, ///< asked with max_id = a gap's newerId
    };

    Source source;
    Kind kind = Kind::Newest;
    QString basis; ///< the cursor that was asked with; the page moves no mark if the mark
                   ///< moved meanwhile
    qint64 gap = 0; ///< Gap: its id
    bool byTime = false; ///< feeds and outboxes: rows have no ids that can be compared
    QString older; ///< the page's own cursor downwards; empty when there is none
    bool end = false; ///< the server has nothing older than this page
    QString firstId; ///< raw ids of the page's ends, also of rows that could not be read
    QString lastId;
    int leftOut = 0; ///< rows that the source does not want; they count for how far was read
    qint64 newestAt = 0; ///< of the page's ends, as told there; only where rows were left out
    qint64 oldestAt = 0;
    /// Of clips, from which their owner takes posts out again: the ids of all rows of the page.
    /// What lies between its borders (those of its ids, but the page of Kind::Newest has none above
    /// and one that is the end none below) and is not among them is there no more, though the post
    /// is.
    std::optional<QStringList> told = {};
};

struct PageOutcome {
    int rows = 0; ///< rows that were kept
    int news = 0; ///< events the cache did not know
    bool joined = true; ///< nothing is missing between this page and what was there
    qint64 gap = 0; ///< the gap that remains below this page, or 0
};

/// Posts, entries, gap and high-water mark in one transaction: a crash loses the page or keeps
/// it whole, and what is not joined is a gap row from the first moment. What PagePlace::told says
/// is gone from the source leaves it.
Result<PageOutcome> commitPage(
    CacheTx &tx, const Teller &teller, const PagePlace &place, const std::vector<Prepared> &items);

/// True when committing a page of that host once more, of which these are the ids, would tell the
/// source nothing: its rows are here (or buried), and no mark would move. Notes that it was read.
bool isCommitted(CacheTx &tx, const QString &host, const PagePlace &place, const QStringList &ids);

/// A row that a stream told of. `joined`: since the stream began, the source was read down to
/// what was there before, so that nothing is missing below the row and the mark may move to it;
/// else the row is entered and the mark waits for the catch-up (decision 7).
Result<PageOutcome> commitLive(
    CacheTx &tx, const Teller &teller, const Source &source, const Prepared &item, bool joined);
/// The same of one that does not belong there: nothing but the mark.
void passLive(CacheTx &tx, const Source &source, const QString &localId, qint64 at);

/// Posts that belong to no timeline of ours: threads, look-ups, quoted posts.
Result<int> commitLoose(CacheTx &tx, const Teller &teller, const std::vector<Prepared> &items);

} // namespace asterism::store
