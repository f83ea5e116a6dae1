// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/typedtime.h"

#include "base/clock.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr qint64 someNoon = 1'795'348'800'000; // 2026-11-22T12:00:00Z

} // namespace

class tst_typedtime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spans_data()
    {
        QTest::addColumn<qint64>("seconds"); // 0: it is none
        QTest::newRow("90s") << qint64(90);
        QTest::newRow("30m") << qint64(1800);
        QTest::newRow(" 2H ") << qint64(7200);
        QTest::newRow("7d") << qint64(7 * 86'400);
        QTest::newRow("1w") << qint64(7 * 86'400);
        for (const char *none : {"", "0m", "5", "m", "1.5h", "-2h", "2h30m", "1 h", "99999d",
                 "999999999w", "9999999999s", "１h"}) {
            QTest::newRow(none) << qint64(0);
        }
    }
    void spans()
    {
        QFETCH(qint64, seconds);
        QCOMPARE(secondsTyped(QString::fromUtf8(QTest::currentDataTag())).value_or(0), seconds);
    }

    void moments_data()
    {
        QTest::addColumn<qint64>("moment"); // 0: it is none
        QTest::newRow("2026-11-22T12:00:00Z") << someNoon;
        QTest::newRow("2026-11-22T12:00Z") << someNoon;
        QTest::newRow("2026-11-22 21:00+09:00") << someNoon;
        QTest::newRow(" 2026-11-22T07:00:00-05:00 ") << someNoon;
        QTest::newRow("+90m") << someNoon + 90 * minuteMs;
        QTest::newRow("+1d") << someNoon + dayMs;
        for (const char *none :
            {"", "+", "+0h", "2h", "tomorrow", "2026-11-22", "12:00", "2026-13-22T12:00Z",
                "2026-11-22T25:00Z", "2026-11-22T12:00Z and so on", "1960-01-01T00:00Z"}) {
            QTest::newRow(none) << qint64(0);
        }
    }
    void moments()
    {
        QFETCH(qint64, moment);
        const QString typed = QString::fromUtf8(QTest::currentDataTag());
        QCOMPARE(momentTyped(typed, someNoon).value_or(0), moment);
    }

    // Without a word about the zone it is this computer's.
    void localMoments()
    {
        const QDateTime at(QDate(2026, 12, 1), QTime(8, 0));
        QCOMPARE(momentTyped(u"2026-12-01T08:00"_s, someNoon).value_or(0), at.toMSecsSinceEpoch());
        QCOMPARE(momentTyped(u"2026-12-01 08:00:00"_s, 0).value_or(0), at.toMSecsSinceEpoch());
    }
};

QTEST_GUILESS_MAIN(tst_typedtime)
#include "tst_typedtime.moc"
