// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "store/noticepages.h"
#include "store/timeline.h"
#include "ui/models/rowbuilder.h"

#include <vector>

namespace asterism::ui {

/// Rows that were read on a lane, newest first.
struct ReadRows {
    struct Line {
        RowView row;
        store::Event event;
    };
    std::vector<Line> lines;
    bool complete = true; ///< it reached `downTo`, or the cache's end
    bool more = false; ///< the cache has something below
};

/// What to read: rows from `from` (that event too, if there is one) down to `downTo` (that one
/// too), and then on until there are `atLeast` rows; never more than `most`.
struct ReadWish {
    store::Event from = store::newestEvent;
    store::Event downTo = store::newestEvent;
    int atLeast = 0;
    int most = 240;
};

/// Of what, and what of it.
struct RowQuery {
    std::vector<Source> sources;
    store::RowOptions options = {};
    /// Set: the rows are these notifications, and no posts of the sources (noticereader.h).
    std::optional<store::NoticeFilter> notices = {};

    bool operator==(const RowQuery &) const = default;
};

/// For the reading lane.
Result<ReadRows> readRows(
    store::CacheTx &tx, const RowQuery &query, const ReadWish &wish, const RowNames &names);

} // namespace asterism::ui
