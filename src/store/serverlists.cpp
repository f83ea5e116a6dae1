// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/serverlists.h"

#include "store/database.h"

namespace asterism::store {

Result<std::vector<ServerList>> serverLists(CacheTx &tx)
{
    Loan rows = tx.db.prepare(
        "SELECT account, id, title, kind FROM server_list ORDER BY account, kind, id");
    std::vector<ServerList> found;
    while (rows.step()) {
        found.push_back({.account = {rows.text(0)},
            .id = rows.text(1),
            .title = rows.text(2),
            .kind = sourceKind(rows.text(3)).value_or(Source::Kind::ServerList)});
    }
    return found;
}

Result<Done> saveServerLists(
    CacheTx &tx, const AccountId &account, Source::Kind kind, const std::vector<ServerList> &lists)
{
    tx.db.prepare("DELETE FROM server_list WHERE account = ? AND kind = ?")
        .bind(1, account.value)
        .bind(2, word(kind))
        .run();
    for (const ServerList &list : lists) {
        // A server that tells one id twice is believed the last time.
        tx.db
            .prepare("INSERT OR REPLACE INTO server_list(account, kind, id, title) "
                     "VALUES(?, ?, ?, ?)")
            .bind(1, account.value)
            .bind(2, word(kind))
            .bind(3, list.id)
            .bind(4, list.title)
            .run();
    }
    return Done{};
}

} // namespace asterism::store
