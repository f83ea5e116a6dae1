// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/windowfollower.h"

#include "ui/models/noticereader.h"

#include <algorithm>

namespace asterism::ui {

namespace {

using Line = ReadRows::Line;

Result<std::optional<Line>> readPost(
    store::CacheTx &tx, const RowQuery &query, qint64 post, const RowNames &names)
{
    const auto row = store::timelineRow(tx, query.sources, post, query.options);
    if (!row) {
        return row.error();
    }
    return *row ? std::optional(Line{makeRow(tx, **row, names), (*row)->event}) : std::nullopt;
}

/// It is there and has no row: what was said next stands for its conversation.
bool isPassed(store::CacheTx &tx, const RowQuery &query, qint64 post)
{
    const bool direct = std::ranges::find(query.sources, Source::Kind::Direct, &Source::kind)
        != query.sources.end();
    return direct && !store::postByRow(tx, post).post.uri.isEmpty();
}

/// Rows read by themselves, wherever they would stand now.
Result<Done> readSingle(store::CacheTx &tx, const RowQuery &query, const FollowWish &wish,
    const std::vector<qint64> &keys, const RowNames &names, Followed &followed)
{
    for (const qint64 key : keys) {
        auto line = query.notices ? readNotice(tx, *query.notices, wish.events.value(key), names)
                                  : readPost(tx, query, key, names);
        if (!line) {
            return line.error();
        }
        if (*line) {
            followed.changed.push_back(std::move(**line));
        } else if (isPassed(tx, query, key)) {
            followed.passed.insert(key);
        } else {
            followed.gone.insert(key);
        }
    }
    return Done{};
}

/// Rows of the range that were not among those read: boosted again, they would stand elsewhere.
std::vector<qint64> missing(const FollowWish &wish, const ReadRows &read)
{
    QSet<qint64> found;
    for (const ReadRows::Line &line : read.lines) {
        found.insert(line.row.key);
    }
    std::vector<qint64> keys;
    for (int i = wish.range.first; i <= wish.range.last; ++i) {
        const qint64 key = wish.shown[size_t(i)];
        if (key > 0 && !found.contains(key)) {
            keys.push_back(key);
        }
    }
    return keys;
}

Result<Done> readRange(store::CacheTx &tx, const RowQuery &query, const FollowWish &wish,
    const RowNames &names, Followed &followed)
{
    auto rows = readRows(tx, query, wish.rows, names);
    if (!rows) {
        return rows.error();
    }
    followed.range = wish.range;
    followed.middle = std::move(*rows);
    return readSingle(tx, query, wish, missing(wish, followed.middle), names, followed);
}

Result<Done> readAbove(store::CacheTx &tx, const RowQuery &query, const FollowWish &wish,
    const RowNames &names, Followed &followed)
{
    const QSet<qint64> shown(wish.shown.begin(), wish.shown.end());
    const auto above = store::timelineAbove(
        tx, query.sources, wish.top, shown, wish.room, mostAbove, query.options);
    if (!above) {
        return above.error();
    }
    for (const store::TimelineRow &row : above->rows) {
        followed.above.push_back({makeRow(tx, row, names), row.event});
    }
    followed.waiting = above->count;
    followed.more = above->more;
    followed.newestAt = above->newestAt;
    return Done{};
}

} // namespace

Result<Followed> readFollowed(
    store::CacheTx &tx, const RowQuery &query, const FollowWish &wish, const RowNames &names)
{
    Followed followed;
    Result<Done> done = Done{};
    if (!wish.range.isEmpty()) {
        done = readRange(tx, query, wish, names, followed);
    }
    if (done) {
        done = readSingle(tx, query, wish, wish.changed, names, followed);
    }
    if (done && !wish.shown.empty()) {
        done = query.notices ? readNoticesAbove(tx, *query.notices, wish, names, followed)
                             : readAbove(tx, query, wish, names, followed);
    }
    if (done && wish.newest) {
        auto newest = readRows(tx, query, *wish.newest, names);
        if (newest) {
            followed.newest = std::move(*newest);
        } else {
            done = newest.error();
        }
    }
    return done ? Result<Followed>(std::move(followed)) : done.error();
}

} // namespace asterism::ui
