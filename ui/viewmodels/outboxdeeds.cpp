// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/outboxdeeds.h"

#include "store/takenback.h"
#include "ui/viewmodels/outboxwords.h"

#include <algorithm>

namespace asterism::ui {

namespace {

using EachRow = Result<bool> (*)(store::UserTx &tx, const store::OutboxRow &row);

/// True where it did something to any.
Result<bool> forEachRow(store::UserTx &tx, EachRow work)
{
    const auto rows = store::outboxRows(tx, store::mostInOutbox);
    if (!rows) {
        return rows.error();
    }
    bool any = false;
    for (const store::OutboxRow &row : *rows) {
        const auto done = work(tx, row);
        if (!done) {
            return done;
        }
        any = any || *done;
    }
    return any;
}

} // namespace

Result<bool> retryTogether(store::UserTx &tx, qint64 id)
{
    const auto rows = store::writtenWith(tx, id);
    if (!rows) {
        return rows.error();
    }
    const auto asked = std::ranges::find(*rows, id, &store::OutboxRow::id);
    const bool leaves = asked != rows->end() && isLeaving(*asked, tx.now);
    for (const store::OutboxRow &row : *rows) {
        const bool along = leaves && row.id != id && isLeaving(row, tx.now);
        const auto done = along ? store::retryAction(tx, row.id) : Result<bool>(true);
        if (!done) {
            return done;
        }
    }
    return store::retryAction(tx, id);
}

Result<bool> retryEach(store::UserTx &tx)
{
    return forEachRow(tx, [](store::UserTx &at, const store::OutboxRow &row) {
        return isLeaving(row, at.now) || waitsForItsTime(row, at.now)
            ? Result<bool>(true)
            : store::retryAction(at, row.id);
    });
}

Result<bool> removeEachFailed(store::UserTx &tx)
{
    return forEachRow(tx, [](store::UserTx &at, const store::OutboxRow &row) {
        const bool meant = row.state == store::OutboxRow::State::Failed && !isWriting(row.action);
        return meant ? store::cancelAction(at, row.id) : Result<bool>(true);
    });
}

} // namespace asterism::ui
