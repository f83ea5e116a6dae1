// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/oauthclients.h"

#include "store/database.h"

namespace asterism::store {

namespace {

std::optional<OAuthClientRow> readRow(Loan &row)
{
    if (!row.step()) {
        return std::nullopt;
    }
    return OAuthClientRow{.id = row.text(0),
        .host = row.text(1),
        .redirectUri = row.text(2),
        .clientId = row.text(3),
        .scopes = row.text(4),
        .createdAt = row.integer(5)};
}

} // namespace

Result<std::optional<OAuthClientRow>> oauthClient(
    UserTx &tx, const QString &host, const QString &redirectUri)
{
    Loan row = tx.db.prepare("SELECT id, host, redirect_uri, client_id, scopes, created_at "
                             "FROM oauth_client WHERE host = ? AND redirect_uri = ?");
    row.bind(1, host).bind(2, redirectUri);
    return readRow(row);
}

Result<std::optional<OAuthClientRow>> oauthClientById(UserTx &tx, const QString &id)
{
    Loan row = tx.db.prepare("SELECT id, host, redirect_uri, client_id, scopes, created_at "
                             "FROM oauth_client WHERE id = ?");
    row.bind(1, id);
    return readRow(row);
}

Result<Done> saveOauthClient(UserTx &tx, const OAuthClientRow &row)
{
    tx.db
        .prepare("INSERT OR REPLACE INTO oauth_client(id, host, redirect_uri, client_id, scopes, "
                 "created_at) VALUES(?, ?, ?, ?, ?, ?)")
        .bind(1, row.id)
        .bind(2, row.host)
        .bind(3, row.redirectUri)
        .bind(4, row.clientId)
        .bind(5, row.scopes)
        .bind(6, row.createdAt)
        .run();
    return Done{};
}

Result<QStringList> removeOauthClients(UserTx &tx, const QString &host)
{
    QStringList ids;
    Loan rows = tx.db.prepare("DELETE FROM oauth_client WHERE host = ?1 AND NOT EXISTS("
                              "SELECT 1 FROM account WHERE account.host = ?1) RETURNING id");
    rows.bind(1, host);
    while (rows.step()) {
        ids << rows.text(0);
    }
    return ids;
}

} // namespace asterism::store
