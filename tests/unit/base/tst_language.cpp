// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/language.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_language : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chosen_data()
    {
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("language");
        QTest::newRow("nothing known") << QStringList{} << u"en"_s;
        QTest::newRow("C") << QStringList{u"C"_s} << u"en"_s;
        QTest::newRow("Japanese") << QStringList{u"ja-JP"_s, u"ja"_s} << u"ja"_s;
        QTest::newRow("as POSIX writes it") << QStringList{u"ja_JP"_s} << u"ja"_s;
        QTest::newRow("English first") << QStringList{u"en-GB"_s, u"ja-JP"_s} << u"en"_s;
        QTest::newRow("second best") << QStringList{u"tlh"_s, u"ja"_s, u"en"_s} << u"ja"_s;
        QTest::newRow("another one") << QStringList{u"jam"_s} << u"en"_s;
    }

    void chosen()
    {
        QFETCH(QStringList, wanted);
        QTEST(chosenLanguage(wanted, {u"en"_s, u"ja"_s}), "language");
    }
};

QTEST_GUILESS_MAIN(tst_language)
#include "tst_language.moc"
