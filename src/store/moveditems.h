// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/moved.h"
#include "store/database.h"

namespace asterism::store {

/// The columns of a MovedItem, alike in both files and in this order.
#define MOVED_ITEM_COLUMNS                                                                         \
    "subject, list, boosts, notify, languages, hide_notifications, expires_at"
constexpr int movedItemColumns = 7;

/// `first`: where these columns begin.
MovedItem readMovedItem(const Loan &row, int first);
/// `first`: the number of the first parameter.
void bindMovedItem(Loan &row, int first, const MovedItem &item);

} // namespace asterism::store
