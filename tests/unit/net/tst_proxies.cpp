// SPDX-License-Identifier: GPL-3.0-or-later
#include "httptesting.h"
#include "net/streamsocket.h"
#include "support/proxypeer.h"

#include <QFile>
#include <QSslKey>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// The name on othername.pem, which no resolver knows: whoever reaches it went through the proxy.
const QString name = u"other.example"_s;

QByteArray tlsFile(const QString &file)
{
    QFile opened(QStringLiteral(ASTERISM_FIXTURES "/tls/") + file);
    if (!opened.open(QIODevice::ReadOnly)) {
        qFatal("%s: %s", qPrintable(opened.fileName()), qPrintable(opened.errorString()));
    }
    return opened.readAll();
}

QSslConfiguration serverTls()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(tlsFile(u"othername.pem"_s)));
    tls.setPrivateKey(QSslKey(tlsFile(u"server.key"_s), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

Proxy proxyAt(const QString &address)
{
    return *parseProxy(address);
}

} // namespace

class tst_proxies : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;
    std::shared_ptr<Gate> m_gate = std::make_shared<Gate>(m_clock);

    HttpOptions options() const
    {
        HttpOptions options = quickOptions();
        options.extraAuthorities = {QSslCertificate(tlsFile(u"ca.pem"_s))};
        options.firstRetryMs = 1;
        options.gate = m_gate;
        return options;
    }

    static Request guest(const QString &url = u"https://other.example/x"_s)
    {
        return {.url = QUrl(url), .purpose = Purpose::Member};
    }

    void kinds()
    {
        QTest::addColumn<bool>("isSocks");
        QTest::newRow("SOCKS5") << true;
        QTest::newRow("HTTP") << false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl()) {
            QSKIP("this Qt speaks no TLS");
        }
    }

    void guestsGoThroughIt_data() { kinds(); }
    void guestsGoThroughIt()
    {
        QFETCH(bool, isSocks);
        ScriptedServer server(serverTls());
        server.on("/x", {.body = "there"});
        ProxyPeer proxy;
        proxy.lead(name, server.port());
        m_gate->setRules({.proxy = proxyAt(isSocks ? proxy.socks() : proxy.http())});
        HttpClient client(m_clock, options());
        for (int i = 0; i < 2; ++i) {
            const auto answer = waitFor(client.send(guest()));
            QVERIFY2(answer.ok(), answer ? "" : qPrintable(sentence(answer.error())));
            QCOMPARE(answer->body, "there");
        }
        // The name, not an address: it was looked up there and nowhere else.
        QCOMPARE(proxy.asked(), QStringList{u"other.example:443"_s});
        QCOMPARE(proxy.outside(), QByteArray());
        QCOMPARE(server.requests().constFirst().header("Host"), "other.example");
        QVERIFY(server.requests().constFirst().header("Proxy-Connection").isEmpty());
    }

    void ownAccountsDoNot()
    {
        ProxyPeer proxy;
        proxy.lead(name, 1);
        m_gate->setRules({.own = {name}, .proxy = proxyAt(proxy.socks())});
        HttpClient client(m_clock, options());
        Request own = guest();
        own.typedHost = true;
        own.bearer = u"token"_s;
        own.own = true;
        // Directly there is no such name.
        QCOMPARE(waitFor(client.send(own)).error().detail, u"host name not found"_s);
        QCOMPARE(proxy.connections(), 0);

        ScriptedServer server(serverTls());
        server.on("/x", {.body = "there"});
        proxy.lead(name, server.port());
        m_gate->setRules({.own = {name}, .proxy = proxyAt(proxy.socks()), .proxyForOwn = true});
        QCOMPARE(waitFor(client.send(own))->body, "there");
        QCOMPARE(server.requests().constLast().header("Authorization"), "Bearer token");
    }

    void deadProxyFailsClosed_data() { kinds(); }
    void deadProxyFailsClosed()
    {
        QFETCH(bool, isSocks);
        quint16 port = 0;
        {
            const ProxyPeer gone;
            port = gone.port();
        }
        const QString address =
            u"%1://127.0.0.1:%2"_s.arg(isSocks ? u"socks5"_s : u"http"_s).arg(port);
        m_gate->setRules({.proxy = proxyAt(address)});
        HttpClient client(m_clock, options());
        Request request = guest();
        request.retries = 1;
        const auto answer = waitFor(client.send(request));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY2(sentence(answer.error()).contains(address), qPrintable(sentence(answer.error())));
        // Whoever went around it would have found no such name.
        QVERIFY2(answer.error().detail.startsWith(u"the proxy makes no connection"_s),
            qPrintable(answer.error().detail));
    }

    void lockedProxy_data() { kinds(); }
    void lockedProxy()
    {
        QFETCH(bool, isSocks);
        ProxyPeer proxy;
        proxy.lock();
        m_gate->setRules({.proxy = proxyAt(isSocks ? proxy.socks() : proxy.http())});
        HttpClient client(m_clock, options());
        const auto answer = waitFor(client.send(guest()));
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY(answer.error().detail.contains(proxy.socks().section(u'/', -1)));
    }

    void unknownBehindTheProxy_data() { kinds(); }
    void unknownBehindTheProxy()
    {
        QFETCH(bool, isSocks);
        ProxyPeer proxy;
        m_gate->setRules({.proxy = proxyAt(isSocks ? proxy.socks() : proxy.http())});
        HttpClient client(m_clock, options());
        const auto answer = waitFor(client.send(guest()));
        QVERIFY(!answer);
        QVERIFY(sentence(answer.error()).contains(proxy.socks().section(u'/', -1)));
        QVERIFY(!proxy.asked().isEmpty());
    }

    // The certificate is that of the name, whatever the proxy connects to.
    void tlsIsVerifiedBehindTheProxy()
    {
        ScriptedServer server(serverTls());
        server.on("/x", {});
        ProxyPeer proxy;
        proxy.lead(u"bank.example"_s, server.port());
        m_gate->setRules({.proxy = proxyAt(proxy.socks())});
        HttpClient client(m_clock, options());
        const auto answer = waitFor(client.send(guest(u"https://bank.example/x"_s)));
        QVERIFY(answer.error().detail.contains(u"made for another name"_s));
        QVERIFY(server.requests().isEmpty());
    }

    void localNamesStayHere()
    {
        ProxyPeer proxy;
        proxy.lead(u"localhost"_s, 1);
        m_gate->setRules({.proxy = proxyAt(proxy.socks())});
        HttpClient client(m_clock, options());
        for (const QString &host : {u"localhost"_s, u"10.0.0.1"_s, u"nas.local"_s}) {
            const auto answer = waitFor(client.send(guest(u"https://%1/"_s.arg(host))));
            QCOMPARE(answer.error().kind, ErrorKind::Network);
        }
        QCOMPARE(proxy.connections(), 0);
    }

    void redirectsGoThroughIt()
    {
        ScriptedServer server(serverTls());
        server.on("/x", {.status = 302, .headers = {{"Location", "https://third.example/y"}}});
        ProxyPeer proxy;
        proxy.lead(name, server.port());
        m_gate->setRules({.never = {u"fourth.example"_s}, .proxy = proxyAt(proxy.socks())});
        HttpClient client(m_clock, options());
        QVERIFY(!waitFor(client.send(guest())));
        QCOMPARE(proxy.asked().value(1), u"third.example:443"_s);
    }

    // A proxy that is chosen, or left, while requests run: none goes on by the way that was.
    void changesHoldAtOnce()
    {
        ScriptedServer server(serverTls());
        server.on("/x", {.never = true});
        server.on("/x", {.body = "again"});
        ProxyPeer first;
        ProxyPeer second;
        first.lead(name, server.port());
        second.lead(name, server.port());
        m_gate->setRules({.proxy = proxyAt(first.socks())});
        HttpClient client(m_clock, options());
        const auto answer = client.send(guest());
        QTRY_COMPARE(server.requests().size(), 1);
        m_gate->setRules({.proxy = proxyAt(second.http())});
        client.reconsider();
        QCOMPARE(waitFor(answer)->body, "again");
        QCOMPARE(second.asked(), QStringList{u"other.example:443"_s});
        QCOMPARE(first.connections(), 1);
        // No connection of the way before is used again.
        QCOMPARE(waitFor(client.send(guest()))->body, "again");
        QCOMPARE(first.connections(), 1);
    }

    void streamsGoThroughIt_data() { kinds(); }
    void streamsGoThroughIt()
    {
        QFETCH(bool, isSocks);
        ScriptedServer server(serverTls());
        server.on("/stream", {.status = 404});
        ProxyPeer proxy;
        proxy.lead(name, server.port());
        m_gate->setRules({.proxy = proxyAt(isSocks ? proxy.socks() : proxy.http())});
        QList<StreamEnd> ends;
        StreamSocket socket(m_clock, options(), {.url = QUrl(u"wss://other.example/stream"_s)},
            {.opened = [] {},
                .frame = [](const QByteArray &) {},
                .closed = [&ends](const StreamEnd &end) { ends << end; }});
        socket.open();
        QTRY_COMPARE(ends.size(), 1);
        QCOMPARE(ends[0].kind, StreamEnd::Kind::Refused);
        QCOMPARE(ends[0].error.httpStatus, 404);
        QCOMPARE(proxy.asked(), QStringList{u"other.example:443"_s});
    }

    void streamsFailClosed()
    {
        quint16 port = 0;
        {
            const ProxyPeer gone;
            port = gone.port();
        }
        m_gate->setRules({.proxy = proxyAt(u"socks5://127.0.0.1:%1"_s.arg(port))});
        QList<StreamEnd> ends;
        StreamSocket socket(m_clock, options(), {.url = QUrl(u"wss://other.example/stream"_s)},
            {.opened = [] {},
                .frame = [](const QByteArray &) {},
                .closed = [&ends](const StreamEnd &end) { ends << end; }});
        socket.open();
        QTRY_COMPARE(ends.size(), 1);
        QCOMPARE(ends[0].kind, StreamEnd::Kind::Network);
        QVERIFY(ends[0].error.detail.contains(u"socks5://127.0.0.1:%1"_s.arg(port)));
    }
};

QTEST_GUILESS_MAIN(tst_proxies)
#include "tst_proxies.moc"
