// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/runwords.h"

#include "base/clock.h"
#include "ui/moving/preview.h"

#include <QDateTime>
#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Noon of some day, wherever the test runs.
qint64 noon()
{
    return QDateTime(QDate(2026, 11, 29), QTime(12, 0)).toMSecsSinceEpoch();
}

RunCounts countsOf(std::initializer_list<std::pair<Outcome, int>> outcomes, int waiting)
{
    RunCounts counts{.waiting = waiting};
    counts.total = waiting;
    for (const auto &[outcome, count] : outcomes) {
        counts.outcomes[size_t(outcome)] = count;
        counts.total += count;
    }
    return counts;
}

RunRow ended(Outcome outcome, const QString &detail = {})
{
    return {.item = {.subject = u"nagi@art.example"_s},
        .state = RowState::Ended,
        .outcome = outcome,
        .detail = detail};
}

} // namespace

class TestRunWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowSaysWhatCameOfIt();
    void optionsAreTold();
    void whatCannotBeReadIsShownAsItStood();
    void eachKindHasItsWords();
    void lengthsAreRounded_data();
    void lengthsAreRounded();
    void momentsNameTheDay();
    void theBarIsOfShares();
    void paceAndEnd();
    void aLongWaitHasNoPace();
    void theMeterForgets();
    void thePreviewNamesLines();
    void removalsAreNotCountedAsToDo();
    void goneAccountsAreNoServersAway();
    void clipsAreToldToBecomeBookmarks();
    void theCapIsToldWhereItIsReached();
};

void TestRunWords::aRowSaysWhatCameOfIt()
{
    QCOMPARE(standWords(ended(Outcome::Done), MovedKind::Follows), u"followed"_s);
    QCOMPARE(standWords(ended(Outcome::Done), MovedKind::Blocks), u"blocked"_s);
    QCOMPARE(standWords(ended(Outcome::Removed), MovedKind::Mutes), u"unmuted"_s);
    QCOMPARE(standWords({.state = RowState::Waiting}, MovedKind::Follows), u"waiting"_s);
    QCOMPARE(toneOf(ended(Outcome::Requested)), u"waits"_s);
    QCOMPARE(toneOf(ended(Outcome::ServerGone)), u"bad"_s);
    QCOMPARE(toneOf(ended(Outcome::Already)), QString());
    QCOMPARE(detailWords(ended(Outcome::Refused, u"No."_s), MovedKind::Follows), u"No."_s);
    RunRow moved = ended(Outcome::Moved);
    moved.movedTo = u"kite@code.example"_s;
    QCOMPARE(detailWords(moved, MovedKind::Follows), u"moved to @kite@code.example"_s);
}

void TestRunWords::optionsAreTold()
{
    RunRow row = ended(Outcome::Done);
    QCOMPARE(detailWords(row, MovedKind::Follows), QString());
    row.item.boosts = true;
    row.item.notify = false;
    QCOMPARE(detailWords(row, MovedKind::Follows), u"boosts on · notify off"_s);
    row.outcome = Outcome::NotFound; // then nobody asks for options
    QCOMPARE(detailWords(row, MovedKind::Follows), QString());
}

void TestRunWords::whatCannotBeReadIsShownAsItStood()
{
    const RunRow row{.text = u"not a handle"_s};
    QCOMPARE(subjectWords(row, MovedKind::Follows), u"not a handle"_s);
    QCOMPARE(subjectWords(ended(Outcome::Done), MovedKind::Follows), u"@nagi@art.example"_s);
    const RunRow host{.item = {.subject = u"bad.example"_s}};
    QCOMPARE(subjectWords(host, MovedKind::DomainBlocks), u"bad.example"_s);
    const RunRow tag{.item = {.subject = u"鯖缶"_s}};
    QCOMPARE(subjectWords(tag, MovedKind::Tags), u"#鯖缶"_s);
}

void TestRunWords::eachKindHasItsWords()
{
    QCOMPARE(doWords(MovedKind::Follows, 361), u"Follow 361"_s);
    QCOMPARE(doWords(MovedKind::Blocks, 2), u"Block 2"_s);
    QCOMPARE(undoWords(MovedKind::Follows, 3), u"Unfollow 3"_s);
    for (const MovedKind kind : importedKinds()) {
        QVERIFY(!kindWords(kind).isEmpty());
        QVERIFY(!outcomeWords(Outcome::Done, kind).isEmpty());
    }
}

void TestRunWords::lengthsAreRounded_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("words");
    QTest::newRow("seconds") << 30 * secondMs << u"less than a minute"_s;
    QTest::newRow("minutes") << 12 * minuteMs + 40 * secondMs << u"about 13 min"_s;
    QTest::newRow("a day") << 24 * hourMs + 10 * minuteMs << u"about 24 h"_s;
    QTest::newRow("days") << 3 * dayMs + hourMs << u"about 3 days"_s;
}

void TestRunWords::lengthsAreRounded()
{
    QFETCH(qint64, ms);
    QTEST(lengthWords(ms), "words");
}

void TestRunWords::momentsNameTheDay()
{
    QCOMPARE(momentWords(noon() + 2 * hourMs, noon()), u"14:00"_s);
    QCOMPARE(momentWords(noon() + dayMs, noon()), u"tomorrow 12:00"_s);
    QCOMPARE(momentWords(noon() + 3 * dayMs, noon()), u"2026-12-02 12:00"_s);
}

void TestRunWords::theBarIsOfShares()
{
    const RunCounts counts = countsOf({{Outcome::Done, 50}, {Outcome::Requested, 20},
                                          {Outcome::NotFound, 10}, {Outcome::Already, 10}},
        10);
    QCOMPARE(sharesOf(counts), (QVariantList{0.5, 0.2, 0.1, 0.1}));
    QCOMPARE(sharesOf({}), (QVariantList{0.0, 0.0, 0.0, 0.0}));
    QCOMPARE(progressWords(counts), u"90 of 100"_s);
}

void TestRunWords::paceAndEnd()
{
    const Run run{.state = RunState::Running, .waitUntil = noon() + 12 * secondMs};
    const RunCounts counts = countsOf({{Outcome::Done, 10}}, 60);
    QCOMPARE(paceWords(run, 3.1, noon()), u"3.1 a minute · next in 12 s"_s);
    QCOMPARE(endWords(run, counts, 3.0, noon()), u"done about 12:20"_s);
    QCOMPARE(endWords(run, counts, {}, noon()), QString());
    const Run paused{.state = RunState::Paused};
    QCOMPARE(paceWords(paused, 3.1, noon()), u"paused"_s);
}

void TestRunWords::aLongWaitHasNoPace()
{
    const Run run{.state = RunState::Running, .waitUntil = noon() + 3 * hourMs};
    QCOMPARE(paceWords(run, 3.1, noon()), u"goes on at 15:00"_s);
    QCOMPARE(endWords(run, countsOf({}, 60), 3.0, noon()), QString());
}

void TestRunWords::theMeterForgets()
{
    RunMeter meter;
    meter.add(noon(), 0);
    QVERIFY(!meter.perMinute());
    meter.add(noon() + minuteMs, 6);
    QCOMPARE(*meter.perMinute(), 6.0);
    meter.add(noon() + hourMs, 7); // an hour of nothing is no pace
    QVERIFY(!meter.perMinute());
    meter.add(noon() + hourMs + minuteMs, 2); // some wait again
    QVERIFY(!meter.perMinute());
}

void TestRunWords::thePreviewNamesLines()
{
    RunCounts counts;
    counts.findings[size_t(Finding::ToDo)] = 352;
    counts.findings[size_t(Finding::Moved)] = 9;
    counts.outcomes[size_t(Outcome::Already)] = 911;
    const auto lines = previewLines(MovedKind::Follows, counts, {17, 803, 1120}, {4});
    const std::vector<PreviewLine> wanted{{u"already"_s, u"Already followed"_s, 911, {}},
        {u"todo"_s, u"To follow"_s, 352, u"good"_s},
        {u"moved"_s, u"Moved — follow the new account"_s, 9, u"waits"_s},
        {u"bad"_s, u"Unreadable rows (line 17, 803, 1,120)"_s, 3, u"bad"_s},
        {u"repeated"_s, u"Named more than once"_s, 1, {}}};
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(lineNumbers({1, 2, 3, 4, 5, 6}), u"1, 2, 3, 4, 5 …"_s);
    QCOMPARE(lines.size(), wanted.size());
    QCOMPARE(lines[0], wanted[0]);
    QCOMPARE(lines[2], wanted[2]);
    QCOMPARE(lines[3].count, 3);
    QVERIFY(lines[3].words.contains(u"803"_s));
    QCOMPARE(lines[4], wanted[4]);
}

void TestRunWords::removalsAreNotCountedAsToDo()
{
    RunCounts counts{.removals = 12};
    counts.findings[size_t(Finding::ToDo)] = 20;
    counts.outcomes[size_t(Outcome::Requested)] = 3;
    const auto lines = previewLines(MovedKind::Follows, counts, {}, {});
    const auto asked = std::ranges::find(lines, u"asked"_s, &PreviewLine::key);
    QVERIFY(asked != lines.end());
    QCOMPARE(asked->count, 3);
    QCOMPARE(lines.back().count, 12);
    QCOMPARE(lines.back().tone, u"bad"_s);
}

void TestRunWords::goneAccountsAreNoServersAway()
{
    RunCounts counts;
    counts.findings[size_t(Finding::Gone)] = 4;
    const auto lines = previewLines(MovedKind::Follows, counts, {}, {});
    const auto gone = std::ranges::find(lines, u"gone"_s, &PreviewLine::key);
    QVERIFY(gone != lines.end());
    QCOMPARE(gone->count, 4);
    RunRow row{.state = RowState::Waiting, .finding = Finding::Gone};
    const QString account = standWords(row, MovedKind::Follows);
    row.tries = 1;
    QVERIFY(standWords(row, MovedKind::Follows) != account);
}

void TestRunWords::theCapIsToldWhereItIsReached()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const Instance mastodon{.host = u"a.example"_s, .software = u"mastodon"_s};
    QVERIFY(capWords(mastodon, -1, 7000, 500).isEmpty());
    QVERIFY(capWords(mastodon, -1, 7000, 501).contains(u"a.example"_s));
    QVERIFY(capWords({.host = u"b.example"_s, .software = u"snac"_s}, -1, 70'000, 501).isEmpty());
    // Whoever has many followers may follow more.
    QVERIFY(capWords(mastodon, 10'000, 10'000, 1000).isEmpty());
    const QString famous = capWords(mastodon, 10'000, 10'000, 1001);
    QVERIFY2(famous.contains(u"11,000"_s), qPrintable(famous));
    QVERIFY(famous != capWords(mastodon, 10, 10'000, 1001));
}

void TestRunWords::clipsAreToldToBecomeBookmarks()
{
    QVERIFY(clipsWords({}).isEmpty());
    const QString some = clipsWords({u"Tea"_s, u"猫 %1\nx"_s});
    QVERIFY2(some.contains(u"(Tea, 猫 %1 x)"_s), qPrintable(some));
    QVERIFY(some.contains(u"bookmarks"_s));
    const QString many = clipsWords({u"a"_s, QString(1000, u'b'), u"c"_s, u"d"_s, u"e"_s});
    QVERIFY2(many.contains(u"c …)"_s) && many.contains(u"5 clips"_s), qPrintable(many));
    QVERIFY(many.size() < 300);
}

QTEST_GUILESS_MAIN(TestRunWords)
#include "tst_runwords.moc"
