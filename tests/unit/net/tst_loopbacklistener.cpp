// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loopbacklistener.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray state = "a-state-that-nobody-guesses";

} // namespace

/// Only the answer that is waited for is one, whoever else knocks.
class tst_loopbacklistener : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { make({}); }

    void takesTheCode()
    {
        const QByteArray page = get("/?code=abc%2Bd+e&state=" + state);
        QVERIFY(page.startsWith("HTTP/1.1 200 "));
        QVERIFY(page.endsWith("done"));
        QVERIFY(page.contains("\r\nConnection: close\r\n"));
        QVERIFY(page.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        QVERIFY(m_answer && m_answer->ok());
        QCOMPARE((*m_answer)->code, u"abc+d e"_s);
        QVERIFY(get("/?code=other&state=" + state).isEmpty()); // it listens no more
    }

    void takesTheError()
    {
        const QByteArray page = get("/?error=access_denied&error_description=The+owner%0D%0Asaid+"
                                    "%E2%80%AEno&state="
            + state);
        QVERIFY(page.endsWith("refused"));
        QCOMPARE((*m_answer)->error, u"access_denied"_s);
        QCOMPARE((*m_answer)->description, u"The owner said no"_s);
    }

    /// MiAuth brings its session back and nothing else: no code does in its place.
    void takesTheSession()
    {
        make({.session = u"the-session"_s});
        for (const QByteArray &other :
            {QByteArray("/?session=another"), QByteArray("/?session="), QByteArray("/"),
                "/?code=x&state=" + state, QByteArray("/?session=the-session&session=x")}) {
            QVERIFY(get(other).startsWith("HTTP/1.1 400"));
            QVERIFY(!m_answer);
        }
        QVERIFY(get("/?session=the-session").endsWith("done"));
        QVERIFY(m_answer && m_answer->ok());
        QCOMPARE((*m_answer)->session, u"the-session"_s);
        QVERIFY((*m_answer)->code.isEmpty() && (*m_answer)->error.isEmpty());
    }

    void nothingElse_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::newRow("favicon") << QByteArray("/favicon.ico") << 404;
        QTest::newRow("bare") << QByteArray("/") << 400;
        QTest::newRow("wrong state") << QByteArray("/?code=x&state=y") << 400;
        QTest::newRow("no state") << QByteArray("/?code=x") << 400;
        QTest::newRow("error without state") << QByteArray("/?error=x") << 400;
        QTest::newRow("neither") << QByteArray("/?state=" + state) << 400;
        QTest::newRow("both") << QByteArray("/?code=x&error=y&state=" + state) << 400;
        QTest::newRow("two codes") << QByteArray("/?code=x&code=y&state=" + state) << 400;
        QTest::newRow("two states") << QByteArray("/?code=x&state=y&state=" + state) << 400;
        QTest::newRow("other path") << QByteArray("/x?code=x&state=" + state) << 404;
        QTest::newRow("double slash") << QByteArray("//?code=x&state=" + state) << 404;
        QTest::newRow("whole address")
            << QByteArray("http://127.0.0.1/?code=x&state=" + state) << 404;
    }
    void nothingElse()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        const QByteArray page = get(target);
        QVERIFY2(page.startsWith("HTTP/1.1 " + QByteArray::number(status)), page);
        QVERIFY(page.endsWith("other"));
        QVERIFY(!m_answer);
        QVERIFY(get("/?code=x&state=" + state).endsWith("done")); // and it still waits
    }

    void otherRequests_data()
    {
        QTest::addColumn<QByteArray>("request");
        const QByteArray own = "Host: 127.0.0.1:%P\r\n";
        const QByteArray good = "/?code=x&state=" + state;
        QTest::newRow("rebound name") << "GET " + good + " HTTP/1.1\r\nHost: evil.example\r\n\r\n";
        QTest::newRow("localhost") << "GET " + good + " HTTP/1.1\r\nHost: localhost:%P\r\n\r\n";
        QTest::newRow("other port") << "GET " + good + " HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n";
        QTest::newRow("no host") << "GET " + good + " HTTP/1.1\r\n\r\n";
        QTest::newRow("two hosts")
            << "GET " + good + " HTTP/1.1\r\n" + own + "Host: evil.example\r\n\r\n";
        QTest::newRow("POST") << "POST " + good + " HTTP/1.1\r\n" + own + "\r\n";
        QTest::newRow("HEAD") << "HEAD " + good + " HTTP/1.1\r\n" + own + "\r\n";
        QTest::newRow("no HTTP") << "GET " + good + "\r\n" + own + "\r\n";
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\r\n\r\n", 9);
        QTest::newRow("long") << "GET /?code=" + QByteArray(20'000, 'x');
    }
    void otherRequests()
    {
        QFETCH(QByteArray, request);
        const QByteArray page = send(request);
        QVERIFY2(page.startsWith("HTTP/1.1 40"), page);
        QVERIFY(!page.contains("evil"));
        QVERIFY(!m_answer);
    }

    void theSlowAreDropped()
    {
        make({.requestTimeoutMs = 50});
        QTcpSocket slow;
        slow.connectToHost(QHostAddress::LocalHost, m_port);
        QTRY_COMPARE(slow.state(), QAbstractSocket::ConnectedState);
        slow.write("GET /?co");
        QTRY_COMPARE(slow.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(!m_answer);
    }

    void theManyMakeRoom()
    {
        std::vector<std::unique_ptr<QTcpSocket>> silent;
        for (int i = 0; i < 30; ++i) {
            silent.push_back(std::make_unique<QTcpSocket>());
            silent.back()->connectToHost(QHostAddress::LocalHost, m_port);
        }
        const auto open = [&] {
            return std::ranges::count_if(silent, [](const auto &socket) {
                return socket->state() == QAbstractSocket::ConnectedState;
            });
        };
        QTRY_COMPARE(open(), 8);
        QVERIFY(get("/?code=x&state=" + state).endsWith("done"));
    }

    void timesOut()
    {
        make({.timeoutMs = 30});
        QTRY_VERIFY(m_answer.has_value());
        QVERIFY(!m_answer->ok());
        QCOMPARE(m_answer->error().kind, ErrorKind::Timeout);
        QVERIFY(get("/").isEmpty());
    }

    void aTakenPort()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const quint16 second = freePort();
        make({.ports = {taken.serverPort(), second}});
        QCOMPARE(m_listener->redirectUri(), u"http://127.0.0.1:%1/"_s.arg(second));
        LoopbackListener third({.state = u"x"_s, .ports = {taken.serverPort(), second}});
        QVERIFY(third.listen().ok());
        QVERIFY(third.redirectUri() != m_listener->redirectUri());
    }

    void thePageComesThoughTheListenerGoes()
    {
        connect(m_listener.get(), &LoopbackListener::answered, this,
            [this] { m_listener.release()->deleteLater(); });
        QVERIFY(get("/?code=x&state=" + state).endsWith("done"));
    }

private:
    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }
    void make(LoopbackListener::Options options)
    {
        options.state = QString::fromLatin1(state);
        options.donePage = "done";
        options.refusedPage = "refused";
        options.otherPage = "other";
        if (options.ports == LoopbackListener::usualPorts()) {
            options.ports.clear();
        }
        m_answer.reset();
        m_listener = std::make_unique<LoopbackListener>(options);
        connect(m_listener.get(), &LoopbackListener::answered, this,
            [this](const Result<LoopbackAnswer> &answer) { m_answer = answer; });
        QVERIFY(m_listener->listen().ok());
        m_port = quint16(QUrl(m_listener->redirectUri()).port());
    }
    /// All that comes back until the connection ends.
    QByteArray send(QByteArray request) const
    {
        request.replace("%P", QByteArray::number(m_port));
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        socket.write(request);
        const bool ended = QTest::qWaitFor(
            [&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 20'000);
        return ended ? socket.readAll() : QByteArray("no end");
    }
    QByteArray get(const QByteArray &target) const
    {
        return send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:%P\r\n\r\n");
    }

    std::unique_ptr<LoopbackListener> m_listener;
    std::optional<Result<LoopbackAnswer>> m_answer;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(tst_loopbacklistener)
#include "tst_loopbacklistener.moc"
