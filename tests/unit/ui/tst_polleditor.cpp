// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/polleditor.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

class tst_PollEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewOne()
    {
        const PollEditor poll;
        QCOMPARE(poll.choices(), QStringList({QString(), QString()}));
        QCOMPARE(poll.rowCount(), 2);
        QCOMPARE(poll.seconds(), 86'400);
        QCOMPARE(poll.durationName(), poll.durationNames().value(poll.durationAt()));
        QVERIFY(!poll.problem().isEmpty());
    }

    void choices()
    {
        PollEditor poll;
        QSignalSpy changed(&poll, &PollEditor::changed);
        poll.setChoice(0, u"tea"_s);
        poll.setChoice(0, u"tea"_s);
        QCOMPARE(changed.size(), 1);
        QSignalSpy moved(&poll, &QAbstractItemModel::rowsRemoved);
        QSignalSpy told(&poll, &QAbstractItemModel::dataChanged);
        poll.setChoice(1, u"mate"_s);
        QCOMPARE(told.size(), 1); // the field that is typed in stays
        QCOMPARE(moved.size(), 0);
        QCOMPARE(poll.problem(), QString());
        poll.addChoice();
        poll.addChoice();
        QVERIFY(!poll.mayAdd());
        poll.addChoice();
        QCOMPARE(poll.rowCount(), 4);
        QCOMPARE(poll.problem(), QString()); // what is blank is not sent
        poll.setChoice(3, u"coffee"_s);
        poll.removeChoice(0);
        QCOMPARE(poll.choices(), QStringList({u"mate"_s, QString(), u"coffee"_s}));
        poll.removeChoice(0);
        poll.removeChoice(0); // two stay
        QCOMPARE(poll.choices(), QStringList({QString(), u"coffee"_s}));
        poll.setChoice(7, u"x"_s);
        poll.removeChoice(-1);
        QCOMPARE(poll.rowCount(), 2);
    }

    void whatIsWrong_data()
    {
        QTest::addColumn<QStringList>("choices");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("good");
        const QString fifty(50, u'x');
        QTest::newRow("two") << QStringList{u"a"_s, u"b"_s} << 3600 << true;
        QTest::newRow("one") << QStringList{u"a"_s, u" "_s} << 3600 << false;
        QTest::newRow("the same") << QStringList{u"a"_s, u" a "_s} << 3600 << false;
        QTest::newRow("long") << QStringList{fifty, u"b"_s} << 3600 << true;
        QTest::newRow("too long") << QStringList{fifty + u'x', u"b"_s} << 3600 << false;
        QTest::newRow("four") << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s} << 3600 << true;
        QTest::newRow("five") << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s} << 3600
                              << false;
        QTest::newRow("short") << QStringList{u"a"_s, u"b"_s} << 299 << false;
        QTest::newRow("for ever") << QStringList{u"a"_s, u"b"_s} << 100'000'000 << false;
    }
    void whatIsWrong()
    {
        QFETCH(QStringList, choices);
        QFETCH(int, seconds);
        PollEditor poll;
        poll.show({.choices = choices, .seconds = seconds});
        QTEST(poll.problem().isEmpty(), "good");
    }

    void lengths()
    {
        PollEditor poll;
        poll.setSeconds(10);
        QCOMPARE(poll.seconds(), 300);
        poll.setSeconds(2'000'000'000);
        QCOMPARE(poll.seconds(), 2'629'746);
        poll.setDurationAt(0);
        QCOMPARE(poll.seconds(), 300);
        poll.setDurationAt(99);
        QCOMPARE(poll.seconds(), 300);
        QCOMPARE(poll.durations().size(), poll.durationNames().size());
        poll.setLimits({.secondsLeast = 3600, .secondsMost = 86'400});
        QVERIFY(!poll.problem().isEmpty());
        // Its own is always there to choose from.
        QCOMPARE(poll.durations(), QVariantList({300, 3600, 21'600, 43'200, 86'400}));
        QCOMPARE(poll.durationAt(), 0);
    }

    void oneThatRunsAlready()
    {
        PollEditor poll;
        poll.show({.choices = {u"a"_s, u"b"_s}, .seconds = 90, .endsAt = 1'795'348'800'000});
        QCOMPARE(poll.problem(), QString()); // it ends when it was to end
        poll.setChoice(0, u"c"_s);
        QCOMPARE(poll.poll().endsAt, 1'795'348'800'000);
        poll.setSeconds(3600);
        QCOMPARE(poll.poll().endsAt, 0);
    }

    void forEver()
    {
        PollEditor poll;
        poll.show({.choices = {u"a"_s, u"b"_s}, .seconds = 0});
        QVERIFY(!poll.problem().isEmpty());
        QCOMPARE(poll.durationName(), u"for ever"_s);
        poll.setLimits({.endless = true});
        QCOMPARE(poll.problem(), QString());
        poll.setSeconds(3600);
        QCOMPARE(poll.durations().last(), QVariant(0));
        poll.setSeconds(0);
        QCOMPARE(poll.seconds(), 0);
        poll.setLimits({});
        poll.setSeconds(3600);
        poll.setSeconds(0); // nobody takes that
        QCOMPARE(poll.seconds(), 300);
    }

    void whatServersTake()
    {
        PollEditor poll;
        poll.setChoice(0, QString(60, u'x'));
        poll.setChoice(1, u"b"_s);
        QCOMPARE(poll.roomOf(0), -10);
        QSignalSpy changed(&poll, &PollEditor::changed);
        poll.setLimits({.choices = 10, .choice = 100, .hideTotals = false});
        QCOMPARE(changed.size(), 0); // nobody typed
        QCOMPARE(poll.problem(), QString());
        QCOMPARE(poll.mostChoices(), 10);
        QCOMPARE(poll.choiceLimit(), 100);
        poll.setHideTotals(true);
        QVERIFY(!poll.hidesTotals());
        // What people see as one character is one, where the servers count so.
        const QString family = u"👨‍👩‍👧"_s;
        poll.setChoice(0, family);
        QVERIFY(poll.roomOf(0) < 99);
        poll.setLimits({.choice = 100, .clusters = true});
        QCOMPARE(poll.roomOf(0), 99);
    }

    void whatWasThereIsShown()
    {
        PollEditor poll;
        const PollText told{.choices = {u"a"_s, u"b"_s, u"c"_s},
            .multiple = true,
            .hideTotals = true,
            .seconds = 600};
        QSignalSpy changed(&poll, &PollEditor::changed);
        poll.show(told);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(poll.poll(), told);
        QVERIFY(poll.isMultiple());
        QVERIFY(poll.hidesTotals());
        poll.show({});
        QCOMPARE(poll.rowCount(), 2);
        QVERIFY(!poll.isMultiple());
    }
};

QTEST_GUILESS_MAIN(tst_PollEditor)
#include "tst_polleditor.moc"
