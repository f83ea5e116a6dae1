// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowsmodel.h"

#include "ui/models/rowsteps.h"

namespace asterism::ui {

RowsModel::RowsModel(const QList<QByteArray> &roles, QObject *parent)
    : QAbstractListModel(parent)
    , m_roles(roles)
{
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return m_rows[size_t(index.row())].values.value(role - Qt::UserRole);
}

QHash<int, QByteArray> RowsModel::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_roles.size(); ++i) {
        names.insert(Qt::UserRole + i, m_roles[i]);
    }
    return names;
}

void RowsModel::showRows(std::vector<Row> rows)
{
    const size_t before = m_rows.size();
    arrange(rows);
    for (int at = 0; at < int(rows.size()); ++at) {
        updateRow(at, rows[size_t(at)].values);
    }
    if (m_rows.size() != before) {
        Q_EMIT countChanged();
    }
}

void RowsModel::arrange(const std::vector<Row> &rows)
{
    const auto keys = [](const std::vector<Row> &from) {
        std::vector<QString> all;
        std::ranges::transform(from, std::back_inserter(all), &Row::key);
        return all;
    };
    for (const RowStep &step : rowSteps(keys(m_rows), keys(rows))) {
        switch (step.kind) {
        case RowStep::Kind::Remove:
            beginRemoveRows({}, step.at, step.at);
            m_rows.erase(m_rows.begin() + step.at);
            endRemoveRows();
            break;
        case RowStep::Kind::Insert:
            beginInsertRows({}, step.at, step.at);
            m_rows.insert(m_rows.begin() + step.at, rows[size_t(step.at)]);
            endInsertRows();
            break;
        case RowStep::Kind::Move:
            beginMoveRows({}, step.from, step.from, {}, step.at);
            std::rotate(m_rows.begin() + step.at, m_rows.begin() + step.from,
                m_rows.begin() + step.from + 1);
            endMoveRows();
            break;
        }
    }
}

void RowsModel::updateRow(int at, const QVariantList &values)
{
    QVariantList &known = m_rows[size_t(at)].values;
    QList<int> changed;
    for (int i = 0; i < values.size(); ++i) {
        if (known.value(i) != values[i]) {
            changed << Qt::UserRole + i;
        }
    }
    if (!changed.isEmpty()) {
        known = values;
        Q_EMIT dataChanged(index(at), index(at), changed);
    }
}

} // namespace asterism::ui
