// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "sync/followrequests.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray requestsPath = "/api/v1/follow_requests";

QByteArray personJson(const QByteArray &id, const QByteArray &user)
{
    return quoted("{'id':'" + id + "','username':'" + user + "','acct':'" + user
        + "@b.example','uri':'https://b.example/users/" + user + "','display_name':'" + user
        + " \xe2\x80\xae evil','note':'<p>hello</p>'}");
}

Result<PeoplePage> requests(
    AccountFixture &fixture, const QString &below = {}, const QString &software = u"mastodon"_s)
{
    return awaitedResult(loadFollowRequests(*fixture.core, *fixture.sessions,
        fixture.session(software), PageSpec{.maxId = below, .limit = 80}));
}

} // namespace

/// Who asked to follow an own account, page by page.
class tst_followrequestpages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pageByPage()
    {
        AccountFixture fixture;
        fixture.server.on(requestsPath,
            scriptedJson('[' + personJson("7", "mei") + ',' + personJson("8", "kai") + ']', 200,
                "http://a.example/api/v1/follow_requests?max_id=55"));
        fixture.server.on(requestsPath, scriptedJson("[]"));
        const auto page = requests(fixture);
        QVERIFY(page);
        QCOMPARE(page->people.size(), size_t(2));
        QCOMPARE(page->people[0].acct, u"mei@b.example"_s);
        QVERIFY(!page->people[0].displayName.contains(QChar(0x202e))); // made safe
        QVERIFY(!page->older.isEmpty());
        const auto last = requests(fixture, page->older);
        QVERIFY(last && last->people.empty() && last->older.isEmpty());
        QVERIFY(fixture.lines().last().contains(u"max_id=55"_s));
    }

    /// A call that is not there is not asked for again.
    void whoHasNoSuchCall()
    {
        AccountFixture fixture;
        fixture.server.on(requestsPath, scriptedJson(quoted("{'error':'Not found'}"), 404));
        for (int i = 0; i < 2; ++i) {
            const auto page = requests(fixture);
            QVERIFY(!page);
            QCOMPARE(page.error().kind, ErrorKind::Usage);
        }
        QCOMPARE(fixture.lines().size(), 1);
        AccountFixture other;
        QCOMPARE(requests(other, {}, u"kibou"_s).error().kind, ErrorKind::Usage);
        QVERIFY(other.lines().isEmpty());
    }

    void theServersWords()
    {
        AccountFixture fixture;
        fixture.server.on(requestsPath, scriptedJson(quoted("{'error':'You shall not'}"), 403));
        const auto page = requests(fixture);
        QVERIFY(!page);
        QVERIFY(page.error().detail.contains(u"You shall not"_s));
    }
};

QTEST_GUILESS_MAIN(tst_followrequestpages)
#include "tst_followrequestpages.moc"
