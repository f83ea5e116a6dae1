// SPDX-License-Identifier: GPL-3.0-or-later

// Ending tokens: what of Accounts has to do with revoking.
#include "accounts/accounts.h"

#include "base/flow.h"
#include "protocol/capabilities.h"
#include "protocol/misskey/miauth.h"
#include "protocol/software.h"
#include "store/accounts.h"
#include "store/instances.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Accounts)
};

constexpr int patienceMs = 15'000; // nobody waits long for a farewell

Error ownToken(const QString &host)
{
    return {.kind = ErrorKind::NotFound,
        .subject = host,
        .detail = Words::tr("the token was made by hand")};
}

Error letsNoneEnd(const QString &host)
{
    return {.kind = ErrorKind::Usage, .subject = host, .detail = {}};
}

/// What the user can still do.
QString wayOut(const Account &account, const QUrl &page)
{
    QString words = page.isEmpty()
        ? Words::tr("End it there yourself, in your settings on %1, where they list the "
                    "applications that you signed in with.")
        : Words::tr("End it there yourself: %1");
    return words.replace(u"%1"_s, page.isEmpty() ? account.host : page.toString());
}

QString whyStillGood(ErrorKind kind)
{
    if (kind == ErrorKind::NotFound) {
        return Words::tr("The token of %1 could not be revoked, for Asterism did not make it.");
    }
    return kind == ErrorKind::Usage
        ? Words::tr("The token of %1 stays good, for %2 lets no application end its own sign-in.")
        : Words::tr("The token of %1 could not be revoked and may still be good.");
}

QString stillGood(const Account &account, const Error &error, const QUrl &page)
{
    QString words = whyStillGood(error.kind);
    words.replace(u"%1"_s, u'@' + account.acct).replace(u"%2"_s, account.host);
    QStringList all{words};
    if (error.kind != ErrorKind::NotFound && error.kind != ErrorKind::Usage) {
        all << sentence(error);
    }
    all << wayOut(account, page);
    return all.join(u' ');
}

QUrl tokensPageOf(const Account &account, const Instance &instance)
{
    return instance.family == Instance::Family::Misskey
        ? misskey::tokensPage(account.host)
        : mastodon::tokensPage(account.host, account.software);
}

} // namespace

QFuture<Result<Done>> Accounts::revoke(
    const Instance &instance, const QString &token, const QString &client, bool thisRunOnly)
{
    if (instance.family == Instance::Family::Misskey) {
        return answered<Done>(letsNoneEnd(instance.host));
    }
    if (client.isEmpty()) {
        return answered<Done>(ownToken(instance.host));
    }
    return m_clients.byId(client, thisRunOnly)
        .then(this,
            [this, instance, token](const Result<OAuthClients::Client> &found) {
                if (!found) {
                    return answered<Done>(found.error());
                }
                const Session nobody{.instance = instance, .account = {}, .token = {}};
                Request request = forSignIn(
                    m_core, nobody, mastodon::revokeRequest(instance.host, found->oauth, token));
                request.timeoutMs = patienceMs;
                if (capabilities(instance).revokesByBearer) {
                    request.bearer = token;
                }
                return m_core.http.send(request).then(
                    this, [host = instance.host](const Result<Response> &answer) -> Result<Done> {
                        return answer ? mastodon::decodeRevoked(*answer, host)
                                      : Result<Done>(answer.error());
                    });
            })
        .unwrap();
}

QFuture<Result<bool>> Accounts::isTokenOf(const Session &session, const Account &account)
{
    return m_sessions.token(account).then(
        this, [token = session.token](const Result<QString> &kept) -> Result<bool> {
            if (!kept) {
                return kept.error().kind == ErrorKind::NotFound ? Result<bool>(false)
                                                                : Result<bool>(kept.error());
            }
            return *kept == token;
        });
}

QFuture<Result<bool>> Accounts::isKept(const Session &session)
{
    return m_sessions.accounts()
        .then(this,
            [this, session](const Result<std::vector<Account>> &all) {
                if (!all) {
                    return answered<bool>(all.error());
                }
                QFuture<Result<bool>> any = answered<bool>(false);
                for (const Account &account : *all) {
                    if (account.host != session.instance.host) {
                        continue;
                    }
                    any = any.then(this,
                                 [this, session, account](const Result<bool> &before) {
                                     return !before || *before ? answered<bool>(before)
                                                               : isTokenOf(session, account);
                                 })
                              .unwrap();
                }
                return any;
            })
        .unwrap();
}

QFuture<Result<Done>> Accounts::revokeUnwanted(const Session &session, const Grant &grant)
{
    if (grant.client.isEmpty()) {
        return answered<Done>(Done{}); // the user's own, or one that only they can end
    }
    return isKept(session)
        .then(this,
            [this, session, grant](const Result<bool> &kept) {
                // In doubt it stays: an account that works is worth more.
                if (!kept || *kept) {
                    return answered<Done>(kept ? Result<Done>(Done{}) : kept.error());
                }
                return revoke(session.instance, session.token, grant.client, grant.thisRunOnly);
            })
        .unwrap();
}

/// Its server as it was known last: signing out must do without the network.
QFuture<Result<Instance>> Accounts::known(const Account &account)
{
    return m_core.store
        .readCache([host = account.host](store::CacheTx &tx) { return store::instance(tx, host); })
        .then(this, [account](const Result<std::optional<Instance>> &found) {
            Instance instance = found && *found ? **found : Instance();
            instance.host = account.host;
            if (instance.family == Instance::Family::Unknown) {
                instance.software = account.software;
                instance.family = familyOfSoftware(account.software);
            }
            return Result<Instance>(instance);
        });
}

QFuture<Result<Accounts::SignedOut>> Accounts::signOut(const Account &account)
{
    m_core.typedHosts.insert(account.host); // typed when it was added
    return known(account)
        .then(this,
            [this, account](const Result<Instance> &instance) {
                return m_sessions.token(account)
                    .then(this,
                        [this, account, instance = *instance](const Result<QString> &token) {
                            return token
                                ? revoke(instance, *token, account.client, account.thisRunOnly)
                                : answered<Done>(token.error());
                        })
                    .unwrap()
                    .then(this,
                        [this, account, instance = *instance](const Result<Done> &revoked) {
                            return removed(account, instance, revoked);
                        })
                    .unwrap();
            })
        .unwrap();
}

QFuture<Result<Accounts::SignedOut>> Accounts::removed(
    const Account &account, const Instance &instance, const Result<Done> &revoked)
{
    return remove(account).then(
        this, [account, instance, revoked](const Result<Done> &done) -> Result<SignedOut> {
            if (!done) {
                return done.error();
            }
            if (revoked) {
                return SignedOut{.revoked = true, .words = {}};
            }
            const QUrl page = tokensPageOf(account, instance);
            return SignedOut{.words = stillGood(account, revoked.error(), page), .page = page};
        });
}

QFuture<Result<Done>> Accounts::noteEndedRuns()
{
    return m_sessions.accounts()
        .then(this,
            [this](const Result<std::vector<Account>> &all) {
                QFuture<Result<Done>> done = answered<Done>(Done{});
                if (!all) {
                    return answered<Done>(all.error());
                }
                for (const Account &account : *all) {
                    if (!account.thisRunOnly || account.needsSignIn) {
                        continue;
                    }
                    done = done.then(this,
                                   [this, account](
                                       const Result<Done> &) { return m_sessions.token(account); })
                               .unwrap()
                               .then(this, [this, account](const Result<QString> &token) {
                                   if (!token) {
                                       m_sessions.refused(account);
                                   }
                                   return Result<Done>(Done{});
                               });
                }
                return done;
            })
        .unwrap()
        .then(this,
            [this](
                const Result<Done> &noted) { return noted ? dropCutOff() : answered<Done>(noted); })
        .unwrap();
}

} // namespace asterism
