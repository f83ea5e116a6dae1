// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/belongings.h"

#include "accounttesting.h"
#include "sync/belongingitems.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray verifyPath = "/api/v1/accounts/verify_credentials";
const QByteArray followingPath = "/api/v1/accounts/9/following";
const QByteArray relationsPath = "/api/v1/accounts/relationships";

const QByteArray own = R"({"id":"9","acct":"me","following_count":2,"followers_count":5})";

Result<BelongingsPage> pageOf(
    AccountFixture &fixture, const QString &software, MovedKind kind, const QString &below = {})
{
    return awaitedResult(
        loadBelongings(*fixture.core, *fixture.sessions, fixture.session(software), kind, below));
}

QString kindOf(const Result<BelongingsPage> &page)
{
    return page ? u"ok"_s : word(page.error().kind);
}

QStringList subjectsOf(const Result<BelongingsPage> &page)
{
    QStringList subjects;
    for (const store::CensusItem &item : page ? page->items : std::vector<store::CensusItem>()) {
        subjects << item.item.subject;
    }
    return subjects;
}

} // namespace

/// What an account has at its server, as the census takes it.
class tst_belongings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void follows()
    {
        AccountFixture fixture;
        QVERIFY(fixture.isReady());
        fixture.server.on(verifyPath, scriptedJson(own));
        fixture.server.on(followingPath,
            scriptedJson(
                quoted("[{'id':'1','acct':'ao@b.example','display_name':'Ao',"
                       "'uri':'https://b.example/ao','last_status_at':'2026-11-21'},"
                       "{'id':'2','acct':'mei','suspended':true},{'id':'3','acct':'kai'}]"),
                200, "https://x.example/?max_id=55"));
        fixture.server.on(relationsPath,
            scriptedJson(R"([{"id":"2","following":true,"showing_reblogs":false,"notifying":true,)"
                         R"("languages":["ja"],"note":"a friend"},{"id":"4","following":true},)"
                         R"({"id":"1","following":true,"showing_reblogs":true,)"
                         R"("followed_by":true,"languages":null}])"));
        const auto page = pageOf(fixture, u"mastodon"_s, MovedKind::Follows);
        QCOMPARE(kindOf(page), u"ok"_s);
        QCOMPARE(page->total, 2);
        QCOMPARE(page->below, u"55"_s);
        QCOMPARE(page->items.size(), size_t(3));
        const store::CensusItem &ao = page->items[0];
        QCOMPARE(ao.item,
            (MovedItem{.subject = u"ao@b.example"_s,
                .boosts = true,
                .notify = false,
                .languages = QStringList()}));
        QCOMPARE(ao.actorUri, u"https://b.example/ao"_s);
        QCOMPARE(ao.name, u"Ao"_s);
        QVERIFY(ao.followsBack && !ao.gone && !ao.requested);
        QVERIFY(ao.lastPostAt > 0 && ao.lastPostAt < accountNoon);
        const store::CensusItem &mei = page->items[1];
        QCOMPARE(mei.item.boosts, std::optional(false));
        QCOMPARE(mei.item.notify, std::optional(true));
        QCOMPARE(mei.item.languages, std::optional(QStringList{u"ja"_s}));
        QCOMPARE(mei.note, u"a friend"_s);
        QVERIFY(mei.gone && !mei.followsBack);
        QVERIFY(!page->items[2].item.boosts); // the server said nothing of them
    }

    /// The next page asks for no number again, and the page that names itself is the last.
    void furtherPages()
    {
        AccountFixture fixture;
        fixture.server.on(followingPath,
            scriptedJson(R"([{"id":"1","acct":"ao"}])", 200, "https://x.example/?max_id=55"));
        fixture.server.on(relationsPath, scriptedJson("[]"));
        const auto page = pageOf(fixture, u"mastodon"_s, MovedKind::Follows, u"55"_s);
        QCOMPARE(page->below, QString());
        QCOMPARE(page->total, -1);
        QCOMPARE(fixture.lines(),
            (QStringList{u"GET /api/v1/accounts/9/following?max_id=55&limit=80"_s,
                u"GET /api/v1/accounts/relationships?id[]=1"_s}));
    }

    /// 40 people at once, 20 of Pixelfed.
    void relationshipsInParts()
    {
        for (const auto &[software, parts] :
            {std::pair(u"mastodon"_s, 2), std::pair(u"pixelfed"_s, 4)}) {
            AccountFixture fixture;
            QByteArrayList people;
            for (int i = 0; i < 80; ++i) {
                const QByteArray n = QByteArray::number(100 + i);
                people << "{\"id\":\"" + n + "\",\"acct\":\"p" + n + "\"}";
            }
            fixture.server.on("/api/v1/mutes", scriptedJson('[' + people.join(',') + ']'));
            fixture.server.on(relationsPath,
                scriptedJson(R"([{"id":"100","muting":true,"muting_notifications":true}])"));
            fixture.server.on(relationsPath,
                scriptedJson(R"([{"id":"179","muting":true,"muting_notifications":false},)"
                             R"({"id":"100","muting":true}])"));
            const auto page = pageOf(fixture, software, MovedKind::Mutes);
            QCOMPARE(fixture.server.requests().size(), 1 + parts);
            // Of whom was not asked, nothing is believed.
            QCOMPARE(page->items.front().item.hideNotifications, std::optional(true));
            QCOMPARE(page->items.back().item.hideNotifications, std::optional(false));
            QVERIFY(!page->items[50].item.hideNotifications);
        }
    }

    void mutesThatEnd()
    {
        AccountFixture fixture;
        fixture.server.on("/api/v1/mutes",
            scriptedJson(R"([{"id":"1","acct":"ao","mute_expires_at":"2026-11-22T13:00:00Z"},)"
                         R"({"id":"2","acct":"mei","mute_expires_at":null}])"));
        fixture.server.on(relationsPath, scriptedJson("[]"));
        const auto page = pageOf(fixture, u"mastodon"_s, MovedKind::Mutes);
        QCOMPARE(page->items[0].item.expiresAt, accountNoon + hourMs);
        QCOMPARE(page->items[1].item.expiresAt, 0);
    }

    /// Where each mute hides notifications that is no option: no wish can differ from it.
    void noticesOfMutes_data()
    {
        QTest::addColumn<Instance::Family>("family");
        QTest::addColumn<std::optional<bool>>("hides");
        QTest::newRow("mastodon") << Instance::Family::Mastodon << std::optional(true);
        QTest::newRow("misskey") << Instance::Family::Misskey << std::optional<bool>();
    }
    void noticesOfMutes()
    {
        QFETCH(Instance::Family, family);
        const bool misskey = family == Instance::Family::Misskey;
        const Capabilities can = capabilities(
            Instance{.software = misskey ? u"misskey"_s : u"mastodon"_s, .family = family});
        std::vector<store::CensusItem> items{{.item = {.subject = u"ao@b.example"_s}}};
        items[0].localId = u"7"_s;
        addRelationships(items, {{.localId = u"7"_s, .muting = true, .mutingNotifications = true}},
            MovedKind::Mutes, can);
        QTEST(items[0].item.hideNotifications, "hides");
        items[0].item.hideNotifications = true; // as somebody wished it
        const store::CensusItem kept = asKept(items[0], can);
        QTEST(kept.item.hideNotifications, "hides");
        QCOMPARE(kept.item.subject, u"ao@b.example"_s);
    }

    /// snac's follows have no options, it tells of one at a time and of all follows at once.
    void snacsFollows()
    {
        AccountFixture fixture;
        QByteArrayList people;
        for (int i = 0; i < 500; ++i) {
            const QByteArray n = QByteArray::number(i);
            people << "{\"id\":\"" + n + "\",\"acct\":\"p" + n + "\"}";
        }
        fixture.server.on(followingPath, scriptedJson('[' + people.join(',') + ']'));
        const auto page = pageOf(fixture, u"snac"_s, MovedKind::Follows);
        QCOMPARE(page->items.size(), size_t(500));
        QCOMPARE(page->below, QString());
        QCOMPARE(fixture.server.requests().size(), 1);
    }

    /// GoToSocial tells who has not answered yet, behind those who are followed.
    void requestedFollows()
    {
        AccountFixture fixture;
        fixture.server.on(verifyPath, scriptedJson(own));
        fixture.server.on(followingPath, scriptedJson("[]"));
        const auto first = pageOf(fixture, u"gotosocial"_s, MovedKind::Follows);
        QCOMPARE(subjectsOf(first), QStringList());
        QVERIFY(!first->below.isEmpty());
        const QByteArray path = "/api/v1/follow_requests/outgoing";
        fixture.server.on(
            path, scriptedJson(R"([{"id":"1","acct":"ao"}])", 200, "https://x.example/?max_id=7"));
        fixture.server.on(path, scriptedJson("{}", 404)); // an older one
        fixture.server.on(relationsPath,
            scriptedJson(R"([{"id":"1","requested":true,"showing_reblogs":false}])"));
        const auto second = pageOf(fixture, u"gotosocial"_s, MovedKind::Follows, first->below);
        QCOMPARE(second->items.size(), size_t(1));
        QVERIFY(second->items.front().requested);
        QVERIFY(!second->items.front().item.boosts);
        const auto third = pageOf(fixture, u"gotosocial"_s, MovedKind::Follows, second->below);
        QCOMPARE(kindOf(third), u"ok"_s);
        QVERIFY(third->items.empty() && third->below.isEmpty());
        QVERIFY(fixture.lines().last().contains(u"max_id=7"_s));
    }

    void plainKinds()
    {
        AccountFixture fixture;
        fixture.server.on("/api/v1/domain_blocks",
            scriptedJson(R"(["bad.example",null])", 200, "https://x.example/?max_id=3"));
        fixture.server.on("/api/v1/bookmarks",
            scriptedJson(quoted("[{'id':'5','uri':'https://b.example/p/1'}]")));
        fixture.server.on("/api/v1/followed_tags", scriptedJson(R"([{"name":"Books"}])"));
        fixture.server.on("/api/v1/blocks", scriptedJson(R"([{"id":"1","acct":"ao"}])"));
        const auto domains = pageOf(fixture, u"mastodon"_s, MovedKind::DomainBlocks);
        QCOMPARE(subjectsOf(domains), QStringList{u"bad.example"_s});
        QCOMPARE(domains->below, u"3"_s);
        const auto posts = pageOf(fixture, u"mastodon"_s, MovedKind::Bookmarks);
        QCOMPARE(subjectsOf(posts), QStringList{u"https://b.example/p/1"_s});
        QCOMPARE(posts->items.front().localId, u"5"_s);
        QCOMPARE(
            subjectsOf(pageOf(fixture, u"mastodon"_s, MovedKind::Tags)), QStringList{u"Books"_s});
        QCOMPARE(pageOf(fixture, u"mastodon"_s, MovedKind::Blocks)->items.front().localId, u"1"_s);
        QCOMPARE(fixture.server.requests().size(), 4); // nobody asked for options
    }

    void lists()
    {
        AccountFixture fixture;
        fixture.server.on("/api/v1/lists",
            scriptedJson(R"([{"id":"1","title":"本"},{"id":"2","title":"Empty"},)"
                         R"({"id":"3","title":"Gone"},{"id":"4","title":"Last"}])"));
        const QByteArray first = "/api/v1/lists/1/accounts";
        fixture.server.on(
            first, scriptedJson(R"([{"id":"1","acct":"ao"}])", 200, "https://x.example/?max_id=8"));
        fixture.server.on(first, scriptedJson(R"([{"id":"2","acct":"mei"}])"));
        fixture.server.on("/api/v1/lists/2/accounts", scriptedJson("[]"));
        fixture.server.on("/api/v1/lists/3/accounts", scriptedJson("{}", 404));
        fixture.server.on("/api/v1/lists/4/accounts", scriptedJson(R"([{"id":"1","acct":"ao"}])"));
        QStringList read;
        QString below;
        int pages = 0;
        do {
            const auto page = pageOf(fixture, u"mastodon"_s, MovedKind::Lists, below);
            QCOMPARE(kindOf(page), u"ok"_s);
            for (const store::CensusItem &item : page->items) {
                read << item.listId + u' ' + item.item.list + u' ' + item.localId;
            }
            below = page->below;
        } while (!below.isEmpty() && ++pages < 10);
        QCOMPARE(read, (QStringList{u"1 本 1"_s, u"1 本 2"_s, u"4 Last 1"_s}));
        QCOMPARE(fixture.lines().count(u"GET /api/v1/lists"_s), 1);
        QVERIFY(fixture.lines().contains(u"GET /api/v1/lists/1/accounts?max_id=8&limit=80"_s));
    }

    void noLists()
    {
        AccountFixture fixture;
        fixture.server.on("/api/v1/lists", scriptedJson("[]"));
        const auto page = pageOf(fixture, u"snac"_s, MovedKind::Lists);
        QVERIFY(page && page->items.empty() && page->below.isEmpty());
    }

    void whoTellsWhat()
    {
        AccountFixture fixture;
        const auto has = [&](const QString &software, MovedKind kind) {
            return hasBelongings(fixture.session(software).instance, kind);
        };
        for (int i = int(MovedKind::Follows); i < movedKindCount; ++i) {
            QCOMPARE(has(u"mastodon"_s, MovedKind(i)), MovedKind(i) != MovedKind::Clips);
        }
        QVERIFY(!has(u"mastodon"_s, MovedKind::Unknown));
        QVERIFY(!has(u"snac"_s, MovedKind::Mutes) && !has(u"pixelfed"_s, MovedKind::Lists));
        QCOMPARE(kindOf(pageOf(fixture, u"gotosocial"_s, MovedKind::DomainBlocks)), u"usage"_s);
        Instance documents = fixture.session(u"bookwyrm"_s).instance;
        documents.family = Instance::Family::ActivityPub;
        QVERIFY(!hasBelongings(documents, MovedKind::Follows));
        QVERIFY(fixture.server.requests().isEmpty());
    }

    void failures_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind");
        QTest::newRow("403") << 403 << R"({"error":"scope"})"_ba << u"forbidden"_s;
        QTest::newRow("404") << 404 << "{}"_ba << u"usage"_s; // there is no such call
        QTest::newRow("501") << 501 << "{}"_ba << u"usage"_s;
        QTest::newRow("401") << 401 << "{}"_ba << u"credentials"_s;
        QTest::newRow("422") << 422 << "{}"_ba << u"rejected"_s;
        QTest::newRow("500") << 500 << "{}"_ba << u"network"_s;
        QTest::newRow("page") << 200 << "<html></html>"_ba << u"bad-answer"_s;
        QTest::newRow("object") << 200 << "{}"_ba << u"bad-answer"_s;
    }
    void failures()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        AccountFixture fixture;
        fixture.server.on("/api/v1/blocks", scriptedJson(body, status));
        QTEST(kindOf(pageOf(fixture, u"mastodon"_s, MovedKind::Blocks)), "kind");
    }

    /// What a server turned out not to have is not asked for again, for a day.
    void absentCalls()
    {
        AccountFixture fixture;
        const auto tagsOf = [&fixture] {
            return kindOf(pageOf(fixture, u"newcomer"_s, MovedKind::Tags));
        };
        fixture.server.on("/api/v1/followed_tags", scriptedJson("{}", 404));
        fixture.server.on("/api/v1/followed_tags", scriptedJson(R"([{"name":"tea"}])"));
        QCOMPARE(tagsOf(), u"usage"_s);
        QCOMPARE(tagsOf(), u"usage"_s);
        QCOMPARE(fixture.server.requests().size(), 1);
        fixture.clock.advance(dayMs);
        QCOMPARE(tagsOf(), u"ok"_s);
        QCOMPARE(fixture.server.requests().size(), 2);
        // An id may be wrong; that says nothing of the others.
        fixture.server.on(verifyPath, scriptedJson(own));
        QCOMPARE(kindOf(pageOf(fixture, u"mastodon"_s, MovedKind::Follows)), u"not-found"_s);
        fixture.server.on(followingPath, scriptedJson("[]"));
        QCOMPARE(kindOf(pageOf(fixture, u"mastodon"_s, MovedKind::Follows)), u"ok"_s);
    }

    void limited()
    {
        AccountFixture fixture;
        ScriptedAnswer busy = scriptedJson(R"({"error":"Too many requests"})", 429);
        busy.headers.emplaceBack("X-RateLimit-Reset", "2026-11-22T12:05:00.000000Z");
        fixture.server.on("/api/v1/blocks", busy);
        const auto page = pageOf(fixture, u"mastodon"_s, MovedKind::Blocks);
        QCOMPARE(kindOf(page), u"rate-limited"_s);
        QCOMPARE(page.error().until, accountNoon + 5 * minuteMs);
    }

    /// Half of what is known would be taken for the whole.
    void optionsFail()
    {
        AccountFixture fixture;
        fixture.server.on("/api/v1/mutes", scriptedJson(R"([{"id":"1","acct":"ao"}])"));
        fixture.server.on(relationsPath, scriptedJson("{}", 403));
        QCOMPARE(kindOf(pageOf(fixture, u"mastodon"_s, MovedKind::Mutes)), u"forbidden"_s);
    }

    void relationships()
    {
        AccountFixture fixture;
        const Session session = fixture.session(u"snac"_s);
        fixture.server.on(relationsPath, scriptedJson(R"([{"id":"1","following":true}])"));
        fixture.server.on(relationsPath, scriptedJson("[]"));
        const auto told = awaitedResult(
            loadRelationships(*fixture.core, *fixture.sessions, session, {u"1"_s, u"2"_s}));
        QVERIFY(told);
        QCOMPARE(told->size(), size_t(1));
        QVERIFY(told->front().following);
        QCOMPARE(fixture.server.requests().size(), 2);
        const auto none =
            awaitedResult(loadRelationships(*fixture.core, *fixture.sessions, session, {}));
        QVERIFY(none && none->empty());
        const auto many = awaitedResult(
            loadRelationships(*fixture.core, *fixture.sessions, session, QStringList(41, u"1"_s)));
        QVERIFY(!many);
        QCOMPARE(many.error().kind, ErrorKind::Usage);
        QCOMPARE(fixture.server.requests().size(), 2);
    }

    void files()
    {
        AccountFixture fixture;
        const QByteArray path = "/api/v1/exports/mutes.csv";
        fixture.server.on(path, {.headers = {{"Content-Type", "text/csv"}}, .body = "a,b\n"});
        fixture.server.on(path, {.headers = {{"Content-Type", "text/html"}}, .body = "<p>"});
        const auto load = [&](const QString &software) {
            return awaitedResult(loadExport(
                *fixture.core, *fixture.sessions, fixture.session(software), MovedKind::Mutes));
        };
        const auto file = load(u"gotosocial"_s);
        QVERIFY(file);
        QCOMPARE(*file, "a,b\n");
        QCOMPARE(fixture.server.requests().front().header("Accept"), "text/csv");
        QCOMPARE(load(u"gotosocial"_s).error().kind, ErrorKind::BadAnswer);
        QCOMPARE(load(u"mastodon"_s).error().kind, ErrorKind::Usage);
        QVERIFY(!hasExport(fixture.session(u"gotosocial"_s).instance, MovedKind::Tags));
    }

    /// What is kept between two pages comes back as it was, and anything else begins anew.
    void placesAmongLists()
    {
        const ListsPlace place{.lists = {{.account = {}, .id = u"1"_s, .title = u"\"本\",\n"_s},
                                   {.account = {}, .id = u"2"_s, .title = {}}},
            .below = u"?page=2"_s};
        const ListsPlace back = ListsPlace::fromText(place.text());
        QCOMPARE(back.lists.size(), size_t(2));
        QCOMPARE(back.lists[0].title, place.lists[0].title);
        QCOMPARE(back.lists[1].id, u"2"_s);
        QCOMPARE(back.below, place.below);
        QCOMPARE(ListsPlace().text(), QString());
        for (const QString &strange :
            {u""_s, u"55"_s, u"[]"_s, uR"({"lists":[7,[]],"below":"x"})"_s}) {
            const ListsPlace none = ListsPlace::fromText(strange);
            QVERIFY(none.lists.empty() && none.below.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(tst_belongings)
#include "tst_belongings.moc"
