// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "mutations.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Result<NotificationPage> pageIn(
    const Instance &instance, const Response &response, const PageSpec &spec = {})
{
    return familyFor(instance)->decodeNotifications(instance, response, spec);
}

QString askedOf(const QString &software, const PageSpec &spec = {})
{
    return lineOf(familyFor(at(software))->notifications(at(software), spec));
}

/// "mention fumi@snac.test https://…", what a row says.
QStringList rowsOf(const Result<NotificationPage> &page)
{
    QStringList rows;
    for (const Notification &one : page ? page->rows : std::vector<Notification>()) {
        QStringList parts{word(one.kind)};
        parts << (one.actor() ? one.actor()->acct : u"-"_s);
        if (one.post) {
            parts << one.post->uri;
        }
        rows << parts.join(u' ');
    }
    return rows;
}

/// The least that a notification has, with `extra` in it.
QByteArray notice(const QByteArray &type, const QByteArray &extra = {}, const QByteArray &id = "9")
{
    return "{'id':'" + id + "','type':'" + type
        + "','created_at':'2026-11-22T11:00:00.000Z','account':{'id':'7','acct':'ao'}"
        + (extra.isEmpty() ? QByteArray() : ',' + extra) + '}';
}

/// An answer with that one row, as Mastodon's forks and others give it.
Notification single(const QByteArray &json, const QString &software = u"mastodon"_s)
{
    const auto page = pageIn(at(software), answered('[' + json + ']'));
    return page && page->rows.size() == 1 ? page->rows.front() : Notification();
}

QByteArray linkTo(const QByteArray &cursor)
{
    return "<https://a.example/api/v1/notifications?" + cursor + ">; rel=\"next\"";
}

QByteArray rowsFrom(int from, int to)
{
    QByteArrayList rows;
    for (int id = from; id >= to; --id) {
        rows << notice("follow", {}, QByteArray::number(id));
    }
    return '[' + rows.join(',') + ']';
}

/// One row of each kind that was recorded.
std::vector<std::pair<Instance, QJsonObject>> recordedKinds()
{
    std::vector<std::pair<Instance, QJsonObject>> all;
    for (const char *file : {"gotosocial/notifications.json",
             "gotosocial/notifications_bob_follow_request.json", "snac2/notifications.json"}) {
        const Instance instance = QByteArray(file).startsWith("snac2") ? snac() : goToSocial();
        QStringList types;
        const QJsonArray rows = fixtureBody(file).toArray();
        for (const QJsonValue row : rows) {
            const QString type = row[u"type"].toString();
            if (!types.contains(type)) {
                types << type;
                all.emplace_back(instance, row.toObject());
            }
        }
    }
    return all;
}

void checkSound(const Notification &one)
{
    QVERIFY(!one.localId.isEmpty() && !one.word.isEmpty() && one.createdAt > 0);
    QVERIFY(!isBySomebody(one.kind) || one.actor());
    QVERIFY(one.people >= int(one.doers.size()));
    QVERIFY(!one.post || (!one.post->uri.isEmpty() && !one.post->author.acct.isEmpty()));
    QVERIFY(!one.actor() || !one.actor()->acct.isEmpty());
}

} // namespace

/// GET /api/v1/notifications of the whole family.
class tst_mastodonnotifications : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("line");
        const auto add = [](const char *software, int limit) {
            QTest::newRow(software)
                << QString::fromLatin1(software) << u"GET v1/notifications?limit=%1"_s.arg(limit);
        };
        add("mastodon", 80);
        add("gotosocial", 80);
        add("snac", 64);
        add("pixelfed", 40);
        add("friendica", 40);
        add("takahe", 40);
        add("mitra", 40);
        add("iceshrimp.net", 80);
        QTest::newRow("kibou") << u"kibou"_s << u"usage"_s;
    }
    void requests()
    {
        QFETCH(QString, software);
        QTEST(askedOf(software, {.limit = 500}), "line");
        const bool tells = capabilities(at(software)).notifications;
        QCOMPARE(tells, askedOf(software) != u"usage");
    }

    /// Without names Pleroma and Akkoma tell nothing of reports, and older ones of posts.
    void kindsAreNamed()
    {
        const QString named =
            u"GET v1/notifications?types[]=mention&types[]=status&types[]=reblog&types[]=follow"
            "&types[]=follow_request&types[]=favourite&types[]=poll&types[]=update&types[]=move"
            "&types[]=pleroma%3Aemoji_reaction&types[]=pleroma%3Areport"_s;
        for (const QString &software : {u"pleroma"_s, u"akkoma"_s}) {
            QCOMPARE(askedOf(software, {.limit = 500}), named + u"&limit=40"_s);
            QCOMPARE(
                askedOf(software, {.maxId = u"5"_s, .limit = 7}), named + u"&max_id=5&limit=7"_s);
        }
    }

    void cursors()
    {
        QCOMPARE(askedOf(u"mastodon"_s, {.maxId = u"5"_s, .limit = 7}),
            u"GET v1/notifications?max_id=5&limit=7"_s);
        QCOMPARE(askedOf(u"mastodon"_s, {.minId = u"3"_s, .limit = 0}),
            u"GET v1/notifications?min_id=3&limit=1"_s);
        QCOMPARE(askedOf(u"gotosocial"_s, {.sinceId = u"01M"_s}),
            u"GET v1/notifications?since_id=01M&limit=40"_s);
        QCOMPARE(askedOf(u"mastodon"_s, {.maxId = u"5&limit=9"_s}),
            u"GET v1/notifications?max_id=5%26limit%3D9&limit=40"_s);
    }

    void recordedGoToSocial()
    {
        const auto page = pageIn(goToSocial(), recorded(u"gotosocial/notifications.json"_s));
        const QStringList rows = rowsOf(page);
        QCOMPARE(rows.size(), 13);
        QCOMPARE(rows[0], u"mention fumi@snac.test https://snac.test/fumi/p/1795360652.772008"_s);
        QCOMPARE(rows[1],
            u"boost dave@gts2.test "
            "https://gts1.test/users/alice/statuses/01M81X33Q0ASN6PSCDY02S2WVE"_s);
        QCOMPARE(rows[2],
            u"favourite dave@gts2.test "
            "https://gts1.test/users/alice/statuses/01M81X33Q0ASN6PSCDY02S2WVE"_s);
        QCOMPARE(rows[5], u"follow fumi@snac.test"_s);
        QVERIFY(rows[7].startsWith(u"mention bob@gts1.test "_s));
        QCOMPARE(page->older, u"01M81X39879VYZRVN1364YYRWC"_s);
        QCOMPARE(page->newest, u"01M81XB0VTBA3H5EP9GHBHZDN6"_s);
        QVERIFY(!page->end);
        QCOMPARE(page->told, 13);
        QCOMPARE(page->skipped, 0);
        const Notification &first = page->rows.front();
        QCOMPARE(first.localId, page->newest);
        QCOMPARE(first.word, u"mention"_s);
        QCOMPARE(isoTime(first.createdAt), u"2026-11-22T15:17:34.000Z"_s);
        QCOMPARE(first.people, 1);
        QVERIFY(first.groupKey.isEmpty() && first.text.isEmpty() && !first.pending);
    }

    void recordedOthers()
    {
        const auto asked =
            pageIn(goToSocial(), recorded(u"gotosocial/notifications_bob_follow_request.json"_s));
        QCOMPARE(rowsOf(asked).last(), u"follow-request carol@gts1.test"_s);
        const Instance older = server(u"gotosocial"_s, u"gts2.test"_s);
        const auto page = pageIn(older, recorded(u"gotosocial/notifications_v0.19.2.json"_s));
        QCOMPARE(rowsOf(page),
            (QStringList{u"follow bob@gts1.test"_s,
                u"boost carol@gts1.test "
                "https://gts2.test/users/dave/statuses/01M81XC0MGQM2XPE74HZWYR7FD"_s,
                u"favourite alice@gts1.test "
                "https://gts2.test/users/dave/statuses/01M81XC0MGQM2XPE74HZWYR7FD"_s,
                u"follow erin@gts2.test"_s}));
    }

    /// Which shows a boosted post as boosted, also to whom it is told that somebody likes it, and
    /// sends no Link.
    void recordedSnac()
    {
        const auto page = pageIn(snac(), recorded(u"snac2/notifications.json"_s));
        const QStringList rows = rowsOf(page);
        QCOMPARE(rows.size(), 8);
        QCOMPARE(rows[0],
            u"mention alice@gts1.test "
            "https://gts1.test/users/alice/statuses/01M81XAZE9X588V646T71TZ1FJ"_s);
        QCOMPARE(rows[1], u"follow goro@snac.test"_s);
        QCOMPARE(rows[5], u"boost goro@snac.test https://snac.test/fumi/p/1795359991.659845"_s);
        QCOMPARE(rows[6], u"favourite goro@snac.test https://snac.test/fumi/p/1795359991.659845"_s);
        QCOMPARE(page->rows[6].post->author.acct, u"fumi@snac.test"_s);
        QCOMPARE(page->older, u"1795360014399338"_s);
        QVERIFY(!page->end);
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("kind");
        const auto add = [](const char *type, const char *kind) {
            QTest::newRow(type) << QString::fromLatin1(kind);
        };
        add("mention", "mention"); // Mastodon
        add("status", "post");
        add("reblog", "boost");
        add("follow", "follow");
        add("follow_request", "follow-request");
        add("favourite", "favourite");
        add("poll", "poll-ended");
        add("update", "edited");
        add("admin.sign_up", "sign-up");
        add("admin.report", "report");
        add("severed_relationships", "severed");
        add("moderation_warning", "warning");
        add("quote", "quote");
        add("quoted_update", "edited");
        add("move", "moved"); // Pleroma, Akkoma, Mitra
        add("pleroma:emoji_reaction", "reaction");
        add("pleroma:report", "report");
        add("pending.favourite", "favourite"); // GoToSocial
        add("pending.reply", "reply");
        add("pending.reblog", "boost");
        add("reaction", "reaction"); // snac, Iceshrimp.NET, forks of glitch-soc
        add("emoji_reaction", "reaction"); // Fedibird, kmyblue
        add("status_reference", "quote");
        add("list_status", "post");
        add("scheduled_status", "scheduled");
        add("warning", "warning");
        add("share", "boost"); // Pixelfed
        add("comment", "reply");
        add("direct", "mention");
        add("tagged", "mention");
        add("annual_report", "other");
        add("group:like", "other");
        add("Mention", "other"); // words are what they are
    }
    void kinds()
    {
        const QByteArray type = QTest::currentDataTag();
        const Notification one = single(notice(type));
        QCOMPARE(one.word, QString::fromLatin1(type));
        QTEST(word(one.kind), "kind");
        QCOMPARE(one.pending, type.startsWith("pending."));
        const bool moderators = type.contains("warning") || type.startsWith("severed");
        QCOMPARE(one.people, moderators ? 0 : 1); // the account itself stands there
    }

    /// Chats are not shown: their notifications are no rows, and nothing is wrong with them.
    void chatsArePassedOver()
    {
        const QByteArray rows = '[' + notice("pleroma:chat_mention", {}, "9") + ','
            + notice("follow", {}, "8") + ',' + notice("pleroma:chat_mention", {}, "7") + ']';
        const auto page = pageIn(at(u"akkoma"_s), answered(rows));
        QVERIFY(page);
        QCOMPARE(rowsOf(page).size(), 1);
        QCOMPARE(page->rows.front().kind, Notification::Kind::Follow);
        QCOMPARE(page->skipped, 0);
        QCOMPARE(page->told, 3);
        QCOMPARE(page->newest, u"9"_s);
    }

    void replies()
    {
        // mitra_api/src/mastodon_api/notifications/types.rs
        const QByteArray reply = notice("mention", "'subtype':'reply'");
        QCOMPARE(single(reply, u"mitra"_s).kind, Notification::Kind::Reply);
        const QByteArray plain = notice("mention", "'subtype':null");
        QCOMPARE(single(plain, u"mitra"_s).kind, Notification::Kind::Mention);
    }

    void reactions_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("url");
        const QString blob = u"https://a.example/blob.png"_s;
        // Pleroma: web/mastodon_api/views/notification_view.ex
        QTest::newRow("pleroma") << notice("pleroma:emoji_reaction", "'emoji':'☕','emoji_url':null")
                                 << u"☕"_s << QString();
        QTest::newRow("akkoma") << notice(
            "pleroma:emoji_reaction", "'emoji':':blob:','emoji_url':'https://a.example/blob.png'")
                                << u"blob"_s << blob;
        QTest::newRow("remote") << notice("pleroma:emoji_reaction",
            "'emoji':':blob@b.example:','emoji_url':'https://a.example/blob.png'")
                                << u"blob@b.example"_s << blob;
        // Fedibird: app/serializers/rest/notification_serializer.rb
        QTest::newRow("fedibird") << notice("emoji_reaction",
            "'emoji_reaction':{'name':'blob','count':1,'domain':'b.example',"
            "'url':'https://a.example/blob.png','static_url':'https://a.example/s.png'}")
                                  << u"blob@b.example"_s << blob;
        QTest::newRow("fork") << notice(
            "reaction", "'reaction':{'name':'blob','url':'https://a.example/blob.png'}")
                              << u"blob"_s << blob;
        // snac: mastoapi.c
        QTest::newRow("snac") << notice("reaction", "'name':'&#128077;'") << u"👍"_s << QString();
        QTest::newRow("snac, picture")
            << notice("reaction", "'name':':blob:','emoji_url':'https://a.example/blob.png'")
            << u"blob"_s << blob;
        QTest::newRow("no emoji") << notice("reaction") << QString() << QString();
        QTest::newRow("no character")
            << notice("reaction", "'name':'&#55296;'") << QString() << QString();
        QTest::newRow("too large")
            << notice("reaction", "'name':'&#99999999;'") << QString() << QString();
        QTest::newRow("no address")
            << notice("reaction", "'name':':blob:','emoji_url':'javascript:alert(1)'") << u"blob"_s
            << QString();
    }
    void reactions()
    {
        QFETCH(QByteArray, row);
        const Notification one = single(row);
        QCOMPARE(one.kind, Notification::Kind::Reaction);
        QCOMPARE(one.doers.size(), size_t(1));
        QTEST(one.doers.front().reaction.name, "name");
        QTEST(one.doers.front().reaction.url, "url");
        QCOMPARE(one.doers.front().reaction.count, 0);
    }

    void texts_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("text");
        QTest::newRow("moved") << notice("move", "'target':{'id':'8','acct':'ao@b.example'}")
                               << u"ao@b.example"_s;
        // docs.joinmastodon.org/entities/Report, AccountWarning, RelationshipSeveranceEvent
        QTest::newRow("report") << notice("admin.report",
            "'report':{'id':'1','comment':'spam','target_account':{'id':'8','acct':'x'}}")
                                << u"x@a.example: spam"_s;
        // Pleroma: web/admin_api/views/report_view.ex
        QTest::newRow("pleroma") << notice("pleroma:report",
            "'report':{'id':'1','content':'spam','account':{'id':'8','acct':'x'}}")
                                 << u"x@a.example: spam"_s;
        QTest::newRow("warning") << notice("moderation_warning",
            "'moderation_warning':{'id':'1','action':'silence','text':'Be kind.'}")
                                 << u"Be kind."_s;
        QTest::newRow("warning without words") << notice(
            "moderation_warning", "'moderation_warning':{'id':'1','action':'silence','text':''}")
                                               << u"silence"_s;
        QTest::newRow("severed") << notice("severed_relationships",
            "'event':{'id':'1','type':'domain_block','target_name':'b.example'}")
                                 << u"b.example"_s;
        QTest::newRow("none") << notice("follow", "'report':{'comment':'no'}") << QString();
    }
    void texts()
    {
        QFETCH(QByteArray, row);
        QTEST(single(row).text, "text");
    }

    /// Which all moderators of the server are told of.
    void reportsHaveIds()
    {
        QCOMPARE(single(notice("admin.report", "'report':{'id':'31','comment':'spam'}")).reportId,
            u"31"_s);
        QCOMPARE(
            single(notice("pleroma:report", "'report':{'id':'Abc','content':'spam'}")).reportId,
            u"Abc"_s);
        QCOMPARE(single(notice("admin.report", "'report':{'comment':'spam'}")).reportId, QString());
        QCOMPARE(single(notice("admin.report", "'report':null")).reportId, QString());
        QCOMPARE(single(notice("follow", "'report':{'id':'31'}")).reportId, QString());
        const QByteArray huge(10'000, '3');
        QCOMPARE(
            single(notice("admin.report", "'report':{'id':'" + huge + "'}")).reportId, QString());
    }

    void groups()
    {
        QCOMPARE(single(notice("favourite", "'group_key':'favourite-5-494'")).groupKey,
            u"favourite-5-494"_s);
        QVERIFY(single(notice("mention", "'group_key':'ungrouped-9'")).groupKey.isEmpty());
        const QByteArray endless = "'group_key':'" + QByteArray(5000, 'x') + '\'';
        QVERIFY(single(notice("favourite", endless)).groupKey.isEmpty());
    }

    /// A post that makes no sense, or is gone, is no reason to keep silent about who did it.
    void posts()
    {
        const auto status = [](const QByteArray &json) {
            return single(notice("mention", "'status':" + json));
        };
        QCOMPARE(status(statusWith()).post->uri, u"https://a.example/p/5"_s);
        for (const QByteArray &json :
            {QByteArray("null"), QByteArray("{}"), QByteArray("{'id':'5'}"), QByteArray("'x'")}) {
            const Notification one = status(json);
            QCOMPARE(one.localId, u"9"_s);
            QVERIFY2(!one.post, json);
        }
    }

    void rowsWithoutSense()
    {
        const QByteArray rows = "[" + notice("follow", {}, "") + ',' + notice("")
            + ",{'id':'5','type':'follow','created_at':'yesterday','account':{'id':'7','acct':'a'}}"
              ",{'id':'4','type':'follow','created_at':'2026-11-22T11:00:00.000Z'}"
              ",{'id':'3','type':'poll','created_at':'2026-11-22T11:00:00.000Z'}"
              ",null,[],'x',7]";
        const auto page = pageIn(at(u"mastodon"_s), answered(rows));
        QCOMPARE(rowsOf(page), QStringList{u"poll-ended -"_s});
        QCOMPARE(page->told, 9);
        QCOMPARE(page->skipped, 8);
    }

    void manyRowsAndLongWords()
    {
        const auto page = pageIn(at(u"mastodon"_s), answered(rowsFrom(5000, 1)));
        QCOMPARE(page->rows.size(), size_t(200));
        const Notification one = single(notice(QByteArray(5000, 'x')));
        QCOMPARE(one.word.size(), qsizetype(100));
        const QByteArray text = "'moderation_warning':{'text':'" + QByteArray(50'000, 'x') + "'}";
        QCOMPARE(single(notice("moderation_warning", text)).text.size(), qsizetype(2000));
    }

    void pages()
    {
        const Instance instance = at(u"mastodon"_s);
        const auto first = pageIn(instance, answered(rowsFrom(9, 8), 200, linkTo("max_id=8")));
        QCOMPARE(first->older, u"8"_s);
        QVERIFY(!first->end);
        const PageSpec below{.maxId = u"8"_s};
        const auto next = pageIn(instance, answered(rowsFrom(7, 7)), below);
        QVERIFY(next->end && next->older.isEmpty()); // no Link: nothing is older
        const auto none = pageIn(instance, answered("[]"), below);
        QVERIFY(none->end && none->rows.empty() && none->newest.isEmpty());
        // Whose Link leads to the same page again would be read for ever.
        const auto same =
            pageIn(instance, answered(rowsFrom(7, 7), 200, linkTo("max_id=8")), below);
        QVERIFY(same->end && same->rows.size() == 1);
    }

    void pagesWithoutLink()
    {
        const auto page = pageIn(at(u"snac"_s), answered(rowsFrom(9, 8)));
        QCOMPARE(page->older, u"8"_s);
        // Understood or not: the next page lies below the last row.
        const QByteArray broken = "[" + notice("follow") + ",{'id':'6'}]";
        QCOMPARE(pageIn(at(u"snac"_s), answered(broken))->older, u"6"_s);
    }

    /// Pixelfed: NotificationService and its cursors.
    void rowOfTheCursorItself()
    {
        const PageSpec below{.maxId = u"8"_s};
        const auto page =
            pageIn(at(u"pixelfed"_s), answered(rowsFrom(8, 6), 200, linkTo("max_id=6")), below);
        QCOMPARE(page->rows.size(), size_t(2));
        QCOMPARE(page->older, u"6"_s);
        const auto last =
            pageIn(at(u"pixelfed"_s), answered(rowsFrom(8, 8), 200, linkTo("max_id=8")), below);
        QVERIFY(last->end && last->rows.empty());
    }

    void serverThatPassesOverMaxId()
    {
        const PageSpec below{.maxId = u"8"_s};
        const auto page =
            pageIn(at(u"mastodon"_s), answered(rowsFrom(9, 7), 200, linkTo("max_id=7")), below);
        QVERIFY(page->end && page->older.isEmpty());
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kind");
        QTest::newRow("token") << QByteArray("{'error':'The access token is invalid'}") << 401
                               << u"credentials"_s;
        QTest::newRow("scope") << QByteArray("{'error':'outside the authorized scopes'}") << 403
                               << u"forbidden"_s;
        QTest::newRow("none") << QByteArray("{'error':'Not found'}") << 404 << u"not-found"_s;
        QTest::newRow("error with 200") << QByteArray("{'error':'no'}") << 200 << u"rejected"_s;
        QTest::newRow("object") << QByteArray("{'notifications':[]}") << 200 << u"bad-answer"_s;
        QTest::newRow("cut") << QByteArray("[{'id':'9'") << 200 << u"bad-answer"_s;
        QTest::newRow("empty") << QByteArray() << 200 << u"bad-answer"_s;
    }
    void errors()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const auto page = pageIn(at(u"mastodon"_s), answered(body, status));
        QVERIFY(!page);
        QTEST(word(page.error().kind), "kind");
        QCOMPARE(page.error().subject, u"a.example"_s);
    }

    void webPage()
    {
        const Response html = answerOf(
            "<!DOCTYPE html><p>hello", u"https://a.example/"_s, "text/html; charset=utf-8");
        const auto page = pageIn(at(u"mastodon"_s), html);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::BadAnswer);
    }

    void mutations()
    {
        const auto kinds = recordedKinds();
        QVERIFY(kinds.size() >= 8);
        qint64 tried = 0;
        for (const auto &[instance, row] : kinds) {
            const auto check = [&, where = instance](const QJsonValue &mutant) {
                ++tried;
                const auto page =
                    pageIn(where, answerOf(QJsonArray{mutant}, u"https://x.example"_s));
                QVERIFY(page.ok());
                QCOMPARE(int(page->rows.size()) + page->skipped, 1);
                for (const Notification &one : page->rows) {
                    checkSound(one);
                }
            };
            forEachMutant(row, check);
        }
        QVERIFY(tried > 2'000);
    }
};

QTEST_GUILESS_MAIN(tst_mastodonnotifications)
#include "tst_mastodonnotifications.moc"
