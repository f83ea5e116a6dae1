// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/documenttext.h"

#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::ui;

/// What was typed, no-break spaces and all.
class tst_documenttext : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asItWasTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("French") << u"Bonjour\u00a0!"_s;
        QTest::newRow("narrow") << u"Non\u202f?"_s;
        QTest::newRow("lines") << u"one\n\ntwo\u00a0\n"_s;
        QTest::newRow("emoji") << u"👨‍👩‍👧‍👦\u00a0𠮟"_s;
    }
    void asItWasTyped()
    {
        QFETCH(QString, text);
        QTextDocument document;
        document.setPlainText(text);
        QCOMPARE(typedText(document), text);
        QCOMPARE(typedText(document).size(), document.characterCount() - 1); // cursors fit
    }

    void lineSeparatorsAreLines()
    {
        QTextDocument document;
        QTextCursor(&document).insertText(u"a\u2028b\u2029c"_s);
        QCOMPARE(typedText(document), u"a\nb\nc"_s);
    }

    void withoutADocument() { QCOMPARE(DocumentText().text(), QString()); }
};

QTEST_MAIN(tst_documenttext)
#include "tst_documenttext.moc"
