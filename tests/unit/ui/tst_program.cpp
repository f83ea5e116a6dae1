// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/deck.h"
#include "ui/desktop/singleinstance.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 60'000; // under sanitizers, on a busy machine

/// The program as a desktop starts it, with folders of its own for everything.
class Program {
public:
    Program()
    {
        QDir(m_dir.path()).mkpath(u"tmp"_s);
        QDir(m_dir.path()).mkpath(u"data"_s);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TMPDIR"_s, temporary());
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_dir.path());
        qputenv("XDG_RUNTIME_DIR", m_dir.path().toLocal8Bit()); // for SingleInstance in here
        m_process.setProcessEnvironment(environment);
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    void start(const QStringList &arguments)
    {
        m_process.start(QString::fromUtf8(ASTERISM_WINDOW_PROGRAM), arguments);
    }
    /// Its exit status; -1 when it crashed or does not end.
    int end()
    {
        const bool ended = QTest::qWaitFor(
            [this] { return m_process.state() == QProcess::NotRunning; }, patienceMs);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    int run(const QStringList &arguments)
    {
        start(arguments);
        return end();
    }

    QString data() const { return m_dir.filePath(u"data"_s); }
    QString temporary() const { return m_dir.filePath(u"tmp"_s); }
    QString file(const QString &name) const { return m_dir.filePath(name); }
    QProcess &process() { return m_process; }
    /// But what Qt says of the platform without a screen, where no window can come forward.
    QByteArray complaints()
    {
        return m_process.readAllStandardError().replace(
            "This plugin does not support raise()\n", "");
    }

private:
    QTemporaryDir m_dir;
    QProcess m_process;
};

} // namespace

class TestProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsAnEmptyWindow();
    void aSecondStartRaisesTheFirst();
    void showsTheDemoAndLeavesNothing();
    void aNewcomerSeesTheDemo();
    void whoHasSomethingSeesThat();
    void helpsWithoutADisplay();
    void refusesWrongUse();
    void saysWhenTheFolderCannotBeOpened();
};

void TestProgram::paintsAnEmptyWindow()
{
    Program program;
    const QString picture = program.file(u"a.png"_s);
    const int status = program.run(
        {u"--data-dir"_s, program.data(), u"--screenshot"_s, picture, u"--size"_s, u"800x600"_s});
    QCOMPARE(program.complaints(), QByteArray());
    QCOMPARE(status, 0);
    QCOMPARE(QImage(picture).size(), QSize(800, 600));
    QVERIFY(QFile::exists(program.data() + u"/asterism.db"_s));
}

void TestProgram::aSecondStartRaisesTheFirst()
{
    Program program;
    program.start({u"--data-dir"_s, program.data()});
    SingleInstance probe(program.data());
    QTRY_VERIFY_WITH_TIMEOUT(probe.raiseOther({}, 200), patienceMs);
    QProcess second;
    second.setProcessEnvironment(program.process().processEnvironment());
    second.start(QString::fromUtf8(ASTERISM_WINDOW_PROGRAM), {u"--data-dir"_s, program.data()});
    QVERIFY(
        QTest::qWaitFor([&second] { return second.state() == QProcess::NotRunning; }, patienceMs));
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(program.process().state(), QProcess::Running);
    program.process().terminate();
    QCOMPARE(program.end(), 0);
    QCOMPARE(program.complaints(), QByteArray());
}

void TestProgram::showsTheDemoAndLeavesNothing()
{
    Program program;
    const QString picture = program.file(u"demo.png"_s);
    const int status =
        program.run({u"--demo"_s, u"--seconds"_s, u"6"_s, u"--screenshot"_s, picture});
    QCOMPARE(program.complaints(), QByteArray());
    QCOMPARE(status, 0);
    QVERIFY(!QImage(picture).isNull());
    QCOMPARE(QDir(program.temporary()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
        QStringList());
}

void TestProgram::aNewcomerSeesTheDemo()
{
    Program program;
    const QString picture = program.file(u"demo.png"_s);
    const int status = program.run({u"--demo-when-new"_s, u"--data-dir"_s, program.data(),
        u"--seconds"_s, u"6"_s, u"--screenshot"_s, picture});
    QCOMPARE(program.complaints(), QByteArray());
    QCOMPARE(status, 0);
    QVERIFY(!QImage(picture).isNull());
    // The own window would have made its files; the demo leaves none anywhere.
    for (const QString &folder : {program.data(), program.temporary()}) {
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }
}

void TestProgram::whoHasSomethingSeesThat()
{
    Program program;
    {
        const SystemClock clock;
        const auto store = store::Store::open({.folder = program.data()}, clock);
        QVERIFY(store);
        const store::DeckColumn column{.id = u"1"_s, .kind = u"everyone"_s};
        const auto saved = (*store)->writeUserNow(
            [column](store::UserTx &tx) { return store::saveColumn(tx, column); });
        QVERIFY(saved);
    }
    program.start({u"--demo-when-new"_s, u"--data-dir"_s, program.data()});
    SingleInstance probe(program.data());
    QTRY_VERIFY_WITH_TIMEOUT(probe.raiseOther({}, 200), patienceMs);
    program.process().terminate();
    QCOMPARE(program.end(), 0);
    QCOMPARE(program.complaints(), QByteArray());
}

void TestProgram::helpsWithoutADisplay()
{
    Program program;
    auto environment = program.process().processEnvironment();
    environment.remove(u"DISPLAY"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    program.process().setProcessEnvironment(environment);
    QCOMPARE(program.run({u"--help"_s}), 0);
    QVERIFY(program.process().readAllStandardOutput().contains("--demo"));
}

void TestProgram::refusesWrongUse()
{
    Program program;
    QCOMPARE(program.run({u"--nonsense"_s}), 2);
    QVERIFY(program.complaints().contains("nonsense"));
}

void TestProgram::saysWhenTheFolderCannotBeOpened()
{
    Program program;
    QFile file(program.file(u"a-file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(program.run(
                 {u"--data-dir"_s, file.fileName(), u"--screenshot"_s, program.file(u"a.png"_s)}),
        1);
    QVERIFY(program.complaints().contains("a-file"));
    // Who starts it from a menu gets a window that says so.
    program.start({u"--data-dir"_s, file.fileName()});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += program.complaints()).contains("a-file"), patienceMs);
    program.process().terminate();
    program.end();
    QVERIFY2(!said.contains("qrc:"), said.constData());
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
