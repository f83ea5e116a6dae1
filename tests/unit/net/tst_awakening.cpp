// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/awakening.h"

#include <QSignalSpy>
#include <QTest>

using namespace asterism;

/// Sleep is seen by two clocks that disagree.
class tst_awakening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sleepIsNoticedOnce()
    {
        ManualClock clock(1'000'000);
        Awakening awakening(clock);
        QSignalSpy woke(&awakening, &Awakening::woke);
        awakening.start();
        clock.advance(5 * secondMs);
        awakening.look(5 * secondMs);
        QCOMPARE(woke.size(), 0);
        clock.advance(hourMs); // the monotonic clock stood still
        awakening.look(5 * secondMs);
        QCOMPARE(woke.size(), 1);
        clock.advance(5 * secondMs);
        awakening.look(5 * secondMs);
        QCOMPARE(woke.size(), 1);
    }

    void aTimerThatComesLateIsASleepToo()
    {
        ManualClock clock(1'000'000);
        Awakening awakening(clock);
        QSignalSpy woke(&awakening, &Awakening::woke);
        awakening.start();
        clock.advance(hourMs);
        awakening.look(hourMs);
        QCOMPARE(woke.size(), 1);
    }

    /// Whoever waits until a time waits too long then.
    void aClockThatIsSetBackIsHeardOf()
    {
        ManualClock clock(hourMs);
        Awakening awakening(clock);
        QSignalSpy woke(&awakening, &Awakening::woke);
        awakening.start();
        clock.advance(-hourMs / 2);
        awakening.look(5 * secondMs);
        QCOMPARE(woke.size(), 1);
        clock.advance(-10 * secondMs); // as a clock is put right now and then
        awakening.look(5 * secondMs);
        QCOMPARE(woke.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_awakening)
#include "tst_awakening.moc"
