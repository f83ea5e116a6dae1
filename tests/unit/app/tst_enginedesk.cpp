// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include <QJsonArray>

using namespace asterism;

/// Work is done here, or by the process that holds the lock.
class tst_enginedesk : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    Sandbox m_sandbox;
    Source m_local;

    QFuture<Jobs::Answer> refresh(const Program &program) const
    {
        return program.desk->ask(u"refresh"_s, {{u"sources"_s, QJsonArray{m_local.key()}}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({.people = 12, .postsPerServer = 10}));
        m_local = localSource(m_sandbox.server(u"snac"_s)->host());
    }

    void theFirstOneReadsItself()
    {
        const Program program(m_dir.filePath(u"alone"_s));
        QSignalSpy changed(program.desk.get(), &EngineDesk::engineChanged);
        program.desk->start();
        QVERIFY(program.desk->isEngine());
        QTRY_COMPARE(changed.size(), 1);
        program.app->core.typedHosts.insert(m_local.host);
        QVERIFY(await(refresh(program)));
        QVERIFY(program.rowsOf(m_local) > 0);
        program.desk->tick();
        QCOMPARE(changed.size(), 1);
    }

    void anotherOneIsAskedAndFollowed()
    {
        const QString folder = m_dir.filePath(u"two"_s);
        auto first = std::make_unique<Program>(folder);
        first->desk->start();
        const Program second(folder);
        QSignalSpy changed(second.desk.get(), &EngineDesk::engineChanged);
        second.desk->start();
        QVERIFY(!second.desk->isEngine());
        second.app->core.typedHosts.insert(m_local.host); // goes along with what is asked
        auto early = refresh(second);
        auto late = refresh(second);
        QVERIFY(await(early));
        QVERIFY(await(late)); // waited for its turn
        QVERIFY(second.rowsOf(m_local) > 0);
        QCOMPARE(changed.size(), 0);

        first.reset();
        second.desk->tick();
        QVERIFY(second.desk->isEngine());
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(await(refresh(second)));
    }

    void whoTakesOverDoesWhatItAskedFor()
    {
        const QString folder = m_dir.filePath(u"heir"_s);
        auto first = std::make_unique<Program>(folder); // holds the lock and serves nobody
        const Program second(folder);
        second.app->core.typedHosts.insert(m_local.host);
        auto one = refresh(second);
        auto two = refresh(second);
        first.reset();
        QVERIFY(await(one));
        QVERIFY(await(two));
        QVERIFY(second.desk->isEngine());
        QVERIFY(second.rowsOf(m_local) > 0);
    }

    void whatWaitsEndsWithTheDesk()
    {
        const QString folder = m_dir.filePath(u"closing"_s);
        const Program first(folder);
        Program second(folder);
        auto asked = refresh(second);
        second.desk->close();
        QCOMPARE(await(asked).error().kind, ErrorKind::Cancelled);
        QCOMPARE(await(refresh(second)).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_enginedesk)
#include "tst_enginedesk.moc"
