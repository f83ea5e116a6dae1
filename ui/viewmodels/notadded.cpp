// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/notadded.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NotAdded)
};

enum NotAddedRole { LineRole = Qt::UserRole, WhoRole, ReasonRole };

QString textLineWords(int line)
{
    return line > 0 ? Words::tr("Line %L1").arg(line) : QString();
}

} // namespace

int NotAdded::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> NotAdded::roleNames() const
{
    return {{LineRole, "line"}, {WhoRole, "who"}, {ReasonRole, "reason"}};
}

QVariant NotAdded::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case LineRole:
        return textLineWords(row.line);
    case WhoRole:
        return row.who;
    case ReasonRole:
        return row.reason;
    default:
        return {};
    }
}

void NotAdded::append(std::vector<Row> rows)
{
    if (rows.empty()) {
        return;
    }
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    for (Row &row : rows) {
        m_candidates += row.candidate ? 1 : 0;
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
    Q_EMIT countChanged();
}

std::vector<Candidate> NotAdded::takeCandidates()
{
    std::vector<Candidate> taken;
    std::vector<Row> others;
    for (Row &row : m_rows) {
        if (row.candidate) {
            taken.push_back(*row.candidate);
        } else {
            others.push_back(row);
        }
    }
    replace(std::move(others));
    return taken;
}

void NotAdded::replace(std::vector<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_candidates = int(
        std::ranges::count_if(m_rows, [](const Row &row) { return row.candidate.has_value(); }));
    endResetModel();
    Q_EMIT countChanged();
}

QString NotAdded::text() const
{
    QStringList lines;
    for (const Row &row : m_rows) {
        lines << QStringList{textLineWords(row.line), row.who, row.reason}.join(u'\t');
    }
    return lines.join(u'\n');
}

} // namespace asterism::ui
