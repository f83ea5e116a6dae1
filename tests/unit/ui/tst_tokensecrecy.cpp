// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/signintesting.h"
#include "sandbox/streamhub.h"

#include <QDirIterator>
#include <QProcess>
#include <QSet>

using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr int patienceMs = 60'000; // under sanitizers, on a busy machine

/// A secret in every dress that it could go out in.
class Secret {
public:
    explicit Secret(const QByteArray &token)
    {
        m_forms << token << QString::fromUtf8(token).toUtf8().toHex() << percent(token)
                << QUrl::toPercentEncoding(QString::fromUtf8(token))
                << wide(QString::fromUtf8(token));
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            for (int before = 0; before < 3; ++before) {
                m_forms << within64(token, before, alphabet);
            }
        }
    }

    const QByteArrayList &forms() const { return m_forms; }
    bool isIn(const QByteArray &bytes) const
    {
        return std::any_of(m_forms.begin(), m_forms.end(),
            [&](const QByteArray &form) { return bytes.contains(form); });
    }
    /// Names of files below it that hold the secret.
    QStringList filesIn(const QString &folder) const
    {
        QStringList found;
        QDirIterator files(
            folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && isIn(file.readAll())) {
                found << file.fileName();
            }
        }
        return found;
    }

private:
    static QByteArray percent(const QByteArray &token)
    {
        QByteArray all;
        for (const char byte : token) {
            all += '%' + QByteArray(1, byte).toHex().toUpper();
        }
        return all;
    }
    static QByteArray wide(const QString &token)
    {
        return QByteArray(reinterpret_cast<const char *>(token.constData()),
            token.size() * qsizetype(sizeof(QChar)));
    }
    /// What does not hang on the bytes before and behind it.
    static QByteArray within64(
        const QByteArray &token, int before, QByteArray::Base64Option alphabet)
    {
        const QByteArray padded = QByteArray(before, 'x') + token;
        const QByteArray coded = padded.toBase64(alphabet | QByteArray::OmitTrailingEquals)
                                     .mid(before == 0 ? 0 : before + 1);
        return padded.size() % 3 == 0 ? coded : coded.chopped(1);
    }

    QByteArrayList m_forms;
};

/// Arguments of every process that was seen.
class Processes : public QObject {
public:
    Processes()
    {
        connect(&m_timer, &QTimer::timeout, this, &Processes::look);
        m_timer.start(20);
    }
    void look()
    {
        const QStringList all = QDir(u"/proc"_s).entryList(QDir::Dirs);
        for (const QString &name : all) {
            QFile file(u"/proc/%1/cmdline"_s.arg(name));
            if (name.front().isDigit() && file.open(QIODevice::ReadOnly)) {
                m_seen.insert(file.readAll());
            }
        }
    }
    bool sawIn(const QByteArray &word) const
    {
        return std::any_of(m_seen.begin(), m_seen.end(),
            [&](const QByteArray &arguments) { return arguments.contains(word); });
    }
    bool saw(const Secret &secret) const
    {
        return std::any_of(m_seen.begin(), m_seen.end(),
            [&](const QByteArray &arguments) { return secret.isIn(arguments); });
    }

private:
    QTimer m_timer;
    QSet<QByteArray> m_seen;
};

} // namespace

/// With the real programs, a real keychain and everything in the logs that Qt and we can log: a
/// token that signs in, streams and signs out again is nowhere to be found. Runs under
/// tests/unit/secrets/with-keyring.sh.
class tst_tokensecrecy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const QString &name : {u"data"_s, u"tmp"_s, u"logs"_s}) {
            QVERIFY(QDir(m_folder->path()).mkdir(name));
        }
        m_log.clear();
        m_logs = 0;
    }

    void aPlantedCopyIsFound()
    {
        const QByteArray token = "a+Token/with.signs&more-0123";
        const Secret secret(token);
        QCOMPARE(secret.filesIn(m_folder->path()), QStringList());
        for (const QByteArray before : {"", "x", "xy", "xyz"}) {
            for (const QByteArray behind : {"", "x", "xy", "xyz"}) {
                const QByteArray whole = before + token + behind;
                QVERIFY(secret.isIn(whole));
                QVERIFY(secret.isIn(whole.toBase64()));
                QVERIFY(secret.isIn(whole.toBase64(
                    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
                QVERIFY(secret.isIn(whole.toHex()));
            }
        }
        QVERIFY(secret.isIn("?access_token=" + QUrl::toPercentEncoding(QString::fromUtf8(token))));
        QVERIFY(!secret.isIn(token.chopped(1)));
        for (const QByteArray &form : secret.forms()) {
            QFile file(m_folder->filePath(u"data/cache.db-wal"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(70'000, '\0') + form + QByteArray(3, '\0'));
            file.close();
            QCOMPARE(secret.filesIn(m_folder->path()), QStringList(file.fileName()));
        }
        if (!QFile::exists(u"/proc/self/cmdline"_s)) {
            return; // this system does not show them as files
        }
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, u"read x"_s, QString::fromUtf8(token)});
        QVERIFY(shell.waitForStarted());
        Processes processes;
        QTRY_VERIFY(processes.saw(secret));
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
    }

    void aTokenIsNowhere()
    {
        if (!qEnvironmentVariableIsSet("ASTERISM_TEST_KEYRING")) {
            QSKIP("no keychain to test with");
        }
        Processes processes;
        Sandbox sandbox;
        QVERIFY(sandbox.start({.people = 12, .postsPerServer = 5}));
        signIn(sandbox);
        QVERIFY2(!QTest::currentTestFailed(), m_log);
        QStringList tokens = sandbox.tokensOf(u"ao"_s);
        tokens.removeOne(sandbox.serverOf(u"ao"_s)->token(u"ao"_s)); // one that it had before
        QCOMPARE(tokens.size(), 1);
        const Secret secret(tokens.constFirst().toUtf8());

        const auto window = start(QString::fromUtf8(ASTERISM_WINDOW_PROGRAM), {});
        StreamHub *hub = sandbox.streams(sandbox.serverOf(u"ao"_s));
        QTRY_VERIFY_WITH_TIMEOUT(hub->subscriptions().contains(u"ao user"_s), patienceMs);
        for (int i = 0; i < 5; ++i) {
            sandbox.post(
                u"ao"_s, PostDraft{.text = u"streamed herring"_s, .media = {DraftMedia{}}});
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            terminal({u"search"_s, u"herring"_s}).contains("streamed herring"), patienceMs);
        hub->breakAll(StreamClosing::Kind::Cut);
        QTRY_VERIFY_WITH_TIMEOUT(hub->openSessions() == 1, patienceMs);
        QCOMPARE(secret.filesIn(m_folder->path()), QStringList());
        QCOMPARE(secret.filesIn(QDir::homePath()), QStringList());

        terminal({u"accounts"_s, u"remove"_s, sandbox.handle(u"ao"_s)});
        QVERIFY2(!sandbox.tokensOf(u"ao"_s).contains(tokens.constFirst()), m_log);
        QTRY_COMPARE_WITH_TIMEOUT(hub->openSessions(), 0, patienceMs);
        window->terminate();
        QTRY_COMPARE_WITH_TIMEOUT(window->state(), QProcess::NotRunning, patienceMs);
        QCOMPARE(window->exitCode(), 0);

        QVERIFY(processes.sawIn("--data-dir")); // it looked
        QVERIFY(!processes.saw(secret));
        QVERIFY2(!secret.isIn(m_log), "in the terminal program's output");
        QCOMPARE(secret.filesIn(m_folder->path()), QStringList()); // the window's log, too
        QCOMPARE(secret.filesIn(QDir::homePath()), QStringList());
        QFile log(m_folder->filePath(u"logs/1"_s));
        QVERIFY(
            log.open(QIODevice::ReadOnly) && log.readAll().contains("asterism.net")); // all of it
    }

private:
    /// Its log is a file in logs/.
    std::unique_ptr<QProcess> start(const QString &program, const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
        environment.insert(u"TMPDIR"_s, m_folder->filePath(u"tmp"_s));
        environment.insert(u"PATH"_s, m_folder->filePath(u"tmp"_s)); // no browser
        process->setProcessEnvironment(environment);
        const QString log = m_folder->filePath(u"logs/%1"_s.arg(++m_logs));
        process->setStandardErrorFile(log);
        process->start(
            program, QStringList{u"--data-dir"_s, m_folder->filePath(u"data"_s)} + arguments);
        return process;
    }

    /// What the terminal program prints.
    QByteArray terminal(const QStringList &arguments)
    {
        const auto process = start(
            QString::fromUtf8(ASTERISM_TERMINAL_PROGRAM), QStringList{u"--verbose"_s} + arguments);
        const bool ended =
            QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs);
        const QByteArray output = process->readAllStandardOutput();
        m_log += output;
        return ended ? output : QByteArray();
    }

    void signIn(const Sandbox &sandbox)
    {
        const auto process = start(QString::fromUtf8(ASTERISM_TERMINAL_PROGRAM),
            {u"--verbose"_s, u"accounts"_s, u"add"_s, sandbox.serverOf(u"ao"_s)->host()});
        QTRY_VERIFY_WITH_TIMEOUT(process->canReadLine(), patienceMs);
        const QByteArray page = process->readLine().trimmed();
        browse(QUrl::fromEncoded(page), u"approve=ao"_s);
        QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, patienceMs);
        m_log += page + process->readAllStandardOutput();
        QCOMPARE(process->exitCode(), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_log; ///< standard output of the terminal program
    int m_logs = 0;
};

QTEST_GUILESS_MAIN(tst_tokensecrecy)
#include "tst_tokensecrecy.moc"
