// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "recorded.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QString urlOf(const Result<Request> &request)
{
    return request ? QString::fromLatin1(request->url.toEncoded()) : request.error().detail;
}

Source serverList(const QString &id)
{
    return {.kind = Source::Kind::ServerList, .host = u"a.example"_s, .account = {}, .param = id};
}

} // namespace

class tst_requests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalPeopleAtOnce()
    {
        Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const Family *family = familyFor(instance);
        QCOMPARE(family->people(instance, {u"1"_s}).error().kind, ErrorKind::Usage); // before 4.3
        instance.mastodonApi = 2;
        QCOMPARE(urlOf(family->people(instance, {u"1"_s, u"a&b"_s})),
            u"https://a.example/api/v1/accounts?id[]=1&id[]=a%26b"_s);
        const QStringList many = QString(u"1 "_s).repeated(41).split(u' ', Qt::SkipEmptyParts);
        QCOMPARE(family->people(instance, many).error().kind, ErrorKind::Usage);
        QCOMPARE(capabilities(server(u"gotosocial"_s, u"a.example"_s)).peopleAtOnce, 0);
    }

    void talliesDifferWithEachPost()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const auto markOf = [&](const QByteArray &account) {
            const Response response{.status = 200, .headers = {}, .body = '[' + account + ']'};
            const auto tallies = familyFor(instance)->decodeTallies(instance, response, true);
            return tallies && tallies->size() == 1 && tallies->front().localId == u"7"_s
                ? tallies->front().mark
                : QString();
        };
        const QString before =
            markOf(R"({"id":"7","statuses_count":3,"last_status_at":"2026-11-01"})");
        QVERIFY(!before.isEmpty());
        for (const char *other : {R"({"id":"7","statuses_count":4,"last_status_at":"2026-11-01"})",
                 R"({"id":"7","statuses_count":3,"last_status_at":"2026-11-02"})",
                 R"({"id":"7","statuses_count":3,"last_status_at":"2026-11-01","suspended":true})",
                 R"({"id":"7","statuses_count":3,"last_status_at":"2026-11-01",
                     "moved":{"id":"8","acct":"mei"}})"}) {
            const QString mark = markOf(other);
            QVERIFY2(!mark.isEmpty() && mark != before, other);
        }
        QCOMPARE(markOf(R"({"id":"7"})"), QString()); // tells of no number
        QCOMPARE(markOf(R"({"statuses_count":3})"), QString());
    }

    void theTallyOfWhoIsLookedUp()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const Family *family = familyFor(instance);
        const QByteArray account = R"({"id":"7","statuses_count":3,"last_status_at":"2026-11-01"})";
        const auto one = family->decodeTally(instance, answerOf(account, u"x"_s), true);
        const auto several =
            family->decodeTallies(instance, answerOf('[' + account + ']', u"x"_s), true);
        QVERIFY(one && several && several->size() == 1);
        QCOMPARE(one->localId, u"7"_s);
        QCOMPARE(one->mark, several->front().mark);
        QVERIFY(!family->decodeTally(instance, answerOf(R"({"id":"7"})", u"x"_s), true));
        QVERIFY(!family->decodeTally(instance, answerOf("[]", u"x"_s), true));
    }

    void timelines_data()
    {
        QTest::addColumn<Source>("source");
        QTest::addColumn<QString>("url");
        const QString api = u"https://a.example/api/v1/"_s;
        const QString host = u"a.example"_s;
        QTest::newRow("home") << homeSource({u"uuid"_s}, host)
                              << api + u"timelines/home?limit=40"_s;
        QTest::newRow("local") << localSource(host)
                               << api + u"timelines/public?local=true&limit=40"_s;
        QTest::newRow("federated") << federatedSource(host) << api + u"timelines/public?limit=40"_s;
        QTest::newRow("tag") << tagSource(u"読書"_s, host)
                             << api + u"timelines/tag/%E8%AA%AD%E6%9B%B8?limit=40"_s;
        QTest::newRow("hostile tag") << tagSource(u"a/../b?x&y=%23"_s,
            host) << api + u"timelines/tag/a%2F..%2Fb%3Fx%26y%3D%2523?limit=40"_s;
        QTest::newRow("tags") << tagSource(u"tea#猫#-b&b#-bot"_s,
            host) << api + u"timelines/tag/tea?all[]=%E7%8C%AB&none[]=b%26b&none[]=bot&limit=40"_s;
        QTest::newRow("list") << serverList(u"12"_s) << api + u"timelines/list/12?limit=40"_s;
        QTest::newRow("dots") << serverList(u".."_s)
                              << api + u"timelines/list/%252E%252E?limit=40"_s;
        const AccountId own{u"uuid"_s};
        QTest::newRow("favourites")
            << accountSource(Source::Kind::Favourites, own, host) << api + u"favourites?limit=40"_s;
        QTest::newRow("mentions") << accountSource(Source::Kind::Mentions, own, host)
                                  << api + u"notifications?types[]=mention&limit=40"_s;
        QTest::newRow("direct") << accountSource(Source::Kind::Direct, own, host)
                                << api + u"conversations?limit=40"_s;
        QTest::newRow("person") << personSource(u"ao@b.example"_s, host)
                                << api + u"accounts/77/statuses?limit=40"_s;
        QTest::newRow("media") << personMediaSource(u"ao@b.example"_s,
            host) << api + u"accounts/77/statuses?only_media=true&exclude_reblogs=true&limit=40"_s;
    }
    void timelines()
    {
        QFETCH(Source, source);
        QFETCH(QString, url);
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const auto request = familyFor(instance)->timeline(instance, source, {}, u"77"_s);
        QCOMPARE(urlOf(request), url);
        QCOMPARE(request->method, "GET");
        QVERIFY(request->bearer.isEmpty());
        QCOMPARE(request->headers.at(0).second, "application/json");
    }

    /// Where the word is unknown, everything would come.
    void mediaBySoftware_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<bool>("tells");
        for (const auto &[software, tells] : {std::pair{"mastodon", true}, {"gotosocial", true},
                 {"pleroma", true}, {"akkoma", true}, {"pixelfed", true}, {"friendica", true},
                 {"takahe", true}, {"mitra", true}, {"iceshrimp.net", true}, {"snac", false},
                 {"kibou", false}, {"never-heard-of", false}}) {
            QTest::newRow(software) << QString::fromLatin1(software) << tells;
        }
    }
    void mediaBySoftware()
    {
        QFETCH(QString, software);
        QFETCH(bool, tells);
        const Instance instance = server(software, u"a.example"_s);
        const auto request = familyFor(instance)->timeline(instance,
            personMediaSource(u"ao@a.example"_s, u"a.example"_s), {.maxId = u"9"_s}, u"77"_s);
        QCOMPARE(request.ok(), tells);
        if (tells) {
            const QUrlQuery query(request->url);
            QCOMPARE(query.queryItemValue(u"only_media"_s), u"true"_s);
            QCOMPARE(query.queryItemValue(u"max_id"_s), u"9"_s);
        } else {
            QCOMPARE(request.error().kind, ErrorKind::Usage);
        }
    }

    void severalTagsBySoftware_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<bool>("takesThem");
        for (const auto &[software, takes] : {std::pair{"mastodon", true}, {"pleroma", true},
                 {"akkoma", true}, {"gotosocial", false}, {"friendica", false}, {"snac", false},
                 {"pixelfed", false}, {"never-heard-of", false}}) {
            QTest::newRow(software) << QString::fromLatin1(software) << takes;
        }
    }
    void severalTagsBySoftware()
    {
        QFETCH(QString, software);
        QFETCH(bool, takesThem);
        const Instance instance = server(software, u"a.example"_s);
        const auto request = familyFor(instance)->timeline(
            instance, tagSource(u"tea#cup#-bot"_s, u"a.example"_s), {});
        QVERIFY(request->url.path().endsWith(u"/timelines/tag/cup"_s)); // of both the first
        const QUrlQuery query(request->url);
        QCOMPARE(query.queryItemValue(u"all[]"_s), takesThem ? u"tea"_s : QString());
        QCOMPARE(query.queryItemValue(u"none[]"_s), takesThem ? u"bot"_s : QString());
    }

    void whatNotAllHave_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QStringList>("kinds");
        const QString favourites = u"favourites"_s;
        const QString mentions = u"mentions"_s;
        const QString direct = u"direct"_s;
        QTest::newRow("mastodon") << u"mastodon"_s << QStringList{favourites, mentions, direct};
        QTest::newRow("gotosocial") << u"gotosocial"_s << QStringList{favourites, mentions, direct};
        QTest::newRow("pleroma") << u"pleroma"_s << QStringList{favourites, mentions, direct};
        QTest::newRow("akkoma") << u"akkoma"_s
                                << QStringList{favourites, mentions, direct, u"bubble"_s};
        QTest::newRow("snac") << u"snac"_s << QStringList();
        QTest::newRow("pixelfed") << u"pixelfed"_s << QStringList();
        QTest::newRow("kibou") << u"kibou"_s << QStringList();
    }
    void whatNotAllHave()
    {
        QFETCH(QString, software);
        Instance instance = server(software, u"a.example"_s);
        instance.features =
            software == u"akkoma" ? QStringList{u"bubble_timeline"_s} : QStringList();
        using Kind = Source::Kind;
        QStringList found;
        for (const Kind kind : {Kind::Social, Kind::Antenna, Kind::Channel, Kind::Clip,
                 Kind::Favourites, Kind::Mentions, Kind::Direct, Kind::Bubble, Kind::List,
                 Kind::Lookup, Kind::Notifications}) {
            const Source source = kind == Kind::Bubble
                ? bubbleSource(u"a.example"_s)
                : accountSource(kind, {u"uuid"_s}, u"a.example"_s);
            const auto request = familyFor(instance)->timeline(instance, source, {});
            if (request) {
                found << word(kind);
                continue;
            }
            QCOMPARE(request.error().kind, ErrorKind::Usage);
        }
        QTEST(found, "kinds");
    }

    void cursors()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const PageSpec spec{.maxId = u"9&x=1"_s, .minId = u"5"_s, .sinceId = u"4"_s, .limit = 900};
        QCOMPARE(urlOf(familyFor(instance)->timeline(instance, localSource(u"a.example"_s), spec)),
            u"https://a.example/api/v1/timelines/public?local=true&max_id=9%26x%3D1&min_id=5"
            "&since_id=4&limit=40"_s);
    }

    void serverLists()
    {
        const Instance mastodon = server(u"mastodon"_s, u"a.example"_s);
        QCOMPARE(
            urlOf(familyFor(mastodon)->serverLists(mastodon)), u"https://a.example/api/v1/lists"_s);
        const Instance pixelfed = server(u"pixelfed"_s, u"a.example"_s);
        const auto none = familyFor(pixelfed)->serverLists(pixelfed);
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Usage);
        QCOMPARE(none.error().subject, u"a.example"_s);
    }

    void markers_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        const QByteArray json = "{\"home\":{\"last_read_id\":\"01M81\"}}";
        for (const char *name : {"mastodon", "gotosocial", "pleroma", "akkoma", "friendica"}) {
            QTest::newRow(name) << QString::fromLatin1(name) << json << "application/json"_ba;
        }
        QTest::newRow("snac") << u"snac"_s << "home[last_read_id]=01M81"_ba
                              << "application/x-www-form-urlencoded"_ba;
        QTest::newRow("kibou") << u"kibou"_s << QByteArray() << QByteArray();
    }
    void markers()
    {
        QFETCH(QString, software);
        const Instance instance = server(software, u"a.example"_s);
        const Family *family = familyFor(instance);
        const auto read = family->homeMarker(instance);
        const auto save = family->saveHomeMarker(instance, u"01M81"_s);
        QFETCH(QByteArray, body);
        if (body.isEmpty()) {
            QVERIFY(!read && !save);
            QCOMPARE(read.error().kind, ErrorKind::Usage);
            return;
        }
        QCOMPARE(urlOf(read), u"https://a.example/api/v1/markers?timeline[]=home"_s);
        QVERIFY(save);
        QCOMPARE(save->method, "POST");
        QCOMPARE(save->url, QUrl(u"https://a.example/api/v1/markers"_s));
        QCOMPARE(save->body, body);
        QTEST(QByteArray(save->headers.last().second), "type");
        QCOMPARE(urlOf(family->noticeMarker(instance)),
            u"https://a.example/api/v1/markers?timeline[]=notifications"_s);
        const auto notices = family->saveNoticeMarker(instance, u"01M81"_s);
        QVERIFY(notices);
        if (software == u"pleroma" || software == u"akkoma") {
            return; // noticesReadUpToOne()
        }
        QCOMPARE(notices->body, QByteArray(body).replace("home", "notifications"));
    }

    /// Pleroma and Akkoma forget a marker of notifications that is saved as one.
    void noticesReadUpToOne()
    {
        for (const QString &software : {u"pleroma"_s, u"akkoma"_s}) {
            const Instance instance = server(software, u"a.example"_s);
            const Family *family = familyFor(instance);
            const auto save = family->saveNoticeMarker(instance, u"12"_s);
            QVERIFY(save);
            QCOMPARE(save->method, "POST");
            QCOMPARE(save->url, QUrl(u"https://a.example/api/v1/pleroma/notifications/read"_s));
            QCOMPARE(save->body, "{\"max_id\":\"12\"}");
            const auto idIn = [&](const QByteArray &json, int status = 200) {
                Response response;
                response.status = status;
                response.body = json;
                const auto id = family->decodeNoticeMarker(instance, response);
                return id ? *id : word(id.error().kind);
            };
            QCOMPARE(idIn("[]"), QString());
            QCOMPARE(idIn("[{\"id\":\"12\",\"type\":\"follow\"}]"), QString());
            QCOMPARE(idIn("{\"notifications\":{\"last_read_id\":\"7\"}}"), u"7"_s);
            QCOMPARE(idIn("7"), u"bad-answer"_s);
            QCOMPARE(idIn("{\"error\":\"Forbidden\"}", 403), u"forbidden"_s);
        }
    }

    void markersOfNotifications()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const auto idIn = [&](const char *json) {
            Response response;
            response.status = 200;
            response.body = json;
            const auto id = familyFor(instance)->decodeNoticeMarker(instance, response);
            return id ? *id : word(id.error().kind);
        };
        QCOMPARE(
            idIn(R"({"home":{"last_read_id":"1"},"notifications":{"last_read_id":"7"}})"), u"7"_s);
        QCOMPARE(idIn(R"({"home":{"last_read_id":"1"}})"), QString());
        QCOMPARE(idIn("{}"), QString());
        QCOMPARE(idIn("7"), u"bad-answer"_s);
    }

    void markersAsRecorded_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("id");
        QTest::newRow("GoToSocial")
            << u"gotosocial/markers.json"_s << u"01M81X33Q0ASN6PSCDY02S2WVE"_s;
        QTest::newRow("GoToSocial, saved")
            << u"gotosocial/markers_save.json"_s << u"01M81X33Q0ASN6PSCDY02S2WVE"_s;
        QTest::newRow("GoToSocial, none yet") << u"gotosocial/markers_empty.json"_s << QString();
        QTest::newRow("snac") << u"snac2/markers.json"_s << u"1"_s;
        QTest::newRow("snac, saved") << u"snac2/markers_save.json"_s << u"1"_s;
    }
    void markersAsRecorded()
    {
        QFETCH(QString, file);
        const Instance instance = server(u"gotosocial"_s, u"a.example"_s);
        const auto id = familyFor(instance)->decodeHomeMarker(instance, recorded(file));
        QVERIFY2(id, qPrintable(id ? QString() : sentence(id.error())));
        QTEST(*id, "id");
    }

    void whatCannotBeAsked()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const Family *family = familyFor(instance);
        for (const Source &source :
            {listSource({u"uuid"_s}), personSource(u"ao@b.example"_s, {})}) {
            const auto request = family->timeline(instance, source, {});
            QVERIFY(!request);
            QCOMPARE(request.error().kind, ErrorKind::Usage);
            QCOMPARE(request.error().subject, source.key());
        }
    }

    /// Pleroma takes a name for an id; there and only there no look-up comes first.
    void personByName()
    {
        const Instance pleroma = server(u"pleroma"_s, u"a.example"_s);
        const Family *family = familyFor(pleroma);
        QCOMPARE(
            urlOf(family->timeline(pleroma, personSource(u"ao@a.example"_s, u"a.example"_s), {})),
            u"https://a.example/api/v1/accounts/ao/statuses?limit=40"_s);
        QCOMPARE(
            urlOf(family->timeline(pleroma, personSource(u"ao@b.example"_s, u"a.example"_s), {})),
            u"https://a.example/api/v1/accounts/ao%40b.example/statuses?limit=40"_s);
    }

    void people()
    {
        Instance split = server(u"mastodon"_s, u"api.example"_s);
        split.accountDomain = u"people.example"_s;
        const Family *family = familyFor(split);
        const QString lookup = u"https://api.example/api/v1/accounts/lookup?acct="_s;
        QCOMPARE(urlOf(family->lookup(split, {u"Ao"_s, u"people.example"_s})), lookup + u"Ao"_s);
        QCOMPARE(
            urlOf(family->lookup(split, {u"Ao"_s, u"b.example"_s})), lookup + u"Ao%40b.example"_s);
        split.software = u"friendica"_s;
        QCOMPARE(urlOf(family->lookup(split, {u"Ao"_s, u"people.example"_s})),
            u"https://api.example/api/v1/accounts/Ao%40people.example"_s);
        split.software = u"pixelfed"_s;
        QCOMPARE(
            family->lookup(split, {u"Ao"_s, u"people.example"_s}).error().kind, ErrorKind::Usage);
        QCOMPARE(urlOf(family->verify(split)),
            u"https://api.example/api/v1/accounts/verify_credentials"_s);
        QCOMPARE(urlOf(family->actor(split, u"7"_s)), u"https://api.example/api/v1/accounts/7"_s);
    }

    void postsAndSearch()
    {
        const Instance local = server(u"snac"_s, u"127.0.0.1:8001"_s);
        const Family *family = familyFor(local);
        QCOMPARE(
            urlOf(family->status(local, u"5"_s)), u"http://127.0.0.1:8001/api/v1/statuses/5"_s);
        QCOMPARE(urlOf(family->context(local, u"5"_s)),
            u"http://127.0.0.1:8001/api/v1/statuses/5/context"_s);
        QCOMPARE(urlOf(family->resolve(local, u"https://b.example/@x?a=1&b=2"_s, Wanted::Post)),
            u"http://127.0.0.1:8001/api/v2/search?q=https%3A%2F%2Fb.example%2F%40x%3Fa%3D1%26b%3D2"
            "&resolve=true&limit=1&type=statuses"_s);
        QCOMPARE(urlOf(family->resolve(local, u"@ao@b.example"_s)),
            u"http://127.0.0.1:8001/api/v2/search?q=%40ao%40b.example&resolve=true&limit=1"_s);
    }

    void families()
    {
        Instance instance = server(u"misskey"_s, u"a.example"_s);
        instance.family = Instance::Family::Misskey;
        QVERIFY(familyFor(instance) != nullptr);
        QVERIFY(familyFor(instance) != familyFor(server(u"mastodon"_s, u"a.example"_s)));
        instance.family = Instance::Family::ActivityPub;
        QVERIFY(!familyFor(instance));
        QVERIFY(!capabilities(instance).clientApi);
        QVERIFY(!capabilities(instance).anonymousPersonStatuses);
    }

    void differences()
    {
        const auto can = [](const QString &name) {
            return capabilities(server(name, u"a.example"_s));
        };
        QVERIFY(can(u"mastodon"_s).anonymousPersonStatuses && can(u"mastodon"_s).linkHeader);
        QVERIFY(!can(u"mastodon"_s).streamingAnonymous && !can(u"mastodon"_s).personByName);
        QVERIFY(!can(u"gotosocial"_s).anonymousPersonStatuses);
        QVERIFY(!can(u"gotosocial"_s).anonymousTag && can(u"gotosocial"_s).anonymousLocal);
        QVERIFY(can(u"akkoma"_s).personByName && can(u"akkoma"_s).streamingAnonymous);
        QVERIFY(!can(u"pixelfed"_s).anonymousLocal && !can(u"pixelfed"_s).lookup);
        QVERIFY(can(u"friendica"_s).lookupByPath && !can(u"friendica"_s).streaming);
        QVERIFY(!can(u"snac"_s).linkHeader && !can(u"snac"_s).streaming);
        QVERIFY(can(u"snac"_s).anonymousPersonStatuses && !can(u"snac"_s).anonymousThread);
        QVERIFY(can(u"snac"_s).minId && !can(u"snac"_s).minIdPerson);
        QVERIFY(can(u"gotosocial"_s).minIdPerson && !can(u"newcomer"_s).minIdPublic);
        QVERIFY(!can(u"kibou"_s).search && !can(u"newcomer"_s).linkHeader);
        Instance fork = server(u"some-fork"_s, u"a.example"_s);
        fork.mastodonApi = 7;
        QVERIFY(capabilities(fork).linkHeader);
    }
};

QTEST_GUILESS_MAIN(tst_requests)
#include "tst_requests.moc"
