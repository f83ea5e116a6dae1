// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/timechoice.h"

#include <QLocale>
#include <QTest>

using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDateTime noonOfDecember(QDate(2026, 12, 3), QTime(12, 0));

} // namespace

/// Times as somebody types them, and as they are told.
class tst_TimeChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typed_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("clock");
        QTest::addColumn<QDateTime>("time");
        const QDateTime morning(QDate(2026, 12, 24), QTime(9, 0));
        QTest::newRow("as it is shown") << u"2026-12-24"_s << u"09:00"_s << morning;
        QTest::newRow("in short") << u"12-24"_s << u"9"_s << morning;
        QTest::newRow("with slashes") << u" 2026/12/24 "_s << u"9:00"_s << morning;
        QTest::newRow("with points") << u"2026.12.24"_s << u"9:00"_s << morning;
        QTest::newRow("full width") << u"２０２６／１２／２４"_s << u"９：００"_s << morning;
        QTest::newRow("next year")
            << u"1-2"_s << u"0:05"_s << QDateTime(QDate(2027, 1, 2), QTime(0, 5));
        QTest::newRow("today") << u"12/3"_s << u"23:59"_s
                               << QDateTime(QDate(2026, 12, 3), QTime(23, 59));
        QTest::newRow("long ago") << u"2020-01-01"_s << u"9:00"_s
                                  << QDateTime(QDate(2020, 1, 1), QTime(9, 0));
        QTest::newRow("no such day") << u"2026-02-30"_s << u"9:00"_s << QDateTime();
        QTest::newRow("no such hour") << u"2026-12-24"_s << u"24:00"_s << QDateTime();
        QTest::newRow("no date") << u""_s << u"9:00"_s << QDateTime();
        QTest::newRow("no hour") << u"2026-12-24"_s << u""_s << QDateTime();
        QTest::newRow("words") << u"tomorrow"_s << u"noon"_s << QDateTime();
        QTest::newRow("too much") << QString(100'000, u'1') << u"9:00"_s << QDateTime();
    }
    void typed()
    {
        QFETCH(QString, date);
        QFETCH(QString, clock);
        QTEST(typedTime(date, clock, noonOfDecember), "time");
    }

    void told()
    {
        const QLocale locale;
        const QTime nine(9, 0);
        const QString clock = locale.toString(nine, QLocale::ShortFormat);
        const auto words = [&nine](const QDate &date) {
            return timeWords(QDateTime(date, nine), noonOfDecember);
        };
        QCOMPARE(words(QDate(2026, 12, 3)), clock);
        QCOMPARE(words(QDate(2026, 12, 4)), u"tomorrow "_s + clock);
        const QDateTime later(QDate(2027, 1, 4), nine);
        QCOMPARE(words(later.date()), locale.toString(later, QLocale::ShortFormat));
        QCOMPARE(timeWords({}, noonOfDecember), QString());
    }

    /// What is shown in the fields is read as the same again.
    void shownAndRead()
    {
        const TimeChoice times;
        for (const QDateTime &time : {times.inAnHour(), times.tomorrow()}) {
            QVERIFY(time > QDateTime::currentDateTime());
            QCOMPARE(times.typed(times.dateText(time), times.clockText(time)), time);
        }
        const QDateTime suggested = times.typed(times.dateText({}), times.clockText({}));
        QVERIFY(suggested > QDateTime::currentDateTime());
        QVERIFY(!times.none().isValid());
        QVERIFY(!times.isTime(u"soon"_s, u"9"_s));
        QVERIFY(times.isTime(u"2030-1-1"_s, u"9"_s));
    }
};

QTEST_GUILESS_MAIN(tst_TimeChoice)
#include "tst_timechoice.moc"
