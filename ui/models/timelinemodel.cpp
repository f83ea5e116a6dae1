// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinemodel.h"

#include "base/flow.h"
#include "ui/models/hear.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int olderRows = 40;
/// Times that one wish for older rows asks the servers again when all they sent lies further up.
constexpr int mostAgain = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// A page that begins with `event` itself, so that it joins what is there.
ReadWish pageBelow(const store::Event &event)
{
    return {.from = event, .downTo = event, .atLeast = olderRows + 1, .most = olderRows + 1};
}

} // namespace

TimelineModel::TimelineModel(TimelineContext context, RowQuery query, QString positionName,
    const std::optional<store::ReadPosition> &place, QObject *parent)
    : PostList(parent)
    , m_context(std::move(context))
    , m_query(std::move(query))
    , m_positionName(std::move(positionName))
{
    m_followTimer.setSingleShot(true);
    m_placeTimer.setSingleShot(true);
    connect(&m_followTimer, &QTimer::timeout, this, &TimelineModel::readAgain);
    connect(&m_placeTimer, &QTimer::timeout, this, &TimelineModel::savePlace);
    connect(&m_context.store, &store::Store::committed, this, &TimelineModel::heard);
    tick(m_context.clock.now());
    begin(place);
}

TimelineModel::~TimelineModel()
{
    savePlace();
}

qint64 TimelineModel::newestAt() const
{
    const auto post = std::find_if(
        items().begin(), items().end(), [](const Item &item) { return !item.row.gap; });
    return post == items().end() ? 0 : post->event.sortAt;
}

/// What lists leave out differs, and nothing else.
bool TimelineModel::differsByLists(const RowQuery &query) const
{
    store::RowOptions options = query.options;
    options.lists = m_query.options.lists;
    options.exclusive = m_query.options.exclusive;
    return query.sources == m_query.sources && options == m_query.options
        && query.notices == m_query.notices;
}

void TimelineModel::setQuery(RowQuery query)
{
    if (query == m_query) {
        return;
    }
    if (differsByLists(query) && !items().empty()) {
        m_query = std::move(query);
        followRows(); // as when an account's filters change
        return;
    }
    savePlace();
    m_query = std::move(query);
    replaceAll({});
    m_newestSeen = {};
    m_newestUri.clear();
    setHasOlder(true);
    begin();
}

// ---- the first reading ----------------------------------------------------------------------

void TimelineModel::begin(const std::optional<store::ReadPosition> &place)
{
    ++m_generation;
    m_reading = true; // nothing is followed before there is something
    if (place) {
        readFrom(place->uri.isEmpty() ? std::nullopt : place);
        return;
    }
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
    const auto read = m_context.store.readCache([query = m_query, names = m_context.names(),
                                                    position](store::CacheTx &tx) -> Result<First> {
        if (!position) {
            auto rows = readRows(tx, query, {.atLeast = olderRows}, names);
            return rows ? Result<First>(First{std::move(*rows)}) : rows.error();
        }
        const auto place = store::eventAt(tx, position->sortAt, position->uri);
        if (!place) {
            return place.error();
        }
        auto rows = readRows(tx, query, {.downTo = *place, .atLeast = olderRows}, names);
        if (rows && rows->complete && !rows->lines.empty()) {
            // Some below the place, too: the view begins in the middle.
            const auto below = readRows(tx, query, pageBelow(rows->lines.back().event), names);
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
        rows = readRows(tx, query, {.from = *place, .atLeast = olderRows}, names);
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
    m_waiting = 0;
    replaceAll(itemsOf(read, 0, int(read.lines.size())));
    m_knownAt = items().empty() ? 0 : items().front().event.sortAt;
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
        [query = m_query, names = m_context.names(), below](
            store::CacheTx &tx) { return readRows(tx, query, pageBelow(below), names); });
}

void TimelineModel::needOlder()
{
    // Where only pictures are shown, or some kinds, they may all be further down.
    const bool some =
        m_query.options.onlyMedia || (m_query.notices && !m_query.notices->kinds.empty());
    const bool nothing = items().empty() && !some;
    if (m_readingOlder || !m_ready || nothing || !m_hasOlder) {
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
    const bool several = m_query.sources.size() > 1
        || (m_query.sources.size() == 1 && m_query.sources.front().kind == Source::Kind::List);
    if (!several || m_askingAhead) {
        return;
    }
    m_askingAhead = true;
    hear(m_context.older(m_query.sources, items().back().event.sortAt), &m_context.store, this,
        [this](const Result<bool> &) { m_askingAhead = false; }); // the footer tells of trouble
}

void TimelineModel::askServersForOlder(int again)
{
    m_readingOlder = true;
    const int before = int(items().size());
    hear(m_context.older(m_query.sources, 0), &m_context.store, this,
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
                    if (goesOnBelow(*rows)) {
                        olderCame(*rows);
                    } else if (more && again < mostAgain && !m_readingOlder) {
                        askServersForOlder(again + 1);
                    } else if (!more && int(items().size()) == before) {
                        setHasOlder(false);
                    }
                });
        });
}

/// The page begins with the last row on show, unless that one has moved up.
bool TimelineModel::goesOnBelow(const ReadRows &read) const
{
    const store::Event bottom = items().empty() ? store::newestEvent : items().back().event;
    return std::ranges::any_of(
        read.lines, [&](const ReadRows::Line &line) { return line.event < bottom; });
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
        followRows();
    });
}

void TimelineModel::setHasOlder(bool hasOlder)
{
    if (hasOlder != m_hasOlder) {
        m_hasOlder = hasOlder;
        Q_EMIT hasOlderChanged();
    }
}

PostList::Item TimelineModel::item(const ReadRows::Line &line) const
{
    Item made{line.row, line.event};
    finish(made.row);
    return made;
}

void TimelineModel::finish(RowView &) const
{
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
