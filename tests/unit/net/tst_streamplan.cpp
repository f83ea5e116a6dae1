// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/streamplan.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const StreamEnd cut{.kind = StreamEnd::Kind::Network, .error = {.kind = ErrorKind::Network}};

StreamEnd refusal(int status, ErrorKind kind, qint64 until = 0)
{
    return {.kind = StreamEnd::Kind::Refused,
        .error = {.kind = kind, .httpStatus = status, .until = until}};
}

} // namespace

using State = StreamPlan::State;

class tst_streamplan : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock{1'795'000'000'000};
    double m_random = 1; // waits are as long as they can be
    std::unique_ptr<StreamPlan> m_plan;

    void connectAndEnd(const StreamEnd &end, qint64 liveMs = -1)
    {
        QVERIFY(m_plan->begin());
        if (liveMs >= 0) {
            m_plan->opened();
            m_clock.advance(liveMs);
        }
        m_plan->ended(end);
    }
    qint64 wait() const { return m_plan->until() - m_clock.now(); }
    void waitItOut() { m_clock.advance(wait()); }

private Q_SLOTS:
    void init()
    {
        m_random = 1;
        m_plan = std::make_unique<StreamPlan>(
            m_clock, [this] { return m_random; }, StreamPlan::Options{});
    }

    void nothingBeforeStart()
    {
        QCOMPARE(m_plan->state(), State::Stopped);
        QVERIFY(!m_plan->begin());
        QCOMPARE(m_plan->wakeUp(), StreamPlan::WakeUp::Nothing);
        m_plan->start();
        QVERIFY(m_plan->begin());
        QVERIFY(!m_plan->begin()); // once
        QCOMPARE(m_plan->state(), State::Connecting);
        m_plan->opened();
        m_plan->start();
        QCOMPARE(m_plan->state(), State::Live);
    }

    void waitsGrow()
    {
        m_plan->start();
        for (const qint64 seconds : {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            connectAndEnd(cut);
            QCOMPARE(m_plan->state(), State::Waiting);
            QCOMPARE(wait(), seconds * secondMs);
            QVERIFY(!m_plan->begin());
            waitItOut();
        }
        QCOMPARE(m_plan->failures(), 11);
        m_random = 0.25; // full jitter
        connectAndEnd(cut);
        QCOMPARE(wait(), 75 * secondMs);
    }

    // Who accepts and hangs up at once is not asked ever faster.
    void onlyAStableConnectionForgives()
    {
        m_plan->start();
        for (const qint64 seconds : {1, 2, 4}) {
            connectAndEnd(cut, 59 * secondMs);
            QCOMPARE(wait(), seconds * secondMs);
            waitItOut();
        }
        connectAndEnd(cut, 60 * secondMs);
        QCOMPARE(wait(), secondMs);
        QCOMPARE(m_plan->failures(), 1);
    }

    void badTokenStops_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("account") << ErrorKind::Credentials;
        QTest::newRow("guest") << ErrorKind::Forbidden;
    }
    void badTokenStops()
    {
        QFETCH(ErrorKind, kind);
        m_plan->start();
        connectAndEnd(refusal(401, kind));
        QCOMPARE(m_plan->state(), State::Stopped);
        QCOMPARE(m_plan->lastEnd()->error.httpStatus, 401);
        QCOMPARE(m_plan->lastEndAt(), m_clock.now());
        QCOMPARE(m_plan->wakeUp(), StreamPlan::WakeUp::Nothing);
        m_clock.advance(dayMs);
        QVERIFY(!m_plan->begin());
        m_plan->start();
        QVERIFY(m_plan->begin());
    }

    void badAddressStops()
    {
        m_plan->start();
        connectAndEnd({.kind = StreamEnd::Kind::BadAddress});
        QCOMPARE(m_plan->state(), State::Stopped);
    }

    void refusalsAreAskedMoreSeldom()
    {
        m_plan->start();
        for (const qint64 seconds : {30, 60, 120, 240, 300}) {
            connectAndEnd(refusal(404, ErrorKind::NotFound));
            QCOMPARE(wait(), seconds * secondMs);
            waitItOut();
        }
        connectAndEnd(refusal(429, ErrorKind::RateLimited)); // no word how long
        QCOMPARE(wait(), 300 * secondMs);
    }

    void whereThereAreNoStreams()
    {
        m_plan->start();
        connectAndEnd(refusal(501, ErrorKind::Rejected));
        QCOMPARE(wait(), dayMs);
        QCOMPARE(m_plan->wakeUp(), StreamPlan::WakeUp::Nothing); // it has not learnt them meanwhile
        m_plan->start(); // a person
        for (int i = 0; i < 20; ++i) {
            connectAndEnd(refusal(404, ErrorKind::NotFound));
            QVERIFY(wait() <= (i < 5 ? 5 * minuteMs : dayMs));
            waitItOut();
        }
        connectAndEnd(refusal(404, ErrorKind::NotFound));
        QCOMPARE(wait(), dayMs);
        waitItOut();
        connectAndEnd(refusal(403, ErrorKind::Forbidden));
        QCOMPARE(wait(), 5 * minuteMs);
    }

    void whatTheServerAsksForIsKept()
    {
        m_plan->start();
        connectAndEnd(refusal(503, ErrorKind::RateLimited, m_clock.now() + 90 * secondMs));
        QCOMPARE(wait(), 91 * secondMs); // and a little, not with everybody else
        QCOMPARE(m_plan->wakeUp(), StreamPlan::WakeUp::Nothing);
        QVERIFY(!m_plan->begin());
        m_plan->start(); // a person
        QVERIFY(m_plan->begin());
        m_plan->ended(refusal(429, ErrorKind::RateLimited, m_clock.now() + dayMs));
        QCOMPARE(wait(), hourMs + secondMs);
    }

    void wakingUp()
    {
        m_plan->start();
        connectAndEnd(cut);
        waitItOut();
        connectAndEnd(cut);
        QCOMPARE(m_plan->wakeUp(), StreamPlan::WakeUp::Again);
        QVERIFY(m_plan->begin());
        QCOMPARE(m_plan->wakeUp(), StreamPlan::WakeUp::Nothing); // just begun
        m_clock.advance(2 * secondMs);
        QCOMPARE(m_plan->wakeUp(), StreamPlan::WakeUp::Again); // on a network that is gone
        QVERIFY(m_plan->begin());
        m_plan->opened();
        QCOMPARE(m_plan->wakeUp(), StreamPlan::WakeUp::Probe);
        QCOMPARE(m_plan->state(), State::Live);
        m_plan->ended({.kind = StreamEnd::Kind::Silent});
        QCOMPARE(wait(), secondMs);
    }

    void clockSetBack()
    {
        m_plan->start();
        connectAndEnd(cut);
        m_clock.advance(-hourMs);
        QVERIFY(m_plan->begin());
    }

    void stopsWhateverItDoes()
    {
        m_plan->start();
        QVERIFY(m_plan->begin());
        m_plan->stop();
        m_plan->opened(); // said too late
        QCOMPARE(m_plan->state(), State::Stopped);
        m_plan->ended(cut);
        QCOMPARE(m_plan->state(), State::Stopped);
        QVERIFY(!m_plan->begin());
    }
};

QTEST_GUILESS_MAIN(tst_streamplan)
#include "tst_streamplan.moc"
