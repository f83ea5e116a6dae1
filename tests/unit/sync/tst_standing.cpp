// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "sync/standing.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray lookedUp = "/api/v1/accounts/lookup";
const QByteArray related = "/api/v1/accounts/relationships";

ScriptedAnswer mei()
{
    return scriptedJson(quoted("{'id':'7','username':'mei','acct':'mei@b.example','uri':"
                               "'https://b.example/users/mei','url':'https://b.example/@mei'}"));
}

Result<PersonStanding> standing(AccountFixture &fixture, const QString &software = u"mastodon"_s)
{
    return awaitedResult(loadStanding(
        *fixture.core, *fixture.sessions, fixture.session(software), u"mei@b.example"_s));
}

} // namespace

/// How an own account stands to somebody, as its server tells it.
class tst_standing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asTheServerTellsIt()
    {
        AccountFixture fixture;
        fixture.server.on(lookedUp, mei());
        fixture.server.on(related,
            scriptedJson(quoted("[{'id':'7','following':true,'followed_by':true,"
                                "'showing_reblogs':false,'note':'a friend'}]")));
        const auto told = standing(fixture);
        QVERIFY(told);
        QVERIFY(told->known && told->told);
        QVERIFY(told->relationship.following && told->relationship.followedBy);
        QVERIFY(!told->relationship.boosts && !told->relationship.muting);
        QCOMPARE(told->relationship.note, u"a friend"_s);
        QCOMPARE(fixture.lines().size(), 2);
        QVERIFY(fixture.lines()[0].startsWith(u"GET /api/v1/accounts/lookup?acct=mei"_s));
        QCOMPARE(fixture.lines()[1], u"GET /api/v1/accounts/relationships?id[]=7"_s);
    }

    /// Nobody is looked for elsewhere, only to say that they are not followed.
    void whoIsNotKnownThere()
    {
        AccountFixture fixture;
        fixture.server.on(lookedUp, scriptedJson(quoted("{'error':'Record not found'}"), 404));
        const auto told = standing(fixture);
        QVERIFY(told);
        QCOMPARE(*told, PersonStanding());
        QCOMPARE(fixture.lines().size(), 1);
    }

    void aServerThatDoesNotTell()
    {
        AccountFixture fixture;
        fixture.server.on(lookedUp, mei());
        fixture.server.on(related, scriptedJson("[]"));
        const auto told = standing(fixture);
        QVERIFY(told);
        QVERIFY(told->known && !told->told);
    }

    void whatGoesWrong()
    {
        AccountFixture fixture;
        fixture.server.on(lookedUp, mei());
        fixture.server.on(related, scriptedJson(quoted("{'error':'Not today'}"), 403));
        const auto told = standing(fixture);
        QVERIFY(!told);
        QCOMPARE(told.error().httpStatus, 403);
        QVERIFY(told.error().detail.contains(u"Not today"_s));
    }
};

QTEST_GUILESS_MAIN(tst_standing)
#include "tst_standing.moc"
