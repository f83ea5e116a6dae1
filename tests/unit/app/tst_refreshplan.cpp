// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/refreshplan.h"

#include "base/clock.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

Error away()
{
    return {.kind = ErrorKind::Network, .subject = u"a.example"_s};
}

} // namespace

/// When a source on screen is read again.
class tst_refreshplan : public QObject {
    Q_OBJECT

    double m_random = 0;
    RefreshPlan m_plan{[] { return 0.0; }};

    QStringList run(qint64 now, const std::optional<Error> &error = {})
    {
        const QStringList begun = m_plan.begin(now);
        for (const QString &key : begun) {
            m_plan.finished(key, error, now);
        }
        return begun;
    }

private Q_SLOTS:
    void init()
    {
        m_random = 0;
        m_plan = RefreshPlan([this] { return m_random; });
    }

    void atOnceAndThenEachInterval()
    {
        QVERIFY(m_plan.watch(u"local:a"_s, u"a"_s, minuteMs));
        QCOMPARE(run(noon), QStringList{u"local:a"_s});
        QCOMPARE(run(noon + minuteMs - 1), QStringList());
        QCOMPARE(run(noon + minuteMs), QStringList{u"local:a"_s});
    }

    void whatHasToBeReadAgainIsReadAgainOnce()
    {
        const QString key = u"home:A"_s;
        m_plan.watch(key, u"a"_s, 0);
        run(noon);
        m_plan.hurryAt(key, noon + minuteMs);
        m_plan.hurryAt(key, noon + 2 * minuteMs);
        QCOMPARE(m_plan.nextAt(key), noon + minuteMs);
        QCOMPARE(run(noon + minuteMs), QStringList{key});
        QCOMPARE(m_plan.nextAt(key), RefreshPlan::never);
        m_plan.hurryAt(u"home:B"_s, noon); // nobody watches it
        QCOMPARE(m_plan.nextAt(u"home:B"_s), 0);
    }

    void whatStreamsIsReadWhenAskedForOnly()
    {
        const QString key = u"home:A"_s;
        m_plan.watch(key, u"a"_s, minuteMs);
        run(noon);
        m_plan.setInterval(key, 0, noon);
        QCOMPARE(m_plan.nextAt(key), RefreshPlan::never);
        QCOMPARE(run(noon + dayMs), QStringList());
        m_plan.hurry(key); // the stream began anew
        QCOMPARE(run(noon + dayMs), QStringList{key});
        QCOMPARE(m_plan.nextAt(key), RefreshPlan::never);
        m_plan.setInterval(key, minuteMs, noon + 2 * dayMs); // cut: polling, but not at once
        QCOMPARE(run(noon + 2 * dayMs), QStringList());
        QCOMPARE(run(noon + 2 * dayMs + minuteMs), QStringList{key});
    }

    void aFailedCatchUpIsTriedAgain()
    {
        const QString key = u"home:A"_s;
        m_plan.watch(key, u"a"_s, 0);
        QCOMPARE(run(noon, away()), QStringList{key});
        QCOMPARE(m_plan.nextAt(key), noon + minuteMs);
        m_plan.setInterval(key, minuteMs, noon);
        m_plan.setInterval(key, 0, noon);
        QCOMPARE(run(noon + minuteMs), QStringList{key});
        QCOMPARE(m_plan.nextAt(key), RefreshPlan::never);
    }

    void watchersAreCounted()
    {
        QVERIFY(m_plan.watch(u"local:a"_s, u"a"_s, minuteMs));
        QVERIFY(!m_plan.watch(u"local:a"_s, u"a"_s, minuteMs));
        QVERIFY(!m_plan.unwatch(u"local:a"_s));
        QVERIFY(m_plan.isWatched(u"local:a"_s));
        QVERIFY(m_plan.unwatch(u"local:a"_s));
        QVERIFY(!m_plan.unwatch(u"local:a"_s));
        QCOMPARE(run(noon), QStringList());
    }

    void oneOfAHostAtATime()
    {
        m_plan.watch(u"federated:a"_s, u"a"_s, minuteMs);
        m_plan.watch(u"local:a"_s, u"a"_s, minuteMs);
        m_plan.watch(u"local:b"_s, u"b"_s, minuteMs);
        QCOMPARE(m_plan.begin(noon), QStringList({u"federated:a"_s, u"local:b"_s}));
        QVERIFY(m_plan.isRunning(u"local:b"_s));
        QCOMPARE(m_plan.begin(noon), QStringList());
        m_plan.finished(u"federated:a"_s, {}, noon);
        QCOMPARE(m_plan.begin(noon), QStringList{u"local:a"_s});
    }

    void whoWaitsLongestComesFirst()
    {
        m_plan.watch(u"local:a"_s, u"a"_s, minuteMs);
        QCOMPARE(run(noon), QStringList{u"local:a"_s});
        m_plan.watch(u"tag:x@a"_s, u"a"_s, minuteMs);
        QCOMPARE(run(noon + secondMs), QStringList{u"tag:x@a"_s});
        QCOMPARE(m_plan.begin(noon + hourMs), QStringList{u"local:a"_s});
    }

    void aHostStaysTakenWhenNobodyWatchesAnyMore()
    {
        m_plan.watch(u"federated:a"_s, u"a"_s, minuteMs);
        QCOMPARE(m_plan.begin(noon), QStringList{u"federated:a"_s});
        m_plan.unwatch(u"federated:a"_s);
        m_plan.watch(u"local:a"_s, u"a"_s, minuteMs);
        QCOMPARE(m_plan.begin(noon), QStringList());
        m_plan.finished(u"federated:a"_s, {}, noon);
        QCOMPARE(m_plan.begin(noon), QStringList{u"local:a"_s});
    }

    void failuresWaitLongerUpToTenMinutes()
    {
        m_random = 1;
        m_plan.watch(u"local:a"_s, u"a"_s, minuteMs);
        qint64 now = noon;
        QList<qint64> waits;
        for (int i = 0; i < 6; ++i) {
            QCOMPARE(run(now, away()), QStringList{u"local:a"_s});
            waits << (m_plan.nextAt(u"local:a"_s) - now) / minuteMs;
            now = m_plan.nextAt(u"local:a"_s);
        }
        QCOMPARE(waits, QList<qint64>({2, 3, 5, 9, 10, 10}));
        run(now); // it is back
        QCOMPARE(m_plan.nextAt(u"local:a"_s), now + minuteMs);
        run(now + minuteMs, away());
        QCOMPARE(m_plan.nextAt(u"local:a"_s), now + 3 * minuteMs); // begins anew
    }

    void jitterNeverUndercutsTheInterval()
    {
        m_plan.watch(u"local:a"_s, u"a"_s, minuteMs);
        run(noon, away());
        QCOMPARE(m_plan.nextAt(u"local:a"_s), noon + minuteMs);
    }

    void neverBeforeAServersPause()
    {
        m_plan.watch(u"local:a"_s, u"a"_s, minuteMs);
        const qint64 until = noon + hourMs;
        run(noon, Error{.kind = ErrorKind::RateLimited, .subject = u"a"_s, .until = until});
        m_plan.hurry(u"local:a"_s);
        QCOMPARE(run(until - 1), QStringList());
        QCOMPARE(run(until), QStringList{u"local:a"_s});
    }

    void hurryIsNow()
    {
        m_plan.watch(u"local:a"_s, u"a"_s, minuteMs);
        run(noon, away());
        m_plan.hurry(u"local:a"_s);
        QCOMPARE(m_plan.begin(noon), QStringList{u"local:a"_s});
        m_plan.hurry(u"local:a"_s); // it runs already
        QCOMPARE(m_plan.begin(noon), QStringList());
        m_plan.hurry(u"nobody"_s);
        QVERIFY(!m_plan.isWatched(u"nobody"_s));
    }

    void cancelledIsNoFailure()
    {
        m_random = 1;
        m_plan.watch(u"local:a"_s, u"a"_s, minuteMs);
        run(noon, Error{.kind = ErrorKind::Cancelled});
        QCOMPARE(m_plan.nextAt(u"local:a"_s), noon + minuteMs);
    }
};

QTEST_GUILESS_MAIN(tst_refreshplan)
#include "tst_refreshplan.moc"
