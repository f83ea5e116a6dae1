// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "protocol/family.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString api = u"https://a.example/api/v1/"_s;

Instance at(const QString &software)
{
    return server(software, u"a.example"_s);
}

QString urlOf(const Result<Request> &request)
{
    return request ? QString::fromLatin1(request->url.toEncoded()).mid(api.size())
                   : word(request.error().kind);
}

QString askedAs(const QString &software, MovedKind kind, const PageSpec &spec = {.limit = 200})
{
    return urlOf(familyFor(at(software))->belongings(at(software), kind, u"9"_s, spec));
}

Result<Belongings> read(
    const Instance &instance, const Response &response, MovedKind kind, const PageSpec &spec = {})
{
    return familyFor(instance)->decodeBelongings(instance, response, kind, spec);
}

QStringList subjectsOf(const Result<Belongings> &page)
{
    QStringList subjects;
    for (const Belonging &row : page ? page->rows : std::vector<Belonging>()) {
        subjects << row.item.subject;
    }
    return subjects;
}

QStringList subjectsIn(const QByteArray &json, MovedKind kind)
{
    return subjectsOf(read(at(u"mastodon"_s), answerOf(json, api), kind));
}

Response linked(const QByteArray &body, const QByteArray &link)
{
    Response response = answerOf(body, api + u"x"_s);
    response.headers.emplaceBack("Link", "<" + link + ">; rel=\"next\"");
    return response;
}

} // namespace

/// What an account has at its server, page by page, and as files.
class tst_belongingpages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<MovedKind>("kind");
        QTest::addColumn<QString>("url");
        QTest::newRow("follows") << MovedKind::Follows << u"accounts/9/following?limit=80"_s;
        QTest::newRow("followers") << MovedKind::Followers << u"accounts/9/followers?limit=80"_s;
        QTest::newRow("blocks") << MovedKind::Blocks << u"blocks?limit=80"_s;
        QTest::newRow("mutes") << MovedKind::Mutes << u"mutes?limit=80"_s;
        QTest::newRow("domains") << MovedKind::DomainBlocks << u"domain_blocks?limit=200"_s;
        QTest::newRow("bookmarks") << MovedKind::Bookmarks << u"bookmarks?limit=40"_s;
        QTest::newRow("tags") << MovedKind::Tags << u"followed_tags?limit=200"_s;
        QTest::newRow("lists") << MovedKind::Lists << u"usage"_s;
        QTest::newRow("unknown") << MovedKind::Unknown << u"usage"_s;
    }
    void requests()
    {
        QFETCH(MovedKind, kind);
        QTEST(askedAs(u"mastodon"_s, kind), "url");
    }

    void whoTellsWhat()
    {
        const QString none = u"usage"_s;
        QCOMPARE(askedAs(u"snac"_s, MovedKind::Blocks), none); // recorded: blocks_404.json
        QCOMPARE(askedAs(u"snac"_s, MovedKind::Mutes), none);
        QCOMPARE(askedAs(u"gotosocial"_s, MovedKind::DomainBlocks), none);
        QCOMPARE(askedAs(u"friendica"_s, MovedKind::DomainBlocks), none);
        QVERIFY(askedAs(u"pixelfed"_s, MovedKind::DomainBlocks) != none);
        QVERIFY(askedAs(u"snac"_s, MovedKind::Tags) != none);
        QCOMPARE(askedAs(u"kibou"_s, MovedKind::Bookmarks), none);
        const Family *family = familyFor(at(u"gotosocial"_s));
        QCOMPARE(urlOf(family->outgoingRequests(at(u"gotosocial"_s), {.maxId = u"5"_s})),
            u"follow_requests/outgoing?max_id=5&limit=40"_s);
        QCOMPARE(urlOf(family->outgoingRequests(at(u"mastodon"_s), {})), none);
    }

    void recordedPages_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<MovedKind>("kind");
        QTest::addColumn<QStringList>("subjects");
        QTest::addColumn<QString>("older");
        const QString gts = u"gotosocial/"_s;
        QTest::newRow("mutes") << gts + u"mutes"_s << MovedKind::Mutes
                               << QStringList{u"erin@gts2.test"_s}
                               << u"01M81XGM28W5VMGZB1DPTEH9SE"_s;
        QTest::newRow("tags") << gts + u"followed_tags"_s << MovedKind::Tags
                              << QStringList{u"読書"_s} << u"01M81X32JDZ3GB6H0CSD2M5DEH"_s;
        QTest::newRow("follows") << gts + u"account_following"_s << MovedKind::Follows
                                 << QStringList{u"dave@gts2.test"_s, u"fumi@snac.test"_s}
                                 << u"01VEME82F49WXEMZYF9W1JRGBH"_s;
        QTest::newRow("snac, follows")
            << u"snac2/account_following"_s << MovedKind::Follows
            << QStringList{u"alice@gts1.test"_s, u"goro@snac.test"_s} << QString();
        QTest::newRow("snac, bookmarks")
            << u"snac2/bookmarks"_s << MovedKind::Bookmarks << QStringList() << QString();
        QTest::newRow("snac, tags")
            << u"snac2/followed_tags"_s << MovedKind::Tags << QStringList() << QString();
    }
    void recordedPages()
    {
        QFETCH(QString, file);
        QFETCH(MovedKind, kind);
        const Instance instance = file.startsWith(u"snac2"_s) ? snac() : goToSocial();
        const auto page = read(instance, recorded(file + u".json"_s), kind);
        QVERIFY2(page.ok(), qPrintable(page ? QString() : sentence(page.error())));
        QTEST(subjectsOf(page), "subjects");
        QTEST(page->older, "older");
        QCOMPARE(page->skipped, 0);
    }

    void recordedDetails()
    {
        const auto muted =
            read(goToSocial(), recorded(u"gotosocial/mutes.json"_s), MovedKind::Mutes);
        const Belonging &erin = muted->rows.front();
        QVERIFY(erin.item.expiresAt > 0);
        QCOMPARE(erin.localId, u"01M81XAQ19AX8BQ058HP1CMJ15"_s);
        QCOMPARE(erin.person.displayName, u"Erin"_s);
        QCOMPARE(erin.person.lastPostAt, parseIsoTime(u"2026-11-22"_s));
        QVERIFY(erin.person.lastPostAt > 0);
        // The end of a mute is none of a follow's.
        const auto asFollows =
            read(goToSocial(), recorded(u"gotosocial/mutes.json"_s), MovedKind::Follows);
        QCOMPARE(asFollows->rows.front().item.expiresAt, 0);
        const auto marked =
            read(goToSocial(), recorded(u"gotosocial/bookmarks.json"_s), MovedKind::Bookmarks);
        QCOMPARE(marked->rows.front().item.subject,
            u"https://gts2.test/users/dave/statuses/01M81XAVTB5HA530384PHP4QMN"_s);
        QCOMPARE(marked->rows.front().localId, u"01M81XAVS8090KDG2ZQ62WM7TD"_s);
        QCOMPARE(marked->older, u"01M81X396M8CB06HXVPE7H2FB6"_s);
    }

    /// snac says today of everybody: nobody would ever be silent.
    void inventedDays()
    {
        const Response follows = recorded(u"snac2/account_following.json"_s);
        QVERIFY(follows.body.contains("\"last_status_at\": \"2026-11-22\""));
        const auto told = read(snac(), follows, MovedKind::Follows);
        QCOMPARE(told->rows.size(), size_t(2));
        for (const Belonging &row : told->rows) {
            QCOMPARE(row.person.lastPostAt, 0);
        }
    }

    void lenient()
    {
        QCOMPARE(
            subjectsIn(R"(["Bad.Example","例え.jp",7,null,"","a b"])", MovedKind::DomainBlocks),
            (QStringList{u"bad.example"_s, u"xn--r8jz45g.jp"_s}));
        QCOMPARE(subjectsIn(R"([{"name":"#Books"},{"name":""},{"name":null},"x",{"name":7}])",
                     MovedKind::Tags),
            (QStringList{u"Books"_s, u"7"_s}));
        // Neither author nor date: it can be bookmarked elsewhere all the same.
        QCOMPARE(subjectsIn(R"([{"id":5,"uri":"https://b.example/p/1","account":null},)"
                            R"({"id":"6","uri":"javascript:x"},)"
                            R"({"uri":"https://b.example/p/2"},null])",
                     MovedKind::Bookmarks),
            QStringList{u"https://b.example/p/1"_s});
        QCOMPARE(subjectsIn(R"([{"id":"1","acct":"Ao"},{"id":"2","acct":null},[],)"
                            R"({"id":"3","acct":"mei@b.example","mute_expires_at":7,)"
                            R"("last_status_at":false}])",
                     MovedKind::Mutes),
            (QStringList{u"ao@a.example"_s, u"mei@b.example"_s}));
        const auto page = read(at(u"mastodon"_s),
            answerOf(R"([{"id":"1","acct":"ao","suspended":true,)"
                     R"("moved":{"id":"2","acct":"ao@b.example"}}])",
                api),
            MovedKind::Follows);
        QCOMPARE(page->rows.front().person.movedTo, u"ao@b.example"_s);
        QVERIFY(page->rows.front().person.suspended);
    }

    void paging()
    {
        const Instance instance = at(u"mastodon"_s);
        const auto older = [&](const Response &response, const QString &now) {
            return read(instance, response, MovedKind::Bookmarks, {.maxId = now})->older;
        };
        const Response five = linked("[]", "https://a.example/x?max_id=5&limit=40");
        QCOMPARE(older(five, {}), u"5"_s); // all of that page may be gone, what is below is not
        QCOMPARE(older(five, u"5"_s), QString()); // would be read for ever
        QCOMPARE(older(answerOf("[{\"id\":\"3\"}]", api), {}), QString());
        QCOMPARE(older(linked("[]", "https://a.example/x?max_id=&limit=40"), {}), QString());
        QCOMPARE(older(linked("[]", "https://a.example/x?max_id=" + QByteArray(600, '1')), {}),
            QString());
        const Response second = linked("[]", "https://evil.example/x?page=2");
        QCOMPARE(older(second, {}), u"?page=2"_s);
        QCOMPARE(older(second, u"?page=2"_s), QString());
        QCOMPARE(askedAs(u"pixelfed"_s, MovedKind::Blocks, {.maxId = u"?cursor=a&b="_s}),
            u"blocks?cursor=a%26b%3D&limit=40"_s);
        QCOMPARE(askedAs(u"mastodon"_s, MovedKind::Tags, {.maxId = u"5&x"_s}),
            u"followed_tags?max_id=5%26x&limit=40"_s);
    }

    void whatIsNoPage_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind");
        QTest::newRow("object") << 200 << "{}"_ba << u"bad-answer"_s;
        QTest::newRow("page") << 200 << "<html></html>"_ba << u"bad-answer"_s;
        QTest::newRow("error") << 200 << R"({"error":"no"})"_ba << u"rejected"_s;
        QTest::newRow("too many") << 200 << "[" + QByteArray("1,").repeated(20'000) + "1]"
                                  << u"bad-answer"_s;
        QTest::newRow("401") << 401 << "{}"_ba << u"credentials"_s;
        QTest::newRow("403") << 403 << "{}"_ba << u"forbidden"_s;
        QTest::newRow("404") << 404 << "{}"_ba << u"not-found"_s;
        QTest::newRow("429") << 429 << "{}"_ba << u"rate-limited"_s;
    }
    void whatIsNoPage()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto page = read(at(u"mastodon"_s), answerOf(body, api, "application/json", status),
            MovedKind::DomainBlocks);
        QVERIFY(!page);
        QTEST(word(page.error().kind), "kind");
    }

    void files()
    {
        const Instance gts = goToSocial();
        const Family *family = familyFor(gts);
        const auto request = family->exported(gts, MovedKind::Follows);
        QCOMPARE(request->url.toString(), u"https://gts1.test/api/v1/exports/following.csv"_s);
        QCOMPARE(request->headers.size(), 1);
        QCOMPARE(request->headers.front().second, "text/csv");
        QVERIFY(request->maxBytes > 10'000'000);
        QVERIFY(family->exported(gts, MovedKind::Mutes)->url.path().endsWith(u"mutes.csv"_s));
        QCOMPARE(family->exported(gts, MovedKind::Bookmarks).error().kind, ErrorKind::Usage);
        QCOMPARE(
            family->exported(at(u"mastodon"_s), MovedKind::Follows).error().kind, ErrorKind::Usage);
    }

    void fileAnswers()
    {
        const auto kind = [](const Response &response) {
            const auto file = familyFor(goToSocial())->decodeExported(goToSocial(), response);
            return file ? QString::fromUtf8(*file) : word(file.error().kind);
        };
        const QByteArray csv = fixtureBytes("gotosocial/following_export.csv");
        QCOMPARE(kind(answerOf(csv, api, "text/csv")), QString::fromUtf8(csv));
        QCOMPARE(kind(answerOf(QByteArray(), api, "text/csv")), QString());
        QCOMPARE(
            kind(recorded(u"gotosocial/export_following_accept_json_406.json"_s)), u"rejected"_s);
        QCOMPARE(kind(recorded(u"gotosocial/export_anonymous_401.json"_s)), u"credentials"_s);
        QCOMPARE(kind(answerOf("<html></html>"_ba, api, "text/html")), u"bad-answer"_s);
        QCOMPARE(kind(answerOf("[]"_ba, api)), u"bad-answer"_s);
    }
};

QTEST_GUILESS_MAIN(tst_belongingpages)
#include "tst_belongingpages.moc"
