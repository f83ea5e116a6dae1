// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/freshening.h"
#include "app/homeplaces.h"
#include "store/accounts.h"

using namespace asterism;

/// What is unread of each home, and the markers at its server.
class tst_homereading : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_number = 0;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Freshening> m_fresh;
    std::unique_ptr<HomePlaces> m_homes;
    ManualClock m_clock{1'795'348'800'000};
    Account m_account;

    Source home() const { return homeSource(m_account.id, m_account.host); }
    Server *server() const { return m_sandbox->server(u"mastodon"_s); }
    int asked(const QByteArray &method) const
    {
        int count = 0;
        for (const RequestRecord &record : server()->requestLog()) {
            count += record.path == u"/api/v1/markers"_s && record.method == method ? 1 : 0;
        }
        return count;
    }
    store::Event eventOf(const QString &uri) const
    {
        const auto event = await(m_program->app->store->readCache([&](store::CacheTx &tx) {
            const auto post = store::postByUri(tx, uri);
            return store::eventAt(tx, post && *post ? (*post)->row >> 10 : 0, uri);
        }));
        return event ? *event : store::Event{};
    }
    bool isCached(const QString &uri) const
    {
        const auto post = await(m_program->app->store->readCache(
            [&](store::CacheTx &tx) { return store::postByUri(tx, uri); }));
        return post && post->has_value();
    }
    /// Somebody whom ao follows posts, and it is in the cache.
    QString arrive(const QString &text)
    {
        const QString uri = m_sandbox->post(u"mei"_s, text);
        return QTest::qWaitFor([&] { return isCached(uri); }, patienceMs) ? uri : QString();
    }
    void see(const QString &uri, bool all = false)
    {
        m_homes->seen(u"column"_s, {{home()}, eventOf(uri), uri, all});
    }
    QString markerOf(const QString &uri) const { return m_sandbox->localId(uri, server()); }
    void start(bool shared = false)
    {
        m_homes = std::make_unique<HomePlaces>(*m_program->app->store, *m_program->desk, m_clock);
        m_homes->setShared(shared);
        m_homes->start();
        // What stands there now is where counting begins.
        const auto begun = [this] {
            const auto places = await(m_program->app->store->readUser(store::homePlaces));
            return places && places->contains(m_account.id.value);
        };
        QTRY_VERIFY_WITH_TIMEOUT(begun(), patienceMs);
    }
    void open()
    {
        m_program = std::make_unique<Program>(m_dir.filePath(QString::number(m_number)));
        App &app = *m_program->app;
        app.core.typedHosts.insert(server()->host());
        m_fresh =
            std::make_unique<Freshening>(*app.store, *m_program->desk, app.clock, &app.streams);
        m_program->desk->start();
        m_fresh->start();
        m_fresh->keepHomes();
    }
    void close()
    {
        m_program->desk->close(); // as in the window: before anything goes that has asked
        m_homes.reset();
        m_fresh.reset();
        m_program.reset();
    }

private Q_SLOTS:
    void init()
    {
        ++m_number;
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 3}));
        QVERIFY(m_sandbox->follow(u"ao"_s, u"mei"_s));
        open();
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        m_account = *account;
        QTRY_VERIFY_WITH_TIMEOUT(m_program->app->streams.state(home().key()).joined, patienceMs);
    }
    void cleanup()
    {
        close();
        m_sandbox.reset();
    }

    void whatWasThereIsNoNews()
    {
        QVERIFY(!arrive(u"before"_s).isEmpty());
        start();
        QSignalSpy counted(m_homes.get(), &HomePlaces::unreadChanged);
        const QString first = arrive(u"one"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 1, patienceMs);
        arrive(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 2, patienceMs);
        see(first);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 1, patienceMs);
        QCOMPARE(counted.size(), 3);
    }

    /// What a list keeps to itself is unread in no home.
    void whatListsKeepDoesNotCount()
    {
        start();
        QVERIFY(!arrive(u"one"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 1, patienceMs);
        Lists &lists = m_program->app->lists;
        const auto list = await(lists.create(u"Art"_s));
        QVERIFY(list);
        QVERIFY(await(lists.add(*list, m_sandbox->handle(u"mei"_s))));
        QCOMPARE(m_homes->unread(m_account.id), 1);
        QVERIFY(await(lists.change(list->id, {{u"exclusive"_s, true}})));
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 0, patienceMs);
        QVERIFY(!arrive(u"two"_s).isEmpty());
        QVERIFY(await(lists.removeMember(*list, m_sandbox->handle(u"mei"_s))));
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 2, patienceMs);
    }

    void atTheTopAllIsSeen()
    {
        start();
        const QString first = arrive(u"one"_s);
        see(first, true);
        const QString second = arrive(u"two"_s);
        const auto keptAt = [this] {
            const auto places = await(m_program->app->store->readUser(store::homePlaces));
            return places ? places->value(m_account.id.value).uri : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(keptAt(), second, patienceMs);
        QCOMPARE(m_homes->unread(m_account.id), 0);
        m_homes->setLookedAt(false); // hidden: nobody sees the top
        arrive(u"three"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 1, patienceMs);
        m_homes->setLookedAt(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 0, patienceMs);
        m_homes->setLookedAt(false);
        m_homes->closed(u"column"_s);
        m_homes->setLookedAt(true);
        arrive(u"four"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 1, patienceMs);
    }

    void keptOverARestart()
    {
        start();
        const QString first = arrive(u"one"_s);
        arrive(u"two"_s);
        arrive(u"three"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 3, patienceMs);
        see(first);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 2, patienceMs);
        close();
        open();
        start();
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 2, patienceMs);
    }

    void writesOnlyWhatWasRead()
    {
        QVERIFY(!arrive(u"before"_s).isEmpty());
        start(true);
        QTRY_COMPARE_WITH_TIMEOUT(asked("GET"), 1, patienceMs);
        const QString first = arrive(u"one"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 1, patienceMs);
        m_clock.advance(minuteMs);
        m_homes->tick(); // nobody has read a thing
        see(first);
        const auto marker = [&] {
            m_homes->tick();
            return m_sandbox->homeMarker(u"ao"_s);
        };
        QTRY_COMPARE_WITH_TIMEOUT(marker(), markerOf(first), patienceMs);
        const QString second = arrive(u"two"_s);
        see(second);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 0, patienceMs);
        m_homes->tick(); // within the minute
        QCOMPARE(marker(), markerOf(first));
        QCOMPARE(asked("POST"), 1);
        m_clock.advance(minuteMs);
        QTRY_COMPARE_WITH_TIMEOUT(marker(), markerOf(second), patienceMs);
        QCOMPARE(asked("POST"), 2);
        see(first); // scrolled down
        m_clock.advance(minuteMs);
        m_homes->tick();
        QCOMPARE(marker(), markerOf(second));
        QCOMPARE(asked("POST"), 2);
    }

    void anotherAppIsNeverPutBack()
    {
        start(true);
        QTRY_COMPARE_WITH_TIMEOUT(asked("GET"), 1, patienceMs);
        const QString first = arrive(u"one"_s);
        const QString second = arrive(u"two"_s);
        QVERIFY(m_sandbox->setHomeMarker(u"ao"_s, markerOf(second))); // unknown to us
        see(first);
        const auto readAgain = [&] {
            m_homes->tick();
            return asked("GET");
        };
        QTRY_COMPARE_WITH_TIMEOUT(readAgain(), 2, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_homes->readElsewhere(m_account.id).has_value(), patienceMs);
        QCOMPARE(m_homes->readElsewhere(m_account.id)->uri, second);
        QCOMPARE(m_homes->unread(m_account.id), 0);
        QCOMPARE(m_sandbox->homeMarker(u"ao"_s), markerOf(second));
        QCOMPARE(asked("POST"), 0);
    }

    void twoAtOnceAreLookedAtAgain()
    {
        start(true);
        QTRY_COMPARE_WITH_TIMEOUT(asked("GET"), 1, patienceMs);
        const QString first = arrive(u"one"_s);
        // The answer to the question before the write is good, that to the write is 409.
        see(first);
        server()->addFault({.path = u"/api/v1/markers"_s, .times = 1, .status = 409});
        const auto marker = [&] {
            m_homes->tick();
            m_clock.advance(minuteMs);
            return m_sandbox->homeMarker(u"ao"_s);
        };
        QTRY_COMPARE_WITH_TIMEOUT(marker(), markerOf(first), patienceMs);
    }

    void offMeansOff()
    {
        start(false);
        const QString first = arrive(u"one"_s);
        QVERIFY(m_sandbox->setHomeMarker(u"ao"_s, markerOf(first)));
        const QString second = arrive(u"two"_s);
        see(second);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 0, patienceMs);
        m_clock.advance(minuteMs);
        m_homes->tick();
        QCOMPARE(asked("GET") + asked("POST"), 0);
        m_homes->setShared(true);
        QTRY_VERIFY_WITH_TIMEOUT(asked("GET") > 0, patienceMs);
    }

    void readElsewhereCountsAsRead()
    {
        start(true);
        const QString first = arrive(u"one"_s);
        const QString second = arrive(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 2, patienceMs);
        QVERIFY(m_sandbox->setHomeMarker(u"ao"_s, markerOf(first)));
        m_homes->setLookedAt(false);
        m_homes->setLookedAt(true); // comes back: somebody may have read on elsewhere
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 1, patienceMs);
        QCOMPARE(m_homes->readElsewhere(m_account.id)->uri, first);
        see(second);
        QTRY_COMPARE_WITH_TIMEOUT(m_homes->unread(m_account.id), 0, patienceMs);
        QTRY_VERIFY(!m_homes->readElsewhere(m_account.id));
    }
};

QTEST_GUILESS_MAIN(tst_homereading)
#include "tst_homereading.moc"
