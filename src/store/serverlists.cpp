// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/serverlists.h"

#include "store/database.h"

namespace asterism::store {

Result<std::vector<ServerList>> serverLists(CacheTx &tx)
{
    Loan rows = tx.db.prepare("SELECT account, id, title FROM server_list ORDER BY account, id");
    std::vector<ServerList> found;
    while (rows.step()) {
        found.push_back({.account = {rows.text(0)}, .id = rows.text(1), .title = rows.text(2)});
    }
    return found;
}

Result<Done> saveServerLists(
    CacheTx &tx, const AccountId &account, const std::vector<ServerList> &lists)
{
    tx.db.prepare("DELETE FROM server_list WHERE account = ?").bind(1, account.value).run();
    for (const ServerList &list : lists) {
        // A server that tells one id twice is believed the last time.
        tx.db.prepare("INSERT OR REPLACE INTO server_list(account, id, title) VALUES(?, ?, ?)")
            .bind(1, account.value)
            .bind(2, list.id)
            .bind(3, list.title)
            .run();
    }
    return Done{};
}

} // namespace asterism::store
