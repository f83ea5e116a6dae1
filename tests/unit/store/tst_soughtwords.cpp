// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/soughtwords.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QString bracketed(const QString &query, const QString &text)
{
    QString out;
    qsizetype from = 0;
    for (const TextRange &range : SoughtWords(query).foundIn(text)) {
        out += text.mid(from, range.start - from) + u'['
            + text.mid(range.start, range.end - range.start) + u']';
        from = range.end;
    }
    return out + text.mid(from);
}

/// In order, apart from each other, within the text and never between the halves of a character.
bool isSound(const std::vector<TextRange> &ranges, const QString &text)
{
    qsizetype from = -1;
    for (const TextRange &range : ranges) {
        const bool split = (range.start > 0 && text[range.start].isLowSurrogate()
                               && text[range.start - 1].isHighSurrogate())
            || (range.end < text.size() && text[range.end].isLowSurrogate()
                && text[range.end - 1].isHighSurrogate());
        if (split || range.start <= from || range.end <= range.start || range.end > text.size()) {
            return false;
        }
        from = range.end;
    }
    return true;
}

} // namespace

/// What a search marks in the texts it found.
class tst_soughtwords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("marked");
        QTest::newRow("empty query") << u""_s << u"a b"_s;
        QTest::newRow("empty text") << u"a"_s << u""_s;
        QTest::newRow("word") << u"tea"_s << u"green [tea], and [tea]"_s;
        QTest::newRow("not within a word") << u"tea"_s << u"steam teapot"_s;
        QTest::newRow("case") << u"TEA"_s << u"[Tea] [tEA]"_s;
        QTest::newRow("marks") << u"cafe lodz"_s << u"a [Café] in [Łódź], [Cafe\u0301]"_s;
        QTest::newRow("full width") << u"qt6"_s << u"[ＱＴ６] [Qt6]"_s;
        QTest::newRow("by full width") << u"ＱＴ６"_s << u"[qt6]"_s;
        QTest::newRow("two characters") << u"鯖缶"_s << u"今日は[鯖缶]を食べた。鯖の缶"_s;
        QTest::newRow("one character") << u"鯖"_s << u"[鯖]缶と[鯖]"_s;
        QTest::newRow("three") << u"鯖缶を"_s << u"今日は[鯖缶を]食べた。鯖缶が"_s;
        QTest::newRow("inside a word") << u"京都"_s << u"東[京都]に住む"_s;
        QTest::newRow("half by full") << u"サバ"_s << u"[ｻﾊﾞ]カン"_s;
        QTest::newRow("voicing matters") << u"サハ"_s << u"サバ"_s;
        QTest::newRow("kana matter") << u"さば"_s << u"サバ [さば]"_s;
        QTest::newRow("square") << u"株式会社"_s << u"[㍿]鯖"_s;
        QTest::newRow("overlapping") << u"東京 京都"_s << u"[東京都]"_s;
        QTest::newRow("touching") << u"鯖 缶"_s << u"[鯖缶]"_s;
        QTest::newRow("mixed scripts") << u"C++とQt6"_s << u"[C++とQt6]を、C++とQt5"_s;
        QTest::newRow("Korean") << u"통조림"_s << u"고등어[통조림]을"_s;
        QTest::newRow("Thai") << u"ปลา"_s << u"กิน[ปลา]กระป๋อง"_s;
        QTest::newRow("phrase") << u"\"green tea\""_s << u"[Green, tea]; tea, green"_s;
        QTest::newRow("phrase over lines") << u"“green tea”"_s << u"[green\ntea]"_s;
        QTest::newRow("words apart") << u"green tea"_s << u"[green] and [tea]"_s;
        QTest::newRow("prefix") << u"aster*"_s << u"[Asterism] disaster"_s;
        QTest::newRow("prefix of a phrase") << u"\"an aster\"*"_s << u"[an asterism], asterism"_s;
        QTest::newRow("prefix, Japanese") << u"鯖*"_s << u"[鯖]缶"_s;
        QTest::newRow("excluded") << u"tea -green"_s << u"green [tea]"_s;
        QTest::newRow("only excluded") << u"-green"_s << u"green tea"_s;
        QTest::newRow("hashtag") << u"#tea"_s << u"#[tea] [tea]"_s;
        QTest::newRow("handle") << u"@ao@a.example"_s << u"hello @[ao@a.example]!"_s;
        QTest::newRow("emoji") << u"🐟"_s << u"🦊[🐟]🐠"_s;
        QTest::newRow("emoji with a tone") << u"👩"_s << u"x[👩🏽]y"_s;
        QTest::newRow("part of an emoji") << u"💻"_s << u"x[👩🏽\u200D💻]y"_s;
        QTest::newRow("beyond the first plane") << u"𠮷野"_s << u"𩸽[𠮷野]家"_s;
        QTest::newRow("behind halves of characters")
            << u"tea"_s << QChar(0xD83D) + u"x "_s + QChar(0xDC1F) + u" [tea]"_s;
        QTest::newRow("what looks like an entity") << u"amp"_s << u"a &[amp]; b"_s;
        QTest::newRow("punctuation") << u"+++ \"\" *"_s << u"+++ \"\" *"_s;
    }
    void marks()
    {
        QFETCH(QString, query);
        QFETCH(QString, marked);
        QString text = marked;
        text.removeIf([](QChar c) { return c == u'[' || c == u']'; });
        QCOMPARE(bracketed(query, text), marked);
    }

    void longTexts()
    {
        const QString many = u"tea and "_s.repeated(12'500); // 100 kB
        const auto found = SoughtWords(u"tea"_s).foundIn(many);
        QCOMPARE(found.size(), SoughtWords::mostRanges);
        QVERIFY(isSound(found, many));
        const QString word(100'000, u'x');
        QCOMPARE(SoughtWords(word).foundIn(word).size(), size_t(1)); // cut alike
        const QString beyond = u"and "_s.repeated(SoughtWords::mostPositions) + u"tea"_s;
        QVERIFY(SoughtWords(u"tea"_s).foundIn(beyond).empty());
        // What costs most: a long phrase that nearly stands everywhere.
        const QString phrase = u'"' + u"a "_s.repeated(400) + u"b\""_s;
        QVERIFY(SoughtWords(phrase).foundIn(u"a "_s.repeated(50'000)).empty());
    }

    void anythingTyped()
    {
        const QStringList parts{u"\""_s, u"*"_s, u"-"_s, u" "_s, u"a"_s, u"Ａ"_s, u"鯖"_s, u"缶"_s,
            u"ｶ"_s, u"ﾞ"_s, u"é"_s, u"e\u0301"_s, u"🐟"_s, u"👩🏽\u200D💻"_s, u"\u200D"_s,
            QString(QChar(0)), QString(QChar(0xD83D)), QString(QChar(0xDC1F)), u"\n"_s, u"㍿"_s,
            u"ที่"_s, u"안"_s, u"&amp;"_s, u"<b>"_s};
        QRandomGenerator random(7);
        const auto some = [&](int most) {
            QString text;
            for (int left = random.bounded(most); left > 0; --left) {
                text += parts[random.bounded(parts.size())];
            }
            return text;
        };
        for (int round = 0; round < 5000; ++round) {
            const QString query = some(8);
            const QString text = some(40);
            QVERIFY2(isSound(SoughtWords(query).foundIn(text), text),
                qPrintable(query.toHtmlEscaped() + u" in "_s + text.toHtmlEscaped()));
        }
    }
};

QTEST_APPLESS_MAIN(tst_soughtwords)
#include "tst_soughtwords.moc"
