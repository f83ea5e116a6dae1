// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/accounts.h"
#include "store/files.h"
#include "store/lists.h"
#include "store/positions.h"
#include "store/search.h"
#include "store/timeline.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;

/// Damaged, missing and full: what the user made is never lost for it (decision 1).
class tst_storefiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        makeUserData(u"friends"_s);
        fill(1, 50);
    }
    void cleanup()
    {
        if (m_folder->isOpen()) {
            QCOMPARE(m_folder->check(), QString());
        }
        m_folder.reset();
    }

    void pragmas()
    {
        QCOMPARE(m_folder->number("PRAGMA auto_vacuum"), 2);
        QCOMPARE(m_folder->text("PRAGMA journal_mode"), u"wal"_s);
        QCOMPARE(m_folder->number("PRAGMA foreign_keys"), 1);
        const auto sync = [](auto &tx) {
            return Result<qint64>(tx.db.number("PRAGMA synchronous"));
        };
        QCOMPARE(*m_folder->writeUser([&](UserTx &tx) { return sync(tx); }), 2);
        QCOMPARE(*m_folder->write([&](CacheTx &tx) { return sync(tx); }), 1);
    }

    void readersCannotWrite()
    {
        const auto done = m_folder->read([](CacheTx &tx) -> Result<Done> {
            tx.db.exec("DELETE FROM post");
            return Done{};
        });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Store);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 50);
    }

    void cacheOverwrittenWhileClosed_data() { damages(); }
    void cacheOverwrittenWhileClosed()
    {
        QFETCH(QByteArray, garbage);
        QFETCH(int, offset);
        m_folder->close();
        overwrite(u"cache.db"_s, garbage, offset);
        QVERIFY(!m_folder->open());
        (void)m_folder->check(); // some damage shows only where it is looked at
        fill(60, 70);
        QCOMPARE(m_folder->store().notices().size(), 1);
        QVERIFY(m_folder->store().notices().at(0).contains(u"cache.db.damaged"_s));
        QVERIFY(QFile::exists(m_folder->path(u"cache.db.damaged"_s)));
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 11);
        userDataIsThere();
    }

    void cacheOverwrittenWhileOpen()
    {
        QSignalSpy told(&m_folder->store(), &Store::notice);
        // Out of the log and into the file first, or the log would cover the damage.
        m_folder->checkpoint();
        const qint64 size = QFileInfo(m_folder->path(u"cache.db"_s)).size();
        overwrite(u"cache.db"_s, QByteArray(int(size - 4096), 'x'), 4096);
        m_folder->forgetPages();
        // Each of these is accepted, and each is answered.
        QList<QFuture<Result<qint64>>> asked;
        for (int i = 0; i < 10; ++i) {
            const auto count = [](CacheTx &tx) {
                return Result<qint64>(tx.db.number("SELECT count(*) FROM post WHERE text <> ''"));
            };
            asked << m_folder->store().readCache(count) << m_folder->store().writeCache(count);
        }
        for (auto &future : asked) {
            const auto answer = get(future);
            QVERIFY2(answer.ok(), answer ? "" : qPrintable(sentence(answer.error())));
            QCOMPARE(*answer, 0);
        }
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_folder->store().notices().size(), 1);
        fill(60, 70);
        QCOMPARE(m_folder->page({localSource(u"a.example"_s)}).rows.size(), 11);
        userDataIsThere();
    }

    void onlyTheEngineSetsAside()
    {
        m_folder->close();
        overwrite(u"cache.db"_s, QByteArray(8192, 'x'), 0);
        const auto refused = m_folder->open(false);
        QVERIFY(refused);
        QCOMPARE(refused->kind, ErrorKind::Damaged);
        QVERIFY(!QFile::exists(m_folder->path(u"cache.db.damaged"_s)));
    }

    void cacheDeletedWhileClosed()
    {
        m_folder->close();
        for (const auto &tail : {u""_s, u"-wal"_s, u"-shm"_s}) {
            QFile::remove(m_folder->path(u"cache.db"_s + tail));
        }
        QVERIFY(!m_folder->open());
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 0);
        QCOMPARE(m_folder->store().notices(), QStringList());
        userDataIsThere();
    }

    void cacheDeletedWhileOpen()
    {
        for (const auto &tail : {u""_s, u"-wal"_s, u"-shm"_s}) {
            if (!QFile::remove(m_folder->path(u"cache.db"_s + tail)) && tail.isEmpty()) {
                userDataIsThere();
                return; // Windows keeps files that are open: nothing can be pulled away there
            }
        }
        userDataIsThere();
        QVERIFY(!m_folder->open());
        fill(60, 70);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 11);
        userDataIsThere();
    }

    void replacedOnDemand()
    {
        QVERIFY(get(m_folder->store().replaceCache()).ok());
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 0);
        fill(60, 70);
        userDataIsThere();
    }

    void writesInFlightWhenClosing()
    {
        QList<QFuture<Result<int>>> asked;
        for (int i = 0; i < 20; ++i) {
            const Prepared item = post(1000 + i);
            asked << m_folder->store().writeCache(
                [item](CacheTx &tx) { return commitLoose(tx, guestAt(u"a.example"_s), {item}); });
        }
        m_folder->close();
        for (auto &future : asked) {
            QCOMPARE(*get(future), 1);
        }
        QVERIFY(!m_folder->open());
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 70);
    }

    void userFileDamaged_data() { damages(); }
    void userFileDamaged()
    {
        QFETCH(QByteArray, garbage);
        QFETCH(int, offset);
        m_folder->close(); // this backs up
        m_folder->clock.advance(5 * hourMs);
        overwrite(u"asterism.db"_s, garbage, offset);
        QVERIFY(!m_folder->open());
        const QStringList notices = m_folder->store().notices();
        QCOMPARE(notices.size(), 1);
        QVERIFY2(notices[0].contains(u"5 hours"_s), qPrintable(notices[0]));
        QVERIFY(QFile::exists(m_folder->path(u"asterism.db.damaged"_s)));
        userDataIsThere();
        QVERIFY(!m_folder->open());
        QCOMPARE(m_folder->store().notices(), QStringList());
    }

    void theNewestBackupIsDamagedToo()
    {
        m_folder->close();
        m_folder->clock.advance(hourMs);
        QVERIFY(!m_folder->open());
        makeUserData(u"later"_s);
        m_folder->close();
        const QStringList files = backups(m_folder->path());
        QCOMPARE(files.size(), 2);
        overwrite(QDir(m_folder->path()).relativeFilePath(files[0]), QByteArray(5000, 'x'), 0);
        overwrite(u"asterism.db"_s, QByteArray(5000, 'x'), 0);
        m_folder->clock.advance(hourMs);
        QVERIFY(!m_folder->open());
        QVERIFY(m_folder->store().notices().at(0).contains(u"2 hours"_s));
        QCOMPARE(listNames(), QStringList({u"friends"_s}));
    }

    void noBackupAtAll()
    {
        m_folder->close();
        QDir(m_folder->path(u"backups"_s)).removeRecursively();
        overwrite(u"asterism.db"_s, QByteArray(5000, 'x'), 0);
        const auto refused = m_folder->open();
        QVERIFY(refused);
        QCOMPARE(refused->kind, ErrorKind::Damaged);
        QVERIFY(sentence(*refused).contains(u"asterism.db"_s));
        QVERIFY(refused->detail.contains(u"backup"_s));
        QVERIFY(QFile::exists(m_folder->path(u"asterism.db"_s))); // nothing was moved
    }

    void onlyTheEngineRestores()
    {
        m_folder->close();
        overwrite(u"asterism.db"_s, QByteArray(5000, 'x'), 0);
        const auto refused = m_folder->open(false);
        QVERIFY(refused);
        QCOMPARE(refused->kind, ErrorKind::Damaged);
        QVERIFY(!QFile::exists(m_folder->path(u"asterism.db.damaged"_s)));
    }

    void anEmptyUserFileIsNoFreshStart()
    {
        m_folder->close();
        QVERIFY(QFile::resize(m_folder->path(u"asterism.db"_s), 0));
        QVERIFY(!m_folder->open());
        QCOMPARE(m_folder->store().notices().size(), 1);
        userDataIsThere();
    }

    void aUserFileThatIsGoneIsNoFreshStart()
    {
        m_folder->close();
        overwrite(u"asterism.db"_s, QByteArray(5000, 'x'), 0);
        QVERIFY(!m_folder->open()); // sets the damaged file aside, which must stay
        m_folder->close();
        QVERIFY(QFile::remove(m_folder->path(u"asterism.db"_s)));
        const auto refused = m_folder->open(false);
        QVERIFY(refused);
        QCOMPARE(refused->kind, ErrorKind::Damaged);
        QVERIFY(!m_folder->open());
        QCOMPARE(m_folder->store().notices().size(), 1);
        QVERIFY(m_folder->store().notices().at(0).contains(u"was gone"_s));
        QVERIFY(QFile::exists(m_folder->path(u"asterism.db.damaged"_s)));
        userDataIsThere();
    }

    void goneWithNoSoundBackupIsAFreshStart()
    {
        m_folder->close();
        const QStringList files = backups(m_folder->path());
        QCOMPARE(files.size(), 1);
        overwrite(QDir(m_folder->path()).relativeFilePath(files[0]), QByteArray(5000, 'x'), 0);
        QVERIFY(QFile::remove(m_folder->path(u"asterism.db"_s)));
        QVERIFY(!m_folder->open());
        QCOMPARE(listNames(), QStringList());
    }

    void backupsAreMadeWhenSomethingChanged()
    {
        QCOMPARE(backups(m_folder->path()).size(), 0);
        QVERIFY(m_folder->store().backUp());
        QVERIFY(m_folder->store().backUp()); // nothing changed since
        QCOMPARE(backups(m_folder->path()).size(), 1);
        QCOMPARE(QDir(m_folder->path(u"backups"_s)).entryList({u"*.part"_s}).size(), 0);
    }

    // Two programs that end within the same millisecond.
    void backupsOfTheSameMoment()
    {
        const qint64 now = m_folder->clock.now();
        for (int i = 0; i < 2; ++i) {
            const auto done = backUpUserFile(m_folder->path(), now);
            QVERIFY2(done.ok(), qPrintable(done ? QString() : sentence(done.error())));
        }
        QCOMPARE(QDir(m_folder->path(u"backups"_s)).entryList(QDir::Files).size(), 1);
    }

    void backupsRotate()
    {
        for (int i = 0; i < 40; ++i) {
            m_folder->clock.advance(6 * hourMs);
            QVERIFY(backUpUserFile(m_folder->path(), m_folder->clock.now()));
        }
        const QStringList files = backups(m_folder->path());
        QVERIFY2(
            files.size() >= 10 && files.size() <= 13, qPrintable(QString::number(files.size())));
        QVERIFY(files.first() > files.last());
    }

    void aFullDisk()
    {
        const qint64 posts = m_folder->number("SELECT count(*) FROM post");
        QVERIFY(m_folder->write([](CacheTx &tx) {
            (void)tx.db.number("PRAGMA max_page_count = 1"); // as many as there are now
            return Result<Done>(Done{});
        }));
        std::vector<Prepared> items;
        for (int i = 1000; i < 1500; ++i) {
            items.push_back(post(i, u"long text "_s.repeated(100)));
        }
        const auto done = m_folder->commit(
            guestAt(u"a.example"_s), newest(localSource(u"a.example"_s), items), items);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Store);
        QVERIFY2(sentence(done.error()).contains(u"the disk is full"_s),
            qPrintable(sentence(done.error())));
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), posts);
        QVERIFY(m_folder->write([](CacheTx &tx) {
            (void)tx.db.number("PRAGMA max_page_count = 1000000");
            return Result<Done>(Done{});
        }));
        fill(1000, 1010);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), posts + 11);
    }

    void whereNothingCanBeWritten_data()
    {
        QTest::addColumn<bool>("killed");
        QTest::newRow("closed") << false;
        QTest::newRow("killed") << true;
    }
    void whereNothingCanBeWritten()
    {
        QFETCH(bool, killed);
        // Killed: the log still holds what was written last, and its index lies beside it.
        const QTemporaryDir copy;
        if (!killed) {
            m_folder->close();
        }
        copyTo(copy.path());
        QVERIFY(killed == (QFileInfo(copy.filePath(u"cache.db-wal"_s)).size() > 0));
        const auto before = hashes(copy.path());
        {
            const auto opened =
                Store::open({.folder = copy.path(), .readOnly = true}, m_folder->clock);
            QVERIFY2(opened.ok(), qPrintable(opened ? QString() : sentence(opened.error())));
            Store &store = **opened;
            QCOMPARE(store.notices().size(), 1);
            QVERIFY(store.notices().at(0).contains(copy.path()));
            const auto rows = get(store.readCache([](CacheTx &tx) {
                return timelinePage(tx, {localSource(u"a.example"_s)}, newestEvent, 100);
            }));
            QCOMPARE(rows->rows.size(), size_t(50));
            const auto found =
                get(store.readCache([](CacheTx &tx) { return search(tx, u"x"_s, 10, 0); }));
            QVERIFY2(found.ok(), qPrintable(found ? QString() : sentence(found.error())));
            QCOMPARE((*get(store.readUser([](UserTx &tx) { return accounts(tx); }))).size(), 1u);
            QCOMPARE((*get(store.readUser([](UserTx &tx) { return lists(tx); }))).size(), 1u);
            const auto refused = get(store.writeUser(
                [](UserTx &tx) { return addList(tx, {.id = {u"x"_s}, .name = u"x"_s}); }));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Store);
            QVERIFY(store.backUp());
        }
        QCOMPARE(hashes(copy.path()), before);
    }

    void whereNothingCanBeWrittenAndThereIsNoCache()
    {
        m_folder->close();
        QVERIFY(QFile::remove(m_folder->path(u"cache.db"_s)));
        const auto opened =
            Store::open({.folder = m_folder->path(), .readOnly = true}, m_folder->clock);
        QVERIFY(opened.ok());
        const auto rows = get((*opened)->readCache([](CacheTx &tx) {
            return timelinePage(tx, {localSource(u"a.example"_s)}, newestEvent, 100);
        }));
        QVERIFY(rows.ok() && rows->rows.empty());
        QVERIFY(!QFile::exists(m_folder->path(u"cache.db"_s)));
    }

    // Without its index the log cannot be read, and without the log the file is no whole state.
    void aLogThatCannotBeReadIsNotLeftOut()
    {
        m_folder->close();
        QFile log(m_folder->path(u"cache.db-wal"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write(QByteArray(100, 'x'));
        log.close();
        const QString index = m_folder->path(u"cache.db-shm"_s);
#ifdef Q_OS_WIN
        QVERIFY(QDir().mkdir(index)); // so that it cannot be made
#else
        QVERIFY(QFile::link(u"/no such folder/index"_s, index));
#endif
        const auto opened =
            Store::open({.folder = m_folder->path(), .readOnly = true}, m_folder->clock);
        QVERIFY(log.exists()); // and nothing was set aside
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Store);
    }

    void anotherProgramsException()
    {
        const auto done = m_folder->write(
            [](CacheTx &) -> Result<Done> { throw std::runtime_error("out of luck"); });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Store);
        QVERIFY(m_folder->write([](CacheTx &) { return Result<Done>(Done{}); }));
    }

    void aFolderThatCannotBe()
    {
        Folder below(m_folder->path(u"asterism.db/below"_s));
        const auto refused = below.open();
        QVERIFY(refused);
        QCOMPARE(refused->kind, ErrorKind::Store);
    }

private:
    void copyTo(const QString &folder)
    {
        const QDir dir(m_folder->path());
        for (const QString &name : dir.entryList({u"*.db*"_s}, QDir::Files)) {
            QVERIFY(QFile::copy(dir.filePath(name), folder + u'/' + name));
        }
    }
    /// Of the databases and their logs; an index may be written while reading.
    static QMap<QString, QByteArray> hashes(const QString &folder)
    {
        QMap<QString, QByteArray> all;
        for (const QString &name : QDir(folder).entryList({u"*.db"_s, u"*-wal"_s}, QDir::Files)) {
            QFile file(folder + u'/' + name);
            if (file.open(QIODevice::ReadOnly) && file.size() > 0) {
                all[name] = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
            }
        }
        return all;
    }
    static void damages()
    {
        QTest::addColumn<QByteArray>("garbage");
        QTest::addColumn<int>("offset");
        QTest::newRow("all of it") << QByteArray(100'000, 'x') << 0;
        QTest::newRow("its head") << QByteArray(16, '\0') << 0;
        QTest::newRow("its schema") << QByteArray(3000, '\xff') << 100;
        QTest::newRow("its pages") << QByteArray(20'000, '\x7f') << 4096;
    }
    void overwrite(const QString &name, const QByteArray &garbage, int offset)
    {
        QFile file(m_folder->path(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(offset));
        QCOMPARE(file.write(garbage), garbage.size());
    }
    static Prepared post(int i, const QString &text = {})
    {
        return postBy(person(u"ao@a.example"_s), u"https://a.example/n%1"_s.arg(i),
            QString::number(i), noon - dayMs + i * 1000, text);
    }
    void fill(int from, int to)
    {
        std::vector<Prepared> items;
        for (int i = to; i >= from; --i) {
            items.push_back(post(i));
        }
        const auto done = m_folder->commit(
            guestAt(u"a.example"_s), newest(localSource(u"a.example"_s), items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    void makeUserData(const QString &name)
    {
        const auto done = m_folder->writeUser([=](UserTx &tx) -> Result<Done> {
            if (name == u"friends") {
                (void)addAccount(tx, {.id = {u"A"_s}, .acct = u"me@h.example"_s});
            }
            (void)addList(tx, {.id = {name}, .name = name});
            (void)addMember(tx, {.list = {name}, .acct = u"ao@a.example"_s});
            return saveReadPosition(tx, u"home:A"_s, {noon, u"https://a.example/n7"_s});
        });
        QVERIFY(done);
    }
    QStringList listNames()
    {
        QStringList names;
        const auto found = *m_folder->readUser([](UserTx &tx) { return lists(tx); });
        for (const List &list : found) {
            names << list.name;
        }
        return names;
    }
    void userDataIsThere()
    {
        QCOMPARE(listNames(), QStringList({u"friends"_s}));
        QCOMPARE((*m_folder->readUser([](UserTx &tx) { return accounts(tx); })).size(), 1);
        QCOMPARE((*m_folder->readUser([](UserTx &tx) { return allMembers(tx); })).size(), 1);
        const auto place =
            *m_folder->readUser([](UserTx &tx) { return readPosition(tx, u"home:A"_s); });
        QVERIFY(place);
        QCOMPARE(place->uri, u"https://a.example/n7"_s);
    }

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_storefiles)
#include "tst_storefiles.moc"
