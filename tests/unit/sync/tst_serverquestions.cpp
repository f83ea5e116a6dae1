// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "sync/followedtag.h"
#include "sync/serverrules.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray rulesPath = "/api/v1/instance/rules";
const QByteArray tagPath = "/api/v1/tags/tea";

Result<std::vector<ServerRule>> rules(
    AccountFixture &fixture, const QString &software = u"mastodon"_s)
{
    return awaitedResult(
        loadServerRules(*fixture.core, *fixture.sessions, fixture.session(software)));
}

Result<bool> follows(AccountFixture &fixture, const QString &software = u"mastodon"_s)
{
    return awaitedResult(
        loadFollowedTag(*fixture.core, *fixture.sessions, fixture.session(software), u"tea"_s));
}

} // namespace

/// What an account's server is asked that is not kept: its rules, and whether the account follows a
/// hashtag.
class tst_serverquestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rulesOfAServer()
    {
        AccountFixture fixture;
        fixture.server.on(rulesPath,
            scriptedJson(quoted("[{'id':'1','text':'Be kind'},{'id':'2','text':'No shoes'}]")));
        const auto told = rules(fixture);
        QVERIFY(told);
        QCOMPARE(*told, (std::vector<ServerRule>{{u"1"_s, u"Be kind"_s}, {u"2"_s, u"No shoes"_s}}));
        QCOMPARE(fixture.lines(), QStringList{u"GET /api/v1/instance/rules"_s});
    }

    /// That it has no such call is no error: it tells none.
    void aServerWithoutRules()
    {
        AccountFixture fixture;
        fixture.server.on(rulesPath, scriptedJson(quoted("{'error':'Not found'}"), 404));
        const auto none = rules(fixture, u"akkoma"_s);
        QVERIFY(none && none->empty());
    }

    void aServerThatTakesNoReports()
    {
        AccountFixture fixture;
        const auto none = rules(fixture, u"snac"_s);
        QVERIFY(none && none->empty());
        QVERIFY(fixture.lines().isEmpty());
    }

    void rulesThatCannotBeHad()
    {
        AccountFixture fixture;
        fixture.server.on(rulesPath, scriptedJson(quoted("{'error':'Not today'}"), 403));
        const auto told = rules(fixture);
        QVERIFY(!told);
        QVERIFY(told.error().detail.contains(u"Not today"_s));
    }

    void aHashtag()
    {
        AccountFixture fixture;
        fixture.server.on(tagPath, scriptedJson(quoted("{'name':'tea','following':true}")));
        fixture.server.on(tagPath, scriptedJson(quoted("{'name':'tea','following':false}")));
        const auto first = follows(fixture);
        QVERIFY(first && *first);
        const auto second = follows(fixture);
        QVERIFY(second && !*second);
        QCOMPARE(
            fixture.lines(), QStringList({u"GET /api/v1/tags/tea"_s, u"GET /api/v1/tags/tea"_s}));
    }

    /// Nobody is asked what nobody there can do, and not to know is not to follow it not.
    void hashtagsThatNobodyTellsOf()
    {
        AccountFixture fixture;
        const auto snac = follows(fixture, u"snac"_s);
        QVERIFY(!snac);
        QCOMPARE(snac.error().kind, ErrorKind::Usage);
        QVERIFY(fixture.lines().isEmpty());
        fixture.server.on(tagPath, scriptedJson(quoted("{'name':'tea'}")));
        const auto untold = follows(fixture);
        QVERIFY(!untold);
        QCOMPARE(untold.error().kind, ErrorKind::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(tst_serverquestions)
#include "tst_serverquestions.moc"
