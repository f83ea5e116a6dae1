// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "store/lists.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace asterism;
using namespace asterism::flow;

namespace {

ScriptedAnswer jrd(const QString &subject, const QString &actor)
{
    const QJsonObject self{
        {u"rel"_s, u"self"_s}, {u"type"_s, u"application/activity+json"_s}, {u"href"_s, actor}};
    return {.headers = {{"Content-Type", "application/jrd+json"}},
        .body = QJsonDocument(
            QJsonObject{{u"subject"_s, u"acct:"_s + subject}, {u"links"_s, QJsonArray{self}}})
                    .toJson()};
}

/// What the server that was typed says of its people; `inner` was typed by nobody.
void pointInward(ScriptedServer &typed, const QString &way, const ScriptedServer &inner)
{
    const QString me = u"me@"_s + typed.host();
    const QString there = inner.url(u"/users/me"_s).toString();
    if (way == u"subject"_s) {
        typed.on("/.well-known/webfinger", jrd(u"me@"_s + inner.host(), there));
    } else if (way == u"actor"_s) {
        typed.on("/.well-known/webfinger", jrd(me, there));
    } else if (way == u"redirect"_s) {
        const QByteArray target = inner.url(u"/.well-known/webfinger"_s).toEncoded();
        typed.on("/.well-known/webfinger", {.status = 302, .headers = {{"Location", target}}});
    } else {
        const QString xrd =
            u"<XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\"><Link rel=\"lrdd\" "
            u"template=\"%1?resource={uri}\"/></XRD>"_s.arg(inner.url(u"/finger"_s).toString());
        typed.on("/.well-known/host-meta",
            {.headers = {{"Content-Type", "application/xrd+xml"}}, .body = xrd.toUtf8()});
    }
}

} // namespace

/// The sandbox lies in a private network: only what the user typed leads there.
class tst_People : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAPostNamesLeadsIntoNoPrivateNetwork()
    {
        CoreFixture fixture;
        const QString handle = fixture.sandbox.handle(u"mei"_s);
        Server *server = fixture.sandbox.server(u"mastodon"_s);
        server->clearRequestLog();
        for (const QString &clicked : {handle, u'@' + handle, fixture.sandbox.actorUri(u"mei"_s),
                 server->baseUrl() + u"/@mei"_s}) {
            QVERIFY2(!await(fixture.house->people.find(clicked)).ok(), qPrintable(clicked));
        }
        QCOMPARE(server->requestLog().size(), 0u);
        QVERIFY(fixture.house->core.typedHosts.isEmpty());

        QCOMPARE(kindOf(await(fixture.house->people.find(fixture.typed(handle)))), u"ok"_s);
        // From then on it may be clicked, too.
        QCOMPARE(kindOf(await(fixture.house->people.find(handle))), u"ok"_s);
    }

    /// Whoever was found once is read later, perhaps after their host's name leads elsewhere.
    void readingSomebodyTrustsNobody()
    {
        CoreFixture fixture;
        Server *server = fixture.sandbox.server(u"mastodon"_s);
        server->clearRequestLog();
        const ListMember clicked{.acct = fixture.sandbox.handle(u"mei"_s),
            .actorUri = fixture.sandbox.actorUri(u"mei"_s),
            .host = server->host()};
        const auto read = await(fixture.house->lists.reader().read(clicked));
        QVERIFY(read.ok());
        QVERIFY(!read->error.isEmpty());
        QCOMPARE(server->requestLog().size(), 0u);
        QVERIFY(fixture.house->core.typedHosts.isEmpty());
    }

    void aMemberIsTrustedAsItWasAdded()
    {
        CoreFixture fixture;
        const QString handle = fixture.sandbox.handle(u"mei"_s);
        const List typed = *fixture.makeList(u"typed"_s, {u"mei"_s});
        QVERIFY(await(fixture.house->lists.members(typed))->front().typed);
        const List named = *fixture.makeList(u"named"_s, {});
        QVERIFY(await(fixture.house->core.store.writeUser([&](store::UserTx &tx) {
            return store::addMember(tx, {.list = named.id, .acct = handle});
        })).ok());

        // Another run knows only what the rows say.
        fixture.open();
        Server *server = fixture.sandbox.server(u"mastodon"_s);
        server->clearRequestLog();
        QVERIFY(!fixture.readList(named)[u"mei"_s].error.isEmpty());
        QCOMPARE(server->requestLog().size(), 0u);
        QVERIFY(fixture.house->core.typedHosts.isEmpty());
        QCOMPARE(fixture.readList(typed)[u"mei"_s].error, QString());
        QVERIFY(server->requestLog().size() > 0);
    }

    void aTypedServerNamesNoOther_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"subject", "actor", "redirect", "host-meta"}) {
            QTest::newRow(way) << QString::fromLatin1(way);
        }
    }
    void aTypedServerNamesNoOther()
    {
        QFETCH(QString, way);
        CoreFixture fixture;
        ScriptedServer typed;
        const ScriptedServer inner;
        pointInward(typed, way, inner);
        const QString me = fixture.typed(u"me@"_s + typed.host());
        QVERIFY(!await(fixture.house->people.find(me)).ok());
        QVERIFY(!typed.requests().isEmpty());
        QCOMPARE(inner.connections(), 0);
        QCOMPARE(fixture.house->core.typedHosts, QSet<QString>{typed.host()});
    }
};

QTEST_GUILESS_MAIN(tst_People)
#include "tst_people.moc"
