// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outboxturn.h"

#include "base/clock.h"
#include "store/outboxcolumns.h"

#include <algorithm>

namespace asterism::store {

namespace {

/// Nothing waits longer but for a time that somebody chose; else a time beyond comes of a clock
/// that was set back.
constexpr qint64 longestTurnMs = 2 * dayMs;

struct Candidate {
    qint64 id = 0;
    int kind = 0;
    qint64 notBefore = 0;
    bool troubled = false;
    bool hasMedia = false;
    qint64 chosenAt = 0; ///< PostText::scheduledAt
};

qint64 turnOf(const Candidate &one, const TurnWish &wish)
{
    const auto tried = wish.rows.constFind(one.id);
    if (tried != wish.rows.cend() && !one.troubled) {
        return one.notBefore; // somebody wants it to be tried
    }
    const qint64 media = one.hasMedia ? wish.mediaUntil : 0;
    const qint64 at = std::max({one.notBefore, wish.awayUntil, wish.kinds.value(one.kind), media});
    return tried != wish.rows.cend() ? std::max(at, *tried) : at;
}

bool waits(const Candidate &one, qint64 at, qint64 now)
{
    return at > now && (at <= now + longestTurnMs || at <= one.chosenAt);
}

} // namespace

Result<OutboxTurn> nextTurn(UserTx &tx, const TurnWish &wish)
{
    Loan rows = tx.db.prepare(
        "SELECT id, kind, not_before, trouble <> '', "
        "kind IN (15, 30) AND json_type(options, '$.post.media') IS NOT NULL, "
        "CASE WHEN kind = 30 THEN json_extract(options, '$.post.scheduledAt') END "
        "FROM outbox o INDEXED BY outbox_turn "
        "WHERE account = ?1 AND state < 3 AND after = '' AND NOT EXISTS(SELECT 1 FROM outbox e "
        "INDEXED BY outbox_target WHERE e.account = ?1 AND e.target = o.target AND e.id < o.id "
        "AND e.state < 3) ORDER BY id");
    rows.bind(1, wish.account.value);
    OutboxTurn turn;
    while (rows.step()) {
        const Candidate one{.id = rows.integer(0),
            .kind = int(rows.integer(1)),
            .notBefore = rows.integer(2),
            .troubled = rows.flag(3),
            .hasMedia = rows.flag(4),
            .chosenAt = rows.integer(5)};
        const qint64 at = turnOf(one, wish);
        if (waits(one, at, tx.now)) {
            turn.nextAt = turn.nextAt == 0 ? at : std::min(turn.nextAt, at);
            continue;
        }
        Loan row = tx.db.prepare(OUTBOX_COLUMNS "WHERE id = ?");
        if (row.bind(1, one.id).step()) {
            bool whole = false;
            turn.row = readOutboxRow(row, &whole);
            turn.unreadable = !whole;
        }
        turn.nextAt = 0;
        return turn;
    }
    return turn;
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
