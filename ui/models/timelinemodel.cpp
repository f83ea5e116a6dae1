// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinemodel.h"

#include "base/flow.h"
#include "ui/models/hear.h"
#include "ui/models/windowmerge.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int burstMs = 80;
constexpr int pageRows = 40;
constexpr int mostAbove = 240;
/// At the very top at most a screenful comes in at once, and then a second passes.
constexpr int liveRows = 12;
constexpr int liveMs = 1000;
/// Times that one wish for older rows asks the servers again when all they sent lies further up.
constexpr int mostAgain = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// A page that begins with `event` itself, so that it joins what is there.
ReadWish pageBelow(const store::Event &event)
{
    return {.from = event, .downTo = event, .atLeast = pageRows + 1, .most = pageRows + 1};
}

} // namespace

TimelineModel::TimelineModel(
    TimelineContext context, std::vector<Source> sources, QString positionName, QObject *parent)
    : PostList(parent)
    , m_context(std::move(context))
    , m_sources(std::move(sources))
    , m_positionName(std::move(positionName))
{
    m_followTimer.setSingleShot(true);
    m_placeTimer.setSingleShot(true);
    connect(&m_followTimer, &QTimer::timeout, this, &TimelineModel::readAgain);
    connect(&m_placeTimer, &QTimer::timeout, this, &TimelineModel::savePlace);
    connect(&m_context.store, &store::Store::committed, this, &TimelineModel::heard);
    tick(m_context.clock.now());
    begin();
}

TimelineModel::~TimelineModel()
{
    savePlace();
}

qint64 TimelineModel::newestAt() const
{
    const auto post = std::find_if(
        items().begin(), items().end(), [](const Item &item) { return !item.row.gap; });
    return post == items().end() ? 0 : post->row.createdAt;
}

void TimelineModel::setSources(std::vector<Source> sources)
{
    if (sources == m_sources) {
        return;
    }
    savePlace();
    m_sources = std::move(sources);
    replaceAll({});
    m_newestSeen = {};
    m_newestUri.clear();
    setHasOlder(true);
    begin();
}

// ---- the first reading ----------------------------------------------------------------------

void TimelineModel::begin()
{
    ++m_generation;
    m_reading = true; // nothing is followed before there is something
    if (m_positionName.isEmpty() || !m_place.uri.isEmpty()) {
        // What was just saved may not be on the disk yet.
        readFrom(m_place.uri.isEmpty() ? std::nullopt : std::optional(m_place));
        return;
    }
    const auto read = m_context.store.readUser(
        [name = m_positionName](store::UserTx &tx) { return store::readPosition(tx, name); });
    hear(read, &m_context.store, this,
        [this, turn = m_generation](const Result<std::optional<store::ReadPosition>> &position) {
            if (turn == m_generation) {
                readFrom(position ? *position : std::nullopt);
            }
        });
}

void TimelineModel::readFrom(const std::optional<store::ReadPosition> &position)
{
    struct First {
        ReadRows rows;
        bool cut = false;
    };
    const auto read = m_context.store.readCache([sources = m_sources, names = m_context.names(),
                                                    position](store::CacheTx &tx) -> Result<First> {
        if (!position) {
            auto rows = readRows(tx, sources, {.atLeast = pageRows}, names);
            return rows ? Result<First>(First{std::move(*rows)}) : rows.error();
        }
        const auto place = store::eventAt(tx, position->sortAt, position->uri);
        if (!place) {
            return place.error();
        }
        auto rows = readRows(tx, sources, {.downTo = *place, .atLeast = pageRows}, names);
        if (rows && rows->complete && !rows->lines.empty()) {
            // Some below the place, too: the view begins in the middle.
            const auto below = readRows(tx, sources, pageBelow(rows->lines.back().event), names);
            if (!below) {
                return below.error();
            }
            const auto known = std::min<size_t>(1, below->lines.size());
            rows->lines.insert(
                rows->lines.end(), below->lines.begin() + ptrdiff_t(known), below->lines.end());
        }
        if (!rows || rows->complete) {
            return rows ? Result<First>(First{std::move(*rows)}) : rows.error();
        }
        rows = readRows(tx, sources, {.from = *place, .atLeast = pageRows}, names);
        return rows ? Result<First>(First{std::move(*rows), true}) : rows.error();
    });
    hear(read, &m_context.store, this,
        [this, position, turn = m_generation](const Result<First> &first) {
            if (turn == m_generation) {
                firstRows(first ? first->rows : ReadRows{}, position, first && first->cut);
            }
        });
}

void TimelineModel::firstRows(
    const ReadRows &read, const std::optional<store::ReadPosition> &position, bool cut)
{
    m_cut = cut;
    m_reading = false;
    replaceAll(itemsOf(read, 0, int(read.lines.size())));
    setHasOlder(true);
    if (position && !items().empty()) {
        const auto start = std::find_if(items().begin(), items().end(), [&](const Item &item) {
            return item.row.uri == position->uri || item.event.sortAt <= position->sortAt;
        });
        const int row =
            start == items().end() ? int(items().size()) - 1 : int(start - items().begin());
        if (const Item &place = items()[size_t(row)]; place.event > m_newestSeen) {
            m_newestSeen = place.event;
            m_newestUri = place.row.uri;
        }
        m_view = {row, row, row == 0 && !cut};
        if (row > 0) {
            Q_EMIT startAt(row);
        }
    }
    if (!m_ready) {
        m_ready = true;
        Q_EMIT readyChanged();
    }
    countUnseen();
    if (cut || std::exchange(m_again, false)) {
        follow();
    }
}

// ---- following the cache --------------------------------------------------------------------

bool TimelineModel::concerns(const store::Changes &changes) const
{
    if (changes.cache) {
        return true;
    }
    bool list = false;
    for (const Source &source : m_sources) {
        if (changes.sources.contains(source.key())) {
            return true;
        }
        list = list || source.kind == Source::Kind::List;
    }
    // Gaps of a list belong to its members' own sources.
    const auto isPerson = [](const QString &key) { return key.startsWith("person:"_L1); };
    if (list && std::any_of(changes.sources.begin(), changes.sources.end(), isPerson)) {
        return true;
    }
    return std::any_of(items().begin(), items().end(),
        [&](const Item &item) { return changes.posts.contains(item.row.key); });
}

void TimelineModel::heard(const store::Changes &changes)
{
    if (concerns(changes)) {
        follow();
    }
}

void TimelineModel::follow()
{
    if (!m_followTimer.isActive()) {
        m_followTimer.start(burstMs);
    }
}

TimelineModel::Range TimelineModel::nearRange() const
{
    const int last = int(items().size()) - 1;
    const int from = std::max(0, std::max(0, m_view.first) - nearRows);
    return {std::min(from, std::max(0, last)), std::min(last, std::max(0, m_view.last) + nearRows)};
}

void TimelineModel::readAgain()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    const Range range = nearRange();
    m_center = (range.first + range.last) / 2;
    std::optional<ReadWish> middle;
    ReadWish head{.most = mostAbove};
    if (range.isEmpty()) {
        head.atLeast = pageRows;
    } else {
        head.downTo = items().front().event;
        middle = ReadWish{.from = items()[size_t(range.first)].event,
            .downTo = items()[size_t(range.last)].event,
            .most = range.last - range.first + 1 + mostAbove};
    }
    const auto read =
        m_context.store.readCache([sources = m_sources, names = m_context.names(), head, middle,
                                      range](store::CacheTx &tx) -> Result<Anew> {
            auto above = readRows(tx, sources, head, names);
            if (!above) {
                return above.error();
            }
            if (!middle) {
                return Anew{std::move(*above), {}, range};
            }
            auto rows = readRows(tx, sources, *middle, names);
            if (!rows) {
                return rows.error();
            }
            return Anew{std::move(*above), std::move(*rows), range};
        });
    hear(read, &m_context.store, this, [this, turn = m_generation](const Result<Anew> &anew) {
        if (turn != m_generation) {
            return;
        }
        m_reading = false;
        if (anew) {
            apply(*anew);
        }
        if (std::exchange(m_again, false)) {
            follow();
        }
    });
}

void TimelineModel::apply(const Anew &anew)
{
    if (items().empty()) {
        // As a first reading: there is nobody to be moved.
        firstRows(anew.head, {}, false);
        return;
    }
    const store::Event top = items().front().event;
    mergeMiddle(anew);
    ReadRows head = anew.head;
    std::erase_if(head.lines, [&](const ReadRows::Line &line) { return line.event <= top; });
    if (m_wantsTop) {
        jumpToNewest(head);
    } else {
        mergeHead(head);
    }
    countUnseen();
}

void TimelineModel::mergeMiddle(const Anew &anew)
{
    if (anew.range.isEmpty()) {
        return;
    }
    std::vector<qint64> old;
    std::vector<qint64> read;
    QSet<qint64> above;
    for (int i = anew.range.first; i <= anew.range.last; ++i) {
        old.push_back(items()[size_t(i)].row.key);
    }
    for (const auto &line : anew.middle.lines) {
        read.push_back(line.row.key);
    }
    for (const auto &line : anew.head.lines) {
        above.insert(line.row.key);
    }
    const MergePlan plan = planMerge(old, read, above);
    for (const auto &[index, line] : plan.kept) {
        const RowView &row = anew.middle.lines[size_t(line)].row;
        if (!m_filling.contains(row.key)) {
            updateItem(anew.range.first + index, row);
        }
    }
    // From the end, so that no index moves before it is used.
    auto removed = plan.removed.rbegin();
    auto insert = plan.inserts.rbegin();
    const auto removeNext = [&] { removeItems(anew.range.first + *removed++, 1); };
    while (insert != plan.inserts.rend()) {
        while (removed != plan.removed.rend() && *removed >= insert->before) {
            removeNext();
        }
        std::vector<Item> added;
        for (const int line : insert->rows) {
            // Rows beyond what is on show come by scrolling, those above by mergeHead().
            if (indexOf(read[size_t(line)]) < 0) {
                added.push_back(item(anew.middle.lines[size_t(line)]));
            }
        }
        insertItems(anew.range.first + insert->before, std::move(added));
        ++insert;
    }
    while (anew.middle.complete && removed != plan.removed.rend()) {
        removeNext();
    }
}

void TimelineModel::mergeHead(const ReadRows &head)
{
    std::vector<const ReadRows::Line *> news;
    for (const auto &line : head.lines) {
        const int known = indexOf(line.row.key);
        if (known >= 0) {
            updateItem(known, line.row); // a boost adds a name; its place changes another time
        } else {
            news.push_back(&line);
        }
    }
    m_cut = !head.complete;
    m_waiting = int(news.size());
    const int room = m_cut ? 0 : roomAbove(m_waiting);
    if (room == 0) {
        return;
    }
    std::vector<Item> added;
    for (int i = m_waiting - room; i < m_waiting; ++i) {
        added.push_back(item(*news[size_t(i)]));
    }
    const bool live = m_view.atTop;
    m_waiting -= room;
    if (!live) {
        m_view.first += room;
        m_view.last += room;
    }
    m_lastInsertAt = m_context.clock.now();
    insertItems(0, std::move(added));
    if (live) {
        Q_EMIT toTop();
    }
    if (m_waiting > 0) {
        m_followTimer.start(liveMs);
    }
}

/// How many of the waiting rows may come in above now.
int TimelineModel::roomAbove(int waiting)
{
    if (!m_view.atTop) {
        // While the first row shows, a ListView would push it down.
        return m_view.first > 0 ? waiting : 0;
    }
    const qint64 since = m_context.clock.now() - m_lastInsertAt;
    if (waiting > 1 && since < liveMs) {
        m_followTimer.start(int(liveMs - since));
        return 0;
    }
    return std::min(waiting, liveRows);
}

void TimelineModel::jumpToNewest(const ReadRows &head)
{
    m_wantsTop = false;
    m_waiting = 0;
    if (!head.complete) {
        // Too much is between: the newest page takes the window's place.
        m_cut = false;
        replaceAll(itemsOf(head, 0, std::min<int>(pageRows, int(head.lines.size()))));
        setHasOlder(true);
    } else {
        for (const auto &line : head.lines) {
            // Boosted again: its row belongs up here from now on.
            if (const int known = indexOf(line.row.key); known >= 0) {
                removeItems(known, 1);
            }
        }
        insertItems(0, itemsOf(head, 0, int(head.lines.size())));
    }
    m_view = {0, 0, true};
    Q_EMIT toTop();
}

void TimelineModel::showNew()
{
    m_wantsTop = true;
    m_followTimer.start(0);
}

// ---- downwards ------------------------------------------------------------------------------

/// The next page of the cache; its first row is the last one that is on show.
QFuture<Result<ReadRows>> TimelineModel::readBelow() const
{
    const store::Event below = items().empty() ? store::newestEvent : items().back().event;
    return m_context.store.readCache(
        [sources = m_sources, names = m_context.names(), below](
            store::CacheTx &tx) { return readRows(tx, sources, pageBelow(below), names); });
}

void TimelineModel::needOlder()
{
    if (m_readingOlder || !m_ready || items().empty() || !m_hasOlder) {
        return;
    }
    m_readingOlder = true;
    hear(readBelow(), &m_context.store, this,
        [this, turn = m_generation](const Result<ReadRows> &rows) {
            m_readingOlder = false;
            if (turn == m_generation && rows) {
                olderCame(*rows);
            }
        });
}

void TimelineModel::olderCame(const ReadRows &read)
{
    const store::Event bottom = items().empty() ? store::newestEvent : items().back().event;
    std::vector<Item> added;
    for (const auto &line : read.lines) {
        if (line.event < bottom && indexOf(line.row.key) < 0) {
            added.push_back(item(line));
        }
    }
    const bool found = !added.empty();
    insertItems(int(items().size()), std::move(added));
    found ? askAhead() : askServersForOlder();
}

/// Each source is cached down to a place of its own: what lies between the highest of these places
/// and the last row is asked for while the reader is on the way there.
void TimelineModel::askAhead()
{
    const bool several = m_sources.size() > 1
        || (m_sources.size() == 1 && m_sources.front().kind == Source::Kind::List);
    if (!several || m_askingAhead) {
        return;
    }
    m_askingAhead = true;
    hear(m_context.older(m_sources, items().back().event.sortAt), &m_context.store, this,
        [this](const Result<bool> &) { m_askingAhead = false; }); // the footer tells of trouble
}

void TimelineModel::askServersForOlder(int again)
{
    m_readingOlder = true;
    const int before = int(items().size());
    hear(m_context.older(m_sources, 0), &m_context.store, this,
        [this, before, again, turn = m_generation](const Result<bool> &more) {
            m_readingOlder = false;
            if (turn != m_generation || !more) {
                return; // the footer says why; scrolling asks again
            }
            // What came is in the cache below the window, or above its end where a source was
            // behind the others; nothing came and there is no more: that was all.
            hear(readBelow(), &m_context.store, this,
                [this, before, again, more = *more, turn](const Result<ReadRows> &rows) {
                    if (turn != m_generation || !rows) {
                        return;
                    }
                    if (rows->lines.size() > 1) {
                        olderCame(*rows);
                    } else if (more && again < mostAgain && !m_readingOlder) {
                        askServersForOlder(again + 1);
                    } else if (!more && int(items().size()) == before) {
                        setHasOlder(false);
                    }
                });
        });
}

void TimelineModel::fillGap(int row)
{
    if (row < 0 || row >= int(items().size()) || !items()[size_t(row)].row.gap) {
        return;
    }
    RowView view = items()[size_t(row)].row;
    const qint64 key = view.key;
    if (m_filling.contains(key)) {
        return;
    }
    m_filling.insert(key);
    view.gapText = Words::tr("Loading…");
    view.gapLoads = false;
    updateItem(row, view);
    hear(m_context.fillGap(-key), &m_context.store, this, [this, key](const Result<Done> &done) {
        m_filling.remove(key);
        const int at = indexOf(key);
        if (!done && at >= 0) {
            RowView failed = items()[size_t(at)].row;
            failed.gapText = sentence(done.error());
            failed.gapLoads = true;
            updateItem(at, failed);
            return;
        }
        follow();
    });
}

void TimelineModel::setHasOlder(bool hasOlder)
{
    if (hasOlder != m_hasOlder) {
        m_hasOlder = hasOlder;
        Q_EMIT hasOlderChanged();
    }
}

std::vector<PostList::Item> TimelineModel::itemsOf(const ReadRows &read, int from, int count) const
{
    std::vector<Item> made;
    for (int i = from; i < from + count; ++i) {
        made.push_back(item(read.lines[size_t(i)]));
    }
    return made;
}

} // namespace asterism::ui
