// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/secretline.h"
#include "base/platform/terminal.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr int processMs = 20'000;

/// This program again, as one that reads a secret and tells what it got. What follows the line
/// is read with the C library, as another reader would.
int readAndTell()
{
    std::printf("terminal %d\n", isTerminal(StandardStream::Input) ? 1 : 0);
    std::fflush(stdout);
    const auto secret = readSecretFromStdin();
    const QString told = secret ? u"secret [%1]"_s.arg(*secret) : word(secret.error().kind);
    std::printf("%s\n", qPrintable(told));
    char rest[64] = "";
    if (!isTerminal(StandardStream::Input) && std::fgets(rest, sizeof rest, stdin) != nullptr) {
        std::printf("rest %s", rest);
    }
    return 0;
}

Result<QString> typed(const QByteArray &bytes, SecretLine::Keys keys)
{
    SecretLine line(keys);
    for (const char byte : bytes) {
        if (!line.feed(byte)) {
            break;
        }
    }
    return line.text();
}

} // namespace

class tst_terminal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("terminal");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("line") << "abc\n"_ba << false << u"abc"_s;
        QTest::newRow("end of file") << "abc"_ba << false << u"abc"_s;
        QTest::newRow("Windows") << "abc\r\n"_ba << false << u"abc"_s;
        QTest::newRow("second line") << "abc\ndef\n"_ba << false << u"abc"_s;
        QTest::newRow("blanks stay") << " a b \n"_ba << false << u" a b "_s;
        QTest::newRow("UTF-8") << "鯖\n"_ba << false << u"鯖"_s;
        QTest::newRow("no key in a pipe") << "a\x7f\n"_ba << false << u"a\x7f"_s;
        QTest::newRow("empty") << "\n"_ba << false << u"!usage"_s;
        QTest::newRow("nothing") << ""_ba << false << u"!usage"_s;
        QTest::newRow("not UTF-8") << "a\xFF\n"_ba << false << u"!usage"_s;
        QTest::newRow("longest") << QByteArray(maxSecretBytes, 'x') + "\r\n"
                                 << false << QString(maxSecretBytes, u'x');
        QTest::newRow("too long") << QByteArray(maxSecretBytes + 1, 'x') + "\n"
                                  << false << u"!usage"_s;
        QTest::newRow("endless") << QByteArray(10 * maxSecretBytes, 'x') << false << u"!usage"_s;
        QTest::newRow("return key") << "abc\r"_ba << true << u"abc"_s;
        QTest::newRow("backspace") << "ab\x7f\bc\n"_ba << true << u"c"_s;
        QTest::newRow("backspace over nothing") << "\x7f\x7f"
                                                   "a\n"_ba
                                                << true << u"a"_s;
        QTest::newRow("backspace over UTF-8") << "a鯖\x7f\n"_ba << true << u"a"_s;
        QTest::newRow("Ctrl-U") << "abc\x15"
                                   "d\n"_ba
                                << true << u"d"_s;
        QTest::newRow("Ctrl-C") << "abc\x03"_ba << true << u"!cancelled"_s;
        QTest::newRow("Ctrl-D") << "abc\x04"
                                   "def"_ba
                                << true << u"abc"_s;
        QTest::newRow("other keys") << "a\x1b"
                                       "b\n"_ba
                                    << true << u"ab"_s;
    }
    void lines()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, terminal);
        QFETCH(QString, outcome);
        const auto text =
            typed(bytes, terminal ? SecretLine::Keys::Terminal : SecretLine::Keys::Plain);
        QCOMPARE(text ? *text : u'!' + word(text.error().kind), outcome);
    }

    void fromAPipe()
    {
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {u"--tell"_s});
        QVERIFY(other.waitForStarted(processMs));
        other.write("token-1\nwhat follows\n");
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished(processMs));
        QCOMPARE(QString::fromUtf8(other.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts),
            (QStringList{u"terminal 0"_s, u"secret [token-1]"_s, u"rest what follows"_s}));
    }

    void fromATerminal()
    {
        const QString script = QStandardPaths::findExecutable(u"script"_s);
        if (script.isEmpty()) {
            QSKIP("skipped: no script(1) to make a terminal with");
        }
        // Nobody can see from outside when the echo is off, and what is typed before is thrown
        // away; a busy machine gets more time.
        QByteArray output;
        for (int waitMs = 200; waitMs < 10'000 && !output.contains("secret ["); waitMs *= 3) {
            output = typedIntoTerminal(script, waitMs);
        }
        QVERIFY2(output.contains("terminal 1"), output);
        QVERIFY2(output.contains("secret [hidden-token]"), output);
        QCOMPARE(output.count("hidden-token"), 1); // told, but not shown while it was typed
    }

    void width()
    {
        // Under ctest there is no terminal, on a desk there may be one.
        const bool any = isTerminal(StandardStream::Output) || isTerminal(StandardStream::Error);
        QVERIFY(any || terminalWidth(33) == 33);
        QVERIFY(terminalWidth() > 0);
        QVERIFY(any || terminalHeight(7) == 7);
        QVERIFY(terminalHeight() > 0);
    }

private:
    static QByteArray typedIntoTerminal(const QString &script, int waitMs)
    {
        QProcess other;
        const QString command = u"\"%1\" --tell"_s.arg(QCoreApplication::applicationFilePath());
        other.start(script, {u"-qefc"_s, command, u"/dev/null"_s});
        QByteArray output;
        while (!output.contains('\n') && other.waitForReadyRead(processMs)) {
            output += other.readAllStandardOutput();
        }
        QTest::qWait(waitMs);
        other.write("hidden-token\r\x04");
        other.closeWriteChannel();
        other.waitForFinished(processMs);
        return output + other.readAllStandardOutput();
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--tell"_s) {
        return readAndTell();
    }
    tst_terminal test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_terminal.moc"
