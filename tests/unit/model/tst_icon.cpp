// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

class tst_icon : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneEmojiOrNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *name, const QString &text, bool good) {
            QTest::newRow(name) << text << good;
        };
        row("nothing", {}, true);
        row("plain", u"🎨"_s, true);
        row("old", u"☎"_s, true);
        row("with its selector", u"❤️"_s, true);
        row("coloured", u"👋🏽"_s, true);
        row("joined", u"👩‍👩‍👧‍👦"_s, true);
        row("joined and coloured", u"👨🏻‍❤️‍💋‍👨🏼"_s, true);
        row("flag", u"🇯🇵"_s, true);
        row("flag of a part", u"🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s, true);
        row("key", u"5️⃣"_s, true);
        row("arrow", u"↔️"_s, true);
        row("two", u"🎨🎨"_s, false);
        row("two flags", u"🇯🇵🇫🇷"_s, false);
        row("letter", u"a"_s, false);
        row("kanji", u"絵"_s, false);
        row("digit", u"5"_s, false);
        row("blank", u" "_s, false);
        row("blank behind", u"🎨 "_s, false);
        row("words", u"🎨 art"_s, false);
        row("line", u"🎨\n"_s, false);
        row("turned around", u"\u202e🎨"_s, false);
        row("only a joiner", u"\u200d"_s, false);
        row("joined to nothing", u"🎨\u200d"_s, false);
        row("half of a letter", QString(QChar(0xd83c)), false);
        row("endless", u"🎨"_s + u"\ufe0f"_s.repeated(40), false);
    }
    void oneEmojiOrNothing()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(isIcon(text), good);
    }
};

QTEST_GUILESS_MAIN(tst_icon)
#include "tst_icon.moc"
