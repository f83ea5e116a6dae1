// SPDX-License-Identifier: GPL-3.0-or-later
#include "miauthtesting.h"

#include "protocol/capabilities.h"

#include <QLoggingCategory>
#include <QMutex>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QMutex logMutex;
QString logLines;

void keepLine(QtMsgType, const QMessageLogContext &, const QString &text)
{
    const QMutexLocker lock(&logMutex);
    logLines += text + u'\n';
}

/// "hanako@host", or the kind of the error.
QString whoCame(const Result<Account> &account)
{
    return account ? account->acct.section(u'@', 0, 0) : word(account.error().kind);
}

} // namespace

/// Signing in where the browser brings a yes and no code.
class tst_miauthsignin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeRoad()
    {
        MiauthHouse house;
        QVERIFY(house.ready);
        house.knowsToken();
        MiauthSigning signing(house, false);
        QVERIFY(signing.untilInvited());
        QVERIFY(signing->byYes() && !signing->byCode());
        const QUrl page = signing->url();
        QVERIFY2(page.path().startsWith(u"/miauth/"_s), qPrintable(page.path()));
        QVERIFY(QUrlQuery(page).hasQueryItem(u"callback"_s));
        QVERIFY(signing->rights().size() >= 5);
        QVERIFY(!signing->rights().contains(u"read:account"_s));
        house.onCheck(page, MiauthHouse::yes());
        QCOMPARE(signing.comeBack(u"somebody-elses"_s).status, 400);
        QCOMPARE(signing->step(), SignIn::Step::User);
        QCOMPARE(signing.comeBack().status, 200);
        const auto account = signing.untilEnded();
        QCOMPARE(whoCame(account), u"hanako"_s);
        QCOMPARE(house.all().size(), size_t(1));
        QCOMPARE(house.tokenOf(account->id), u"the-token"_s);
        QVERIFY(account->client.isEmpty());
        QVERIFY(house.notes().empty());
        QVERIFY(signing->tokenLeftAt().isEmpty());
        QCOMPARE(house.timesAsked("/api/v1/apps"), 0);
        // The check is nobody's request; the next one has the token.
        QCOMPARE(house.fixture.server.requests().front().header("Authorization"), "");
        QCOMPARE(
            house.fixture.server.requests().last().header("Authorization"), "Bearer the-token");
    }

    /// Nothing comes between the token and the keychain.
    void keptFirst()
    {
        MiauthHouse house;
        house.knowsToken();
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        QCOMPARE(whoCame(signing.untilEnded()), u"hanako"_s);
        QVERIFY(!house.secrets.lastRequests.isEmpty());
        QVERIFY2(house.secrets.lastRequests.front().endsWith("/check"),
            house.secrets.lastRequests.front());
        QCOMPARE(QSet<QString>(house.secrets.keys.begin(), house.secrets.keys.end()).size(), 1);
    }

    void saidByHand()
    {
        MiauthHouse house;
        house.knowsToken();
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        QVERIFY(!QUrlQuery(signing->url()).hasQueryItem(u"callback"_s));
        house.onCheck(signing->url(), MiauthHouse::notYet());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        QTRY_COMPARE(signing.refusals.size(), 1);
        QVERIFY2(signing.refusals.front().contains(u"nobody has said yes"_s),
            qPrintable(signing.refusals.front()));
        QCOMPARE(signing->step(), SignIn::Step::User);
        signing->submitCode(u"whatever is typed"_s);
        QCOMPARE(whoCame(signing.untilEnded()), u"hanako"_s);
    }

    /// The browser comes back once only: after that the user says so here.
    void theBrowserComesTooEarly()
    {
        MiauthHouse house;
        house.knowsToken();
        MiauthSigning signing(house, false);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::notYet());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing.comeBack();
        QTRY_COMPARE(signing.refusals.size(), 1);
        QVERIFY(signing->byCode());
        signing->submitDone();
        QCOMPARE(whoCame(signing.untilEnded()), u"hanako"_s);
    }

    /// It may come while it is being asked by hand, before it is known that the answer was yes.
    void theBrowserComesMeanwhile()
    {
        MiauthHouse house;
        house.knowsToken();
        MiauthSigning signing(house, false);
        QVERIFY(signing.untilInvited());
        ScriptedAnswer late = MiauthHouse::notYet();
        late.delayMs = 1000;
        house.onCheck(signing->url(), late);
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        QCOMPARE(signing->step(), SignIn::Step::Token);
        QCOMPARE(signing.comeBack().status, 200);
        QCOMPARE(whoCame(signing.untilEnded()), u"hanako"_s);
        QVERIFY(signing.refusals.isEmpty());
    }

    /// A server that reads tokens from bodies alone gets this one there, and that is kept.
    void theServerReadsNoHeader()
    {
        MiauthHouse house;
        house.fixture.server.on("/api/i",
            scriptedJson(R"({"error":{"code":"CREDENTIAL_REQUIRED","message":"No."}})", 401));
        house.knowsToken();
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        const auto account = signing.untilEnded();
        QCOMPARE(whoCame(account), u"hanako"_s);
        QCOMPARE(house.timesAsked("/api/i"), 2);
        const ScriptedRequest last = house.fixture.server.requests().last();
        QVERIFY(last.header("Authorization").isEmpty());
        QCOMPARE(last.body, quoted("{'i':'the-token'}"));
        const auto known = [&house] {
            const auto found = awaitedResult(house.sessions.instance(house.fixture.server.host()));
            return found && capabilities(*found).tokenInBody;
        };
        QTRY_VERIFY(known());
        house.knowsToken();
        QVERIFY(awaitedResult(house.accounts.check(*account)));
        QCOMPARE(house.timesAsked("/api/i"), 3); // not tried by the header again
    }

    /// Nor is it found in the body: nobody is signed in, and nothing is kept.
    void theServerReadsNoTokenAtAll()
    {
        MiauthHouse house;
        house.fixture.server.on("/api/i",
            scriptedJson(R"({"error":{"code":"CREDENTIAL_REQUIRED","message":"No."}})", 401));
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        QCOMPARE(whoCame(signing.untilEnded()), u"rejected"_s);
        QCOMPARE(house.timesAsked("/api/i"), 2);
        QVERIFY(house.all().empty());
        QCOMPARE(house.secretsLeft(), 0);
        const auto found = awaitedResult(house.sessions.instance(house.fixture.server.host()));
        QVERIFY(found && !capabilities(*found).tokenInBody);
    }

    void theTokenIsRefused()
    {
        MiauthHouse house;
        house.fixture.server.on("/api/i",
            scriptedJson(R"({"error":{"code":"AUTHENTICATION_FAILED","message":"No."}})", 401));
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        QCOMPARE(whoCame(signing.untilEnded()), u"rejected"_s);
        QVERIFY(house.all().empty());
        QVERIFY(house.notes().empty());
        QCOMPARE(house.secrets.keys.size(), 1);
        QCOMPARE(house.secretsLeft(), 0);
        QCOMPARE(signing->tokenLeftAt().path(), u"/settings/apps"_s);
    }

    /// As Misskey 12 says it, and as Firefish does.
    void revokedLater_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("framed") << quoted("{'error':{'message':'Authentication failed.',"
                                          "'code':'AUTHENTICATION_FAILED'}}");
        QTest::newRow("bare") << quoted("{'message':'Authentication failed: Invalid token',"
                                        "'code':'AUTHENTICATION_FAILED','kind':'client'}");
    }
    void revokedLater()
    {
        QFETCH(QByteArray, body);
        MiauthHouse house;
        house.knowsToken();
        house.fixture.server.on("/api/i", scriptedJson(body, 403));
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        const auto account = signing.untilEnded();
        QCOMPARE(whoCame(account), u"hanako"_s);
        const auto checked = awaitedResult(house.accounts.check(*account));
        QVERIFY(!checked);
        QCOMPARE(word(checked.error().kind), word(ErrorKind::Credentials));
        QTRY_VERIFY(house.all().front().needsSignIn);
        QVERIFY(!awaitedResult(house.sessions.own(house.all().front())));
        QCOMPARE(house.timesAsked("/api/i"), 2);
    }

    /// The same person once more: what they have stays as it is.
    void twice()
    {
        MiauthHouse house;
        house.knowsToken();
        const auto first =
            awaitedResult(house.accounts.addWithToken(house.fixture.server.host(), u"old"_s));
        QCOMPARE(whoCame(first), u"hanako"_s);
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        const auto again = signing.untilEnded();
        QVERIFY(!again && isAlreadyHere(again.error()));
        QCOMPARE(house.tokenOf(first->id), u"old"_s);
        QCOMPARE(house.secretsLeft(), 1);
        QVERIFY(house.notes().empty());
        QVERIFY(!signing->tokenLeftAt().isEmpty());
    }

    /// Whoever must sign in again keeps their account and gets the new token.
    void again()
    {
        MiauthHouse house;
        house.knowsToken();
        const auto first =
            awaitedResult(house.accounts.addWithToken(house.fixture.server.host(), u"old"_s));
        QVERIFY(first);
        house.sessions.refused(*first);
        QTRY_VERIFY(house.all().front().needsSignIn);
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        const auto account = signing.untilEnded();
        QVERIFY(account);
        QCOMPARE(account->id, first->id);
        QCOMPARE(house.tokenOf(first->id), u"the-token"_s);
        QCOMPARE(house.secretsLeft(), 1); // that under the new id is gone
        QVERIFY(house.notes().empty());
        QVERIFY(!house.all().front().needsSignIn);
    }

    void cancelledWhileTheTokenComes()
    {
        MiauthHouse house;
        house.knowsToken();
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        ScriptedAnswer late = MiauthHouse::yes();
        late.delayMs = 200;
        house.onCheck(signing->url(), late);
        signing->submitDone();
        signing->cancel();
        QCOMPARE(whoCame(signing.untilEnded()), u"cancelled"_s);
        QVERIFY(house.secrets.keys.isEmpty() && house.all().empty());
        QVERIFY(!signing->tokenLeftAt().isEmpty());
    }

    void theKeychainRefuses()
    {
        MiauthHouse house;
        house.knowsToken();
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.secrets.refuses = true;
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        QCOMPARE(whoCame(signing.untilEnded()), u"store"_s);
        QCOMPARE(house.timesAsked("/api/i"), 0);
        QVERIFY(house.notes().empty() && house.all().empty());
    }

    void forThisRunOnly()
    {
        MiauthHouse house;
        house.knowsToken();
        MiauthSigning signing(house, true, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        const auto account = signing.untilEnded();
        QVERIFY(account && account->thisRunOnly);
        QVERIFY(house.secrets.keys.isEmpty());
        QVERIFY(house.notes().empty());
        QVERIFY(awaitedResult(house.sessions.token(*account)));
    }

    /// Whoever knows the session may fetch the token before Asterism does.
    void theSessionIsInNoLog()
    {
        QLoggingCategory::setFilterRules(u"*.debug=true\nqt.*.debug=false"_s);
        logLines.clear();
        const auto before = qInstallMessageHandler(keepLine);
        MiauthHouse house;
        house.fixture.server.on("/api/i",
            scriptedJson(R"({"error":{"code":"CREDENTIAL_REQUIRED","message":"No."}})", 401));
        house.knowsToken();
        MiauthSigning signing(house, true);
        const bool invited = signing.untilInvited();
        const QString session = signing->url().path().section(u'/', -1);
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        const QString came = whoCame(signing.untilEnded());
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        QVERIFY(invited);
        QCOMPARE(came, u"hanako"_s);
        QVERIFY(session.size() > 30);
        QVERIFY(logLines.contains(u"POST"_s)); // the log was on
        QVERIFY(!logLines.contains(session));
        QVERIFY(!logLines.contains(u"the-token"_s)); // which went out in header and body
    }

    void theCheckFails_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("left"); // somewhere there may be a token that nobody has
        QTest::newRow("500") << 500 << "{}"_ba << u"network"_s << true;
        QTest::newRow("without a token") << 200 << R"({"ok":true})"_ba << u"bad-answer"_s << true;
        QTest::newRow("no MiAuth")
            << 404 << R"({"error":"Not Found"})"_ba << u"not-found"_s << false;
    }
    void theCheckFails()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        MiauthHouse house;
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), scriptedJson(body, status));
        signing->submitDone();
        QTEST(whoCame(signing.untilEnded()), "kind");
        QTEST(!signing->tokenLeftAt().isEmpty(), "left");
        QCOMPARE(house.fixture.server.requests().size(), 1); // it is not asked twice
        QVERIFY(house.secrets.keys.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_miauthsignin)
#include "tst_miauthsignin.moc"
