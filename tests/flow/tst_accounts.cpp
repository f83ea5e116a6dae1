// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

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

/// Names of files below `folder` that hold these bytes.
QStringList filesWith(const QString &folder, const QByteArray &bytes)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly) || file.readAll().contains(bytes)) {
            found << file.fileName();
        }
    }
    return found;
}

} // namespace

class tst_Accounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addedWithAToken_data();
    void addedWithAToken();
    void sameTwiceIsRefusedKindly();
    void wrongTokenIsRefused_data();
    void wrongTokenIsRefused();
    void revokedTokenStopsThatAccountAlone();
    void aTokenThatIsGoneAsksToSignInAgain();
    void newTokenWakesTheAccount();
    void checkWakesAnAccountThatWasRefusedByMistake();
    void removedAccountLeavesNoToken();
    void removedAccountAsksNothingMore();
    void faults_data();
    void faults();
    void deadHostIsANetworkError();
    void tokenIsInNoFileAndNoLog();
};

void tst_Accounts::addedWithAToken_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("software");
    QTest::newRow("mastodon") << u"ao"_s << u"mastodon"_s;
    QTest::newRow("gotosocial") << u"yuki"_s << u"gotosocial"_s;
    QTest::newRow("snac") << u"sora"_s << u"snac"_s;
}

void tst_Accounts::addedWithAToken()
{
    QFETCH(QString, user);
    QFETCH(QString, software);
    CoreFixture fixture;
    QVERIFY(fixture.isReady());
    const auto account = fixture.signIn(user);
    QCOMPARE(kindOf(account), u"ok"_s);
    QCOMPARE(account->acct, fixture.sandbox.handle(user));
    QCOMPARE(account->software, software);
    QVERIFY(!account->localId.isEmpty());

    fixture.open(); // as after a new start
    const auto all = await(fixture.house->sessions.accounts());
    QCOMPARE(all->size(), 1u);
    QCOMPARE(all->front(), *account);
    QCOMPARE(kindOf(await(fixture.house->accounts.check(*account))), u"ok"_s);
}

void tst_Accounts::sameTwiceIsRefusedKindly()
{
    CoreFixture fixture;
    QVERIFY(fixture.signIn(u"ao"_s).ok());
    const auto again = fixture.signIn(u"ao"_s);
    QCOMPARE(kindOf(again), u"rejected"_s);
    QVERIFY(sentence(again.error()).contains(u"already here"_s));
    QCOMPARE(await(fixture.house->sessions.accounts())->size(), 1u);
    QCOMPARE(
        kindOf(fixture.refreshHome(await(fixture.house->sessions.accounts())->front())), u"ok"_s);
}

void tst_Accounts::wrongTokenIsRefused_data()
{
    QTest::addColumn<QString>("software");
    QTest::newRow("mastodon") << u"mastodon"_s;
    QTest::newRow("gotosocial") << u"gotosocial"_s;
    QTest::newRow("snac") << u"snac"_s;
}

void tst_Accounts::wrongTokenIsRefused()
{
    QFETCH(QString, software);
    CoreFixture fixture;
    const auto account =
        await(fixture.house->accounts.addWithToken(fixture.host(software), u"nonsense"_s));
    QCOMPARE(kindOf(account), u"credentials"_s);
    QVERIFY(await(fixture.house->sessions.accounts())->empty());
}

void tst_Accounts::revokedTokenStopsThatAccountAlone()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    const Account sora = *fixture.signIn(u"sora"_s);
    Server *mastodon = fixture.sandbox.server(u"mastodon"_s);
    mastodon->addFault({.kind = Fault::Kind::RevokedToken, .path = u"/api/v1/timelines/*"_s});
    QCOMPARE(kindOf(fixture.refreshHome(ao)), u"credentials"_s);

    QTRY_VERIFY(await(fixture.house->sessions.accounts())->front().needsSignIn);
    const auto all = await(fixture.house->sessions.accounts());
    QCOMPARE(all->size(), 2u);
    QCOMPARE(all->at(1).needsSignIn, false);

    mastodon->clearRequestLog();
    QCOMPARE(kindOf(fixture.refreshHome(all->at(0))), u"credentials"_s);
    QCOMPARE(mastodon->requestLog().size(), 0u);
    QCOMPARE(kindOf(fixture.refreshHome(sora)), u"ok"_s);
    // What guests may read is still read, as a guest.
    const auto best = await(fixture.house->sessions.best(mastodon->host()));
    QCOMPARE(kindOf(best), u"ok"_s);
    QVERIFY(best->isGuest());
}

void tst_Accounts::aTokenThatIsGoneAsksToSignInAgain()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    const auto key = await(fixture.house->sessions.secretKey(ao.id));
    QVERIFY(await(fixture.house->core.secrets.remove(*key)).ok());
    fixture.open();
    const auto checked = await(fixture.house->accounts.check(ao));
    QCOMPARE(kindOf(checked), u"credentials"_s);
    QCOMPARE(checked.error().subject, ao.acct);
    QVERIFY(!checked.error().detail.isEmpty());
}

void tst_Accounts::newTokenWakesTheAccount()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    fixture.house->sessions.refused(ao);
    QTRY_VERIFY(await(fixture.house->sessions.accounts())->front().needsSignIn);
    const auto again = fixture.signIn(u"ao"_s);
    QCOMPARE(kindOf(again), u"ok"_s);
    QCOMPARE(again->id, ao.id);
    const auto all = await(fixture.house->sessions.accounts());
    QVERIFY(!all->front().needsSignIn);
    QCOMPARE(kindOf(fixture.refreshHome(all->front())), u"ok"_s);
}

void tst_Accounts::checkWakesAnAccountThatWasRefusedByMistake()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    fixture.sandbox.server(u"mastodon"_s)
        ->addFault(
            {.kind = Fault::Kind::RevokedToken, .path = u"/api/v1/accounts/*"_s, .times = 1});
    QCOMPARE(kindOf(await(fixture.house->accounts.check(ao))), u"credentials"_s);
    QTRY_VERIFY(await(fixture.house->sessions.accounts())->front().needsSignIn);
    const Account marked = await(fixture.house->sessions.accounts())->front();
    QCOMPARE(kindOf(await(fixture.house->accounts.check(marked))), u"ok"_s);
    QVERIFY(!await(fixture.house->sessions.accounts())->front().needsSignIn);
}

void tst_Accounts::removedAccountLeavesNoToken()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    const QString key = *await(fixture.house->sessions.secretKey(ao.id));
    QVERIFY(await(fixture.secrets.read(key)).ok());
    QVERIFY(await(fixture.house->accounts.remove(ao)).ok());
    QCOMPARE(kindOf(await(fixture.secrets.read(key))), u"not-found"_s);
    QVERIFY(await(fixture.house->sessions.accounts())->empty());
}

void tst_Accounts::removedAccountAsksNothingMore()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    QVERIFY(fixture.refreshHome(ao).ok());
    QVERIFY(await(fixture.house->accounts.remove(ao)).ok());
    QVERIFY(!fixture.own(ao).ok());
}

void tst_Accounts::faults_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("kind");
    using Kind = Fault::Kind;
    QTest::newRow("HTML") << Fault{.kind = Kind::Html} << u"bad-answer"_s;
    QTest::newRow("5xx") << Fault{.kind = Kind::Status, .status = 500} << u"network"_s;
    QTest::newRow("cut") << Fault{.kind = Kind::CutBody} << u"network"_s;
    QTest::newRow("closed") << Fault{.kind = Kind::Close} << u"network"_s;
    QTest::newRow("malformed") << Fault{.kind = Kind::BrokenJson} << u"bad-answer"_s;
    QTest::newRow("huge") << Fault{.kind = Kind::Huge} << u"bad-answer"_s;
    QTest::newRow("empty") << Fault{.kind = Kind::Empty} << u"bad-answer"_s;
    QTest::newRow("loop") << Fault{.kind = Kind::RedirectLoop} << u"bad-answer"_s;
    QTest::newRow("429") << Fault{.kind = Kind::RateLimited} << u"rate-limited"_s;
    QTest::newRow("slow, but there") << Fault{.kind = Kind::Slow, .delayMs = 300} << u"ok"_s;
    QTest::newRow("dripping, but there")
        << Fault{.kind = Kind::Drip, .delayMs = 1, .chunk = 64} << u"ok"_s;
}

void tst_Accounts::faults()
{
    QFETCH(Fault, fault);
    QFETCH(QString, kind);
    CoreFixture fixture;
    Server *server = fixture.sandbox.server(u"mastodon"_s);
    fault.path = u"/api/v1/accounts/verify_credentials"_s;
    server->addFault(fault);
    const auto account = fixture.signIn(u"ao"_s);
    QCOMPARE(kindOf(account), kind);
    if (!account) {
        QVERIFY(sentence(account.error()).contains(server->host()));
        QVERIFY(await(fixture.house->sessions.accounts())->empty());
    }
    server->clearFaults();
    // The same at a timeline. Whatever happened, the next look works.
    if (kind == u"rate-limited"_s) {
        fixture.pass(dayMs);
    }
    fault.path = u"/api/v1/timelines/*"_s;
    server->addFault(fault);
    QCOMPARE(kindOf(fixture.refreshLocal(server->host())), kind);
    server->clearFaults();
    fixture.pass(dayMs);
    QCOMPARE(kindOf(fixture.refreshLocal(server->host())), u"ok"_s);
}

void tst_Accounts::deadHostIsANetworkError()
{
    CoreFixture fixture;
    const auto unknown =
        await(fixture.house->accounts.addWithToken(u"no-such-host.invalid"_s, u"token"_s));
    QCOMPARE(kindOf(unknown), u"network"_s);
    QVERIFY(sentence(unknown.error()).contains(u"no-such-host.invalid"_s));
    const QString dead = fixture.host(u"snac"_s);
    fixture.sandbox.server(u"snac"_s)->stopListening();
    QCOMPARE(kindOf(await(fixture.house->accounts.addWithToken(dead, u"token"_s))), u"network"_s);
    QCOMPARE(
        kindOf(await(fixture.house->accounts.addWithToken(u"no host"_s, u"token"_s))), u"usage"_s);
    QCOMPARE(kindOf(await(fixture.house->accounts.addWithToken(dead, u"  "_s))), u"usage"_s);
}

void tst_Accounts::tokenIsInNoFileAndNoLog()
{
    QLoggingCategory::setFilterRules(u"*.debug=true\nqt.*.debug=false"_s);
    logged.clear();
    const auto before = qInstallMessageHandler(remember);
    QByteArrayList tokens;
    {
        CoreFixture fixture;
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s}) {
            const Account account = *fixture.signIn(user);
            tokens << fixture.sandbox.serverOf(user)->token(user).toUtf8();
            fixture.post(user, u"hello"_s);
            QVERIFY(fixture.refreshHome(account).ok());
            fixture.sandbox.serverOf(user)->addFault({.kind = Fault::Kind::RevokedToken});
            QVERIFY(!fixture.refreshHome(account).ok());
        }
        fixture.house->core.store.writeUser([](store::UserTx &) -> Result<Done> { return Done{}; });
        for (const QByteArray &token : tokens) {
            QVERIFY(token.size() > 8);
            QCOMPARE(filesWith(fixture.folder(), token), QStringList());
        }
        fixture.house.reset();
        for (const QByteArray &token : tokens) {
            QCOMPARE(filesWith(fixture.folder(), token), QStringList());
        }
    }
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    QVERIFY(logged.contains(u"GET"_s)); // the log was on
    for (const QByteArray &token : tokens) {
        QVERIFY(!logged.contains(QString::fromUtf8(token)));
    }
}
QTEST_GUILESS_MAIN(tst_Accounts)
#include "tst_accounts.moc"
