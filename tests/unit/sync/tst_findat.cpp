// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "sync/belongings.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray searchPath = "/api/v2/search";
const QByteArray lookupPath = "/api/v1/accounts/lookup";

/// Localid and canonical acct, or the error's kind.
QString found(AccountFixture &fixture, const QString &software, const QString &acct, bool fetch)
{
    const auto person = awaitedResult(
        findPersonAt(*fixture.core, *fixture.sessions, fixture.session(software), acct, fetch));
    return person ? person->localId + u' ' + person->acct : word(person.error().kind);
}

QString foundPost(AccountFixture &fixture, const QString &uri)
{
    const auto id = awaitedResult(
        findPostAt(*fixture.core, *fixture.sessions, fixture.session(u"mastodon"_s), uri));
    return id ? *id : word(id.error().kind);
}

QByteArray searchOf(const QByteArray &accounts, const QByteArray &statuses = {})
{
    return "{\"accounts\":[" + accounts + "],\"statuses\":[" + statuses + "],\"hashtags\":[]}";
}

} // namespace

/// People and posts as an account's server knows them.
class tst_findat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void peopleThatAreKnown()
    {
        AccountFixture fixture;
        fixture.server.on(lookupPath,
            scriptedJson(R"({"id":"1","acct":"ao@b.example","moved":{"id":"2","acct":"mei"}})"));
        fixture.server.on(lookupPath, scriptedJson(R"({"error":"Record not found"})", 404));
        const QString ao = u"@Ao@b.example"_s;
        QCOMPARE(found(fixture, u"gotosocial"_s, ao, false), u"1 ao@b.example"_s);
        QCOMPARE(fixture.server.requests().front().header("Authorization"), "Bearer token");
        QCOMPARE(found(fixture, u"gotosocial"_s, ao, false), u"not-found"_s);
        QCOMPARE(found(fixture, u"gotosocial"_s, u"nobody"_s, false), u"usage"_s);
        QVERIFY(!fixture.lines().join(u' ').contains(u"search"_s));
    }

    /// snac looks up its own people only; of others it tells when it looks for them.
    void peopleOfSnac()
    {
        AccountFixture fixture;
        fixture.server.on(
            searchPath, scriptedJson(searchOf(R"({"id":"1","acct":"ao@b.example"})")));
        fixture.server.on(lookupPath, scriptedJson(R"({"id":"2","acct":"goro"})"));
        QCOMPARE(found(fixture, u"snac"_s, u"ao@b.example"_s, false), u"1 ao@b.example"_s);
        const QString goro = u"goro@"_s + fixture.server.host();
        QCOMPARE(found(fixture, u"snac"_s, goro, false), u"2 "_s + goro);
    }

    /// Whoever is taken for them would be followed in their place.
    void lookUpThatTellsOfSomebodyElse()
    {
        AccountFixture evil;
        evil.server.on(lookupPath, scriptedJson(R"({"id":"9","acct":"mei@evil.example"})"));
        QCOMPARE(found(evil, u"gotosocial"_s, u"ao@b.example"_s, false), u"not-found"_s);
        AccountFixture honest; // the same by another name
        honest.server.on(lookupPath, scriptedJson(R"({"id":"1","acct":"ao@www.b.example"})"));
        QCOMPARE(found(honest, u"gotosocial"_s, u"ao@b.example"_s, false), u"1 ao@www.b.example"_s);
    }

    void peopleThatAreFetched_data()
    {
        QTest::addColumn<QByteArray>("accounts");
        QTest::addColumn<QString>("person");
        QTest::newRow("them") << R"({"id":"1","acct":"Ao@b.example"})"_ba << u"1 ao@b.example"_s;
        QTest::newRow("nobody") << QByteArray() << u"not-found"_s;
        QTest::newRow("somebody else")
            << quoted("{'id':'1','acct':'ao@evil.example','url':'https://evil.example/@ao'}")
            << u"not-found"_s;
        QTest::newRow("another there")
            << quoted("{'id':'1','acct':'mei@b.example','url':'https://b.example/@mei'}")
            << u"not-found"_s;
        QTest::newRow("a host below")
            << R"({"id":"1","acct":"ao@www.b.example"})"_ba << u"1 ao@www.b.example"_s;
        QTest::newRow("their page lies there")
            << quoted("{'id':'1','acct':'ao@c.example','url':'https://b.example/@ao'}")
            << u"1 ao@c.example"_s;
        QTest::newRow("two of them")
            << R"({"id":"1","acct":"ao@www.b.example"},{"id":"2","acct":"ao@x.b.example"})"_ba
            << u"not-found"_s;
    }
    void peopleThatAreFetched()
    {
        QFETCH(QByteArray, accounts);
        AccountFixture fixture;
        fixture.server.on(searchPath, scriptedJson(searchOf(accounts)));
        QTEST(found(fixture, u"mastodon"_s, u"Ao@b.example"_s, true), "person");
        QVERIFY(fixture.lines().front().contains(u"resolve=true"_s));
    }

    /// Pleroma's search finds nobody whom the account blocks.
    void peopleThatASearchHides()
    {
        AccountFixture fixture;
        fixture.server.on(searchPath, scriptedJson(searchOf({})));
        fixture.server.on(lookupPath, scriptedJson(R"({"id":"1","acct":"ao@b.example"})"));
        fixture.server.on(lookupPath, scriptedJson(R"({"error":"Record not found"})", 404));
        fixture.server.on(lookupPath, scriptedJson(R"({"error":"Not for you"})", 403));
        const QString ao = u"ao@b.example"_s;
        QCOMPARE(found(fixture, u"pleroma"_s, ao, true), u"1 ao@b.example"_s);
        QCOMPARE(found(fixture, u"pleroma"_s, ao, true), u"not-found"_s);
        QCOMPARE(found(fixture, u"pleroma"_s, ao, true), u"forbidden"_s);
    }

    /// It looks up nobody of other servers.
    void peopleWhomSnacDoesNotFind()
    {
        AccountFixture fixture;
        fixture.server.on(searchPath, scriptedJson(searchOf({})));
        QCOMPARE(found(fixture, u"snac"_s, u"ao@b.example"_s, true), u"not-found"_s);
        QCOMPARE(fixture.lines().size(), 1);
    }

    void posts()
    {
        AccountFixture fixture;
        const auto post = [](const QByteArray &uri, const QByteArray &url) -> QByteArray {
            return "{\"id\":\"5\",\"uri\":\"" + uri + "\",\"url\":\"" + url
                + "\",\"created_at\":\"2026-11-22\",\"account\":{\"id\":\"1\",\"acct\":\"ao\"}}";
        };
        fixture.server.on(searchPath,
            scriptedJson(searchOf({}, post("https://b.example/p/1", "https://b.example/@ao/1"))));
        QCOMPARE(foundPost(fixture, u"https://b.example/p/1"_s), u"5"_s);
        QCOMPARE(foundPost(fixture, u"http://b.example/p/1"_s), u"5"_s);
        QCOMPARE(foundPost(fixture, u"https://b.example/@ao/1"_s), u"5"_s);
        QCOMPARE(foundPost(fixture, u"https://b.example/p/2"_s), u"not-found"_s);
        QCOMPARE(foundPost(fixture, QString()), u"not-found"_s);
    }
};

QTEST_GUILESS_MAIN(tst_findat)
#include "tst_findat.moc"
