// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/mastodon/oauth.h"
#include "sync/core.h"

#include <QFuture>
#include <QObject>

namespace asterism {

/// Asterism as the servers know it: registered once for each host and address of return, kept and
/// used again, for servers allow few registrations (Mastodon 5 in 10 minutes). The client's id
/// lies in asterism.db, its secret in the keychain.
class OAuthClients : public QObject {
public:
    explicit OAuthClients(Core &core, QObject *parent = nullptr);

    struct Wish {
        Instance instance;
        QString redirectUri;
        QStringList scopes;
        bool thisRunOnly = false; ///< the secret is kept nowhere
        bool anew = false; ///< the server does not know the kept one any more
    };
    struct Client {
        QString id; ///< ours, for Account::client
        mastodon::OAuthClient oauth;
        QStringList scopes; ///< registered for; may be fewer than wished where it was long ago
    };
    /// The kept one, after asking whether it still holds (an unknown one would show as a page in
    /// the browser that leads nowhere), else a new one. Errors: the server's and the keychain's.
    QFuture<Result<Client>> get(const Wish &wish);
    /// NotFound when it or its secret is not there.
    QFuture<Result<Client>> byId(const QString &id, bool thisRunOnly);
    /// Forgets those of a host where nobody is signed in any more.
    QFuture<Result<Done>> dropUnused(const QString &host, bool thisRunOnly);

private:
    QFuture<Result<Client>> tried(const Wish &wish, const Client &client);
    QFuture<Result<Client>> enrol(const Wish &wish);
    QFuture<Result<Client>> keep(const Wish &wish, const mastodon::OAuthClient &fresh);
    QFuture<Result<Done>> dropSecrets(const QStringList &ids, bool thisRunOnly);
    QFuture<Result<QString>> secretKey(const QString &id);
    SecretStore &secrets(bool thisRunOnly)
    {
        return thisRunOnly ? m_core.forThisRun : m_core.secrets;
    }

    Core &m_core;
};

} // namespace asterism
