// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/filelock.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr int processMs = 20'000;

/// This program again, as one that takes the lock, says so and stays until it is killed.
int holdForever(const QString &path)
{
    const auto lock = FileLock::tryLock(path);
    std::puts(lock.ok() && *lock ? "held" : "refused");
    std::fflush(stdout);
    std::getchar(); // nothing comes: it stays until it is killed
    return 0;
}

} // namespace

class tst_filelock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneAtATime()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"lock"_s);
        auto first = FileLock::tryLock(path);
        QVERIFY(first.ok());
        QVERIFY(*first != nullptr);

        const auto second = FileLock::tryLock(path);
        QVERIFY(second.ok());
        QVERIFY(*second == nullptr);

        first->reset();
        const auto third = FileLock::tryLock(path);
        QVERIFY(third.ok() && *third != nullptr);
        QVERIFY(QFile::exists(path));
    }

    void aKilledProcessGivesItBack()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"lock"_s);
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, path});
        QVERIFY(other.waitForReadyRead(processMs));
        QCOMPARE(other.readLine().trimmed(), "held");
        const auto held = FileLock::tryLock(path);
        QVERIFY(held.ok());
        QVERIFY(*held == nullptr);

        other.kill();
        QVERIFY(other.waitForFinished(processMs));
        const auto free = FileLock::tryLock(path);
        QVERIFY(free.ok());
        QVERIFY(*free != nullptr);
    }

    // A browser that we start lives on after us.
    void childrenDoNotInheritIt()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"lock"_s);
        auto lock = FileLock::tryLock(path);
        QVERIFY(lock.ok() && *lock);
        QProcess child;
        child.start(
            QCoreApplication::applicationFilePath(), {u"--hold"_s, folder.filePath(u"other"_s)});
        QVERIFY(child.waitForReadyRead(processMs));
        lock->reset();
        const auto again = FileLock::tryLock(path);
        QVERIFY(again.ok());
        QVERIFY(*again != nullptr);
        child.kill();
        QVERIFY(child.waitForFinished(processMs));
    }

    void aReplacedFileIsAnotherLock()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"lock"_s);
        const auto first = FileLock::tryLock(path);
        QVERIFY(first.ok() && *first);
        if (!QFile::remove(path)) {
            QSKIP("this system does not remove open files");
        }
        const auto second = FileLock::tryLock(path);
        QVERIFY(second.ok() && *second);
        const auto third = FileLock::tryLock(path);
        QVERIFY(third.ok());
        QVERIFY(*third == nullptr);
    }

    void noFolder()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"missing/lock"_s);
        const auto lock = FileLock::tryLock(path);
        QVERIFY(!lock.ok());
        QCOMPARE(lock.error().kind, ErrorKind::Store);
        QCOMPARE(lock.error().subject, path);
        QVERIFY(!lock.error().detail.isEmpty());
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--hold"_s) {
        return holdForever(app.arguments().value(2));
    }
    tst_filelock test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_filelock.moc"
