// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/host.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_host : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalHost_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::newRow("plain") << u"mstdn.example"_s << u"mstdn.example"_s;
        QTest::newRow("case") << u" Mstdn.Example "_s << u"mstdn.example"_s;
        QTest::newRow("url") << u"https://mstdn.example/@u"_s << u"mstdn.example"_s;
        QTest::newRow("idn") << u"例え.jp"_s << u"xn--r8jz45g.jp"_s;
        QTest::newRow("punycode") << u"xn--r8jz45g.jp"_s << u"xn--r8jz45g.jp"_s;
        QTest::newRow("loopback") << u"127.0.0.1:8001"_s << u"127.0.0.1:8001"_s;
        QTest::newRow("http loopback") << u"http://127.0.0.1:8001"_s << u"127.0.0.1:8001"_s;
        QTest::newRow("localhost") << u"localhost:8001"_s << u"localhost:8001"_s;
        QTest::newRow("v6") << u"[::1]:8001"_s << u"[::1]:8001"_s;
        QTest::newRow("https port") << u"https://a.example:443"_s << u"a.example"_s;
        QTest::newRow("empty") << u""_s << QString();
        QTest::newRow("blank inside") << u"a b.example"_s << QString();
        QTest::newRow("bare word") << u"mastodon"_s << QString();
        QTest::newRow("user") << u"https://u:p@a.example"_s << QString();
        QTest::newRow("scheme") << u"ftp://a.example"_s << QString();
    }
    void normalHost()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        const auto result = asterism::normalHost(text);
        QCOMPARE(result.ok(), !host.isEmpty());
        if (result) {
            QCOMPARE(*result, host);
        }
    }

    /// The short way for plain names gives what the long one would.
    void plainNames()
    {
        for (const QString &name : {u"a.example"_s, u"A-1.Example"_s, u"1.2.example"_s,
                 u"x.y.z.a1"_s, QString(63, u'x') + u".example"_s}) {
            QCOMPARE(*asterism::normalHost(name), hostOf(QUrl(u"https://"_s + name)));
            QCOMPARE(asterism::normalHost(name).value(), *asterism::normalHost(name + u'/'));
        }
        // What only looks plain.
        for (const QString &name : {u".example"_s, u"a..example"_s, u"-a.example"_s,
                 u"a-.example"_s, u"a.example."_s, u"xn--a.example"_s, u"a.1"_s, u"1.2.3.4"_s,
                 u"0x7f.1"_s, QString(64, u'x') + u".example"_s}) {
            const QUrl url(u"https://"_s + name);
            const auto host = asterism::normalHost(name);
            QCOMPARE(host ? *host : QString(), url.isValid() ? hostOf(url) : QString());
        }
    }

    void baseUrls()
    {
        QCOMPARE(baseUrl(u"a.example"_s), QUrl(u"https://a.example"_s));
        QCOMPARE(baseUrl(u"127.0.0.1:8001"_s), QUrl(u"http://127.0.0.1:8001"_s));
        QCOMPARE(baseUrl(u"localhost"_s), QUrl(u"https://localhost"_s));
        QCOMPARE(baseUrl(u"127.evil.example:80"_s), QUrl(u"https://127.evil.example:80"_s));
    }

    void handles()
    {
        for (const QString &text :
            {u"@Ao@Mstdn.Example"_s, u"Ao@mstdn.example"_s, u"acct:Ao@mstdn.example"_s}) {
            const auto handle = parseHandle(text);
            QVERIFY2(handle.ok(), qPrintable(text));
            QCOMPARE(handle->user, u"Ao"_s);
            QCOMPARE(handle->acct(), u"ao@mstdn.example"_s);
        }
        for (const QString &text : {u"ao"_s, u"@ao"_s, u"a@b@c.example"_s, u"@@c.example"_s,
                 u"a b@c.example"_s, u"ao@"_s, u"a/b@c.example"_s}) {
            QVERIFY2(!parseHandle(text), qPrintable(text));
        }
    }
};

QTEST_GUILESS_MAIN(tst_host)
#include "tst_host.moc"
