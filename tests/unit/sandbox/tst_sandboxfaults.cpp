// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/client.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;
const QString timeline = u"/api/v1/timelines/public?local=true"_s;

} // namespace

/// Every fault is looked for on the wire.
class tst_sandboxfaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 30, .postsPerServer = 40, .clock = &m_clock}));
        m_server = m_sandbox->server(u"mastodon"_s);
    }

    void cleanup() { m_sandbox.reset(); }

    void countsDown()
    {
        m_server->addFault({.kind = Fault::Kind::Status, .times = 2, .status = 502});
        QCOMPARE(read().status, 502);
        QCOMPARE(read().status, 502);
        QCOMPARE(read().status, 200);
    }

    void onlyOnItsPath()
    {
        m_server->addFault(
            {.kind = Fault::Kind::Status, .path = u"/api/v1/timelines/*"_s, .status = 500});
        QCOMPARE(read().status, 500);
        QCOMPARE(m_client.get(m_server->baseUrl() + u"/api/v1/instance"_s).status, 200);
        m_server->clearFaults();
        QCOMPARE(read().status, 200);
    }

    void statuses_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {401, 403, 404, 410, 422, 500, 502, 503}) {
            QTest::addRow("%d", status) << status;
        }
    }
    void statuses()
    {
        QFETCH(int, status);
        m_server->addFault({.kind = Fault::Kind::Status, .status = status});
        const Answer answer = read();
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.retryAfter, status == 503 ? QByteArray("30") : QByteArray());
        QCOMPARE(answer.type.startsWith("text/html"), status >= 500);
    }

    void rateLimitStyles_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<Fault::RateStyle>("style");
        QTest::addColumn<QByteArray>("reset");
        QTest::addColumn<QByteArray>("retryAfter");
        using Style = Fault::RateStyle;
        const QByteArray mastodonDate =
            isoTime(epoch + 40'000).replace(u"Z"_s, u"000Z"_s).toLatin1();
        QTest::newRow("mastodon") << u"mastodon"_s << Style::Own << mastodonDate << QByteArray();
        QTest::newRow("gotosocial")
            << u"gotosocial"_s << Style::Own << isoTime(epoch + 40'000).toLatin1() << QByteArray();
        QTest::newRow("sharkey") << u"mastodon"_s << Style::Seconds << QByteArray("40.000")
                                 << QByteArray("40");
        QTest::newRow("unix") << u"mastodon"_s << Style::UnixTime
                              << QByteArray::number(epoch / 1000 + 40) << QByteArray("40");
        QTest::newRow("misskey") << u"mastodon"_s << Style::RetryAfter << QByteArray()
                                 << QByteArray("40");
        QTest::newRow("pleroma") << u"mastodon"_s << Style::Silent << QByteArray() << QByteArray();
    }
    void rateLimitStyles()
    {
        QFETCH(QString, software);
        QFETCH(Fault::RateStyle, style);
        QFETCH(QByteArray, reset);
        QFETCH(QByteArray, retryAfter);
        Server *server = m_sandbox->server(software);
        server->addFault({.kind = Fault::Kind::RateLimited, .retryAfter = 40, .style = style});
        const Answer answer = m_client.get(server->baseUrl() + u"/api/v1/instance"_s);
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.rateReset, reset);
        QCOMPARE(answer.retryAfter, retryAfter);
    }

    void countsRequestsForReal()
    {
        m_server->setRateLimit(3);
        QCOMPARE(read().rateRemaining, QByteArray("2"));
        QCOMPARE(read().status, 200);
        QCOMPARE(read().rateRemaining, QByteArray("0"));
        QCOMPARE(read().status, 429);
        m_clock.advance(5 * minuteMs);
        QCOMPARE(read().status, 200);
    }

    void slow()
    {
        m_server->addFault({.kind = Fault::Kind::Slow, .delayMs = 150});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(read().status, 200);
        QVERIFY(timer.elapsed() >= 140);
    }

    void drip()
    {
        m_server->addFault({.kind = Fault::Kind::Drip, .delayMs = 5, .chunk = 20});
        const QList<QByteArray> parts = raw("/api/v1/custom_emojis", 300);
        QVERIFY(parts.size() > 5);
        QVERIFY(parts.join().contains("200 OK"));
    }

    void cutBody()
    {
        m_server->addFault({.kind = Fault::Kind::CutBody});
        const Answer answer = read();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.error != QNetworkReply::NoError);
    }

    void closeWithoutAnswer()
    {
        m_server->addFault({.kind = Fault::Kind::Close});
        const Answer answer = read();
        QCOMPARE(answer.status, 0);
        QVERIFY(answer.error != QNetworkReply::NoError);
        QVERIFY(!answer.timedOut);
    }

    void halfOpen()
    {
        m_server->addFault({.kind = Fault::Kind::HalfOpen});
        QTcpSocket socket;
        send(socket, "/api/v1/instance");
        QTest::qWait(200);
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
        QCOMPARE(socket.bytesAvailable(), 0);
        QCOMPARE(m_server->requestLog().back().status, 0);
    }

    void brokenJson()
    {
        m_server->addFault({.kind = Fault::Kind::BrokenJson});
        const Answer answer = read();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.error, QNetworkReply::NoError);
        QVERIFY(answer.body.startsWith('['));
        QVERIFY(QJsonDocument::fromJson(answer.body).isNull());
    }

    void html()
    {
        m_server->addFault({.kind = Fault::Kind::Html});
        const Answer answer = read();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.type.startsWith("text/html"));
        QVERIFY(answer.body.startsWith("<!DOCTYPE html>"));
    }

    void huge()
    {
        m_server->addFault({.kind = Fault::Kind::Huge});
        const Answer answer = read();
        QCOMPARE(answer.body.size(), 12 * 1024 * 1024);
        QVERIFY(QJsonDocument::fromJson(answer.body).isArray());
    }

    void wrongTypeAndEmpty()
    {
        m_server->addFault({.kind = Fault::Kind::WrongType, .times = 1});
        QCOMPARE(read().type, QByteArray("image/png"));
        m_server->addFault({.kind = Fault::Kind::Empty, .times = 1});
        const Answer empty = read();
        QCOMPARE(empty.status, 200);
        QVERIFY(empty.body.isEmpty());
    }

    void redirectLoop()
    {
        m_server->addFault({.kind = Fault::Kind::RedirectLoop});
        const QByteArray answer = raw("/api/v1/instance", 200).join();
        QVERIFY(answer.contains("302 Found"));
        QVERIFY(answer.contains("Location: /api/v1/instance\r\n"));
    }

    void revokedToken()
    {
        m_server->addFault({.kind = Fault::Kind::RevokedToken, .times = 1});
        QCOMPARE(read().status, 401);
        Server *snac = m_sandbox->server(u"snac"_s);
        snac->addFault({.kind = Fault::Kind::RevokedToken});
        QCOMPARE(m_client.get(snac->baseUrl() + u"/api/v1/instance"_s).status, 422);
    }

    void goneAndBack()
    {
        m_server->stopListening();
        QCOMPARE(read().error, QNetworkReply::ConnectionRefusedError);
        QVERIFY(m_server->listenAgain());
        QCOMPARE(read().status, 200);
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port());
        QVERIFY(socket.waitForConnected(1000));
        socket.write("GET /api/v1/custom_emojis HTTP/1.1\r\nHost: x\r\n\r\n"
                     "GET /nosuch HTTP/1.1\r\nHost: x\r\n\r\n");
        QByteArray all;
        QTRY_VERIFY((all += socket.readAll()).contains("404 Not Found"));
        QVERIFY(all.indexOf("200 OK") < all.indexOf("404 Not Found"));
    }

    void refusesWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("nonsense") << QByteArray("HELLO\r\n\r\n") << QByteArray("400");
        QTest::newRow("no path") << QByteArray("GET  HTTP/1.1\r\n\r\n") << QByteArray("400");
        QTest::newRow("bad length")
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n") << QByteArray("400");
        QTest::newRow("huge body")
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n")
            << QByteArray("413");
        QTest::newRow("endless head") << QByteArray(40'000, 'a') << QByteArray("431");
    }
    void refusesWhatItCannotRead()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, status);
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port());
        QVERIFY(socket.waitForConnected(1000));
        socket.write(sent);
        QByteArray all;
        QTRY_VERIFY((all += socket.readAll()).startsWith("HTTP/1.1 " + status));
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void remembersWhoAsked()
    {
        m_server->clearRequestLog();
        m_client.get(m_server->baseUrl() + timeline);
        m_client.get(m_server->baseUrl() + u"/api/v1/timelines/home"_s, m_server->token(u"ao"_s));
        const auto &log = m_server->requestLog();
        QCOMPARE(log.size(), size_t(2));
        QVERIFY(!log[0].authorized);
        QCOMPARE(log[0].query.queryItemValue(u"local"_s), u"true"_s);
        QVERIFY(log[1].authorized);
        QCOMPARE(headerValue(log[1].headers, "authorization"), QByteArray("present"));
        QCOMPARE(log[1].status, 200);
        QCOMPARE(log[1].at, epoch);
        QCOMPARE(m_server->requestCount(u"/api/v1/timelines/*"_s), 2);
        QCOMPARE(m_server->mostInFlight(), 1);
    }

    void countsRequestsInFlight()
    {
        m_server->addFault({.kind = Fault::Kind::HalfOpen});
        QTcpSocket one;
        QTcpSocket two;
        send(one, "/a");
        send(two, "/b");
        QTRY_COMPARE(m_server->mostInFlight(), 2);
        one.abort();
        two.abort();
        m_server->clearFaults();
        QTRY_COMPARE((m_server->clearRequestLog(), m_server->mostInFlight()), 0);
    }

private:
    Answer read() { return m_client.get(m_server->baseUrl() + timeline); }

    quint16 port() const { return m_server->host().section(u':', 1).toUShort(); }

    void send(QTcpSocket &socket, const QByteArray &path)
    {
        socket.connectToHost(u"127.0.0.1"_s, port());
        QVERIFY(socket.waitForConnected(1000));
        socket.write("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    QList<QByteArray> raw(const QByteArray &path, int ms)
    {
        QList<QByteArray> parts;
        QTcpSocket socket;
        QObject::connect(
            &socket, &QTcpSocket::readyRead, &socket, [&] { parts.append(socket.readAll()); });
        send(socket, path);
        QTest::qWait(ms);
        return parts;
    }

    ManualClock m_clock{epoch};
    Client m_client;
    std::unique_ptr<Sandbox> m_sandbox;
    Server *m_server = nullptr;
};

QTEST_GUILESS_MAIN(tst_sandboxfaults)
#include "tst_sandboxfaults.moc"
