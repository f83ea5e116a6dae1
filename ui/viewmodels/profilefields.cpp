// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/profilefields.h"

namespace asterism::ui {

ProfileFields::ProfileFields(QObject *parent)
    : RowsModel({"name", "value"}, parent)
{
}

void ProfileFields::show(const QList<ProfileField> &fields)
{
    if (fields == m_fields) {
        return;
    }
    m_fields = fields;
    m_keys.clear();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        m_keys << QString::number(++m_made);
    }
    showAll();
}

void ProfileFields::setName(int place, const QString &name)
{
    if (has(place) && m_fields[place].name != name) {
        m_fields[place].name = name;
        showAll();
        Q_EMIT edited();
    }
}

void ProfileFields::setValue(int place, const QString &value)
{
    if (has(place) && m_fields[place].value != value) {
        m_fields[place].value = value;
        showAll();
        Q_EMIT edited();
    }
}

void ProfileFields::add()
{
    if (m_fields.size() < mostProfileFields) {
        m_fields.append(ProfileField());
        m_keys << QString::number(++m_made);
        showAll();
        Q_EMIT edited();
    }
}

void ProfileFields::take(int place)
{
    if (has(place)) {
        m_fields.removeAt(place);
        m_keys.removeAt(place);
        showAll();
        Q_EMIT edited();
    }
}

void ProfileFields::move(int from, int to)
{
    if (has(from) && has(to) && from != to) {
        m_fields.move(from, to);
        m_keys.move(from, to);
        showAll();
        Q_EMIT edited();
    }
}

void ProfileFields::showAll()
{
    std::vector<Row> rows;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        rows.push_back({m_keys[i], {m_fields[i].name, m_fields[i].value}});
    }
    showRows(std::move(rows));
}

} // namespace asterism::ui
