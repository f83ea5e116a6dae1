// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sessions.h"

#include "base/flow.h"
#include "base/host.h"
#include "base/log.h"
#include "protocol/capabilities.h"
#include "protocol/detection.h"
#include "protocol/learnt.h"
#include "store/accounts.h"
#include "store/instances.h"
#include "store/positions.h"

#include <QCoreApplication>

#include <algorithm>

namespace asterism {

namespace {

constexpr qint64 instanceFreshMs = dayMs;
constexpr qint64 patienceMs = 5 * secondMs;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sessions)
};

/// Asks a host what it is, one request after the other.
class Detecting : public Flow<Instance> {
public:
    Detecting(
        Core &core, const QString &host, const std::optional<Instance> &known, QObject *parent)
        : Flow(parent)
        , m_core(core)
        , m_known(known)
        , m_detection(host)
    {
    }

    void step()
    {
        auto request = m_detection.next();
        if (!request) {
            keep(m_detection.result());
            return;
        }
        request->typedHost = m_core.typedHosts.contains(hostOf(request->url));
        request->purpose = Purpose::Server;
        m_core.http.send(*request).then(this, [this](const Result<Response> &answer) {
            m_detection.feed(answer);
            step();
        });
    }

private:
    void keep(Result<Instance> found)
    {
        if (!found) {
            finish(std::move(found));
            return;
        }
        found->checkedAt = m_core.clock.now();
        if (m_known) {
            keepLearnt(*found, *m_known);
        }
        if (!m_core.store.isEngine()) {
            finish(std::move(found)); // only the engine writes the cache
            return;
        }
        m_core.store
            .writeCache([instance = *found](
                            store::CacheTx &tx) { return store::saveInstance(tx, instance); })
            .then(this, [this, instance = *found](const Result<Done> &saved) {
                if (!saved) {
                    // Worth a word, no reason to fail: it is asked again next time.
                    qCWarning(logSync).noquote() << sentence(saved.error());
                }
                finish(instance);
            });
    }

    Core &m_core;
    const std::optional<Instance> m_known;
    Detection m_detection;
};

/// True when that is news.
Result<bool> keepTokenInBody(store::CacheTx &tx, const QString &host)
{
    auto known = store::instance(tx, host);
    if (!known) {
        return known.error();
    }
    if (!*known || capabilities(**known).tokenInBody) {
        return false;
    }
    learnTokenInBody(**known);
    const auto saved = store::saveInstance(tx, **known);
    return saved ? Result<bool>(true) : Result<bool>(saved.error());
}

Error signInAgain(const Account &account)
{
    return {.kind = ErrorKind::Credentials, .subject = account.acct};
}

/// A token that is missing means: sign in again. "Not found" would blame what the user typed.
Error withoutToken(const Account &account, const Error &error)
{
    if (error.kind != ErrorKind::NotFound) {
        return error;
    }
    return {.kind = ErrorKind::Credentials,
        .subject = account.acct,
        .detail = account.thisRunOnly
            ? Words::tr("it was signed in for one run of the program")
            : Words::tr("its token is not in the keychain or the file of --session-secrets")};
}

} // namespace

Sessions::Sessions(Core &core, QObject *parent)
    : QObject(parent)
    , m_core(core)
{
}

QFuture<Result<Instance>> Sessions::instance(const QString &host)
{
    return m_detecting.ask(host, this, [this, host] { return look(host); });
}

QFuture<Result<Instance>> Sessions::look(const QString &host)
{
    return m_core.store.readCache([host](store::CacheTx &tx) { return store::instance(tx, host); })
        .then(this,
            [this, host](const Result<std::optional<Instance>> &known) {
                return detect(host, known ? *known : std::nullopt);
            })
        .unwrap();
}

QFuture<Result<Instance>> Sessions::detect(const QString &host, std::optional<Instance> known)
{
    if (known && m_core.clock.now() - known->checkedAt < instanceFreshMs) {
        return answered<Instance>(*known);
    }
    auto *detecting = new Detecting(m_core, host, known, this);
    auto future = detecting->future();
    detecting->step();
    return future.then(this, [known](const Result<Instance> &found) {
        const bool away = !found && isTransient(found.error().kind);
        return away && known ? Result<Instance>(*known) : found;
    });
}

QFuture<Result<Session>> Sessions::guest(const QString &host)
{
    return instance(host).then(this, [](const Result<Instance> &found) -> Result<Session> {
        if (!found) {
            return found.error();
        }
        return Session{.instance = *found};
    });
}

QFuture<Result<Session>> Sessions::own(const Account &account)
{
    if (account.needsSignIn) {
        return answered<Session>(signInAgain(account));
    }
    m_core.typedHosts.insert(account.host); // typed when the account was added
    auto withToken = [this, account](const Result<QString> &token) -> QFuture<Result<Session>> {
        if (!token) {
            return answered<Session>(withoutToken(account, token.error()));
        }
        m_tokens.insert(account.id.value, *token);
        return instance(account.host)
            .then(
                this, [account, token = *token](const Result<Instance> &found) -> Result<Session> {
                    if (!found) {
                        return found.error();
                    }
                    return Session{.instance = *found, .account = account, .token = token};
                });
    };
    if (m_tokens.contains(account.id.value)) {
        return withToken(m_tokens.value(account.id.value));
    }
    return token(account).then(this, withToken).unwrap();
}

QFuture<Result<QString>> Sessions::token(const Account &account)
{
    return secretKey(account.id)
        .then(this,
            [this, account](const Result<QString> &key) {
                return key ? m_core.secretsOf(account).read(*key) : answered<QString>(key.error());
            })
        .unwrap();
}

void Sessions::hold(const AccountId &account, const QString &token)
{
    m_tokens.insert(account.value, token);
}

QFuture<Result<Session>> Sessions::best(const QString &host)
{
    return accounts()
        .then(this,
            [this, host](const Result<std::vector<Account>> &all) {
                const std::vector<Account> none;
                const auto &known = all ? *all : none;
                const auto there = std::find_if(known.begin(), known.end(),
                    [&](const Account &a) { return a.host == host && !a.needsSignIn; });
                return there != known.end() ? own(*there) : guest(host);
            })
        .unwrap()
        .then(this,
            [this, host](const Result<Session> &session) {
                // A keychain that says no must not hide what guests may read.
                const bool keychain = !session && session.error().subject != host
                    && !isTransient(session.error().kind);
                return keychain ? guest(host) : answered<Session>(session);
            })
        .unwrap();
}

QFuture<Result<std::vector<Account>>> Sessions::accounts()
{
    return m_core.store.readUser([](store::UserTx &tx) { return store::accounts(tx); });
}

void Sessions::refused(const Account &account)
{
    m_tokens.remove(account.id.value);
    Account changed = account;
    changed.needsSignIn = true;
    m_core.store
        .writeUser([changed](store::UserTx &tx) { return store::updateAccount(tx, changed); })
        .then(this, [](const Result<Done> &done) {
            if (!done) {
                qCWarning(logSync).noquote() << sentence(done.error());
            }
        });
}

void Sessions::noteRefusal(const Session &session, const Response &response)
{
    noteTokenPlace(session.instance, response);
    // An answer to the token before says nothing of the one that was signed in with since.
    const QString now = m_tokens.value(session.account.id.value, session.token);
    if (!session.isGuest() && now == session.token && refusesToken(response)) {
        refused(session.account);
    }
}

void Sessions::noteTokenPlace(const Instance &instance, const Response &response)
{
    if (!response.tokenInBody || capabilities(instance).tokenInBody || !m_core.store.isEngine()) {
        return;
    }
    m_core.store
        .writeCache(
            [host = instance.host](store::CacheTx &tx) { return keepTokenInBody(tx, host); })
        .then(this, [this, host = instance.host](const Result<bool> &news) {
            if (!news) {
                // Worth a word, no reason to fail: the next run finds out again.
                qCWarning(logSync).noquote() << sentence(news.error());
            } else if (*news) {
                Q_EMIT tokenInBodyLearnt(host);
            }
        });
}

void Sessions::forget(const AccountId &account)
{
    m_tokens.remove(account.value);
}

QFuture<Result<QString>> Sessions::secretKey(const AccountId &account)
{
    return m_core.store.writeUser([account](store::UserTx &tx) -> Result<QString> {
        auto folder = store::dataFolderId(tx);
        if (!folder) {
            return folder.error();
        }
        return *folder + u'/' + account.value;
    });
}

Request asked(const Core &core, const Session &session, Request request, Request::Priority priority)
{
    request.bearer = session.token;
    if (!session.token.isEmpty()) {
        request.own = true;
        request.purpose = Purpose::OwnAccount;
    }
    request.priority = priority;
    request.retries = 1;
    request.patienceMs = patienceMs;
    request.typedHost = core.typedHosts.contains(hostOf(request.url));
    return request;
}

Request forSignIn(const Core &core, const Session &session, const Request &request)
{
    Request own = asked(core, session, request);
    own.own = true;
    own.purpose = Purpose::SignIn;
    return own;
}

Error withTime(Error error, const Response &response, const Clock &clock)
{
    if (error.kind == ErrorKind::RateLimited && error.until == 0) {
        error.until = rateLimit(response, clock.now()).until();
    }
    return error;
}

} // namespace asterism
