// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/census.h"
#include "store/files.h"
#include "store/lists.h"
#include "store/migrations.h"

#include <QThread>

using namespace asterism;
using namespace asterism::store;

/// Numbered steps, forward only, from every older version, and never from a newer one.
class tst_migrations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromEveryVersion_data()
    {
        QTest::addColumn<bool>("user");
        QTest::addColumn<int>("from");
        for (int i = 0; i <= int(userMigrations().size()); ++i) {
            QTest::addRow("asterism.db %d", i) << true << i;
        }
        for (int i = 0; i <= int(cacheMigrations().size()); ++i) {
            QTest::addRow("cache.db %d", i) << false << i;
        }
    }
    void fromEveryVersion()
    {
        QFETCH(bool, user);
        QFETCH(int, from);
        const Migrations &steps = user ? userMigrations() : cacheMigrations();
        const auto schema = [&](Database &db) {
            QStringList words;
            Loan rows = db.prepare("SELECT sql FROM sqlite_schema WHERE sql <> '' ORDER BY name");
            while (rows.step()) {
                words << rows.text(0);
            }
            return words;
        };
        Database old(
            m_dir.filePath(u"old%1%2.db"_s.arg(user).arg(from)), Database::Mode::ReadWrite, user);
        QVERIFY(migrate(old, steps, from));
        QCOMPARE(old.number("PRAGMA user_version"), from);
        QVERIFY(migrate(old, steps));
        QCOMPARE(old.number("PRAGMA user_version"), qint64(steps.size()));
        Database fresh(
            m_dir.filePath(u"fresh%1%2.db"_s.arg(user).arg(from)), Database::Mode::ReadWrite, user);
        QVERIFY(migrate(fresh, steps));
        QCOMPARE(schema(old), schema(fresh));
        QVERIFY(migrate(fresh, steps)); // nothing to do
    }

    /// Their table is made anew, and their rows would go with it.
    void runsOfOlderFilesKeepTheirRows()
    {
        Database db(m_dir.filePath(u"runs.db"_s), Database::Mode::ReadWrite, true);
        QVERIFY(migrate(db, userMigrations(), 21));
        const QString run = u"INSERT INTO run(account, acct, kind, title, overwrite, server_lists, "
                            "follow_for_lists, state, trouble, wait_until, created_at, started_at, "
                            "ended_at) VALUES('a', 'ao@a.example', %1, '', 0, 0, 0, 1, '', 0, 1, "
                            "0, 0)"_s;
        db.exec(run.arg(1).toUtf8().constData());
        db.exec("INSERT INTO run_row(run, place, line, subject, list, expires_at, text, removes, "
                "state, finding, outcome, detail, local_id, moved_to, tries, changed_at, look_at) "
                "VALUES(1, 0, 1, 'mei@a.example', '', 0, '', 0, 1, 1, 0, '', '', '', 0, 0, 0)");
        QVERIFY(migrate(db, userMigrations()));
        QCOMPARE(db.number("SELECT count(*) FROM run_row WHERE run = 1"), 1);
        db.exec(run.arg(9).toUtf8().constData()); // clips
        QCOMPARE(db.number("SELECT max(id) FROM run"), 2);
        db.exec("DELETE FROM run WHERE id = 1");
        QCOMPARE(db.number("SELECT count(*) FROM run_row"), 0);
    }

    /// Lists that were made before they had options are as they were.
    void listsOfOlderFiles_data()
    {
        QTest::addColumn<int>("from");
        for (int i = 1; i < 9; ++i) {
            QTest::addRow("%d", i) << i;
        }
    }
    void listsOfOlderFiles()
    {
        QFETCH(int, from);
        Folder folder;
        {
            Database old(folder.path(u"asterism.db"_s), Database::Mode::ReadWrite, true);
            QVERIFY(migrate(old, userMigrations(), from));
            old.exec("INSERT INTO list(id, name, position, created_at) VALUES('B', 'b', 1, 5)");
            old.exec("INSERT INTO list(id, name, position, created_at) VALUES('A', 'a', 2, 6)");
            old.exec(
                "INSERT INTO list_member(list, acct, position) VALUES('A', 'ao@a.example', 1)");
        }
        QVERIFY(!folder.open());
        const auto found = *folder.readUser([](UserTx &tx) { return lists(tx); });
        QCOMPARE(found,
            (std::vector<List>{{.id = {u"B"_s}, .name = u"b"_s, .createdAt = 5},
                {.id = {u"A"_s}, .name = u"a"_s, .createdAt = 6}}));
        const auto members = *folder.readUser(allMembers);
        QCOMPARE(members.size(), size_t(1));
        QCOMPARE(members[0].acct, u"ao@a.example"_s);
        QCOMPARE(members[0].notify, std::nullopt);
    }

    /// What was read of accounts before clips were read stays, complete or not.
    void censusOfAnOlderCache()
    {
        Folder folder;
        {
            Database old(folder.path(u"cache.db"_s), Database::Mode::ReadWrite, false);
            QVERIFY(migrate(old, cacheMigrations(), 10));
            old.exec(
                "INSERT INTO census(id, account, kind, complete, begun_at, below, rows, total) "
                "VALUES(4, 'A', 7, 1, 5, '', 2, -1), (9, 'A', 7, 0, 6, 'max_id=3', 1, 3)");
            for (const char *row : {"4, 1, 'https://b.example/1'", "4, 2, 'https://b.example/2'",
                     "9, 1, 'https://b.example/3'"}) {
                old.exec(qPrintable(
                    u"INSERT INTO census_item(reading, position, subject, list, expires_at, "
                    "list_id, actor_uri, local_id, name, moved_to, gone, requested, follows_back, "
                    "note, last_post_at) "
                    "VALUES(%1, '', 0, '', '', '7', '', '', 0, 0, 0, '', 0)"_s.arg(
                        QString::fromLatin1(row))));
            }
        }
        QVERIFY(!folder.open());
        const CensusKey key{{u"A"_s}, MovedKind::Bookmarks};
        QCOMPARE(*folder.read([&](CacheTx &tx) { return censusState(tx, key); }),
            (CensusState{.readAt = 5,
                .count = 2,
                .begunAt = 6,
                .below = u"max_id=3"_s,
                .found = 1,
                .total = 3}));
        const auto items = *folder.read([&](CacheTx &tx) { return census(tx, key, 0, 10); });
        QCOMPARE(items.size(), size_t(2));
        QCOMPARE(items[1],
            (CensusItem{.item = {.subject = u"https://b.example/2"_s}, .localId = u"7"_s}));
        QVERIFY(folder.write([&](CacheTx &tx) {
            const auto begun = beginCensus(tx, {key.account, MovedKind::Clips}, -1);
            return begun ? forgetCensus(tx, key.account) : begun;
        }));
        QCOMPARE(folder.number("SELECT count(*) FROM census_item"), 0); // they belong to readings
        QCOMPARE(folder.check(), QString());
    }

    /// Posts that were kept before hashtags were are found by theirs.
    void hashtagsOfAnOlderCache()
    {
        Folder folder;
        {
            Database old(folder.path(u"cache.db"_s), Database::Mode::ReadWrite, false);
            QVERIFY(migrate(old, cacheMigrations(), 15));
            old.exec("INSERT INTO actor(id, acct, rank, display_name, url, avatar, header, note, "
                     "emojis, flags, moved_to, followers, following, posts, updated_at) "
                     "VALUES(1, 'ao@a.example', 1, '', '', '', '', '', '', 0, '', 0, 0, 0, 0)");
            const auto post = [&old](int id, const QString &extra) {
                old.prepare("INSERT INTO post(id, uri, url, author, rank, created_at, sort_at, "
                            "received_at, edited_at, visibility, sensitive, language, warning, "
                            "text, alt, blocks, extra, reply_to, quote_state, quote_uri, replies, "
                            "boosts, favourites) VALUES(?1, ?2, '', 1, 40, 1, 1, 1, 0, 0, 0, '', "
                            "'', '', '', x'', ?3, '', '', '', 0, 0, 0)")
                    .bind(1, id)
                    .bind(2, u"https://a.example/%1"_s.arg(id))
                    .bind(3, extra)
                    .run();
            };
            post(1, u"{\"tags\":[{\"name\":\"Tea\",\"url\":\"\"},{\"name\":\"鯖\"}]}"_s);
            post(2, u"{\"tags\":[{\"name\":\"\"},{\"name\":\"tea\"},{\"name\":\"TEA\"}]}"_s);
            post(3, u"damaged \"tags\":["_s);
            post(4, {});
        }
        QVERIFY(!folder.open());
        QCOMPARE(folder.number("SELECT count(*) FROM tagged"), 3);
        QCOMPARE(folder.number("SELECT sum(post) FROM tagged WHERE tag = 'tea'"), 3);
        QCOMPARE(folder.number("SELECT post FROM tagged WHERE tag = '鯖'"), 1);
    }

    void aStepThatFails()
    {
        const Migrations steps{"CREATE TABLE a(x)", "CREATE TABLE b(x); CREATE TABLE a(x);"};
        Database db(m_dir.filePath(u"fails.db"_s), Database::Mode::ReadWrite, true);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, (void)migrate(db, steps));
        QCOMPARE(db.number("PRAGMA user_version"), 1);
        QCOMPARE(db.number("SELECT count(*) FROM sqlite_schema"), 1);
    }

    void aNewerFile_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("user") << u"asterism.db"_s;
        QTest::newRow("cache") << u"cache.db"_s;
    }
    void aNewerFile()
    {
        QFETCH(QString, file);
        Folder folder;
        QVERIFY(!folder.open());
        folder.close();
        {
            SQLite::Database db(folder.path(file).toStdString(), SQLite::OPEN_READWRITE);
            db.exec("PRAGMA user_version = 99");
        }
        const auto refused = folder.open();
        QVERIFY(refused);
        QVERIFY2(sentence(*refused).contains(u"newer Asterism"_s), qPrintable(sentence(*refused)));
        QVERIFY2(sentence(*refused).contains(file), qPrintable(sentence(*refused)));
        SQLite::Database db(folder.path(file).toStdString(), SQLite::OPEN_READWRITE);
        QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), 99); // untouched
    }

    void severalAtOnce()
    {
        for (int round = 0; round < 10; ++round) {
            const QTemporaryDir dir;
            const ManualClock clock(noon);
            QStringList errors;
            QMutex mutex;
            std::vector<std::unique_ptr<QThread>> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back(QThread::create([&, i] {
                    const auto opened =
                        Store::open({.folder = dir.path(), .engine = i == 0}, clock);
                    const QMutexLocker lock(&mutex);
                    if (!opened) {
                        errors << sentence(opened.error());
                    }
                }));
            }
            for (const auto &thread : threads) {
                thread->start();
            }
            for (const auto &thread : threads) {
                thread->wait();
            }
            QCOMPARE(errors.join(u" | "_s), QString());
        }
    }

private:
    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(tst_migrations)
#include "tst_migrations.moc"
