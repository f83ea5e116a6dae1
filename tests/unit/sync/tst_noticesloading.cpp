// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeytesting.h"
#include "store/noticepages.h"
#include "store/sources.h"
#include "sync/noticereading.h"
#include "sync/searching.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray noticesPath = "/api/v1/notifications";
const QByteArray newestPath = noticesPath + "?limit=40";
const QByteArray searchPath = "/api/v2/search";

QByteArray pathBelow(int id)
{
    return noticesPath + "?max_id=" + QByteArray::number(id) + "&limit=40";
}

/// Requests to follow with these ids, newest first, a second apart.
QByteArray rowsFrom(int from, int to)
{
    QByteArrayList rows;
    for (int id = from; id >= to; --id) {
        const QString at = isoTime(accountNoon - hourMs + id * secondMs);
        rows << quoted("{'id':'" + QByteArray::number(id)
            + "','type':'follow_request','created_at':'" + at.toLatin1()
            + "','account':{'id':'7','acct':'ao'}}");
    }
    return '[' + rows.join(',') + ']';
}

ScriptedAnswer rowsWithNext(int from, int to)
{
    const QByteArray next = "https://a.example/api/v1/notifications?max_id=";
    return scriptedJson(rowsFrom(from, to), 200, next + QByteArray::number(to));
}

/// One account's, kept.
struct Reader {
    explicit Reader(AccountFixture &at, const QString &software = u"mastodon"_s)
        : fixture(at)
        , session(at.session(software))
        , reading(*at.core, *at.sessions)
    {
    }

    /// Ids of the events that are kept, newest first, "|" for a gap; or the error.
    QString refresh(int rows = 0)
    {
        const auto outcome = awaitedResult(reading.refresh(session, rows));
        return outcome ? kept() : word(outcome.error().kind);
    }
    QString older()
    {
        const auto more = awaitedResult(reading.older(session));
        return more ? (*more ? u"more: "_s : u"end: "_s) + kept() : word(more.error().kind);
    }
    QString kept()
    {
        const auto page = awaitedResult(fixture.core->store.readCache([](store::CacheTx &tx) {
            return store::noticePage(tx, {}, store::newestNotice, 1000);
        }));
        QStringList ids;
        for (const store::NoticeRow &row : page ? page->rows : std::vector<store::NoticeRow>()) {
            ids << (row.gap ? u"|"_s : row.localId);
        }
        return ids.join(u' ');
    }
    std::vector<store::Gap> gaps()
    {
        const Source source =
            accountSource(Source::Kind::Notifications, session.account.id, session.instance.host);
        return *awaitedResult(fixture.core->store.readCache(
            [source](store::CacheTx &tx) { return store::gaps(tx, source); }));
    }

    AccountFixture &fixture;
    Session session;
    NoticeReading reading;
};

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

/// What a server tells an account of others, kept; and what it finds.
class tst_noticesloading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstPage()
    {
        AccountFixture fixture;
        Reader reader(fixture, u"gotosocial"_s);
        fixture.server.on(newestPath, rowsWithNext(109, 108));
        QCOMPARE(reader.refresh(), u"109 108"_s);
        QCOMPARE(fixture.lines(), QStringList{u"GET /api/v1/notifications?limit=40"_s});
        QCOMPARE(fixture.server.requests().front().header("Authorization"), "Bearer token");
        QCOMPARE(reader.refresh(), u"109 108"_s); // nothing is news
        QVERIFY(reader.gaps().empty());
    }

    /// Down to what is known, and no further.
    void catchesUp()
    {
        AccountFixture fixture;
        Reader reader(fixture);
        fixture.server.on(newestPath, rowsWithNext(103, 101));
        fixture.server.on(newestPath, rowsWithNext(109, 107));
        fixture.server.on(pathBelow(107), rowsWithNext(106, 103));
        QCOMPARE(reader.refresh(), u"103 102 101"_s);
        QCOMPARE(reader.refresh(), u"109 108 107 106 105 104 103 102 101"_s);
        QCOMPARE(fixture.lines().size(), 3);
        QVERIFY(reader.gaps().empty());
    }

    /// Four hundred are filled unasked; the rest stays a gap, which can be filled.
    void catchesUpSoFar()
    {
        AccountFixture fixture;
        Reader reader(fixture);
        fixture.server.on(newestPath, rowsWithNext(101, 101));
        fixture.server.on(newestPath, rowsWithNext(1999, 1960));
        for (int below = 1960; below > 1500; below -= 40) {
            fixture.server.on(pathBelow(below), rowsWithNext(below - 1, below - 40));
        }
        QCOMPARE(reader.refresh(), u"101"_s);
        const QString kept = reader.refresh();
        QVERIFY2(kept.endsWith(u"1600 | 101"_s), qPrintable(kept));
        QCOMPARE(fixture.lines().size(), 11);
        const auto gaps = reader.gaps();
        QCOMPARE(gaps.size(), size_t(1));
        QCOMPARE(gaps.front().newerId, u"1600"_s);
        const auto filled = awaitedResult(reader.reading.fillGap(reader.session, gaps.front().id));
        QVERIFY(filled.ok() && filled->rows == 40);
        QVERIFY2(reader.kept().endsWith(u"1560 | 101"_s), qPrintable(reader.kept()));
        const auto none = awaitedResult(reader.reading.fillGap(reader.session, 77));
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
    }

    /// What an error cut off goes on the next time.
    void takesUpAgain()
    {
        AccountFixture fixture;
        Reader reader(fixture);
        fixture.server.on(newestPath, rowsWithNext(101, 101));
        fixture.server.on(newestPath, rowsWithNext(105, 104));
        fixture.server.on(pathBelow(104), scriptedJson(R"({"error":"no"})", 403));
        fixture.server.on(pathBelow(104), rowsWithNext(103, 101));
        QCOMPARE(reader.refresh(), u"101"_s);
        QCOMPARE(reader.refresh(), u"forbidden"_s);
        QCOMPARE(reader.kept(), u"105 104 | 101"_s);
        QCOMPARE(reader.refresh(), u"105 104 103 102 101"_s);
        QVERIFY(reader.gaps().empty());
    }

    /// As many as are wanted, and no further.
    void goesDown()
    {
        AccountFixture fixture;
        Reader reader(fixture);
        fixture.server.on(newestPath, rowsWithNext(109, 107));
        fixture.server.on(pathBelow(107), rowsWithNext(106, 104));
        fixture.server.on(pathBelow(104), rowsWithNext(103, 102));
        fixture.server.on(pathBelow(102), scriptedJson(rowsFrom(101, 101))); // and no Link
        QCOMPARE(reader.refresh(5), u"109 108 107 106 105 104"_s);
        QCOMPARE(fixture.lines().size(), 2);
        QCOMPARE(reader.older(), u"more: 109 108 107 106 105 104 103 102"_s);
        QCOMPARE(reader.older(), u"end: 109 108 107 106 105 104 103 102 101"_s);
        QVERIFY(reader.older().startsWith(u"end: "_s));
        QCOMPARE(fixture.lines().size(), 4); // there is nothing to ask for
    }

    /// Pages that lead nowhere end.
    void circles()
    {
        AccountFixture fixture;
        Reader reader(fixture);
        fixture.server.on(newestPath, rowsWithNext(109, 108));
        fixture.server.on(noticesPath, rowsWithNext(107, 107));
        QCOMPARE(reader.refresh(400), u"109 108 107"_s);
        QVERIFY(fixture.lines().size() <= 4);
    }

    void nothingThere()
    {
        AccountFixture fixture;
        Reader reader(fixture);
        fixture.server.on(newestPath, scriptedJson("[]"));
        fixture.server.on(newestPath, rowsWithNext(101, 101));
        QCOMPARE(reader.refresh(), QString());
        QCOMPARE(reader.refresh(), u"101"_s);
    }

    /// Who has none is not asked again for a day.
    void serverWithoutThem()
    {
        AccountFixture fixture; // answers 404
        Reader reader(fixture);
        QCOMPARE(reader.refresh(), u"usage"_s);
        QCOMPARE(fixture.lines().size(), 1);
        QCOMPARE(reader.refresh(), u"usage"_s);
        QCOMPARE(fixture.lines().size(), 1);
        fixture.clock.advance(25 * hourMs);
        fixture.server.on(noticesPath, rowsWithNext(109, 109));
        QCOMPARE(reader.refresh(), u"109"_s);
        AccountFixture other;
        Reader kibou(other, u"kibou"_s);
        QCOMPARE(kibou.refresh(), u"usage"_s);
        QVERIFY(other.lines().isEmpty());
    }

    void refusedToken()
    {
        AccountFixture fixture;
        Reader reader(fixture);
        fixture.server.on(noticesPath, scriptedJson(R"({"error":"invalid token"})", 401));
        QCOMPARE(reader.refresh(), u"credentials"_s);
    }

    void noApi()
    {
        AccountFixture fixture;
        Reader reader(fixture);
        reader.session.instance.family = Instance::Family::Unknown;
        QCOMPARE(reader.refresh(), u"not-found"_s);
        QCOMPARE(found(fixture, reader.session, {.text = u"tea"_s}), u"not-found"_s);
        QVERIFY(fixture.lines().isEmpty());
    }

    void misskey()
    {
        AccountFixture fixture;
        Reader reader(fixture, u"misskey"_s);
        reader.session.instance.family = Instance::Family::Misskey;
        const auto rows = [](const QStringList &ids) {
            QJsonArray all;
            for (const QString &id : ids) {
                all.append(QJsonObject{{u"id"_s, id}, {u"type"_s, u"mention"_s},
                    {u"createdAt"_s, u"2026-11-22T11:00:00.000Z"_s}, {u"user"_s, misskeyUser()},
                    {u"note"_s, misskeyNote(u"n1"_s + id.mid(1))}});
            }
            return scriptedNotes(all);
        };
        fixture.server.on("/api/i/notifications", rows({u"m3"_s, u"m2"_s}));
        fixture.server.on("/api/i/notifications", rows({}));
        QCOMPARE(reader.refresh(5), u"m3 m2"_s);
        const auto &requests = fixture.server.requests();
        QCOMPARE(requests.size(), 2);
        for (const ScriptedRequest &request : requests) {
            QVERIFY2(request.body.contains("\"markAsRead\":false"), request.body);
        }
        QVERIFY2(requests.last().body.contains("\"untilId\":\"m2\""), requests.last().body);
        fixture.server.on("/api/notes/search", misskeyRefusal("UNAVAILABLE"));
        QCOMPARE(found(fixture, reader.session, {.text = u"tea"_s}), u"forbidden"_s);
        fixture.server.on("/api/users/search", scriptedNotes({misskeyUser()}));
        QCOMPARE(found(fixture, reader.session, {.text = u"ao"_s, .what = SearchFor::People}),
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
