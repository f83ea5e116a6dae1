// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/freshening.h"

using namespace asterism;

/// What is on screen is read again and again, and it is told how that went.
class tst_freshening : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_number = 0;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<ManualClock> m_clock; // does not move: what is asked is asked by the tests
    std::unique_ptr<ListPolling> m_polling;
    std::unique_ptr<Freshening> m_fresh;

    void open(const QString &folder)
    {
        m_program = std::make_unique<Program>(folder);
        for (const Server *server : m_sandbox->servers()) {
            m_program->app->core.typedHosts.insert(server->host());
        }
        m_polling =
            std::make_unique<ListPolling>(m_program->app->core, m_program->app->lists.reader());
        m_fresh = std::make_unique<Freshening>(
            *m_program->app->store, *m_program->desk, *m_clock, nullptr, m_polling.get());
    }
    void close()
    {
        if (m_program) {
            m_program->desk->close();
        }
        m_fresh.reset();
        m_polling.reset();
        m_program.reset();
    }
    void start()
    {
        m_program->desk->start();
        m_fresh->start();
    }
    void pass(qint64 ms)
    {
        m_clock->advance(ms);
        m_fresh->tick();
    }
    Server *snac() const { return m_sandbox->server(u"snac"_s); }
    QString localKey() const { return localSource(snac()->host()).key(); }
    int asked() const { return snac()->requestCount(u"/api/v1/timelines/public"_s); }

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>(SystemClock().now());
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 10}));
        open(m_dir.filePath(QString::number(++m_number)));
    }
    void cleanup()
    {
        close();
        m_sandbox.reset();
    }

    void nothingBeforeTheStart()
    {
        m_fresh->watch(localKey());
        m_fresh->tick();
        QCOMPARE(m_fresh->status(localKey()), SourceStatus());
        QCOMPARE(asked(), 0);
        start();
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).everRead, patienceMs);
    }

    void atOnceAndEachMinute()
    {
        start();
        QSignalSpy changed(m_fresh.get(), &Freshening::changed);
        m_fresh->watch(localKey());
        QTRY_COMPARE_WITH_TIMEOUT(m_fresh->status(localKey()).lastOkAt, m_clock->now(), patienceMs);
        QTRY_VERIFY(!m_fresh->status(localKey()).busy);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(changed.last().first().toString(), localKey());
        QVERIFY(!m_fresh->status(localKey()).error);
        QVERIFY(m_program->rowsOf(localSource(snac()->host())) > 0);
        const int first = asked();
        pass(minuteMs - 1);
        QVERIFY(!m_fresh->status(localKey()).busy);
        pass(1);
        QVERIFY(m_fresh->status(localKey()).busy);
        QTRY_VERIFY_WITH_TIMEOUT(asked() > first, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_fresh->status(localKey()).lastOkAt, m_clock->now(), patienceMs);
    }

    /// The window is hidden: what does not stream is read every three minutes.
    void whatNobodyLooksAtIsReadLessOften()
    {
        start();
        m_fresh->watch(localKey());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).everRead, patienceMs);
        QTRY_VERIFY(!m_fresh->status(localKey()).busy);
        m_fresh->setLookedAt(false);
        pass(minuteMs); // as it was planned before
        QTRY_VERIFY(!m_fresh->status(localKey()).busy);
        QCOMPARE(m_fresh->status(localKey()).nextAt, m_clock->now() + 3 * minuteMs);
        pass(2 * minuteMs);
        QVERIFY(!m_fresh->status(localKey()).busy);
        m_fresh->setLookedAt(true);
        QVERIFY(m_fresh->status(localKey()).nextAt <= m_clock->now() + minuteMs);
        pass(minuteMs);
        QVERIFY(m_fresh->status(localKey()).busy);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fresh->status(localKey()).busy, patienceMs);
    }

    void aServerThatIsAwayIsToldUntilItIsBack()
    {
        start();
        m_fresh->watch(localKey());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).everRead, patienceMs);
        const qint64 good = m_fresh->status(localKey()).lastOkAt;
        snac()->stopListening();
        pass(minuteMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).error, patienceMs);
        const SourceStatus status = m_fresh->status(localKey());
        QCOMPARE(status.error->kind, ErrorKind::Network);
        QVERIFY2(sentence(*status.error).contains(snac()->host()), "it names the host");
        QCOMPARE(status.lastOkAt, good);
        QVERIFY(status.nextAt >= m_clock->now() + minuteMs);
        QVERIFY(snac()->listenAgain());
        m_fresh->refreshNow(localKey());
        QTRY_VERIFY_WITH_TIMEOUT(!m_fresh->status(localKey()).error, patienceMs);
        QCOMPARE(m_fresh->status(localKey()).lastOkAt, m_clock->now());
    }

    void aPauseIsKept()
    {
        snac()->addFault({.kind = Fault::Kind::RateLimited,
            .path = u"/api/v1/timelines/*"_s,
            .retryAfter = 600,
            .style = Fault::RateStyle::RetryAfter});
        start();
        m_fresh->watch(localKey());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).error, patienceMs);
        const SourceStatus status = m_fresh->status(localKey());
        QCOMPARE(status.error->kind, ErrorKind::RateLimited);
        QVERIFY(status.nextAt >= status.error->until);
        QTRY_VERIFY(!m_fresh->status(localKey()).busy);
        m_fresh->refreshNow(localKey());
        QVERIFY(!m_fresh->status(localKey()).busy);
    }

    void whatTheCacheRemembers()
    {
        start();
        m_fresh->watch(localKey());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).everRead, patienceMs);
        close();
        snac()->stopListening();
        open(m_dir.filePath(QString::number(m_number)));
        m_fresh->watch(localKey());
        start();
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).error, patienceMs);
        QVERIFY(m_fresh->status(localKey()).known);
        QVERIFY(m_fresh->status(localKey()).everRead);
        QVERIFY(m_fresh->status(localKey()).lastOkAt > 0);
    }

    void aListTellsOfItsMembers()
    {
        m_program->desk->start();
        Lists &lists = m_program->app->lists;
        const auto list = await(lists.create(u"Friends"_s));
        QVERIFY(list);
        m_sandbox->setFeedEnabled(u"ren"_s, false);
        for (const QString &user : {u"sora"_s, u"ren"_s}) {
            QVERIFY(await(lists.add(*list, m_sandbox->handle(user))));
        }
        const QString key = listSource(list->id).key();
        m_fresh->watch(key);
        m_fresh->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_fresh->status(key).unreadable, 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fresh->status(key).busy, patienceMs);
        SourceStatus status = m_fresh->status(key);
        QCOMPARE(status.members, 2);
        QCOMPARE(status.servers, 2);
        QCOMPARE(status.silent, 0);
        QCOMPARE(status.troubles.size(), 1);
        QVERIFY(status.troubles[0].startsWith(u'@' + m_sandbox->handle(u"ren"_s) + u": "_s));
        QVERIFY(!status.error);
        QVERIFY(status.everRead);

        m_clock->advance(SystemClock().now() - m_clock->now());
        snac()->stopListening();
        m_fresh->refreshNow(key);
        QTRY_COMPARE_WITH_TIMEOUT(m_fresh->status(key).silent, 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fresh->status(key).busy, patienceMs);
        QCOMPARE(m_fresh->status(key).unreadable, 1);
    }

    void somebodyNewInAListIsReadAtOnce()
    {
        m_program->desk->start();
        const auto list = await(m_program->app->lists.create(u"Friends"_s));
        QVERIFY(list);
        const QString key = listSource(list->id).key();
        m_fresh->watch(key);
        m_fresh->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(key).known, patienceMs);
        QVERIFY(await(m_program->app->lists.add(*list, m_sandbox->handle(u"sora"_s))));
        QTRY_COMPARE_WITH_TIMEOUT(m_fresh->status(key).members, 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->rowsOf(listSource(list->id)) > 0, patienceMs);
    }

    void anotherAsterismReads()
    {
        close();
        const QString folder = m_dir.filePath(u"shared"_s);
        auto first = std::make_unique<Program>(folder);
        first->desk->start();
        open(folder);
        m_fresh->watch(localKey());
        start();
        QTRY_VERIFY(m_fresh->status(localKey()).elsewhere);
        QCOMPARE(asked(), 0);
        m_fresh->refreshNow(localKey()); // asked for: the other one does it
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).everRead, patienceMs);
        QVERIFY(m_program->rowsOf(localSource(snac()->host())) > 0);
        first.reset();
        m_program->desk->tick();
        m_fresh->tick();
        QVERIFY(!m_fresh->status(localKey()).elsewhere);
        pass(minuteMs);
        QVERIFY(m_fresh->status(localKey()).busy);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fresh->status(localKey()).busy, patienceMs);
    }

    void olderAndItsTrouble()
    {
        start();
        m_fresh->watch(localKey());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).everRead, patienceMs);
        QVERIFY(await(m_fresh->older(localKey())));
        for (int i = 0; i < 50; ++i) {
            m_sandbox->post(u"sora"_s, u"number %1"_s.arg(i));
        }
        const QString tag = federatedSource(snac()->host()).key();
        m_fresh->watch(tag);
        snac()->stopListening();
        const auto refused = await(m_fresh->older(tag));
        QVERIFY(!refused);
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(tag).error, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fresh->status(tag).busy, patienceMs);
        QCOMPARE(kindOf(await(m_fresh->fillGap(4711))), ErrorKind::Rejected);
    }

    void unwatchedIsForgotten()
    {
        start();
        m_fresh->watch(localKey());
        m_fresh->watch(localKey());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(localKey()).everRead, patienceMs);
        QTRY_VERIFY(!m_fresh->status(localKey()).busy);
        m_fresh->unwatch(localKey());
        QVERIFY(m_fresh->status(localKey()).everRead);
        m_fresh->unwatch(localKey());
        QCOMPARE(m_fresh->status(localKey()), SourceStatus());
        snac()->clearRequestLog();
        pass(hourMs);
        QCOMPARE(asked(), 0);
    }

private:
    static ErrorKind kindOf(const Result<Done> &done)
    {
        return done ? ErrorKind::Cancelled : done.error().kind;
    }
};

QTEST_GUILESS_MAIN(tst_freshening)
#include "tst_freshening.moc"
