// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/runrowsmodel.h"

#include "ui/models/rowsteps.h"
#include "ui/moving/runwords.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

enum RunRowRole {
    PlaceRole = Qt::UserRole,
    RunLineRole,
    RunWhoRole,
    StandRole,
    ToneRole,
    DetailRole,
    RetriesRole,
};

std::vector<int> placesOf(const std::vector<RunRow> &rows)
{
    std::vector<int> places;
    places.reserve(rows.size());
    std::ranges::transform(rows, std::back_inserter(places), &RunRow::place);
    return places;
}

} // namespace

RunRowsModel::RunRowsModel(store::Store &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_reader(
          &store, this, [this] { return readAgain(); },
          [this](const Result<Read> &read) { take(read); })
{
}

bool RunRowsModel::isWhole(const store::RowsWish &wish)
{
    return !wish.outcome && !wish.finding && !wish.removes && wish.search.isEmpty();
}

void RunRowsModel::show(qint64 run, MovedKind kind, const store::RowsWish &wish)
{
    beginResetModel();
    m_run = run;
    m_kind = kind;
    m_wish = wish;
    m_whole = isWhole(wish);
    m_round += 1;
    m_total = 0;
    m_rowCount = 0;
    m_pages.clear();
    m_recent.clear();
    m_asked.clear();
    m_chosen.clear();
    m_wanted = pageSize;
    endResetModel();
    Q_EMIT countChanged();
    if (m_run != 0) {
        m_reader.read();
    }
}

void RunRowsModel::reread()
{
    if (m_run == 0) {
        return;
    }
    m_reader.read();
    for (const int page : std::as_const(m_recent)) {
        readPage(page);
    }
}

/// How many there are and, of a choice, who they are.
QFuture<Result<RunRowsModel::Read>> RunRowsModel::readAgain()
{
    return m_store.readUser([run = m_run, wish = m_wish, whole = m_whole, most = m_wanted,
                                round = m_round](store::UserTx &tx) mutable -> Result<Read> {
        const auto total = store::countRunRows(tx, run, wish);
        if (!total) {
            return total.error();
        }
        if (whole) {
            return Read{round, *total, {}};
        }
        wish.from = 0;
        wish.most = most;
        auto rows = store::runRows(tx, run, wish);
        return rows ? Result<Read>(Read{round, *total, std::move(*rows)}) : rows.error();
    });
}

void RunRowsModel::take(const Result<Read> &read)
{
    if (!read || read->round != m_round) {
        return; // the run is gone, the next change reads again, or another choice was made
    }
    if (!m_whole) {
        showChosen(read->rows);
    }
    setTotal(read->total);
}

void RunRowsModel::setTotal(int total)
{
    if (total == m_total) {
        return;
    }
    m_total = total;
    if (m_whole && total > m_rowCount) {
        beginInsertRows({}, m_rowCount, total - 1);
        m_rowCount = total;
        endInsertRows();
    } else if (m_whole && total < m_rowCount) {
        beginRemoveRows({}, total, m_rowCount - 1);
        m_rowCount = total;
        endRemoveRows();
    }
    Q_EMIT countChanged();
}

void RunRowsModel::showChosen(Rows rows)
{
    for (const RowStep &step : rowSteps(placesOf(m_chosen), placesOf(rows))) {
        const auto at = m_chosen.begin() + step.at;
        if (step.kind == RowStep::Kind::Remove) {
            beginRemoveRows({}, step.at, step.at);
            m_chosen.erase(at);
            endRemoveRows();
        } else { // the places of a run never change their order
            beginInsertRows({}, step.at, step.at);
            m_chosen.insert(at, rows[size_t(step.at)]);
            endInsertRows();
        }
    }
    for (int i = 0; i < int(rows.size()); ++i) {
        if (!(m_chosen[size_t(i)] == rows[size_t(i)])) {
            m_chosen[size_t(i)] = rows[size_t(i)];
            Q_EMIT dataChanged(index(i), index(i));
        }
    }
    Q_EMIT countChanged();
}

int RunRowsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid()) {
        return 0;
    }
    return m_whole ? m_rowCount : int(m_chosen.size());
}

bool RunRowsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_whole && int(m_chosen.size()) >= m_wanted
        && m_wanted < mostChosen;
}

void RunRowsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        m_wanted += pageSize;
        m_reader.read();
    }
}

// ---- pages of a whole run -------------------------------------------------------------------

const RunRow *RunRowsModel::rowAt(int row) const
{
    if (!m_whole) {
        return &m_chosen[size_t(row)];
    }
    const int page = row / pageSize;
    wantPage(page);
    const auto found = m_pages.constFind(page);
    const auto at = size_t(row % pageSize);
    return found != m_pages.cend() && at < found->size() ? &(*found)[at] : nullptr;
}

/// A view asks for a row when it makes its delegate: that is what reads the page.
void RunRowsModel::wantPage(int page) const
{
    if (!m_recent.empty() && m_recent.back() == page) {
        return;
    }
    std::erase(m_recent, page);
    m_recent.push_back(page);
    if (!m_pages.contains(page) && !m_asked.contains(page)) {
        m_asked.insert(page);
        // Not while the view asks: what it is told then, it does not expect.
        auto *self = const_cast<RunRowsModel *>(this);
        QMetaObject::invokeMethod(
            self, [self, page] { self->readPage(page); }, Qt::QueuedConnection);
    }
}

void RunRowsModel::readPage(int page)
{
    m_asked.insert(page);
    const auto read = [run = m_run, page](store::UserTx &tx) {
        return store::runRows(tx, run, {.from = page * pageSize, .most = pageSize});
    };
    hear(m_store.readUser(read), &m_store, this,
        [this, page, round = m_round](const Result<Rows> &rows) {
            if (round == m_round) {
                m_asked.remove(page);
                takePage(page, rows ? *rows : Rows{});
            }
        });
}

void RunRowsModel::takePage(int page, const Rows &rows)
{
    while (m_recent.size() > mostPages) {
        m_pages.remove(m_recent.front());
        m_recent.pop_front();
    }
    if (std::ranges::find(m_recent, page) == m_recent.end()) {
        return; // scrolled past meanwhile
    }
    const Rows before = m_pages.value(page);
    m_pages.insert(page, rows);
    const int last = std::min(pageSize, m_rowCount - page * pageSize);
    for (int i = 0; i < last; ++i) {
        const auto at = size_t(i);
        const bool same = at < before.size() && at < rows.size() && before[at] == rows[at];
        if (!same) {
            Q_EMIT dataChanged(index(page * pageSize + i), index(page * pageSize + i));
        }
    }
}

// ---- what a row shows -----------------------------------------------------------------------

QHash<int, QByteArray> RunRowsModel::roleNames() const
{
    return {{PlaceRole, "place"}, {RunLineRole, "line"}, {RunWhoRole, "who"}, {StandRole, "stand"},
        {ToneRole, "tone"}, {DetailRole, "detail"}, {RetriesRole, "retries"}};
}

QVariant RunRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role < PlaceRole) {
        return {};
    }
    const RunRow *row = rowAt(index.row());
    if (row == nullptr) {
        return role == PlaceRole  ? QVariant(index.row())
            : role == RetriesRole ? QVariant(false)
                                  : QVariant(QString());
    }
    switch (role) {
    case PlaceRole:
        return row->place;
    case RunLineRole:
        return row->line > 0 ? QString::number(row->line) : QString();
    case RunWhoRole:
        return subjectWords(*row, m_kind);
    case StandRole:
        return standWords(*row, m_kind);
    case ToneRole:
        return toneOf(*row);
    case DetailRole:
        return detailWords(*row, m_kind);
    case RetriesRole:
        return mayRetry(*row);
    default:
        return {};
    }
}

} // namespace asterism::ui
