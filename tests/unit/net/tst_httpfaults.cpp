// SPDX-License-Identifier: GPL-3.0-or-later
#include "httptesting.h"

#include <QRegularExpression>
#include <QTcpServer>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_httpfaults : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;

    Result<Response> ask(ScriptedServer &server, Request request)
    {
        request.url = server.url(u"/"_s);
        request.typedHost = true;
        HttpClient client(m_clock, quickOptions());
        return waitFor(client.send(request));
    }

    void expect(const ScriptedAnswer &answer, ErrorKind kind, const Request &request = {})
    {
        ScriptedServer server;
        server.on("/", answer);
        const auto result = ask(server, request);
        QVERIFY(!result);
        QCOMPARE(word(result.error().kind), word(kind));
        QCOMPARE(result.error().subject, server.host());
        QVERIFY(!result.error().detail.isEmpty());
        QVERIFY(!result.error().unsent); // the server had it
    }

private Q_SLOTS:
    void cutBody() { expect({.body = QByteArray(5000, 'x'), .cutAt = 100}, ErrorKind::Network); }

    void cutBeforeTheBody()
    {
        expect({.body = QByteArray(5000, 'x'), .cutAt = 0}, ErrorKind::Network);
    }

    void cutInTheHeaders() { expect({.raw = "HTTP/1.1 200 OK\r\nContent-Ty"}, ErrorKind::Network); }

    void cutError()
    {
        expect({.status = 404, .body = QByteArray(5000, 'x'), .cutAt = 100}, ErrorKind::Network);
    }

    // Qt has told its error and goes on reading; that we end it then is no second error.
    void packedNonsenseThatNeverEnds()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        expect({.headers = {{"Content-Encoding", "deflate"}},
                   .body = QByteArray("this is not packed ").repeated(100),
                   .dripMs = 5},
            ErrorKind::Timeout, {.timeoutMs = 300});
    }

    void closedWithoutAWord() { expect({.raw = ""}, ErrorKind::Network); }

    void writeWithoutAnswerIsSentOnce_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray none = "";
        const QByteArray half = "HTTP/1.1 2";
        QTest::newRow("post") << QByteArray("POST") << QByteArray("status=hello") << none;
        QTest::newRow("post without body") << QByteArray("POST") << QByteArray() << none;
        QTest::newRow("put") << QByteArray("PUT") << QByteArray("{}") << none;
        QTest::newRow("patch") << QByteArray("PATCH") << QByteArray("{}") << none;
        QTest::newRow("delete") << QByteArray("DELETE") << QByteArray() << none;
        QTest::newRow("half a status") << QByteArray("POST") << QByteArray("a=b") << half;
        QTest::newRow("half a status, without body") << QByteArray("POST") << QByteArray() << half;
    }
    void writeWithoutAnswerIsSentOnce()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, answer);
        ScriptedServer server;
        server.on("/ok", {.body = "{}"});
        server.on("/", {.raw = answer});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/ok"_s));
        request.method = method;
        request.body = body;
        request.headers = {{"Content-Type", "application/json"}};
        QVERIFY(waitFor(client.send(request)).ok());
        request.url = server.url(u"/"_s);
        // Once over the connection that is open already, once over a new one.
        QCOMPARE(waitFor(client.send(request)).error().kind, ErrorKind::Network);
        QCOMPARE(waitFor(client.send(request)).error().kind, ErrorKind::Network);
        QCOMPARE(server.requests().size(), 3);
        QCOMPARE(server.requests().constLast().method, method);
        QCOMPARE(server.requests().constLast().body, body);
    }

    // Qt does not tell these from a connection that was cut.
    void notHttp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("mail server") << QByteArray("220 mail.example ESMTP\r\n");
        QTest::newRow("binary") << QByteArray("\0\xff\xfe\r\n\r\n\x01 HTTP", 14);
        QTest::newRow("status") << QByteArray("HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("huge line") << QByteArray(3'000'000, 'x');
    }
    void notHttp()
    {
        QFETCH(QByteArray, bytes);
        expect({.raw = bytes}, ErrorKind::Network);
    }

    void announcedTooLarge()
    {
        expect({.body = QByteArray(4096, 'x')}, ErrorKind::BadAnswer, {.maxBytes = 4095});
    }

    void largestAllowed()
    {
        ScriptedServer server;
        server.on("/", {.body = QByteArray(4096, 'x')});
        QCOMPARE(ask(server, {.maxBytes = 4096})->body.size(), 4096);
    }

    void tooLargeWithoutAWarning()
    {
        expect({.raw = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(300'000, 'x')},
            ErrorKind::BadAnswer, {.maxBytes = 200'000});
    }

    void bomb()
    {
        // 64 MiB of nothing, packed by zlib; qCompress() writes four bytes of length first.
        const QByteArray packed = qCompress(QByteArray(64 * 1024 * 1024, '\0'), 9).mid(4);
        QVERIFY(packed.size() < 200'000);
        expect(
            {.headers = {{"Content-Encoding", "deflate"}}, .body = packed}, ErrorKind::BadAnswer);
    }

    void packedAnswerIsUnpacked()
    {
        QByteArray text;
        for (int i = 0; text.size() < 1'900'000; ++i) {
            text += QByteArray::number(i * 7919) + ' ';
        }
        ScriptedServer server;
        server.on(
            "/", {.headers = {{"Content-Encoding", "deflate"}}, .body = qCompress(text, 9).mid(4)});
        const auto result = ask(server, {});
        QVERIFY(result.ok());
        QVERIFY(result->body == text);
    }

    void smallBomb()
    {
        const QByteArray packed = qCompress(QByteArray(5'000'000, '\0'), 9).mid(4);
        expect(
            {.headers = {{"Content-Encoding", "deflate"}}, .body = packed}, ErrorKind::BadAnswer);
    }

    void brokenPacking()
    {
        expect({.headers = {{"Content-Encoding", "deflate"}}, .body = "this is not packed"},
            ErrorKind::BadAnswer);
    }

    void neverAnswers() { expect({.never = true}, ErrorKind::Timeout, {.timeoutMs = 200}); }

    void dripsTooSlowly()
    {
        expect(
            {.body = QByteArray(1000, 'x'), .dripMs = 20}, ErrorKind::Timeout, {.timeoutMs = 300});
    }

    void redirectsShareTheTime()
    {
        expect({.status = 302, .headers = {{"Location", "/"}}, .delayMs = 150}, ErrorKind::Timeout,
            {.timeoutMs = 400});
    }

    void timeoutFreesTheHost()
    {
        ScriptedServer server;
        server.on("/never", {.never = true});
        server.on("/", {.body = "next"});
        HttpClient client(m_clock, quickOptions());
        Request stuck = typed(server.url(u"/never"_s));
        stuck.timeoutMs = 100;
        const auto first = client.send(stuck);
        const auto second = client.send(typed(server.url(u"/"_s)));
        QCOMPARE(waitFor(second)->body, "next");
        QCOMPARE(waitFor(first).error().kind, ErrorKind::Timeout);
    }

    void nobodyListens()
    {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            port = server.serverPort();
        }
        HttpClient client(m_clock, quickOptions());
        const auto result = waitFor(client.send(typed(QUrl(u"http://127.0.0.1:%1/"_s.arg(port)))));
        QCOMPARE(result.error().kind, ErrorKind::Network);
        QVERIFY(result.error().unsent);
    }

    void unknownName()
    {
        HttpClient client(m_clock, quickOptions());
        for (const bool isTyped : {true, false}) {
            Request request{.url = QUrl(u"https://no-such-host.invalid/"_s)};
            request.typedHost = isTyped;
            const auto result = waitFor(client.send(request));
            QCOMPARE(result.error().kind, ErrorKind::Network);
            QCOMPARE(result.error().subject, u"no-such-host.invalid"_s);
            QCOMPARE(result.error().detail, u"host name not found"_s);
            QVERIFY(result.error().unsent);
        }
    }

    void privateAddressOfAHostNobodyTyped_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("name") << u"localhost"_s;
        QTest::newRow("literal") << u"127.0.0.1"_s;
        QTest::newRow("short literal") << u"127.1"_s;
        QTest::newRow("number") << u"2130706433"_s;
        QTest::newRow("v6") << u"[::1]"_s;
        QTest::newRow("mapped") << u"[::ffff:127.0.0.1]"_s;
        QTest::newRow("private") << u"192.168.0.1"_s;
    }
    void privateAddressOfAHostNobodyTyped()
    {
        QFETCH(QString, host);
        ScriptedServer server;
        HttpClient client(m_clock, quickOptions());
        QUrl url(u"https://%1:%2/"_s.arg(host).arg(server.port()));
        const auto result = waitFor(client.send({.url = url}));
        QCOMPARE(result.error().kind, ErrorKind::Network);
        QCOMPARE(result.error().detail, u"the name leads into a private network"_s);
        QCOMPARE(server.connections(), 0);
    }

    void nextAddressIsTried()
    {
        // Where "localhost" is [::1] first, nobody listens there.
        ScriptedServer server;
        server.on("/", {.body = "found"});
        auto options = quickOptions();
        options.allowedAddress = [](const QHostAddress &address) { return address.isLoopback(); };
        HttpClient client(m_clock, options);
        const auto result =
            waitFor(client.send({.url = QUrl(u"http://localhost:%1/"_s.arg(server.port()))}));
        QVERIFY(result.ok());
        QCOMPARE(result->body, "found");
    }

    void checkedAddressIsTheOneConnectedTo()
    {
        ScriptedServer server;
        server.on("/", {.body = "pinned"});
        auto options = quickOptions();
        QList<QHostAddress> asked;
        options.allowedAddress = [&asked](const QHostAddress &address) {
            asked.append(address);
            return address == QHostAddress(QHostAddress::LocalHost);
        };
        HttpClient client(m_clock, options);
        const auto result =
            waitFor(client.send({.url = QUrl(u"http://localhost:%1/"_s.arg(server.port()))}));
        QVERIFY(result.ok());
        QCOMPARE(result->body, "pinned");
        QCOMPARE(result->finalUrl.host(), u"localhost"_s);
        QVERIFY(!asked.isEmpty());
        QCOMPARE(server.requests().constFirst().header("Host"),
            "localhost:" + QByteArray::number(server.port()));
    }
};

QTEST_GUILESS_MAIN(tst_httpfaults)
#include "tst_httpfaults.moc"
