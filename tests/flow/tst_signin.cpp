// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/signintesting.h"

#include "base/log.h"

#include <QDirIterator>
#include <QLoggingCategory>
#include <QMutex>

Q_DECLARE_METATYPE(asterism::Fault)

using namespace asterism;
using namespace asterism::flow;

namespace {

QMutex mutex;
QString logged;

void remember(QtMsgType, const QMessageLogContext &, const QString &text)
{
    const QMutexLocker lock(&mutex);
    logged += text + u'\n';
}

/// Names of files below `folder` that hold these bytes as they are, in base64 or as addresses do.
QStringList filesWith(const QString &folder, const QByteArray &secret)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) {
            found << file.fileName() + u" (unreadable)"_s;
            continue;
        }
        const QByteArray all = file.readAll();
        if (all.contains(secret) || all.contains(secret.toBase64())
            || all.contains(secret.toPercentEncoding())) {
            found << file.fileName();
        }
    }
    return found;
}

/// A machine without a keychain.
class NoKeychain : public MemoryStore {
public:
    static Error error()
    {
        return {.kind = ErrorKind::Store, .subject = u"keychain"_s, .detail = u"no backend"_s};
    }
    QFuture<Result<Done>> write(const QString &, const QString &) override
    {
        return answered<Done>(error());
    }
    QFuture<Result<QString>> read(const QString &) override { return answered<QString>(error()); }
    QFuture<Result<Done>> remove(const QString &) override { return answered<Done>(error()); }
    QFuture<Result<Done>> check() override { return answered<Done>(error()); }
};

std::vector<Account> accountsOf(CoreFixture &fixture)
{
    const auto all = await(fixture.house->sessions.accounts());
    return all ? *all : std::vector<Account>();
}

} // namespace

class tst_signin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_ports = {freePort()}; }

    void wholeRoad_data();
    void wholeRoad();
    void byCode_data();
    void byCode();
    void pastedAddress();
    void typedHandle();
    void saidNo();
    void wrongStateEndsNothing();
    void nobodyComesBack();
    void cancelled();
    void cancelledWhileTheTokenComes();
    void deletedAtAnyTime();
    void secondAccountOfTheHost();
    void sameAccountTwice_data();
    void sameAccountTwice();
    void signInAgain();
    void forgottenApplication();
    void cutAtEachStep_data();
    void cutAtEachStep();
    void withoutKeychain();
    void forThisRunOnly();
    void signOut_data();
    void signOut();
    void signOutOffline();
    void signOutOfAPastedToken();
    void lastAccountTakesTheSecretAlong();
    void revokedElsewhere();
    void noSecretInAnyFileOrLog();

private:
    SignIn::Wish wish(const QString &typed) const { return {.typed = typed, .ports = m_ports}; }
    Result<Account> signIn(CoreFixture &fixture, const QString &user) const
    {
        return signInByBrowser(fixture, user, {.ports = m_ports});
    }

    QList<quint16> m_ports;
};

void tst_signin::wholeRoad_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("scopes");
    QTest::newRow("mastodon") << u"ao"_s << u"read write follow profile"_s;
    QTest::newRow("gotosocial") << u"yuki"_s << u"read write follow"_s;
    QTest::newRow("snac") << u"sora"_s << u"read write follow"_s;
}

void tst_signin::wholeRoad()
{
    QFETCH(QString, user);
    QFETCH(QString, scopes);
    CoreFixture fixture;
    Signing signing(*fixture.house, wish(fixture.hostOfUser(user)));
    signing->start();
    QVERIFY(signing.untilInvited());
    const QUrlQuery query(signing.page());
    QCOMPARE(query.queryItemValue(u"scope"_s, QUrl::FullyDecoded), scopes);
    QCOMPARE(query.queryItemValue(u"code_challenge_method"_s), u"S256"_s);
    QVERIFY(!query.hasQueryItem(u"force_login"_s));
    QCOMPARE(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded),
        u"http://127.0.0.1:%1/"_s.arg(m_ports.first()));
    const Answer last = browse(signing.page(), u"approve="_s + user);
    QVERIFY2(last.body.contains("Back to Asterism"), last.body);
    const auto account = signing.untilEnded();
    QCOMPARE(kindOf(account), u"ok"_s);
    QCOMPARE(account->acct, fixture.sandbox.handle(user));
    QVERIFY(!account->client.isEmpty());

    fixture.open(); // as after a new start
    QCOMPARE(accountsOf(fixture), std::vector<Account>{*account});
    QCOMPARE(kindOf(fixture.refreshHome(*account)), u"ok"_s);
}

void tst_signin::byCode_data()
{
    wholeRoad_data();
}

void tst_signin::byCode()
{
    QFETCH(QString, user);
    CoreFixture fixture;
    Signing signing(*fixture.house, {.typed = fixture.hostOfUser(user), .byCode = true});
    QSignalSpy refused(signing.operator->(), &SignIn::codeRefused);
    signing->start();
    QVERIFY(signing.untilInvited());
    signing->submitCode(u" "_s);
    QCOMPARE(refused.size(), 1);
    signing->submitCode(u' ' + shownCode(signing.page(), user) + u'\n');
    QCOMPARE(kindOf(signing.untilEnded()), u"ok"_s);
    QCOMPARE(accountsOf(fixture).size(), 1u);
}

void tst_signin::pastedAddress()
{
    CoreFixture fixture;
    Signing signing(*fixture.house, wish(fixture.hostOfUser(u"ao"_s)));
    signing->start();
    QVERIFY(signing.untilInvited());
    // The browser is on another machine and ends at an address that does not open there.
    const QUrl end = wouldLead(signing.page(), u"approve=ao"_s);
    signing->submitCode(end.toString(QUrl::FullyEncoded));
    QCOMPARE(kindOf(signing.untilEnded()), u"ok"_s);
}

void tst_signin::typedHandle()
{
    CoreFixture fixture;
    QCOMPARE(kindOf(signInByBrowser(fixture, u"ao"_s,
                 {.typed = u" @ao@"_s + fixture.hostOfUser(u"ao"_s), .ports = m_ports})),
        u"ok"_s);
    CoreFixture other;
    QCOMPARE(
        kindOf(signInByBrowser(other, u"ao"_s,
            {.typed = u"http://"_s + other.hostOfUser(u"ao"_s) + u"/@ao"_s, .ports = m_ports})),
        u"ok"_s);
    QCOMPARE(kindOf(signInByBrowser(other, u"ao"_s, {.typed = u"no server"_s})), u"usage"_s);
}

void tst_signin::saidNo()
{
    CoreFixture fixture;
    Signing signing(*fixture.house, wish(fixture.hostOfUser(u"ao"_s)));
    signing->start();
    QVERIFY(signing.untilInvited());
    const Answer last = browse(signing.page(), u"deny=1"_s);
    QVERIFY2(last.body.contains("Not signed in"), last.body);
    const auto account = signing.untilEnded();
    QCOMPARE(kindOf(account), u"rejected"_s);
    QVERIFY(sentence(account.error()).contains(fixture.hostOfUser(u"ao"_s)));
    QVERIFY(sentence(account.error()).contains(u"denied"_s));
    QVERIFY(accountsOf(fixture).empty());
}

void tst_signin::wrongStateEndsNothing()
{
    CoreFixture fixture;
    Signing signing(*fixture.house, wish(fixture.hostOfUser(u"ao"_s)));
    signing->start();
    QVERIFY(signing.untilInvited());
    Client stranger;
    const QString door = u"http://127.0.0.1:%1/?code=x&state=wrong"_s.arg(m_ports.first());
    QCOMPARE(stranger.get(door).status, 400);
    QCOMPARE(signing->step(), SignIn::Step::User);
    browse(signing.page(), u"approve=ao"_s);
    QCOMPARE(kindOf(signing.untilEnded()), u"ok"_s);
}

void tst_signin::nobodyComesBack()
{
    CoreFixture fixture;
    SignIn::Wish hasty = wish(fixture.hostOfUser(u"ao"_s));
    hasty.patienceMs = 50;
    Signing signing(*fixture.house, hasty);
    signing->start();
    const auto account = signing.untilEnded();
    QCOMPARE(kindOf(account), u"timeout"_s);
    QVERIFY(sentence(account.error()).contains(u"browser"_s));
    Client late;
    QCOMPARE(late.get(u"http://127.0.0.1:%1/"_s.arg(m_ports.first())).status, 0);
}

void tst_signin::cancelled()
{
    CoreFixture fixture;
    Signing signing(*fixture.house, wish(fixture.hostOfUser(u"ao"_s)));
    signing->start();
    QVERIFY(signing.untilInvited());
    signing->cancel();
    QCOMPARE(kindOf(signing.untilEnded()), u"cancelled"_s);
    Client late;
    QCOMPARE(late.get(u"http://127.0.0.1:%1/"_s.arg(m_ports.first())).status, 0);
}

void tst_signin::cancelledWhileTheTokenComes()
{
    CoreFixture fixture;
    Server *server = fixture.sandbox.serverOf(u"ao"_s);
    server->addFault({.kind = Fault::Kind::Slow, .path = u"/oauth/token"_s, .delayMs = 300});
    Signing signing(*fixture.house, wish(server->host()));
    signing->start();
    QVERIFY(signing.untilInvited());
    browse(signing.page(), u"approve=ao"_s);
    QTRY_COMPARE(signing->step(), SignIn::Step::Token);
    signing->cancel();
    QCOMPARE(kindOf(signing.untilEnded()), u"cancelled"_s);
    QCOMPARE(server->requestCount(u"/oauth/revoke"_s), 1);
    QCOMPARE(fixture.sandbox.tokensOf(u"ao"_s), QStringList{server->token(u"ao"_s)});
    QVERIFY(accountsOf(fixture).empty());
}

void tst_signin::deletedAtAnyTime()
{
    for (const SignIn::Step step :
        {SignIn::Step::Keychain, SignIn::Step::Server, SignIn::Step::Client, SignIn::Step::User,
            SignIn::Step::Token, SignIn::Step::Account}) {
        CoreFixture fixture;
        Signing signing(*fixture.house, wish(fixture.hostOfUser(u"ao"_s)));
        bool reached = false;
        QObject::connect(signing.operator->(), &SignIn::stepChanged, signing.operator->(),
            [&] { reached = reached || signing->step() == step; });
        signing->start();
        if (step > SignIn::Step::User) {
            QVERIFY(signing.untilInvited());
            browse(signing.page(), u"approve=ao"_s);
        }
        QTRY_VERIFY(reached);
        signing.drop();
        fixture.house.reset(); // whatever was under way ends in order
    }
}

void tst_signin::secondAccountOfTheHost()
{
    CoreFixture fixture;
    Server *server = fixture.sandbox.serverOf(u"ao"_s);
    QCOMPARE(kindOf(signIn(fixture, u"ao"_s)), u"ok"_s);
    Signing signing(*fixture.house, wish(server->host()));
    signing->start();
    QVERIFY(signing.untilInvited());
    QCOMPARE(QUrlQuery(signing.page()).queryItemValue(u"force_login"_s), u"true"_s);
    browse(signing.page(), u"approve=mei"_s);
    QCOMPARE(kindOf(signing.untilEnded()), u"ok"_s);
    QCOMPARE(accountsOf(fixture).size(), 2u);
    QCOMPARE(server->requestCount(u"/api/v1/apps"_s), 1); // registrations are few and kept
}

void tst_signin::sameAccountTwice_data()
{
    wholeRoad_data();
}

void tst_signin::sameAccountTwice()
{
    QFETCH(QString, user);
    CoreFixture fixture;
    const auto first = signIn(fixture, user);
    QCOMPARE(kindOf(first), u"ok"_s);
    const QStringList before = fixture.sandbox.tokensOf(user);
    const auto again = signIn(fixture, user);
    QCOMPARE(kindOf(again), u"rejected"_s);
    QVERIFY(sentence(again.error()).contains(u"already here"_s));
    QCOMPARE(accountsOf(fixture).size(), 1u);
    // The fresh token is gone, and the one in use is not, which on Mastodon is the same.
    QStringList after = fixture.sandbox.tokensOf(user);
    QCOMPARE(
        QSet<QString>(after.begin(), after.end()), QSet<QString>(before.begin(), before.end()));
    QCOMPARE(kindOf(fixture.refreshHome(*first)), u"ok"_s);
}

void tst_signin::signInAgain()
{
    CoreFixture fixture;
    const Account first = *signIn(fixture, u"ao"_s);
    fixture.sandbox.revokeToken(u"ao"_s);
    QCOMPARE(kindOf(fixture.refreshHome(first)), u"credentials"_s);
    QTRY_VERIFY(accountsOf(fixture).front().needsSignIn);
    const auto again = signIn(fixture, u"ao"_s);
    QCOMPARE(kindOf(again), u"ok"_s);
    QCOMPARE(again->id, first.id);
    QVERIFY(!accountsOf(fixture).front().needsSignIn);
    QCOMPARE(kindOf(fixture.refreshHome(accountsOf(fixture).front())), u"ok"_s);
}

void tst_signin::forgottenApplication()
{
    CoreFixture fixture;
    Server *server = fixture.sandbox.serverOf(u"ao"_s);
    QCOMPARE(kindOf(signIn(fixture, u"ao"_s)), u"ok"_s);
    fixture.sandbox.forgetApps(server);
    QCOMPARE(kindOf(signIn(fixture, u"mei"_s)), u"ok"_s); // known before the browser opens
    QCOMPARE(server->requestCount(u"/api/v1/apps"_s), 2);

    Signing signing(*fixture.house, wish(server->host()));
    signing->start();
    QVERIFY(signing.untilInvited());
    const QUrl back = wouldLead(signing.page(), u"approve=hal"_s);
    fixture.sandbox.forgetApps(server); // while the user reads the page
    Client().get(back.toString(QUrl::FullyEncoded));
    QVERIFY(signing.untilInvited(2));
    browse(signing.page(), u"approve=hal"_s);
    QCOMPARE(kindOf(signing.untilEnded()), u"ok"_s);
    QCOMPARE(server->requestCount(u"/api/v1/apps"_s), 3);
}

void tst_signin::cutAtEachStep_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("kind");
    using Kind = Fault::Kind;
    const std::pair<const char *, Fault> faults[] = {{"cut", {.kind = Kind::CutBody}},
        {"HTML", {.kind = Kind::Html}}, {"huge", {.kind = Kind::Huge}},
        {"500", {.kind = Kind::Status, .status = 500}}, {"429", {.kind = Kind::RateLimited}}};
    for (const auto &[name, fault] : faults) {
        for (const char *path :
            {"/api/v1/apps", "/oauth/token", "/api/v1/accounts/verify_credentials"}) {
            const QString kind = fault.kind == Kind::RateLimited       ? u"rate-limited"_s
                : fault.kind == Kind::Html || fault.kind == Kind::Huge ? u"bad-answer"_s
                                                                       : u"network"_s;
            QTest::addRow("%s %s", name, path) << QString::fromLatin1(path) << fault << kind;
        }
        QTest::addRow("%s metadata", name)
            << u"/.well-known/oauth-authorization-server"_s << fault
            << (fault.kind == Kind::RateLimited ? u"rate-limited"_s : u"ok"_s);
    }
}

void tst_signin::cutAtEachStep()
{
    QFETCH(QString, path);
    QFETCH(Fault, fault);
    QFETCH(QString, kind);
    CoreFixture fixture;
    Server *server = fixture.sandbox.serverOf(u"ao"_s);
    fault.path = path;
    server->addFault(fault);
    const auto account = signIn(fixture, u"ao"_s);
    QCOMPARE(kindOf(account), kind);
    if (!account) {
        QVERIFY2(sentence(account.error()).contains(server->host()),
            qPrintable(sentence(account.error())));
        QVERIFY(accountsOf(fixture).empty());
    }
    server->clearFaults();
    fixture.pass(dayMs);
    const auto again = signIn(fixture, u"mei"_s);
    QVERIFY2(again.ok(), again ? "" : qPrintable(sentence(again.error())));
}

void tst_signin::withoutKeychain()
{
    CoreFixture fixture;
    NoKeychain none;
    Core core{.clock = fixture.clock,
        .http = fixture.house->http,
        .store = fixture.house->core.store,
        .secrets = none};
    Sessions sessions(core);
    Accounts accounts(core, sessions);
    Server *server = fixture.sandbox.serverOf(u"ao"_s);
    SignIn signIn(core, sessions, accounts, wish(server->host()), nullptr);
    std::optional<Result<Account>> ended;
    connect(&signIn, &SignIn::ended, &signIn, [&](const auto &result) { ended = result; });
    signIn.start();
    QTRY_VERIFY(ended.has_value());
    QCOMPARE(kindOf(*ended), u"store"_s);
    QVERIFY(signIn.wantsKeychain());
    QVERIFY(server->requestLog().empty()); // nobody was asked
}

void tst_signin::forThisRunOnly()
{
    CoreFixture fixture;
    const auto account =
        signInByBrowser(fixture, u"ao"_s, {.typed = {}, .thisRunOnly = true, .ports = m_ports});
    QCOMPARE(kindOf(account), u"ok"_s);
    QVERIFY(account->thisRunOnly);
    QCOMPARE(kindOf(fixture.refreshHome(*account)), u"ok"_s);
    QVERIFY(await(fixture.house->accounts.noteEndedRuns()).ok());
    QVERIFY(!accountsOf(fixture).front().needsSignIn); // this is the run
    const QString key = *await(fixture.house->sessions.secretKey(account->id));
    QCOMPARE(kindOf(await(fixture.secrets.read(key))), u"not-found"_s);

    fixture.open(); // the next run
    QVERIFY(await(fixture.house->accounts.noteEndedRuns()).ok());
    QTRY_VERIFY(accountsOf(fixture).front().needsSignIn);
    QCOMPARE(kindOf(fixture.refreshHome(accountsOf(fixture).front())), u"credentials"_s);
    const auto again = signIn(fixture, u"ao"_s);
    QCOMPARE(kindOf(again), u"ok"_s);
    QCOMPARE(again->id, account->id);
    QVERIFY(!accountsOf(fixture).front().thisRunOnly);
}

void tst_signin::signOut_data()
{
    wholeRoad_data();
}

void tst_signin::signOut()
{
    QFETCH(QString, user);
    CoreFixture fixture;
    const Account account = *signIn(fixture, user);
    const QString token = *await(fixture.house->sessions.token(account));
    const auto out = await(fixture.house->accounts.signOut(account));
    QCOMPARE(kindOf(out), u"ok"_s);
    QVERIFY(out->revoked);
    QCOMPARE(out->words, QString());
    QVERIFY(!fixture.sandbox.tokensOf(user).contains(token));
    QVERIFY(accountsOf(fixture).empty());
    QCOMPARE(kindOf(await(fixture.house->sessions.token(account))), u"not-found"_s);
}

void tst_signin::signOutOffline()
{
    CoreFixture fixture;
    const Account account = *signIn(fixture, u"ao"_s);
    fixture.sandbox.serverOf(u"ao"_s)->stopListening();
    const auto out = await(fixture.house->accounts.signOut(account));
    QCOMPARE(kindOf(out), u"ok"_s);
    QVERIFY(!out->revoked);
    QVERIFY2(out->words.contains(u"could not be revoked"_s), qPrintable(out->words));
    QVERIFY2(out->words.contains(account.host + u"/oauth/authorized_applications"_s),
        qPrintable(out->words));
    QVERIFY(accountsOf(fixture).empty());
    QCOMPARE(kindOf(await(fixture.house->sessions.token(account))), u"not-found"_s);
}

void tst_signin::signOutOfAPastedToken()
{
    CoreFixture fixture;
    const Account account = *fixture.signIn(u"sora"_s);
    const auto out = await(fixture.house->accounts.signOut(account));
    QCOMPARE(kindOf(out), u"ok"_s);
    QVERIFY(!out->revoked);
    QVERIFY2(out->words.contains(u"did not make it"_s), qPrintable(out->words));
}

void tst_signin::lastAccountTakesTheSecretAlong()
{
    CoreFixture fixture;
    const Account ao = *signIn(fixture, u"ao"_s);
    const Account mei = *signIn(fixture, u"mei"_s);
    QCOMPARE(ao.client, mei.client);
    QVERIFY(await(fixture.house->accounts.signOut(ao)).ok());
    QVERIFY(await(fixture.house->accounts.clients().byId(ao.client, false)).ok());
    QCOMPARE(kindOf(fixture.refreshHome(mei)), u"ok"_s);
    QVERIFY(await(fixture.house->accounts.signOut(mei)).ok());
    QCOMPARE(
        kindOf(await(fixture.house->accounts.clients().byId(ao.client, false))), u"not-found"_s);
}

void tst_signin::revokedElsewhere()
{
    CoreFixture fixture;
    const Account ao = *signIn(fixture, u"ao"_s);
    const Account sora = *signIn(fixture, u"sora"_s);
    fixture.sandbox.revokeToken(u"ao"_s);
    QCOMPARE(kindOf(fixture.refreshHome(ao)), u"credentials"_s);
    QTRY_VERIFY(accountsOf(fixture).front().needsSignIn);
    QCOMPARE(kindOf(fixture.refreshHome(sora)), u"ok"_s);
}

void tst_signin::noSecretInAnyFileOrLog()
{
    QLoggingCategory::setFilterRules(u"*.debug=true\nqt.*.debug=false"_s);
    logged.clear();
    const auto before = qInstallMessageHandler(remember);
    QByteArrayList secrets;
    {
        CoreFixture fixture;
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s}) {
            Signing signing(*fixture.house, wish(fixture.hostOfUser(user)));
            signing->start();
            QVERIFY(signing.untilInvited());
            const QUrl back = wouldLead(signing.page(), u"approve="_s + user);
            secrets << QUrlQuery(back).queryItemValue(u"code"_s).toUtf8();
            Client().get(back.toString(QUrl::FullyEncoded));
            const auto account = signing.untilEnded();
            QCOMPARE(kindOf(account), u"ok"_s);
            secrets << (*await(fixture.house->sessions.token(*account))).toUtf8();
            const auto client =
                await(fixture.house->accounts.clients().byId(account->client, false));
            secrets << client->oauth.clientSecret.toUtf8();
            QVERIFY(fixture.refreshHome(*account).ok());
            QVERIFY(await(fixture.house->accounts.signOut(*account)).ok());
        }
        QVERIFY(await(fixture.house->core.store.writeUser(
            [](store::UserTx &) -> Result<Done> { return Done{}; })));
        for (const QByteArray &secret : secrets) {
            QVERIFY(secret.size() > 8);
            QCOMPARE(filesWith(fixture.folder(), secret), QStringList());
        }
        fixture.house.reset();
        for (const QByteArray &secret : secrets) {
            QCOMPARE(filesWith(fixture.folder(), secret), QStringList());
        }
    }
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    QVERIFY(logged.contains(u"POST"_s)); // the log was on
    for (const QByteArray &secret : secrets) {
        QVERIFY(!logged.contains(QString::fromUtf8(secret)));
    }
}
QTEST_GUILESS_MAIN(tst_signin)
#include "tst_signin.moc"
