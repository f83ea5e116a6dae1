// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/serverlists.h"

#include "store/database.h"

namespace asterism::store {

namespace {

/// "antenna", as the keys of such sources begin.
QString wordOf(Source::Kind kind)
{
    return Source{.kind = kind, .account = {QStringLiteral("-")}}.key().section(u':', 0, 0);
}

Source::Kind kindOf(const QString &word)
{
    for (const auto kind : {Source::Kind::Antenna, Source::Kind::Channel, Source::Kind::Clip}) {
        if (wordOf(kind) == word) {
            return kind;
        }
    }
    return Source::Kind::ServerList;
}

} // namespace

Result<std::vector<ServerList>> serverLists(CacheTx &tx)
{
    Loan rows = tx.db.prepare(
        "SELECT account, id, title, kind FROM server_list ORDER BY account, kind, id");
    std::vector<ServerList> found;
    while (rows.step()) {
        found.push_back({.account = {rows.text(0)},
            .id = rows.text(1),
            .title = rows.text(2),
            .kind = kindOf(rows.text(3))});
    }
    return found;
}

Result<Done> saveServerLists(
    CacheTx &tx, const AccountId &account, Source::Kind kind, const std::vector<ServerList> &lists)
{
    const QString word = wordOf(kind);
    tx.db.prepare("DELETE FROM server_list WHERE account = ? AND kind = ?")
        .bind(1, account.value)
        .bind(2, word)
        .run();
    for (const ServerList &list : lists) {
        // A server that tells one id twice is believed the last time.
        tx.db
            .prepare("INSERT OR REPLACE INTO server_list(account, kind, id, title) "
                     "VALUES(?, ?, ?, ?)")
            .bind(1, account.value)
            .bind(2, word)
            .bind(3, list.id)
            .bind(4, list.title)
            .run();
    }
    return Done{};
}

} // namespace asterism::store
