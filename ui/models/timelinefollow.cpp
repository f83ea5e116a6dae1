// SPDX-License-Identifier: GPL-3.0-or-later

// The part of TimelineModel that follows the cache: what arrived, changed or went is brought in
// without moving the reader.
#include "ui/models/hear.h"
#include "ui/models/rowreactions.h"
#include "ui/models/timelinemodel.h"
#include "ui/models/windowmerge.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int burstMs = 80;
constexpr int pageRows = 40;
/// At the very top rows come in one by one, ten a second at most: making a row takes the view
/// up to five milliseconds, and two at once could make a frame late.
constexpr int liveRows = 1;
constexpr int liveMs = 100;
/// So many changed posts are read one by one; for more, all rows near the reader are.
constexpr int mostSingle = 60;
/// Rows that stay below what is visible while the view stands at the very top.
constexpr int rowsBelow = 200;

} // namespace

/// A list that keeps its posts to itself holds others now. What only came in came with the homes'
/// own entries, or is in none.
bool TimelineModel::isClaimed(const store::Changes &changes) const
{
    return std::ranges::any_of(m_query.options.exclusive, [&](const QString &list) {
        const QString key = listSource({list}).key();
        return changes.sources.contains(key) && !changes.grown.contains(key);
    });
}

/// Rows that are on show, or between them, may be others now.
bool TimelineModel::changesRows(const store::Changes &changes) const
{
    if (changes.cache || isClaimed(changes)) {
        return true;
    }
    if (m_query.notices && changesNotices(changes)) {
        return true;
    }
    bool list = false;
    const qint64 top = items().empty() ? 0 : items().front().event.sortAt;
    for (const Source &source : m_query.sources) {
        const QString key = source.key();
        const auto grown = changes.grown.constFind(key);
        if (changes.sources.contains(key) && (grown == changes.grown.cend() || *grown <= top)) {
            return true;
        }
        list = list || source.kind == Source::Kind::List;
    }
    // Gaps of a list belong to its members' own sources.
    const auto isPerson = [](const QString &key) { return key.startsWith("person:"_L1); };
    return list && std::any_of(changes.sources.begin(), changes.sources.end(), isPerson);
}

void TimelineModel::heard(const store::Changes &changes)
{
    bool concerned = changesRows(changes);
    m_rowsChanged = m_rowsChanged || concerned;
    concerned = concerned || (m_query.notices && changes.notices);
    for (const Source &source : m_query.sources) {
        concerned = concerned || changes.sources.contains(source.key());
    }
    if (!changes.posts.isEmpty()) {
        for (const Item &item : items()) {
            if (changes.posts.contains(item.row.post())) {
                m_changed.insert(item.row.key);
                concerned = true;
            }
        }
    }
    if (concerned) {
        follow();
    }
}

void TimelineModel::follow()
{
    // It may be waiting for the next time at which rows come in; counting them waits for nothing.
    if (!m_followTimer.isActive() || m_followTimer.remainingTime() > burstMs) {
        m_followTimer.start(burstMs);
    }
}

void TimelineModel::followRows()
{
    m_rowsChanged = true;
    follow();
}

/// Somebody has clicked: no burst is waited for.
void TimelineModel::reread(const QSet<QString> &uris)
{
    const QSet<qint64> keys = keysOf(uris);
    if (!keys.isEmpty()) {
        m_changed.unite(keys);
        m_followTimer.start(0);
    }
}

FollowWish::Range TimelineModel::nearRange() const
{
    const int last = int(items().size()) - 1;
    const int from = std::max(0, std::max(0, m_view.first) - nearRows);
    return {std::min(from, std::max(0, last)), std::min(last, std::max(0, m_view.last) + nearRows)};
}

/// Changed rows that the range does not read again, unless they are too many: a conversation's row
/// may be further down than that, and belongs up here now.
std::vector<qint64> TimelineModel::outside(
    const FollowWish::Range &range, const QSet<qint64> &changed) const
{
    std::vector<qint64> keys;
    for (const qint64 key : changed) {
        const int at = indexOf(key);
        if (at >= 0 && (at < range.first || at > range.last)) {
            keys.push_back(key);
        }
    }
    return keys.size() > size_t(mostSingle) ? std::vector<qint64>() : keys;
}

FollowWish TimelineModel::followWish()
{
    FollowWish wish{.room = roomAbove(1)};
    if (items().empty()) {
        wish.newest = ReadWish{.atLeast = pageRows, .most = mostAbove};
        return wish;
    }
    wish.top = items().front().event;
    for (const Item &item : items()) {
        wish.shown.push_back(item.row.key);
        if (m_query.notices && !item.row.gap) {
            wish.events.insert(item.row.key, item.row.notice.event);
        }
    }
    wish.moves = m_query.notices && m_view.atTop;
    // Rows that do not fill the view are nobody's place: a person's posts just after the first one.
    if (m_wantsTop || (m_view.atTop && m_view.last == int(items().size()) - 1)) {
        wish.room = 0;
        wish.newest = ReadWish{.downTo = wish.top, .most = mostAbove};
    }
    const QSet<qint64> changed = std::exchange(m_changed, {});
    if (std::exchange(m_rowsChanged, false) || changed.size() > mostSingle) {
        wish.range = nearRange();
        m_center = (wish.range.first + wish.range.last) / 2;
        wish.rows = {.from = items()[size_t(wish.range.first)].event,
            .downTo = items()[size_t(wish.range.last)].event,
            .most = wish.range.last - wish.range.first + 1 + mostAbove};
        wish.changed = outside(wish.range, changed);
    } else {
        wish.changed.assign(changed.begin(), changed.end());
    }
    return wish;
}

void TimelineModel::readAgain()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    const auto read = m_context.store.readCache(
        [query = m_query, names = m_context.names(), wish = followWish()](
            store::CacheTx &tx) { return readFollowed(tx, query, wish, names); });
    hear(read, &m_context.store, this,
        [this, turn = m_generation](const Result<Followed> &followed) {
            if (turn != m_generation) {
                return;
            }
            m_reading = false;
            if (followed) {
                apply(*followed);
            } else {
                m_rowsChanged = true; // the next reading makes up for it
            }
            if (std::exchange(m_again, false)) {
                m_followTimer.start(0); // it has waited for its burst
            }
        });
}

void TimelineModel::apply(const Followed &followed)
{
    if (items().empty()) {
        // As a first reading: there is nobody to be moved.
        firstRows(followed.newest.value_or(ReadRows()), {}, false);
        return;
    }
    const store::Event top = items().front().event;
    m_knownAt = std::max(top.sortAt, followed.newestAt);
    mergeMiddle(followed);
    mergeChanged(followed);
    // Unless the reader has left the top meanwhile, and wished for nothing.
    if (followed.newest && (m_wantsTop || m_view.atTop)) {
        ReadRows newest = *followed.newest;
        std::erase_if(newest.lines, [&](const ReadRows::Line &line) { return line.event <= top; });
        jumpToNewest(newest);
    } else {
        mergeAbove(followed);
    }
    countUnseen();
    if (items().empty()) {
        follow(); // all that was on show is left out now: what is further down takes its place
    }
}

/// The first reaction makes a row higher, and the last one that goes makes it lower: in sight, that
/// would move what stands below it. One's own is shown at once: who gave it looks for it.
bool TimelineModel::showsLine(int at, const RowView &row) const
{
    const bool given = row.reactionLine && hasOwnReaction(row);
    return isInSight(at) && !given ? items()[size_t(at)].row.reactionLine : row.reactionLine;
}

void TimelineModel::showChanged(int at, RowView row)
{
    if (isHeld(at, row)) {
        return;
    }
    finish(row);
    const bool line = showsLine(at, row);
    if (row.reactionLine != line) {
        row.reactionLine = line;
        m_unsettled.insert(row.key);
    }
    updateItem(at, std::move(row));
}

/// What was in sight may be out of it now.
void TimelineModel::settleLines()
{
    for (const qint64 key : std::exchange(m_unsettled, {})) {
        const int at = indexOf(key);
        if (at >= 0 && isInSight(at)) {
            m_unsettled.insert(key);
        } else if (at >= 0) {
            RowView row = items()[size_t(at)].row;
            row.reactionLine = !row.reactions.isEmpty();
            updateItem(at, std::move(row));
        }
    }
}

void TimelineModel::mergeMiddle(const Followed &followed)
{
    const FollowWish::Range &range = followed.range;
    if (range.isEmpty()) {
        return;
    }
    std::vector<qint64> old;
    std::vector<qint64> read;
    QSet<qint64> elsewhere;
    for (int i = range.first; i <= range.last; ++i) {
        old.push_back(items()[size_t(i)].row.key);
    }
    for (const auto &line : followed.middle.lines) {
        read.push_back(line.row.key);
    }
    for (const auto &line : followed.changed) {
        elsewhere.insert(line.row.key);
    }
    const MergePlan plan = planMerge(old, read, elsewhere);
    for (const auto &[index, line] : plan.kept) {
        const RowView &row = followed.middle.lines[size_t(line)].row;
        if (!m_filling.contains(row.key)) {
            showChanged(range.first + index, row);
        }
    }
    // From the end, so that no index moves before it is used.
    auto removed = plan.removed.rbegin();
    auto insert = plan.inserts.rbegin();
    const auto removeNext = [&] { removeFollowed(range.first + *removed++, followed); };
    while (insert != plan.inserts.rend()) {
        while (removed != plan.removed.rend() && *removed >= insert->before) {
            removeNext();
        }
        std::vector<Item> added;
        for (const int line : insert->rows) {
            // Rows beyond what is on show come by scrolling, those above by mergeAbove().
            if (indexOf(read[size_t(line)]) < 0) {
                added.push_back(item(followed.middle.lines[size_t(line)]));
            }
        }
        insertItems(range.first + insert->before, std::move(added));
        ++insert;
    }
    while (followed.middle.complete && removed != plan.removed.rend()) {
        removeNext();
    }
}

/// A row stays where it is, even if it would now be elsewhere: its place changes another time.
void TimelineModel::mergeChanged(const Followed &followed)
{
    for (const auto &line : followed.changed) {
        if (const int known = indexOf(line.row.key); known >= 0) {
            showChanged(known, line.row);
        }
    }
    for (const QSet<qint64> &posts : {followed.gone, followed.passed}) {
        for (const qint64 post : posts) {
            if (const int known = indexOf(post); known >= 0) {
                removeFollowed(known, followed);
            }
        }
    }
}

/// A conversation in sight stays what it was: what was said since comes in above.
void TimelineModel::removeFollowed(int at, const Followed &followed)
{
    const qint64 key = items()[size_t(at)].row.key;
    if (followed.passed.contains(key) && isInSight(at) && !m_view.atTop) {
        m_passed.insert(key);
    } else {
        removeItems(at, 1);
    }
}

/// What stayed only because it was in sight is read again when it is not.
void TimelineModel::settlePassed()
{
    for (const qint64 key : std::exchange(m_passed, {})) {
        const int at = indexOf(key);
        if (at >= 0 && isInSight(at) && !m_view.atTop) {
            m_passed.insert(key);
        } else if (at >= 0) {
            m_changed.insert(key);
            follow();
        }
    }
}

void TimelineModel::mergeAbove(const Followed &followed)
{
    m_waiting = followed.waiting;
    // Too much is above to come in bit by bit: from now on the reader says when.
    m_cut = followed.more || (m_cut && m_waiting > 0);
    const int room = std::min(roomAbove(m_waiting), int(followed.above.size()));
    if (room == 0) {
        return;
    }
    const bool live = m_view.atTop;
    std::vector<Item> added;
    for (size_t i = followed.above.size() - size_t(room); i < followed.above.size(); ++i) {
        const ReadRows::Line &line = followed.above[i];
        if (indexOf(line.row.key) < 0) {
            added.push_back(item(line));
        } else if (live) {
            moveUp(line);
            --m_waiting;
        }
    }
    const int came = int(added.size());
    m_waiting -= came;
    if (!live) {
        m_view.first += came;
        m_view.last += came;
        m_center += came;
    }
    m_lastInsertAt = m_context.clock.now();
    insertItems(0, std::move(added));
    if (live) {
        dropBelow();
        Q_EMIT toTop();
        if (m_waiting > 0) {
            m_followTimer.start(liveMs);
        }
    }
}

/// How many of the waiting rows may come in above now.
int TimelineModel::roomAbove(int waiting)
{
    if (!m_view.atTop) {
        // While the first row shows, a ListView would push it down. However much arrives, the
        // model holds only so many rows above the reader; those further up wait and are counted.
        return m_view.first > 0 ? std::max(0, mostAbove - m_view.first) : 0;
    }
    if (m_cut || waiting == 0) {
        return 0;
    }
    const qint64 since = m_context.clock.now() - m_lastInsertAt;
    if (waiting > 1 && since < liveMs) {
        if (!m_followTimer.isActive()) {
            m_followTimer.start(int(liveMs - since));
        }
        return 0;
    }
    return liveRows;
}

/// Whoever stands at the very top for days does not keep all that went by; it is in the cache.
void TimelineModel::dropBelow()
{
    const int from = m_view.last + rowsBelow;
    if (!m_readingOlder && m_view.last >= 0 && int(items().size()) > from + rowsBelow) {
        removeItems(from, int(items().size()) - from);
        setHasOlder(true);
    }
}

void TimelineModel::jumpToNewest(const ReadRows &newest)
{
    m_wantsTop = false;
    m_waiting = 0;
    m_cut = false;
    if (newest.complete && newest.lines.empty() && m_view.atTop) {
        return; // it is all there, and the view is where it wants to be
    }
    if (!newest.complete) {
        // Too much is between: the newest page takes the window's place.
        replaceAll(itemsOf(newest, 0, std::min<int>(pageRows, int(newest.lines.size()))));
        setHasOlder(true);
    } else {
        for (const auto &line : newest.lines) {
            // Boosted again: its row belongs up here from now on.
            if (const int known = indexOf(line.row.key); known >= 0) {
                removeItems(known, 1);
            }
        }
        insertItems(0, itemsOf(newest, 0, int(newest.lines.size())));
    }
    m_view = {0, 0, true};
    Q_EMIT toTop();
}

} // namespace asterism::ui
