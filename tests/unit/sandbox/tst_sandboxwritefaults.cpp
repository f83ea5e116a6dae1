// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/asker.h"
#include "unit/sandbox/misskeyasker.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;
const QString statuses = u"/api/v1/statuses*"_s;

} // namespace

/// What becomes of writes when connections and servers fail, and what limits say.
class tst_sandboxwritefaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s, u"misskey"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void whatBecameOfIt_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("done");
        QTest::addColumn<QByteArray>("answer"); // how it begins
        using Kind = Fault::Kind;
        const QByteArray broken = "HTTP/1.1 502";
        QTest::newRow("cut before") << Fault{.kind = Kind::Close} << false << QByteArray();
        QTest::newRow("cut after")
            << Fault{.kind = Kind::Close, .takesEffect = true} << true << QByteArray();
        QTest::newRow("cut within")
            << Fault{.kind = Kind::CutBody} << true << QByteArray("HTTP/1.1 200");
        QTest::newRow("error before")
            << Fault{.kind = Kind::Status, .status = 502} << false << broken;
        QTest::newRow("error after")
            << Fault{.kind = Kind::Status, .status = 502, .takesEffect = true} << true << broken;
        QTest::newRow("limited") << Fault{.kind = Kind::RateLimited} << false
                                 << QByteArray("HTTP/1.1 429");
        QTest::newRow("slow") << Fault{.kind = Kind::Slow} << true << QByteArray("HTTP/1.1 200");
    }
    /// Over a bare socket: Qt sends again by itself where a connection ends.
    void whatBecameOfIt()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, done);
        QFETCH(QByteArray, answer);
        fault.path = statuses;
        fault.method = "POST";
        fault.times = 1;
        server(u"yuki"_s)->addFault(fault);
        const QByteArray got = post(u"yuki"_s, "status=once");
        QCOMPARE(got.left(12), answer);
        QCOMPARE(m_sandbox->postsOf(u"yuki"_s).size(), done ? 1 : 0);
        QCOMPARE(m_sandbox->writesInOrder().size(), size_t(done ? 1 : 0));
        QCOMPARE(post(u"yuki"_s, "status=once").left(12), QByteArray("HTTP/1.1 200"));
        QCOMPARE(m_sandbox->postsOf(u"yuki"_s).size(), done ? 2 : 1); // nobody knows keys there
    }

    void aKeyMakesItOnce()
    {
        server(u"ao"_s)->addFault({.kind = Fault::Kind::Close,
            .path = statuses,
            .method = "POST",
            .times = 1,
            .takesEffect = true});
        QVERIFY(post(u"ao"_s, "status=once", "Idempotency-Key: key-1\r\n").isEmpty());
        const QByteArray again = post(u"ao"_s, "status=once", "Idempotency-Key: key-1\r\n");
        QVERIFY(again.startsWith("HTTP/1.1 200"));
        QCOMPARE(m_sandbox->postsOf(u"ao"_s).size(), 1);
        QVERIFY(again.contains(m_sandbox->postsOf(u"ao"_s).at(0).toUtf8()));
    }

    void onlyThoseMeant()
    {
        Server *mastodon = server(u"ao"_s);
        mastodon->addFault(
            {.kind = Fault::Kind::Status, .path = statuses, .method = "POST", .status = 500});
        const QString uri = m_sandbox->post(u"ao"_s, u"mine"_s);
        QCOMPARE(m_asker->get(u"ao"_s, m_asker->pathTo(u"ao"_s, uri)).status, 200);
        QCOMPARE(m_asker->write(u"ao"_s, {{u"status"_s, u"x"_s}}).status, 500);
        QCOMPARE(m_asker->act(u"ao"_s, uri, u"favourite"_s).status, 500);
        QCOMPARE(m_asker->rewrite(u"ao"_s, uri, {{u"status"_s, u"better"_s}}).status, 200);
        mastodon->clearFaults();
        mastodon->addFault({.kind = Fault::Kind::RateLimited,
            .path = u"/api/v1/statuses/*/reblog"_s,
            .retryAfter = 60});
        const Answer limited = m_asker->act(u"ao"_s, uri, u"reblog"_s);
        QCOMPARE(limited.status, 429);
        QCOMPARE(
            limited.rateReset, isoTime(epoch + minuteMs).replace(u"Z"_s, u"000Z"_s).toLatin1());
        QCOMPARE(m_asker->act(u"ao"_s, uri, u"favourite"_s).status, 200);
    }

    void someGoByBefore()
    {
        server(u"ao"_s)->addFault({.kind = Fault::Kind::Status,
            .path = statuses,
            .method = "POST",
            .skip = 2,
            .times = 1,
            .status = 503});
        for (const int status : {200, 200, 503, 200}) {
            QCOMPARE(m_asker->write(u"ao"_s, {{u"status"_s, u"x"_s}}).status, status);
        }
    }

    void misskeySaysWhenToComeBack()
    {
        MisskeyAsker misskey(*m_sandbox);
        misskey.server()->addFault({.kind = Fault::Kind::RateLimited,
            .path = u"/api/notes/reactions/*"_s,
            .retryAfter = 17});
        const QString uri = m_sandbox->post(u"taro"_s, u"hello"_s);
        QJsonObject fields = misskey.noteId(uri);
        fields.insert(u"reaction"_s, u"👍"_s);
        const Answer limited = misskey.ask(u"hanako"_s, u"notes/reactions/create"_s, fields);
        QCOMPARE(limited.status, 429);
        QCOMPARE(limited.retryAfter, QByteArray("17"));
        QCOMPARE(misskey.ask(u"hanako"_s, u"notes/create"_s, {{u"text"_s, u"x"_s}}).status, 200);
    }

    /// Done at once, told late; or done late.
    void slowAnswers()
    {
        Fault slow{.kind = Fault::Kind::Slow, .path = statuses, .times = 1, .delayMs = 300};
        slow.takesEffect = true;
        server(u"yuki"_s)->addFault(slow);
        QTcpSocket socket;
        QElapsedTimer timer;
        timer.start();
        begin(socket, u"yuki"_s, "status=early", {});
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->postsOf(u"yuki"_s).size(), 1, 250);
        QVERIFY(socket.readAll().isEmpty());
        socket.abort(); // nobody waits for the answer
        slow.takesEffect = false;
        server(u"yuki"_s)->addFault(slow);
        begin(socket, u"yuki"_s, "status=late", {});
        QTest::qWait(100);
        QCOMPARE(m_sandbox->postsOf(u"yuki"_s).size(), 1);
        QTRY_COMPARE(m_sandbox->postsOf(u"yuki"_s).size(), 2);
        QVERIFY(timer.elapsed() >= 300);
    }

    void limitsOfPostsAndDeletes()
    {
        Server *mastodon = server(u"ao"_s);
        mastodon->setWriteLimit(WriteClass::Posts, {.writes = 2, .windowMs = 3 * hourMs});
        mastodon->setWriteLimit(WriteClass::Deletes, {.writes = 1, .windowMs = hourMs / 2});
        const QString theirs = m_sandbox->post(u"mei"_s, u"boost me"_s);
        const QString uri = m_asker->writeOf(u"ao"_s, {{u"status"_s, u"one"_s}});
        QCOMPARE(m_asker->act(u"ao"_s, theirs, u"reblog"_s).rateRemaining, QByteArray("0"));
        const Answer refused = m_asker->write(u"ao"_s, {{u"status"_s, u"two"_s}});
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.rateLimit, QByteArray("2"));
        QCOMPARE(m_asker->act(u"ao"_s, theirs, u"favourite"_s).status, 200); // not counted
        QCOMPARE(m_asker->erase(u"ao"_s, uri).status, 200);
        QCOMPARE(m_asker->act(u"ao"_s, theirs, u"unreblog"_s).status, 429);
        QCOMPARE(m_sandbox->boostersOf(theirs).size(), 1);
        const std::vector<WriteWindow> windows =
            m_sandbox->writeWindowsOf(u"ao"_s, WriteClass::Posts);
        QCOMPARE(windows.size(), size_t(1));
        QCOMPARE(windows[0].taken, 2);
        QCOMPARE(windows[0].refused, 1);
        QCOMPARE(m_sandbox->writesOf(u"ao"_s, u"unboost"_s)[theirs], (WriteCount{.refused = 1}));
    }

    void everythingInOrder()
    {
        const QString uri = m_sandbox->post(u"mei"_s, u"so much to do"_s);
        for (const QString &what : {u"favourite"_s, u"reblog"_s, u"reblog"_s, u"unfavourite"_s,
                 u"bookmark"_s, u"favourite"_s, u"unreblog"_s}) {
            QCOMPARE(m_asker->act(u"ao"_s, uri, what).status, 200);
            m_asker->act(u"hal"_s, uri, u"bookmark"_s);
        }
        QCOMPARE(m_sandbox->doneTo(u"ao"_s, uri),
            (QStringList{u"favourite"_s, u"boost"_s, u"unfavourite"_s, u"bookmark"_s,
                u"favourite"_s, u"unboost"_s}));
        QCOMPARE(m_sandbox->writesInOrder(u"ao"_s).size(), size_t(7));
        QCOMPARE(m_sandbox->writesInOrder().size(), size_t(14));
        QCOMPARE(m_sandbox->writesInOrder(u"hal"_s).at(1).outcome, WriteOutcome::Redundant);
        QVERIFY(m_sandbox->writesInOrder(u"nobody"_s).empty());
    }

private:
    Server *server(const QString &user) const { return m_sandbox->serverOf(user); }

    void begin(QTcpSocket &socket, const QString &user, const QByteArray &form,
        const QByteArray &headers) const
    {
        const QString host = server(user)->host();
        socket.connectToHost(host.section(u':', 0, 0), host.section(u':', 1).toUShort());
        QVERIFY(socket.waitForConnected(1000));
        socket.write("POST /api/v1/statuses HTTP/1.1\r\nHost: " + host.toLatin1()
            + "\r\nAuthorization: Bearer " + server(user)->token(user).toLatin1()
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
            + headers + "Content-Length: " + QByteArray::number(form.size()) + "\r\n\r\n" + form);
    }
    /// All that comes back until the connection ends.
    QByteArray post(
        const QString &user, const QByteArray &form, const QByteArray &headers = {}) const
    {
        QTcpSocket socket;
        begin(socket, user, form, headers);
        QElapsedTimer timer;
        timer.start();
        while (socket.state() != QAbstractSocket::UnconnectedState && timer.elapsed() < 5000) {
            QTest::qWait(5);
        }
        return socket.readAll();
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxwritefaults)
#include "tst_sandboxwritefaults.moc"
