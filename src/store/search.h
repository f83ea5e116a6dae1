// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/searchquery.h"
#include "store/searchplaces.h"
#include "store/store.h"
#include "store/timeline.h"

#include <vector>

namespace asterism::store {

/// Posts that were found, as rows of the cache.
struct FoundPosts {
    std::vector<qint64> posts; ///< newest first
    qint64 next = 0; ///< pass as `before` to go on
    bool more = false; ///< there may be older ones; true with fewer rows than were asked for, too
    QStringList unknown; ///< operators that mean nothing here and were taken for words
    QString words; ///< that were looked for, with those; for SoughtWords
};

/// The same, each with all that a timeline shows of it.
struct SearchPage {
    std::vector<TimelineRow> rows;
    qint64 next = 0;
    bool more = false;
    QStringList unknown;
    QString words;
};

/// Looks in everything that was seen: texts, warnings, media descriptions, poll options, and what
/// operators ask for. `before` is a post row or 0. Each page looks at a bounded number of posts,
/// so that it may have few rows or none and still go on. An empty query finds nothing.
Result<FoundPosts> findPosts(CacheTx &tx, const SearchQuery &query, const SearchPlaces &places,
    int limit, qint64 before = 0);
Result<SearchPage> search(CacheTx &tx, const SearchQuery &query, const SearchPlaces &places,
    int limit, qint64 before = 0);

/// The same by words alone. Words the user typed are taken as words; nothing that can be typed is a
/// syntax error.
Result<SearchPage> search(CacheTx &tx, const QString &words, int limit, qint64 before = 0);

} // namespace asterism::store
