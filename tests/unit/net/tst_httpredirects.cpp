// SPDX-License-Identifier: GPL-3.0-or-later
#include "httptesting.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

ScriptedAnswer moved(int status, const QUrl &target)
{
    return {.status = status, .headers = {{"Location", target.toEncoded()}}};
}

} // namespace

class tst_httpredirects : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;

private Q_SLOTS:
    void chain()
    {
        ScriptedServer server;
        server.on("/a", moved(301, QUrl(u"/b"_s)));
        server.on("/b", moved(308, server.url(u"/c?x=1"_s)));
        server.on("/c", {.body = "here"});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(server.url(u"/a"_s));
        request.bearer = u"secret"_s;
        const auto result = waitFor(client.send(request));
        QVERIFY(result.ok());
        QCOMPARE(result->body, "here");
        QCOMPARE(result->finalUrl, server.url(u"/c?x=1"_s));
        QVERIFY(result->permanentRedirect);
        QCOMPARE(server.requests().constLast().header("Authorization"), "Bearer secret");
        QCOMPARE(server.mostAtOnce(), 1);
    }

    void temporaryStepIsNotPermanent()
    {
        ScriptedServer server;
        server.on("/a", moved(301, QUrl(u"/b"_s)));
        server.on("/b", moved(302, QUrl(u"/c"_s)));
        server.on("/c", {});
        HttpClient client(m_clock, quickOptions());
        QVERIFY(!waitFor(client.send(typed(server.url(u"/a"_s))))->permanentRedirect);
    }

    void loopEnds()
    {
        ScriptedServer server;
        server.on("/a", moved(302, QUrl(u"/a"_s)));
        HttpClient client(m_clock, quickOptions());
        const auto result = waitFor(client.send(typed(server.url(u"/a"_s))));
        QCOMPARE(result.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(server.requests().size(), 6); // the first and five redirects
    }

    void tokenStaysBehind()
    {
        ScriptedServer first;
        ScriptedServer second; // another port is another origin
        first.on("/", moved(307, second.url(u"/"_s)));
        second.on("/", {.body = "guest"});
        auto options = quickOptions();
        options.allowPrivateNetwork = true;
        HttpClient client(m_clock, options);
        Request request = typed(first.url(u"/"_s));
        request.bearer = u"secret"_s;
        request.headers = {{"Cookie", "secret"}, {"Accept", "text/html"}};
        QCOMPARE(waitFor(client.send(request))->body, "guest");
        QCOMPARE(first.requests().constFirst().header("Authorization"), "Bearer secret");
        const ScriptedRequest seen = second.requests().constFirst();
        QVERIFY(seen.header("Authorization").isEmpty());
        QVERIFY(seen.header("Cookie").isEmpty());
        QCOMPARE(seen.header("Accept"), "text/html");
    }

    void typedHostDoesNotOpenOthers()
    {
        ScriptedServer first;
        ScriptedServer second;
        first.on("/", moved(302, second.url(u"/"_s)));
        second.on("/", {});
        HttpClient client(m_clock, quickOptions());
        const auto result = waitFor(client.send(typed(first.url(u"/"_s))));
        QCOMPARE(result.error().kind, ErrorKind::Network);
        QCOMPARE(result.error().subject, second.host());
        QCOMPARE(second.connections(), 0);
    }

    void badTargets_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("scheme") << QByteArray("ftp://a.example/");
        QTest::newRow("plain http elsewhere") << QByteArray("http://a.example/");
        QTest::newRow("javascript") << QByteArray("javascript:alert(1)");
        QTest::newRow("password") << QByteArray("https://u:p@a.example/");
        QTest::newRow("no address") << QByteArray("http://[nonsense/");
    }
    void badTargets()
    {
        QFETCH(QByteArray, location);
        ScriptedServer server;
        server.on("/", {.status = 302, .headers = {{"Location", location}}});
        HttpClient client(m_clock, quickOptions());
        const auto result = waitFor(client.send(typed(server.url(u"/"_s))));
        QCOMPARE(result.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(server.requests().size(), 1);
    }

    void redirectWithoutTargetIsAnAnswer()
    {
        ScriptedServer server;
        server.on("/", {.status = 302});
        HttpClient client(m_clock, quickOptions());
        QCOMPARE(waitFor(client.send(typed(server.url(u"/"_s))))->status, 302);
    }

    void nextHostIsAskedInItsOwnLane()
    {
        ScriptedServer first;
        ScriptedServer second;
        first.on("/", moved(302, second.url(u"/"_s)));
        second.on("/", {.delayMs = 50});
        auto options = quickOptions();
        options.allowPrivateNetwork = true;
        HttpClient client(m_clock, options);
        const auto direct = client.send(typed(second.url(u"/"_s)));
        const auto led = client.send(typed(first.url(u"/"_s)));
        QVERIFY(waitFor(direct).ok() && waitFor(led).ok());
        QCOMPARE(second.requests().size(), 2);
        QCOMPARE(second.mostAtOnce(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_httpredirects)
#include "tst_httpredirects.moc"
