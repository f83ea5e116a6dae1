// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/emojifont.h"

#include <QFontInfo>
#include <QGlyphRun>
#include <QRawFont>
#include <QTest>
#include <QTextLayout>

using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The families that a text is drawn with.
QStringList drawnWith(const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    QStringList families;
    const QList<QGlyphRun> runs = layout.glyphRuns();
    for (const QGlyphRun &run : runs) {
        families << run.rawFont().familyName();
    }
    return families;
}

} // namespace

/// Emoji are coloured, and nothing else is taken from their font.
class tst_EmojiFont : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void facesAreColoured()
    {
        const QFont font = withColouredEmoji(QFont(u"Noto Sans CJK JP"_s));
        const QStringList emoji{emojiFamily()};
        QVERIFY(!emoji.first().isEmpty()); // packaging/debian-packages.txt has one
        QCOMPARE(drawnWith(u"😃"_s, font), emoji);
        QCOMPARE(drawnWith(u"😆🍊"_s, font), emoji);
        QCOMPARE(drawnWith(u"👨‍👩‍👧"_s, font), emoji);
    }

    void wordsAreNot()
    {
        const QStringList words{u"Noto Sans CJK JP"_s};
        const QFont font = withColouredEmoji(QFont(words.first()));
        QCOMPARE(drawnWith(u"Tea 12#*© 鯖缶、かな"_s, font), words);
    }

    void whatIsNoFamilyBecomesOne()
    {
        const QFont font = withColouredEmoji(QFont(u"Sans Serif"_s));
        QCOMPARE(font.family(), QFontInfo(font).family());
        QVERIFY(!drawnWith(u"12#*"_s, font).contains(emojiFamily()));
    }
};

QTEST_MAIN(tst_EmojiFont)
#include "tst_emojifont.moc"
