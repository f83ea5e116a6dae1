// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtesting.h"

using namespace asterism;
using namespace asterism::store;

/// The rows of runs: each one's turn, outcome and what may still become of it.
class tst_runrows : public QObject, RunFixture {
    Q_OBJECT

private Q_SLOTS:
    void withoutTheirBoosts()
    {
        std::vector<RunRow> rows = people(6);
        for (RunRow &row : rows) {
            row.item.boosts = false;
            row.finding = Finding::ToDo;
        }
        rows[1].item.boosts = true;
        rows[2].item.boosts = std::nullopt;
        rows[3].removes = true;
        rows[4].finding = Finding::Gone;
        rows[5].state = RowState::Ended;
        rows[5].outcome = Outcome::Done;
        const qint64 run = made(rows);
        QCOMPARE(*user([&](UserTx &tx) { return countWithoutBoosts(tx, run); }), 1);
        QCOMPARE(*user([&](UserTx &tx) { return countWithoutBoosts(tx, run + 1); }), 0);
    }

    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

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
                && (after == Outcome::Done || after == Outcome::Moved || after == Outcome::Refused);
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

    void askedBeforeItBegan()
    {
        const qint64 run = made({ended(0, Outcome::Requested), ended(1, Outcome::Done), person(2),
            ended(3, Outcome::Requested, noon + 5)});
        QVERIFY(user([&](UserTx &tx) { return lookAtRequested(tx, run, noon + 60); }));
        std::vector<qint64> times;
        for (const RunRow &row : rowsOf(run)) {
            times.push_back(row.lookAt);
        }
        QCOMPARE(times, (std::vector<qint64>{noon + 60, 0, 0, noon + 5}));
    }

    void sparedByAnother()
    {
        const auto taking = [](int place, const QString &subject, const QString &localId) {
            RunRow row = person(place);
            row.item.subject = subject;
            row.localId = localId;
            row.removes = true;
            return row;
        };
        RunRow ofList = taking(3, u"a@x.example"_s, {});
        ofList.item.list = u"Tea"_s;
        const qint64 run =
            made({taking(0, u"a@x.example"_s, {}), taking(1, u"same@x.example"_s, u"7"_s),
                taking(2, u"b@x.example"_s, {}), ofList, person(4), ended(5, Outcome::Done)});
        RunRow row = person(9);
        row.item.subject = u"before@y.example"_s;
        row.movedTo = u"a@x.example"_s;
        row.localId = u"7"_s;
        QVERIFY(user([&](UserTx &tx) { return spareNamed(tx, run, row, u"why"_s); }));
        QCOMPARE(places(run, {.outcome = Outcome::Cancelled}), (std::vector{0, 1}));
        QCOMPARE(rowsOf(run)[0].detail, u"why"_s);
        QCOMPARE(counts(run).waiting, 3);
        row.localId.clear();
        row.movedTo = u"nobody@y.example"_s;
        QVERIFY(user([&](UserTx &tx) { return spareNamed(tx, run, row, u"why"_s); }));
        QCOMPARE(counts(run).waiting, 3); // no id is nobody's
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
            ended(6, Outcome::Requested), person(7),
            ended(8, Outcome::Refused)}; // the account itself
        const auto retry = [&](qint64 run, const std::vector<int> &some) {
            return *user([&](UserTx &tx) { return retryRows(tx, run, some); });
        };
        const qint64 all = made(rows);
        const qint64 few = made(rows);
        QCOMPARE(counts(all).retries, 3);
        QCOMPARE(retry(all, {}), 3);
        QCOMPARE(counts(all).retries, 0);
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
        QCOMPARE(retry(few, {1, 3, 7, 8, 99}), 1);
        QCOMPARE(counts(few).retries, 2);
        QCOMPARE(places(few, {.outcome = Outcome::None}), (std::vector{1, 7}));
        QCOMPARE(retry(99, {}), 0);
    }
};

QTEST_GUILESS_MAIN(tst_runrows)
#include "tst_runrows.moc"
