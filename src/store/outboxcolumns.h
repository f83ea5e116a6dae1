// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/outbox.h"

namespace asterism::store {

/// The columns of an OutboxRow, in this order.
#define OUTBOX_COLUMNS                                                                             \
    "SELECT id, account, kind, target, options, state, tries, not_before, trouble, key, key_at, "  \
    "newest_before, sent_at, result_id, result_uri, result_url, created_at, changed_at "           \
    "FROM outbox "

/// `whole`: false where its options are not what optionsText() writes; then it has none.
OutboxRow readOutboxRow(const Loan &row, bool *whole = nullptr);
std::vector<OutboxRow> readOutboxRows(Loan &rows);

} // namespace asterism::store
