// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/gate.h"

#include "base/host.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 now = 1'795'000'000'000;

Gate::Wish wishFor(const QString &url)
{
    return {.url = QUrl(url), .purpose = Purpose::Member};
}

const Proxy tor{.kind = Proxy::Kind::Socks5, .host = u"127.0.0.1"_s, .port = 9050};

QString outcome(const Result<Way> &way)
{
    return way ? (way->proxy ? u"proxy"_s : u"direct"_s) : word(way.error().kind);
}

} // namespace

class tst_gate : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock{now};

private Q_SLOTS:
    void neverMeansNever_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the host") << u"https://a.example/x?y=1"_s << u"barred"_s;
        QTest::newRow("upper case") << u"https://A.Example/"_s << u"barred"_s;
        QTest::newRow("a dot at the end") << u"https://a.example./"_s << u"barred"_s;
        QTest::newRow("another port") << u"https://a.example:8443/"_s << u"barred"_s;
        QTest::newRow("as Unicode") << u"https://例え.example/"_s << u"barred"_s;
        QTest::newRow("with a port") << u"https://b.example:8443/"_s << u"barred"_s;
        QTest::newRow("its other ports") << u"https://b.example/"_s << u"direct"_s;
        QTest::newRow("below it") << u"https://files.a.example/"_s << u"direct"_s;
        QTest::newRow("an own server") << u"https://own.example/"_s << u"direct"_s;
        QTest::newRow("another") << u"https://c.example/"_s << u"direct"_s;
    }
    void neverMeansNever()
    {
        QFETCH(QString, url);
        QFETCH(QString, expected);
        Gate gate(m_clock);
        gate.setRules({.never = {u"a.example"_s, u"b.example:8443"_s, u"own.example"_s,
                           hostOf(QUrl(u"https://例え.example"_s))},
            .own = {u"own.example"_s}});
        QCOMPARE(outcome(gate.pass(wishFor(url))), expected);
        QCOMPARE(gate.counts().size(), expected == u"barred"_s ? 0u : 1u);
    }

    void neverHoldsForTokensAndProxies()
    {
        Gate gate(m_clock);
        gate.setRules({.never = {u"a.example"_s}, .proxy = tor});
        Gate::Wish wish = wishFor(u"https://a.example/"_s);
        wish.own = true; // somebody signs in there
        wish.trusted = true;
        const auto way = gate.pass(wish);
        QCOMPARE(outcome(way), u"barred"_s);
        QCOMPARE(sentence(way.error()), u"You asked never to contact a.example directly."_s);
    }

    void whoGoesThroughTheProxy_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isOwn");
        QTest::addColumn<bool>("forOwn");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a stranger") << u"https://a.example/"_s << false << false << u"proxy"_s;
        QTest::newRow("an own server")
            << u"https://own.example/"_s << false << false << u"direct"_s;
        QTest::newRow("an own token") << u"https://new.example/"_s << true << false << u"direct"_s;
        QTest::newRow("own ones, too") << u"https://own.example/"_s << true << true << u"proxy"_s;
        QTest::newRow("an own onion") << u"https://own.onion/"_s << true << false << u"proxy"_s;
    }
    void whoGoesThroughTheProxy()
    {
        QFETCH(QString, url);
        QFETCH(bool, isOwn);
        QFETCH(bool, forOwn);
        QFETCH(QString, expected);
        Gate gate(m_clock);
        gate.setRules({.own = {u"own.example"_s}, .proxy = tor, .proxyForOwn = forOwn});
        Gate::Wish wish = wishFor(url);
        wish.own = isOwn;
        QCOMPARE(outcome(gate.way(wish)), expected);
    }

    // Nobody here sees whom a proxy connects to.
    void localNamesAreNotForProxies_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *host : {"127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "10.0.0.1",
                 "192.168.1.1:8443", "169.254.169.254", "[::1]", "[fe80::1]", "[::ffff:10.0.0.1]",
                 "localhost", "LOCALHOST", "localhost.", "a.localhost", "printer.local",
                 "fritz.box.lan", "router", "db.internal", "x.home.arpa"}) {
            QTest::newRow(host) << u"https://%1/"_s.arg(QString::fromUtf8(host));
        }
    }
    void localNamesAreNotForProxies()
    {
        QFETCH(QString, url);
        Gate gate(m_clock);
        gate.setRules({.proxy = tor});
        QVERIFY(QUrl(url).isValid());
        QCOMPARE(outcome(gate.pass(wishFor(url))), u"network"_s);
        QVERIFY(gate.counts().empty());
        gate.setRules({});
        QCOMPARE(outcome(gate.way(wishFor(url))), u"direct"_s); // where the peer is checked
    }

    void publicNamesAreForProxies()
    {
        for (const char *host : {"a.example", "1.1.1.1", "[2606:4700::1]", "localhost.example"}) {
            QVERIFY2(!isLocalName(QString::fromUtf8(host)), host);
        }
    }

    // This machine has no way that leads out of it.
    void typedLoopbackIsAskedHere()
    {
        Gate gate(m_clock);
        gate.setRules({.proxy = tor, .proxyForOwn = true});
        Gate::Wish wish = wishFor(u"http://127.0.0.1:8001/"_s);
        wish.trusted = true;
        QCOMPARE(outcome(gate.way(wish)), u"direct"_s);
    }

    void onionsNeedTheProxy()
    {
        Gate gate(m_clock);
        const auto way = gate.way(wishFor(u"https://abc.onion./"_s));
        QCOMPARE(outcome(way), u"network"_s);
        QVERIFY(sentence(way.error()).contains(u"proxy"_s));
        gate.setRules({.proxy = tor});
        QCOMPARE(outcome(gate.way(wishFor(u"https://abc.onion/"_s))), u"proxy"_s);
    }

    void countsByHostAndPurpose()
    {
        Gate gate(m_clock);
        (void)gate.pass(wishFor(u"https://a.example/secret?token=1"_s));
        m_clock.advance(5);
        (void)gate.pass(wishFor(u"https://a.example/other"_s));
        Gate::Wish media = wishFor(u"https://a.example/picture"_s);
        media.purpose = Purpose::Media;
        (void)gate.pass(media);
        (void)gate.way(wishFor(u"https://b.example/"_s)); // only a question
        auto counts = gate.takeCounts();
        std::ranges::sort(counts, {}, &HostCount::purpose);
        const std::vector<HostCount> expected{{u"a.example"_s, Purpose::Member, 2, m_clock.now()},
            {u"a.example"_s, Purpose::Media, 1, m_clock.now()}};
        QCOMPARE(counts, expected);
        QVERIFY(gate.counts().empty());
        gate.giveBack(counts);
        gate.giveBack({counts[0]});
        QCOMPARE(gate.counts().size(), 2u);
    }

    void countsAreBounded()
    {
        Gate gate(m_clock);
        for (size_t i = 0; i <= Gate::mostHosts; ++i) {
            m_clock.advance(1);
            (void)gate.pass(wishFor(u"https://h%1.example/"_s.arg(i)));
        }
        const auto counts = gate.counts();
        QCOMPARE(counts.size(), Gate::mostHosts);
        QVERIFY(std::ranges::none_of(
            counts, [](const HostCount &count) { return count.host == u"h0.example"_s; }));
    }

    void proxyAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::newRow("socks") << u" socks5://127.0.0.1:9050 "_s << u"socks5://127.0.0.1:9050"_s;
        QTest::newRow("socks, curl") << u"socks5h://tor:9050/"_s << u"socks5://tor:9050"_s;
        QTest::newRow("http") << u"http://proxy.example:3128"_s << u"http://proxy.example:3128"_s;
        QTest::newRow("IPv6") << u"socks5://[::1]:9050"_s << u"socks5://[::1]:9050"_s;
        QTest::newRow("password") << u"socks5://me:secret@127.0.0.1:9050"_s << QString();
        QTest::newRow("user") << u"http://me@127.0.0.1:3128"_s << QString();
        QTest::newRow("no port") << u"socks5://127.0.0.1"_s << QString();
        QTest::newRow("no scheme") << u"127.0.0.1:9050"_s << QString();
        QTest::newRow("other scheme") << u"https://proxy.example:443"_s << QString();
        QTest::newRow("socks4") << u"socks4://127.0.0.1:9050"_s << QString();
        QTest::newRow("path") << u"http://proxy.example:3128/x"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void proxyAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        const auto proxy = parseProxy(text);
        QCOMPARE(proxy ? proxy->address() : QString(), address);
        if (!proxy) {
            QCOMPARE(proxy.error().kind, ErrorKind::Usage);
            QVERIFY(!sentence(proxy.error()).contains(u"secret"_s));
        }
    }
};

QTEST_GUILESS_MAIN(tst_gate)
#include "tst_gate.moc"
