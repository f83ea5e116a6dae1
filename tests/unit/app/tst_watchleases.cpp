// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/watchleases.h"
#include "store/accounts.h"

using namespace asterism;

namespace {

/// A program that stays open, by a clock of its own.
struct Staying {
    explicit Staying(const QString &folder)
        : program(folder)
        , fresh(*program.app->store, *program.desk, clock, &program.app->streams)
        , leases(*program.desk, fresh, clock)
    {
        program.desk->start();
        fresh.start();
    }
    ~Staying() { program.desk->close(); }

    Program program;
    ManualClock clock{QDateTime::currentMSecsSinceEpoch()};
    Freshening fresh;
    WatchLeases leases;
};

} // namespace

/// The engine watches for other processes, as long as they say so again.
class tst_watchleases : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Staying> m_engine;
    std::unique_ptr<Staying> m_other;

    Source local(const QString &software) const
    {
        return localSource(m_sandbox->server(software)->host());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 5}));
        m_engine = std::make_unique<Staying>(m_dir.path());
        m_other = std::make_unique<Staying>(m_dir.path());
        QVERIFY(m_engine->program.desk->isEngine());
        QVERIFY(!m_other->program.desk->isEngine());
        for (const Server *server : m_sandbox->servers()) {
            m_other->program.app->core.typedHosts.insert(server->host());
        }
    }
    void cleanupTestCase()
    {
        m_other.reset();
        m_engine.reset();
        m_sandbox.reset();
    }

    void whatAnotherShowsIsRead()
    {
        const QString key = local(u"mastodon"_s).key();
        m_other->fresh.watch(key);
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->leases.leased(), QStringList{key}, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_other->program.rowsOf(local(u"mastodon"_s)) > 0, patienceMs);
        QVERIFY(m_other->fresh.status(key).elsewhere);
        // It says so again within the minute, and then a lease is as long as ever.
        m_other->clock.advance(minuteMs);
        m_engine->clock.advance(WatchLeases::leaseMs - 1);
        QTRY_VERIFY_WITH_TIMEOUT(m_other->fresh.status(key).everRead, patienceMs);
        m_engine->clock.advance(minuteMs);
        m_engine->leases.tick();
        QCOMPARE(m_engine->leases.leased(), QStringList{key});
    }

    void troubleGoesOver()
    {
        const QString key = local(u"gotosocial"_s).key(); // closed to guests
        m_other->fresh.watch(key);
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->fresh.status(key).error.has_value(), patienceMs);
        m_other->clock.advance(minuteMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_other->fresh.status(key).error.has_value(), patienceMs);
        QCOMPARE(int(m_other->fresh.status(key).error->kind), int(ErrorKind::Forbidden));
    }

    void whoWentAwayIsForgotten()
    {
        const QString key = local(u"mastodon"_s).key();
        m_other.reset();
        QVERIFY(m_engine->leases.leased().contains(key));
        m_engine->clock.advance(WatchLeases::leaseMs);
        m_engine->leases.tick();
        QCOMPARE(m_engine->leases.leased(), QStringList());
        QVERIFY(!m_engine->fresh.status(key).known); // nobody watches it any more
    }
};

QTEST_GUILESS_MAIN(tst_watchleases)
#include "tst_watchleases.moc"
