// SPDX-License-Identifier: GPL-3.0-or-later
#include "miauthtesting.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// As an end of the program leaves it between the keychain and the account.
void cutOff(MiauthHouse &house, const AccountId &id, qint64 at)
{
    const auto key = awaitedResult(house.sessions.secretKey(id));
    const auto kept =
        key ? awaitedResult(house.secrets.write(*key, u"lost"_s)) : Result<Done>(key.error());
    const auto noted = awaitedResult(house.core.store.writeUser(
        [id, at](store::UserTx &tx) { return noteUnfinished(tx, {.id = id, .since = at}); }));
    if (!kept || !noted) {
        qFatal("a sign-in could not be cut off");
    }
}

} // namespace

/// Tokens that are handed out once: none is left behind, and whoever signs out is told what is.
class tst_handedonce : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void notes()
    {
        MiauthHouse house;
        QVERIFY(house.ready);
        QVERIFY(house.notes().empty());
        cutOff(house, {u"one"_s}, accountNoon);
        cutOff(house, {u"two"_s}, accountNoon + 1);
        QCOMPARE(house.notes().size(), size_t(2));
        QVERIFY(awaitedResult(house.core.store.writeUser(
            [](store::UserTx &tx) { return settleUnfinished(tx, {u"one"_s}); })));
        QCOMPARE(house.notes().size(), size_t(1));
        QCOMPARE(house.notes().front().id, AccountId{u"two"_s});
        QCOMPARE(house.notes().front().since, accountNoon + 1);
        QVERIFY(awaitedResult(house.core.store.writeUser(
            [](store::UserTx &tx) { return settleUnfinished(tx, {u"unknown"_s}); })));
    }

    /// Another process may be in the midst of one.
    void clearedAwayLater()
    {
        MiauthHouse house;
        const AccountId id{u"one"_s};
        cutOff(house, id, accountNoon);
        house.fixture.clock.advance(minuteMs);
        QVERIFY(awaitedResult(house.accounts.noteEndedRuns()));
        QCOMPARE(house.tokenOf(id), u"lost"_s);
        QCOMPARE(house.notes().size(), size_t(1));
        house.fixture.clock.advance(hourMs);
        QVERIFY(awaitedResult(house.accounts.noteEndedRuns()));
        QCOMPARE(house.tokenOf(id), QString());
        QVERIFY(house.notes().empty());
        QVERIFY(house.fixture.server.requests().isEmpty()); // no server can be told
    }

    void whoHasAnAccountKeepsTheirToken()
    {
        MiauthHouse house;
        house.knowsToken();
        const auto account =
            awaitedResult(house.accounts.addWithToken(house.fixture.server.host(), u"kept"_s));
        QVERIFY(account);
        house.fixture.clock.advance(hourMs);
        QVERIFY(awaitedResult(house.accounts.noteEndedRuns()));
        QCOMPARE(house.tokenOf(account->id), u"kept"_s);
    }

    void anotherSignInWorks()
    {
        MiauthHouse house;
        house.knowsToken();
        cutOff(house, {u"one"_s}, accountNoon);
        MiauthSigning signing(house, true);
        QVERIFY(signing.untilInvited());
        house.onCheck(signing->url(), MiauthHouse::yes());
        signing->submitDone();
        QVERIFY(signing.untilEnded());
        QCOMPARE(house.all().size(), size_t(1));
        QCOMPARE(house.notes().size(), size_t(1)); // that of before
    }

    void signOut()
    {
        MiauthHouse house;
        house.knowsToken();
        const auto account =
            awaitedResult(house.accounts.addWithToken(house.fixture.server.host(), u"mine"_s));
        QVERIFY(account);
        const auto before = house.fixture.server.requests().size();
        const auto out = awaitedResult(house.accounts.signOut(*account));
        QVERIFY(out && !out->revoked);
        QVERIFY2(out->words.contains(u"lets no application end"_s), qPrintable(out->words));
        QVERIFY(out->words.contains(u'@' + account->acct));
        QCOMPARE(out->page.path(), u"/settings/apps"_s);
        QCOMPARE(out->page.host(), u"127.0.0.1"_s);
        QVERIFY(out->words.contains(out->page.toString()));
        QCOMPARE(house.fixture.server.requests().size(), before);
        QCOMPARE(house.tokenOf(account->id), QString());
        QVERIFY(house.all().empty());
    }

    void aTokenMadeByHand()
    {
        MiauthHouse house;
        house.fixture.server.on("/api/i",
            scriptedJson(R"({"error":{"code":"AUTHENTICATION_FAILED","message":"No."}})", 401));
        house.fixture.server.on(
            "/api/i", scriptedJson(R"({"id":"9","username":"hanako","host":null})"));
        const auto add = [&house] {
            return awaitedResult(
                house.accounts.addWithToken(house.fixture.server.host(), u"mine"_s));
        };
        const auto refused = add();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Credentials);
        QVERIFY(house.secrets.keys.isEmpty()); // it can be typed again
        const auto account = add();
        QVERIFY(account);
        QCOMPARE(account->acct, u"hanako@"_s + house.fixture.server.host());
        QVERIFY(!cannotSignIn({.host = {}, .family = Instance::Family::Misskey}));
    }
};

QTEST_GUILESS_MAIN(tst_handedonce)
#include "tst_handedonce.moc"
