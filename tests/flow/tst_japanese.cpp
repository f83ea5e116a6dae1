// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/terminalprogram.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

// Elsewhere the language is chosen in the system's settings, so this is built on Linux only.
class tst_japanese : public QObject {
    Q_OBJECT

private:
    static ProgramOutcome runIn(const char *allLocale, const char *messages, const char *language,
        const QStringList &arguments)
    {
        qputenv("LC_ALL", allLocale);
        qputenv("LC_MESSAGES", messages);
        qputenv("LANGUAGE", language);
        return TerminalProgram().run(arguments);
    }

private Q_SLOTS:
    void speaksIt_data()
    {
        QTest::addColumn<QByteArray>("allLocale");
        QTest::addColumn<QByteArray>("messages");
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<bool>("japanese");
        QTest::newRow("LC_ALL") << "ja_JP.UTF-8"_ba
                                << ""_ba
                                << ""_ba << true;
        QTest::newRow("LC_MESSAGES") << ""_ba
                                     << "ja_JP.UTF-8"_ba
                                     << ""_ba << true;
        QTest::newRow("LANGUAGE") << "en_GB.UTF-8"_ba
                                  << ""_ba
                                  << "ja:en"_ba << true;
        QTest::newRow("English first") << "ja_JP.UTF-8"_ba
                                       << ""_ba
                                       << "en:ja"_ba << false;
        QTest::newRow("C beats LANGUAGE") << "C.UTF-8"_ba
                                          << ""_ba
                                          << "ja"_ba << false;
    }

    void speaksIt()
    {
        QFETCH(QByteArray, allLocale);
        QFETCH(QByteArray, messages);
        QFETCH(QByteArray, language);
        const ProgramOutcome help = runIn(allLocale, messages, language, {u"--help"_s});
        QTEST(help.output.contains("使い方"), "japanese");
        QCOMPARE(help.status, 0);
        const ProgramOutcome wrong =
            runIn(allLocale, messages, language, {u"thread"_s, u"nonsense"_s});
        QTEST(wrong.errors.contains("を指定してください"), "japanese");
    }

    void scriptsReadTheSame()
    {
        const QStringList command{u"cache"_s, u"stats"_s, u"--json"_s};
        const ProgramOutcome english = runIn("C.UTF-8", "", "", command);
        const ProgramOutcome japanese = runIn("ja_JP.UTF-8", "", "", command);
        QCOMPARE(english.rows.size(), 1);
        QCOMPARE(japanese.rows.size(), 1);
        QCOMPARE(japanese.rows.first().keys(), english.rows.first().keys());
        QVERIFY2(japanese.errors.isEmpty(), japanese.errors.constData());
    }
};

QTEST_GUILESS_MAIN(tst_japanese)
#include "tst_japanese.moc"
