// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "store/direct.h"
#include "store/posts.h"
#include "store/rowoptions.h"
#include "store/sources.h"
#include "store/store.h"
#include "store/viewers.h"

#include <limits>
#include <optional>
#include <vector>

namespace asterism::store {

/// A post as the cache holds it. `post.body` is empty: the safe blocks stand in its place.
struct StoredPost {
    qint64 row = 0;
    Post post;
    QByteArray blocks; ///< content::fromBytes()
    QString text; ///< plain text
    bool confirmed = false;
};

/// One row of a column.
struct TimelineRow {
    Event event; ///< its place: the first event of the post's latest cluster
    std::optional<Gap> gap; ///< set: this is a gap row and the rest is empty
    StoredPost post;
    std::vector<Actor> boostedBy; ///< oldest first
    QStringList seenBy; ///< own accounts' ids ("account:UUID") and hosts that guests read
    std::vector<AccountView> viewers; ///< of the same accounts
    QStringList sources; ///< keys of the column's sources that hold it
    FilterVerdict filtered; ///< by the accounts whose filters count here
    std::optional<ConversationView> conversation = {}; ///< of which the post is the newest
};

struct TimelinePage {
    std::vector<TimelineRow> rows;
    Event next; ///< pass as `before` to go on
    bool more = false; ///< there may be something below `next`
    int scanned = 0; ///< entries looked at; at most 1,000 a page
};

/// Above everything: the start of a column.
constexpr Event newestEvent{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max(),
    std::numeric_limits<qint64>::max()};

/// Rows strictly older than `before`, newest first, at most `limit`. One post is one row, at the
/// first event of its latest cluster (events of this column less than 24 h apart); what an
/// account of the column filters with "hide" is left out (decisions 5 and 6). Filters of an
/// account count in its own timelines and in those of its server; no filter counts in a list. Of
/// posts for named people those of one conversation are one row, the newest of them.
Result<TimelinePage> timelinePage(CacheTx &tx, const std::vector<Source> &column,
    const Event &before, int limit, const RowOptions &options = {});

/// What stands above a place of a column.
struct TimelineAbove {
    std::vector<TimelineRow> rows; ///< those next to the place, newest first
    int count = 0; ///< of all rows above it, as far as they were counted
    bool more = false; ///< there may be more than that
    qint64 newestAt = 0; ///< time of the newest entry above; 0: there is none
};

/// Rows strictly newer than `place` whose keys (a post's row, a gap's id below zero) are not in
/// `without`: the oldest `limit` of them whole, and how many there are, counted up to `most`.
Result<TimelineAbove> timelineAbove(CacheTx &tx, const std::vector<Source> &column,
    const Event &place, const QSet<qint64> &without, int limit, int most,
    const RowOptions &options = {});

/// The row of one post in a column as it is now; nothing when it has none there.
Result<std::optional<TimelineRow>> timelineRow(
    CacheTx &tx, const std::vector<Source> &column, qint64 post, const RowOptions &options = {});

/// The place of a read position in today's cache: the event to pass as `before` so that the post
/// itself is the first row. Falls back to the time alone when the post is not there any more.
Result<Event> eventAt(CacheTx &tx, qint64 sortAt, const QString &uri);

/// Single posts, by uri or by page address; nothing when they are not cached.
Result<std::optional<StoredPost>> postByUri(CacheTx &tx, const QString &uri);
StoredPost postByRow(CacheTx &tx, qint64 row);
/// Cached answers to a post, oldest first; at most `limit`.
Result<std::vector<StoredPost>> repliesTo(CacheTx &tx, const QString &uri, int limit);
/// Full rows (who boosted, who saw) for posts found by search or a thread. Filters of all accounts
/// count that count in one of `contexts`.
TimelineRow rowOf(CacheTx &tx, qint64 post, int contexts = 0);
/// (host, local id) pairs under which servers know the post.
struct Sighting {
    QString host;
    QString localId;
};
Result<std::vector<Sighting>> sightingsOf(CacheTx &tx, const QString &uri);
/// The same by the post's row.
Result<std::vector<Sighting>> sightingsOf(CacheTx &tx, qint64 post);
/// Under which they know boosts of it, those first that we heard of last; at most `limit`.
Result<std::vector<Sighting>> boostSightingsOf(CacheTx &tx, qint64 post, int limit);
/// Of what that host knows by these ids the posts (no boosts) that came into the cache before that
/// time, in their order.
Result<QStringList> receivedBefore(
    CacheTx &tx, const QString &host, const QStringList &localIds, qint64 time);

} // namespace asterism::store
