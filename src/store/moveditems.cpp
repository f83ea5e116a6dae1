// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/moveditems.h"

namespace asterism::store {

namespace {

std::optional<bool> flagIfTold(const Loan &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.flag(column));
}

void bindIfTold(Loan &row, int index, std::optional<bool> flag)
{
    flag ? row.bind(index, *flag) : row.bindNull(index);
}

/// With commas, which no language's code has.
std::optional<QStringList> languagesOf(const Loan &row, int column)
{
    if (row.isNull(column)) {
        return {};
    }
    return row.text(column).split(u',', Qt::SkipEmptyParts);
}

} // namespace

MovedItem readMovedItem(const Loan &row, int first)
{
    return {.subject = row.text(first),
        .list = row.text(first + 1),
        .boosts = flagIfTold(row, first + 2),
        .notify = flagIfTold(row, first + 3),
        .languages = languagesOf(row, first + 4),
        .hideNotifications = flagIfTold(row, first + 5),
        .expiresAt = row.integer(first + 6)};
}

void bindMovedItem(Loan &row, int first, const MovedItem &item)
{
    row.bind(first, item.subject).bind(first + 1, item.list);
    bindIfTold(row, first + 2, item.boosts);
    bindIfTold(row, first + 3, item.notify);
    if (item.languages) {
        row.bind(first + 4, item.languages->join(u','));
    } else {
        row.bindNull(first + 4);
    }
    bindIfTold(row, first + 5, item.hideNotifications);
    row.bind(first + 6, item.expiresAt);
}

} // namespace asterism::store
