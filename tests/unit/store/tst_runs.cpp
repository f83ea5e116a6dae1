// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtesting.h"

using namespace asterism;
using namespace asterism::store;

/// Imports, row by row: nothing of them is forgotten, and each row has one outcome.
class tst_runs : public QObject, RunFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    void runsComeBack()
    {
        Run run{.account = {u"A"_s},
            .acct = u"ao@a.example"_s,
            .kind = MovedKind::Lists,
            .title = u"lists.csv"_s,
            .overwrite = true,
            .serverLists = true,
            .followForLists = true,
            .state = RunState::Paused,
            .trouble = u"sign in again"_s,
            .waitUntil = noon + 1,
            .createdAt = noon + 2,
            .startedAt = noon + 3,
            .endedAt = noon + 4};
        run.id = *user([&](UserTx &tx) { return addRun(tx, run); });
        QVERIFY(run.id > 0);
        const qint64 second = made({});
        QVERIFY(!m_folder->open());
        QCOMPARE(*find(run.id), run);
        QCOMPARE(find(second)->createdAt, noon); // now
        const auto all = *user(runs);
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[0].id, second); // newest first
        QVERIFY(!find(second + 1));
    }

    void whatOfARunChanges()
    {
        Run run = plain();
        run.id = made({person(0)}, run);
        run.createdAt = noon;
        Run changed = run;
        changed.state = RunState::Running;
        changed.trouble = u"no network"_s;
        changed.waitUntil = noon + 5;
        changed.startedAt = noon + 6;
        changed.endedAt = noon + 7;
        changed.overwrite = changed.serverLists = changed.followForLists = true;
        Run wrong = changed;
        wrong.title = u"another"_s;
        wrong.acct = u"x@x.example"_s;
        wrong.kind = MovedKind::Blocks;
        QVERIFY(user([&](UserTx &tx) { return saveRun(tx, wrong); }));
        QCOMPARE(*find(run.id), changed);
        QCOMPARE(rowsOf(run.id).size(), size_t(1));
        wrong.id = 99;
        QCOMPARE(
            user([&](UserTx &tx) { return saveRun(tx, wrong); }).error().kind, ErrorKind::NotFound);
    }

    void whatNoRunCanBe()
    {
        const auto refused = [&](const Run &run) {
            const auto added = user([&](UserTx &tx) { return addRun(tx, run); });
            return !added && added.error().kind == ErrorKind::Store;
        };
        Run run = plain();
        run.kind = MovedKind::Unknown;
        QVERIFY(refused(run));
        run = plain();
        run.state = RunState(6);
        QVERIFY(refused(run));
        run = plain();
        run.account = {};
        QVERIFY(refused(run));
        QVERIFY(!refused(plain()));
    }

    void howManyStandHow()
    {
        RunRow moved = person(4, RowState::Sending);
        moved.finding = Finding::Moved;
        RunRow gone = person(5);
        gone.finding = Finding::Gone;
        RunRow away = ended(6, Outcome::Removed);
        away.removes = true;
        away.finding = Finding::ToDo; // counts no more
        const qint64 run = made({person(0, RowState::New), person(1, RowState::New), person(2),
            ended(3, Outcome::Done), moved, gone, away, ended(7, Outcome::Done)});
        made({person(0), ended(1, Outcome::Done)}); // another run
        RunCounts wanted{.total = 8, .unchecked = 2, .waiting = 3, .removals = 1};
        wanted.findings[size_t(Finding::None)] = 1;
        wanted.findings[size_t(Finding::Moved)] = 1;
        wanted.findings[size_t(Finding::Gone)] = 1;
        wanted.outcomes[size_t(Outcome::None)] = 5;
        wanted.outcomes[size_t(Outcome::Done)] = 2;
        wanted.outcomes[size_t(Outcome::Removed)] = 1;
        QCOMPARE(counts(run), wanted);
        QCOMPARE(counts(run).ended(), 3);
        QCOMPARE(counts(99), RunCounts());
    }

    void oldOnes()
    {
        const auto at = [&](RunState state, qint64 createdAt, qint64 endedAt = 0) {
            Run run = plain(state);
            run.createdAt = createdAt;
            run.endedAt = endedAt;
            return made({person(0)}, run);
        };
        const qint64 old = noon - dayMs - 1;
        const qint64 ancient = noon - 90 * dayMs - 1;
        const std::vector<qint64> going{at(RunState::Checking, old), at(RunState::Ready, old),
            at(RunState::Done, ancient, ancient), at(RunState::Cancelled, ancient)};
        const std::vector<qint64> staying{at(RunState::Checking, old + 1),
            at(RunState::Ready, old + 1), at(RunState::Running, ancient),
            at(RunState::Paused, ancient), at(RunState::Done, ancient, ancient + 1),
            at(RunState::Cancelled, ancient + 1)};
        QVERIFY(user(dropOldRuns));
        for (const qint64 id : going) {
            QVERIFY(!find(id));
        }
        for (const qint64 id : staying) {
            QVERIFY(find(id));
        }
        QCOMPARE(number("SELECT count(*) FROM run_row"), qint64(staying.size()));
    }

    void dropped()
    {
        const qint64 run = made(people(3));
        const qint64 other = made(people(2));
        QVERIFY(user([&](UserTx &tx) { return dropRun(tx, run); }));
        QCOMPARE(number("SELECT count(*) FROM run_row"), 2);
        QCOMPARE(
            user([&](UserTx &tx) { return dropRun(tx, run); }).error().kind, ErrorKind::NotFound);
        QVERIFY(user([&](UserTx &tx) { return dropRun(tx, other); }));
        QVERIFY(made({}) > other); // an id is never given again
    }

    void pacesGoWithTheirAccount()
    {
        const auto pace = [&](const QString &account) {
            return *user([&](UserTx &tx) { return runPace(tx, {account}, u"follows"_s); });
        };
        const auto keep = [&](const QString &account, const QString &state) {
            return user(
                [&](UserTx &tx) { return saveRunPace(tx, {account}, u"follows"_s, state); });
        };
        QVERIFY(sign(u"A"_s));
        QCOMPARE(pace(u"A"_s), QString());
        QVERIFY(keep(u"A"_s, u"{1}"_s));
        QVERIFY(keep(u"A"_s, u"{2}"_s));
        QVERIFY(keep(u"gone"_s, u"{3}"_s));
        QVERIFY(!m_folder->open());
        QCOMPARE(pace(u"A"_s), u"{2}"_s);
        QCOMPARE(pace(u"gone"_s), QString());
        QCOMPARE(*user([](UserTx &tx) { return runPace(tx, {u"A"_s}, u"blocks"_s); }), QString());
        const qint64 run = made({person(0)});
        QVERIFY(user([](UserTx &tx) { return removeAccount(tx, {u"A"_s}); }));
        QCOMPARE(pace(u"A"_s), QString());
        QCOMPARE(find(run)->acct, u"ao@a.example"_s); // what it did can still be read
    }

    void keptInStep()
    {
        const auto keep = [&](const InStep &pair) {
            return user([&](UserTx &tx) { return saveInStep(tx, pair); });
        };
        const auto pairs = [&] { return *user(inStep); };
        for (const QString &id : {u"A"_s, u"B"_s, u"C"_s}) {
            QVERIFY(sign(id));
        }
        InStep ab{.from = {u"A"_s}, .to = {u"B"_s}};
        const InStep ba{.from = {u"B"_s}, .to = {u"A"_s}, .everyHours = 5, .lastAt = noon};
        const InStep cb{.from = {u"C"_s}, .to = {u"B"_s}};
        QVERIFY(keep(ab) && keep(ba) && keep(cb));
        ab.lastAt = noon + 1;
        QVERIFY(keep(ab));
        QCOMPARE(pairs(), (std::vector{ab, ba, cb}));
        QCOMPARE(keep({.from = {u"A"_s}, .to = {u"A"_s}}).error().kind, ErrorKind::Usage);
        QCOMPARE(keep({.from = {u"A"_s}, .to = {u"X"_s}}).error().kind, ErrorKind::NotFound);
        QCOMPARE(keep({.from = {u"X"_s}, .to = {u"A"_s}}).error().kind, ErrorKind::NotFound);
        QVERIFY(keep({.from = {u"B"_s}, .to = {u"A"_s}, .everyHours = 0}));
        QCOMPARE(pairs(), (std::vector{ab, cb}));
        QVERIFY(user([](UserTx &tx) { return removeAccount(tx, {u"A"_s}); }));
        QCOMPARE(pairs(), std::vector{cb});
        QVERIFY(user([](UserTx &tx) { return removeAccount(tx, {u"B"_s}); }));
        QVERIFY(pairs().empty());
    }

    void everyWriteIsTold()
    {
        QVERIFY(sign(u"A"_s));
        QVERIFY(sign(u"B"_s));
        int told = 0;
        int all = 0;
        connect(&m_folder->store(), &Store::committed, this, [&](const Changes &changes) {
            told += changes.runs ? 1 : 0;
            ++all;
        });
        const qint64 run = *user([](UserTx &tx) { return addRun(tx, plain()); });
        RunRow failed = ended(0, Outcome::Refused);
        const auto tells = [&](auto write) {
            QCoreApplication::processEvents();
            const int before = told;
            QVERIFY(user(write));
            QTRY_COMPARE(told, before + 1);
        };
        QTRY_COMPARE(told, 1);
        tells([&](UserTx &tx) { return addRunRows(tx, run, {failed, person(1)}); });
        tells([&](UserTx &tx) { return saveRow(tx, run, failed); });
        tells([&](UserTx &tx) { return saveRows(tx, run, {failed}); });
        tells([&](UserTx &tx) { return retryRows(tx, run); });
        tells([&](UserTx &tx) { return cancelRows(tx, run); });
        tells([&](UserTx &tx) { return saveRun(tx, **runById(tx, run)); });
        tells([](UserTx &tx) { return saveRunPace(tx, {u"A"_s}, u"x"_s, u"y"_s); });
        tells([](UserTx &tx) { return saveInStep(tx, {.from = {u"A"_s}, .to = {u"B"_s}}); });
        tells([&](UserTx &tx) { return dropRun(tx, run); });
        made({}, [] {
            Run old = plain();
            old.createdAt = 1;
            return old;
        }());
        tells([](UserTx &tx) { return dropOldRuns(tx); });
        QCoreApplication::processEvents();
        const int before = all;
        QVERIFY(user(dropOldRuns)); // nothing to do
        QVERIFY(user(nextLookAt));
        QCoreApplication::processEvents();
        QCOMPARE(all, before);
        disconnect(&m_folder->store(), nullptr, this, nullptr);
    }

    void aHundredThousand()
    {
        constexpr int many = 100'000;
        const qint64 run = made(people(many));
        QCOMPARE(counts(run).waiting, many);
        QCOMPARE(next(run)->place, 0);
        RunRow last = rowsOf(run, {.from = many - 1}).at(0);
        QCOMPARE(last.item.subject, u"user99999@b.example"_s);
        last.state = RowState::Sending;
        QVERIFY(save(run, last));
        QCOMPARE(next(run)->place, many - 1);
        QCOMPARE(rowsOf(run, {.from = 50'000}).size(), size_t(200));
        QCOMPARE(places(run, {.search = u"user54321@"_s}), std::vector{54'321});
        QVERIFY(user([&](UserTx &tx) { return cancelRows(tx, run); }));
        QCOMPARE(counts(run).outcomes[size_t(Outcome::Cancelled)], many);
        QCOMPARE(places(run, {.outcome = Outcome::Cancelled, .from = 99'998}),
            (std::vector{99'998, 99'999}));
        QVERIFY(user([&](UserTx &tx) { return dropRun(tx, run); }));
        QCOMPARE(number("SELECT count(*) FROM run_row"), 0);
    }
};

QTEST_GUILESS_MAIN(tst_runs)
#include "tst_runs.moc"
