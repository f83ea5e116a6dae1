// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/filelock.h"
#include "secrets/filestore.h"
#include "secrets/memorystore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// The stores that need no system service. A file's answers are here at once, but for its lock.
class tst_secretstores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAndForgets_data()
    {
        QTest::addColumn<bool>("inFile");
        QTest::newRow("memory") << false;
        QTest::newRow("file") << true;
    }
    void keepsAndForgets()
    {
        QFETCH(bool, inFile);
        QTemporaryDir folder;
        MemoryStore memory;
        FileStore file(folder.filePath(u"secrets"_s));
        SecretStore &store = inFile ? static_cast<SecretStore &>(file) : memory;

        QVERIFY(store.check().result().ok());
        QCOMPARE(store.read(u"a"_s).result().error().kind, ErrorKind::NotFound);
        QVERIFY(store.write(u"a"_s, u"one"_s).result().ok());
        QVERIFY(store.write(u"b"_s, u"two"_s).result().ok());
        QCOMPARE(*store.read(u"a"_s).result(), u"one"_s);
        QVERIFY(store.write(u"a"_s, u"other"_s).result().ok());
        QCOMPARE(*store.read(u"a"_s).result(), u"other"_s);
        QVERIFY(store.remove(u"a"_s).result().ok());
        QVERIFY(store.remove(u"a"_s).result().ok());
        QCOMPARE(store.read(u"a"_s).result().error().kind, ErrorKind::NotFound);
        QCOMPARE(*store.read(u"b"_s).result(), u"two"_s);
    }

    void anotherStoreReadsTheFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"secrets"_s);
        QVERIFY(FileStore(path).write(u"a"_s, u"one"_s).result().ok());
        QCOMPARE(*FileStore(path).read(u"a"_s).result(), u"one"_s);
    }

    void waitsForTheOtherProgram()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"secrets"_s);
        FileStore store(path);
        auto lock = FileLock::tryLock(path + u".lock"_s);
        QVERIFY(lock.ok() && *lock);
        const auto one = store.write(u"a"_s, u"one"_s);
        const auto two = store.write(u"b"_s, u"two"_s);
        QVERIFY(!one.isFinished());
        lock->reset();
        QTRY_VERIFY(one.isFinished() && two.isFinished());
        QVERIFY(one.result().ok() && two.result().ok());
        QCOMPARE(*store.read(u"a"_s).result(), u"one"_s);
        QCOMPARE(*store.read(u"b"_s).result(), u"two"_s);
    }

    void doesNotWaitForEver()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"secrets"_s);
        FileStore store(path);
        const auto lock = FileLock::tryLock(path + u".lock"_s);
        QVERIFY(lock.ok() && *lock);
        const auto written = store.write(u"a"_s, u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(written.isFinished(), 30'000);
        QCOMPARE(written.result().error().kind, ErrorKind::Timeout);
        QCOMPARE(written.result().error().subject, path);
    }

    void aDeletedStoreAnswers()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"secrets"_s);
        auto store = std::make_unique<FileStore>(path);
        const auto lock = FileLock::tryLock(path + u".lock"_s);
        QVERIFY(lock.ok() && *lock);
        const auto written = store->write(u"a"_s, u"one"_s);
        store.reset();
        QVERIFY(written.isFinished());
        QCOMPARE(written.result().error().kind, ErrorKind::Cancelled);
    }

    // Whoever hears an answer may be done with the store.
    void deletedByWhoeverHears()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"secrets"_s);
        auto store = std::make_unique<FileStore>(path);
        auto lock = FileLock::tryLock(path + u".lock"_s);
        QVERIFY(lock.ok() && *lock);
        bool heard = false;
        store->write(u"a"_s, u"one"_s).then([&](const Result<Done> &result) {
            heard = result.ok();
            store.reset();
        });
        lock->reset();
        QTRY_VERIFY(heard);
        QVERIFY(store == nullptr);
    }

    void noPlace()
    {
        QTemporaryDir folder;
        FileStore store(folder.filePath(u"missing/secrets"_s));
        QVERIFY(!store.check().result().ok());
        const auto written = store.write(u"a"_s, u"top-secret"_s).result();
        QCOMPARE(written.error().kind, ErrorKind::Store);
        QVERIFY(!sentence(written.error()).contains(u"top-secret"_s));
    }
};

QTEST_GUILESS_MAIN(tst_secretstores)
#include "tst_secretstores.moc"
