// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "httptesting.h"

#include <QPointer>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_httpclient : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;

private Q_SLOTS:
    void answers()
    {
        ScriptedServer server;
        server.on("/api", {.headers = {{"Content-Type", "application/json"}}, .body = "[1]"});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/api?limit=2"_s));
        request.bearer = u"token"_s;
        request.headers = {{"Accept", "application/json"}, {"If-None-Match", "\"abc\""}};
        const auto result = waitFor(client.send(request));
        QVERIFY(result.ok());
        QCOMPARE(result->status, 200);
        QCOMPARE(result->body, "[1]");
        QCOMPARE(result->header("content-type"), "application/json");
        QCOMPARE(result->finalUrl, request.url);
        QVERIFY(!result->permanentRedirect);
        const ScriptedRequest seen = server.requests().constFirst();
        QCOMPARE(seen.target, "/api?limit=2");
        QCOMPARE(seen.header("Authorization"), "Bearer token");
        QCOMPARE(seen.header("Accept"), "application/json");
        QCOMPARE(seen.header("If-None-Match"), "\"abc\"");
        QVERIFY(seen.header("User-Agent").startsWith("Asterism/"));
        QVERIFY(seen.header("Cookie").isEmpty());
        QVERIFY(seen.header("Cache-Control").isEmpty());
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {204, 304, 300, 400, 401, 403, 404, 405, 410, 418, 422, 500, 503}) {
            QTest::addRow("%d", status) << status;
        }
    }
    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        ScriptedServer server;
        server.on("/", {.status = status, .body = status < 400 ? "" : R"({"error":"words"})"});
        HttpClient client(m_clock, quickOptions());
        const auto result = waitFor(client.send(typed(server.url(u"/"_s))));
        QVERIFY(result.ok());
        QCOMPARE(result->status, status);
        QCOMPARE(result->body.isEmpty(), status < 400);
    }

    void postsOnce()
    {
        ScriptedServer server;
        server.on("/post", {.body = "{}"});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/post"_s));
        request.method = "POST";
        request.body = "a=b";
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        QVERIFY(waitFor(client.send(request)).ok());
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().constFirst().method, "POST");
        QCOMPARE(server.requests().constFirst().body, "a=b");
    }

    void keepsNoCookies()
    {
        ScriptedServer server;
        server.on("/", {.headers = {{"Set-Cookie", "id=1; Path=/"}}});
        HttpClient client(m_clock, quickOptions());
        QVERIFY(waitFor(client.send(typed(server.url(u"/"_s)))).ok());
        QVERIFY(waitFor(client.send(typed(server.url(u"/"_s)))).ok());
        QVERIFY(server.requests().constLast().header("Cookie").isEmpty());
    }

    void oneRequestAtATimePerHost()
    {
        ScriptedServer one;
        ScriptedServer other;
        one.on("/", {.delayMs = 20});
        other.on("/", {.delayMs = 20});
        HttpClient client(m_clock, quickOptions());
        QList<QFuture<Result<Response>>> futures;
        for (int i = 0; i < 5; ++i) {
            futures.append(client.send(typed(one.url(u"/"_s))));
            futures.append(client.send(typed(other.url(u"/"_s))));
        }
        for (const auto &future : futures) {
            QVERIFY(waitFor(future).ok());
        }
        QCOMPARE(one.requests().size(), 5);
        QCOMPARE(one.mostAtOnce(), 1);
        QCOMPARE(other.mostAtOnce(), 1);
    }

    void singleGoesFirst()
    {
        ScriptedServer server;
        for (const auto &path : {"/1", "/2", "/3"}) {
            server.on(path, {});
        }
        HttpClient client(m_clock, quickOptions());
        Request background = typed(server.url(u"/1"_s));
        background.priority = Request::Background;
        const auto first = client.send(background);
        background.url = server.url(u"/2"_s);
        const auto second = client.send(background);
        const auto third = client.send(typed(server.url(u"/3"_s)));
        QVERIFY(waitFor(second).ok());
        QVERIFY(waitFor(first).ok() && waitFor(third).ok());
        QCOMPARE(server.requests().value(0).target, "/3");
        QCOMPARE(server.requests().value(1).target, "/1");
        QCOMPARE(server.requests().value(2).target, "/2");
    }

    void spacedRequestsAreAllSent()
    {
        ScriptedServer server;
        server.on("/", {});
        auto options = quickOptions();
        options.lanes.spacingMs = 50;
        HttpClient client(m_clock, options);
        Request request = typed(server.url(u"/"_s));
        request.priority = Request::Background;
        QList<QFuture<Result<Response>>> futures;
        for (int i = 0; i < 3; ++i) {
            futures.append(client.send(request));
        }
        for (const auto &future : futures) {
            QVERIFY(waitFor(future).ok());
        }
        QCOMPARE(server.requests().size(), 3);
    }

    void limitedHostPausesAndResumes()
    {
        ScriptedServer server;
        server.on("/", {.status = 429, .headers = {{"Retry-After", "1"}}});
        server.on("/", {.body = "now"});
        HttpClient client(m_clock, quickOptions());
        const auto refused = waitFor(client.send(typed(server.url(u"/"_s))));
        QCOMPARE(refused->status, 429);
        QVERIFY(client.pausedUntil(server.host()) > m_clock.now());
        Request impatient = typed(server.url(u"/"_s));
        impatient.patienceMs = 0;
        const auto turnedAway = waitFor(client.send(impatient));
        QCOMPARE(turnedAway.error().kind, ErrorKind::RateLimited);
        QCOMPARE(turnedAway.error().subject, server.host());
        QVERIFY(turnedAway.error().until > m_clock.now());
        QCOMPARE(server.requests().size(), 1);
        const auto resumed = waitFor(client.send(typed(server.url(u"/"_s))));
        QVERIFY(resumed.ok());
        QCOMPARE(resumed->body, "now");
        QCOMPARE(server.requests().size(), 2);
    }

    void aLimitedCallPausesItselfAlone()
    {
        ScriptedServer server;
        server.on("/api/ap/show",
            {.status = 429,
                .headers = {{"Retry-After", "3600"}, {"Content-Type", "application/json"}},
                .body = "{\"error\": {\"code\": \"RATE_LIMIT_EXCEEDED\"}}"});
        server.on("/api/notes/show", {.body = "{}"});
        HttpClient client(m_clock, quickOptions());
        Request lookUp = typed(server.url(u"/api/ap/show"_s));
        lookUp.limitName = u"ap/show"_s;
        Request show = typed(server.url(u"/api/notes/show"_s));
        show.limitName = u"notes/show"_s;
        QCOMPARE(waitFor(client.send(lookUp))->status, 429);
        QCOMPARE(client.pausedUntil(server.host()), 0);
        QCOMPARE(waitFor(client.send(lookUp)).error().kind, ErrorKind::RateLimited);
        QCOMPARE(waitFor(client.send(show))->status, 200);
        QCOMPARE(server.requests().size(), 2);
    }

    void longPauseFailsWhatWaits()
    {
        ScriptedServer server;
        server.on("/", {.status = 503, .headers = {{"Retry-After", "3600"}}, .delayMs = 20});
        HttpClient client(m_clock, quickOptions());
        const auto first = client.send(typed(server.url(u"/"_s)));
        const auto second = client.send(typed(server.url(u"/"_s)));
        QCOMPARE(waitFor(first)->status, 503);
        QCOMPARE(waitFor(second).error().kind, ErrorKind::RateLimited);
        QVERIFY(waitFor(second).error().until > m_clock.now() + 50 * minuteMs);
    }

    void triesAgain()
    {
        ScriptedServer server;
        server.on("/", {.status = 502});
        server.on("/", {.body = "half an answer", .cutAt = 4});
        server.on("/", {.body = "at last"});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/"_s));
        request.retries = 2;
        const auto result = waitFor(client.send(request));
        QVERIFY(result.ok());
        QCOMPARE(result->body, "at last");
        QCOMPARE(server.requests().size(), 3);
    }

    void triesAgainWhenItsClockSaysSo()
    {
        ScriptedServer server;
        server.on("/", {.status = 502});
        server.on("/", {.body = "at last"});
        ManualClock clock(1'795'348'800'000);
        HttpOptions options = quickOptions();
        options.firstRetryMs = 30 * secondMs;
        HttpClient client(clock, options);
        Request request = typed(server.url(u"/"_s));
        request.retries = 1;
        const auto answer = client.send(request);
        QTRY_VERIFY((clock.advance(secondMs), client.tick(), answer.isFinished()));
        QCOMPARE(answer.result()->body, "at last");
    }

    void triesNoPostAgain()
    {
        ScriptedServer server;
        server.on("/", {.status = 502});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/"_s));
        request.method = "POST";
        request.retries = 2;
        QCOMPARE(waitFor(client.send(request))->status, 502);
        QCOMPARE(server.requests().size(), 1);
    }

    void cancelFreesTheHost()
    {
        ScriptedServer server;
        server.on("/never", {.never = true});
        server.on("/", {.body = "next"});
        HttpClient client(m_clock, quickOptions());
        auto stuck = client.send(typed(server.url(u"/never"_s)));
        auto waiting = client.send(typed(server.url(u"/never"_s)));
        const auto next = client.send(typed(server.url(u"/"_s)));
        QTRY_COMPARE(server.requests().size(), 1);
        waiting.cancel();
        stuck.cancel();
        QCOMPARE(waitFor(next)->body, "next");
        QVERIFY(stuck.isFinished() && stuck.isCanceled());
        QVERIFY(waiting.isFinished());
        QCOMPARE(server.requests().size(), 2);
        QTRY_COMPARE(server.closedByClient(), 1);
    }

    void endOfTheClientEndsItsRequests()
    {
        ScriptedServer server;
        server.on("/", {.never = true});
        auto client = std::make_unique<HttpClient>(m_clock, quickOptions());
        const auto running = client->send(typed(server.url(u"/"_s)));
        const auto waiting = client->send(typed(server.url(u"/"_s)));
        QTRY_COMPARE(server.requests().size(), 1);
        client.reset();
        QVERIFY(running.isFinished() && waiting.isFinished());
        QCOMPARE(running.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(waiting.result().error().kind, ErrorKind::Cancelled);
    }

    void continuationMayDeleteTheClient()
    {
        ScriptedServer server;
        server.on("/", {});
        auto *client = new HttpClient(m_clock, quickOptions());
        const QPointer<HttpClient> alive(client);
        client->send(typed(server.url(u"/"_s))).then(this, [client](const Result<Response> &) {
            delete client;
        });
        const auto second = client->send(typed(server.url(u"/"_s)));
        QTRY_VERIFY(alive.isNull());
        QCOMPARE(second.result().error().kind, ErrorKind::Cancelled);
    }

    void continuationMaySend()
    {
        ScriptedServer server;
        server.on("/", {.body = "x"});
        HttpClient client(m_clock, quickOptions());
        QByteArray second;
        client.send(typed(server.url(u"/"_s))).then([&](const Result<Response> &) {
            client.send(typed(server.url(u"/"_s))).then([&](const Result<Response> &result) {
                second = result->body;
            });
        });
        QTRY_COMPARE(second, "x");
    }

    void refusesBeforeSending_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::newRow("plain http") << QUrl(u"http://a.example/"_s);
        QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s);
        QTest::newRow("no host") << QUrl(u"https:///x"_s);
        QTest::newRow("empty") << QUrl();
        QTest::newRow("password") << QUrl(u"https://u:p@a.example/"_s);
    }
    void refusesBeforeSending()
    {
        QFETCH(QUrl, url);
        HttpClient client(m_clock, quickOptions());
        QCOMPARE(waitFor(client.send(typed(url))).error().kind, ErrorKind::BadAnswer);
    }

    void refusesSmuggledHeaders()
    {
        ScriptedServer server;
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/"_s));
        request.bearer = u"a\r\nX-Evil: 1"_s;
        QCOMPARE(waitFor(client.send(request)).error().kind, ErrorKind::Usage);
        request.bearer.clear();
        request.headers = {{"X-A", "1\r\nX-Evil: 1"}};
        QCOMPARE(waitFor(client.send(request)).error().kind, ErrorKind::Usage);
        QVERIFY(server.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_httpclient)
#include "tst_httpclient.moc"
