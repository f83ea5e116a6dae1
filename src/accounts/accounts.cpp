// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accounts.h"

#include "accounts/unfinished.h"
#include "base/flow.h"
#include "base/host.h"
#include "base/log.h"
#include "protocol/family.h"
#include "store/accounts.h"
#include "sync/prepare.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Accounts)
};

Error noApi(const Instance &instance)
{
    return Error{.kind = ErrorKind::Rejected,
        .subject = instance.host,
        .detail = Words::tr("it speaks no API that Asterism can sign in to")};
}

/// What a server tells its user of the account.
struct Owner {
    Actor actor;
    std::optional<PostingDefaults> posting; ///< nothing: it says nothing of new posts
};

Account fromAnswer(const Session &session, const Owner &owner, const AccountId &id, qint64 now)
{
    const Actor &actor = owner.actor;
    return {.id = id,
        .acct = actor.acct,
        .host = session.instance.host,
        .localId = actor.localId,
        .actorUri = actor.uri,
        .displayName = actor.displayName,
        .avatar = actor.avatar,
        .software = session.instance.software,
        .version = session.instance.version,
        .addedAt = now,
        .posting = owner.posting.value_or(PostingDefaults())};
}

Result<Owner> ownerOf(const Family &family, const Instance &instance, const Response &response)
{
    const auto actor = family.decodeActor(instance, response, false, instance.host);
    if (!actor) {
        return actor.error();
    }
    const auto told = family.decodeOwnProfile(instance, response);
    return Owner{.actor = safeActor(*actor),
        .posting = told ? postingDefaults(*told) : std::optional<PostingDefaults>()};
}

/// Whose token it is.
QFuture<Result<Owner>> whose(
    Core &core, Sessions &sessions, QObject *context, const Session &session)
{
    const Family *family = familyFor(session.instance);
    if (!family) {
        return answered<Owner>(noApi(session.instance));
    }
    return core.http.send(asked(core, session, family->verify(session.instance)))
        .then(context,
            [family, session, &sessions, &clock = core.clock](
                const Result<Response> &response) -> Result<Owner> {
                if (!response) {
                    return response.error();
                }
                sessions.noteTokenPlace(session.instance, *response);
                const auto owner = ownerOf(*family, session.instance, *response);
                return owner ? owner : withTime(owner.error(), *response, clock);
            });
}

} // namespace

Accounts::Accounts(Core &core, Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
    , m_clients(core)
{
}

Error alreadyHere(const QString &acct)
{
    return {.kind = ErrorKind::Rejected,
        .subject = u'@' + acct,
        .detail = Words::tr("this account is already here")};
}

bool isAlreadyHere(const Error &error)
{
    return error == alreadyHere(error.subject.mid(1));
}

std::optional<Error> cannotSignIn(const Instance &instance)
{
    return familyFor(instance) ? std::nullopt : std::optional(noApi(instance));
}

QFuture<Result<Account>> Accounts::addWithToken(const QString &server, const QString &token)
{
    const auto host = normalHost(server);
    if (!host) {
        return answered<Account>(host.error());
    }
    if (token.trimmed().isEmpty()) {
        return answered<Account>(Error{.kind = ErrorKind::Usage,
            .subject = Words::tr("An empty token"),
            .detail = Words::tr("paste the token on standard input")});
    }
    m_core.typedHosts.insert(*host);
    // Before the server is asked: nobody should learn at the end that the token cannot be kept.
    return m_core.secrets.check()
        .then(this,
            [this, host = *host](const Result<Done> &usable) {
                return usable ? m_sessions.guest(host) : answered<Session>(usable.error());
            })
        .unwrap()
        .then(this,
            [this, token = token.trimmed()](const Result<Session> &guest) {
                if (!guest) {
                    return answered<Account>(guest.error());
                }
                Session session = *guest;
                session.token = token;
                return addSession(session, {});
            })
        .unwrap();
}

QFuture<Result<Account>> Accounts::addSession(const Session &session, const Grant &grant)
{
    const AccountId id{QUuid::createUuid().toString(QUuid::WithoutBraces)};
    if (grant.handedOnce) {
        return addHandedOnce(session, grant, id);
    }
    return identified(session, grant, id)
        .then(this,
            [this, session, grant](const Result<Account> &kept) {
                if (kept) {
                    return answered<Account>(kept);
                }
                // Whatever becomes of that, the error to tell is the one before.
                return revokeUnwanted(session, grant).then(this, [kept](const Result<Done> &) {
                    return kept;
                });
            })
        .unwrap();
}

/// Asks whose the token is and keeps the account, under that id when it is a new one.
QFuture<Result<Account>> Accounts::identified(
    const Session &session, const Grant &grant, const AccountId &id)
{
    return whose(m_core, m_sessions, this, session)
        .then(this,
            [this, session, grant, id](const Result<Owner> &owner) {
                if (!owner) {
                    return answered<Account>(owner.error());
                }
                Account fresh = fromAnswer(session, *owner, id, m_core.clock.now());
                fresh.client = grant.client;
                fresh.thisRunOnly = grant.thisRunOnly;
                return keep(session, fresh, grant);
            })
        .unwrap();
}

QFuture<Result<Account>> Accounts::keep(
    const Session &session, const Account &fresh, const Grant &grant)
{
    return m_sessions.accounts()
        .then(this,
            [this, session, fresh, grant](const Result<std::vector<Account>> &all) {
                if (!all) {
                    return answered<Account>(all.error());
                }
                const auto same = std::find_if(all->begin(), all->end(),
                    [&](const Account &a) { return a.acct == fresh.acct; });
                if (same == all->end()) {
                    return storeNew(session, fresh);
                }
                if (same->needsSignIn) {
                    Account known = *same;
                    known.posting = fresh.posting;
                    return renew(session, known, grant);
                }
                return answered<Account>(alreadyHere(fresh.acct));
            })
        .unwrap();
}

QFuture<Result<Done>> Accounts::keepToken(const Account &account, const QString &token)
{
    return m_sessions.secretKey(account.id)
        .then(this,
            [this, account, token](const Result<QString> &key) {
                return key ? m_core.secretsOf(account).write(*key, token)
                           : answered<Done>(key.error());
            })
        .unwrap();
}

QFuture<Result<Account>> Accounts::storeNew(const Session &session, const Account &account)
{
    // The token first: an account without a token is worse than a token without an account.
    return keepToken(account, session.token)
        .then(this,
            [this, account](const Result<Done> &kept) {
                if (!kept) {
                    return answered<Done>(kept.error());
                }
                return m_core.store.writeUser([account](store::UserTx &tx) {
                    const auto added = store::addAccount(tx, account);
                    return added ? settleUnfinished(tx, account.id) : added;
                });
            })
        .unwrap()
        .then(this, [this, account](const Result<Done> &added) -> Result<Account> {
            if (!added) {
                dropToken(account);
                return added.error();
            }
            return account;
        });
}

QFuture<Result<Account>> Accounts::renew(
    const Session &session, Account account, const Grant &grant)
{
    account.needsSignIn = false;
    account.client = grant.client;
    account.thisRunOnly = grant.thisRunOnly;
    m_sessions.hold(account.id, session.token);
    return keepToken(account, session.token)
        .then(this,
            [this, account](const Result<Done> &kept) {
                if (!kept) {
                    return answered<Done>(kept.error());
                }
                return m_core.store.writeUser([account](store::UserTx &tx) -> Result<Done> {
                    auto told = store::updateAccount(tx, account);
                    told = told ? store::setPostingDefaults(tx, account.id, account.posting) : told;
                    return told ? store::setAccountToken(tx, account) : told;
                });
            })
        .unwrap()
        .then(this, [account](const Result<Done> &done) {
            return done ? Result<Account>(account) : Result<Account>(done.error());
        });
}

QFuture<Result<Account>> Accounts::check(const Account &known)
{
    Account account = known;
    account.needsSignIn = false; // the server is asked also when it refused once
    return m_sessions.own(account)
        .then(this,
            [this, account](const Result<Session> &session) {
                if (!session) {
                    return answered<Account>(session.error());
                }
                return whose(m_core, m_sessions, this, *session)
                    .then(this,
                        [this, account, session = *session](const Result<Owner> &owner) {
                            if (!owner) {
                                return answered<Account>(checkFailed(account, owner.error()));
                            }
                            Account told = account;
                            told.posting = owner->posting.value_or(account.posting);
                            return update(told, session, owner->actor);
                        })
                    .unwrap();
            })
        .unwrap();
}

Error Accounts::checkFailed(const Account &account, Error error)
{
    if (error.kind == ErrorKind::Credentials) {
        m_sessions.refused(account);
    }
    error.subject = u'@' + account.acct;
    return error;
}

QFuture<Result<Account>> Accounts::update(
    const Account &account, const Session &session, const Actor &actor)
{
    Account changed = account;
    changed.displayName = actor.displayName;
    changed.avatar = actor.avatar;
    changed.actorUri = actor.uri;
    changed.software = session.instance.software;
    changed.version = session.instance.version;
    return m_core.store
        .writeUser([changed](store::UserTx &tx) -> Result<Done> {
            const auto told = store::updateAccount(tx, changed);
            return told ? store::setPostingDefaults(tx, changed.id, changed.posting) : told;
        })
        .then(this, [changed](const Result<Done> &done) {
            return done ? Result<Account>(changed) : Result<Account>(done.error());
        });
}

void Accounts::dropToken(const Account &account)
{
    m_sessions.secretKey(account.id)
        .then(this,
            [this, account](const Result<QString> &key) {
                return key ? m_core.secretsOf(account).remove(*key) : answered<Done>(key.error());
            })
        .unwrap()
        .then(this, [](const Result<Done> &done) {
            if (!done) {
                qCWarning(logAccounts).noquote() << sentence(done.error());
            }
        });
}

QFuture<Result<Done>> Accounts::remove(const Account &account)
{
    return m_sessions.secretKey(account.id)
        .then(this,
            [this, account](const Result<QString> &key) {
                return key ? m_core.secretsOf(account).remove(*key) : answered<Done>(key.error());
            })
        .unwrap()
        .then(this,
            [this, account](const Result<Done> &removed) {
                // A token that cannot be removed must not be left without a name to it.
                if (!removed) {
                    return answered<Done>(removed.error());
                }
                m_sessions.forget(account.id);
                return m_core.store.writeUser(
                    [id = account.id](store::UserTx &tx) { return store::removeAccount(tx, id); });
            })
        .unwrap()
        .then(this,
            [this, account](const Result<Done> &removed) {
                return removed ? m_clients.dropUnused(account.host, account.thisRunOnly)
                               : answered<Done>(removed);
            })
        .unwrap();
}

} // namespace asterism
