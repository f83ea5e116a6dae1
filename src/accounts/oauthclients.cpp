// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/oauthclients.h"

#include "base/flow.h"
#include "protocol/capabilities.h"
#include "store/oauthclients.h"
#include "store/positions.h"
#include "sync/sessions.h"

#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using mastodon::OAuthClient;
using Client = OAuthClients::Client;
using Row = std::optional<store::OAuthClientRow>;

Client clientOf(const store::OAuthClientRow &row, const QString &secret)
{
    return {.id = row.id,
        .oauth = {.clientId = row.clientId, .clientSecret = secret, .redirectUri = row.redirectUri},
        .scopes = row.scopes.split(u' ', Qt::SkipEmptyParts)};
}

Error notThere(const QString &id)
{
    return {.kind = ErrorKind::NotFound, .subject = id};
}

} // namespace

OAuthClients::OAuthClients(Core &core, QObject *parent)
    : QObject(parent)
    , m_core(core)
{
}

QFuture<Result<QString>> OAuthClients::secretKey(const QString &id)
{
    return m_core.store.writeUser([id](store::UserTx &tx) -> Result<QString> {
        const auto folder = store::dataFolderId(tx);
        return folder ? Result<QString>(*folder + u"/client/"_s + id) : folder;
    });
}

QFuture<Result<Client>> OAuthClients::byId(const QString &id, bool thisRunOnly)
{
    auto withSecret = [this, thisRunOnly](const Result<Row> &row) {
        if (!row || !*row) {
            return answered<Client>(row ? notThere({}) : row.error());
        }
        return secretKey((*row)->id)
            .then(this,
                [this, thisRunOnly](const Result<QString> &key) {
                    return key ? secrets(thisRunOnly).read(*key) : answered<QString>(key.error());
                })
            .unwrap()
            .then(this, [row = **row](const Result<QString> &secret) -> Result<Client> {
                return secret ? Result<Client>(clientOf(row, *secret))
                              : Result<Client>(secret.error());
            });
    };
    return m_core.store.readUser([id](store::UserTx &tx) { return store::oauthClientById(tx, id); })
        .then(this, withSecret)
        .unwrap();
}

QFuture<Result<Client>> OAuthClients::get(const Wish &wish)
{
    const auto known = [this, wish](const Result<Row> &row) {
        if (!row) {
            return answered<Client>(row.error());
        }
        if (wish.anew || !*row) {
            return enrol(wish);
        }
        return byId((*row)->id, wish.thisRunOnly)
            .then(this,
                [this, wish](const Result<Client> &client) {
                    if (client) {
                        return tried(wish, *client);
                    }
                    return client.error().kind == ErrorKind::NotFound
                        ? enrol(wish)
                        : answered<Client>(client.error());
                })
            .unwrap();
    };
    return m_core.store
        .readUser([wish](store::UserTx &tx) {
            return store::oauthClient(tx, wish.instance.host, wish.redirectUri);
        })
        .then(this, known)
        .unwrap();
}

QFuture<Result<Client>> OAuthClients::tried(const Wish &wish, const Client &client)
{
    if (!capabilities(wish.instance).codesAreChecked) {
        return answered<Client>(client);
    }
    const Session guest{.instance = wish.instance, .account = {}, .token = {}};
    const QString nonsense = u"is-this-client-known"_s;
    const Request question =
        mastodon::tokenRequest(wish.instance.host, client.oauth, nonsense, nonsense);
    return m_core.http.send(forSignIn(m_core, guest, question))
        .then(this,
            [this, wish, client](const Result<Response> &answer) {
                if (!answer) {
                    return answered<Client>(answer.error());
                }
                return mastodon::isUnknownClient(*answer) ? enrol(wish) : answered<Client>(client);
            })
        .unwrap();
}

QFuture<Result<Client>> OAuthClients::enrol(const Wish &wish)
{
    const QString host = wish.instance.host;
    const Session guest{.instance = wish.instance, .account = {}, .token = {}};
    const Request request = mastodon::registerRequest(host, wish.redirectUri, wish.scopes);
    return m_core.http.send(forSignIn(m_core, guest, request))
        .then(this,
            [this, wish, host](const Result<Response> &answer) {
                if (!answer) {
                    return answered<Client>(answer.error());
                }
                const auto fresh = mastodon::decodeClient(*answer, host, wish.redirectUri);
                return fresh ? keep(wish, *fresh)
                             : answered<Client>(withTime(fresh.error(), *answer, m_core.clock));
            })
        .unwrap();
}

QFuture<Result<Client>> OAuthClients::keep(const Wish &wish, const OAuthClient &fresh)
{
    const store::OAuthClientRow row{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .host = wish.instance.host,
        .redirectUri = wish.redirectUri,
        .clientId = fresh.clientId,
        .scopes = wish.scopes.join(u' '),
        .createdAt = m_core.clock.now()};
    // The secret first, as with tokens.
    return secretKey(row.id)
        .then(this,
            [this, wish, fresh](const Result<QString> &key) {
                return key ? secrets(wish.thisRunOnly).write(*key, fresh.clientSecret)
                           : answered<Done>(key.error());
            })
        .unwrap()
        .then(this,
            [this, row](const Result<Done> &kept) {
                if (!kept) {
                    return answered<Row>(kept.error());
                }
                return m_core.store.writeUser([row](store::UserTx &tx) -> Result<Row> {
                    const auto before = store::oauthClient(tx, row.host, row.redirectUri);
                    const auto saved = store::saveOauthClient(tx, row);
                    return saved ? before : Result<Row>(saved.error());
                });
            })
        .unwrap()
        .then(this,
            [this, wish, row, fresh](const Result<Row> &before) {
                const Client client = clientOf(row, fresh.clientSecret);
                if (!before) {
                    return answered<Client>(before.error());
                }
                // Its secret opens nothing any more.
                return dropSecrets(
                    *before ? QStringList{(*before)->id} : QStringList(), wish.thisRunOnly)
                    .then(this, [client](const Result<Done> &dropped) -> Result<Client> {
                        return dropped ? Result<Client>(client) : Result<Client>(dropped.error());
                    });
            })
        .unwrap();
}

QFuture<Result<Done>> OAuthClients::dropSecrets(const QStringList &ids, bool thisRunOnly)
{
    QFuture<Result<Done>> all = answered<Done>(Done{});
    for (const QString &id : ids) {
        const auto next = [this, id](const Result<Done> &before) {
            return before ? secretKey(id) : answered<QString>(before.error());
        };
        const auto drop = [this, thisRunOnly](const Result<QString> &key) {
            if (!key) {
                return answered<Done>(key.error());
            }
            m_core.forThisRun.remove(*key);
            return secrets(thisRunOnly).remove(*key);
        };
        all = all.then(this, next).unwrap().then(this, drop).unwrap();
    }
    return all;
}

QFuture<Result<Done>> OAuthClients::dropUnused(const QString &host, bool thisRunOnly)
{
    return m_core.store
        .writeUser([host](store::UserTx &tx) { return store::removeOauthClients(tx, host); })
        .then(this,
            [this, thisRunOnly](const Result<QStringList> &ids) {
                return ids ? dropSecrets(*ids, thisRunOnly) : answered<Done>(ids.error());
            })
        .unwrap();
}

} // namespace asterism
