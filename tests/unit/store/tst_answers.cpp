// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include <QElapsedTimer>

using namespace asterism;
using namespace asterism::store;

/// How closures' answers reach who asked.
class tst_answers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }

    /// Whoever chains just as the lane finishes hears it, once. (Qt 6.4 runs what was chained twice
    /// when one thread chains while another finishes.)
    void eachIsHeardOnce()
    {
        constexpr int questions = 4000;
        int heard = 0;
        for (int i = 0; i < questions; ++i) {
            auto answer = m_folder->store().readCache([](CacheTx &) { return Result<int>(1); });
            QElapsedTimer busy;
            busy.start();
            while (busy.nsecsElapsed() < (i % 100) * 1000) { } // as a machine with other work
            answer.then(this, [&heard](const Result<int> &one) { heard += *one; });
            if (i % 20 == 0) {
                QCoreApplication::processEvents();
            }
        }
        QTRY_COMPARE(heard, questions);
    }

    void waitedForWithoutAnEventLoop()
    {
        auto &store = m_folder->store();
        QCOMPARE(*store.readCacheNow([](CacheTx &) { return Result<int>(3); }), 3);
        const auto refused = store.writeUserNow(
            [](UserTx &) { return Result<int>(Error{.kind = ErrorKind::Rejected}); });
        QCOMPARE(refused.error().kind, ErrorKind::Rejected);
        QCOMPARE(*store.readUserNow([](UserTx &) { return Result<int>(4); }), 4);
    }

    /// Later calls see what earlier ones wrote, whether anybody waits for them or not.
    void inOrder()
    {
        auto &store = m_folder->store();
        const auto count = [](UserTx &tx) {
            tx.db.exec("CREATE TABLE IF NOT EXISTS counted(n)");
            tx.db.exec("INSERT INTO counted VALUES(1)");
            return Result<qint64>(tx.db.number("SELECT count(*) FROM counted"));
        };
        auto first = store.writeUser(count);
        QCOMPARE(*store.writeUserNow(count), 2);
        QVERIFY(!first.isFinished()); // that is for the event loop
        QCOMPARE(*get(first), 1);
    }

    void whatNobodyWaitedForIsWritten()
    {
        int heard = 0;
        m_folder->store()
            .writeUser([](UserTx &tx) {
                tx.db.exec("CREATE TABLE kept(n)");
                return Result<Done>(Done{});
            })
            .then(this, [&heard](const Result<Done> &) { ++heard; });
        QVERIFY(!m_folder->open()); // closes it first
        QCoreApplication::processEvents();
        QCOMPARE(heard, 0); // who asked a store that is gone hears nothing
        QVERIFY(m_folder
                    ->readUser([](UserTx &tx) {
                        return Result<qint64>(tx.db.number("SELECT count(*) FROM kept"));
                    })
                    .ok());
    }

private:
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_answers)
#include "tst_answers.moc"
