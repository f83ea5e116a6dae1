// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/bodysink.h"

#include "httptesting.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// Remembers what came, and refuses what goes over its room.
class Remembering : public BodySink {
public:
    std::optional<Error> take(QByteArrayView part, qint64 total) override
    {
        announced = total;
        bytes += part;
        if (bytes.size() > room) {
            return Error{.kind = ErrorKind::Store, .subject = u"disk"_s};
        }
        return {};
    }

    QByteArray bytes;
    qint64 announced = 0;
    qsizetype room = 100 * 1024 * 1024;
};

} // namespace

class tst_bodysink : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;

private Q_SLOTS:
    void takesAGoodBody()
    {
        const QByteArray body(3'000'000, 'x');
        ScriptedServer server;
        server.on("/film", {.body = body});
        HttpClient client(m_clock, quickOptions());
        const auto sink = std::make_shared<Remembering>();
        Request request = typed(server.url(u"/film"_s));
        request.maxBytes = body.size();
        request.sink = sink;
        const auto result = waitFor(client.send(request));
        QVERIFY(result.ok());
        QVERIFY(result->body.isEmpty());
        QCOMPARE(sink->bytes, body);
        QCOMPARE(sink->announced, body.size());
    }

    void isNotGivenOtherAnswers()
    {
        ScriptedServer server;
        server.on(
            "/away", {.status = 302, .headers = {{"Location", "/gone"}}, .body = "look elsewhere"});
        server.on("/gone", {.status = 410, .body = "gone"});
        HttpClient client(m_clock, quickOptions());
        const auto sink = std::make_shared<Remembering>();
        Request request = typed(server.url(u"/away"_s));
        request.sink = sink;
        const auto result = waitFor(client.send(request));
        QVERIFY(result.ok());
        QCOMPARE(result->status, 410);
        QCOMPARE(result->body, "gone");
        QVERIFY(sink->bytes.isEmpty());
    }

    void longRefusalsAreCut()
    {
        ScriptedServer server;
        server.on("/", {.status = 404, .body = QByteArray(200'000, 'x')});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/"_s));
        request.maxBytes = 100'000'000;
        request.sink = std::make_shared<Remembering>();
        const auto result = waitFor(client.send(request));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::BadAnswer);
    }

    void endsTheRequestWithItsError()
    {
        ScriptedServer server;
        server.on("/", {.body = QByteArray(2'000'000, 'x')});
        HttpClient client(m_clock, quickOptions());
        const auto sink = std::make_shared<Remembering>();
        sink->room = 1000;
        Request request = typed(server.url(u"/"_s));
        request.maxBytes = 100'000'000;
        request.sink = sink;
        const auto result = waitFor(client.send(request));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Store);
        QCOMPARE(result.error().subject, u"disk"_s);
    }

    void limitsHoldWithoutAnnouncement()
    {
        ScriptedServer server;
        server.on("/",
            {.raw = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(600'000, 'x')});
        HttpClient client(m_clock, quickOptions());
        const auto sink = std::make_shared<Remembering>();
        Request request = typed(server.url(u"/"_s));
        request.maxBytes = 500'000;
        request.sink = sink;
        const auto result = waitFor(client.send(request));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(sink->announced, -1);
        QVERIFY(sink->bytes.size() <= 500'000);
    }

    void neverTriesAgain()
    {
        ScriptedServer server;
        server.on("/", {.body = "0123456789", .cutAt = 5});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/"_s));
        request.retries = 3;
        request.sink = std::make_shared<Remembering>();
        const auto result = waitFor(client.send(request));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Network);
        QCOMPARE(server.requests().size(), 1);
    }

    void silenceEndsIt()
    {
        ScriptedServer server;
        server.on("/", {.never = true});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/"_s));
        request.idleTimeoutMs = 50;
        const auto result = waitFor(client.send(request));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Timeout);
    }

    void slowIsNotSilent()
    {
        ScriptedServer server;
        server.on("/", {.body = QByteArray(20, 'x'), .dripMs = 30});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/"_s));
        request.idleTimeoutMs = 400; // shorter than the whole, longer than each pause
        const auto result = waitFor(client.send(request));
        QVERIFY(result.ok());
        QCOMPARE(result->body.size(), 20);
    }
};

QTEST_GUILESS_MAIN(tst_bodysink)
#include "tst_bodysink.moc"
