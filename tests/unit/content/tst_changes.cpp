// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/changes.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

/// "a [-old-][+new+] b"
QString marked(const QString &older, const QString &newer)
{
    QString text;
    for (const Change &change : changesBetween(older, newer)) {
        text += change.kind == Change::Kind::Added ? u"[+"_s + change.text + u"+]"_s
            : change.kind == Change::Kind::Removed ? u"[-"_s + change.text + u"-]"_s
                                                   : change.text;
    }
    return text;
}

QString side(const QString &older, const QString &newer, Change::Kind left)
{
    QString text;
    for (const Change &change : changesBetween(older, newer)) {
        text += change.kind == left ? QString() : change.text;
    }
    return text;
}

} // namespace

/// Differences of two versions of a text.
class tst_changes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("older");
        QTest::addColumn<QString>("newer");
        QTest::addColumn<QString>("shown");
        QTest::newRow("same") << u"a b"_s << u"a b"_s << u"a b"_s;
        QTest::newRow("word") << u"the red fox"_s << u"the brown fox"_s
                              << u"the [-red-][+brown+] fox"_s;
        QTest::newRow("added") << u"the fox"_s << u"the quick fox"_s << u"the [+quick +]fox"_s;
        QTest::newRow("removed") << u"the quick fox"_s << u"the fox"_s << u"the [-quick -]fox"_s;
        QTest::newRow("all") << u"one"_s << u"two"_s << u"[-one-][+two+]"_s;
        QTest::newRow("from nothing") << QString() << u"two"_s << u"[+two+]"_s;
        QTest::newRow("to nothing") << u"one"_s << QString() << u"[-one-]"_s;
        QTest::newRow("nothing") << QString() << QString() << QString();
        QTest::newRow("Japanese") << u"黒い猫です"_s << u"白い猫です"_s
                                  << u"[-黒-][+白+]い猫です"_s;
        QTest::newRow("two places")
            << u"a b c d e"_s << u"a x c y e"_s << u"a [-b-][+x+] c [-d-][+y+] e"_s;
    }
    void words()
    {
        QFETCH(QString, older);
        QFETCH(QString, newer);
        QTEST(marked(older, newer), "shown");
    }

    void nothingIsLost()
    {
        QString older;
        QString newer;
        for (int i = 0; i < 300; ++i) {
            older += u"w%1 "_s.arg(i * 7 % 23);
            newer += u"w%1\n"_s.arg(i * 5 % 19);
        }
        QCOMPARE(side(older, newer, Change::Kind::Added), older);
        QCOMPARE(side(older, newer, Change::Kind::Removed), newer);
    }

    void whatIsTooLongIsNotCompared()
    {
        QString older = u"head "_s;
        QString newer = u"head "_s;
        for (int i = 0; i < 5000; ++i) {
            older += u"a%1 "_s.arg(i);
            newer += u"b%1 "_s.arg(i);
        }
        const auto changes = changesBetween(older + u"tail"_s, newer + u"tail"_s);
        QCOMPARE(changes.size(), size_t(4));
        QCOMPARE(changes[0].text, u"head "_s);
        QCOMPARE(changes[1].kind, Change::Kind::Removed);
        QCOMPARE(changes[2].kind, Change::Kind::Added);
        QCOMPARE(changes[3].text, u" tail"_s);
    }
};

QTEST_GUILESS_MAIN(tst_changes)
#include "tst_changes.moc"
