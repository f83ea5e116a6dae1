// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/timeline.h"

#include "store/actors.h"
#include "store/columnparts.h"
#include "store/database.h"

#include <QSet>

#include <algorithm>
#include <queue>

namespace asterism::store {

namespace {

constexpr qint64 clusterMs = dayMs;
constexpr int scanBudget = 1000;

enum class Way { Down, Up };

/// One source's entries from a place downwards or upwards; steps only as far as the merge needs.
struct Scan {
    qint64 source;
    Loan rows;
    Event head;

    bool next()
    {
        if (!rows.step()) {
            return false;
        }
        head = {rows.integer(0), rows.integer(1), rows.integer(2)};
        return true;
    }
};

Scan startScan(CacheTx &tx, qint64 source, const Event &place, Way way)
{
    Loan rows = tx.db.prepare(way == Way::Down
            ? "SELECT sort_at, post, boost FROM entry WHERE source = ? "
              "AND (sort_at, post, boost) < (?, ?, ?) "
              "ORDER BY sort_at DESC, post DESC, boost DESC"
            : "SELECT sort_at, post, boost FROM entry WHERE source = ? "
              "AND (sort_at, post, boost) > (?, ?, ?) ORDER BY sort_at, post, boost");
    rows.bind(1, source).bind(2, place.sortAt).bind(3, place.post).bind(4, place.boost);
    return {source, std::move(rows), {}};
}

/// Merges the sources, those next to the place first, and says each event once, however many
/// sources hold it.
class Merge {
public:
    Merge(CacheTx &tx, const ColumnParts &column, const Event &place, Way way)
        : m_heap(Later{way})
    {
        m_scans.reserve(size_t(column.sources.size()));
        for (const ColumnSource &source : column.sources) {
            m_scans.push_back(startScan(tx, source.row, place, way));
        }
        for (size_t i = 0; i < m_scans.size(); ++i) {
            push(i);
        }
    }

    bool next(Event &event)
    {
        m_holders.clear();
        if (m_heap.empty()) {
            return false;
        }
        event = m_heap.top().first;
        while (!m_heap.empty() && m_heap.top().first == event) {
            const size_t index = m_heap.top().second;
            m_heap.pop();
            m_holders.push_back(m_scans[index].source);
            push(index);
        }
        return true;
    }

    /// Rows of the sources that hold the event which was said last.
    const std::vector<qint64> &holders() const { return m_holders; }

private:
    using Head = std::pair<Event, size_t>;
    struct Later {
        Way way;
        bool operator()(const Head &a, const Head &b) const
        {
            return way == Way::Up ? b < a : a < b;
        }
    };

    void push(size_t index)
    {
        if (m_scans[index].next()) {
            m_heap.emplace(m_scans[index].head, index);
        }
    }

    std::vector<Scan> m_scans;
    std::vector<qint64> m_holders;
    std::priority_queue<Head, std::vector<Head>, Later> m_heap;
};

/// Index one past the latest cluster's first event.
size_t latestCluster(const std::vector<Event> &events)
{
    size_t end = 1;
    while (end < events.size() && events[end - 1].sortAt - events[end].sortAt < clusterMs) {
        ++end;
    }
    return end;
}

/// What the filters say that count in any of these sources; the strictest account's word is the
/// row's.
FilterVerdict verdictIn(const ColumnParts &column, const std::vector<qint64> &holders,
    const std::vector<Filtered> &filters)
{
    return verdictOf(filters, [&](const Filtered &filter) {
        return std::ranges::any_of(
            holders, [&](qint64 source) { return column.sources[source].heeds(filter); });
    });
}

/// A person whom two servers tell apart (one gives no actor uri) is named once all the same.
void addOnce(std::vector<Actor> &found, Actor actor)
{
    const auto same = [&](const Actor &known) { return known.acct == actor.acct; };
    if (std::none_of(found.begin(), found.end(), same)) {
        found.push_back(std::move(actor));
    }
}

std::vector<Actor> boosters(CacheTx &tx, const std::vector<Event> &events, size_t end)
{
    std::vector<Actor> found;
    for (size_t i = end; i-- > 0;) {
        if (events[i].boost == 0) {
            continue;
        }
        Loan row = tx.db.prepare("SELECT actor FROM boost WHERE id = ?");
        if (row.bind(1, events[i].boost).step()) {
            addOnce(found, actorByRow(tx, row.integer(0)));
        }
    }
    return found;
}

/// Own accounts that were shown the post, then hosts that know it.
void tellWhoSaw(CacheTx &tx, TimelineRow &row, qint64 post)
{
    row.viewers = viewersOf(tx, post);
    for (const AccountView &viewer : row.viewers) {
        row.seenBy << QStringLiteral("account:") + viewer.account.value;
    }
    Loan hosts = tx.db.prepare("SELECT DISTINCT i.host FROM sighting s JOIN instance i "
                               "ON i.id = s.instance WHERE s.post = ? ORDER BY i.host");
    hosts.bind(1, post);
    while (hosts.step()) {
        row.seenBy << hosts.text(0);
    }
}

TimelineRow makeRow(CacheTx &tx, const Event &event, const PostEvents &found, size_t end)
{
    TimelineRow row;
    row.event = event;
    row.post = postByRow(tx, event.post);
    row.boostedBy = boosters(tx, found.events, end);
    tellWhoSaw(tx, row, event.post);
    row.sources = found.sources;
    return row;
}

/// The row of this event, unless the post's row is elsewhere, an account hides it or the column
/// leaves it out. `holders` are the sources that hold the event itself. Not `whole`: its event
/// alone, to count it.
std::optional<TimelineRow> rowAt(CacheTx &tx, const ColumnParts &column, const Event &event,
    const std::vector<qint64> &holders, bool whole = true)
{
    // First what costs least: behind a filter that hides nearly all, a page scans a thousand.
    PostInColumn post(tx, column, event.post);
    const std::vector<qint64> showing = post.showing(holders, event.boost);
    if (showing.empty() && !holders.empty()) {
        return {};
    }
    const std::vector<Filtered> filters = filteredBy(tx, event.post);
    if (verdictIn(column, showing, filters).action == FilterAction::Hide) {
        return {};
    }
    const PostEvents found = post.events();
    const size_t end = latestCluster(found.events);
    if (found.events.empty() || found.events[end - 1] != event) {
        return {};
    }
    const FilterVerdict verdict = verdictIn(column, found.holders, filters);
    if (verdict.action == FilterAction::Hide) {
        return {};
    }
    if (!whole) {
        return TimelineRow{.event = event};
    }
    TimelineRow row = makeRow(tx, event, found, end);
    row.filtered = verdict;
    row.conversation = post.conversation(found.holders, row.post.post.mentions);
    return row;
}

/// A gap stands below every entry of its own millisecond; its "boost" tells two gaps apart.
Event eventOf(const Gap &gap)
{
    return {gap.newerAt, 0, -gap.id};
}

/// Gaps of the column's sources below `before`, newest first; a list shows those of its members'
/// readers.
std::vector<Gap> gapsOf(CacheTx &tx, const std::vector<Source> &column, const Event &before)
{
    std::vector<Gap> found;
    const auto collect = [&](Loan &rows) {
        while (rows.step()) {
            if (const auto gap = gapById(tx, rows.integer(0)); gap && *gap) {
                found.push_back(**gap);
            }
        }
    };
    for (const Source &source : column) {
        const bool list = source.kind == Source::Kind::List;
        Loan rows = tx.db.prepare(list
                ? "SELECT g.id FROM gap g JOIN source s ON s.id = g.source JOIN member m "
                  "ON m.acct = s.param AND m.list = ? WHERE s.kind = 'person' AND g.newer_at <= ?"
                : "SELECT g.id FROM gap g JOIN source s ON s.id = g.source "
                  "WHERE s.key = ? AND g.newer_at <= ?");
        rows.bind(1, list ? source.param : source.key()).bind(2, before.sortAt);
        collect(rows);
    }
    std::erase_if(found, [&](const Gap &gap) { return eventOf(gap) >= before; });
    std::sort(found.begin(), found.end(),
        [](const Gap &a, const Gap &b) { return eventOf(a) > eventOf(b); });
    // A list and its member's own source may stand in one column.
    const auto same = [](const Gap &a, const Gap &b) { return a.id == b.id; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
}

TimelineRow gapRow(const Gap &gap)
{
    TimelineRow row;
    row.event = eventOf(gap);
    row.sources = {gap.source.key()};
    row.gap = gap;
    return row;
}

} // namespace

Result<TimelinePage> timelinePage(CacheTx &tx, const std::vector<Source> &column,
    const Event &before, int limit, const RowOptions &options)
{
    const ColumnParts parts = columnParts(tx, column, options);
    const std::vector<Gap> waiting = gapsOf(tx, column, before);
    Merge merge(tx, parts, before, Way::Down);
    TimelinePage page{.rows = {}, .next = before, .more = true};
    size_t gapIndex = 0;
    const auto emitGapsAbove = [&](const Event &event) {
        while (gapIndex < waiting.size() && eventOf(waiting[gapIndex]) > event
            && int(page.rows.size()) < limit) {
            page.next = eventOf(waiting[gapIndex]);
            page.rows.push_back(gapRow(waiting[gapIndex++]));
        }
    };
    Event event;
    while (int(page.rows.size()) < limit && page.scanned < scanBudget) {
        if (!merge.next(event)) {
            emitGapsAbove({0, 0, std::numeric_limits<qint64>::min()});
            page.more = gapIndex < waiting.size();
            return page;
        }
        emitGapsAbove(event);
        if (int(page.rows.size()) >= limit) {
            return page; // the event itself is the first of the next page
        }
        page.scanned += 1;
        page.next = event;
        if (auto row = rowAt(tx, parts, event, merge.holders())) {
            page.rows.push_back(std::move(*row));
        }
    }
    return page;
}

namespace {

/// Time of the newest entry of any of them; 0: there is none.
qint64 newestEntryAt(CacheTx &tx, const ColumnParts &column)
{
    qint64 newest = 0;
    for (const ColumnSource &source : column.sources) {
        Loan row = tx.db.prepare("SELECT max(sort_at) FROM entry WHERE source = ?");
        row.bind(1, source.row).step();
        newest = std::max(newest, row.isNull(0) ? 0 : row.integer(0));
    }
    return newest;
}

/// Gaps above the place, the oldest last.
std::vector<Gap> gapsAbove(CacheTx &tx, const std::vector<Source> &column, const Event &place)
{
    std::vector<Gap> all = gapsOf(tx, column, newestEvent);
    std::erase_if(all, [&](const Gap &gap) { return eventOf(gap) <= place; });
    return all;
}

} // namespace

Result<TimelineAbove> timelineAbove(CacheTx &tx, const std::vector<Source> &column,
    const Event &place, const QSet<qint64> &without, int limit, int most, const RowOptions &options)
{
    const ColumnParts parts = columnParts(tx, column, options);
    std::vector<Gap> gaps = gapsAbove(tx, column, place);
    Merge merge(tx, parts, place, Way::Up);
    TimelineAbove above;
    const auto add = [&](qint64 key, std::optional<TimelineRow> row) {
        if (row && !without.contains(key) && above.count++ < limit) {
            above.rows.push_back(std::move(*row));
        }
    };
    const auto addGapsBelow = [&](const Event &event) {
        for (; !gaps.empty() && eventOf(gaps.back()) < event; gaps.pop_back()) {
            add(-gaps.back().id, gapRow(gaps.back()));
        }
    };
    Event event;
    int scanned = 0;
    while (above.count < most && scanned++ < scanBudget && merge.next(event)) {
        addGapsBelow(event);
        add(event.post, rowAt(tx, parts, event, merge.holders(), above.count < limit));
    }
    above.more = above.count >= most || scanned > scanBudget;
    if (!above.more) {
        addGapsBelow(newestEvent);
    }
    std::reverse(above.rows.begin(), above.rows.end());
    above.newestAt = scanned > 1 ? newestEntryAt(tx, parts) : 0;
    return above;
}

Result<std::optional<TimelineRow>> timelineRow(
    CacheTx &tx, const std::vector<Source> &column, qint64 post, const RowOptions &options)
{
    const ColumnParts parts = columnParts(tx, column, options);
    Loan events = tx.db.prepare("SELECT DISTINCT sort_at, boost FROM entry WHERE post = ?");
    events.bind(1, post);
    std::optional<TimelineRow> row;
    while (!row && events.step()) {
        row = rowAt(tx, parts, {events.integer(0), post, events.integer(1)}, {});
    }
    return row;
}

Result<Event> eventAt(CacheTx &tx, qint64 sortAt, const QString &uri)
{
    Loan row = tx.db.prepare("SELECT id FROM post WHERE uri = ?");
    const qint64 post =
        row.bind(1, uri).step() ? row.integer(0) : std::numeric_limits<qint64>::max() - 1;
    return Event{sortAt, post, std::numeric_limits<qint64>::max()};
}

TimelineRow rowOf(CacheTx &tx, qint64 post, int contexts)
{
    TimelineRow row;
    row.post = postByRow(tx, post);
    row.event = {post >> 10, post, 0};
    tellWhoSaw(tx, row, post);
    if (contexts != 0) {
        row.filtered = verdictOf(filteredBy(tx, post),
            [&](const Filtered &filter) { return (filter.contexts & contexts) != 0; });
    }
    return row;
}

} // namespace asterism::store
