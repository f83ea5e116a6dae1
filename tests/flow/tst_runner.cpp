// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr int patienceMs = 30'000;

} // namespace

/// Runs of imports, against the sandbox's servers.
class tst_runner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture =
            std::make_unique<RunsFixture>(Sandbox::Options{.people = 60, .postsPerServer = 2});
        QVERIFY(m_fixture->isReady());
        m_fixture->openAllHosts();
        const auto account = m_fixture->signIn(u"ao"_s);
        QVERIFY(account);
        m_account = *account;
        m_desk = std::make_unique<RunDesk>(*m_fixture);
        m_strangers = m_fixture->sandbox.strangersTo(u"ao"_s, 20);
        QVERIFY(m_strangers.size() >= 12);
        for (const QString &stranger : m_strangers) {
            m_fixture->sandbox.setLocked(stranger, false);
        }
    }
    void cleanup()
    {
        m_desk.reset();
        m_fixture.reset();
    }

    void follows()
    {
        Sandbox &sandbox = m_fixture->sandbox;
        const QString known = sandbox.relationsOf(u"ao"_s).follows.firstKey();
        QVERIFY(sandbox.setLocked(m_strangers[1], true));
        QVERIFY(sandbox.move(m_strangers[2], m_strangers[3]));
        const QString nobody = u"nobody@"_s + m_fixture->hostOfUser(u"ao"_s);
        const qint64 id = prepare(MovedKind::Follows,
            {m_strangers[0], m_strangers[1], m_strangers[2], known, nobody, m_account.acct});
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id),
            (QStringList{u"followed"_s, u"requested"_s, u"moved"_s, u"already"_s, u"not-found"_s,
                u"refused"_s}));
        QVERIFY(mayRetry(m_fixture->rowsOf(id)[4]));
        QVERIFY(!mayRetry(m_fixture->rowsOf(id)[5])); // the account itself
        QTRY_COMPARE(m_desk->ended, QList<qint64>{id});
        const Relations now = sandbox.relationsOf(u"ao"_s);
        QVERIFY(now.follows.contains(m_strangers[0]));
        QVERIFY(now.follows.contains(m_strangers[3])); // where they moved to
        QVERIFY(!now.follows.contains(m_strangers[2]));
        QVERIFY(now.requested.contains(m_strangers[1]));
    }

    /// No try ever helps, so that none is offered.
    void whoBecameTheAccountItself()
    {
        QVERIFY(m_fixture->sandbox.move(m_strangers[2], u"ao"_s));
        const qint64 id = prepare(MovedKind::Follows, {m_strangers[2]});
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList{u"refused"_s});
        QVERIFY(!mayRetry(m_fixture->rowsOf(id)[0]));
        const auto again = await(m_desk->runner.retry(id));
        QVERIFY(again);
        QCOMPARE(*again, 0);
        QCOMPARE(m_fixture->run(id).state, RunState::Done);
    }

    void withOptions()
    {
        m_items = {{.subject = m_strangers[0], .boosts = false, .notify = true}};
        const qint64 id = prepare(MovedKind::Follows, {});
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        const FollowOptions options =
            m_fixture->sandbox.relationsOf(u"ao"_s).follows.value(m_strangers[0]);
        QCOMPARE(options.boosts, false);
        QCOMPARE(options.notify, true);
    }

    /// The file names them where they were before.
    void overwritingKeepsWhomSomebodyBecame()
    {
        Sandbox &sandbox = m_fixture->sandbox;
        QStringList named = sandbox.relationsOf(u"ao"_s).follows.keys();
        QVERIFY(named.size() >= 2);
        const QString unnamed = named.takeLast();
        QVERIFY(sandbox.move(m_strangers[2], m_strangers[3]));
        QVERIFY(sandbox.follow(u"ao"_s, m_strangers[3]));
        m_made.overwrite = true;
        const qint64 id = prepare(MovedKind::Follows, named + QStringList{m_strangers[2]});
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        const Relations now = sandbox.relationsOf(u"ao"_s);
        QVERIFY(now.follows.contains(m_strangers[3]));
        QVERIFY(!now.follows.contains(unnamed));
        QStringList spared;
        for (const RunRow &row : m_fixture->rowsOf(id)) {
            if (row.outcome == Outcome::Cancelled) {
                QVERIFY(row.removes && !row.detail.isEmpty());
                spared << row.item.subject;
            }
        }
        QCOMPARE(spared, QStringList{m_strangers[3]});
    }

    void overwritingWithNothing()
    {
        Run run{.account = m_account.id, .acct = m_account.acct, .kind = MovedKind::Follows};
        run.overwrite = true;
        const RunRow bad{.text = u"?"_s, .state = RowState::Ended, .outcome = Outcome::Invalid};
        const auto made = await(newRun(m_fixture->house->core.store, run, {bad}));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Usage);
        QVERIFY(!made.error().detail.isEmpty());
    }

    void otherKinds_data()
    {
        QTest::addColumn<MovedKind>("kind");
        QTest::addColumn<QString>("done");
        QTest::newRow("blocks") << MovedKind::Blocks << u"blocked"_s;
        QTest::newRow("mutes") << MovedKind::Mutes << u"muted"_s;
        QTest::newRow("domain blocks") << MovedKind::DomainBlocks << u"blocked"_s;
        QTest::newRow("tags") << MovedKind::Tags << u"followed"_s;
        QTest::newRow("bookmarks") << MovedKind::Bookmarks << u"bookmarked"_s;
    }
    void otherKinds()
    {
        QFETCH(const MovedKind, kind);
        QFETCH(const QString, done);
        QStringList subjects{m_strangers[0], m_strangers[1]};
        if (kind == MovedKind::DomainBlocks) {
            subjects = {u"one.example"_s, u"two.example"_s};
        } else if (kind == MovedKind::Tags) {
            subjects = {u"seaweed"_s, u"mackerel"_s};
        } else if (kind == MovedKind::Bookmarks) {
            subjects = {m_fixture->sandbox.post(u"mei"_s, u"Tea"_s),
                m_fixture->sandbox.post(u"yuki"_s, u"Seaweed"_s)};
        }
        const qint64 id = prepare(kind, subjects);
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(subjects.size(), done));
        const qint64 again = prepare(kind, subjects); // the census has heard of it
        QCOMPARE(m_fixture->outcomes(again), QStringList(subjects.size(), u"already"_s));
    }

    void serverLists()
    {
        m_made.serverLists = true;
        m_made.followForLists = true;
        m_items = {{.subject = m_strangers[0], .list = u"Tea"_s},
            {.subject = m_strangers[1], .list = u"Tea"_s}};
        const qint64 id = prepare(MovedKind::Lists, {});
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), (QStringList{u"listed"_s, u"listed"_s}));
        QVERIFY(m_fixture->sandbox.relationsOf(u"ao"_s).follows.contains(m_strangers[1]));
    }

    void serverListsWithoutFollowing()
    {
        m_made.serverLists = true;
        m_items = {{.subject = m_strangers[0], .list = u"Tea"_s}};
        const qint64 id = prepare(MovedKind::Lists, {});
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList{u"refused"_s});
        QVERIFY(!m_fixture->sandbox.relationsOf(u"ao"_s).follows.contains(m_strangers[0]));
    }

    void ownLists()
    {
        m_items = {{.subject = m_strangers[0], .list = u"Tea"_s}};
        const qint64 id = prepare(MovedKind::Lists, {});
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_desk->ownLists, QStringList{u"Tea: "_s + m_strangers[0]});
    }

    void lookedAtAgain()
    {
        Sandbox &sandbox = m_fixture->sandbox;
        QVERIFY(sandbox.setLocked(m_strangers[0], true));
        QVERIFY(sandbox.setLocked(m_strangers[1], true));
        const qint64 id = prepare(MovedKind::Follows, {m_strangers[0], m_strangers[1]});
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), (QStringList{u"requested"_s, u"requested"_s}));
        QVERIFY(sandbox.acceptFollow(u"ao"_s, m_strangers[0]));
        QVERIFY(sandbox.rejectFollow(u"ao"_s, m_strangers[1]));
        m_fixture->pass(minuteMs + secondMs);
        m_desk->runner.look();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_fixture->outcomes(id), (QStringList{u"followed"_s, u"refused"_s}), patienceMs);
        QCOMPARE(m_desk->ended.size(), 1); // not again
    }

    /// Who moved and must agree is looked at again, too; who was asked before the run, as well.
    void lookedAtAgainWhereTheyMovedTo()
    {
        Sandbox &sandbox = m_fixture->sandbox;
        QVERIFY(sandbox.setLocked(m_strangers[1], true));
        QVERIFY(sandbox.move(m_strangers[0], m_strangers[1]));
        const qint64 id = prepare(MovedKind::Follows, {m_strangers[0]});
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList{u"requested"_s});
        const qint64 again = prepare(MovedKind::Follows, {m_strangers[1]});
        QCOMPARE(m_fixture->outcomes(again), QStringList{u"requested"_s});
        QCOMPARE(m_fixture->rowsOf(again)[0].lookAt, 0); // a preview costs nothing
        begin(again);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(again).state, RunState::Done, patienceMs);
        QVERIFY(sandbox.acceptFollow(u"ao"_s, m_strangers[1]));
        m_fixture->pass(minuteMs + secondMs);
        m_desk->runner.look();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->outcomes(id), QStringList{u"moved"_s}, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_fixture->outcomes(again), QStringList{u"followed"_s}, patienceMs);
        QVERIFY(m_fixture->rowsOf(id)[0].detail.contains(m_strangers[1]));
        QCOMPARE(m_fixture->sandbox.writesOf(u"ao"_s, u"follow"_s).size(), 1);
        const qint64 third = prepare(MovedKind::Follows, {m_strangers[1]}); // the census knows
        QCOMPARE(m_fixture->outcomes(third), QStringList{u"already"_s});
    }

    void waitsForTheWindow()
    {
        m_fixture->sandbox.serverOf(u"ao"_s)->setFollowLimit(4, hourMs);
        const qint64 id = prepare(MovedKind::Follows, m_strangers.mid(0, 10));
        begin(id);
        for (int hour = 0; hour < 4 && m_fixture->run(id).state == RunState::Running; ++hour) {
            QTRY_VERIFY_WITH_TIMEOUT(m_fixture->run(id).state == RunState::Done
                    || m_fixture->run(id).waitUntil > m_fixture->clock.now(),
                patienceMs);
            m_fixture->pass(hourMs + 2 * secondMs);
            m_desk->runner.tick();
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(10, u"followed"_s));
        const auto windows = m_fixture->sandbox.writeWindowsOf(u"ao"_s, WriteClass::Follows);
        QVERIFY(windows.size() >= 3);
        for (const WriteWindow &window : windows) {
            QVERIFY(window.refused <= 1);
        }
    }

    void pausesAfterTheSameWordsThreeTimes()
    {
        m_fixture->sandbox.serverOf(u"ao"_s)->setFollowCap(1);
        const qint64 id = prepare(MovedKind::Follows, m_strangers.mid(0, 7));
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Paused, patienceMs);
        QCOMPARE(m_fixture->outcomes(id).count(u"refused"_s), 3);
        QTRY_COMPARE(m_desk->paused.size(), 1);
        QVERIFY(!m_desk->paused[0].isEmpty());
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->paused.size(), 2, patienceMs);
        QCOMPARE(m_fixture->outcomes(id).count(u"refused"_s), 6);
    }

    /// A token that may no longer write would end all of them as refused.
    void pausesWhenNothingIsAllowed()
    {
        m_fixture->sandbox.serverOf(u"ao"_s)->addFault(
            {.kind = Fault::Kind::Status, .path = u"/api/v1/accounts/*/follow"_s, .status = 403});
        const qint64 id = prepare(MovedKind::Follows, m_strangers.mid(0, 7));
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Paused, patienceMs);
        QCOMPARE(m_fixture->outcomes(id).count(u"refused"_s), 3);
    }

    /// Sent anew each time after the server said that it is not done, but not for ever.
    void answersThatNobodyUnderstands()
    {
        m_fixture->sandbox.serverOf(u"ao"_s)->addFault(
            {.kind = Fault::Kind::Html, .path = u"/api/v1/accounts/*/follow"_s});
        const qint64 id = prepare(MovedKind::Follows, {m_strangers[0]});
        begin(id);
        for (int hour = 0; hour < 20 && m_fixture->run(id).state == RunState::Running; ++hour) {
            QTRY_VERIFY_WITH_TIMEOUT(m_fixture->run(id).state == RunState::Done
                    || m_fixture->run(id).waitUntil > m_fixture->clock.now(),
                patienceMs);
            m_fixture->pass(hourMs);
            m_desk->runner.tick();
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList{u"refused"_s});
    }

    void pausedAndCancelled()
    {
        const qint64 id = prepare(MovedKind::Follows, m_strangers);
        QCOMPARE(await(m_desk->runner.pause(id)).error().kind, ErrorKind::Usage); // not yet begun
        begin(id);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->outcomes(id).contains(u"followed"_s), patienceMs);
        QVERIFY(await(m_desk->runner.pause(id)));
        QCOMPARE(m_fixture->run(id).state, RunState::Paused);
        begin(id);
        QVERIFY(await(m_desk->runner.cancel(id)));
        QCOMPARE(m_fixture->run(id).state, RunState::Cancelled);
        const Relations now = m_fixture->sandbox.relationsOf(u"ao"_s);
        for (const RunRow &row : m_fixture->rowsOf(id)) {
            QCOMPARE(row.state, RowState::Ended);
            QCOMPARE(row.outcome == Outcome::Done, now.follows.contains(row.item.subject));
        }
    }

    /// Its server is away for a while: nothing ends for that.
    void serverAway()
    {
        Server *server = m_fixture->sandbox.serverOf(u"ao"_s);
        const qint64 id = prepare(MovedKind::Follows, m_strangers.mid(0, 3));
        server->addFault({.kind = Fault::Kind::Close, .path = u"/api/*"_s});
        begin(id);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->run(id).trouble.isEmpty(), patienceMs);
        QCOMPARE(m_fixture->run(id).state, RunState::Running);
        server->clearFaults();
        m_fixture->pass(hourMs);
        m_desk->runner.tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(3, u"followed"_s));
    }

    /// It was done, and nobody heard of it.
    void unheardAnswers_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("closed") << Fault{.kind = Fault::Kind::Close, .takesEffect = true};
        QTest::newRow("502") << Fault{
            .kind = Fault::Kind::Status, .status = 502, .takesEffect = true};
        QTest::newRow("cut") << Fault{.kind = Fault::Kind::CutBody};
        QTest::newRow("not done") << Fault{.kind = Fault::Kind::Close};
    }
    void unheardAnswers()
    {
        QFETCH(Fault, fault);
        fault.path = u"/api/v1/accounts/*/follow"_s;
        fault.times = 1;
        m_fixture->sandbox.serverOf(u"ao"_s)->addFault(fault);
        const QStringList people = m_strangers.mid(0, 3);
        const qint64 id = prepare(MovedKind::Follows, people);
        begin(id);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->run(id).waitUntil > 0, patienceMs);
        m_fixture->pass(hourMs);
        m_desk->runner.tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(3, u"followed"_s));
        const auto writes = m_fixture->sandbox.writesOf(u"ao"_s, u"follow"_s);
        for (const QString &person : people) {
            QCOMPARE(writes.value(person).done, 1);
            QCOMPARE(writes.value(person).redundant, 0);
        }
    }

    /// Ended after each number of steps and begun again, for the whole of a run.
    void restartedAtEachStep()
    {
        const QStringList people = m_strangers.mid(0, 12);
        const qint64 id = prepare(MovedKind::Follows, people);
        begin(id);
        for (int steps = 0; steps < 40 && m_fixture->run(id).state == RunState::Running; ++steps) {
            for (int i = 0; i < steps; ++i) {
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            }
            m_desk.reset();
            m_fixture->open();
            m_fixture->openAllHosts();
            m_fixture->pass(minuteMs); // whatever it waited for
            m_desk = std::make_unique<RunDesk>(*m_fixture);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(people.size(), u"followed"_s));
        const auto writes = m_fixture->sandbox.writesOf(u"ao"_s, u"follow"_s);
        for (const QString &person : people) {
            QCOMPARE(writes.value(person), (WriteCount{.done = 1}));
        }
    }

private:
    /// Of m_items, or of these.
    qint64 prepare(MovedKind kind, const QStringList &subjects)
    {
        m_made.account = m_account.id;
        m_made.acct = m_account.acct;
        m_made.kind = kind;
        std::vector<MovedItem> items = m_items;
        for (const QString &subject : subjects) {
            items.push_back({.subject = subject});
        }
        const qint64 id = m_fixture->ready(*m_desk, std::exchange(m_made, {}), items);
        m_items.clear();
        return id;
    }
    void begin(qint64 id)
    {
        QVERIFY(id > 0);
        QVERIFY(await(m_desk->runner.begin(id)));
    }

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunDesk> m_desk;
    Account m_account;
    QStringList m_strangers;
    Run m_made; ///< of the next prepare()
    std::vector<MovedItem> m_items; ///< the same
};

QTEST_GUILESS_MAIN(tst_runner)
#include "tst_runner.moc"
