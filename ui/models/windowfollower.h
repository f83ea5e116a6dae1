// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/windowreader.h"

#include <QSet>

#include <optional>
#include <vector>

namespace asterism::ui {

/// What is read when the cache changed under rows that are on show: as little as will do.
struct FollowWish {
    struct Range { ///< indices of rows on show
        int first = 0;
        int last = -1;
        bool isEmpty() const { return last < first; }
    };

    store::Event top = {}; ///< of the first row on show
    std::vector<qint64> shown; ///< keys of all rows on show, in order
    Range range; ///< rows that are read again, one after another
    ReadWish rows; ///< the same, as places in the timeline
    std::vector<qint64> changed; ///< posts that are read again by themselves
    int room = 0; ///< rows that may come in above
    /// Of notifications, by their keys: one event of each that is on show.
    QHash<qint64, qint64> events = {};
    /// Rows that are on show may move above the others: a group that got another event.
    bool moves = false;
    std::optional<ReadWish> newest; ///< the newest page, whatever is on show
};

struct Followed {
    FollowWish::Range range;
    ReadRows middle; ///< `range` read again
    std::vector<ReadRows::Line> changed; ///< rows on show that were read by themselves
    QSet<qint64> gone; ///< posts on show that have no row any more
    /// Messages on show whose conversation has a newer one: their row is that one's now.
    QSet<qint64> passed = {};
    /// Rows next above those on show, newest first; one of them may be on show further down.
    std::vector<ReadRows::Line> above;
    int waiting = 0; ///< all rows above those on show, as far as they were counted
    bool more = false; ///< there may be more than that
    qint64 newestAt = 0; ///< time of the newest of them; 0: there is none
    std::optional<ReadRows> newest;
};

/// Rows above what is on show are counted up to here, and no more are held above the reader.
constexpr int mostAbove = 240;
/// Rows on each side of what is visible that follow the cache; the rest does when it comes near.
constexpr int nearRows = 150;

/// For the reading lane.
Result<Followed> readFollowed(
    store::CacheTx &tx, const RowQuery &query, const FollowWish &wish, const RowNames &names);

} // namespace asterism::ui
