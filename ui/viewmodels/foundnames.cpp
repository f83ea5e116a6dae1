// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/foundnames.h"

#include <algorithm>

namespace asterism::ui {

FoundNames::FoundNames(QObject *parent)
    : RowsModel({"key", "name", "detail", "image", "sign", "spoken"}, parent)
{
}

void FoundNames::show(const std::vector<Completion> &names)
{
    m_names.clear();
    add(names);
}

void FoundNames::add(const std::vector<Completion> &names)
{
    for (const Completion &name : names) {
        const bool known = std::ranges::find(m_names, name.key, &Completion::key) != m_names.end();
        if (!known && m_names.size() < most) {
            m_names.push_back(name);
        }
    }
    std::vector<Row> rows;
    for (const Completion &name : m_names) {
        rows.push_back(
            {name.key, {name.key, name.name, name.detail, name.image, name.sign, name.spoken}});
    }
    showRows(std::move(rows));
}

} // namespace asterism::ui
