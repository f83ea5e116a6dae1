// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/accounts.h"
#include "store/lists.h"
#include "store/requests.h"

#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;

/// An engine and a reader on one folder (decision 2).
class tst_twoprograms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_engine = std::make_unique<Folder>();
        QVERIFY(!m_engine->open());
        m_reader = std::make_unique<Folder>(m_engine->path());
        QVERIFY(!m_reader->open(false));
    }
    void cleanup()
    {
        m_reader.reset();
        QCOMPARE(m_engine->check(), QString());
        m_engine.reset();
    }

    void readsWhatWasCommitted()
    {
        put(1);
        QCOMPARE(m_reader->page({local}).rows.size(), 1);
        put(2);
        QCOMPARE(m_reader->page({local}).rows.size(), 2);
    }

    void aSnapshotStandsStill()
    {
        put(1);
        const auto counts = *m_reader->read([&](CacheTx &tx) -> Result<std::pair<qint64, qint64>> {
            const qint64 before = tx.db.number("SELECT count(*) FROM post");
            put(2); // the other program writes while this one reads
            return std::pair(before, tx.db.number("SELECT count(*) FROM post"));
        });
        QCOMPARE(counts.first, counts.second);
        QCOMPARE(m_reader->number("SELECT count(*) FROM post"), 2);
    }

    void onlyTheEngineWritesTheCache()
    {
        const Prepared item = post(1);
        const auto refused = m_reader->loose(guestAt(u"a.example"_s), {item});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Store);
        QVERIFY(sentence(refused.error()).contains(u"another program"_s));
        QVERIFY(!get(m_reader->store().replaceCache()).ok());
        // It takes over when the other has gone.
        m_engine->close();
        m_reader->store().becomeEngine();
        QVERIFY(m_reader->store().isEngine());
        QCOMPARE(*m_reader->loose(guestAt(u"a.example"_s), {item}), 1);
        m_reader->close();
        QVERIFY(!m_engine->open());
    }

    void whatTheOtherWritesIsTold()
    {
        int elsewhere = 0;
        int own = 0;
        connect(&m_engine->store(), &Store::committed, this, [&](const Changes &changes) {
            const bool all = changes.lists && changes.accounts && changes.runs;
            elsewhere += changes.elsewhere && all ? 1 : 0;
            own += changes.elsewhere ? 0 : 1;
        });
        m_engine->store().watchOthers(10);
        const auto add = [](Folder &folder, const QString &name) {
            QVERIFY(folder
                        .writeUser(
                            [&](UserTx &tx) { return addList(tx, {.id = {name}, .name = name}); })
                        .ok());
        };
        // Its own writes are no news to it; the other's are, each time.
        for (int round = 1; round <= 3; ++round) {
            add(*m_engine, u"mine %1"_s.arg(round));
            QTRY_COMPARE(own, round);
            QCOMPARE(elsewhere, round - 1);
            add(*m_reader, u"theirs %1"_s.arg(round));
            QTRY_COMPARE(elsewhere, round);
        }
        disconnect(&m_engine->store(), nullptr, this, nullptr);
    }

    /// A reader hears that the engine has written the cache; the engine hears nothing of itself.
    void theCacheIsWatchedToo()
    {
        int engine = 0;
        int reader = 0;
        connect(&m_engine->store(), &Store::committed, this,
            [&](const Changes &changes) { engine += changes.cache ? 1 : 0; });
        connect(&m_reader->store(), &Store::committed, this,
            [&](const Changes &changes) { reader += changes.cache && changes.census ? 1 : 0; });
        m_engine->store().watchOthers(10);
        m_reader->store().watchOthers(10);
        (void)m_reader->page({localSource(u"watched.example"_s)}); // it has the cache open
        for (int round = 1; round <= 3; ++round) {
            // One commit may be told twice or more: SQLite begins its journal anew within the first
            // write after a checkpoint, before that is committed, and a look just then sees it.
            QTest::qWait(50);
            const int told = reader;
            QTest::qWait(50); // several looks without news
            QCOMPARE(reader, told);
            const QString number = QString::number(round);
            const std::vector<Prepared> items{postBy(person(u"ao@watched.example"_s),
                u"https://watched.example/n"_s + number, number, noon - hourMs + round)};
            QVERIFY(m_engine->commit(guestAt(u"watched.example"_s),
                newest(localSource(u"watched.example"_s), items), items));
            QTRY_VERIFY(reader > told);
        }
        QCOMPARE(engine, 0);
        disconnect(&m_engine->store(), nullptr, this, nullptr);
        disconnect(&m_reader->store(), nullptr, this, nullptr);
    }

    void requestsGoOverAndComeBack()
    {
        const auto version = [&] { return *m_engine->readUser(userDataVersion); };
        const qint64 before = version();
        QCOMPARE(version(), before);
        const qint64 first = *m_reader->writeUser(
            [](UserTx &tx) { return addRequest(tx, u"refresh"_s, u"{\"a\":1}"_s); });
        const qint64 second =
            *m_reader->writeUser([](UserTx &tx) { return addRequest(tx, u"prune"_s, {}); });
        QVERIFY(version() != before);

        const auto taken = *m_engine->writeUser(takeRequests);
        QCOMPARE(taken.size(), 2);
        QCOMPARE(taken[0].id, first);
        QCOMPARE(taken[0].kind, u"refresh"_s);
        QCOMPARE(taken[0].argument, u"{\"a\":1}"_s);
        QCOMPARE(taken[1].id, second);
        QCOMPARE((*m_engine->writeUser(takeRequests)).size(), 0);
        QCOMPARE(asked(first)->state, EngineRequest::State::Running);
        finish(first, true, u"{\"new\":3}"_s);
        finish(second, false, u"{}"_s);
        QCOMPARE(asked(first)->state, EngineRequest::State::Done);
        QCOMPARE(asked(first)->outcome, u"{\"new\":3}"_s);
        QCOMPARE(asked(second)->state, EngineRequest::State::Failed);
        QVERIFY(m_reader->writeUser([=](UserTx &tx) { return dropRequest(tx, first); }));
        QVERIFY(!asked(first));
    }

    void whatADeadEngineLeft()
    {
        const auto ask = [&] {
            return *m_reader->writeUser(
                [](UserTx &tx) { return addRequest(tx, u"refresh"_s, {}); });
        };
        const qint64 running = ask();
        QCOMPARE((*m_engine->writeUser(takeRequests)).size(), 1);
        const qint64 waiting = ask();
        m_engine->close();
        QVERIFY(!m_engine->open());
        QVERIFY(m_engine->writeUser(recoverRequests));
        const auto taken = *m_engine->writeUser(takeRequests);
        QCOMPARE(taken.size(), 2);
        QCOMPARE(taken[0].id, running);
        QCOMPARE(taken[1].id, waiting);
    }

    void oldRequestsGo()
    {
        const qint64 id =
            *m_reader->writeUser([](UserTx &tx) { return addRequest(tx, u"refresh"_s, {}); });
        (void)*m_engine->writeUser(takeRequests);
        finish(id, true, {});
        m_engine->clock.advance(hourMs + 1);
        m_reader->clock.advance(hourMs + 1);
        const qint64 next =
            *m_reader->writeUser([](UserTx &tx) { return addRequest(tx, u"refresh"_s, {}); });
        (void)*m_engine->writeUser(takeRequests);
        finish(next, true, {});
        QVERIFY(!asked(id)); // while the engine runs, too
        QVERIFY(asked(next));
    }

    void bothWriteWhatTheUserMade()
    {
        QList<QFuture<Result<Done>>> written;
        for (int i = 0; i < 30; ++i) {
            for (Folder *folder : {m_engine.get(), m_reader.get()}) {
                const QString name = u"%1-%2"_s.arg(i).arg(folder == m_engine.get());
                written << folder->store().writeUser(
                    [name](UserTx &tx) { return addList(tx, {.id = {name}, .name = name}); });
            }
        }
        for (auto &future : written) {
            QVERIFY(get(future).ok());
        }
        QCOMPARE((*m_reader->readUser([](UserTx &tx) { return lists(tx); })).size(), 60);
    }

    void aReaderFindsTheNewCache()
    {
        put(1);
        QCOMPARE(m_reader->page({local}).rows.size(), 1);
        QVERIFY(get(m_engine->store().replaceCache()).ok());
        put(2);
        put(3);
        QCOMPARE(m_reader->page({local}).rows.size(), 2);
    }

    void changesAreTold()
    {
        QSignalSpy told(&m_engine->store(), &Store::committed);
        put(1);
        QTRY_COMPARE(told.size(), 1);
        const auto changes = told.at(0).at(0).value<Changes>();
        QCOMPARE(changes.sources, QSet<QString>({local.key()}));
        QCOMPARE(changes.posts.size(), 1);
        QVERIFY(m_engine->writeUser(
            [](UserTx &tx) { return addList(tx, {.id = {u"L"_s}, .name = u"L"_s}); }));
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(told.at(1).at(0).value<Changes>().lists);
    }

private:
    static Prepared post(int i)
    {
        return postBy(person(u"ao@a.example"_s), u"https://a.example/n%1"_s.arg(i),
            QString::number(i), noon - dayMs + i * 1000);
    }
    void put(int i)
    {
        const auto done =
            m_engine->commit(guestAt(u"a.example"_s), newest(local, {post(i)}, true), {post(i)});
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    std::optional<EngineRequest> asked(qint64 id)
    {
        return *m_reader->readUser([=](UserTx &tx) { return requestById(tx, id); });
    }
    void finish(qint64 id, bool good, const QString &outcome)
    {
        QVERIFY(
            m_engine->writeUser([=](UserTx &tx) { return finishRequest(tx, id, good, outcome); }));
    }

    const Source local = localSource(u"a.example"_s);
    std::unique_ptr<Folder> m_engine;
    std::unique_ptr<Folder> m_reader;
};

QTEST_GUILESS_MAIN(tst_twoprograms)
#include "tst_twoprograms.moc"
