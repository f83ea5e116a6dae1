// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "sync/absences.h"
#include "sync/refresher.h"
#include "sync/serverlists.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray listsPath = "/api/v1/lists";

QString listsOf(AccountFixture &fixture)
{
    const auto lists = awaitedResult(
        loadServerLists(*fixture.core, *fixture.sessions, fixture.session(u"newcomer"_s)));
    return lists ? QString::number(lists->size()) : word(lists.error().kind);
}

} // namespace

/// What a server lacks, though its software should have it, and what it closes.
class tst_absences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDay()
    {
        Absences absences;
        absences.note(u"a.example"_s, u"blocks"_s, accountNoon);
        QVERIFY(absences.isAbsent(u"a.example"_s, u"blocks"_s, accountNoon));
        QVERIFY(absences.isAbsent(u"a.example"_s, u"blocks"_s, accountNoon + dayMs - 1));
        QVERIFY(!absences.isAbsent(u"a.example"_s, u"blocks"_s, accountNoon + dayMs));
        QVERIFY(!absences.isAbsent(u"a.example"_s, u"blocks"_s, accountNoon - 1));
        QVERIFY(!absences.isAbsent(u"a.example"_s, u"mutes"_s, accountNoon));
        QVERIFY(!absences.isAbsent(u"b.example"_s, u"blocks"_s, accountNoon));
    }

    void bounded()
    {
        Absences absences;
        for (int i = 0; i < 5000; ++i) {
            absences.note(QString::number(i), u"blocks"_s, accountNoon);
        }
        QVERIFY(absences.isAbsent(u"4999"_s, u"blocks"_s, accountNoon));
        QVERIFY(!absences.isAbsent(u"0"_s, u"blocks"_s, accountNoon));
    }

    void whatSaysSo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("lacks");
        QTest::addColumn<bool>("forAll");
        QTest::newRow("404") << 404 << true << false;
        QTest::newRow("405") << 405 << true << true;
        QTest::newRow("410") << 410 << true << false;
        QTest::newRow("501") << 501 << true << true;
        for (const int status : {200, 401, 403, 422, 429, 500, 503}) {
            QTest::addRow("%d", status) << status << false << false;
        }
    }
    void whatSaysSo()
    {
        QFETCH(int, status);
        const Response response{.status = status};
        QTEST(lacksCall(response), "lacks");
        QTEST(lacksCallForAll(response), "forAll");
    }

    void serverLists()
    {
        AccountFixture fixture;
        fixture.server.on(listsPath, scriptedJson("{}", 501));
        fixture.server.on(listsPath, scriptedJson(R"([{"id":"1","title":"Tea"}])"));
        QCOMPARE(listsOf(fixture), u"usage"_s);
        QCOMPARE(listsOf(fixture), u"usage"_s);
        QCOMPARE(fixture.lines(), QStringList{u"GET /api/v1/lists"_s}); // no second try, either
        fixture.clock.advance(dayMs);
        QCOMPARE(listsOf(fixture), u"1"_s);
    }

    /// A trouble of its own is no absence.
    void trouble()
    {
        AccountFixture fixture;
        fixture.server.on(listsPath, scriptedJson("{}", 403));
        fixture.server.on(listsPath, scriptedJson("[]"));
        QCOMPARE(listsOf(fixture), u"forbidden"_s);
        QCOMPARE(listsOf(fixture), u"0"_s);
    }

    /// Akkoma closes feed by feed: what is said of one is said of no other.
    void closedFeeds()
    {
        AccountFixture fixture;
        Refresher refresher{*fixture.core, *fixture.sessions};
        const QString host = fixture.server.host();
        Session guest = fixture.session(u"akkoma"_s);
        guest.account = {};
        guest.token.clear();
        const QByteArray closed = R"({"error":"authorization required for timeline view"})";
        fixture.server.on("/api/v1/timelines/public?limit=40", scriptedJson(closed, 401));
        fixture.server.on("/api/v1/timelines/public?local=true&limit=40", scriptedJson("[]"));
        fixture.server.on("/api/v1/timelines/tag/tea", scriptedJson(closed, 403));
        const auto read = [&](const Source &source) {
            const auto outcome = awaitedResult(refresher.refresh(guest, source));
            return outcome ? QString() : sentence(outcome.error());
        };
        const QString federated = read(federatedSource(host));
        QVERIFY2(federated.contains(u"An account there"_s), qPrintable(federated));
        QVERIFY(federated.contains(u"authorization required"_s));
        QCOMPARE(read(localSource(host)), QString());
        QVERIFY(read(tagSource(u"tea"_s, host)).contains(u"does not allow this"_s));
        QCOMPARE(read(localSource(host)), QString());
        QCOMPARE(fixture.server.requests().size(), 4);
    }
};

QTEST_GUILESS_MAIN(tst_absences)
#include "tst_absences.moc"
