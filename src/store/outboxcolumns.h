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

// The numbers of kinds that the statements spell out: of deletions, edits and new posts.
static_assert(int(Action::Kind::Delete) == 14);
static_assert(int(Action::Kind::Edit) == 15 && int(Action::Kind::Publish) == 30);

/// `whole`: false where its options are not what optionsText() writes; then it has none.
OutboxRow readOutboxRow(const Loan &row, bool *whole = nullptr);
std::vector<OutboxRow> readOutboxRows(Loan &rows);

/// What could not be read again must not come in.
bool makesSense(const Action &action);
Error senseless(const Action &action);
/// A new row. Usage error where `mostInOutbox` of the account are there already.
Result<qint64> addOutboxRow(UserTx &tx, const Action &action, qint64 notBefore);

/// The target of the action of the same account that it waits for; empty: none.
QString waitsFor(const Action &action);

// Of posts that wait for others (outboxposts.cpp):
/// The post's action or deletion stands as `row` says since now: whatever waits for it may go, or
/// is told why it waits on.
void tellThoseBehind(UserTx &tx, const OutboxRow &row);
/// It is to be tried again: so is what it waits for, and nobody behind is told to wait.
Result<Done> retryWithOthers(UserTx &tx, qint64 id);
/// They are cancelled, too; but what waited for a deletion fails, with the reason. `mayBeDone`: the
/// cancelled action may have been done already (isResting()).
void cancelThoseBehind(UserTx &tx, qint64 id, bool mayBeDone);

// Of edits that later ones take the place of (outboxedits.cpp):
/// Those of the post that wait or failed are cancelled: `id`, a new row, is what is meant now.
void overtakeEdits(UserTx &tx, const Action &action, qint64 id);
/// A failed or waiting edit that a later one has taken the place of is cancelled; true where it
/// was.
bool giveWayToLaterEdit(UserTx &tx, qint64 id);

} // namespace asterism::store
