// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/plan.h"

#include <QTest>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString own = u"Me@own.example"_s;

Run runOf(MovedKind kind, bool overwrite = false)
{
    return {.kind = kind, .overwrite = overwrite};
}

store::CensusItem has(const MovedItem &item)
{
    return {.item = item, .localId = u"id of "_s + item.subject};
}

std::vector<RunRow> rowsOfItems(const std::vector<MovedItem> &items)
{
    std::vector<RunRow> rows;
    for (const MovedItem &item : items) {
        rows.push_back({.place = int(rows.size()), .item = item});
    }
    return rows;
}

/// "subject todo", "subject already" …, and what else there is to say.
QStringList drawn(const std::vector<RunRow> &rows, MovedKind kind = MovedKind::Follows)
{
    QStringList all;
    for (const RunRow &row : rows) {
        const bool toDo = row.state == RowState::Waiting && row.finding == Finding::ToDo;
        QString text = row.item.subject + u' ' + (toDo ? u"todo"_s : word(row.outcome, kind));
        text += row.removes ? u" away"_s : QString();
        text += row.localId.isEmpty() ? QString() : u" ("_s + row.localId + u')';
        all << text;
    }
    return all;
}

/// How one row comes out against one thing that the account has.
QString against(MovedKind kind, const MovedItem &wanted, const MovedItem &there)
{
    Plan plan(runOf(kind), own);
    plan.add({has(there)});
    auto rows = rowsOfItems({wanted});
    plan.compare(rows);
    return rows[0].state == RowState::Waiting ? u"todo"_s : word(rows[0].outcome, kind);
}

} // namespace

class tst_plan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsInTheOrderOfTheLines()
    {
        const csv::EntriesFile file{.entries = {{2, {.subject = u"a@x.example"_s}},
                                        {5, {.subject = u"b@x.example"_s, .boosts = false}}},
            .bad = {{3, u"nonsense"_s, csv::Fault::NotAHandle}},
            .repeated = {{4, 2, u"@a@x.example"_s}, {6, 5, u"b@x.example"_s}}};
        const auto rows = rowsOf(file);
        QList<int> lines;
        for (const RunRow &row : rows) {
            QCOMPARE(row.place, int(lines.size()));
            lines << row.line;
        }
        QCOMPARE(lines, (QList<int>{2, 3, 4, 5, 6}));
        QCOMPARE(rows[0].state, RowState::New);
        QCOMPARE(rows[3].item.boosts, std::optional(false));
        QCOMPARE(rows[1].state, RowState::Ended);
        QCOMPARE(rows[1].outcome, Outcome::Invalid);
        QCOMPARE(rows[1].text, u"nonsense"_s);
        QVERIFY(rows[1].detail.contains(u'3'));
        QVERIFY(rows[1].detail.contains(csv::reason(csv::Fault::NotAHandle)));
        QCOMPARE(rows[2].outcome, Outcome::Invalid);
        QVERIFY(rows[2].detail.contains(u'4') && rows[2].detail.contains(u'2'));
        QVERIFY(rowsOf(csv::EntriesFile()).empty());
        csv::EntriesFile taken = file;
        QCOMPARE(rowsOf(std::move(taken)), rows);
    }

    /// What is compared with outlives the pages that it came in.
    void whatWasAddedIsKept()
    {
        Plan plan(runOf(MovedKind::Lists, true), own);
        for (const QString &list : {u"Tea"_s, u"Cats"_s, u"Tea"_s}) {
            std::vector<store::CensusItem> page{has({.subject = u"A@x.example"_s, .list = list}),
                has({.subject = u"b@x.example"_s, .list = list})};
            plan.add(page);
        }
        plan.add({has({}), has({.subject = u"c@x.example"_s, .list = u"Tea"_s})});
        auto rows = rowsOfItems({{.subject = u"b@x.example"_s, .list = u"Cats"_s}});
        plan.compare(rows);
        QStringList gone;
        for (const RunRow &row : plan.removals()) {
            gone << row.item.list + u'/' + row.item.subject + u' ' + row.localId;
        }
        QCOMPARE(gone,
            (QStringList{u"Tea/A@x.example id of A@x.example"_s,
                u"Tea/b@x.example id of b@x.example"_s, u"Cats/A@x.example id of A@x.example"_s,
                u"Tea/c@x.example id of c@x.example"_s}));
    }

    /// Each one's options are their own.
    void optionsOfMany()
    {
        const QList<std::optional<QStringList>> told{QStringList{u"ja"_s}, std::nullopt,
            QStringList(), QStringList{u"de"_s, u"en"_s}, QStringList{u"ja"_s}};
        Plan plan(runOf(MovedKind::Follows), own);
        for (int i = 0; i < told.size(); ++i) {
            plan.add({has({.subject = u"user%1@x.example"_s.arg(i),
                .boosts = i % 2 == 0,
                .languages = told[i]})});
        }
        std::vector<MovedItem> items;
        for (int i = 0; i < told.size(); ++i) {
            items.push_back({.subject = u"user%1@x.example"_s.arg(i),
                .boosts = i % 2 == 0,
                .languages = QStringList{u"ja"_s}});
        }
        auto rows = rowsOfItems(items);
        plan.compare(rows);
        QList<Outcome> outcomes;
        for (const RunRow &row : rows) {
            outcomes << row.outcome;
        }
        // What the server does not tell of cannot be changed there.
        QCOMPARE(outcomes,
            (QList<Outcome>{Outcome::Already, Outcome::Already, Outcome::None, Outcome::None,
                Outcome::Already}));
    }

    void whatIsThereIsNotToDo()
    {
        Plan plan(runOf(MovedKind::Follows), own);
        plan.add({has({.subject = u"there@x.example"_s})});
        store::CensusItem asked = has({.subject = u"asked@x.example"_s});
        asked.requested = true;
        plan.add({asked});
        auto rows = rowsOfItems({{.subject = u"There@x.example"_s}, {.subject = u"new@x.example"_s},
            {.subject = u"asked@x.example"_s}, {.subject = u"me@own.example"_s}});
        plan.compare(rows);
        QCOMPARE(drawn(rows),
            (QStringList{u"There@x.example already"_s, u"new@x.example todo"_s,
                u"asked@x.example requested (id of asked@x.example)"_s,
                u"me@own.example refused"_s}));
        QVERIFY(rows[0].detail.isEmpty());
        QVERIFY(!rows[2].detail.isEmpty());
        QVERIFY(!rows[3].detail.isEmpty());
        QVERIFY(!mayRetry(rows[3])); // it stays what it is
        QVERIFY(plan.removals().empty());
    }

    void otherOptionsAreToDo_data()
    {
        QTest::addColumn<MovedItem>("wanted");
        QTest::addColumn<MovedItem>("there");
        QTest::addColumn<QString>("end");
        const auto item = [](auto change) {
            MovedItem made{.subject = u"a@x.example"_s};
            change(made);
            return made;
        };
        const auto plain = item([](MovedItem &) {});
        const auto boosts = [&](bool shown) { return item([&](auto &i) { i.boosts = shown; }); };
        const auto notify = [&](bool told) { return item([&](auto &i) { i.notify = told; }); };
        const auto languages = [&](const QStringList &codes) {
            return item([&](auto &i) { i.languages = codes; });
        };
        QTest::newRow("not told") << plain << boosts(false) << u"already"_s;
        QTest::newRow("server tells none") << boosts(false) << plain << u"already"_s;
        QTest::newRow("boosts") << boosts(false) << boosts(true) << u"todo"_s;
        QTest::newRow("same boosts") << boosts(false) << boosts(false) << u"already"_s;
        QTest::newRow("notify") << notify(true) << notify(false) << u"todo"_s;
        QTest::newRow("languages") << languages({u"ja"_s}) << languages({}) << u"todo"_s;
        QTest::newRow("all languages") << languages({}) << languages({u"ja"_s}) << u"todo"_s;
        QTest::newRow("languages in another order")
            << languages({u"ja"_s, u"EN"_s}) << languages({u"en"_s, u"ja"_s}) << u"already"_s;
    }
    void otherOptionsAreToDo()
    {
        QFETCH(MovedItem, wanted);
        QFETCH(MovedItem, there);
        QFETCH(QString, end);
        QCOMPARE(against(MovedKind::Follows, wanted, there), end);
    }

    void optionsOfMutes()
    {
        const QString who = u"a@x.example"_s;
        const MovedItem hidden{.subject = who, .hideNotifications = true};
        const MovedItem shown{.subject = who, .hideNotifications = false};
        QCOMPARE(against(MovedKind::Mutes, hidden, shown), u"todo"_s);
        QCOMPARE(against(MovedKind::Mutes, hidden, hidden), u"already"_s);
        const MovedItem ends{.subject = who, .expiresAt = 1'000'000};
        const MovedItem endsSoonAfter{.subject = who, .expiresAt = 1'000'999};
        const MovedItem never{.subject = who};
        QCOMPARE(against(MovedKind::Mutes, ends, endsSoonAfter), u"already"_s);
        QCOMPARE(against(MovedKind::Mutes, ends, never), u"todo"_s);
        QCOMPARE(against(MovedKind::Mutes, never, ends), u"already"_s);
    }

    /// Two posts may differ by the case of a letter alone.
    void addressesAreTakenAsTheyAre()
    {
        const MovedItem upper{.subject = u"https://x.example/notes/aB"_s};
        const MovedItem lower{.subject = u"https://x.example/notes/ab"_s};
        QCOMPARE(against(MovedKind::Bookmarks, upper, lower), u"todo"_s);
        QCOMPARE(against(MovedKind::Bookmarks, upper, upper), u"already"_s);
        QCOMPARE(
            against(MovedKind::Tags, {.subject = u"Tea"_s}, {.subject = u"tea"_s}), u"already"_s);
    }

    void listsByTheirNames()
    {
        const MovedItem cats{.subject = u"me@own.example"_s, .list = u"cats"_s};
        const MovedItem upper{.subject = u"Me@own.example"_s, .list = u"Cats"_s};
        QCOMPARE(against(MovedKind::Lists, cats, cats), u"already"_s);
        QCOMPARE(against(MovedKind::Lists, cats, upper), u"todo"_s); // oneself in a list is fine
        const MovedItem tea{.subject = u"https://x.example/notes/aB"_s, .list = u"Tea"_s};
        const MovedItem same{.subject = tea.subject, .list = u"Cats"_s};
        QCOMPARE(against(MovedKind::Clips, tea, tea), u"already"_s);
        QCOMPARE(against(MovedKind::Clips, tea, same), u"todo"_s); // in another clip
    }

    void overwritingTakesAwayWhatNobodyNames()
    {
        Plan plan(runOf(MovedKind::Follows, true), own);
        store::CensusItem asked = has({.subject = u"asked@x.example"_s});
        asked.requested = true;
        plan.add({has({.subject = u"a@x.example"_s}), has({.subject = u"b@x.example"_s})});
        plan.add({asked, has({.subject = u"c@x.example"_s, .boosts = false})});
        auto first = rowsOfItems({{.subject = u"A@x.example"_s}});
        plan.compare(first);
        // Compared before the program ended: named all the same.
        auto second = rowsOfItems({{.subject = u"b@x.example"_s}});
        second[0].state = RowState::Ended;
        second[0].outcome = Outcome::Already;
        plan.compare(second);
        const auto rows = plan.removals();
        QCOMPARE(drawn(rows), QStringList{u"c@x.example todo away (id of c@x.example)"_s});
        QCOMPARE(rows[0].item, MovedItem{.subject = u"c@x.example"_s});
    }

    /// A file of which nothing could be read takes nobody away, and no half-read line its person.
    void overwritingWithWhatCouldNotBeRead()
    {
        RunRow bad{.text = u"@A@x.example,perhaps"_s,
            .state = RowState::Ended,
            .outcome = Outcome::Invalid};
        for (const bool alone : {true, false}) {
            Plan plan(runOf(MovedKind::Follows, true), own);
            plan.add({has({.subject = u"a@x.example"_s}), has({.subject = u"b@x.example"_s})});
            // The account itself is nobody whom it could follow.
            auto rows = rowsOfItems({{.subject = alone ? own : u"c@x.example"_s}});
            rows.push_back(bad);
            plan.compare(rows);
            const QStringList gone{u"b@x.example todo away (id of b@x.example)"_s};
            QCOMPARE(drawn(plan.removals()), alone ? QStringList() : gone);
        }
    }

    void takingAway()
    {
        Plan plan(runOf(MovedKind::Follows), own);
        plan.add({has({.subject = u"a@x.example"_s})});
        auto rows = rowsOfItems({{.subject = u"a@x.example"_s}, {.subject = u"b@x.example"_s}});
        rows[0].removes = true;
        rows[1].removes = true;
        plan.compare(rows);
        QCOMPARE(drawn(rows),
            (QStringList{
                u"a@x.example todo away (id of a@x.example)"_s, u"b@x.example already away"_s}));
    }

    void aBigFile()
    {
        Plan plan(runOf(MovedKind::Follows, true), own);
        std::vector<store::CensusItem> there;
        for (int i = 0; i < 50'000; ++i) {
            there.push_back(has({.subject = u"user%1@x.example"_s.arg(i)}));
        }
        plan.add(there);
        std::vector<MovedItem> items;
        for (int i = 25'000; i < 125'000; ++i) {
            items.push_back({.subject = u"user%1@x.example"_s.arg(i)});
        }
        auto rows = rowsOfItems(items);
        plan.compare(rows);
        const auto toDo = std::ranges::count(rows, RowState::Waiting, &RunRow::state);
        QCOMPARE(int(toDo), 75'000);
        QCOMPARE(int(plan.removals().size()), 25'000);
    }
};

QTEST_GUILESS_MAIN(tst_plan)
#include "tst_plan.moc"
