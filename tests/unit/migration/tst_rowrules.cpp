// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/rowrules.h"

#include "base/clock.h"
#include "migration/pace.h"

#include <QTest>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

} // namespace

class tst_rowrules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isItAsWished()
    {
        RunRow row{.item = {.subject = u"a@b.example"_s}};
        QVERIFY(!isAsWished(MovedKind::Follows, row, {}));
        QVERIFY(isAsWished(MovedKind::Follows, row, {.following = true}));
        QVERIFY(isAsWished(MovedKind::Follows, row, {.requested = true}));
        row.item.boosts = false; // what was not told is no wish
        QVERIFY(!isAsWished(MovedKind::Follows, row, {.following = true}));
        QVERIFY(isAsWished(MovedKind::Follows, row, {.following = true, .boosts = false}));
        row.item.languages = QStringList{u"ja"_s, u"en"_s};
        QVERIFY(isAsWished(MovedKind::Follows, row,
            {.following = true, .boosts = false, .languages = {u"en"_s, u"ja"_s}}));
        row.item.languages = QStringList(); // all of them
        QVERIFY(!isAsWished(
            MovedKind::Follows, row, {.following = true, .boosts = false, .languages = {u"en"_s}}));
    }

    void isItTakenAway()
    {
        const RunRow row{.removes = true};
        QVERIFY(isAsWished(MovedKind::Follows, row, {}));
        QVERIFY(!isAsWished(MovedKind::Follows, row, {.requested = true}));
        QVERIFY(!isAsWished(MovedKind::Blocks, row, {.blocking = true}));
        QVERIFY(isAsWished(MovedKind::Mutes, row, {.blocking = true}));
    }

    void mutes()
    {
        RunRow row{.item = {.subject = u"a@b.example"_s, .hideNotifications = true}};
        QVERIFY(!isAsWished(MovedKind::Mutes, row, {.muting = true}));
        QVERIFY(isAsWished(MovedKind::Mutes, row, {.muting = true, .mutingNotifications = true}));
        row.item.expiresAt = 1'000'000;
        QVERIFY(!isAsWished(MovedKind::Mutes, row, {.muting = true, .mutingNotifications = true}));
        row.removes = true;
        QVERIFY(!isAsWished(MovedKind::Mutes, row, {.muting = true}));
        QVERIFY(isAsWished(MovedKind::Mutes, row, {}));
    }

    void whatIsLeftToDo()
    {
        RunCounts counts{.removals = 12};
        counts.findings[size_t(Finding::ToDo)] = 364;
        counts.findings[size_t(Finding::Moved)] = 9;
        QCOMPARE(toAdd(counts), 352);
        QCOMPARE(toDo(counts), 361);
        counts.removals = 400; // some of them are done already
        QCOMPARE(toAdd(counts), 0);
        QCOMPARE(toDo(counts), 0);
    }

    void aFollowsCap()
    {
        QCOMPARE(followCap({.software = u"mastodon"_s}), 7500);
        QCOMPARE(followCap({.software = u"gotosocial"_s}, 100'000), 0);
        QCOMPARE(followCap({.software = u"mastodon"_s}, 6818), 7500);
        QCOMPARE(followCap({.software = u"mastodon"_s}, 6819), 7501); // 7500.9
        QCOMPARE(followCap({.software = u"mastodon"_s}, 100'000), 110'000);
        QCOMPARE(followCap({.software = u"mastodon"_s}, 0), 7500);
        QVERIFY(followCap({.software = u"mastodon"_s}, std::numeric_limits<qint64>::max()) > 7500);
        QCOMPARE(overFollowCap(7500, 7000, 500), 0);
        QCOMPARE(overFollowCap(7500, 7000, 512), 12);
        QCOMPARE(overFollowCap(7500, 9000, 512), 512);
        QCOMPARE(overFollowCap(0, 9000, 512), 0);
    }

    void looksAgain()
    {
        QCOMPARE(nextLook(noon, noon), noon + minuteMs);
        QCOMPARE(nextLook(noon, noon + minuteMs), noon + 10 * minuteMs);
        QCOMPARE(nextLook(noon, noon + 20 * minuteMs), noon + hourMs);
        QCOMPARE(nextLook(noon, noon + 2 * hourMs), noon + 2 * hourMs + dayMs);
        QCOMPARE(nextLook(noon, noon + 31 * dayMs), 0);
    }

    void comesAgainLater()
    {
        RunRow row{.state = RowState::Waiting, .changedAt = noon};
        QCOMPARE(dueAt(row), 0);
        row.tries = 1;
        QCOMPARE(dueAt(row), noon + minuteMs);
        QVERIFY(!isDue(row, noon) && isDue(row, noon + minuteMs));
        row.tries = 2;
        QCOMPARE(dueAt(row), noon + 10 * minuteMs);
        QVERIFY(!isDue(row, noon));
        QVERIFY(isDue(row, noon - hourMs)); // no wait is that long: the clock was set back
        row.state = RowState::Sending; // it may have been done: that is asked at once
        QCOMPARE(dueAt(row), 0);
    }

    void ends()
    {
        RunRow row{.item = {.subject = u"old@a.example"_s}, .movedTo = u"new@b.example"_s};
        end(row, Outcome::Requested, {}, noon);
        QCOMPARE(row.state, RowState::Ended);
        QCOMPARE(row.lookAt, noon + minuteMs);
        const store::CensusItem item = censusItemOf(row, {});
        QCOMPARE(item.item.subject, u"new@b.example"_s);
        QVERIFY(item.requested);
        end(row, Outcome::Done, {}, noon);
        QCOMPARE(row.lookAt, 0);
    }
};

QTEST_GUILESS_MAIN(tst_rowrules)
#include "tst_rowrules.moc"
