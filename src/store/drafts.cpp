// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/drafts.h"

#include "store/database.h"

namespace asterism::store {

Result<KeptDrafts> keptDrafts(UserTx &tx, int most)
{
    Loan rows = tx.db.prepare(
        "SELECT key, account, kind, target, options, open, changed_at, more, also, began, "
        "hidden_warning FROM draft ORDER BY changed_at DESC, key LIMIT ?");
    rows.bind(1, most);
    KeptDrafts all;
    while (rows.step()) {
        Draft draft{.key = rows.text(0),
            .action = {.kind = Action::Kind(rows.integer(2)),
                .account = {rows.text(1)},
                .target = rows.text(3)},
            .hiddenWarning = rows.text(10),
            .open = rows.flag(5),
            .changedAt = rows.integer(6)};
        const bool first = readOptions(draft.action, rows.text(4)).ok();
        readBegan(draft, rows.text(9));
        if (first && readMore(draft, rows.text(7), rows.text(8))) {
            all.readable.push_back(std::move(draft));
        } else {
            ++all.unreadable;
        }
    }
    return all;
}

Result<std::vector<Draft>> drafts(UserTx &tx, int most)
{
    auto all = keptDrafts(tx, most);
    return all ? Result<std::vector<Draft>>(std::move(all->readable)) : all.error();
}

Result<Done> saveDraft(UserTx &tx, const Draft &draft)
{
    const Action &action = draft.action;
    if (draft.key.isEmpty() || !isWriting(action)) {
        return Error{.kind = ErrorKind::Usage, .subject = word(action.kind)};
    }
    tx.db
        .prepare("INSERT INTO draft(key, account, kind, target, options, open, changed_at, more, "
                 "also, began, hidden_warning) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                 "ON CONFLICT(key) DO UPDATE SET "
                 "account = excluded.account, kind = excluded.kind, target = excluded.target, "
                 "options = excluded.options, open = excluded.open, "
                 "changed_at = excluded.changed_at, more = excluded.more, also = excluded.also, "
                 "began = excluded.began, hidden_warning = excluded.hidden_warning")
        .bind(1, draft.key)
        .bind(2, action.account.value)
        .bind(3, int(action.kind))
        .bind(4, action.target)
        .bind(5, optionsText(action))
        .bind(6, draft.open)
        .bind(7, tx.now)
        .bind(8, moreText(draft))
        .bind(9, alsoText(draft))
        .bind(10, beganText(draft))
        .bind(11, draft.hiddenWarning)
        .run();
    return Done{};
}

Result<Done> removeDraft(UserTx &tx, const QString &key)
{
    tx.db.prepare("DELETE FROM draft WHERE key = ?").bind(1, key).run();
    tx.changes.draftsGone = tx.changes.draftsGone || tx.db.changes() > 0;
    return Done{};
}

} // namespace asterism::store
