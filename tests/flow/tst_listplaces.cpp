// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "store/serverlists.h"
#include "support/scriptedserver.h"
#include "sync/listplaces.h"

using namespace asterism;
using namespace asterism::flow;

namespace {

QString outcomeOf(const Result<ListOutcome> &outcome)
{
    if (!outcome) {
        return word(outcome.error().kind);
    }
    return *outcome == ListOutcome::Done      ? u"done"_s
        : *outcome == ListOutcome::MustFollow ? u"must-follow"_s
                                              : u"unseen"_s;
}

ScriptedAnswer jsonOf(const QByteArray &body, int status = 200)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

/// An account of a server whose software the sandbox has not.
Session sessionAt(const ScriptedServer &server, const QString &software)
{
    Session session;
    session.instance.host = server.host();
    session.instance.accountDomain = server.host();
    session.instance.software = software;
    session.instance.family = Instance::Family::Mastodon;
    session.account.id = {u"account"_s};
    session.account.acct = u"me@"_s + server.host();
    session.account.host = server.host();
    session.token = u"token"_s;
    return session;
}

const QByteArray lookupPath = "/api/v1/accounts/lookup";
const QByteArray membersPath = "/api/v1/lists/1/accounts";
const QByteArray relationsPath = "/api/v1/accounts/relationships";

} // namespace

/// Lists that an account's server keeps: who is in them, and who may be put there.
class tst_ListPlaces : public QObject {
    Q_OBJECT

private:
    static Handle handleOf(CoreFixture &fixture, const QString &user)
    {
        return *parseHandle(fixture.typed(u'@' + fixture.sandbox.handle(user)));
    }
    static QString change(CoreFixture &fixture, const Session &session, const QString &list,
        const QString &user, bool in)
    {
        House &house = *fixture.house;
        return outcomeOf(await(changeServerList(
            house.core, house.sessions, session, list, handleOf(fixture, user), in)));
    }
    static ListPlaces places(CoreFixture &fixture, const Session &session, const QString &user)
    {
        House &house = *fixture.house;
        const auto found =
            await(listPlaces(house.core, house.sessions, session, handleOf(fixture, user)));
        return found ? *found : ListPlaces();
    }
    static QString scripted(CoreFixture &fixture, const Session &session, bool in = true)
    {
        House &house = *fixture.house;
        house.core.typedHosts.insert(session.instance.host);
        return outcomeOf(await(changeServerList(
            house.core, house.sessions, session, u"1"_s, {u"ao"_s, u"b.example"_s}, in)));
    }

private Q_SLOTS:
    void inAndOut_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
        QTest::newRow("snac") << u"sora"_s;
    }
    void inAndOut()
    {
        QFETCH(QString, user);
        CoreFixture fixture;
        QVERIFY(fixture.isReady());
        fixture.sandbox.follow(user, u"mei"_s);
        const QString books = fixture.sandbox.addServerList(user, u"Books"_s, {});
        const auto account = fixture.signIn(user);
        QVERIFY(account);
        const auto session = fixture.own(*account);
        QVERIFY(session);
        const QStringList mei{fixture.sandbox.handle(u"mei"_s)};

        const ListPlaces before = places(fixture, *session, u"mei"_s);
        QCOMPARE(before.lists.size(), size_t(2)); // everybody has one already
        QVERIFY(!before.in.contains(books));
        QCOMPARE(change(fixture, *session, books, u"mei"_s, true), u"done"_s);
        QCOMPARE(fixture.sandbox.serverListMembers(user, books), mei);
        QVERIFY(places(fixture, *session, u"mei"_s).in.contains(books));
        QCOMPARE(change(fixture, *session, books, u"mei"_s, true), u"done"_s); // is already
        QCOMPARE(change(fixture, *session, books, u"mei"_s, false), u"done"_s);
        QCOMPARE(fixture.sandbox.serverListMembers(user, books), QStringList());
        QVERIFY(!places(fixture, *session, u"mei"_s).in.contains(books));
        QCOMPARE(change(fixture, *session, books, u"mei"_s, false), u"done"_s);
    }

    void whoIsNotFollowed_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("mastodon") << u"ao"_s << u"must-follow"_s;
        QTest::newRow("gotosocial") << u"yuki"_s << u"must-follow"_s;
        QTest::newRow("snac") << u"sora"_s << u"done"_s;
    }
    void whoIsNotFollowed()
    {
        QFETCH(QString, user);
        CoreFixture fixture;
        fixture.sandbox.follow(user, u"hal"_s);
        QVERIFY(fixture.sandbox.unfollow(user, u"hal"_s));
        const QString books = fixture.sandbox.addServerList(user, u"Books"_s, {});
        const auto session = fixture.own(*fixture.signIn(user));
        QVERIFY(session);
        QTEST(change(fixture, *session, books, u"hal"_s, true), "outcome");
        const bool in = fixture.sandbox.serverListMembers(user, books).size() == 1;
        QCOMPARE(in, user == u"sora"_s);
    }

    void listsAreRemembered()
    {
        CoreFixture fixture;
        const auto session = fixture.own(*fixture.signIn(u"ao"_s));
        QVERIFY(session);
        QCOMPARE(places(fixture, *session, u"mei"_s).lists.size(), size_t(1));
        const auto kept = fixture.read([](store::CacheTx &tx) { return store::serverLists(tx); });
        QCOMPARE(kept->size(), size_t(1));
        QCOMPARE(kept->front().title, u"仲良し"_s);
    }

    void whatIsNotThere()
    {
        CoreFixture fixture;
        const auto session = fixture.own(*fixture.signIn(u"ao"_s));
        QVERIFY(session);
        fixture.sandbox.follow(u"ao"_s, u"mei"_s);
        QCOMPARE(change(fixture, *session, u"no-list"_s, u"mei"_s, true), u"not-found"_s);
        QCOMPARE(change(fixture, *session, u"no-list"_s, u"mei"_s, false), u"not-found"_s);
        House &house = *fixture.house;
        const auto nobody = await(changeServerList(house.core, house.sessions, *session, u"1"_s,
            {u"nobody"_s, u"nowhere.example"_s}, true));
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().kind, ErrorKind::NotFound);
        QCOMPARE(nobody.error().subject, u"@nobody@nowhere.example"_s);
    }

    /// Looking into the lists makes no server fetch anybody.
    void lookingFetchesNobody()
    {
        CoreFixture fixture;
        ScriptedServer server;
        server.on("/api/v1/lists", jsonOf(R"([{"id":"1","title":"Books"}])"));
        server.on(lookupPath, jsonOf(R"({"error":"Record not found"})", 404));
        House &house = *fixture.house;
        house.core.typedHosts.insert(server.host());
        const auto found = await(listPlaces(house.core, house.sessions,
            sessionAt(server, u"mastodon"_s), {u"ao"_s, u"b.example"_s}));
        QVERIFY(found && found->lists.size() == 1 && found->in.isEmpty());
        for (const ScriptedRequest &request : server.requests()) {
            QVERIFY(!request.target.contains("search"));
        }
    }

    /// Akkoma answers 200 and shows nothing of them.
    void takenInAndNotShown()
    {
        CoreFixture fixture;
        ScriptedServer server;
        server.on(lookupPath, jsonOf(R"({"id":"7","acct":"ao@b.example"})"));
        server.on(membersPath, jsonOf("{}"));
        server.on(relationsPath, jsonOf(R"([{"id":"7","following":false}])"));
        server.on(relationsPath, jsonOf(R"([{"id":"7","following":true}])"));
        server.on(relationsPath, jsonOf("<p>", 500));
        const Session session = sessionAt(server, u"akkoma"_s);
        QCOMPARE(scripted(fixture, session), u"unseen"_s);
        QCOMPARE(scripted(fixture, session), u"done"_s);
        QCOMPARE(scripted(fixture, session), u"done"_s); // what cannot be learnt is no failure
    }

    /// Mastodon in Japanese, or an old one: the words say nothing, the follow does.
    void refusedInAnotherLanguage()
    {
        CoreFixture fixture;
        ScriptedServer server;
        server.on(lookupPath, jsonOf(R"({"id":"7","acct":"ao@b.example"})"));
        server.on(membersPath, jsonOf(R"({"error":"バリデーションに失敗しました"})", 422));
        server.on(membersPath, jsonOf(R"({"error":"バリデーションに失敗しました"})", 422));
        server.on(membersPath, jsonOf(R"({"error":"Record not found"})", 404));
        server.on(relationsPath, jsonOf(R"([{"id":"7","following":false}])"));
        server.on(relationsPath, jsonOf(R"([{"id":"7","following":true}])"));
        server.on(relationsPath, jsonOf(R"([{"id":"7","following":false}])"));
        server.on(relationsPath, jsonOf(R"([{"id":"7","following":true}])"));
        const Session session = sessionAt(server, u"mastodon"_s);
        QCOMPARE(scripted(fixture, session), u"must-follow"_s);
        QCOMPARE(scripted(fixture, session), u"done"_s); // in already
        QCOMPARE(scripted(fixture, session), u"must-follow"_s); // an old one
        QCOMPARE(scripted(fixture, session), u"not-found"_s); // the list
    }

    /// A search may answer with somebody else: that one is put nowhere.
    void searchFindsSomebodyElse()
    {
        CoreFixture fixture;
        ScriptedServer server;
        server.on("/api/v2/search",
            jsonOf(R"({"accounts":[{"id":"8","acct":"ao@evil.example"}],"statuses":[]})"));
        const Session session = sessionAt(server, u"mastodon"_s);
        QCOMPARE(scripted(fixture, session), u"not-found"_s);
        for (const ScriptedRequest &request : server.requests()) {
            QCOMPARE(request.method, "GET");
        }
    }
};

QTEST_GUILESS_MAIN(tst_ListPlaces)
#include "tst_listplaces.moc"
