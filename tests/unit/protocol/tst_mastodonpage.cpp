// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/family.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// A row with all that an identity needs, and no more.
QJsonObject row(const QString &id)
{
    return {{u"id"_s, id}, {u"uri"_s, u"https://a.example/n/"_s + id},
        {u"created_at"_s, u"2026-11-22T15:00:00Z"_s},
        {u"account"_s, QJsonObject{{u"id"_s, u"7"_s}, {u"acct"_s, u"ao"_s}}}};
}

Response rows(const QStringList &ids, const QByteArray &link = {})
{
    QJsonArray array;
    for (const QString &id : ids) {
        array.append(row(id));
    }
    Response response = answerOf(array, u"https://a.example/api/v1/timelines/public"_s);
    if (!link.isEmpty()) {
        response.headers.emplaceBack("Link", link);
    }
    return response;
}

Result<Page> pageOf(const Instance &instance, const Response &response, bool asGuest = true,
    const PageSpec &spec = {})
{
    return familyFor(instance)->page(instance, response, spec, asGuest);
}

} // namespace

class tst_mastodonpage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedServerLists()
    {
        const auto gts =
            familyFor(goToSocial())
                ->decodeServerLists(goToSocial(), recorded(u"gotosocial/lists.json"_s));
        QVERIFY(gts.ok());
        QCOMPARE(
            *gts, (std::vector<ServerList>{{{}, u"01M81X39950118WAHZQDA6ACD7"_s, u"仲良し"_s}}));
        const auto snacs =
            familyFor(snac())->decodeServerLists(snac(), recorded(u"snac2/lists.json"_s));
        QCOMPARE(*snacs, (std::vector<ServerList>{{{}, u"006b030992"_s, u"本棚"_s}}));
        const auto none =
            familyFor(snac())->decodeServerLists(snac(), recorded(u"snac2/lists_empty.json"_s));
        QVERIFY(none.ok() && none->empty());
    }

    void strangeServerLists()
    {
        const QString url = u"https://a.example/api/v1/lists"_s;
        const QJsonArray rows{u"no object"_s, QJsonObject(), QJsonObject{{u"title"_s, u"x"_s}},
            QJsonObject{{u"id"_s, 12}, {u"title"_s, QString(100'000, u'x')}}};
        const auto lists = familyFor(snac())->decodeServerLists(snac(), answerOf(rows, url));
        QCOMPARE(lists->size(), size_t(1));
        QCOMPARE(lists->front().id, u"12"_s);
        QVERIFY(lists->front().title.size() <= 500);
        const auto wrong =
            familyFor(snac())->decodeServerLists(snac(), answerOf(QJsonObject(), url));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::BadAnswer);
    }

    /// Every recorded answer that is a list of statuses is understood to the last row.
    void allRecordedPages()
    {
        int pages = 0;
        for (const QString &name : jsonFixtures()) {
            const bool gts = name.startsWith(u"gotosocial/"_s);
            if (!gts && !name.startsWith(u"snac2/"_s)) {
                continue;
            }
            const QJsonDocument document = QJsonDocument::fromJson(fixtureBytes(name.toUtf8()));
            const QJsonArray body = document[u"response"_s][u"body"_s].toArray();
            if (body.isEmpty() || !body.at(0).toObject().contains(u"visibility"_s)) {
                continue;
            }
            const Response response = recorded(name);
            Instance instance = gts ? goToSocial() : snac();
            instance.host = response.finalUrl.host();
            instance.accountDomain = instance.host;
            const auto page = pageOf(instance, response, false);
            QVERIFY2(page.ok(), qPrintable(name));
            QCOMPARE(page->skipped, 0);
            QCOMPARE(qsizetype(page->items.size()), body.size());
            QCOMPARE(page->rows, int(body.size()));
            for (qsizetype i = 0; i < body.size(); ++i) {
                QCOMPARE(page->items[size_t(i)].localId, body[i][u"id"_s].toString());
            }
            ++pages;
        }
        QVERIFY2(pages > 30, qPrintable(QString::number(pages)));
    }

    void pagingOfRecordedAnswers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("older");
        QTest::newRow("gts home") << u"gotosocial/home_timeline.json"_s
                                  << u"01M81XTRJGX03APBZV1NNCK5A9"_s;
        QTest::newRow("gts home, page 2")
            << u"gotosocial/home_timeline_page2.json"_s << u"01M81XMJKCXAKCB3N9WZYJ1A81"_s;
        QTest::newRow("gts tag") << u"gotosocial/tag_timeline.json"_s
                                 << u"01M81X34VAZ1H9BYRDY3FYZBM3"_s;
        QTest::newRow("gts nothing newer")
            << u"gotosocial/home_timeline_since_id_empty.json"_s << QString();
        QTest::newRow("snac home")
            << u"snac2/home_timeline.json"_s << u"1795361173f83bd91c4f8c8bc9aacd500a3bd02042"_s;
        QTest::newRow("snac nothing newer")
            << u"snac2/home_timeline_since_id_empty.json"_s << QString();
        QTest::newRow("snac no such tag") << u"snac2/tag_timeline_ja.json"_s << QString();
    }
    void pagingOfRecordedAnswers()
    {
        QFETCH(QString, name);
        QFETCH(QString, older);
        const Instance instance = name.startsWith(u"snac2"_s) ? snac() : goToSocial();
        const auto page = pageOf(instance, recorded(name), false);
        QVERIFY(page.ok());
        if (!(name.contains(u"ja"_s) && !page->items.empty())) {
            QCOMPARE(page->older, older);
        }
        QCOMPARE(page->end, page->older.isEmpty());
    }

    /// Without a Link the cursor is the last row.
    void snacWithoutLink()
    {
        for (const QString &name :
            {u"snac2/public_timeline_anonymous.json"_s, u"snac2/tag_timeline_anonymous.json"_s,
                u"snac2/account_statuses_anonymous.json"_s}) {
            const auto page = pageOf(snac(), recorded(name));
            QVERIFY(page.ok());
            QVERIFY(!page->items.empty());
            QCOMPARE(page->older, page->items.back().localId);
            QVERIFY(!page->end);
            QVERIFY(!page->items.front().post.viewer);
        }
    }

    /// Favourites are paged by ids that stand in the Link alone.
    void recordedFavourites()
    {
        const PageSpec spec{.kind = Source::Kind::Favourites};
        const auto page =
            pageOf(goToSocial(), recorded(u"gotosocial/favourites.json"_s), false, spec);
        QVERIFY(page.ok());
        QCOMPARE(page->items.front().localId, u"01M81XBZXGW5W6NH1BYT4W85N3"_s);
        QVERIFY(page->items.front().post.viewer->favourited);
        QVERIFY(!page->ordered);
        QCOMPARE(page->firstCursor, u"01M81XC4NM7XX7HBE8W4YPRQ2T"_s);
        QCOMPARE(page->lastCursor, u"01M81X396FF3VV163JYVMM2WQY"_s);
        QCOMPARE(page->older, page->lastCursor);
    }

    void favouritesWithoutAWayUp()
    {
        const PageSpec spec{.kind = Source::Kind::Favourites};
        const Instance mastodon = server(u"mastodon"_s, u"a.example"_s);
        const QByteArray next = "<https://a.example/api/v1/favourites?max_id=77>; rel=\"next\"";
        const auto page = pageOf(mastodon, rows({u"3"_s, u"9"_s}, next), false, spec);
        QCOMPARE(page->firstCursor, u"77"_s); // never a row's own id
        const auto last = pageOf(mastodon, rows({u"3"_s}), false, spec);
        QVERIFY(last->end && !last->ordered);
        QCOMPARE(last->firstCursor, QString());
        QVERIFY(pageOf(mastodon, rows({}), false, spec)->end);
    }

    /// Mentions come as notifications; their ids are the cursors, and the posts keep theirs.
    void recordedMentions()
    {
        const PageSpec spec{.kind = Source::Kind::Mentions};
        const auto page =
            pageOf(goToSocial(), recorded(u"gotosocial/notifications_types.json"_s), false, spec);
        QVERIFY(page.ok());
        QCOMPARE(page->items.size(), size_t(3));
        QCOMPARE(page->items.front().localId, u"01M81XAYQ0FS8SPB7VQ1ZHS2NB"_s);
        QVERIFY(!page->ordered);
        QCOMPARE(page->firstCursor, u"01M81XB0VTBA3H5EP9GHBHZDN6"_s);
        QCOMPARE(page->lastCursor, u"01M81XAVVQ4QHVA9JGQWC75X5K"_s);
        QCOMPARE(page->older, page->lastCursor);
    }

    /// A server may pass over which types were asked for.
    void otherNotificationsAreLeftOut()
    {
        const PageSpec spec{.kind = Source::Kind::Mentions};
        const auto page =
            pageOf(snac(), recorded(u"snac2/notifications_types.json"_s), false, spec);
        QVERIFY(page.ok());
        QCOMPARE(page->rows, 8);
        QCOMPARE(page->items.size(), size_t(4));
        QCOMPARE(page->skipped, 0);
        const QJsonArray broken{u"text"_s, QJsonObject{{u"id"_s, u"1"_s}},
            QJsonObject{
                {u"id"_s, u"2"_s}, {u"type"_s, u"mention"_s}, {u"status"_s, QJsonValue::Null}}};
        const auto none = pageOf(server(u"mastodon"_s, u"a.example"_s),
            answerOf(broken, u"https://a.example/api/v1/notifications"_s), false, spec);
        QVERIFY(none.ok());
        QVERIFY(none->items.empty());
    }

    void ends()
    {
        const Instance mastodon = server(u"mastodon"_s, u"a.example"_s);
        const Instance unheardOf = server(u"newcomer"_s, u"a.example"_s);
        QVERIFY(pageOf(mastodon, rows({u"3"_s, u"2"_s}))->end);
        QVERIFY(pageOf(mastodon, rows({}))->end);
        QCOMPARE(pageOf(unheardOf, rows({u"3"_s, u"2"_s}))->older, u"2"_s);
        QVERIFY(pageOf(unheardOf, rows({}))->end);

        const QByteArray next = "<https://a.example/api/v1/timelines/tag/x?max_id=2>; rel=\"next\"";
        QCOMPARE(pageOf(mastodon, rows({u"3"_s, u"2"_s}, next))->older, u"2"_s);
        // Pixelfed ends with an empty cursor.
        const QByteArray last = "<https://a.example/api/v1/timelines/home?max_id=>; rel=\"next\"";
        QVERIFY(pageOf(server(u"pixelfed"_s, u"a.example"_s), rows({u"3"_s}, last))->end);
    }

    /// The cursor of a Link may be used, its address may not: another host stays unasked.
    void linkOfAnotherHost()
    {
        const Instance mastodon = server(u"mastodon"_s, u"a.example"_s);
        const auto page =
            pageOf(mastodon, rows({u"3"_s}, "<https://evil.example/x?max_id=3>; rel=\"next\""));
        QCOMPARE(page->older, u"3"_s);
    }

    /// A server that ignores max_id would hand out the same page for ever.
    void cursorIgnored()
    {
        PageSpec spec;
        spec.maxId = u"2"_s;
        const Instance unheardOf = server(u"newcomer"_s, u"a.example"_s);
        const auto page = pageOf(unheardOf, rows({u"3"_s, u"2"_s}), true, spec);
        QVERIFY(page.ok());
        QVERIFY(page->end);
        QVERIFY(page->older.isEmpty());
        QCOMPARE(page->items.size(), size_t(2));
    }

    /// The cursor stands on the last row even if that row cannot be understood.
    void unreadableRows()
    {
        QJsonArray array{row(u"5"_s), u"text"_s, QJsonObject{{u"id"_s, u"3"_s}}};
        const auto page = pageOf(server(u"kibou"_s, u"a.example"_s),
            answerOf(array, u"https://a.example/api/v1/timelines/public"_s));
        QVERIFY(page.ok());
        QCOMPARE(page->rows, 3);
        QCOMPARE(page->skipped, 2);
        QCOMPARE(page->items.size(), size_t(1));
        QCOMPARE(page->older, u"3"_s);
    }

    void tooManyRows()
    {
        QStringList ids;
        for (int i = 0; i < 5000; ++i) {
            ids << QString::number(10'000 - i);
        }
        const auto page = pageOf(server(u"newcomer"_s, u"a.example"_s), rows(ids));
        QCOMPARE(page->items.size(), size_t(200));
        QCOMPARE(page->older, page->items.back().localId);
    }

    void errors_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("asGuest");
        QTest::addColumn<int>("kind");
        const auto add = [](const char *name, bool asGuest, ErrorKind kind) {
            QTest::newRow(name) << QString::fromLatin1(name) << asGuest << int(kind);
        };
        add("gotosocial/account_statuses_anonymous_401.json", true, ErrorKind::Forbidden);
        add("gotosocial/public_timeline_anonymous_closed_401.json", true, ErrorKind::Forbidden);
        add("gotosocial/tag_timeline_anonymous_401.json", true, ErrorKind::Forbidden);
        add("gotosocial/error_401_revoked_token.json", false, ErrorKind::Credentials);
        add("gotosocial/error_403_scope.json", false, ErrorKind::Forbidden);
        add("gotosocial/error_404_status.json", false, ErrorKind::NotFound);
        add("gotosocial/error_404_route.json", false, ErrorKind::NotFound);
        add("gotosocial/error_406.json", false, ErrorKind::Rejected);
        add("gotosocial/error_429.json", false, ErrorKind::RateLimited);
        add("gotosocial/error_503_starting_up.json", false, ErrorKind::RateLimited);
        add("snac2/home_timeline_anonymous_401.json", true, ErrorKind::Forbidden);
        add("snac2/error_401_wrong_token.json", false, ErrorKind::Credentials);
    }
    void errors()
    {
        QFETCH(QString, name);
        QFETCH(bool, asGuest);
        QFETCH(int, kind);
        const Instance instance = name.startsWith(u"snac2"_s) ? snac() : goToSocial();
        const auto page = pageOf(instance, recorded(name), asGuest);
        QVERIFY(!page.ok());
        QCOMPARE(int(page.error().kind), kind);
        QCOMPARE(page.error().subject, instance.host);
        QCOMPARE(page.error().until, qint64(0));
    }

    void brokenAnswers_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("kind");
        const QByteArray json = "application/json";
        const int bad = int(ErrorKind::BadAnswer);
        QTest::newRow("empty") << QByteArray() << json << bad;
        QTest::newRow("cut") << QByteArray("[{\"id\":\"1\",") << json << bad;
        QTest::newRow("object") << QByteArray("{\"a\":1}") << json << bad;
        QTest::newRow("null") << QByteArray("null") << json << bad;
        QTest::newRow("page") << QByteArray("<!doctype html><p>Hello") << QByteArray("text/html")
                              << bad;
        QTest::newRow("nested") << QByteArray(100'000, '[') << json << bad;
        QTest::newRow("kibou") << QByteArray("{\"error\":\"no such thing\"}") << json
                               << int(ErrorKind::Rejected);
    }
    void brokenAnswers()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(int, kind);
        const auto page = pageOf(goToSocial(),
            answerOf(body, u"https://gts1.test/api/v1/timelines/home"_s, type), false);
        QVERIFY(!page.ok());
        QCOMPARE(int(page.error().kind), kind);
        QCOMPARE(page.error().subject, u"gts1.test"_s);
    }
};

QTEST_GUILESS_MAIN(tst_mastodonpage)
#include "tst_mastodonpage.moc"
