// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outboxturn.h"

#include "store/outboxcolumns.h"

namespace asterism::store {

namespace {

TurnCandidate candidateOf(const Loan &row)
{
    return {.id = row.integer(0),
        .kind = int(row.integer(1)),
        .isUnsent = row.flag(2),
        .hasFiles = row.flag(3),
        .notBefore = row.integer(4),
        .isTroubled = row.flag(5),
        .chosenAt = row.integer(6),
        .changedAt = row.integer(8),
        .replyTo = row.text(7)};
}

OutboxTurn turnOf(UserTx &tx, qint64 id)
{
    OutboxTurn turn;
    Loan row = tx.db.prepare(OUTBOX_COLUMNS "WHERE id = ?");
    if (row.bind(1, id).step()) {
        bool whole = false;
        turn.row = readOutboxRow(row, &whole);
        turn.unreadable = !whole;
    }
    return turn;
}

/// Whatever they wait for.
bool hasPostsWithFiles(UserTx &tx, const AccountId &account)
{
    Loan some = tx.db.prepare(
        "SELECT EXISTS(SELECT 1 FROM outbox INDEXED BY outbox_turn WHERE account = ? "
        "AND state < 3 AND kind IN (15, 30) AND json_type(options, '$.post.media') IS NOT NULL)");
    some.bind(1, account.value).step();
    return some.flag(0);
}

} // namespace

Result<OutboxTurn> nextTurn(UserTx &tx, const TurnWish &wish)
{
    // Files are a matter of posts alone: of thousands of boosts the rest need not be looked at.
    Loan rows = tx.db.prepare(
        "SELECT id, kind, state = 0, "
        "kind IN (15, 30) AND json_type(options, '$.post.media') IS NOT NULL, "
        "not_before, trouble <> '', "
        "CASE WHEN kind = 30 THEN json_extract(options, '$.post.scheduledAt') END, "
        "CASE WHEN kind = 30 THEN json_extract(options, '$.post.replyTo') END, changed_at "
        "FROM outbox o INDEXED BY outbox_turn "
        "WHERE account = ?1 AND state < 3 AND (?2 = 0 OR kind IN (15, 30)) AND after = '' "
        "AND NOT EXISTS(SELECT 1 FROM outbox e INDEXED BY outbox_target WHERE e.account = ?1 "
        "AND e.target = o.target AND e.id < o.id AND e.state < 3) ORDER BY id");
    rows.bind(1, wish.account.value).bind(2, int(wish.hand == OutboxHand::Files));
    TurnChoice choice(wish, tx.now);
    while (rows.step()) {
        if (choice.takes(candidateOf(rows))) {
            return turnOf(tx, rows.integer(0));
        }
    }
    const bool files = wish.hand == OutboxHand::Files;
    return OutboxTurn{
        .nextAt = choice.nextAt(), .nothingAtAll = files && !hasPostsWithFiles(tx, wish.account)};
}

Result<QStringList> resultIds(UserTx &tx, const AccountId &account, qint64 but)
{
    Loan rows = tx.db.prepare("SELECT result_id FROM outbox INDEXED BY outbox_target "
                              "WHERE account = ? AND result_id <> '' AND id <> ?");
    rows.bind(1, account.value).bind(2, but);
    QStringList ids;
    while (rows.step()) {
        ids << rows.text(0);
    }
    return ids;
}

} // namespace asterism::store
