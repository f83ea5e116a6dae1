// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/accounts.h"
#include "accounts/signin.h"
#include "accounts/unfinished.h"
#include "store/instances.h"
#include "unit/sandbox/client.h"
#include "unit/sync/accounttesting.h"

#include <QTcpServer>
#include <QUrlQuery>

/// A Misskey that does what a test tells it, and somebody who signs in there.
namespace asterism {

/// A keychain that remembers when it was written to.
class WatchedStore : public MemoryStore {
public:
    explicit WatchedStore(const ScriptedServer &server)
        : m_server(server)
    {
    }

    QFuture<Result<Done>> write(const QString &key, const QString &secret) override
    {
        keys << key;
        lastRequests << (m_server.requests().isEmpty() ? QByteArray()
                                                       : m_server.requests().last().target);
        return refuses ? answered<Done>(
                   Error{.kind = ErrorKind::Store, .subject = QString::fromLatin1("keychain")})
                       : MemoryStore::write(key, secret);
    }

    QStringList keys; ///< of all writes
    QByteArrayList lastRequests; ///< what the server was asked last before each
    bool refuses = false;

private:
    const ScriptedServer &m_server;
};

class MiauthHouse {
public:
    MiauthHouse()
        : secrets(fixture.server)
        , core{.clock = fixture.clock,
              .http = fixture.http,
              .store = fixture.core->store,
              .secrets = secrets}
        , sessions(core)
        , accounts(core, sessions)
    {
        using namespace Qt::Literals::StringLiterals;
        Instance misskey;
        misskey.host = fixture.server.host();
        misskey.accountDomain = misskey.host;
        misskey.software = u"misskey"_s;
        misskey.version = u"2025.11.1"_s;
        misskey.family = Instance::Family::Misskey;
        misskey.checkedAt = accountNoon;
        ready = awaitedResult(core.store.writeCache([misskey](store::CacheTx &tx) {
            return store::saveInstance(tx, misskey);
        })).ok();
    }
    ~MiauthHouse() { endWork(core, {&sessions, &accounts}); }

    /// The server knows the token, and whose it is.
    void knowsToken()
    {
        fixture.server.on("/api/i", scriptedJson(R"({"id":"9","username":"hanako","host":null})"));
    }
    /// What the server says to a sign-in that was invited to that page.
    void onCheck(const QUrl &page, const ScriptedAnswer &answer)
    {
        fixture.server.on("/api" + page.path().toUtf8() + "/check", answer);
    }
    static ScriptedAnswer yes()
    {
        return scriptedJson(R"({"ok":true,"token":"the-token","user":{"id":"9"}})");
    }
    static ScriptedAnswer notYet() { return scriptedJson(R"({"ok":false})"); }

    std::vector<Account> all()
    {
        const auto known = awaitedResult(sessions.accounts());
        return known ? *known : std::vector<Account>();
    }
    std::vector<Unfinished> notes()
    {
        const auto found =
            awaitedResult(core.store.readUser([](store::UserTx &tx) { return unfinished(tx); }));
        return found ? *found : std::vector<Unfinished>();
    }
    /// The account's token; empty when it is not in the keychain.
    QString tokenOf(const AccountId &id)
    {
        const auto key = awaitedResult(sessions.secretKey(id));
        const auto token = key ? awaitedResult(secrets.read(*key)) : Result<QString>(key.error());
        return token ? *token : QString();
    }
    /// How many secrets were written and are there still.
    int secretsLeft()
    {
        int left = 0;
        const QSet<QString> keys(secrets.keys.begin(), secrets.keys.end());
        for (const QString &key : keys) {
            left += awaitedResult(secrets.read(key)) ? 1 : 0;
        }
        return left;
    }
    int timesAsked(const QByteArray &target) const
    {
        return int(std::ranges::count(fixture.server.requests(), target, &ScriptedRequest::target));
    }

    AccountFixture fixture;
    WatchedStore secrets;
    Core core;
    Sessions sessions;
    Accounts accounts;
    bool ready = false;
};

/// One sign-in with what it told.
class MiauthSigning {
public:
    MiauthSigning(MiauthHouse &house, bool byCode, bool thisRunOnly = false)
        : m_signIn(house.core, house.sessions, house.accounts,
            {.typed = house.fixture.server.host(),
                .byCode = byCode,
                .thisRunOnly = thisRunOnly,
                .ports = {freePort()}},
            nullptr)
    {
        QObject::connect(&m_signIn, &SignIn::codeRefused, &m_signIn,
            [this](const Error &error) { refusals << sentence(error); });
        QObject::connect(&m_signIn, &SignIn::ended, &m_signIn,
            [this](const Result<Account> &account) { result = account; });
        m_signIn.start();
    }

    SignIn *operator->() { return &m_signIn; }
    bool untilInvited()
    {
        return QTest::qWaitFor(
                   [this] { return m_signIn.step() == SignIn::Step::User || result; }, 30'000)
            && !result;
    }
    Result<Account> untilEnded()
    {
        return QTest::qWaitFor([this] { return result.has_value(); }, 30'000)
            ? *result
            : Result<Account>(Error{.kind = ErrorKind::Timeout});
    }
    /// As the server's page does after a yes.
    Answer comeBack(const QString &session = {})
    {
        const QString own = m_signIn.url().path().section(u'/', -1);
        const QString way =
            QUrlQuery(m_signIn.url())
                .queryItemValue(QString::fromLatin1("callback"), QUrl::FullyDecoded);
        Client browser;
        return browser.get(
            way + QString::fromLatin1("?session=") + (session.isEmpty() ? own : session));
    }

    QStringList refusals;
    std::optional<Result<Account>> result;

private:
    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    SignIn m_signIn;
};

} // namespace asterism
