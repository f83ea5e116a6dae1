// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of one post after another: the last one is what is meant, and no older one is sent over it.
#include "base/clock.h"
#include "store/database.h"
#include "store/outboxcolumns.h"
#include "store/outboxposts.h"

#include <QCoreApplication>

#include <algorithm>

namespace asterism::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

constexpr qint64 overtakenShownMs = hourMs;

QString overtakenWords()
{
    return Words::tr("A later edit of the post took its place.");
}

} // namespace

void overtakeEdits(UserTx &tx, const Action &action, qint64 id)
{
    if (action.kind != Action::Kind::Edit) {
        return;
    }
    tx.db
        .prepare("UPDATE outbox INDEXED BY outbox_target SET state = 5, trouble = ?, "
                 "changed_at = ? WHERE account = ? AND target = ? AND kind = 15 "
                 "AND state IN (0, 3) AND id < ?")
        .bind(1, overtakenWords())
        .bind(2, tx.now)
        .bind(3, action.account.value)
        .bind(4, action.target)
        .bind(5, id)
        .run();
    tx.changes.outbox = tx.changes.outbox || tx.db.changes() > 0;
}

bool giveWayToLaterEdit(UserTx &tx, qint64 id)
{
    tx.db
        .prepare("UPDATE outbox AS old SET state = 5, trouble = ?, changed_at = ? "
                 "WHERE old.id = ? AND old.kind = 15 AND old.state IN (0, 3) "
                 "AND EXISTS(SELECT 1 FROM outbox later INDEXED BY outbox_target "
                 "WHERE later.account = old.account AND later.target = old.target "
                 "AND later.id > old.id AND later.kind = 15 AND later.state <> 5)")
        .bind(1, overtakenWords())
        .bind(2, tx.now)
        .bind(3, id)
        .run();
    const bool gone = tx.db.changes() > 0;
    tx.changes.outbox = tx.changes.outbox || gone;
    return gone;
}

Result<std::optional<OutboxRow>> pendingEdit(
    UserTx &tx, const AccountId &account, const QString &uri)
{
    Loan row = tx.db.prepare(
        OUTBOX_COLUMNS "INDEXED BY outbox_target WHERE account = ? AND target = ? AND kind = 15 "
                       "AND state < 4 ORDER BY id DESC LIMIT 1");
    bool whole = false;
    if (!row.bind(1, account.value).bind(2, uri).step()) {
        return std::optional<OutboxRow>();
    }
    const OutboxRow found = readOutboxRow(row, &whole);
    return whole ? std::optional(found) : std::nullopt; // else there is nothing to go on with
}

Result<std::vector<OutboxRow>> overtakenEdits(UserTx &tx, int most)
{
    Loan rows = tx.db.prepare(
        OUTBOX_COLUMNS "INDEXED BY outbox_ended WHERE state > 3 AND changed_at > ? AND state = 5 "
                       "AND kind = 15 AND trouble <> '' ORDER BY changed_at DESC, id DESC LIMIT ?");
    rows.bind(1, tx.now - overtakenShownMs).bind(2, std::max(0, most));
    std::vector<OutboxRow> found = readOutboxRows(rows);
    std::ranges::reverse(found);
    return found;
}

} // namespace asterism::store
