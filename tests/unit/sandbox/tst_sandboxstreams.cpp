// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"
#include "sandbox/streamhub.h"

#include "unit/sandbox/asker.h"
#include "unit/sandbox/streamclient.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;
const QByteArray path = "/api/v1/streaming";

} // namespace

/// Against the frames recorded from GoToSocial.
class tst_sandboxstreams : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    Server *m_mastodon = nullptr;
    Server *m_gotosocial = nullptr;

    void open(StreamClient &client, const QString &user, const QByteArray &query)
    {
        Server *server = m_sandbox->serverOf(user);
        client.open(server->host(), path + query, server->token(user));
        QTRY_VERIFY(client.isOpen());
    }
    StreamHub &hub(const Server *server) { return *m_sandbox->streams(server); }

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0, .clock = &m_clock}));
        m_mastodon = m_sandbox->server(u"mastodon"_s);
        m_gotosocial = m_sandbox->server(u"gotosocial"_s);
        QVERIFY(m_sandbox->follow(u"ao"_s, u"mei"_s));
        QVERIFY(m_sandbox->follow(u"yuki"_s, u"ren"_s));
    }
    void cleanup() { m_sandbox.reset(); }

    void everythingThatHappensAtHome()
    {
        StreamClient client;
        open(client, u"ao"_s, "?stream=user");
        const QString uri = m_sandbox->post(u"mei"_s, u"お茶の時間"_s);
        const QString id = m_sandbox->localId(uri, m_mastodon);
        QTRY_COMPARE(client.events(), QStringList{u"update user"_s});
        QCOMPARE(client.payload(0)[u"id"_s].toString(), id);
        QCOMPARE(client.payload(0)[u"uri"_s].toString(), uri);

        QVERIFY(m_sandbox->edit(uri, u"コーヒーの時間"_s));
        QTRY_COMPARE(client.events().value(1), u"status.update user"_s);
        QCOMPARE(client.payload(1)[u"id"_s].toString(), id);
        QVERIFY(client.payload(1)[u"content"_s].toString().contains(u"コーヒー"_s));

        const QString boost = m_sandbox->boost(u"mei"_s, uri);
        const QString boostId = m_sandbox->localId(boost, m_mastodon);
        QTRY_COMPARE(client.events().value(2), u"update user"_s);
        QCOMPARE(client.payload(2)[u"id"_s].toString(), boostId);
        QCOMPARE(client.payload(2)[u"reblog"_s].toObject()[u"id"_s].toString(), id);

        QVERIFY(m_sandbox->unboost(u"mei"_s, uri));
        QTRY_COMPARE(client.events().value(3), u"delete user"_s);
        QCOMPARE(client.frame(3)[u"payload"_s].toString(), boostId);
        QVERIFY(m_sandbox->deletePost(uri));
        QTRY_COMPARE(client.events().value(4), u"delete user"_s);
        QCOMPARE(client.frame(4)[u"payload"_s].toString(), id);
        QCOMPARE(hub(m_mastodon).framesSent(), 5);
    }

    void strangersAreNotTold()
    {
        StreamClient home;
        open(home, u"ao"_s, "?stream=user");
        StreamClient front;
        open(front, u"ao"_s, "?stream=public");
        PostDraft draft;
        draft.text = u"not for everybody"_s;
        draft.visibility = Visibility::Direct;
        m_sandbox->post(u"mei"_s, draft);
        draft.visibility = Visibility::Unlisted;
        m_sandbox->post(u"mei"_s, draft);
        m_sandbox->post(u"mei"_s, u"for everybody"_s);
        QTRY_COMPARE(front.events(), QStringList{u"update public"_s});
        QTRY_COMPARE(home.events().size(), 2);
        QCOMPARE(home.payload(0)[u"visibility"_s].toString(), u"unlisted"_s);
    }

    void multiplexed()
    {
        const QString list = m_sandbox->addServerList(u"ao"_s, u"tea"_s, {u"mei"_s});
        StreamClient client;
        open(client, u"ao"_s, "");
        client.subscribe("\"stream\":\"user\"");
        client.subscribe("\"stream\":\"user\""); // a second time changes nothing
        client.subscribe("\"stream\":\"list\",\"list\":\"" + list.toUtf8() + '"');
        client.subscribe("\"stream\":\"hashtag\",\"tag\":\"Tea\"");
        client.subscribe("\"stream\":\"public:local\"");
        client.subscribe("\"stream\":\"public:remote\"");
        QTRY_COMPARE(hub(m_mastodon).subscriptions().size(), 5);
        QCOMPARE(hub(m_mastodon).subscriptionsSeen().constFirst(), u"ao user"_s);
        m_sandbox->post(u"mei"_s, u"good #tea"_s);
        QTRY_COMPARE(client.events(),
            (QStringList{u"update user"_s, u"update list/"_s + list, u"update hashtag/Tea"_s,
                u"update public:local"_s}));

        client.say("{\"type\":\"unsubscribe\",\"stream\":\"hashtag\",\"tag\":\"Tea\"}");
        client.say("{\"type\":\"unsubscribe\",\"stream\":\"user\"}");
        QTRY_COMPARE(hub(m_mastodon).subscriptions(),
            (QStringList{u"ao list:"_s + list, u"ao public:local"_s, u"ao public:remote"_s}));
        m_sandbox->post(u"mei"_s, u"more #tea"_s);
        QTRY_COMPARE(client.events().size(), 6);
        client.say("no JSON"); // nothing happens
        client.sayFrame(0x89, "?");
        QTRY_VERIFY(client.texts().size() == 6 && client.pongs == QByteArrayList{"?"});
    }

    void refusedSubscriptions_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("unknown") << QByteArray("\"stream\":\"nonsense\"")
                                 << QByteArray(R"({"error":"Unknown stream type","status":400})");
        QTest::newRow("no tag") << QByteArray("\"stream\":\"hashtag\"")
                                << QByteArray(
                                       R"({"error":"Missing tag name parameter","status":400})");
        QTest::newRow("no list") << QByteArray("\"stream\":\"list\"")
                                 << QByteArray(
                                        R"({"error":"Missing list name parameter","status":400})");
        QTest::newRow("other's list")
            << QByteArray("\"stream\":\"list\",\"list\":\"1\"")
            << QByteArray(R"({"error":"Not authorized to stream this list","status":401})");
    }
    void refusedSubscriptions()
    {
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, answer);
        StreamClient client;
        open(client, u"ao"_s, "");
        client.subscribe(message);
        QTRY_COMPARE(client.texts(), QByteArrayList{answer});
        QVERIFY(!client.isGone());
    }

    void notifications()
    {
        StreamClient client;
        open(client, u"mei"_s, "?stream=user:notification");
        const QString uri = m_sandbox->post(u"mei"_s, u"mine"_s);
        m_sandbox->post(u"ao"_s, u"hello @mei"_s);
        QTRY_COMPARE(client.events(), QStringList{u"notification user:notification"_s});
        QCOMPARE(client.payload(0)[u"type"_s].toString(), u"mention"_s);
        QCOMPARE(client.payload(0)[u"account"_s].toObject()[u"username"_s].toString(), u"ao"_s);
        m_sandbox->boost(u"ao"_s, uri);
        QTRY_COMPARE(client.events().size(), 2);
        QCOMPARE(client.payload(1)[u"type"_s].toString(), u"reblog"_s);
        QCOMPARE(client.payload(1)[u"status"_s].toObject()[u"uri"_s].toString(), uri);
    }

    /// Whatever streams is what can be asked for.
    void notificationsOfDeeds()
    {
        StreamClient client;
        open(client, u"yuki"_s, "?stream=user");
        const QString uri = m_sandbox->post(u"yuki"_s, u"mine"_s);
        QTRY_COMPARE(client.events(), QStringList{u"update user"_s});
        QCOMPARE(m_sandbox->applaud(uri, 3, m_clock.now()).size(), 3);
        QTRY_COMPARE(client.events().mid(1).count(u"notification user"_s), 3);
        m_sandbox->unfollow(u"hal"_s, u"yuki"_s);
        QVERIFY(m_sandbox->follow(u"hal"_s, u"yuki"_s));
        QTRY_COMPARE(client.events().mid(1).count(u"notification user"_s), 4);
        QCOMPARE(client.payload(1)[u"type"_s].toString(), u"favourite"_s);
        QCOMPARE(client.payload(4)[u"type"_s].toString(), u"follow"_s);
        Asker asker(*m_sandbox);
        QStringList ids;
        const QJsonArray rows = asker.get(u"yuki"_s, u"/api/v1/notifications?limit=40"_s).array();
        for (const QJsonValue row : rows) {
            ids << row[u"id"_s].toString();
        }
        for (int i = 1; i <= 4; ++i) {
            QVERIFY(ids.contains(client.payload(i)[u"id"_s].toString()));
        }
    }

    void otherEvents()
    {
        StreamClient mastodon;
        open(mastodon, u"ao"_s, "?stream=user");
        StreamClient gotosocial;
        open(gotosocial, u"yuki"_s, "?stream=user");
        QVERIFY(m_sandbox->tellStreams(m_mastodon, u"ao"_s, u"filters_changed"_s));
        QVERIFY(m_sandbox->tellStreams(
            m_mastodon, {}, u"announcement"_s, QJsonObject{{u"id"_s, u"7"_s}}));
        QVERIFY(m_sandbox->tellStreams(m_mastodon, u"mei"_s, u"filters_changed"_s)); // not ao
        QVERIFY(!m_sandbox->tellStreams(m_mastodon, u"nobody"_s, u"filters_changed"_s));
        QTRY_COMPARE(
            mastodon.events(), (QStringList{u"filters_changed user"_s, u"announcement user"_s}));
        QVERIFY(!mastodon.frame(0).contains(u"payload"_s));
        QCOMPARE(mastodon.payload(1)[u"id"_s].toString(), u"7"_s);

        QVERIFY(m_sandbox->tellStreams(m_gotosocial, u"yuki"_s, u"filters_changed"_s));
        QTRY_COMPARE(gotosocial.texts(),
            QByteArrayList{R"({"event":"filters_changed","payload":"","stream":["user"]})"
                           "\n"});
    }

    void postsFromElsewhere()
    {
        QVERIFY(m_sandbox->follow(u"yuki"_s, u"mei"_s));
        StreamClient client;
        open(client, u"yuki"_s, "?stream=user");
        const QString uri = m_sandbox->post(u"mei"_s, u"over there"_s);
        QTRY_COMPARE(client.events(), QStringList{u"update user"_s});
        QCOMPARE(client.payload(0)[u"id"_s].toString(), m_sandbox->localId(uri, m_gotosocial));
    }

    // What GoToSocial 0.20 does otherwise.
    void gotosocialByMessage()
    {
        const QString list = m_sandbox->addServerList(u"yuki"_s, u"tea"_s, {u"ren"_s});
        StreamClient client;
        open(client, u"yuki"_s, "");
        for (const char *ignored : {"\"stream\":\"hashtag\",\"tag\":\"tea\"",
                 "\"stream\":\"user:notification\"", "\"stream\":\"nonsense\""}) {
            client.subscribe(ignored);
        }
        client.subscribe("\"stream\":\"list\",\"list\":\"" + list.toUtf8() + '"');
        client.subscribe("\"stream\":\"public\"");
        QTRY_COMPARE(hub(m_gotosocial).subscriptions(),
            (QStringList{u"yuki list:"_s + list, u"yuki public"_s}));
        const QString uri = m_sandbox->post(u"ren"_s, u"good #tea"_s);
        const QString id = m_sandbox->localId(uri, m_gotosocial);
        QTRY_COMPARE(client.events(), (QStringList{u"update list:"_s + list, u"update public"_s}));
        QVERIFY(m_sandbox->deletePost(uri));
        QTRY_COMPARE(client.events().value(2), u"delete public"_s); // once, not for the list
        QCOMPARE(client.frame(2)[u"payload"_s].toString(), id);
        QCOMPARE(client.texts().size(), 3);
    }

    void gotosocialByQuery()
    {
        StreamClient tag;
        open(tag, u"yuki"_s, "?stream=hashtag&tag=tea");
        StreamClient nonsense;
        open(nonsense, u"yuki"_s, "?stream=nonsense");
        StreamClient notes;
        open(notes, u"yuki"_s, "?stream=user:notification");
        m_sandbox->post(u"ren"_s, u"good #tea @yuki"_s);
        QTRY_COMPARE(notes.events(), QStringList{u"notification user:notification"_s});
        QVERIFY(tag.texts().isEmpty()); // as recorded: taken, and silent
        QVERIFY(nonsense.texts().isEmpty());
    }

    void gotosocialHangsUpOnWhatIsNoJson()
    {
        StreamClient client;
        open(client, u"yuki"_s, "?stream=user");
        client.say("not json");
        QTRY_VERIFY(client.isGone());
        QVERIFY(client.pings.size() > 100);
        QCOMPARE(client.pings.constFirst(), QByteArray("ping!"));
        QVERIFY(client.closes.isEmpty());
        QTRY_COMPARE(hub(m_gotosocial).openSessions(), 0);
    }

    void whoMayListen_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words");
        const QByteArray bad = "Authorization: Bearer wrong\r\n";
        QTest::newRow("mastodon guest") << u"mastodon"_s << path << QByteArray() << 401
                                        << QByteArray("X-Error-Message: Missing access token");
        QTest::newRow("mastodon bad") << u"mastodon"_s << path << bad << 401
                                      << QByteArray("X-Error-Message: Invalid access token");
        QTest::newRow("gotosocial guest")
            << u"gotosocial"_s << path + "?stream=public" << QByteArray() << 401
            << QByteArray(R"({"error":"Unauthorized: token not supplied"})");
        QTest::newRow("gotosocial bad")
            << u"gotosocial"_s << path << bad << 401 << QByteArray(R"({"error":"Unauthorized"})");
        QTest::newRow("gotosocial path") << u"gotosocial"_s << path + "/user" << QByteArray() << 404
                                         << QByteArray(R"({"error":"Not Found"})");
        QTest::newRow("snac") << u"snac"_s << path << QByteArray() << 404
                              << QByteArray("<h1>404 Not Found (snac/2.75)</h1>");
    }
    void whoMayListen()
    {
        QFETCH(QString, software);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        QFETCH(QByteArray, words);
        StreamClient client;
        client.open(m_sandbox->server(software)->host(), target, headers);
        QTRY_COMPARE(client.status(), status);
        QTRY_VERIFY((client.status(), client.head + client.rest).contains(words));
    }

    void tokenAnywhere()
    {
        const QByteArray token = m_gotosocial->token(u"yuki"_s).toUtf8();
        StreamClient query;
        query.open(
            m_gotosocial->host(), path + "?access_token=" + token + "&stream=user", QByteArray());
        StreamClient protocol;
        protocol.open(
            m_gotosocial->host(), path, QByteArray("Sec-WebSocket-Protocol: " + token + "\r\n"));
        QTRY_VERIFY(query.isOpen() && protocol.isOpen());
        QVERIFY(protocol.head.contains("\r\nSec-WebSocket-Protocol: " + token));
        QVERIFY(protocol.head.contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        for (const RequestRecord &record : m_gotosocial->requestLog()) {
            QCOMPARE(record.status, 101);
            QVERIFY(!record.query.toString().contains(QString::fromUtf8(token)));
            QCOMPARE(headerValue(record.headers, "Sec-WebSocket-Protocol").contains(token), false);
        }
    }

    void revokedTokenClosesItsStreams()
    {
        StreamClient ao;
        open(ao, u"ao"_s, "?stream=user");
        StreamClient mei;
        open(mei, u"mei"_s, "?stream=user");
        QCOMPARE(m_sandbox->revokeToken(u"ao"_s), 1);
        QTRY_VERIFY(ao.isGone());
        QCOMPARE(ao.closes, QByteArrayList{""});
        QTRY_COMPARE(hub(m_mastodon).openSessions(), 1);
        StreamClient again;
        again.open(m_mastodon->host(), path, m_mastodon->token(u"ao"_s));
        QTRY_COMPARE(again.status(), 401);
        QVERIFY(!mei.isGone());
    }

    void pings()
    {
        for (Server *server : {m_mastodon, m_gotosocial}) {
            hub(server).setPingMs(200);
        }
        StreamClient answering;
        open(answering, u"ao"_s, "");
        StreamClient silent;
        silent.answersPings = false;
        open(silent, u"ao"_s, "");
        StreamClient gotosocial;
        gotosocial.answersPings = false;
        open(gotosocial, u"yuki"_s, "");
        QTRY_VERIFY(answering.isGone() || answering.pings.size() > 5);
        QTRY_VERIFY(silent.isGone()); // Mastodon alone insists on answers
        QVERIFY(!answering.isGone());
        QVERIFY(!gotosocial.isGone());
        QTRY_COMPARE(gotosocial.pings.value(0), QByteArray("ping!"));
    }

    void badFrames_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("binary") << 0x82 << QByteArray::fromHex("03eb");
        QTest::newRow("reserved bit") << 0xc1 << QByteArray::fromHex("03ea");
        QTest::newRow("close") << 0x88 << QByteArray("{}");
    }
    void badFrames()
    {
        QFETCH(int, first);
        QFETCH(QByteArray, code);
        StreamClient client;
        open(client, u"ao"_s, "");
        client.sayFrame(first, "{}");
        QTRY_VERIFY(client.isGone());
        QCOMPARE(client.closes.value(0).left(2), code);
        QTRY_COMPARE(hub(m_mastodon).openSessions(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_sandboxstreams)
#include "tst_sandboxstreams.moc"
