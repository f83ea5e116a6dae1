// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/failures.h"

#include "mediatesting.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_failures : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock{1'700'000'000'000};

private Q_SLOTS:
    void holdsAsLongAsItMakesSense_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<qint64>("until");
        QTest::addColumn<qint64>("holds");
        const qint64 now = m_clock.now();
        QTest::newRow("not found") << ErrorKind::NotFound << 0LL << hourMs;
        QTest::newRow("forbidden") << ErrorKind::Forbidden << 0LL << hourMs;
        QTest::newRow("broken") << ErrorKind::BadAnswer << 0LL << hourMs;
        QTest::newRow("line") << ErrorKind::Network << 0LL << minuteMs;
        QTest::newRow("slow") << ErrorKind::Timeout << 0LL << minuteMs;
        QTest::newRow("disk") << ErrorKind::Store << 0LL << minuteMs;
        QTest::newRow("paused") << ErrorKind::RateLimited << now + 5 * minuteMs << 5 * minuteMs;
        QTest::newRow("paused, unsaid") << ErrorKind::RateLimited << 0LL << minuteMs;
        QTest::newRow("paused for days") << ErrorKind::RateLimited << now + dayMs << hourMs;
    }
    void holdsAsLongAsItMakesSense()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(qint64, until);
        QFETCH(qint64, holds);
        ManualClock clock = m_clock;
        Failures failures(clock);
        const Error error{.kind = kind, .subject = u"a.example"_s, .until = until};
        failures.note("a", error);
        clock.advance(holds - 1);
        QCOMPARE(failures.find("a"), error);
        QVERIFY(!failures.find("b"));
        clock.advance(1);
        QVERIFY(!failures.find("a"));
    }

    void losingInterestIsNoFailure()
    {
        Failures failures(m_clock);
        failures.note("a", {.kind = ErrorKind::Cancelled});
        QVERIFY(!failures.find("a"));
    }

    void aClockSetBackDoesNotHoldLonger()
    {
        ManualClock clock(m_clock.now());
        Failures failures(clock);
        failures.note("a", {.kind = ErrorKind::NotFound});
        clock.advance(-dayMs);
        QVERIFY(!failures.find("a"));
    }

    void isBounded()
    {
        Failures failures(m_clock);
        for (int i = 0; i < 10'000; ++i) {
            failures.note(QByteArray::number(i), {.kind = ErrorKind::Network});
            QVERIFY(failures.size() <= 2000);
        }
        QVERIFY(failures.size() >= 900);
    }
};

QTEST_GUILESS_MAIN(tst_failures)
#include "tst_failures.moc"
