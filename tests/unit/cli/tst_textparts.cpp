// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/textparts.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::cli;

/// A text that becomes a thread.
class tst_textparts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("one") << u"one\ntwo"_s << QStringList{u"one\ntwo"_s};
        QTest::newRow("two") << u"one\n---\ntwo\n"_s << QStringList{u"one"_s, u"two"_s};
        QTest::newRow("no line of its own") << u"one\n--- two"_s << QStringList{u"one\n--- two"_s};
        QTest::newRow("blanks around")
            << u"\n\r\n one \t\n\n --- \n\n\ttwo\n\n"_s << QStringList{u"one"_s, u"two"_s};
        QTest::newRow("blank ones")
            << u"---\n\n---\none\n---\n \u3000\n\u00a0\n"_s << QStringList{u"one"_s};
        QTest::newRow("nothing") << u"---\n\n---\n"_s << QStringList();
        // As Japanese paragraphs begin.
        QTest::newRow("indents")
            << u"\n\u3000吾輩は猫である。\n\u3000名前はまだ無い。\n\n---\n\n\u3000どこで生れたか"_s
            << QStringList{
                   u"\u3000吾輩は猫である。\n\u3000名前はまだ無い。"_s, u"\u3000どこで生れたか"_s};
        QTest::newRow("no-break spaces")
            << u"\n\u00a0one\n---\n \u00a0two"_s << QStringList{u"\u00a0one"_s, u"\u00a0two"_s};
        QTest::newRow("a blank line of such")
            << u"\u3000\n\u3000one\n\u3000\n"_s << QStringList{u"\u3000one"_s};
    }
    void parts()
    {
        QFETCH(QString, text);
        QTEST(partsOfText(text), "parts");
    }
};

QTEST_GUILESS_MAIN(tst_textparts)
#include "tst_textparts.moc"
