// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/postlist.h"

#include "ui/models/actwords.h"
#include "ui/models/rowlinks.h"
#include "ui/models/rowparts.h"
#include "ui/models/rowsteps.h"

#include <algorithm>
#include <iterator>

namespace asterism::ui {

PostList::PostList(QObject *parent)
    : QAbstractListModel(parent)
{
}

int PostList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant PostList::data(const QModelIndex &index, int role) const
{
    if (!has(index.row())) {
        return {};
    }
    const Item &item = m_items[size_t(index.row())];
    switch (role) {
    case Row:
        return QVariant::fromValue(item.row);
    case Age:
        return item.age;
    case Open:
        return m_open.contains(item.row.key);
    case MediaOpen:
        return m_mediaOpen.contains(item.row.key);
    case Depth:
        return item.depth;
    case Chosen:
        return item.row.key == m_chosen;
    default:
        return {};
    }
}

QHash<int, QByteArray> PostList::roleNames() const
{
    return {{Row, "row"}, {Age, "age"}, {Open, "open"}, {MediaOpen, "mediaOpen"}, {Depth, "depth"},
        {Chosen, "chosen"}};
}

int PostList::chosenRow() const
{
    return m_chosen == 0 ? -1 : indexOf(m_chosen);
}

void PostList::setChosenRow(int row)
{
    const qint64 key = has(row) ? m_items[size_t(row)].row.key : 0;
    if (key == m_chosen) {
        return;
    }
    const int before = chosenRow();
    m_chosen = key;
    tell(before, Chosen);
    tell(row, Chosen);
    Q_EMIT chosenRowChanged();
}

void PostList::toggleOpen(int row)
{
    toggle(m_open, row, Open);
}

void PostList::toggleMedia(int row)
{
    toggle(m_mediaOpen, row, MediaOpen);
}

void PostList::toggle(QSet<qint64> &open, int row, Role role)
{
    if (!has(row)) {
        return;
    }
    const qint64 key = m_items[size_t(row)].row.key;
    if (!open.remove(key)) {
        open.insert(key);
    }
    tell(row, role);
}

RowView PostList::at(int row) const
{
    return has(row) ? m_items[size_t(row)].row : RowView{};
}

PostList *PostList::alone(int row) const
{
    auto *list = new PostList;
    if (has(row)) {
        Item item = m_items[size_t(row)];
        const qint64 key = item.row.key;
        item.depth = 0;
        item.row.media.clear();
        list->m_now = m_now;
        if (m_open.contains(item.row.key)) {
            list->m_open.insert(item.row.key);
        }
        list->insertItems(0, {std::move(item)});
        list->followFrom(*this, key);
    }
    return list;
}

/// What is done there shows in both.
void PostList::followFrom(const PostList &list, qint64 key)
{
    const auto follow = [this, &list, key](const QModelIndex &first, const QModelIndex &last) {
        const int at = list.indexOf(key);
        if (at >= first.row() && at <= last.row()) {
            RowView row = list.at(at);
            row.media.clear();
            updateItem(0, std::move(row));
        }
    };
    connect(&list, &QAbstractItemModel::dataChanged, this, follow);
}

QString PostList::actKind(int row, const QString &deed) const
{
    return ui::actKind(at(row).acting, deed);
}

QString PostList::actHint(int row, const QString &deed) const
{
    return ui::actHint(at(row).acting, deed);
}

QString PostList::whyNot(int row, const QString &deed) const
{
    return ui::whyNot(at(row).acting, deed);
}

void PostList::reread(const QSet<QString> &)
{
}

QSet<qint64> PostList::keysOf(const QSet<QString> &uris) const
{
    QSet<qint64> keys;
    for (const Item &item : m_items) {
        if (!item.row.gap && uris.contains(item.row.uri)) {
            keys.insert(item.row.key);
        }
    }
    return keys;
}

QVariantList PostList::linksAt(int row) const
{
    return rowLinks(at(row));
}

void PostList::tick(qint64 now)
{
    m_now = now;
    const int count = int(m_items.size());
    int from = -1; // of neighbours that change; told at once, as each telling costs the view
    for (int i = 0; i <= count; ++i) {
        QString age = i < count ? ageWords(m_items[size_t(i)].row.createdAt, now) : QString();
        const bool changes = i < count && age != m_items[size_t(i)].age;
        if (changes) {
            m_items[size_t(i)].age = std::move(age);
            from = from < 0 ? i : from;
        } else if (from >= 0) {
            Q_EMIT dataChanged(index(from), index(i - 1), {Age});
            from = -1;
        }
    }
}

void PostList::tell(int row, Role role)
{
    if (has(row)) {
        Q_EMIT dataChanged(index(row), index(row), {role});
    }
}

void PostList::setAges(std::vector<Item> &items) const
{
    for (Item &item : items) {
        item.age = ageWords(item.row.createdAt, m_now);
    }
}

int PostList::indexOf(qint64 key) const
{
    const auto found = std::find_if(
        m_items.begin(), m_items.end(), [key](const Item &item) { return item.row.key == key; });
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

std::vector<qint64> PostList::postsIn(int first, int last) const
{
    std::vector<qint64> posts;
    const int end = first < 0 ? 0 : std::min(last + 1, int(m_items.size()));
    for (int row = std::max(0, first); row < end; ++row) {
        const RowView &view = m_items[size_t(row)].row;
        if (!view.gap && view.post() > 0) {
            posts.push_back(view.post());
        }
    }
    return posts;
}

void PostList::insertItems(int at, std::vector<Item> added)
{
    if (added.empty()) {
        return;
    }
    setAges(added);
    beginInsertRows({}, at, at + int(added.size()) - 1);
    m_items.insert(m_items.begin() + at, std::make_move_iterator(added.begin()),
        std::make_move_iterator(added.end()));
    endInsertRows();
    Q_EMIT countChanged();
}

void PostList::removeItems(int first, int count)
{
    if (count <= 0) {
        return;
    }
    beginRemoveRows({}, first, first + count - 1);
    m_items.erase(m_items.begin() + first, m_items.begin() + first + count);
    endRemoveRows();
    Q_EMIT countChanged();
}

void PostList::updateItem(int at, RowView row)
{
    Item &item = m_items[size_t(at)];
    if (item.row == row) {
        return;
    }
    item.row = std::move(row);
    tell(at, Row);
    Q_EMIT rowChanged(at);
}

void PostList::replaceAll(std::vector<Item> items)
{
    removeItems(0, int(m_items.size()));
    insertItems(0, std::move(items));
}

void PostList::arrange(const std::vector<Item> &rows)
{
    const auto keys = [](const std::vector<Item> &from) {
        std::vector<qint64> all;
        for (const Item &item : from) {
            all.push_back(item.row.key);
        }
        return all;
    };
    for (const RowStep &step : rowSteps(keys(items()), keys(rows))) {
        if (step.kind == RowStep::Kind::Remove) {
            removeItems(step.at, 1);
            continue;
        }
        if (step.kind == RowStep::Kind::Move) {
            removeItems(step.from, 1);
        }
        insertItems(step.at, {rows[size_t(step.at)]});
    }
    for (int at = 0; at < int(rows.size()); ++at) {
        updateItem(at, rows[size_t(at)].row);
    }
}

} // namespace asterism::ui
