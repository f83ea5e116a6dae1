// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/accounts.h"
#include "store/runs.h"

#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;

/// Imports, row by row: nothing of them is forgotten, and each row has one outcome.
class tst_runs : public QObject {
    Q_OBJECT

    std::unique_ptr<Folder> m_folder;

    template <typename F> auto user(F f) { return m_folder->writeUser(std::move(f)); }

    static Run plain(RunState state = RunState::Checking)
    {
        return {.account = {u"A"_s}, .acct = u"ao@a.example"_s, .state = state};
    }
    static RunRow person(int number, RowState state = RowState::Waiting)
    {
        return {.item = {.subject = u"user%1@b.example"_s.arg(number)}, .state = state};
    }
    static RunRow ended(int number, Outcome outcome, qint64 lookAt = 0)
    {
        RunRow row = person(number, RowState::Ended);
        row.outcome = outcome;
        row.lookAt = lookAt;
        return row;
    }
    static std::vector<RunRow> people(int count)
    {
        std::vector<RunRow> rows;
        for (int i = 0; i < count; ++i) {
            rows.push_back(person(i));
        }
        return rows;
    }

    qint64 made(const std::vector<RunRow> &rows, const Run &run = plain())
    {
        const auto id = user([&](UserTx &tx) -> Result<qint64> {
            const auto added = addRun(tx, run);
            if (auto done = addRunRows(tx, *added, rows); !done) {
                return done.error();
            }
            return added;
        });
        return id ? *id : 0;
    }
    std::vector<RunRow> rowsOf(qint64 run, const RowsWish &wish = {})
    {
        return *user([&](UserTx &tx) { return runRows(tx, run, wish); });
    }
    std::vector<int> places(qint64 run, const RowsWish &wish)
    {
        std::vector<int> found;
        for (const RunRow &row : rowsOf(run, wish)) {
            found.push_back(row.place);
        }
        return found;
    }
    int count(qint64 run, const RowsWish &wish)
    {
        return *user([&](UserTx &tx) { return countRunRows(tx, run, wish); });
    }
    RunCounts counts(qint64 run)
    {
        return *user([&](UserTx &tx) { return runCounts(tx, run); });
    }
    std::optional<RunRow> next(qint64 run)
    {
        return *user([&](UserTx &tx) { return nextRow(tx, run); });
    }
    std::optional<Run> find(qint64 id)
    {
        return *user([&](UserTx &tx) { return runById(tx, id); });
    }
    Result<Done> save(qint64 run, const RunRow &row)
    {
        return user([&](UserTx &tx) { return saveRow(tx, run, row); });
    }
    Result<Done> sign(const QString &id)
    {
        return user(
            [&](UserTx &tx) { return addAccount(tx, {.id = {id}, .acct = id + u"@a.example"_s}); });
    }
    qint64 number(const char *sql)
    {
        return *user([sql](UserTx &tx) { return Result<qint64>(tx.db.number(sql)); });
    }

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

    void rowsComeBack()
    {
        const RunRow full{.line = 7,
            .item = {.subject = u"mei@b.example"_s,
                .list = u"Friends, old"_s,
                .boosts = false,
                .notify = true,
                .languages = QStringList{u"ja"_s, u"en"_s},
                .hideNotifications = false,
                .expiresAt = noon},
            .text = u"mei@b.example,…"_s,
            .removes = true,
            .state = RowState::Ended,
            .finding = Finding::Moved,
            .outcome = Outcome::Requested,
            .detail = u"moved"_s,
            .localId = u"12"_s,
            .movedTo = u"mei@c.example"_s,
            .tries = 3,
            .changedAt = noon + 1,
            .lookAt = noon + 2};
        RunRow empty;
        RunRow ofAll;
        ofAll.item.languages = QStringList();
        const qint64 run = made({full, empty, ofAll});
        std::vector<RunRow> wanted{full, empty, ofAll};
        wanted[1].place = 1;
        wanted[2].place = 2;
        QCOMPARE(rowsOf(run), wanted);
        QVERIFY(rowsOf(run)[1].item.languages == std::nullopt);
        QCOMPARE(*rowsOf(run)[2].item.languages, QStringList()); // told, and of all
        // Behind those that are there, whatever they say of their place.
        RunRow late = person(9);
        late.place = 77;
        QVERIFY(user([&](UserTx &tx) { return addRunRows(tx, run, {late}); }));
        QCOMPARE(rowsOf(run, {.from = 3}).at(0).place, 3);
        QCOMPARE(user([&](UserTx &tx) { return addRunRows(tx, 99, {late}); }).error().kind,
            ErrorKind::NotFound);
    }

    void whatNoRowCanBe()
    {
        made({person(0)});
        const auto set = [&](const char *what) {
            return user([&](UserTx &tx) -> Result<Done> {
                tx.db.exec(qPrintable(u"UPDATE run_row SET "_s + QLatin1String(what)));
                return Done{};
            });
        };
        QVERIFY(set("line = 5"));
        for (const char *change :
            {"state = 4", "state = -1", "finding = 5", "outcome = 11", "state = 3", "outcome = 1",
                "removes = 2", "boosts = 2", "notify = -1", "hide_notifications = 5", "tries = -1",
                "place = -1", "run = 99", "detail = NULL", "local_id = NULL", "line = 'x'"}) {
            const auto refused = set(change);
            QVERIFY2(!refused, change);
            QCOMPARE(refused.error().kind, ErrorKind::Store);
        }
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

    void theNextOne()
    {
        const qint64 run = made({ended(0, Outcome::Done), person(1, RowState::New), person(2),
            person(3), person(4, RowState::Sending), person(5, RowState::Sending)});
        QCOMPARE(next(run)->place, 4); // nobody knows what became of it
        for (const int place : {4, 5, 2, 3}) {
            RunRow row = *next(run);
            QCOMPARE(row.place, place);
            row.state = RowState::Ended;
            row.outcome = Outcome::Done;
            QVERIFY(save(run, row));
        }
        QVERIFY(!next(run)); // what was never compared has no turn
        QVERIFY(!next(99));
    }

    void whatOfARowChanges()
    {
        const qint64 run = made({person(0), person(1)});
        RunRow wanted = rowsOf(run)[1];
        wanted.removes = true;
        wanted.state = RowState::Sending;
        wanted.finding = Finding::Moved;
        wanted.detail = u"words"_s;
        wanted.localId = u"5"_s;
        wanted.movedTo = u"x@y.example"_s;
        wanted.tries = 2;
        wanted.changedAt = noon;
        wanted.lookAt = noon + 1;
        RunRow wrong = wanted;
        wrong.line = 9;
        wrong.text = u"another"_s;
        wrong.item.subject = u"z@z.example"_s;
        wrong.item.boosts = true;
        QVERIFY(save(run, wrong));
        QCOMPARE(rowsOf(run)[1], wanted);
        QCOMPARE(rowsOf(run)[0].state, RowState::Waiting);
        wrong.place = 2;
        QCOMPARE(save(run, wrong).error().kind, ErrorKind::NotFound);
        wrong.place = 1;
        wrong.state = RowState::Ended; // without an outcome
        QCOMPARE(save(run, wrong).error().kind, ErrorKind::Store);
        QCOMPARE(rowsOf(run)[1], wanted);
    }

    void anOutcomeStays()
    {
        std::vector<RunRow> rows;
        for (int before = 1; before < outcomeCount; ++before) {
            for (int after = 0; after < outcomeCount; ++after) {
                rows.push_back(ended(after, Outcome(before), noon));
            }
        }
        const qint64 run = made(rows);
        rows = rowsOf(run, {.most = int(rows.size())});
        for (RunRow &row : rows) {
            const Outcome before = row.outcome;
            const auto after = Outcome(row.place % outcomeCount);
            const bool answered = before == Outcome::Requested
                && (after == Outcome::Done || after == Outcome::Refused);
            const bool goes = before == after || answered;
            RunRow changed = row;
            changed.state = after == Outcome::None ? RowState::Waiting : RowState::Ended;
            changed.outcome = after;
            changed.lookAt = noon + 5;
            const auto saved = save(run, changed);
            const QByteArray what =
                QByteArray::number(int(before)) + " to " + QByteArray::number(int(after));
            QVERIFY2(saved.ok() == goes, what.constData());
            QVERIFY2(goes || saved.error().kind == ErrorKind::Usage, what.constData());
            row = goes ? changed : row;
        }
        QCOMPARE(rowsOf(run, {.most = int(rows.size())}), rows);
    }

    /// What was cut off in the middle left nothing behind.
    void allOrNothing()
    {
        const qint64 run = made({person(0), ended(1, Outcome::Done), person(2)});
        std::vector<RunRow> rows = rowsOf(run);
        for (RunRow &row : rows) {
            row.state = RowState::Ended;
            row.outcome = Outcome::Already;
        }
        QVERIFY(!user([&](UserTx &tx) { return saveRows(tx, run, rows); }));
        QCOMPARE(rowsOf(run)[0].state, RowState::Waiting);
        rows.erase(rows.begin() + 1);
        QVERIFY(user([&](UserTx &tx) { return saveRows(tx, run, rows); }));
        QCOMPARE(counts(run).outcomes[size_t(Outcome::Already)], 2);

        RunRow broken = person(5);
        broken.outcome = Outcome::Done; // not ended
        QVERIFY(!user([&](UserTx &tx) { return addRunRows(tx, run, {person(4), broken}); }));
        QCOMPARE(counts(run).total, 3);
        const auto dropped = user([&](UserTx &tx) -> Result<Done> {
            (void)cancelRows(tx, run);
            (void)dropRun(tx, run);
            return Error{.kind = ErrorKind::Cancelled};
        });
        QVERIFY(!dropped);
        QVERIFY(!m_folder->open());
        QCOMPARE(counts(run).total, 3);
    }

    void wishes()
    {
        RunRow list = person(0);
        list.item = {.subject = u"mei@b.example"_s, .list = u"Cats 100%"_s};
        RunRow refused = ended(1, Outcome::Refused);
        refused.detail = u"They BLOCK you_there"_s;
        RunRow removal = ended(2, Outcome::Removed);
        removal.removes = true;
        RunRow moved = person(3);
        moved.finding = Finding::Moved;
        RunRow late = ended(4, Outcome::Refused);
        late.finding = Finding::Moved;
        late.removes = true;
        const qint64 run = made({list, refused, removal, moved, late});
        made({person(0), refused, removal, moved});
        const auto same = [&](const RowsWish &wish, const std::vector<int> &wanted) {
            QCOMPARE(places(run, wish), wanted);
            QCOMPARE(count(run, wish), int(wanted.size()));
        };
        same({}, {0, 1, 2, 3, 4});
        same({.outcome = Outcome::Refused}, {1, 4});
        same({.outcome = Outcome::None}, {0, 3});
        same({.finding = Finding::Moved}, {3}); // of those that have not ended
        same({.outcome = Outcome::Refused, .finding = Finding::Moved}, {});
        same({.removes = true}, {2, 4});
        same({.removes = false}, {0, 1, 3});
        same({.outcome = Outcome::Refused, .removes = true}, {4});
        same({.finding = Finding::Moved, .removes = true}, {});
        same({.search = u"MEI@"_s}, {0});
        same({.search = u"cats"_s}, {0});
        same({.search = u"block you"_s}, {1});
        same({.search = u"user"_s}, {1, 2, 3, 4});
        same({.search = u"%"_s}, {0});
        same({.search = u"_"_s}, {1});
        same({.search = u"u_er"_s}, {});
        same({.search = u"'"_s}, {});
        same({.outcome = Outcome::Refused, .search = u"user4"_s}, {4});
        same({.removes = true, .search = u"user2"_s}, {2});
        QCOMPARE(places(run, {.from = 2, .most = 2}), (std::vector{2, 3}));
        QCOMPARE(places(run, {.outcome = Outcome::Refused, .from = 2}), std::vector{4});
        QCOMPARE(places(run, {.search = u"user"_s, .from = 2, .most = 1}), std::vector{2});
        QCOMPARE(places(run, {.most = -1}), std::vector<int>());
        QCOMPARE(count(run, {.search = u"user"_s, .from = 2, .most = 1}), 4);
    }

    void whoIsNotKnownYet()
    {
        RunRow known = person(2);
        known.localId = u"2"_s;
        const qint64 run = made({person(0), person(1, RowState::Sending), known, person(3),
            person(4, RowState::New), ended(5, Outcome::Done), person(6)});
        const auto unknown = [&](int from, int most) {
            const auto rows = *user([&](UserTx &tx) { return unknownRows(tx, run, from, most); });
            std::vector<int> found;
            for (const RunRow &row : rows) {
                found.push_back(row.place);
            }
            return found;
        };
        QCOMPARE(unknown(0, 10), (std::vector{0, 3, 6}));
        QCOMPARE(unknown(1, 1), std::vector{3});
        QCOMPARE(unknown(7, 10), std::vector<int>());
    }

    void lookedAtAgain()
    {
        const qint64 a =
            made({ended(0, Outcome::Requested, noon + 30), ended(1, Outcome::Requested, noon + 10),
                ended(2, Outcome::Requested), ended(3, Outcome::Done, noon + 1)});
        const qint64 b = made({ended(0, Outcome::Requested, noon + 20)});
        const auto due = [&](qint64 now, int most) {
            return *user([&](UserTx &tx) { return rowsToLookAt(tx, now, most); });
        };
        const auto soonest = [&] { return *user(nextLookAt); };
        QCOMPARE(soonest(), noon + 10);
        QVERIFY(due(noon + 9, 10).empty());
        const auto found = due(noon + 30, 10);
        QCOMPARE(found.size(), size_t(3));
        QCOMPARE(found[0].row, rowsOf(a)[1]);
        QCOMPARE(found[0].run, *find(a));
        QCOMPARE(found[1].run.id, b);
        QCOMPARE(found[2].row.place, 0);
        QCOMPARE(due(noon + 30, 1).size(), size_t(1));
        RunRow accepted = found[0].row;
        accepted.outcome = Outcome::Done;
        QVERIFY(save(a, accepted)); // with its lookAt, which means nothing now
        QCOMPARE(soonest(), noon + 20);
        QVERIFY(user([&](UserTx &tx) { return dropRun(tx, b); }));
        QVERIFY(user([&](UserTx &tx) { return dropRun(tx, a); }));
        QCOMPARE(soonest(), 0);
    }

    void cancelled()
    {
        const qint64 run = made({person(0, RowState::New), person(1), person(2, RowState::Sending),
            ended(3, Outcome::Requested, noon)});
        const qint64 other = made({person(0)});
        QVERIFY(user([&](UserTx &tx) { return cancelRows(tx, run); }));
        QCOMPARE(counts(run).outcomes[size_t(Outcome::Cancelled)], 3);
        QCOMPARE(rowsOf(run)[0].changedAt, noon);
        QCOMPARE(rowsOf(run)[3].outcome, Outcome::Requested);
        QCOMPARE(rowsOf(run)[3].lookAt, noon);
        QCOMPARE(counts(other).waiting, 1);
        QVERIFY(!next(run));
    }

    void triedAgain()
    {
        RunRow unknown = ended(0, Outcome::NotFound);
        unknown.finding = Finding::Unknown;
        unknown.detail = u"nobody"_s;
        unknown.tries = 5;
        RunRow moved = ended(1, Outcome::Refused);
        moved.finding = Finding::Moved;
        moved.movedTo = u"x@y.example"_s;
        moved.localId = u"7"_s;
        const std::vector<RunRow> rows{unknown, moved, ended(2, Outcome::ServerGone),
            ended(3, Outcome::Done), ended(4, Outcome::Invalid), ended(5, Outcome::Cancelled),
            ended(6, Outcome::Requested), person(7)};
        const auto retry = [&](qint64 run, const std::vector<int> &some) {
            return *user([&](UserTx &tx) { return retryRows(tx, run, some); });
        };
        const qint64 all = made(rows);
        const qint64 few = made(rows);
        QCOMPARE(retry(all, {}), 3);
        QCOMPARE(places(all, {.outcome = Outcome::None}), (std::vector{0, 1, 2, 7}));
        QCOMPARE(counts(all).waiting, 4);
        const auto again = rowsOf(all);
        QCOMPARE(again[0].finding, Finding::ToDo);
        QCOMPARE(again[0].detail, QString());
        QCOMPARE(again[0].tries, 0);
        QCOMPARE(again[0].changedAt, noon);
        QCOMPARE(again[1].finding, Finding::Moved);
        QCOMPARE(again[1].movedTo, moved.movedTo);
        QCOMPARE(again[1].localId, moved.localId);
        QCOMPARE(retry(all, {}), 0);

        QCOMPARE(counts(few).waiting, 1);
        QCOMPARE(retry(few, {1, 3, 7, 99}), 1);
        QCOMPARE(places(few, {.outcome = Outcome::None}), (std::vector{1, 7}));
        QCOMPARE(retry(99, {}), 0);
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
        tells([&](UserTx &tx) { return saveRun(tx, *find(tx, run)); });
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

private:
    static std::optional<Run> find(UserTx &tx, qint64 id) { return *runById(tx, id); }
};

QTEST_GUILESS_MAIN(tst_runs)
#include "tst_runs.moc"
