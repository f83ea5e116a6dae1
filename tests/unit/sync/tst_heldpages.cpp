// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "store/notices.h"
#include "sync/heldnotices.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray policyPath = "/api/v2/notifications/policy";
const QByteArray heldPath = "/api/v1/notifications/requests";
const QByteArray acceptPath = heldPath + "/55/accept";
const QByteArray noticesPath = "/api/v1/notifications";

const QByteArray mei =
    "{'id':'7','username':'mei','acct':'mei@b.example',"
    "'uri':'https://b.example/users/mei','display_name':'mei \xe2\x80\xae evil'}";

Session sessionAt43(const AccountFixture &fixture)
{
    Session session = fixture.session(u"mastodon"_s);
    session.instance.mastodonApi = 2;
    return session;
}

Result<HeldCounts> countsOf(AccountFixture &fixture)
{
    return awaitedResult(loadHeldCounts(*fixture.core, *fixture.sessions, sessionAt43(fixture)));
}

Result<Done> accepted(AccountFixture &fixture)
{
    return awaitedResult(
        acceptHeld(*fixture.core, *fixture.sessions, sessionAt43(fixture), u"55"_s, u"7"_s));
}

int noticesKept(AccountFixture &fixture)
{
    const auto count = awaitedResult(fixture.core->store.readCache(
        [](store::CacheTx &tx) { return store::noticeCount(tx, {u"account"_s}, 1000); }));
    return count ? *count : -1;
}

void tellFollow(AccountFixture &fixture)
{
    const QByteArray at = isoTime(accountNoon).toLatin1();
    fixture.server.on(noticesPath,
        scriptedJson(quoted(
            "[{'id':'900','type':'follow','created_at':'" + at + "','account':" + mei + "}]")));
}

/// So many mentions, the newest is `newest`; the higher the later, a second each.
QByteArray mentions(int newest, int count, qint64 newestAt = accountNoon)
{
    QByteArrayList rows;
    for (int i = 0; i < count; ++i) {
        const QByteArray id = QByteArray::number(newest - i);
        const QByteArray at = isoTime(newestAt - i * secondMs).toLatin1();
        rows << "{'id':'" + id + "','type':'mention','created_at':'" + at + "','account':" + mei
                + ",'status':{'id':'" + id + "','uri':'https://b.example/p/" + id
                + "','created_at':'" + at + "','visibility':'public','content':'<p>tea?</p>',"
                + "'account':" + mei + "}}";
    }
    return quoted('[' + rows.join(',') + ']');
}

void tellPage(AccountFixture &fixture, const QByteArray &rows, int below)
{
    const QByteArray link =
        "https://a.example/api/v1/notifications?max_id=" + QByteArray::number(below);
    fixture.server.on(noticesPath, scriptedJson(rows, 200, link));
}

QStringList noticeRequests(const AccountFixture &fixture)
{
    return fixture.lines().filter(u"GET /api/v1/notifications?"_s);
}

} // namespace

/// What the settings of an account keep from it: how much, whose, and letting them in.
class tst_heldpages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void howMany()
    {
        AccountFixture fixture;
        fixture.server.on(
            policyPath, scriptedJson(quoted("{'summary':{'pending_requests_count':3}}")));
        const auto counts = countsOf(fixture);
        QVERIFY(counts);
        QCOMPARE(counts->people, 3);
    }

    void whose()
    {
        AccountFixture fixture;
        fixture.server.on(heldPath,
            scriptedJson(quoted("[{'id':'55','account':" + mei
                + ",'notifications_count':'2','last_status':null}]")));
        const auto page = awaitedResult(
            loadHeldPeople(*fixture.core, *fixture.sessions, sessionAt43(fixture), {}));
        QVERIFY(page && page->people.size() == 1);
        QVERIFY(!page->people[0].person.displayName.contains(QChar(0x202e))); // made safe
        QCOMPARE(page->people[0].notices, 2);
    }

    /// A call that is not there is not asked for again, and of other software never.
    void whoHasNoSuchCall()
    {
        AccountFixture fixture;
        fixture.server.on(policyPath, scriptedJson(quoted("{'error':'Not found'}"), 404));
        for (int i = 0; i < 2; ++i) {
            const auto counts = countsOf(fixture);
            QVERIFY(!counts);
            QCOMPARE(counts.error().kind, ErrorKind::Usage);
        }
        QCOMPARE(fixture.lines().size(), 1);
        AccountFixture other;
        const auto none = awaitedResult(
            loadHeldCounts(*other.core, *other.sessions, other.session(u"gotosocial"_s)));
        QCOMPARE(none.error().kind, ErrorKind::Usage);
        QVERIFY(other.lines().isEmpty());
    }

    /// What they did comes at once: the server itself takes its time.
    void lettingSomebodyIn()
    {
        AccountFixture fixture;
        fixture.server.on(acceptPath, scriptedJson("{}"));
        tellFollow(fixture);
        QVERIFY(accepted(fixture).ok());
        QVERIFY(fixture.lines().last().contains(u"account_id=7&include_filtered=true"_s));
        QCOMPARE(noticesKept(fixture), 1);
    }

    /// Of somebody who did more than one page tells.
    void allThatTheyDid()
    {
        AccountFixture fixture;
        fixture.server.on(acceptPath, scriptedJson("{}"));
        tellPage(fixture, mentions(900, 80), 821);
        tellPage(fixture, mentions(820, 70, accountNoon - hourMs), 751);
        fixture.server.on(noticesPath, scriptedJson("[]"));
        QVERIFY(accepted(fixture).ok());
        QCOMPARE(noticesKept(fixture), 150);
        const QStringList asked = noticeRequests(fixture);
        QCOMPARE(asked.size(), 3);
        QVERIFY(!asked[0].contains(u"max_id"_s));
        QVERIFY(asked[1].contains(u"max_id=821"_s));
        QVERIFY(asked[2].contains(u"max_id=751"_s));
        QVERIFY(asked[2].contains(u"account_id=7&include_filtered=true"_s));
    }

    void notWithoutEnd()
    {
        AccountFixture fixture;
        fixture.server.on(acceptPath, scriptedJson("{}"));
        for (int id = 900; id > 885; --id) {
            tellPage(fixture, mentions(id, 1), id);
        }
        QVERIFY(accepted(fixture).ok());
        QCOMPARE(noticeRequests(fixture).size(), 10);
        QCOMPARE(noticesKept(fixture), 10);
    }

    /// Below what is too old to be kept there is nothing of use.
    void notWhatIsTooOld()
    {
        AccountFixture fixture;
        fixture.server.on(acceptPath, scriptedJson("{}"));
        tellPage(fixture, mentions(900, 2, accountNoon - store::noticesKeptMs), 899);
        tellPage(fixture, mentions(800, 1), 800);
        QVERIFY(accepted(fixture).ok());
        QCOMPARE(noticeRequests(fixture).size(), 1);
        QCOMPARE(noticesKept(fixture), 1); // to the second
    }

    /// What came before stays, and it may be done again.
    void aPageThatDoesNotCome()
    {
        AccountFixture fixture;
        fixture.server.on(acceptPath, scriptedJson("{}"));
        tellPage(fixture, mentions(900, 2), 899);
        fixture.server.on(noticesPath, scriptedJson(quoted("{'error':'No'}"), 403));
        QVERIFY(!accepted(fixture).ok());
        QCOMPARE(noticesKept(fixture), 2);
    }

    /// Another program was faster, or this one ended before it had read them.
    void lettingInOnceMore()
    {
        AccountFixture fixture;
        fixture.server.on(acceptPath, scriptedJson(quoted("{'error':'Not found'}"), 404));
        tellFollow(fixture);
        QVERIFY(accepted(fixture).ok());
        QCOMPARE(noticesKept(fixture), 1);
    }

    void refusals()
    {
        AccountFixture fixture;
        fixture.server.on(acceptPath, scriptedJson(quoted("{'error':'You shall not'}"), 403));
        const auto done = accepted(fixture);
        QVERIFY(!done);
        QVERIFY(done.error().detail.contains(u"You shall not"_s));
        QCOMPARE(noticesKept(fixture), 0);
        fixture.server.on(heldPath + "/55/dismiss", scriptedJson("{}"));
        QVERIFY(awaitedResult(
            dismissHeld(*fixture.core, *fixture.sessions, sessionAt43(fixture), u"55"_s))
                    .ok());
        QCOMPARE(fixture.lines().last(), u"POST /api/v1/notifications/requests/55/dismiss"_s);
    }
};

QTEST_GUILESS_MAIN(tst_heldpages)
#include "tst_heldpages.moc"
