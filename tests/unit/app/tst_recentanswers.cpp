// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recentanswers.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 someTime = 1'795'348'800'000;

QJsonObject answer(int number)
{
    return {{u"number"_s, number}};
}

} // namespace

/// Answers of a minute ago will do.
class tst_recentanswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forAMinute()
    {
        RecentAnswers answers;
        QVERIFY(!answers.find(u"a"_s, someTime));
        answers.put(u"a"_s, answer(1), someTime);
        QCOMPARE(answers.find(u"a"_s, someTime + RecentAnswers::goodForMs - 1), answer(1));
        QVERIFY(!answers.find(u"a"_s, someTime + RecentAnswers::goodForMs));
        QVERIFY(!answers.find(u"b"_s, someTime));
        answers.put(u"a"_s, answer(2), someTime + 1);
        QCOMPARE(answers.find(u"a"_s, someTime + 2), answer(2));
    }

    /// The clock of the machine was set back.
    void fromTheFuture()
    {
        RecentAnswers answers;
        answers.put(u"a"_s, answer(1), someTime);
        QVERIFY(!answers.find(u"a"_s, someTime - 1));
    }

    void notWhatWasBeforeADeed()
    {
        RecentAnswers answers;
        const int before = answers.round();
        answers.put(u"a"_s, answer(1), someTime);
        answers.forget();
        QVERIFY(!answers.find(u"a"_s, someTime));
        QVERIFY(answers.round() != before);
    }

    void notWithoutEnd()
    {
        RecentAnswers answers;
        answers.put(u"old"_s, answer(0), someTime);
        const qint64 later = someTime + RecentAnswers::goodForMs;
        for (int i = 0; i < RecentAnswers::mostKept - 1; ++i) {
            answers.put(QString::number(i), answer(i), later);
        }
        answers.put(u"one more"_s, answer(1), later); // the old one made room
        QCOMPARE(answers.find(u"0"_s, later), answer(0));
        answers.put(u"too many"_s, answer(2), later);
        QVERIFY(!answers.find(u"0"_s, later));
        QCOMPARE(answers.find(u"too many"_s, later), answer(2));
    }
};

QTEST_GUILESS_MAIN(tst_recentanswers)
#include "tst_recentanswers.moc"
