// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/asker.h"

#include <QLocale>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// Limits of writes, and writes that are done though nobody hears of it.
class tst_sandboxwritelimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 40, .postsPerServer = 0, .clock = &m_clock}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
        m_server = m_sandbox->serverOf(u"ao"_s);
        m_paths.clear();
        for (const QString &whom : m_sandbox->relationsOf(u"ao"_s).follows.keys()) {
            m_sandbox->unfollow(u"ao"_s, whom);
            m_sandbox->setLocked(whom, false);
            if (whom != m_sandbox->handle(u"mei"_s) && whom != m_sandbox->handle(u"hal"_s)) {
                m_paths << m_asker->pathOf(u"ao"_s, whom, u"follow"_s);
            }
        }
        QVERIFY(m_paths.size() > 5);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void nothingIsCountedUnlessItIsSet()
    {
        const Answer answer = m_asker->post(u"ao"_s, m_paths[0]);
        QCOMPARE(answer.rateLimit, QByteArray("300")); // of requests
        QVERIFY(m_sandbox->writeWindowsOf(u"ao"_s, WriteClass::Follows).empty());
    }

    void aFixedWindow()
    {
        m_server->setFollowLimit(2, hourMs);
        const qint64 end = (epoch / hourMs + 1) * hourMs;
        const Answer first = m_asker->post(u"ao"_s, m_paths[0]);
        QCOMPARE(first.rateLimit, QByteArray("2"));
        QCOMPARE(first.rateRemaining, QByteArray("1"));
        QCOMPARE(first.rateReset, isoTime(end).replace(u"Z"_s, u"000Z"_s).toLatin1());
        QCOMPARE(m_asker->change(u"ao"_s, u"mei"_s, u"unfollow"_s).rateRemaining, QByteArray("0"));
        const Answer refused = m_asker->post(u"ao"_s, m_paths[1]);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.rateReset, first.rateReset);
        QVERIFY(refused.retryAfter.isEmpty());
        QCOMPARE(m_sandbox->relationsOf(u"ao"_s).follows.size(), 1);
        // Others and other writes have their own.
        QCOMPARE(m_asker->change(u"mei"_s, u"hal"_s, u"follow"_s).status, 200);
        QCOMPARE(m_asker->change(u"ao"_s, u"hal"_s, u"mute"_s).status, 200);
        m_clock.advance(end - epoch);
        QCOMPARE(m_asker->post(u"ao"_s, m_paths[1]).status, 200);
        QCOMPARE(m_sandbox->writeWindowsOf(u"ao"_s, WriteClass::Follows),
            (std::vector<WriteWindow>{{.endsAt = end, .taken = 2, .refused = 1},
                {.endsAt = end + hourMs, .taken = 1, .refused = 0}}));
        int refusals = 0;
        for (const WriteCount &count : m_sandbox->writesOf(u"ao"_s, u"follow"_s)) {
            refusals += count.refused;
        }
        QCOMPARE(refusals, 1);
    }

    void blocksAndMutesHaveTheirOwn()
    {
        m_server->setWriteLimit(WriteClass::Blocks, {.writes = 1, .windowMs = hourMs});
        m_server->setWriteLimit(WriteClass::Mutes, {.writes = 0, .windowMs = hourMs});
        QCOMPARE(m_asker->change(u"ao"_s, u"mei"_s, u"block"_s).status, 200);
        QCOMPARE(m_asker->change(u"ao"_s, u"mei"_s, u"unblock"_s).status, 429);
        QCOMPARE(m_asker->change(u"ao"_s, u"mei"_s, u"mute"_s).status, 429);
        // Whom one blocks cannot be followed, so it is somebody else.
        QCOMPARE(m_asker->change(u"ao"_s, u"hal"_s, u"follow"_s).status, 200);
    }

    void everyFormOf429_data()
    {
        QTest::addColumn<Fault::RateStyle>("style");
        QTest::addColumn<QByteArray>("reset");
        QTest::addColumn<QByteArray>("retryAfter");
        using Style = Fault::RateStyle;
        const qint64 end = (epoch / minuteMs + 1) * minuteMs;
        const QByteArray seconds = QByteArray::number((end - epoch) / secondMs);
        QTest::newRow("date") << Style::IsoDate
                              << isoTime(end).replace(u"Z"_s, u"000Z"_s).toLatin1() << QByteArray();
        QTest::newRow("unix") << Style::UnixTime << QByteArray::number(end / secondMs) << seconds;
        QTest::newRow("seconds") << Style::Seconds << seconds + ".000" << seconds;
        QTest::newRow("retry") << Style::RetryAfter << QByteArray() << seconds;
        QTest::newRow("retry date")
            << Style::RetryDate << QByteArray()
            << QLocale::c().toString(utcTime(end), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
        QTest::newRow("nothing") << Style::Silent << QByteArray() << QByteArray();
    }
    void everyFormOf429()
    {
        QFETCH(Fault::RateStyle, style);
        QFETCH(QByteArray, reset);
        QFETCH(QByteArray, retryAfter);
        m_server->setFollowLimit(1, minuteMs, style);
        QCOMPARE(m_asker->post(u"ao"_s, m_paths[0]).rateReset, reset);
        const Answer refused = m_asker->post(u"ao"_s, m_paths[1]);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.rateReset, reset);
        QCOMPARE(refused.retryAfter, retryAfter);
    }

    void aLimitThatNobodyTells()
    {
        m_server->setFollowLimit(1, hourMs, Fault::RateStyle::Silent, false);
        QVERIFY(m_asker->post(u"ao"_s, m_paths[0]).rateLimit.isEmpty());
        const Answer refused = m_asker->post(u"ao"_s, m_paths[1]);
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.rateLimit.isEmpty() && refused.retryAfter.isEmpty());
    }

    void snacMayHaveAProxyThatCounts()
    {
        Server *snac = m_sandbox->serverOf(u"sora"_s);
        snac->setFollowLimit(0, hourMs, Fault::RateStyle::RetryAfter);
        const Answer refused = m_asker->change(u"sora"_s, u"hal"_s, u"follow"_s);
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.retryAfter.toInt() > 0);
    }

    void doneThoughNobodyHearsOfIt_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("status");
        QTest::newRow("closed") << Fault{.kind = Fault::Kind::Close, .takesEffect = true} << 0;
        QTest::newRow("bad gateway")
            << Fault{.kind = Fault::Kind::Status, .status = 502, .takesEffect = true} << 502;
        QTest::newRow("cut") << Fault{.kind = Fault::Kind::CutBody} << 200;
        QTest::newRow("broken") << Fault{.kind = Fault::Kind::BrokenJson, .takesEffect = true}
                                << 200;
    }
    void doneThoughNobodyHearsOfIt()
    {
        QFETCH(Fault, fault);
        QFETCH(int, status);
        const QString who = m_sandbox->handle(u"hal"_s);
        fault.path = u"/api/v1/accounts/*/follow"_s;
        const QString path = m_asker->pathOf(u"ao"_s, who, u"follow"_s);
        m_server->addFault(fault);
        const Answer answer = m_asker->post(u"ao"_s, path);
        QCOMPARE(answer.status, status);
        m_server->clearFaults();
        QVERIFY(m_sandbox->relationsOf(u"ao"_s).follows.contains(who));
        QCOMPARE(m_asker->post(u"ao"_s, path).status, 200);
        // Qt sends again by itself where a connection that was used before ends.
        const WriteCount count = m_sandbox->writesOf(u"ao"_s, u"follow"_s).value(who);
        QCOMPARE(count.done, 1);
        QVERIFY(count.redundant >= 1);
    }

    void otherFaultsLetNothingHappen()
    {
        for (const Fault::Kind kind :
            {Fault::Kind::Close, Fault::Kind::Status, Fault::Kind::RateLimited}) {
            m_server->addFault({.kind = kind, .path = u"*/follow"_s});
            m_asker->post(u"ao"_s, m_paths[0]);
            m_server->clearFaults();
        }
        QVERIFY(m_sandbox->relationsOf(u"ao"_s).follows.isEmpty());
        QVERIFY(m_sandbox->writesOf(u"ao"_s, u"follow"_s).isEmpty());
        QVERIFY(m_server->requestCount(u"*/follow"_s) >= 3);
    }

private:
    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
    Server *m_server = nullptr;
    QStringList m_paths; // of people whom ao does not follow
};

QTEST_GUILESS_MAIN(tst_sandboxwritelimits)
#include "tst_sandboxwritelimits.moc"
