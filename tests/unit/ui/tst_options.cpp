// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/options.h"

#include <QFileInfo>
#include <QTest>

using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsThemAll();
    void needsNone();
    void takesAFileToImport();
    void knowsTheWayOutOfTheDemo();
    void answersQuestions();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
};

void TestOptions::readsThemAll()
{
    const auto options = parseOptions(
        {u"asterism"_s, u"--data-dir"_s, u"/a/b"_s, u"--session-secrets=tokens"_s, u"--demo"_s,
            u"--seconds"_s, u"8"_s, u"--screenshot"_s, u"a.png"_s, u"--size"_s, u"800x600"_s});
    QVERIFY(options);
    QCOMPARE(options->dataDir, u"/a/b"_s);
    QCOMPARE(options->sessionSecrets, u"tokens"_s);
    QVERIFY(options->demo);
    QCOMPARE(options->seconds, 8);
    QCOMPARE(options->screenshot, u"a.png"_s);
    QCOMPARE(options->size, QSize(800, 600));
    QVERIFY(options->answer.isEmpty());
}

void TestOptions::needsNone()
{
    const auto options = parseOptions({u"asterism"_s});
    QVERIFY(options);
    QVERIFY(!options->demo);
    QCOMPARE(options->seconds, 0);
    QVERIFY(options->size.isEmpty());
}

void TestOptions::takesAFileToImport()
{
    const auto named = parseOptions({u"asterism"_s, u"--demo"_s, u"follows.CSV"_s});
    QVERIFY(named);
    QCOMPARE(named->file, QFileInfo(u"follows.CSV"_s).absoluteFilePath());
    QVERIFY(named->demo);
    const auto address = parseOptions({u"asterism"_s, u"file:///a%20b/c.csv"_s});
    QVERIFY(address);
    QCOMPARE(address->file, u"/a b/c.csv"_s);
    QVERIFY(!parseOptions({u"asterism"_s, u"a.csv"_s, u"b.csv"_s}));
}

void TestOptions::knowsTheWayOutOfTheDemo()
{
    const auto asked = parseOptions(
        {u"asterism"_s, u"--demo-when-new"_s, u"--data-dir"_s, u"/a b"_s, u"--session-secrets"_s,
            u"tokens"_s, u"--seconds"_s, u"8"_s, u"--screenshot"_s, u"a.png"_s});
    QVERIFY(asked);
    QVERIFY(asked->demoWhenNew);
    QVERIFY(!asked->demo);
    const auto own = parseOptions(QStringList{u"asterism"_s} + ownWindowArguments(*asked));
    QVERIFY(own);
    QCOMPARE(own->dataDir, u"/a b"_s);
    QCOMPARE(own->sessionSecrets, u"tokens"_s);
    QVERIFY(!own->demoWhenNew);
    QVERIFY(!own->demo);
    QCOMPARE(own->seconds, 0);
    QVERIFY(own->screenshot.isEmpty());
    QCOMPARE(ownWindowArguments(Options{}), QStringList());
}

void TestOptions::answersQuestions()
{
    const auto help = parseOptions({u"asterism"_s, u"--help"_s});
    QVERIFY(help);
    for (const QString &option : {u"--data-dir"_s, u"--session-secrets"_s, u"--demo"_s,
             u"--demo-when-new"_s, u"--seconds"_s, u"--screenshot"_s, u"--version"_s}) {
        QVERIFY2(help->answer.contains(option), qPrintable(option));
    }
    const auto version = parseOptions({u"asterism"_s, u"-v"_s});
    QVERIFY(version);
    QVERIFY(version->answer.startsWith(u"Asterism "_s));
}

void TestOptions::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown") << QStringList{u"--demmo"_s};
    QTest::newRow("word") << QStringList{u"timeline"_s};
    QTest::newRow("no value") << QStringList{u"--data-dir"_s};
    QTest::newRow("no number") << QStringList{u"--seconds"_s, u"x"_s};
    QTest::newRow("nothing to see") << QStringList{u"--seconds"_s, u"0"_s};
    QTest::newRow("size") << QStringList{u"--size"_s, u"1440"_s};
    QTest::newRow("size of a wall") << QStringList{u"--size"_s, u"99999x99999"_s};
}

void TestOptions::refusesWhatMakesNoSense()
{
    QFETCH(QStringList, arguments);
    const auto options = parseOptions(QStringList{u"asterism"_s} + arguments);
    QVERIFY(!options);
    QVERIFY(!options.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
