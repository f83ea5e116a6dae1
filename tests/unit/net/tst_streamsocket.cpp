// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/streamsocket.h"

#include "support/scriptedserver.h"
#include "support/streampeer.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSslKey>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString token = u"sesame-opens"_s;
constexpr qint64 now = 1'795'000'000'000;

QByteArray logged;

void remember(QtMsgType, const QMessageLogContext &, const QString &message)
{
    logged += message.toUtf8() + '\n';
}

QByteArray tlsFile(const QString &name)
{
    QFile file(QStringLiteral(ASTERISM_FIXTURES "/tls/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    }
    return file.readAll();
}

QSslConfiguration serverWith(const QString &certificate)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(tlsFile(certificate)));
    tls.setPrivateKey(QSslKey(tlsFile(u"server.key"_s), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

/// One connection and what was heard of it.
struct Heard {
    ManualClock clock{now};
    int opened = 0;
    QByteArrayList frames;
    QList<StreamEnd> ends;
    std::function<void()> onFrame = [] {};
    std::unique_ptr<StreamSocket> socket;

    void open(const StreamAddress &address, const HttpOptions &options = {})
    {
        socket = std::make_unique<StreamSocket>(clock, options, address,
            FrameChannel::Ears{.opened = [this] { ++opened; },
                .frame =
                    [this](const QByteArray &text) {
                        frames.append(text);
                        onFrame();
                    },
                .closed = [this](const StreamEnd &end) { ends.append(end); }});
        socket->open();
    }
    bool hasEnded() const { return !ends.isEmpty(); }
    StreamEnd end() const { return ends.value(0); }
};

StreamAddress addressOf(const QUrl &url)
{
    return {.url = url, .bearer = token, .typedHost = true};
}

} // namespace

class tst_streamsocket : public QObject {
    Q_OBJECT

private:
    /// How an upgrade ends that is answered with those bytes.
    StreamEnd endAfter(const QByteArray &answer, bool closes = false)
    {
        StreamPeer peer;
        peer.answerWith(answer);
        peer.closeAfterAnswer(closes);
        Heard heard;
        StreamAddress address = addressOf(peer.url(u"/api/v1/streaming"_s));
        address.connectTimeoutMs = 300;
        heard.open(address);
        if (!QTest::qWaitFor([&] { return heard.hasEnded(); }, 20'000) || heard.opened > 0) {
            qFatal("the upgrade was not refused");
        }
        return heard.end();
    }

private Q_SLOTS:
    void textsBothWays()
    {
        StreamPeer peer;
        Heard heard;
        heard.open(addressOf(peer.url(u"/api/v1/streaming?stream=user"_s)));
        heard.socket->send("too early");
        QTRY_COMPARE(heard.opened, 1);
        QCOMPARE(peer.upgrades()[0].target, "/api/v1/streaming?stream=user");
        QCOMPARE(peer.upgrades()[0].header("Authorization"), "Bearer sesame-opens");

        heard.socket->send("{\"type\":\"subscribe\"}");
        QTRY_COMPARE(peer.texts(), QByteArrayList{"{\"type\":\"subscribe\"}"});
        QVERIFY(!peer.sawUnmasked());

        peer.sendText("鯖缶");
        peer.write(StreamPeer::frame(1, "a", false) + StreamPeer::frame(9, "?")
            + StreamPeer::frame(0, "b"));
        QTRY_COMPARE(heard.frames, (QByteArrayList{"鯖缶", "ab"}));
        QTRY_COMPARE(peer.pongs(), QByteArrayList{"?"});
        QVERIFY(!heard.hasEnded());
    }

    // GoToSocial sends thousands of pings before it hangs up.
    void burstOfPings()
    {
        StreamPeer peer;
        Heard heard;
        heard.open(addressOf(peer.url(u"/"_s)));
        QTRY_COMPARE(heard.opened, 1);
        QByteArray burst;
        for (int i = 0; i < 2000; ++i) {
            burst += StreamPeer::frame(9, QByteArray::number(i));
        }
        peer.write(burst + StreamPeer::frame(1, "still here"));
        QTRY_COMPARE(heard.frames.size(), 1);
        QTRY_VERIFY(peer.pongs().contains("1999"));
        QVERIFY(peer.pongs().size() < 1000);
    }

    void framesRightBehindTheUpgrade()
    {
        StreamPeer peer;
        Heard heard;
        heard.open(addressOf(peer.url(u"/"_s)));
        QTRY_VERIFY(peer.isOpen());
        peer.sendText("at once");
        QTRY_COMPARE(heard.frames, QByteArrayList{"at once"});
        QCOMPARE(heard.opened, 1);
    }

    void goneInItsOwnCallback()
    {
        StreamPeer peer;
        Heard heard;
        heard.onFrame = [&heard] { heard.socket.reset(); };
        heard.open(addressOf(peer.url(u"/"_s)));
        QTRY_VERIFY(peer.isOpen());
        peer.write(StreamPeer::frame(1, "one") + StreamPeer::frame(1, "two"));
        QTRY_COMPARE(heard.frames.size(), 1);
        QTRY_COMPARE(peer.openConnections(), 0);
        QCOMPARE(heard.frames.size(), 1);
        QVERIFY(!heard.hasEnded());
        QCOMPARE(peer.closes(), QByteArrayList{QByteArray::fromHex("03e9")});
    }

    void closedByServer_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("silently") << QByteArray() << 1005 << u"the server closed the stream"_s;
        QTest::newRow("with words")
            << QByteArray::fromHex("03e9") + "see\n\xe2\x80\xaeyou" << 1001 << u"see you"_s;
        QTest::newRow("with our token")
            << QByteArray::fromHex("03f0") + "bad sesame-opens" << 1008 << u"bad …"_s;
    }
    void closedByServer()
    {
        QFETCH(QByteArray, payload);
        QFETCH(int, code);
        QFETCH(QString, words);
        StreamPeer peer;
        Heard heard;
        heard.open(addressOf(peer.url(u"/"_s)));
        QTRY_COMPARE(heard.opened, 1);
        peer.write(StreamPeer::frame(1, "last") + StreamPeer::frame(8, payload)
            + StreamPeer::frame(1, "x"));
        QTRY_VERIFY(heard.hasEnded());
        QCOMPARE(heard.frames, QByteArrayList{"last"});
        QCOMPARE(heard.end().kind, StreamEnd::Kind::ClosedByServer);
        QCOMPARE(heard.end().code, code);
        QCOMPARE(heard.end().error.detail, words);
        QTRY_COMPARE(peer.closes(), QByteArrayList{payload.left(2)});
        QTRY_COMPARE(peer.openConnections(), 0);
    }

    void cut()
    {
        StreamPeer peer;
        Heard heard;
        heard.open(addressOf(peer.url(u"/"_s)));
        QTRY_COMPARE(heard.opened, 1);
        peer.write(StreamPeer::frame(1, "whole") + StreamPeer::frame(1, "half").first(4));
        peer.cut();
        QTRY_VERIFY(heard.hasEnded());
        QCOMPARE(heard.frames, QByteArrayList{"whole"});
        QCOMPARE(heard.end().kind, StreamEnd::Kind::Network);
        QCOMPARE(heard.end().error.kind, ErrorKind::Network);
        QCOMPARE(heard.end().error.detail, u"the connection was cut"_s);
        QCOMPARE(heard.end().error.subject, u"127.0.0.1:%1"_s.arg(peer.port()));
    }

    void badFrames_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("binary") << StreamPeer::frame(2, "x");
        QTest::newRow("no UTF-8") << StreamPeer::frame(1, "\xc3\x28");
        QTest::newRow("huge, only announced")
            << StreamPeer::frame(1, QByteArray(5000, 'x')).first(4);
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 200 OK\r\n\r\n");
    }
    void badFrames()
    {
        QFETCH(QByteArray, bytes);
        StreamPeer peer;
        Heard heard;
        StreamAddress address = addressOf(peer.url(u"/"_s));
        address.maxMessageBytes = 4096;
        heard.open(address);
        QTRY_COMPARE(heard.opened, 1);
        peer.write(StreamPeer::frame(1, "good") + bytes);
        QTRY_VERIFY(heard.hasEnded());
        QCOMPARE(heard.frames, QByteArrayList{"good"});
        QCOMPARE(heard.end().kind, StreamEnd::Kind::BadFrame);
        QCOMPARE(heard.end().error.kind, ErrorKind::BadAnswer);
        QTRY_COMPARE(peer.openConnections(), 0);
    }

    void silent()
    {
        StreamPeer peer;
        peer.answerPings(false);
        Heard heard;
        StreamAddress address = addressOf(peer.url(u"/"_s));
        address.pingMs = 100;
        address.silenceMs = 400;
        heard.open(address);
        QTRY_COMPARE(heard.opened, 1);
        peer.sendText("and then nothing");
        QTRY_VERIFY(heard.hasEnded());
        QCOMPARE(heard.end().kind, StreamEnd::Kind::Silent);
        QCOMPARE(heard.end().error.kind, ErrorKind::Timeout);
        QVERIFY(peer.pings() > 0);
        QTRY_COMPARE(peer.openConnections(), 0);
    }

    void pongsAreSignsOfLife()
    {
        StreamPeer peer;
        Heard heard;
        StreamAddress address = addressOf(peer.url(u"/"_s));
        address.pingMs = 50;
        address.silenceMs = 2000;
        heard.open(address);
        QTRY_VERIFY(peer.pings() > 60); // three times as long as it would live without pongs
        QVERIFY(!heard.hasEnded());
    }

    void probe()
    {
        StreamPeer peer;
        Heard heard;
        heard.open(addressOf(peer.url(u"/"_s)));
        heard.socket->probe(1); // not open yet: nothing to ask
        QTRY_COMPARE(heard.opened, 1);
        heard.socket->probe(20'000);
        QTRY_COMPARE(peer.pings(), 1);
        peer.sendText("alive");
        QTRY_COMPARE(heard.frames.size(), 1);

        peer.answerPings(false);
        heard.socket->probe(200);
        QTRY_VERIFY(heard.hasEnded());
        QCOMPARE(heard.end().kind, StreamEnd::Kind::Silent);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<qint64>("until");
        QTest::newRow("401") << QByteArray("401 Unauthorized\r\n") << 401 << ErrorKind::Credentials
                             << qint64(0);
        QTest::newRow("403") << QByteArray("403 x\r\n") << 403 << ErrorKind::Forbidden << qint64(0);
        QTest::newRow("404") << QByteArray("404 x\r\n") << 404 << ErrorKind::NotFound << qint64(0);
        QTest::newRow("429") << QByteArray("429 x\r\nRetry-After: 90\r\n") << 429
                             << ErrorKind::RateLimited << now + 90'000;
        QTest::newRow("503") << QByteArray("503 x\r\n") << 503 << ErrorKind::RateLimited
                             << qint64(0);
        QTest::newRow("502") << QByteArray("502 x\r\n") << 502 << ErrorKind::Network << qint64(0);
        QTest::newRow("200") << QByteArray("200 OK\r\n") << 200 << ErrorKind::BadAnswer
                             << qint64(0);
    }
    void refused()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        QFETCH(qint64, until);
        const StreamEnd end = endAfter("HTTP/1.1 " + head + "Content-Length: 0\r\n\r\n");
        QCOMPARE(end.kind, StreamEnd::Kind::Refused);
        QCOMPARE(end.error.httpStatus, status);
        QCOMPARE(end.error.kind, kind);
        QCOMPARE(end.error.until, until);
    }

    void refusedInWords()
    {
        const QByteArray json = "{\"error\":\"no sesame-opens here\"}";
        const QByteArray head = "HTTP/1.1 401 x\r\nContent-Type: application/json\r\n";
        const QByteArray length = "Content-Length: " + QByteArray::number(json.size()) + "\r\n";
        QCOMPARE(endAfter(head + length + "\r\n" + json).error.detail, u"no … here"_s);
        QCOMPARE(endAfter(head + "\r\n" + json, true).error.detail, u"no … here"_s);
        QCOMPARE(endAfter(head + "\r\n" + json, false).error.detail, u"no … here"_s);
    }

    void redirectIsNotFollowed()
    {
        StreamPeer other;
        const StreamEnd end = endAfter("HTTP/1.1 302 Found\r\nLocation: "
            + other.url(u"/"_s).toEncoded() + "\r\nContent-Length: 0\r\n\r\n");
        QCOMPARE(end.kind, StreamEnd::Kind::Refused);
        QCOMPARE(end.error.kind, ErrorKind::BadAnswer);
        QCOMPARE(end.error.detail, u"the stream is redirected, which is not followed"_s);
        QCOMPARE(other.connections(), 0);
    }

    void noUpgrade_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<StreamEnd::Kind>("kind");
        QTest::newRow("silence") << QByteArray() << false << StreamEnd::Kind::Timeout;
        QTest::newRow("half a head")
            << QByteArray("HTTP/1.1 101") << false << StreamEnd::Kind::Timeout;
        QTest::newRow("cut") << QByteArray() << true << StreamEnd::Kind::Network;
        QTest::newRow("other protocol")
            << QByteArray("SSH-2.0-x\r\n\r\n") << false << StreamEnd::Kind::BadFrame;
        QTest::newRow("wrong key")
            << QByteArray("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
                          "Sec-WebSocket-Accept: no\r\n\r\n")
            << false << StreamEnd::Kind::BadFrame;
    }
    void noUpgrade()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, closes);
        QFETCH(StreamEnd::Kind, kind);
        QCOMPARE(endAfter(answer, closes).kind, kind);
    }

    void nobodyThere()
    {
        StreamPeer peer;
        peer.stopListening();
        Heard heard;
        heard.open(addressOf(peer.url(u"/"_s)));
        QTRY_VERIFY(heard.hasEnded());
        QCOMPARE(heard.end().kind, StreamEnd::Kind::Network);
        QCOMPARE(heard.end().error.detail, u"connection refused"_s);
    }

    void badAddress()
    {
        Heard heard;
        heard.open(addressOf(QUrl(u"ws://a.example/"_s)));
        QVERIFY(!heard.hasEnded()); // from the event loop
        QTRY_VERIFY(heard.hasEnded());
        QCOMPARE(heard.end().kind, StreamEnd::Kind::BadAddress);
        QCOMPARE(heard.end().error.kind, ErrorKind::Usage);
    }

    void privateNetwork()
    {
        StreamPeer peer;
        Heard heard;
        StreamAddress address = addressOf(peer.url(u"/"_s));
        address.typedHost = false;
        heard.open(address);
        QTRY_VERIFY(heard.hasEnded());
        QCOMPARE(heard.end().kind, StreamEnd::Kind::Network);
        QCOMPARE(heard.end().error.detail, u"the name leads into a private network"_s);
        QCOMPARE(peer.connections(), 0);
    }

    // Typed hosts go the usual way, others over the checked address; both verify the same name.
    void certificates_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<bool>("isTyped");
        QTest::addColumn<QString>("problem");
        for (const bool isTyped : {true, false}) {
            const char *way = isTyped ? "typed" : "pinned";
            QTest::addRow("good, %s", way) << u"localhost.pem"_s << isTyped << QString();
            QTest::addRow("expired, %s", way)
                << u"expired.pem"_s << isTyped << u"its certificate has expired"_s;
            QTest::addRow("other name, %s", way)
                << u"othername.pem"_s << isTyped << u"its certificate is made for another name"_s;
        }
    }
    void certificates()
    {
        QFETCH(QString, certificate);
        QFETCH(bool, isTyped);
        QFETCH(QString, problem);
        StreamPeer peer(serverWith(certificate));
        HttpOptions options;
        options.extraAuthorities = {QSslCertificate(tlsFile(u"ca.pem"_s))};
        options.allowedAddress = [](const QHostAddress &address) {
            return address == QHostAddress(QHostAddress::LocalHost);
        };
        StreamAddress address = addressOf(QUrl(u"wss://localhost:%1/x"_s.arg(peer.port())));
        address.typedHost = isTyped;
        Heard heard;
        heard.open(address, options);
        QTRY_VERIFY(heard.hasEnded() || heard.opened == 1);
        QCOMPARE(heard.end().error.detail, problem);
        QCOMPARE(peer.upgrades().size(), problem.isEmpty() ? 1 : 0);
        if (problem.isEmpty()) {
            QCOMPARE(
                peer.upgrades()[0].header("Host"), "localhost:" + QByteArray::number(peer.port()));
            peer.sendText("over TLS");
            QTRY_COMPARE(heard.frames, QByteArrayList{"over TLS"});
        }
    }

    void unknownAuthority()
    {
        StreamPeer peer(serverWith(u"localhost.pem"_s));
        Heard heard;
        heard.open(addressOf(QUrl(u"wss://localhost:%1/"_s.arg(peer.port()))));
        QTRY_VERIFY(heard.hasEnded());
        QCOMPARE(heard.end().error.detail,
            u"nobody whom this computer trusts vouches for its certificate"_s);
        QVERIFY(peer.upgrades().isEmpty());
    }

    void tokenIsInNoLog()
    {
        logged.clear();
        QLoggingCategory::setFilterRules(u"asterism.*=true"_s);
        const auto before = qInstallMessageHandler(remember);
        StreamEnd end;
        bool ended = false;
        {
            StreamPeer peer;
            Heard heard;
            StreamAddress address = addressOf(peer.url(u"/api?stream=user"_s));
            address.tokenPlace = StreamAddress::TokenPlace::Query;
            heard.open(address);
            ended = QTest::qWaitFor([&] { return heard.opened == 1; }, 20'000);
            peer.cut();
            ended = QTest::qWaitFor([&] { return heard.hasEnded(); }, 20'000) && ended;
            end = heard.end();
        }
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules(QString());
        QVERIFY(ended);
        QVERIFY(logged.contains("/api"));
        QVERIFY(!logged.contains("sesame"));
        QVERIFY(!logged.contains("stream=user"));
        QVERIFY(!(end.error.detail + end.error.subject).contains(u"sesame"_s));
    }
};

QTEST_GUILESS_MAIN(tst_streamsocket)
#include "tst_streamsocket.moc"
