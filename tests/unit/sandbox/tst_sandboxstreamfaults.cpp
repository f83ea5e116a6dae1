// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"
#include "sandbox/streamhub.h"

#include "unit/sandbox/streamclient.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

using Kind = StreamFault::Kind;

/// Every way in which a stream can fail, looked for on the wire.
class tst_sandboxstreamfaults : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock{1'795'000'000'000};
    std::unique_ptr<Sandbox> m_sandbox;
    Server *m_server = nullptr;
    StreamHub *m_hub = nullptr;

    void open(StreamClient &client, const QString &user = u"ao"_s)
    {
        client.open(m_server->host(), "/api/v1/streaming?stream=user", m_server->token(user));
        QTRY_VERIFY(client.isOpen());
    }
    void tell(const QString &event) { QVERIFY(m_sandbox->tellStreams(m_server, u"ao"_s, event)); }
    /// The event's names as they came.
    static QString told(StreamClient &client)
    {
        return client.events().join(u' ').remove(u" user"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 10, .postsPerServer = 0, .clock = &m_clock}));
        m_server = m_sandbox->server(u"mastodon"_s);
        m_hub = m_sandbox->streams(m_server);
    }
    void cleanup() { m_sandbox.reset(); }

    void upgradesAreRefused()
    {
        m_server->addFault({.kind = Fault::Kind::Status,
            .path = u"/api/v1/streaming"_s,
            .times = 2,
            .status = 503,
            .retryAfter = 7});
        for (const int status : {503, 503, 101}) {
            StreamClient client;
            client.open(m_server->host(), "/api/v1/streaming", m_server->token(u"ao"_s));
            QTRY_COMPARE(client.status(), status);
            QCOMPARE(client.head.contains("\r\nRetry-After: 7"), status == 503);
        }
        QCOMPARE(m_hub->openedEver(), 1);
    }

    void upgradesAreRefusedForAWhile()
    {
        m_server->addFault({.kind = Fault::Kind::Status,
            .path = u"/api/v1/streaming"_s,
            .until = m_clock.now() + 60'000,
            .status = 404});
        for (const int status : {404, 404, 101}) {
            StreamClient client;
            client.open(m_server->host(), "/api/v1/streaming", m_server->token(u"ao"_s));
            QTRY_COMPARE(client.status(), status);
            m_clock.advance(30'000);
        }
    }

    void cut()
    {
        StreamClient client;
        open(client);
        m_hub->addFault({.kind = Kind::Cut});
        tell(u"one"_s);
        QTRY_VERIFY(client.isGone());
        QVERIFY(client.texts().isEmpty() && client.closes.isEmpty());
        QTRY_COMPARE(m_hub->openSessions(), 0);

        StreamClient next; // the fault is used up
        open(next);
        tell(u"two"_s);
        QTRY_COMPARE(told(next), u"two"_s);
    }

    void cutInFrame()
    {
        StreamClient client;
        open(client);
        tell(u"whole"_s);
        m_hub->addFault({.kind = Kind::CutInFrame});
        tell(u"half"_s);
        QTRY_VERIFY(client.isGone());
        QCOMPARE(told(client), u"whole"_s);
        QVERIFY(client.rest.contains("half"));
        QVERIFY(client.closes.isEmpty());
    }

    void freeze()
    {
        m_hub->setPingMs(200);
        StreamClient client;
        open(client);
        tell(u"before"_s);
        QTRY_VERIFY(told(client) == u"before"_s);
        QTRY_VERIFY(!client.pings.isEmpty());
        m_hub->addFault({.kind = Kind::Freeze});
        tell(u"never"_s);
        QTRY_VERIFY(client.isOpen()); // reads what is on its way
        StreamClient other; // the server itself is well
        open(other);
        tell(u"after"_s);
        QTRY_COMPARE(told(other), u"after"_s);
        client.sayFrame(0x89, "are you there");
        const auto pings = client.pings.size();
        QTRY_VERIFY(other.pings.size() > 2);
        QVERIFY(other.isOpen());
        QCOMPARE(client.pings.size(), pings);
        QCOMPARE(told(client), u"before"_s);
        QVERIFY(client.pongs.isEmpty());
        QVERIFY(!client.isGone());
        QCOMPARE(m_hub->openSessions(), 2);
        client.socket.abort();
        QTRY_COMPARE(m_hub->openSessions(), 1);
    }

    void breakAll_data()
    {
        QTest::addColumn<StreamClosing::Kind>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("cut") << StreamClosing::Kind::Cut << 0;
        QTest::newRow("cut in a frame") << StreamClosing::Kind::CutInFrame << 0;
        QTest::newRow("going away") << StreamClosing::Kind::Frame << 1001;
    }
    void breakAll()
    {
        QFETCH(StreamClosing::Kind, kind);
        QFETCH(int, code);
        StreamClient one;
        open(one);
        StreamClient two;
        open(two, u"mei"_s);
        QCOMPARE(m_hub->openSessions(), 2);
        m_hub->breakAll(kind, code);
        QTRY_VERIFY(one.isGone() && two.isGone());
        QCOMPARE(one.closes.value(0).toHex(), code > 0 ? QByteArray("03e9") : QByteArray());
        QCOMPARE(one.rest.isEmpty(), kind != StreamClosing::Kind::CutInFrame);
        QTRY_COMPARE(m_hub->openSessions(), 0);
    }

    void framesGoAstray_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("told");
        QTest::addColumn<int>("sent");
        QTest::newRow("dropped") << Kind::Drop << u"a c d"_s << 3;
        QTest::newRow("doubled") << Kind::Duplicate << u"a b b c d"_s << 5;
        QTest::newRow("reordered") << Kind::Reorder << u"a c b d"_s << 4;
    }
    void framesGoAstray()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, told);
        QFETCH(int, sent);
        StreamClient client;
        open(client);
        tell(u"a"_s);
        m_hub->addFault({.kind = kind});
        for (const QString &event : {u"b"_s, u"c"_s, u"d"_s}) {
            tell(event);
        }
        QTRY_VERIFY(client.events().contains(u"d user"_s));
        QCOMPARE(tst_sandboxstreamfaults::told(client), told);
        QCOMPARE(m_hub->framesSent(), sent);
    }

    void onlyItsStream()
    {
        StreamClient client;
        open(client);
        client.subscribe("\"stream\":\"hashtag\",\"tag\":\"tea\"");
        QTRY_COMPARE(m_hub->subscriptions().size(), 2);
        m_hub->addFault({.kind = Kind::Drop, .stream = u"hashtag:*"_s, .times = -1});
        m_sandbox->post(u"ao"_s, u"#tea"_s);
        m_sandbox->post(u"ao"_s, u"more #tea"_s);
        QTRY_COMPARE(client.events(), (QStringList{u"update user"_s, u"update user"_s}));
        m_hub->clearFaults();
        m_sandbox->post(u"ao"_s, u"still #tea"_s);
        QTRY_COMPARE(client.events().size(), 4);
    }

    void serverGoesAway()
    {
        StreamClient client;
        open(client);
        m_server->stopListening();
        QTRY_VERIFY(client.isGone());
        QVERIFY(m_server->listenAgain());
        StreamClient next;
        open(next);
        tell(u"back"_s);
        QTRY_COMPARE(told(next), u"back"_s);
    }

    void goesWithItsClients()
    {
        StreamClient client;
        open(client);
        m_sandbox.reset();
        QTRY_VERIFY(client.isGone());
    }
};

QTEST_GUILESS_MAIN(tst_sandboxstreamfaults)
#include "tst_sandboxstreamfaults.moc"
