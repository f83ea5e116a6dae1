// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/textwidth.h"

#include "cli/output.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::cli;

class tst_textwidth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void width_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::newRow("empty") << u""_s << 0;
        QTest::newRow("latin") << u"saba"_s << 4;
        QTest::newRow("kanji") << u"鯖缶"_s << 4;
        QTest::newRow("kana") << u"サバかん"_s << 8;
        QTest::newRow("half-width kana") << u"ｻﾊﾞ"_s << 3;
        QTest::newRow("full-width latin") << u"ＡＢ"_s << 4;
        QTest::newRow("hangul") << u"고등어"_s << 6;
        QTest::newRow("conjoining hangul") << u"\u1100\u1161\u11A8"_s << 2;
        QTest::newRow("combining") << u"e\u0301a"_s << 2;
        QTest::newRow("emoji") << u"🐟"_s << 2;
        QTest::newRow("emoji family") << u"👩‍👩‍👧"_s << 2;
        QTest::newRow("flag") << u"🇯🇵"_s << 2;
        QTest::newRow("emoji form") << u"❄\uFE0F"_s << 2;
        QTest::newRow("text form") << u"❄"_s << 1;
        QTest::newRow("skin tone") << u"👍🏽"_s << 2;
        QTest::newRow("zero width space") << u"a\u200Bb"_s << 2;
        QTest::newRow("box") << u"░──"_s << 3;
        QTest::newRow("rare kanji") << u"𠮷"_s << 2;
    }
    void width()
    {
        QFETCH(QString, text);
        QTEST(textWidth(text), "width");
    }

    void clipping()
    {
        QCOMPARE(clipped(u"mackerel"_s, 8), u"mackerel"_s);
        QCOMPARE(clipped(u"mackerel"_s, 5), u"mack…"_s);
        QCOMPARE(clipped(u"鯖缶カレー"_s, 6), u"鯖缶…"_s);
        QCOMPARE(clipped(u"鯖缶カレー"_s, 5), u"鯖缶…"_s);
        QCOMPARE(padded(u"鯖"_s, 5), u"鯖   "_s);
        QCOMPARE(textWidth(padded(u"鯖缶カレー"_s, 6)), 6);
    }

    void wrapping()
    {
        QCOMPARE(wrapped(u"one two three"_s, 8), (QStringList{u"one two"_s, u"three"_s}));
        QCOMPARE(wrapped(u"a\n\nb"_s, 10), (QStringList{u"a"_s, u""_s, u"b"_s}));
        QCOMPARE(wrapped(u"鯖缶を食べた"_s, 6), (QStringList{u"鯖缶を"_s, u"食べた"_s}));
        // Japanese rules: a line does not begin with a full stop.
        QCOMPARE(wrapped(u"鯖缶を。"_s, 6), (QStringList{u"鯖缶"_s, u"を。"_s}));
        QCOMPARE(wrapped(u"abcdefghij"_s, 4), (QStringList{u"abcd"_s, u"efgh"_s, u"ij"_s}));
        QCOMPARE(wrapped(u""_s, 4), QStringList{u""_s});
    }

    void noLineIsTooWide()
    {
        const QString text =
            u"Two 鯖缶カレー and https://mstdn.example/@ao/113546789012345678 "
            "👩‍👩‍👧👩‍👩‍👧 ｻﾊﾞe\u0301e\u0301 終わり。"_s;
        for (int width = 2; width < 40; ++width) {
            for (const QString &line : wrapped(text, width)) {
                QVERIFY2(textWidth(line) <= width, qPrintable(line));
            }
        }
        const auto kept = [](QString all) { return all.remove(u' '); };
        QCOMPARE(kept(wrapped(text, 9).join(QString())), kept(text));
    }

    void hostileText()
    {
        QCOMPARE(printable(u"a\033[31mred\033]0;title\007b"_s), u"a[31mred]0;titleb"_s);
        QCOMPARE(printable(u"a\u009B2Jb\u0090\u0085c"_s), u"a2Jbc"_s);
        QCOMPARE(printable(u"a\u202Eb\u2066c\u2069\u2028d"_s), u"abcd"_s);
        QCOMPARE(printable(u"a\r\nb\tc\bd\u007F"_s), u"a\nb cd"_s);
        QCOMPARE(printableLine(u"a\nb"_s), u"a b"_s);
        // What joins emoji and scripts stays.
        QCOMPARE(printable(u"👩‍👩‍👧"_s), u"👩‍👩‍👧"_s);
    }

    void onlyColoursLeave()
    {
        QCOMPARE(harmless(u"\033[1;36mao\033[0m"_s), u"\033[1;36mao\033[0m"_s);
        QCOMPARE(harmless(u"\033[2Jx\033]8;;http://evil\007y\033c"_s), u"[2Jx]8;;http://evilyc"_s);
        QCOMPARE(harmless(u"a\rb"_s), u"ab"_s);
    }
};

QTEST_GUILESS_MAIN(tst_textwidth)
#include "tst_textwidth.moc"
