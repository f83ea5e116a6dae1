// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/streamhub.h"

#include "unit/sandbox/asker.h"
#include "unit/sandbox/shapes.h"
#include "unit/sandbox/streamclient.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

/// What every status of Akkoma 3.13 has (pleroma: web/mastodon_api/views/status_view.ex).
constexpr char statusShape[] = R"json({"id":"","uri":"","url":"","account":{},
"in_reply_to_id":null,"in_reply_to_account_id":null,"reblog":null,"content":"","text":null,
"created_at":"","edited_at":null,"reblogs_count":0,"replies_count":0,"favourites_count":0,
"reblogged":false,"favourited":false,"bookmarked":false,"muted":false,"pinned":false,
"sensitive":false,"spoiler_text":"","visibility":"","media_attachments":[],"poll":null,
"mentions":[],"tags":[],"application":null,"language":null,"emojis":[],"quote_id":null,
"quote":null,"emoji_reactions":[{"name":"","count":0,"me":false,"url":null,"account_ids":[""]}],
"pleroma":{"local":true,"conversation_id":0,"direct_conversation_id":null,
"in_reply_to_account_acct":null,"content":{"text/plain":""},"spoiler_text":{"text/plain":""},
"expires_at":null,"thread_muted":false,"parent_visible":false,"pinned_at":null,
"emoji_reactions":[{"name":"","count":0,"me":false,"url":null,"account_ids":[""]}]},
"akkoma":{"source":{"content":"","mediaType":"text/plain"}}})json";

/// The same of accounts (account_view.ex).
constexpr char accountShape[] = R"json({"id":"","username":"","acct":"","fqn":"",
"display_name":"","locked":false,"created_at":"","followers_count":0,"following_count":0,
"statuses_count":0,"note":"","url":"","avatar":"","avatar_static":"","header":"",
"header_static":"","emojis":[],"fields":[],"bot":false,"last_status_at":null,
"source":{"note":"","sensitive":false,"fields":[],"pleroma":{"actor_type":""}},
"pleroma":{"ap_id":"","also_known_as":[],"is_confirmed":true,"tags":[],
"hide_followers":false,"hide_follows":false,"hide_favorites":true,"relationship":{},
"favicon":null},"akkoma":{"instance":{"name":"","favicon":null,"nodeinfo":{}},
"status_ttl_days":null}})json";

QStringList wrongShape(const char *shape, const QJsonObject &ours)
{
    QStringList wrong;
    compareShapes(QJsonDocument::fromJson(shape).object(), ours, u"answer"_s, wrong);
    return wrong;
}

} // namespace

/// Where the sandbox's Akkoma is another than Mastodon.
class tst_akkomasandbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"akkoma"_s, u"mastodon"_s, u"misskey"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
        m_server = m_sandbox->server(u"akkoma"_s);
        QVERIFY(m_sandbox->follow(u"nana"_s, u"leo"_s));
        m_sandbox->unfollow(u"nana"_s, u"ao"_s);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void saysWhatItIs()
    {
        const QJsonObject first = guest(u"/api/v1/instance"_s).object();
        QCOMPARE(first[u"uri"_s].toString(), m_server->baseUrl()); // a whole address
        QCOMPARE(first[u"version"_s].toString(), u"2.7.2 (compatible; Akkoma 3.13.2)"_s);
        const QJsonArray features = first[u"pleroma"_s][u"metadata"_s][u"features"_s].toArray();
        for (const char *feature : {"bubble_timeline", "quote_posting", "custom_emoji_reactions"}) {
            QVERIFY(features.contains(QString::fromLatin1(feature)));
        }
        QCOMPARE(guest(u"/api/v2/instance"_s).status, 404);
        QCOMPARE(error(guest(u"/api/v2/instance"_s)), u"Not implemented"_s);
        const QJsonArray links = guest(u"/.well-known/nodeinfo"_s).object()[u"links"_s].toArray();
        const QString href = links.at(1)[u"href"_s].toString();
        QCOMPARE(href, m_server->baseUrl() + u"/nodeinfo/2.1.json"_s);
        const QJsonObject info = m_client.get(href).object();
        QCOMPARE(info[u"software"_s][u"name"_s].toString(), u"akkoma"_s);
        QVERIFY(info[u"metadata"_s][u"features"_s].toArray().contains(u"bubble_timeline"_s));
    }

    void pleromaIsTheSameByAnotherName()
    {
        Sandbox sandbox;
        QVERIFY(sandbox.start(
            {.people = 2, .postsPerServer = 0, .clock = &m_clock, .softwares = {u"pleroma"_s}}));
        const QString base = sandbox.serverOf(u"nana"_s)->baseUrl();
        const QJsonObject info = m_client.get(base + u"/nodeinfo/2.0.json"_s).object();
        QCOMPARE(info[u"software"_s][u"name"_s].toString(), u"pleroma"_s);
        const QString version =
            m_client.get(base + u"/api/v1/instance"_s).object()[u"version"_s].toString();
        QCOMPARE(version, u"2.7.2 (compatible; Pleroma 2.7.0)"_s);
    }

    void idsAreFlakes()
    {
        static const QRegularExpression form(u"^[0-9A-Za-z]{18}$"_s);
        QStringList ids;
        for (int i = 0; i < 5; ++i) {
            ids << idOf(m_sandbox->post(u"leo"_s, QString::number(i)));
            QVERIFY2(form.match(ids.last()).hasMatch(), qPrintable(ids.last()));
            m_clock.advance(1);
        }
        QVERIFY(std::ranges::is_sorted(ids));
        const QString person = m_asker->idOf(u"nana"_s, u"leo"_s);
        QVERIFY2(form.match(person).hasMatch(), qPrintable(person));
        const QJsonArray home = m_asker->get(u"nana"_s, u"/api/v1/timelines/home"_s).array();
        QCOMPARE(home.size(), 5);
        QCOMPARE(home[0][u"id"_s].toString(), ids.last());
        QCOMPARE(m_asker->get(u"nana"_s, u"/api/v1/timelines/home?max_id="_s + ids[1])
                     .array()
                     .at(0)[u"id"_s]
                     .toString(),
            ids[0]);
    }

    void shapes()
    {
        const QString uri = m_sandbox->post(u"leo"_s, u"hello #tea"_s);
        QVERIFY(m_sandbox->react(u"nana"_s, uri, u"🍵"_s));
        const QStringList post = wrongShape(statusShape, status(uri));
        QVERIFY2(post.isEmpty(), qPrintable(post.join(u'\n')));
        const QStringList account =
            wrongShape(accountShape, guest(u"/api/v1/accounts/leo"_s).object()); // ids and names do
        QVERIFY2(account.isEmpty(), qPrintable(account.join(u'\n')));
        QCOMPARE(guest(u"/api/v1/accounts/leo/statuses"_s).array().size(), 1);
        QVERIFY(!status(uri).contains(u"quotes_count"_s));
        const QString several = u"/api/v1/statuses?ids[]=%1&ids[]=%1x"_s.arg(idOf(uri));
        QCOMPARE(m_asker->get(u"nana"_s, several).array().size(), 1);
    }

    /// Whoever is blocked is looked up, but never found.
    void searchHidesTheBlocked()
    {
        const QString leo = m_sandbox->handle(u"leo"_s);
        const QString sought = u"/api/v2/search?type=accounts&resolve=true&q="_s + leo;
        const auto found = [&] {
            return m_asker->get(u"nana"_s, sought).object()[u"accounts"_s].toArray().size();
        };
        QCOMPARE(found(), 1);
        const QString id = m_asker->idOf(u"nana"_s, u"leo"_s);
        QCOMPARE(m_asker->post(u"nana"_s, u"/api/v1/accounts/%1/block"_s.arg(id)).status, 200);
        QCOMPARE(found(), 0);
        QCOMPARE(m_asker->get(u"nana"_s, u"/api/v1/accounts/lookup?acct="_s + leo)
                     .object()[u"id"_s]
                     .toString(),
            id);
        QCOMPARE(m_asker->post(u"nana"_s, u"/api/v1/accounts/%1/unblock"_s.arg(id)).status, 200);
        QCOMPARE(found(), 1);
    }

    void reactionsComeAndGo()
    {
        const QString uri = m_sandbox->post(u"ao"_s, u"@nana@%1 hello"_s.arg(m_server->host()));
        const QString path = u"/api/v1/pleroma/statuses/%1/reactions/"_s.arg(idOf(uri));
        const QString there = m_sandbox->localId(uri, m_sandbox->server(u"mastodon"_s));
        const auto favourites = [&] {
            const Answer told = m_asker->get(u"ao"_s, u"/api/v1/statuses/"_s + there);
            return told.object()[u"favourites_count"_s].toInt();
        };
        const int before = favourites();
        QCOMPARE(m_asker->send("PUT", u"nana"_s, path + u"🎉"_s).status, 200);
        const Answer own = m_asker->send("PUT", u"nana"_s, path + u"party_cat"_s);
        QCOMPARE(own.status, 200);
        QCOMPARE(
            names(own.object()), (QStringList{u"🎉"_s, u"party_cat"_s})); // as many as one likes
        QVERIFY(m_sandbox->react(u"leo"_s, uri, u"🎉"_s));
        QVERIFY(m_sandbox->react(u"hanako"_s, uri, u":blobcat:"_s));
        const QString misskey = m_sandbox->server(u"misskey"_s)->host();
        const QJsonArray reactions = status(uri)[u"emoji_reactions"_s].toArray();
        QCOMPARE(reactions, status(uri)[u"pleroma"_s][u"emoji_reactions"_s].toArray());
        QCOMPARE(
            names(status(uri)), (QStringList{u"🎉"_s, u"party_cat"_s, u"blobcat@"_s + misskey}));
        QCOMPARE(reactions[0][u"count"_s].toInt(), 2);
        QVERIFY(reactions[0][u"me"_s].toBool() && reactions[0][u"url"_s].isNull());
        QVERIFY(!reactions[2][u"me"_s].toBool());
        QVERIFY(reactions[1][u"url"_s].toString().startsWith(m_server->baseUrl()));
        QCOMPARE(m_client.get(reactions[1][u"url"_s].toString()).type, QByteArray("image/png"));
        QCOMPARE(m_asker->send("DELETE", u"nana"_s, path + u"🎉"_s).status, 200);
        QCOMPARE(status(uri)[u"emoji_reactions"_s][1][u"count"_s].toInt(), 1); // leo's is last now
        const QJsonArray told = m_asker->get(u"nana"_s, path).array();
        QCOMPARE(told.size(), 3);
        QCOMPARE(told[1][u"accounts"_s][0][u"acct"_s].toString(), u"leo"_s);
        QCOMPARE(m_asker->send("PUT", u"nana"_s, path + u"no_such_cat"_s).status, 400);
        // Where they are not known Misskey's are favourites, and Akkoma's nothing.
        QCOMPARE(favourites(), before + 1);
    }

    void quotesAndBoosts()
    {
        const QString first = m_sandbox->post(u"leo"_s, u"first"_s);
        PostDraft draft;
        draft.text = u"see"_s;
        draft.quote = first;
        const QString quoting = m_sandbox->post(u"leo"_s, draft);
        QCOMPARE(status(quoting)[u"quote"_s][u"uri"_s].toString(), first); // a plain status
        QCOMPARE(status(quoting)[u"quote_id"_s].toString(), idOf(first));
        m_clock.advance(minuteMs);
        const QString boost = m_sandbox->boost(u"leo"_s, first);
        const QJsonObject told = status(boost);
        QCOMPARE(told[u"uri"_s].toString(), first);
        QCOMPARE(told[u"reblog"_s][u"uri"_s].toString(), first);
        QVERIFY(!told.contains(u"emoji_reactions"_s));
    }

    /// Anybody may be put into one, and nothing of whoever is not followed is shown.
    void listsHideTheUnfollowed()
    {
        const QString id = m_sandbox->addServerList(u"nana"_s, u"tea"_s, {u"leo"_s});
        const QString members = u"/api/v1/lists/%1/accounts"_s.arg(id);
        const QString ao = m_asker->idOf(u"nana"_s, u"ao"_s);
        QCOMPARE(m_asker->post(u"nana"_s, members, "account_ids[]=" + ao.toLatin1()).status, 200);
        QCOMPARE(m_sandbox->serverListMembers(u"nana"_s, id).size(), 2);
        const QString seen = m_sandbox->post(u"leo"_s, u"seen"_s);
        m_clock.advance(minuteMs);
        const QString hidden = m_sandbox->post(u"ao"_s, u"not seen"_s);
        QVERIFY(m_sandbox->federate(hidden, m_server));
        const QString timeline = u"/api/v1/timelines/list/"_s + id;
        QCOMPARE(uris(m_asker->get(u"nana"_s, timeline)), QStringList{seen});
        QVERIFY(m_sandbox->follow(u"nana"_s, u"ao"_s));
        QCOMPARE(uris(m_asker->get(u"nana"_s, timeline)), (QStringList{hidden, seen}));
    }

    void bubble()
    {
        const QString near = m_sandbox->post(u"leo"_s, u"near"_s);
        const QString friendly = m_sandbox->post(u"hanako"_s, u"friendly"_s);
        const QString large = m_sandbox->post(u"ao"_s, u"large"_s);
        QVERIFY(m_sandbox->federate(friendly, m_server));
        QVERIFY(m_sandbox->federate(large, m_server));
        const QString path = u"/api/v1/timelines/bubble"_s;
        QStringList told = uris(m_asker->get(u"nana"_s, path));
        told.sort();
        QStringList wanted{near, friendly};
        wanted.sort();
        QCOMPARE(told, wanted);
        QCOMPARE(guest(path).status, 401);
        QCOMPARE(error(guest(path)), u"authorization required for timeline view"_s);
        QCOMPARE(guest(u"/api/v1/timelines/public?local=true"_s).array().size(), 1);
    }

    void whoIsForbidden()
    {
        const QString path = u"/api/v1/timelines/home"_s;
        for (const QString &token : {QString(), u"nonsense"_s}) {
            const Answer refused = m_client.get(m_server->baseUrl() + path, token);
            QCOMPARE(refused.status, 403);
            QCOMPARE(error(refused), u"Invalid credentials."_s);
        }
        // With a bad token one is a guest where guests are welcome.
        const QString front = m_server->baseUrl() + u"/api/v1/timelines/public"_s;
        QCOMPARE(m_client.get(front, u"nonsense"_s).status, 200);
        QCOMPARE(error(guest(u"/api/v1/statuses/AAAAAAAAAAAAAAAAAA"_s)), u"Record not found"_s);
    }

    void tellsNothingAboutLimits()
    {
        const Answer plain = m_asker->get(u"nana"_s, u"/api/v1/timelines/home"_s);
        QCOMPARE(plain.status, 200);
        QVERIFY(plain.rateLimit.isEmpty() && plain.rateReset.isEmpty());
        m_server->setFollowLimit(1, hourMs);
        QCOMPARE(m_asker->change(u"nana"_s, u"ao"_s, u"follow"_s).status, 200);
        const Answer refused = m_asker->change(u"nana"_s, u"mei"_s, u"follow"_s);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.object(), (QJsonObject{{u"error"_s, u"Throttled"_s}}));
        QVERIFY(refused.retryAfter.isEmpty() && refused.rateReset.isEmpty()
            && refused.rateLimit.isEmpty());
    }

    void takesFilesOfFollows()
    {
        const QByteArray list = "Account address,Show boosts\n"
            + m_sandbox->handle(u"ao"_s).toUtf8() + ",true\n" + m_sandbox->handle(u"mei"_s).toUtf8()
            + ",true\n";
        const QString path = u"/api/pleroma/follow_import"_s;
        const Answer answer = m_asker->post(u"nana"_s, path, "list=" + list.toPercentEncoding());
        QCOMPARE(answer.body, QByteArray("\"job started\""));
        const QStringList follows = m_sandbox->relationsOf(u"nana"_s).follows.keys();
        QVERIFY(follows.contains(m_sandbox->handle(u"ao"_s)));
        QVERIFY(follows.contains(m_sandbox->handle(u"mei"_s)));
    }

    void streamsLetGuestsListen()
    {
        StreamClient client;
        client.open(m_server->host(), "/api/v1/streaming?stream=public:local");
        QTRY_VERIFY(client.isOpen());
        client.say("ping");
        QTRY_COMPARE(client.texts(), QByteArrayList{"pong"});
        const QString uri = m_sandbox->post(u"leo"_s, u"hello"_s);
        QTRY_COMPARE(client.events().value(1), u"update public:local"_s);
        QCOMPARE(client.payload(1)[u"uri"_s].toString(), uri);
        const QString id = idOf(uri);
        QVERIFY(m_sandbox->deletePost(uri));
        QTRY_COMPARE(client.texts().size(), 3);
        QCOMPARE(client.frame(2)[u"event"_s].toString(), u"delete"_s);
        QCOMPARE(client.frame(2)[u"payload"_s].toString(), id);
        QVERIFY(!client.frame(2).contains(u"stream"_s));
        client.subscribe("\"stream\":\"user\""); // not for guests
        client.subscribe("\"stream\":\"public\"");
        client.say("{\"type\":\"unsubscribe\",\"stream\":\"public:local\"}"); // nothing ends
        QTRY_COMPARE(
            hub().subscriptions(), (QStringList{u"guest public"_s, u"guest public:local"_s}));
    }

    void streamsOfPeople()
    {
        const QString token = m_server->token(u"nana"_s);
        StreamClient header;
        header.open(m_server->host(), "/api/v1/streaming?stream=user", token);
        QTRY_VERIFY(header.status() > 0);
        QVERIFY(!header.isOpen()); // nobody looks at it
        StreamClient nothing;
        nothing.open(m_server->host(), "/api/v1/streaming?access_token=" + token.toLatin1());
        QTRY_COMPARE(nothing.status(), 404);
        StreamClient client;
        client.open(
            m_server->host(), "/api/v1/streaming?stream=user&access_token=" + token.toLatin1());
        QTRY_VERIFY(client.isOpen());
        m_sandbox->post(u"leo"_s, u"hello"_s);
        const QString id = m_asker->idOf(u"nana"_s, u"nana"_s);
        QTRY_COMPARE(client.events(), QStringList{u"update user:"_s + id});
        StreamClient protocol;
        protocol.open(m_server->host(), "/api/v1/streaming?stream=hashtag&tag=tea",
            "Sec-WebSocket-Protocol: " + token.toLatin1() + "\r\n");
        QTRY_VERIFY(protocol.isOpen());
        m_sandbox->post(u"leo"_s, u"a cup of #tea"_s);
        QTRY_COMPARE(protocol.events(), QStringList{u"update hashtag:tea"_s});
    }

private:
    Answer guest(const QString &path) { return m_client.get(m_server->baseUrl() + path); }
    QJsonObject status(const QString &uri)
    {
        return m_asker->get(u"nana"_s, u"/api/v1/statuses/"_s + idOf(uri)).object();
    }
    QString idOf(const QString &uri) const { return m_sandbox->localId(uri, m_server); }
    StreamHub &hub() { return *m_sandbox->streams(m_server); }

    static QString error(const Answer &answer) { return answer.object()[u"error"_s].toString(); }
    static QStringList names(const QJsonObject &status)
    {
        QStringList all;
        for (const QJsonValue reaction : status[u"emoji_reactions"_s].toArray()) {
            all << reaction[u"name"_s].toString();
        }
        return all;
    }
    static QStringList uris(const Answer &page)
    {
        QStringList all;
        for (const QJsonValue status : page.array()) {
            all << status[u"uri"_s].toString();
        }
        return all;
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
    Client m_client;
    Server *m_server = nullptr;
};

QTEST_GUILESS_MAIN(tst_akkomasandbox)
#include "tst_akkomasandbox.moc"
