// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tilelines.h"

#include "ui/models/rowtiles.h"

#include <algorithm>

namespace asterism::ui {

TileLines::TileLines(QObject *parent)
    : QAbstractListModel(parent)
{
}

void TileLines::forget()
{
    if (m_posts) {
        disconnect(m_posts, nullptr, this, nullptr);
    }
    m_held.reset();
    become({}, {0, m_columns, 0});
}

void TileLines::setPosts(PostList *posts)
{
    if (posts == m_posts) {
        return;
    }
    forget();
    m_posts = posts;
    if (posts != nullptr) {
        connect(posts, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsInserted(first, last); });
        connect(posts, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { rowsRemoved(first, last); });
        connect(posts, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                rowsChanged(first.row(), last.row(), roles.contains(PostList::Row));
            });
        connect(posts, &QObject::destroyed, this, &TileLines::forget);
        replaceRows(0, 0, posts->rowCount());
    }
    Q_EMIT postsChanged();
}

void TileLines::setColumns(int columns)
{
    const int most = std::max(1, columns);
    if (most == m_columns) {
        return;
    }
    int lead = 0;
    if (m_held) {
        const auto held = std::ranges::find_if(m_refs, [&](const Ref &r) { return r.is(*m_held); });
        lead = held == m_refs.end() ? 0 : int(held - m_refs.begin()) % most;
    }
    become(m_refs, {int(m_refs.size()), most, lead});
    Q_EMIT columnsChanged();
}

// ---- the rows below -------------------------------------------------------------------------

TileLines::Refs TileLines::refsOf(int row) const
{
    const RowView view = m_posts->at(row);
    if (view.gap) {
        return {{view.key, -1, row}};
    }
    Refs refs;
    for (const int media : tiledMedia(view)) {
        refs.push_back({view.key, media, row});
    }
    return refs;
}

std::pair<int, int> TileLines::tilesOf(int first, int last) const
{
    const auto from = std::ranges::lower_bound(m_refs, first, {}, &Ref::row);
    const auto to = std::ranges::upper_bound(m_refs, last, {}, &Ref::row);
    return {int(from - m_refs.begin()), int(to - m_refs.begin())};
}

/// The `before` rows from `first` on became the `now` rows that the list has there.
void TileLines::replaceRows(int first, int before, int now)
{
    const auto [from, to] = tilesOf(first, first + before - 1);
    Refs refs(m_refs.begin(), m_refs.begin() + from);
    for (int row = first; row < first + now; ++row) {
        std::ranges::copy(refsOf(row), std::back_inserter(refs));
    }
    for (auto ref = m_refs.begin() + to; ref != m_refs.end(); ++ref) {
        refs.push_back({ref->post, ref->media, ref->row + now - before});
    }
    settle(std::move(refs));
}

void TileLines::rowsInserted(int first, int last)
{
    replaceRows(first, 0, last - first + 1);
}

void TileLines::rowsRemoved(int first, int last)
{
    replaceRows(first, last - first + 1, 0);
}

void TileLines::rowsChanged(int first, int last, bool rows)
{
    for (int row = first; rows && row <= last; ++row) {
        const auto [from, to] = tilesOf(row, row);
        const Refs now = refsOf(row);
        const bool same = std::equal(now.begin(), now.end(), m_refs.begin() + from,
            m_refs.begin() + to, [](const Ref &a, const Ref &b) { return a.is(b); });
        if (!same) {
            replaceRows(row, 1, 1);
        }
    }
    const auto [from, to] = tilesOf(first, last);
    tell(from, to - 1);
}

// ---- what stays -----------------------------------------------------------------------------

void TileLines::hold(int line)
{
    const Ref *first = refAt(line, 0);
    m_held = first == nullptr ? std::nullopt : std::optional(*first);
}

void TileLines::gather()
{
    m_held.reset();
    become(m_refs, {int(m_refs.size()), m_columns, 0});
}

/// So many tiles in the first line that the held one, or the next one that is still there, stays in
/// its column.
int TileLines::leadFor(const Refs &refs)
{
    if (!m_held) {
        return 0;
    }
    const auto named = [](const Ref &wanted) {
        return [&wanted](const Ref &ref) { return ref.is(wanted); };
    };
    auto held = std::ranges::find_if(m_refs, named(*m_held));
    for (; held != m_refs.end(); ++held) {
        const auto now = std::ranges::find_if(refs, named(*held));
        if (now != refs.end()) {
            m_held = *held;
            const int column = shape().columnOf(int(held - m_refs.begin()));
            const int lead = (int(now - refs.begin()) - column) % m_columns;
            return lead < 0 ? lead + m_columns : lead;
        }
    }
    return 0;
}

void TileLines::settle(Refs refs)
{
    const int lead = leadFor(refs);
    const int tiles = int(refs.size());
    become(std::move(refs), {tiles, m_columns, lead});
}

/// Lines that are the same at both ends stay; those between come or go, and are told anew.
void TileLines::become(Refs refs, TileShape shape)
{
    const TileShape before = this->shape();
    const auto same = [&](int old, int now) {
        return before.columns == shape.columns
            && std::equal(m_refs.begin() + before.begin(old), m_refs.begin() + before.end(old),
                refs.begin() + shape.begin(now), refs.begin() + shape.end(now),
                [](const Ref &a, const Ref &b) { return a.is(b); });
    };
    const int old = before.lines();
    const int now = shape.lines();
    int head = 0;
    while (head < std::min(old, now) && same(head, head)) {
        ++head;
    }
    int tail = 0;
    while (tail < std::min(old, now) - head && same(old - tail - 1, now - tail - 1)) {
        ++tail;
    }
    const auto take = [&] {
        m_refs = std::move(refs);
        m_columns = shape.columns;
        m_lead = shape.lead;
    };
    // Above what stays below, or else at the end.
    const int place = tail > 0 ? head : std::min(old, now);
    if (now > old) {
        beginInsertRows({}, place, place + now - old - 1);
        take();
        endInsertRows();
    } else if (now < old) {
        beginRemoveRows({}, place, place + old - now - 1);
        take();
        endRemoveRows();
    } else {
        take();
    }
    if (head < now - tail) {
        Q_EMIT dataChanged(index(head), index(now - tail - 1));
    }
}

// ---- for the view ---------------------------------------------------------------------------

int TileLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shape().lines();
}

QHash<int, QByteArray> TileLines::roleNames() const
{
    return {{Tiles, "tiles"}};
}

QVariant TileLines::data(const QModelIndex &index, int role) const
{
    if (!m_posts || role != Tiles || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    QVariantList tiles;
    for (int place = 0; place < m_columns; ++place) {
        const Ref *ref = refAt(index.row(), place);
        tiles << QVariant::fromValue(ref == nullptr ? RowTile() : tile(*ref));
    }
    return tiles;
}

RowTile TileLines::tile(const Ref &ref) const
{
    const QModelIndex at = m_posts->index(ref.row);
    const RowView row = m_posts->at(ref.row);
    RowTile tile = row.gap
        ? gapTile(row)
        : mediaTile(row, ref.media, at.data(PostList::Open).toBool(),
            at.data(PostList::MediaOpen).toBool(), at.data(PostList::Age).toString());
    tile.chosen = at.data(PostList::Chosen).toBool() && m_refs[size_t(chosenTile())].is(ref);
    return tile;
}

void TileLines::tell(int firstTile, int lastTile)
{
    if (firstTile <= lastTile) {
        Q_EMIT dataChanged(index(shape().lineOf(firstTile)), index(shape().lineOf(lastTile)));
    }
}

const TileLines::Ref *TileLines::refAt(int line, int place) const
{
    const int tile = shape().begin(line) + place;
    const bool has = line >= 0 && place >= 0 && tile < shape().end(line);
    return has ? &m_refs[size_t(tile)] : nullptr;
}

int TileLines::rowAt(int line, int place) const
{
    const Ref *ref = refAt(line, place);
    return ref == nullptr ? -1 : ref->row;
}

int TileLines::mediaAt(int line, int place) const
{
    const Ref *ref = refAt(line, place);
    return ref == nullptr ? -1 : ref->media;
}

int TileLines::firstRow(int line) const
{
    return rowAt(line, 0);
}

int TileLines::lastRow(int line) const
{
    int place = m_columns - 1;
    while (place > 0 && refAt(line, place) == nullptr) {
        --place;
    }
    return rowAt(line, place);
}

int TileLines::lineOf(int row) const
{
    if (m_refs.empty() || row < 0) {
        return -1;
    }
    const int tile = std::min(tilesOf(row, row).first, int(m_refs.size()) - 1);
    return shape().lineOf(tile);
}

// ---- choosing -------------------------------------------------------------------------------

int TileLines::chosenTile() const
{
    const int row = m_posts ? m_posts->chosenRow() : -1;
    const auto [from, to] = tilesOf(row, row);
    if (row < 0 || from == to) {
        return -1;
    }
    int tile = from;
    while (tile < to && m_refs[size_t(tile)].media != m_chosenMedia) {
        ++tile;
    }
    return tile < to ? tile : from;
}

int TileLines::chosenMedia() const
{
    const int tile = chosenTile();
    return tile < 0 ? -1 : m_refs[size_t(tile)].media;
}

int TileLines::chosenLine() const
{
    const int tile = chosenTile();
    return tile < 0 ? -1 : shape().lineOf(tile);
}

void TileLines::choose(int line, int place)
{
    const Ref *ref = refAt(line, place);
    if (ref == nullptr) {
        return;
    }
    const int before = chosenTile();
    m_chosenMedia = ref->media;
    m_posts->setChosenRow(ref->row); // tells the rows that differ
    const int now = chosenTile();
    if (before >= 0 && before != now && m_refs[size_t(before)].row == m_refs[size_t(now)].row) {
        tell(before, before);
        tell(now, now);
    }
}

int TileLines::walk(int across, int down, int firstLine, int lastLine)
{
    const int lines = rowCount();
    if (lines == 0) {
        return -1;
    }
    const int tile = chosenTile();
    const int line = tile < 0 ? -1 : shape().lineOf(tile);
    const bool lost =
        line < 0 || (firstLine >= 0 && line < firstLine) || (lastLine >= 0 && line > lastLine);
    if (lost) {
        const int first = std::clamp(firstLine, 0, lines - 1);
        choose(first, 0);
        return first;
    }
    int to = std::clamp(tile + across, 0, int(m_refs.size()) - 1);
    if (down != 0) {
        const int wanted = std::clamp(line + down, 0, lines - 1);
        const int column = shape().columnOf(tile);
        to = std::min(shape().begin(wanted) + column, shape().end(wanted) - 1);
    }
    choose(shape().lineOf(to), shape().columnOf(to));
    return shape().lineOf(to);
}

// ---- covers ---------------------------------------------------------------------------------

bool TileLines::uncover(int row)
{
    const RowView view = m_posts ? m_posts->at(row) : RowView();
    const QModelIndex at = m_posts ? m_posts->index(row) : QModelIndex();
    if (isWarned(view, at.data(PostList::Open).toBool())) {
        m_posts->toggleOpen(row);
        return true;
    }
    const bool covered = isCovered(view, at.data(PostList::MediaOpen).toBool());
    if (covered) {
        m_posts->toggleMedia(row);
    }
    return covered;
}

void TileLines::cover(int row)
{
    const RowView view = m_posts ? m_posts->at(row) : RowView();
    const QModelIndex at = m_posts ? m_posts->index(row) : QModelIndex();
    if (isCovered(view, false) && at.data(PostList::MediaOpen).toBool()) {
        m_posts->toggleMedia(row);
    } else if (!view.warning.isEmpty() && at.data(PostList::Open).toBool()) {
        m_posts->toggleOpen(row);
    }
}

} // namespace asterism::ui
