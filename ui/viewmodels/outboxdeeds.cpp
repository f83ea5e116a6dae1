// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/outboxdeeds.h"

#include "ui/viewmodels/outboxwords.h"
#include "ui/viewmodels/takenback.h"

#include <algorithm>
#include <iterator>

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

/// Those that were written with it, and itself; empty: it is gone.
Result<std::vector<store::OutboxRow>> writtenWith(store::UserTx &tx, qint64 id)
{
    auto rows = store::outboxRows(tx, store::mostInOutbox);
    if (!rows) {
        return rows;
    }
    const auto asked = std::ranges::find(*rows, id, &store::OutboxRow::id);
    const auto place = asked == rows->end() ? std::nullopt : placeInDraft(asked->action);
    std::erase_if(*rows, [&](const store::OutboxRow &row) {
        const auto other = placeInDraft(row.action);
        return row.id != id && (!place || !other || other->key != place->key);
    });
    return rows;
}

std::vector<store::OutboxRow> ofAccountOf(const std::vector<store::OutboxRow> &rows, qint64 id)
{
    const auto asked = std::ranges::find(rows, id, &store::OutboxRow::id);
    std::vector<store::OutboxRow> own;
    std::ranges::copy_if(rows, std::back_inserter(own), [&](const store::OutboxRow &row) {
        return asked != rows.end() && row.action.account == asked->action.account;
    });
    return own;
}

/// Cancels them; which of them are cancelled now, as they stood before. With a post go those behind
/// it, of which each is told that there is nothing to cancel any more.
Result<std::vector<store::OutboxRow>> cancelledOf(
    store::UserTx &tx, const std::vector<store::OutboxRow> &rows)
{
    std::vector<store::OutboxRow> gone;
    for (const store::OutboxRow &row : rows) {
        const auto done = store::cancelAction(tx, row.id);
        const auto now = done ? store::outboxRow(tx, row.id) : done.error();
        if (!now) {
            return now.error();
        }
        if (*now && (*now)->state == store::OutboxRow::State::Cancelled) {
            gone.push_back(row);
        }
    }
    return gone;
}

} // namespace

Result<bool> retryTogether(store::UserTx &tx, qint64 id)
{
    const auto rows = writtenWith(tx, id);
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

Result<Removal> removeTogether(store::UserTx &tx, qint64 id)
{
    const auto rows = writtenWith(tx, id);
    if (!rows) {
        return rows.error();
    }
    const auto gone = cancelledOf(tx, ofAccountOf(*rows, id));
    const auto kept = gone ? keepCancelled(tx, *gone) : Result<std::optional<Draft>>(gone.error());
    if (!kept) {
        return kept.error();
    }
    return Removal{.any = !gone->empty(),
        .mayBeDone = std::ranges::any_of(*gone, store::isResting),
        .draft = *kept};
}

Result<bool> removeEachFailed(store::UserTx &tx)
{
    return forEachRow(tx, [](store::UserTx &at, const store::OutboxRow &row) {
        const bool meant = row.state == store::OutboxRow::State::Failed && !isWriting(row.action);
        return meant ? store::cancelAction(at, row.id) : Result<bool>(true);
    });
}

} // namespace asterism::ui
