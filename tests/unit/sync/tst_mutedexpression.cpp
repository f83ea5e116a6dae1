// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/mutedexpression.h"

#include <QElapsedTimer>
#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

bool isFound(const QString &written, const QString &text)
{
    return MutedExpression(written, newMutingPatience()).isIn(text);
}

/// What makes `(a+)+b` and its like try everything.
QString trap(qsizetype length = 8'000)
{
    return QString(length, u'a') + u'x';
}

} // namespace

/// Regular expressions of Misskey's muted words.
class tst_mutedexpression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matching_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *name, QStringView written, QStringView text, bool found) {
            QTest::newRow(name) << written.toString() << text.toString() << found;
        };
        row("anywhere", u"/犯人/", u"真犯人は彼だ", true);
        row("nowhere", u"/犯人/", u"探偵", false);
        row("case counts", u"/spoiler/", u"SPOILER", false);
        row("unless it does not", u"/spoiler/i", u"SPOILER", true);
        row("case, not ASCII", u"/übersee/i", u"ÜBERSEE", true);
        row("alternatives", u"/red|blue/", u"a blue one", true);
        row("several lines", u"/a.b/", u"a\nb", false);
        row("and the dot for all", u"/a.b/s", u"a\nb", true);
        row("the beginning", u"/^b/", u"a\nb", false);
        row("of a line", u"/^b/m", u"a\nb", true);
        row("the end", u"/a$/", u"a\nb", false);
        row("of a line, too", u"/a$/m", u"a\nb", true);
        row("sticks to the beginning", u"/b/y", u"ab", false);
        row("and is there", u"/a/y", u"ab", true);
        row("flags without effect", u"/ab/dgu", u"xabx", true);
        row("slashes within", u"/a/b/i", u"x A/B", true);
        row("nothing at all", u"/^$/", u"a", false);
        row("what may be missing", u"/x*/", u"a", true);
        row("a unit as \\u", u"/\\u3042{2}/", u"いああ", true);
        row("a range of them", u"/^[\\u3040-\\u309f]+$/", u"ひらがな", true);
        row("two halves", u"/\\ud83d\\ude00/", u"a😀", true);
        row("a code point", u"/\\u{1F600}/u", u"a😀", true);
        row("no \\u, but u", u"/\\\\u3042/", u"a\\u3042", true);
        row("a script", u"/\\p{Script=Han}/u", u"ひ漢", true);
        row("a look ahead", u"/^(?=.*a)(?=.*b)/", u"b then a", true);
        row("twice the same", u"/(.)\\1/", u"abba", true);
        row("a group with a name", u"/(?<x>a)\\k<x>/", u"aa", true);
    }
    void matching()
    {
        QFETCH(QString, written);
        QFETCH(QString, text);
        QTEST(isFound(written, text), "found");
    }

    /// Misskey passes over these.
    void whatIsNone_data()
    {
        QTest::addColumn<QString>("written");
        for (const QString &one : {QString(), u"a"_s, u"/"_s, u"//"_s, u"//i"_s, u"a/a/"_s, u"/a"_s,
                 u"/a\n/"_s, u"/(a/"_s, u"/a)/"_s, u"/a)(?:a/"_s, u"/[a/"_s, u"/a**/"_s, u"/a\\/"_s,
                 u"/a/x"_s, u"/a/ii"_s, u"/a/uv"_s, u"/a/I"_s, u"/(*UTF)a/"_s,
                 u"/(*LIMIT_MATCH=4000000000)a/"_s, u"/(?x)a #/"_s, u"/\\u{110000}|a/u"_s,
                 u"/(?:a{65535}){65535}|a/"_s}) {
            QTest::newRow(qPrintable(u"<%1>"_s.arg(one).replace(u'\n', u'$'))) << one;
        }
    }
    void whatIsNone()
    {
        QFETCH(QString, written);
        QVERIFY(!isFound(written, u"a"_s));
        QVERIFY(!isFound(written, u"a)(?:a"_s));
    }

    void hostileOnes_data()
    {
        QTest::addColumn<QString>("written");
        for (const QString &one :
            {u"/(a+)+b/"_s, u"/(a|a)*b/"_s, u"/(a|aa)+$/"_s, u"/(.*)*b/"_s, u"/(a*)*(a*)*(a*)*b/"_s,
                u"/a*a*a*a*a*a*b/"_s, u"/(?:(?=[^z]*z)|a)+q/"_s, u"/(?:[^z]*z|a)+q/"_s,
                u"/(a(?1)?b?)+c/"_s, u"/(?:(?R)|a)*b/"_s, u"/(?:a?){250}b/"_s, u"/(a+)\\1+b/"_s}) {
            QTest::newRow(qPrintable(one)) << one;
        }
    }
    /// None of them hangs, however often it is asked.
    void hostileOnes()
    {
        QFETCH(QString, written);
        QElapsedTimer timer;
        timer.start();
        const MutedExpression expression(written, newMutingPatience());
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(!expression.isIn(trap()));
        }
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
    }

    void whatTakesTooLongCountsNoMore()
    {
        const MutedExpression expression(u"/(a+)+b/"_s, newMutingPatience());
        for (int i = 0; i < 3; ++i) {
            QVERIFY(expression.isIn(u"aab"_s));
            QVERIFY(!expression.isIn(trap()));
        }
        QVERIFY(!expression.isIn(u"aab"_s));
    }

    /// Many bad ones use up the patience with all of an account's; a few leave the others alone.
    void patienceIsShared()
    {
        const MutingPatience patience = newMutingPatience();
        const MutedExpression good(u"/fish/"_s, patience);
        for (int i = 0; i < 7; ++i) {
            QVERIFY(good.isIn(u"one fish"_s));
            const MutedExpression bad(u"/(a+)+b/"_s, patience);
            for (int again = 0; again < 3; ++again) {
                QVERIFY(!bad.isIn(trap()));
            }
        }
        QVERIFY(!good.isIn(u"one fish"_s));
        QVERIFY(isFound(u"/fish/"_s, u"one fish"_s)); // another account's
    }

    void longTexts()
    {
        const QString filler = u"か"_s.repeated(8'180);
        QVERIFY(isFound(u"/犯人/"_s, filler + u"犯人"_s));
        QVERIFY(!isFound(u"/犯人/"_s, filler + filler + u"犯人"_s));
        QStringList alternatives;
        for (int i = 0; i < 50; ++i) {
            alternatives << u"ネタ%1"_s.arg(i + 100);
        }
        const QString many = u'/' + alternatives.join(u'|') + u'/';
        QVERIFY(isFound(many, filler + u"ネタ149"_s));
        QVERIFY(!isFound(many, filler + u"ネタ150"_s));
    }

    /// Half a character, be it the text's own or where it is cut, is no failure.
    void brokenTexts()
    {
        const MutedExpression expression(u"/fish/"_s, newMutingPatience());
        const QString broken = u"one fish"_s + QChar(0xd83d);
        const QString cut = u"fish "_s + u"😀"_s.repeated(5'000);
        for (int i = 0; i < 10; ++i) {
            QVERIFY(expression.isIn(broken));
            QVERIFY(expression.isIn(cut));
        }
    }
};

QTEST_GUILESS_MAIN(tst_mutedexpression)
#include "tst_mutedexpression.moc"
