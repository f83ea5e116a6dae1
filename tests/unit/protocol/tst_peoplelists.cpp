// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/family.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QString urlOf(const Result<Request> &request)
{
    return request ? QString::fromLatin1(request->url.toEncoded()) : request.error().detail;
}

QStringList acctsOf(const std::vector<Actor> &people)
{
    QStringList accts;
    for (const Actor &actor : people) {
        accts << actor.acct;
    }
    return accts;
}

constexpr auto collectionUrl = "https://a.example/api/v1/collections/7";

// A line each, for moc takes // in the further lines of a literal for a comment.
const QByteArray collected =
    R"({"collection":{"id":"7","account_id":"1","name":"Birds" ITEMS},"accounts":[)"
    R"({"id":"1","username":"ao","acct":"ao","uri":"https://a.example/ap/users/1"},)"
    R"({"id":"2","username":"mei","acct":"mei@b.example","uri":"https://b.example/users/mei"},)"
    R"({"id":"3","username":"kai","acct":"kai@c.example"},{"id":"4"}]})";

QByteArray collectionWith(const QByteArray &items)
{
    return QByteArray(collected).replace("ITEMS", items);
}

} // namespace

class tst_peoplelists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const Family *family = familyFor(instance);
        QCOMPARE(urlOf(family->following(instance, u"1/2"_s, {.maxId = u"9"_s, .limit = 500})),
            u"https://a.example/api/v1/accounts/1%2F2/following?max_id=9&limit=80"_s);
        QCOMPARE(urlOf(family->followers(instance, u"1/2"_s, {.maxId = u"9"_s, .limit = 40})),
            u"https://a.example/api/v1/accounts/1%2F2/followers?max_id=9&limit=40"_s);
        QCOMPARE(urlOf(family->listAccounts(instance, u"3"_s, {.limit = 80})),
            u"https://a.example/api/v1/lists/3/accounts?limit=80"_s);
        QCOMPARE(urlOf(family->collection(instance, u"7"_s)), QString::fromLatin1(collectionUrl));
        const Instance pixelfed = server(u"pixelfed"_s, u"a.example"_s);
        QCOMPARE(family->listAccounts(pixelfed, u"3"_s, {}).error().kind, ErrorKind::Usage);
    }

    void recordedPages_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QStringList>("people");
        QTest::addColumn<QString>("older");
        QTest::newRow("follows, GoToSocial")
            << u"gotosocial/account_following"_s << u"gotosocial"_s << u"gts1.test"_s
            << QStringList{u"dave@gts2.test"_s, u"fumi@snac.test"_s}
            << u"01VEME82F49WXEMZYF9W1JRGBH"_s;
        QTest::newRow("followers, snac") << u"snac2/account_followers"_s << u"snac"_s
                                         << u"snac.test"_s << QStringList() << QString();
        QTest::newRow("list, GoToSocial")
            << u"gotosocial/list_accounts"_s << u"gotosocial"_s << u"gts1.test"_s
            << QStringList{u"dave@gts2.test"_s, u"bob@gts1.test"_s}
            << u"01MEWYGJHVA2MB2B8Z2EX1EYZ2"_s;
        QTest::newRow("follows, snac")
            << u"snac2/account_following"_s << u"snac"_s << u"snac.test"_s
            << QStringList{u"alice@gts1.test"_s, u"goro@snac.test"_s} << QString();
        QTest::newRow("list, snac")
            << u"snac2/list_accounts"_s << u"snac"_s << u"snac.test"_s
            << QStringList{u"carol@gts1.test"_s, u"goro@snac.test"_s} << QString();
        QTest::newRow("hidden, snac") << u"snac2/account_following_anonymous"_s << u"snac"_s
                                      << u"snac.test"_s << QStringList() << QString();
    }
    void recordedPages()
    {
        QFETCH(QString, file);
        QFETCH(QString, software);
        QFETCH(QString, host);
        const Instance instance = server(software, host);
        const auto page =
            familyFor(instance)->decodePeople(instance, recorded(file + u".json"_s), {}, false);
        QVERIFY2(page.ok(), qPrintable(page ? QString() : sentence(page.error())));
        QTEST(acctsOf(page->people), "people");
        QTEST(page->older, "older");
        QCOMPARE(page->skipped, 0);
    }

    void pagingEnds()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const Family *family = familyFor(instance);
        Response response = answerOf(
            R"([{"id":"2","username":"mei","acct":"mei"},{"id":"3"}])", u"https://a.example/x"_s);
        response.headers.emplaceBack("Link", R"(<https://a.example/x?max_id=5>; rel="next")");
        const auto first = family->decodePeople(instance, response, {}, false);
        QVERIFY(first);
        QCOMPARE(first->older, u"5"_s);
        QCOMPARE(first->skipped, 1);
        // A server that always names the same page would be read for ever.
        QCOMPARE(
            family->decodePeople(instance, response, {.maxId = u"5"_s}, false)->older, QString());
        response.body = "[]";
        QCOMPARE(family->decodePeople(instance, response, {}, false)->older, QString());
        response.body = "{}";
        QCOMPARE(
            family->decodePeople(instance, response, {}, false).error().kind, ErrorKind::BadAnswer);
        response.status = 401;
        QCOMPARE(family->decodePeople(instance, response, {}, false).error().kind,
            ErrorKind::Credentials);
    }

    /// Its owner stands beside those who are in it; who has not agreed is none of them.
    void collections_data()
    {
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QStringList>("people");
        QTest::newRow("with items")
            << QByteArray(R"(,"items":[{"account_id":"2","state":"accepted"},
                {"account_id":"3","state":"pending"},{"account_id":"4","state":"accepted"}])")
            << QStringList{u"mei@b.example"_s};
        QTest::newRow("owner among them")
            << QByteArray(R"(,"items":[{"account_id":"1","state":"accepted"}])")
            << QStringList{u"ao@a.example"_s};
        QTest::newRow("no items") << QByteArray()
                                  << QStringList{u"mei@b.example"_s, u"kai@c.example"_s};
        QTest::newRow("empty") << QByteArray(R"(,"items":[])") << QStringList();
    }
    void collections()
    {
        QFETCH(QByteArray, items);
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const auto found = familyFor(instance)->decodeCollection(
            instance, answerOf(collectionWith(items), QString::fromLatin1(collectionUrl)), true);
        QVERIFY2(found.ok(), qPrintable(found ? QString() : sentence(found.error())));
        QCOMPARE(found->name, u"Birds"_s);
        QTEST(acctsOf(found->people), "people");
    }

    void whatIsNoCollection()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const auto kindOf = [&](const QByteArray &body, int status) {
            const Response response =
                answerOf(body, QString::fromLatin1(collectionUrl), "application/json", status);
            const auto found = familyFor(instance)->decodeCollection(instance, response, true);
            return found ? u"ok"_s : word(found.error().kind);
        };
        QCOMPARE(kindOf(R"({"error":"Record not found"})", 404), u"not-found"_s);
        QCOMPARE(kindOf(R"({"id":"7"})", 200), u"bad-answer"_s);
        QCOMPARE(kindOf(R"({"collection":{"name":"x"}})", 200), u"bad-answer"_s);
        QCOMPARE(kindOf(R"([])", 200), u"bad-answer"_s);
    }
};

QTEST_GUILESS_MAIN(tst_peoplelists)
#include "tst_peoplelists.moc"
