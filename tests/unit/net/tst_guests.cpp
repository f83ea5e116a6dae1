// SPDX-License-Identifier: GPL-3.0-or-later
#include "httptesting.h"
#include "net/streamsocket.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using Headers = QHash<QByteArray, QByteArray>;

Headers headersOf(const ScriptedRequest &request)
{
    Headers headers;
    for (const auto &[name, value] : request.headers) {
        headers.insert(name.toLower(), value);
    }
    return headers;
}

ScriptedAnswer moved(int status, const QUrl &target)
{
    return {.status = status, .headers = {{"Location", target.toEncoded()}}};
}

} // namespace

/// What a server learns of a guest, and what no other server learns of an account.
class tst_guests : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;

    static HttpOptions loose()
    {
        HttpOptions options = quickOptions();
        options.allowPrivateNetwork = true;
        return options;
    }

private Q_SLOTS:
    void wholeHeaderSet()
    {
        ScriptedServer server;
        server.on("/", {.headers = {{"Set-Cookie", "who=you; Path=/"}}, .body = "{}"});
        HttpClient client(m_clock, loose());
        Request request = typed(server.url(u"/"_s));
        request.headers = {{"Accept", "application/json"}};
        for (int i = 0; i < 2; ++i) { // the second time there is a cookie to be tempted by
            QVERIFY(waitFor(client.send(request)));
        }
        for (const ScriptedRequest &seen : server.requests()) {
            Headers headers = headersOf(seen);
            QVERIFY(headers.take("accept-encoding").contains("gzip")); // what this Qt can unpack
            const Headers expected{{"host", server.host().toLatin1()},
                {"user-agent", "Asterism/" ASTERISM_VERSION}, {"accept", "application/json"},
                {"accept-language", "*"}, {"connection", "Keep-Alive"}};
            QCOMPARE(headers, expected);
        }
    }

    void redirectedGuestNamesNoPlaceItComesFrom()
    {
        ScriptedServer first;
        ScriptedServer second;
        first.on("/", moved(302, second.url(u"/"_s)));
        second.on("/", {});
        HttpClient client(m_clock, loose());
        QVERIFY(waitFor(client.send(typed(first.url(u"/"_s)))));
        Headers headers = headersOf(second.requests().constFirst());
        headers.remove("accept-encoding");
        const Headers expected{{"host", second.host().toLatin1()},
            {"user-agent", "Asterism/" ASTERISM_VERSION}, {"accept-language", "*"},
            {"connection", "Keep-Alive"}};
        QCOMPARE(headers, expected);
    }

    void wholeHeaderSetOfAStream()
    {
        ScriptedServer server;
        server.on("/stream", {.status = 404});
        QUrl url = server.url(u"/stream"_s);
        url.setScheme(u"ws"_s);
        bool ended = false;
        StreamSocket socket(m_clock, loose(), {.url = url, .typedHost = true},
            {.opened = [] {},
                .frame = [](const QByteArray &) {},
                .closed = [&ended](const StreamEnd &) { ended = true; }});
        socket.open();
        QTRY_VERIFY(ended);
        Headers headers = headersOf(server.requests().constFirst());
        QVERIFY(!headers.take("sec-websocket-key").isEmpty());
        const Headers expected{{"host", server.host().toLatin1()}, {"upgrade", "websocket"},
            {"connection", "Upgrade"}, {"sec-websocket-version", "13"},
            {"user-agent", "Asterism/" ASTERISM_VERSION}};
        QCOMPARE(headers, expected);
    }

    // By whatever redirect, after however many steps, and back again.
    void tokensGoNowhereElse_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("%d", status) << status;
        }
    }
    void tokensGoNowhereElse()
    {
        QFETCH(int, status);
        ScriptedServer home;
        ScriptedServer stranger;
        home.on("/start", moved(status, home.url(u"/own"_s)));
        home.on("/own", moved(status, stranger.url(u"/a"_s)));
        stranger.on("/a", moved(status, home.url(u"/back"_s)));
        home.on("/back", moved(status, stranger.url(u"/b"_s)));
        stranger.on("/b", {.body = "end"});
        HttpClient client(m_clock, loose());
        Request request = typed(home.url(u"/start"_s));
        request.bearer = u"sesame"_s;
        request.own = true;
        QCOMPARE(waitFor(client.send(request))->body, "end");
        QCOMPARE(home.requests().size(), 3);
        QCOMPARE(home.requests()[1].header("Authorization"), "Bearer sesame");
        QVERIFY(home.requests()[2].header("Authorization").isEmpty()); // a stranger sent us there
        QCOMPARE(stranger.requests().size(), 2);
        for (const ScriptedRequest &seen : stranger.requests()) {
            for (const auto &[name, value] : seen.headers) {
                QVERIFY2(!value.contains("sesame"), name.constData());
            }
            QVERIFY(!seen.target.contains("sesame") && !seen.body.contains("sesame"));
            QCOMPARE(seen.header("Accept-Language"), "*");
        }
    }

    void neverAlsoOverRedirects()
    {
        ScriptedServer first;
        ScriptedServer barred;
        first.on("/", moved(302, barred.url(u"/"_s)));
        barred.on("/", {});
        HttpOptions options = loose();
        options.gate = std::make_shared<Gate>(m_clock);
        options.gate->setRules({.never = {barred.host()}});
        HttpClient client(m_clock, options);
        for (const QUrl &url : {barred.url(u"/"_s), first.url(u"/"_s)}) {
            Request request = typed(url);
            request.retries = 1;
            const auto answer = waitFor(client.send(request));
            QCOMPARE(answer.error().kind, ErrorKind::Barred);
            QCOMPARE(answer.error().subject, barred.host());
        }
        QCOMPARE(barred.connections(), 0);
        QCOMPARE(first.requests().size(), 1);
        options.gate->setRules({});
        QVERIFY(waitFor(client.send(typed(barred.url(u"/"_s)))));
    }

    void neverHoldsAtOnce()
    {
        ScriptedServer server;
        server.on("/", {.never = true});
        HttpOptions options = loose();
        options.gate = std::make_shared<Gate>(m_clock);
        HttpClient client(m_clock, options);
        const auto running = client.send(typed(server.url(u"/"_s)));
        const auto waiting = client.send(typed(server.url(u"/"_s)));
        QTRY_COMPARE(server.requests().size(), 1);
        options.gate->setRules({.never = {server.host()}});
        client.reconsider();
        QCOMPARE(waitFor(running).error().kind, ErrorKind::Barred);
        QCOMPARE(waitFor(waiting).error().kind, ErrorKind::Barred);
        QTRY_COMPARE(server.closedByClient(), 1);
        QCOMPARE(server.requests().size(), 1);
    }

    void streamsEndAtOnce()
    {
        ScriptedServer server;
        server.on("/stream", {.never = true});
        HttpOptions options = loose();
        options.gate = std::make_shared<Gate>(m_clock);
        QUrl url = server.url(u"/stream"_s);
        url.setScheme(u"ws"_s);
        QList<StreamEnd> ends;
        const FrameChannel::Ears ears{.opened = [] {},
            .frame = [](const QByteArray &) {},
            .closed = [&ends](const StreamEnd &end) { ends << end; }};
        StreamSocket open(m_clock, options, {.url = url, .typedHost = true}, ears);
        open.open();
        QTRY_COMPARE(server.requests().size(), 1);
        open.reconsider(); // nothing has changed
        QVERIFY(ends.isEmpty());
        options.gate->setRules({.never = {server.host()}});
        open.reconsider();
        QTRY_COMPARE(ends.size(), 1);
        QCOMPARE(ends[0].error.kind, ErrorKind::Barred);

        StreamSocket late(m_clock, options, {.url = url, .typedHost = true}, ears);
        late.open();
        QTRY_COMPARE(ends.size(), 2);
        QCOMPARE(ends[1].error.kind, ErrorKind::Barred);
        QCOMPARE(server.connections(), 1);
    }

    void countsWhatGoesOut()
    {
        ScriptedServer first;
        ScriptedServer second;
        first.on("/", moved(302, second.url(u"/"_s)));
        second.on("/", {});
        HttpOptions options = loose();
        options.gate = std::make_shared<Gate>(m_clock);
        HttpClient client(m_clock, options);
        QVERIFY(waitFor(client.send(forPurpose(Purpose::Profile, typed(first.url(u"/"_s))))));
        const auto counts = options.gate->takeCounts();
        QCOMPARE(counts.size(), 2u);
        for (const HostCount &count : counts) {
            QVERIFY(count.host == first.host() || count.host == second.host());
            QCOMPARE(count.purpose, Purpose::Profile);
            QCOMPARE(count.times, 1);
        }
    }
};

QTEST_GUILESS_MAIN(tst_guests)
#include "tst_guests.moc"
