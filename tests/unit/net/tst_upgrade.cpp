// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/upgrade.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

// RFC 6455 §1.3
const QByteArray key = "dGhlIHNhbXBsZSBub25jZQ==";
const QByteArray accepted = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                            "Connection: Upgrade\r\n"
                            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

StreamAddress addressOf(const QString &url)
{
    return {.url = QUrl(url), .bearer = u"to&ken"_s};
}

UpgradeAnswer::State stateOf(const QByteArray &bytes, bool ended = false)
{
    return readUpgrade(bytes, addressOf(u"wss://a.example/"_s), key, ended).state;
}

} // namespace

class tst_upgrade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        QTest::newRow("wss") << u"wss://a.example/api?stream=user"_s << true;
        QTest::newRow("loopback") << u"ws://127.0.0.1:8000/"_s << true;
        QTest::newRow("plain") << u"ws://a.example/"_s << false;
        QTest::newRow("http") << u"https://a.example/"_s << false;
        QTest::newRow("password") << u"wss://me:secret@a.example/"_s << false;
        QTest::newRow("no host") << u"wss:///api"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void addresses()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        const auto checked = checkAddress({.url = QUrl(url)});
        QCOMPARE(checked.ok(), good);
        QVERIFY(good || checked.error().kind == ErrorKind::Usage);
    }

    void nothingThatBeginsAnotherHeader()
    {
        const QUrl url(u"wss://a.example/"_s);
        QVERIFY(!checkAddress({.url = url, .bearer = u"a\r\nX: y"_s}));
        QVERIFY(!checkAddress({.url = url, .headers = {{"X", "a\nb"}}}));
        QVERIFY(!checkAddress({.url = url, .headers = {{"X: y", "a"}}}));
        QVERIFY(!checkAddress({.url = url, .protocols = {"a, b"}}));
        StreamAddress address{.url = url, .bearer = u"a, b"_s};
        QVERIFY(checkAddress(address));
        address.tokenPlace = StreamAddress::TokenPlace::Protocol;
        QVERIFY(!checkAddress(address));
    }

    void asks()
    {
        StreamAddress address = addressOf(u"wss://a.example:8443/api?stream=user"_s);
        address.headers = {{"Accept-Language", "ja"}};
        const QByteArray request = upgradeRequest(address, key, "Asterism/1");
        QVERIFY(request.startsWith("GET /api?stream=user HTTP/1.1\r\nHost: a.example:8443\r\n"));
        QVERIFY(request.endsWith("\r\n\r\n"));
        for (const char *line : {"Upgrade: websocket", "Connection: Upgrade",
                 "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                 "User-Agent: Asterism/1", "Accept-Language: ja", "Authorization: Bearer to&ken"}) {
            QVERIFY2(request.contains("\r\n" + QByteArray(line) + "\r\n"), line);
        }
        QVERIFY(!request.contains("Sec-WebSocket-Protocol"));
        QVERIFY(!request.contains("Sec-WebSocket-Extensions"));
    }

    void tokenElsewhere()
    {
        StreamAddress address = addressOf(u"wss://a.example"_s);
        address.tokenPlace = StreamAddress::TokenPlace::Query;
        QByteArray request = upgradeRequest(address, key, "x");
        QVERIFY(request.startsWith("GET /?access_token=to%26ken HTTP/1.1\r\n"));
        QVERIFY(!request.contains("Authorization"));

        address.url.setQuery(u"stream=user"_s);
        address.queryKey = u"i"_s;
        request = upgradeRequest(address, key, "x");
        QVERIFY(request.startsWith("GET /?stream=user&i=to%26ken HTTP/1.1\r\n"));

        address.tokenPlace = StreamAddress::TokenPlace::Protocol;
        address.protocols = {"chat"};
        request = upgradeRequest(address, key, "x");
        QVERIFY(request.contains("\r\nSec-WebSocket-Protocol: chat, to&ken\r\n"));
        QVERIFY(!request.contains("Authorization"));
    }

    void keysAreFresh()
    {
        QCOMPARE(QByteArray::fromBase64(upgradeKey()).size(), 16);
        QVERIFY(upgradeKey() != upgradeKey());
    }

    void accepts()
    {
        const auto answer =
            readUpgrade(accepted + "\r\nframes", addressOf(u"wss://a.example/"_s), key, false);
        QCOMPARE(answer.state, UpgradeAnswer::State::Open);
        QCOMPARE(answer.consumed, accepted.size() + 2);
        QCOMPARE(stateOf(accepted), UpgradeAnswer::State::NeedMore);
        QCOMPARE(stateOf(QByteArray()), UpgradeAnswer::State::NeedMore);
    }

    void protocolMustBeOffered()
    {
        StreamAddress address = addressOf(u"wss://a.example/"_s);
        const QByteArray echo = accepted + "Sec-WebSocket-Protocol: to&ken\r\n\r\n";
        QCOMPARE(readUpgrade(echo, address, key, false).state, UpgradeAnswer::State::Bad);
        address.tokenPlace = StreamAddress::TokenPlace::Protocol;
        QCOMPARE(readUpgrade(echo, address, key, false).state, UpgradeAnswer::State::Open);
    }

    void badAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-x\r\n\r\n");
        QTest::newRow("no status") << QByteArray("HTTP/1.1 abc\r\n\r\n");
        QTest::newRow("broken header") << QByteArray("HTTP/1.1 101 x\r\nnothing\r\n\r\n");
        QTest::newRow("no key") << QByteArray(
            "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n");
        QTest::newRow("other key") << QByteArray(accepted).replace("s3p", "S3p") + "\r\n";
        QTest::newRow("other upgrade") << QByteArray(accepted).replace("websocket", "h2c") + "\r\n";
        QTest::newRow("extension")
            << accepted + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
        QTest::newRow("no end") << QByteArray("HTTP/1.1 101 x\r\n") + QByteArray(40'000, 'x');
    }
    void badAnswers()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(stateOf(bytes), UpgradeAnswer::State::Bad);
    }

    void refusalWaitsForItsBody()
    {
        const QByteArray head = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 10\r\n\r\n";
        QCOMPARE(stateOf(head + "12345"), UpgradeAnswer::State::NeedMore);
        QCOMPARE(stateOf(head + "12345", true), UpgradeAnswer::State::Refused);
        const auto answer =
            readUpgrade(head + "1234567890", addressOf(u"wss://a.example/"_s), key, false);
        QCOMPARE(answer.state, UpgradeAnswer::State::Refused);
        QCOMPARE(answer.response.status, 401);
        QCOMPARE(answer.response.body, "1234567890");

        const QByteArray endless = "HTTP/1.1 500 x\r\n\r\n";
        QCOMPARE(stateOf(endless + "12345"), UpgradeAnswer::State::NeedMore);
        const auto cut = readUpgrade(
            endless + QByteArray(200'000, 'x'), addressOf(u"wss://a.example/"_s), key, false);
        QCOMPARE(cut.response.body.size(), 64 * 1024);
    }
};

QTEST_GUILESS_MAIN(tst_upgrade)
#include "tst_upgrade.moc"
