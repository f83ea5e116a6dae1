// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/followanswers.h"

#include "store/database.h"
#include "store/notices.h"

#include <algorithm>

namespace asterism::store {

void keepFollowAnswer(UserTx &tx, const Action &done)
{
    const bool accepted = done.kind == Action::Kind::AcceptFollower;
    if (!accepted && done.kind != Action::Kind::RejectFollower) {
        return;
    }
    tx.db
        .prepare("INSERT INTO follow_answer(account, acct, accepted, at) "
                 "SELECT id, ?, ?, ? FROM account WHERE id = ? "
                 "ON CONFLICT(account, acct) DO UPDATE SET accepted = excluded.accepted, "
                 "at = excluded.at")
        .bind(1, done.target)
        .bind(2, accepted)
        .bind(3, tx.now)
        .bind(4, done.account.value)
        .run();
    tx.db.prepare("DELETE FROM follow_answer WHERE at < ?").bind(1, tx.now - noticesKeptMs).run();
}

Result<std::vector<FollowAnswer>> followAnswers(UserTx &tx, int most)
{
    Loan rows = tx.db.prepare(
        "SELECT account, acct, accepted, at FROM follow_answer ORDER BY at DESC LIMIT ?");
    rows.bind(1, std::max(0, most));
    std::vector<FollowAnswer> answers;
    while (rows.step()) {
        answers.push_back({{rows.text(0)}, rows.text(1), rows.flag(2), rows.integer(3)});
    }
    return answers;
}

} // namespace asterism::store
