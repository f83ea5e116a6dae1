// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeytesting.h"
#include "sync/notifications.h"
#include "sync/searching.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray noticesPath = "/api/v1/notifications";
const QByteArray searchPath = "/api/v2/search";

/// Follows with these ids, newest first.
QByteArray rowsFrom(int from, int to)
{
    QByteArrayList rows;
    for (int id = from; id >= to; --id) {
        rows << quoted("{'id':'" + QByteArray::number(id)
            + "','type':'follow','created_at':'2026-11-22T11:00:00.000Z',"
              "'account':{'id':'7','acct':'ao'}}");
    }
    return '[' + rows.join(',') + ']';
}

ScriptedAnswer rowsWithNext(int from, int to)
{
    const QByteArray next = "https://a.example/api/v1/notifications?max_id=";
    return scriptedJson(rowsFrom(from, to), 200, next + QByteArray::number(to));
}

QString idsOf(const Result<std::vector<Notification>> &notices)
{
    if (!notices) {
        return word(notices.error().kind);
    }
    QStringList ids;
    for (const Notification &one : *notices) {
        ids << one.localId;
    }
    return ids.join(u' ');
}

QString newest(AccountFixture &fixture, int most, const QString &software = u"mastodon"_s)
{
    return idsOf(awaitedResult(
        newestNotifications(*fixture.core, *fixture.sessions, fixture.session(software), most)));
}

QString pageOf(AccountFixture &fixture, const Session &session, const PageSpec &spec = {})
{
    const auto page =
        awaitedResult(loadNotifications(*fixture.core, *fixture.sessions, session, spec));
    return page ? idsOf(page->rows) + u" | "_s + page->older : word(page.error().kind);
}

QString found(AccountFixture &fixture, const Session &session, const SearchSpec &spec)
{
    const auto answer = awaitedResult(searchAt(*fixture.core, *fixture.sessions, session, spec));
    if (!answer) {
        return word(answer.error().kind);
    }
    QStringList rows;
    for (const Actor &actor : answer->people) {
        rows << actor.acct;
    }
    for (const TimelineItem &item : answer->posts) {
        rows << item.localId;
    }
    return rows.join(u' ');
}

} // namespace

/// Notifications and searches of one account's server.
class tst_noticesloading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onePage()
    {
        AccountFixture fixture;
        fixture.server.on(noticesPath, rowsWithNext(9, 8));
        const Session session = fixture.session(u"gotosocial"_s);
        QCOMPARE(pageOf(fixture, session, {.maxId = u"10"_s, .limit = 2}), u"9 8 | 8"_s);
        QCOMPARE(fixture.lines(), QStringList{u"GET /api/v1/notifications?max_id=10&limit=2"_s});
        QCOMPARE(fixture.server.requests().front().header("Authorization"), "Bearer token");
    }

    /// As many pages as it takes, and no more rows than are wanted.
    void severalPages()
    {
        AccountFixture fixture;
        fixture.server.on(noticesPath, rowsWithNext(9, 7));
        fixture.server.on(noticesPath, rowsWithNext(6, 4));
        QCOMPARE(newest(fixture, 5), u"9 8 7 6 5"_s);
        QCOMPARE(fixture.lines(),
            (QStringList{u"GET /api/v1/notifications?limit=5"_s,
                u"GET /api/v1/notifications?max_id=7&limit=2"_s}));
    }

    void fewerThanWanted()
    {
        AccountFixture fixture;
        fixture.server.on(noticesPath, rowsWithNext(9, 8));
        fixture.server.on(noticesPath, scriptedJson(rowsFrom(7, 7))); // and no Link
        QCOMPARE(newest(fixture, 40), u"9 8 7"_s);
        QCOMPARE(fixture.lines().size(), 2);
        AccountFixture empty;
        empty.server.on(noticesPath, scriptedJson("[]"));
        QCOMPARE(newest(empty, 40), QString());
    }

    /// Pages that go round in circles end where they bring nothing new.
    void circles()
    {
        AccountFixture fixture;
        fixture.server.on(noticesPath, rowsWithNext(9, 8));
        fixture.server.on(noticesPath, rowsWithNext(7, 6));
        fixture.server.on(
            noticesPath, scriptedJson(rowsFrom(7, 7), 200, "https://a.example/x?max_id=9"));
        QCOMPARE(newest(fixture, 40), u"9 8 7 6"_s);
        QCOMPARE(fixture.lines().size(), 3);
    }

    /// A server that goes on and on is read for twenty pages.
    void endlessPages()
    {
        AccountFixture fixture;
        for (int page = 0; page < 30; ++page) {
            fixture.server.on(noticesPath, rowsWithNext(1000 - page, 1000 - page));
        }
        QCOMPARE(newest(fixture, 400).split(u' ').size(), 20);
        QCOMPARE(fixture.lines().size(), 20);
    }

    void errorOfALaterPage()
    {
        AccountFixture fixture;
        fixture.server.on(noticesPath, rowsWithNext(9, 8));
        fixture.server.on(noticesPath, scriptedJson(R"({"error":"no"})", 403));
        QCOMPARE(newest(fixture, 40), u"forbidden"_s);
    }

    /// Who has none is not asked again for a day.
    void serverWithoutThem()
    {
        AccountFixture fixture; // answers 404
        const Session session = fixture.session(u"mastodon"_s);
        QCOMPARE(pageOf(fixture, session), u"usage"_s);
        QCOMPARE(fixture.lines().size(), 1);
        QCOMPARE(pageOf(fixture, session), u"usage"_s);
        QCOMPARE(newest(fixture, 5), u"usage"_s);
        QCOMPARE(fixture.lines().size(), 1);
        fixture.clock.advance(25 * hourMs);
        fixture.server.on(noticesPath, scriptedJson(rowsFrom(9, 9)));
        QCOMPARE(newest(fixture, 5), u"9"_s);
        AccountFixture kibou;
        QCOMPARE(newest(kibou, 5, u"kibou"_s), u"usage"_s);
        QVERIFY(kibou.lines().isEmpty());
    }

    void refusedToken()
    {
        AccountFixture fixture;
        fixture.server.on(noticesPath, scriptedJson(R"({"error":"invalid token"})", 401));
        QCOMPARE(pageOf(fixture, fixture.session(u"mastodon"_s)), u"credentials"_s);
    }

    void noApi()
    {
        AccountFixture fixture;
        Session session = fixture.session(u"unknown"_s);
        session.instance.family = Instance::Family::Unknown;
        QCOMPARE(pageOf(fixture, session), u"not-found"_s);
        QCOMPARE(found(fixture, session, {.text = u"tea"_s}), u"not-found"_s);
        QVERIFY(fixture.lines().isEmpty());
    }

    void misskey()
    {
        AccountFixture fixture;
        Session session = fixture.session(u"misskey"_s);
        session.instance.family = Instance::Family::Misskey;
        const auto rows = [](const QStringList &ids) {
            QJsonArray all;
            for (const QString &id : ids) {
                all.append(QJsonObject{{u"id"_s, id}, {u"type"_s, u"mention"_s},
                    {u"createdAt"_s, u"2026-11-22T11:00:00.000Z"_s}, {u"user"_s, misskeyUser()},
                    {u"note"_s, misskeyNote(u"n12"_s)}});
            }
            return scriptedNotes(all);
        };
        fixture.server.on("/api/i/notifications", rows({u"m3"_s, u"m2"_s}));
        fixture.server.on("/api/i/notifications", rows({}));
        const auto notices =
            awaitedResult(newestNotifications(*fixture.core, *fixture.sessions, session, 5));
        QCOMPARE(idsOf(notices), u"m3 m2"_s);
        const auto &requests = fixture.server.requests();
        QCOMPARE(requests.size(), 2);
        for (const ScriptedRequest &request : requests) {
            QVERIFY2(request.body.contains("\"markAsRead\":false"), request.body);
        }
        QVERIFY2(requests.last().body.contains("\"untilId\":\"m2\""), requests.last().body);
        fixture.server.on("/api/notes/search", misskeyRefusal("UNAVAILABLE"));
        QCOMPARE(found(fixture, session, {.text = u"tea"_s}), u"forbidden"_s);
        fixture.server.on("/api/users/search", scriptedNotes({misskeyUser()}));
        QCOMPARE(found(fixture, session, {.text = u"ao"_s, .what = SearchFor::People}),
            u"ao@"_s + fixture.server.host());
    }

    void searches()
    {
        AccountFixture fixture;
        const Session session = fixture.session(u"mastodon"_s);
        fixture.server.on(
            searchPath, scriptedJson(quoted("{'accounts':[{'id':'1','acct':'ao@b.example'}]}")));
        const SearchSpec people{.text = u"ao"_s, .what = SearchFor::People};
        QCOMPARE(found(fixture, session, people), u"ao@b.example"_s);
        QCOMPARE(fixture.lines(), QStringList{u"GET /api/v2/search?q=ao&type=accounts&limit=20"_s});
        QCOMPARE(fixture.server.requests().front().header("Authorization"), "Bearer token");
        QCOMPARE(found(fixture, session, {.text = u" "_s}), u"usage"_s);
        QCOMPARE(fixture.lines().size(), 1); // nobody is asked for nothing
    }
};

QTEST_GUILESS_MAIN(tst_noticesloading)
#include "tst_noticesloading.moc"
