// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QStringList>

#include <optional>

namespace asterism::store {

/// Asterism as a server knows it: one application for each address that the browser comes back to.
/// Its secret is not here but in the keychain.
struct OAuthClientRow {
    QString id; ///< ours; accounts and the keychain name it so
    QString host;
    QString redirectUri;
    QString clientId; ///< the server's
    QString scopes; ///< that it was registered for, between blanks
    qint64 createdAt = 0;

    bool operator==(const OAuthClientRow &) const = default;
};

Result<std::optional<OAuthClientRow>> oauthClient(
    UserTx &tx, const QString &host, const QString &redirectUri);
Result<std::optional<OAuthClientRow>> oauthClientById(UserTx &tx, const QString &id);
/// Replaces the one for the same host and address.
Result<Done> saveOauthClient(UserTx &tx, const OAuthClientRow &row);
/// All of a host, unless one of the user's accounts is there; the ids that went.
Result<QStringList> removeOauthClients(UserTx &tx, const QString &host);

} // namespace asterism::store
