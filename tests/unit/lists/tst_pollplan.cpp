// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/pollplan.h"

#include "base/clock.h"

#include <QTest>

#include <memory>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000;
/// Somebody who posts that often is read every hour aside, every half hour on screen.
constexpr qint64 slowGapMs = 4 * hourMs;

} // namespace

/// Who is looked at when.
class tst_pollplan : public QObject {
    Q_OBJECT

    double m_random = 0;
    qint64 m_now = noon;
    std::unique_ptr<PollPlan> m_plan;
    QHash<QString, Polled> m_polled;

    void add(const QString &acct, const Polled &polled = {.gapMs = slowGapMs})
    {
        m_polled.insert(acct, polled);
        m_plan->set(acct, acct.section(u'@', 1), polled, m_now);
    }

    /// Ends a look as the reader would tell it.
    void end(const QString &acct, PollEnd how, qint64 pausedUntil = 0)
    {
        Polled &polled = m_polled[acct];
        polled.end = how;
        polled.triedAt = m_now;
        polled.pausedUntil = pausedUntil;
        const bool failed = how == PollEnd::Refused || how == PollEnd::Unanswered;
        if (failed) {
            polled.failures += 1;
            polled.failingSince = polled.failingSince > 0 ? polled.failingSince : m_now;
        } else if (how == PollEnd::Read) {
            polled = {.gapMs = polled.gapMs, .readAt = m_now, .triedAt = m_now};
        }
        m_plan->finished(acct, polled, m_now);
    }

    QStringList begin()
    {
        QStringList people;
        for (const PollPlan::Look &look : m_plan->begin(m_now)) {
            people << look.people;
        }
        return people;
    }

    /// Who is read at that time, each of them well.
    QStringList readAt(qint64 time, PollEnd how = PollEnd::Read)
    {
        m_now = time;
        QStringList all;
        for (QStringList begun = begin(); !begun.isEmpty(); begun = begin()) {
            for (const QString &acct : std::as_const(begun)) {
                end(acct, how);
            }
            all << begun;
        }
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_random = 0;
        m_now = noon;
        m_polled.clear();
        m_plan = std::make_unique<PollPlan>([this] { return m_random; }, 2);
    }

    void intervalsFollowTheRhythm()
    {
        QCOMPARE(pollIntervalMs(hourMs, Attention::Aside), 15 * minuteMs);
        QCOMPARE(pollIntervalMs(1000, Attention::OnScreen), minuteMs);
        QCOMPARE(pollIntervalMs(365 * dayMs, Attention::OnScreen), hourMs);
        QCOMPARE(pollIntervalMs(365 * dayMs, Attention::Aside), 6 * hourMs);
        QCOMPARE(pollIntervalMs(1000, Attention::Away), 10 * minuteMs);
        QCOMPARE(pollIntervalMs(1000, Attention::OnScreenStreamed), 10 * minuteMs);
        QCOMPARE(pollIntervalMs(1000, Attention::AsideStreamed), 10 * minuteMs);
        QCOMPARE(pollIntervalMs(4 * hourMs, Attention::OnScreenStreamed), 30 * minuteMs);
        QCOMPARE(pollIntervalMs(365 * dayMs, Attention::OnScreenStreamed), hourMs);
        QCOMPARE(pollIntervalMs(365 * dayMs, Attention::AsideStreamed), 6 * hourMs);
        for (const qint64 gap : {qint64(0), minuteMs, hourMs, dayMs, 300 * dayMs}) {
            QVERIFY(
                pollIntervalMs(gap, Attention::OnScreen) <= pollIntervalMs(gap, Attention::Aside));
            QVERIFY(pollIntervalMs(gap, Attention::Aside) <= pollIntervalMs(gap, Attention::Away));
            QVERIFY(pollIntervalMs(gap, Attention::OnScreenStreamed)
                >= pollIntervalMs(gap, Attention::OnScreen));
            QVERIFY(pollIntervalMs(gap, Attention::AsideStreamed)
                >= pollIntervalMs(gap, Attention::Aside));
            QVERIFY(pollIntervalMs(gap, Attention::AsideStreamed)
                <= pollIntervalMs(gap, Attention::Away));
        }
    }

    void atOnceAndThenEachInterval()
    {
        add(u"ao@a"_s);
        QCOMPARE(m_plan->nextAt(), noon);
        QCOMPARE(readAt(noon), QStringList{u"ao@a"_s});
        QCOMPARE(m_plan->nextAt(u"ao@a"_s), noon + hourMs);
        QCOMPARE(readAt(noon + hourMs - 1), QStringList());
        m_random = 0.999;
        QCOMPARE(readAt(noon + hourMs), QStringList{u"ao@a"_s});
        // Never later than the interval, and a tenth earlier at most.
        QVERIFY(m_plan->nextAt() >= m_now + 54 * minuteMs);
        QVERIFY(m_plan->nextAt() < m_now + 55 * minuteMs);
    }

    void oneOfAHostAtATime()
    {
        add(u"late@a"_s,
            {.gapMs = slowGapMs, .readAt = noon - minuteMs, .triedAt = noon - minuteMs});
        add(u"later@a"_s, {.gapMs = slowGapMs, .readAt = noon, .triedAt = noon});
        m_now = noon + 2 * hourMs;
        QCOMPARE(begin(), QStringList{u"late@a"_s});
        QVERIFY(m_plan->isRunning(u"late@a"_s));
        QCOMPARE(begin(), QStringList());
        QCOMPARE(m_plan->nextAt(), PollPlan::never);
        end(u"late@a"_s, PollEnd::Read);
        QCOMPARE(begin(), QStringList{u"later@a"_s});
    }

    void soManyHostsAtOnce()
    {
        for (const QString &acct : {u"x@a"_s, u"x@b"_s, u"x@c"_s}) {
            add(acct);
        }
        QCOMPARE(begin().size(), 2);
        QCOMPARE(m_plan->nextAt(), PollPlan::never);
        end(u"x@a"_s, PollEnd::Read);
        QCOMPARE(begin(), QStringList{u"x@c"_s});
    }

    void aHostThatDoesNotAnswer()
    {
        add(u"ao@a"_s);
        add(u"mei@a"_s);
        add(u"yuki@b"_s);
        QCOMPARE(begin().size(), 2);
        end(u"ao@a"_s, PollEnd::Unanswered);
        end(u"yuki@b"_s, PollEnd::Read);
        // Nobody else there is tried meanwhile; and then one who was not.
        QCOMPARE(begin(), QStringList());
        QCOMPARE(m_plan->nextAt(), noon + minuteMs);
        m_now = noon + minuteMs;
        QCOMPARE(begin(), QStringList{u"mei@a"_s});
        end(u"mei@a"_s, PollEnd::Unanswered);
        QCOMPARE(m_plan->nextAt(), m_now + 2 * minuteMs);
        // It answers again: all that were due are read.
        m_now += 2 * minuteMs;
        QStringList read;
        for (int i = 0; i < 2; ++i) {
            const QStringList begun = begin();
            QCOMPARE(begun.size(), 1);
            end(begun.first(), PollEnd::Read);
            read << begun;
        }
        read.sort();
        QCOMPARE(read, QStringList({u"ao@a"_s, u"mei@a"_s}));
    }

    void aDeadHostIsAskedOnceADay()
    {
        add(u"ao@a"_s);
        int tries = 0;
        QList<qint64> last;
        while (m_now < noon + 10 * dayMs) {
            m_now = m_plan->nextAt();
            QCOMPARE(begin().size(), 1);
            end(u"ao@a"_s, PollEnd::Unanswered);
            tries += 1;
            last << m_now;
        }
        QVERIFY(tries > 7 * 24); // each hour for a week
        QVERIFY(tries < 8 * 24);
        QCOMPARE(last.at(tries - 1) - last.at(tries - 2), dayMs);
    }

    void whoHangsHoldsUpNobody()
    {
        add(u"hangs@a"_s, {.gapMs = 1000});
        add(u"ao@a"_s, {.gapMs = 1000});
        int hung = 0;
        int read = 0;
        while (m_now < noon + dayMs) {
            m_now = m_plan->nextAt();
            const QStringList begun = begin();
            QCOMPARE(begun.size(), 1);
            const bool hangs = begun.first() == u"hangs@a"_s;
            hung += hangs ? 1 : 0;
            read += hangs ? 0 : 1;
            end(begun.first(), hangs ? PollEnd::Unanswered : PollEnd::Read);
        }
        QVERIFY(hung < 40);
        QVERIFY(read > 24 * 60 * 9 / 10);
    }

    void whoIsRefusedIsTriedAgainNowAndThen()
    {
        add(u"ao@a"_s);
        add(u"mei@a"_s);
        QCOMPARE(begin(), QStringList{u"ao@a"_s});
        QList<qint64> waits;
        end(u"ao@a"_s, PollEnd::Refused);
        QCOMPARE(begin(), QStringList{u"mei@a"_s}); // that was about nobody else
        m_plan->remove(u"mei@a"_s);
        for (int i = 0; i < 7; ++i) {
            const qint64 next = m_plan->nextAt(u"ao@a"_s);
            waits << (next - m_now) / hourMs;
            QCOMPARE(readAt(next, PollEnd::Refused), QStringList{u"ao@a"_s});
        }
        QCOMPARE(waits, QList<qint64>({1, 2, 4, 8, 16, 24, 24}));
        // Perhaps there is an account now that can.
        m_plan->hurry(u"ao@a"_s, m_now);
        QCOMPARE(readAt(m_now), QStringList{u"ao@a"_s});
    }

    void aPauseIsKept()
    {
        add(u"ao@a"_s);
        add(u"mei@a"_s);
        m_plan->begin(m_now);
        end(u"ao@a"_s, PollEnd::Limited, noon + 20 * minuteMs);
        m_plan->hurry(u"mei@a"_s, m_now);
        m_plan->hurryHosts(m_now);
        QCOMPARE(begin(), QStringList());
        QCOMPARE(m_plan->nextAt(), noon + 20 * minuteMs);
        QCOMPARE(readAt(noon + 20 * minuteMs).size(), 2);
    }

    void noStormAtTheStart()
    {
        // As the rows say it when the program starts.
        add(u"fresh@a"_s,
            {.gapMs = slowGapMs, .readAt = noon - minuteMs, .triedAt = noon - minuteMs});
        QCOMPARE(m_plan->nextAt(u"fresh@a"_s), noon + 59 * minuteMs);
        m_random = 0.5;
        add(u"late@b"_s, {.gapMs = slowGapMs, .readAt = noon - dayMs, .triedAt = noon - dayMs});
        QCOMPARE(m_plan->nextAt(u"late@b"_s), noon + 5 * minuteMs);
        // A host that was away is still waited for.
        m_random = 0;
        add(u"ao@c"_s,
            {.end = PollEnd::Unanswered,
                .triedAt = noon - minuteMs,
                .failingSince = noon - dayMs,
                .failures = 20});
        add(u"mei@c"_s);
        QCOMPARE(m_plan->nextAt(u"mei@c"_s), noon + 59 * minuteMs);
        m_plan->hurryHosts(noon);
        QCOMPARE(m_plan->nextAt(u"mei@c"_s), noon);
    }

    void whoHungBeforeTheStartHoldsUpNobody()
    {
        const Polled hung{.end = PollEnd::Unanswered,
            .triedAt = noon - hourMs,
            .failingSince = noon - dayMs,
            .failures = 20};
        const Polled read{
            .gapMs = slowGapMs, .readAt = noon - minuteMs, .triedAt = noon - minuteMs};
        for (const bool first : {true, false}) {
            init();
            add(first ? u"hung@a"_s : u"ao@a"_s, first ? hung : read);
            add(first ? u"ao@a"_s : u"hung@a"_s, first ? read : hung);
            QCOMPARE(m_plan->nextAt(u"ao@a"_s), noon + 59 * minuteMs);
            add(u"new@a"_s);
            QCOMPARE(m_plan->nextAt(u"new@a"_s), noon);
        }
    }

    void onScreenSooner()
    {
        add(u"ao@a"_s);
        readAt(noon);
        m_now = noon + 20 * minuteMs;
        m_plan->setAttention(u"ao@a"_s, Attention::OnScreen, m_now);
        QCOMPARE(m_plan->nextAt(), noon + 30 * minuteMs);
        m_plan->setAttention(u"ao@a"_s, Attention::Aside, m_now);
        QCOMPARE(m_plan->nextAt(), noon + hourMs);
        m_now = noon + 50 * minuteMs;
        m_plan->setAttention(u"ao@a"_s, Attention::OnScreen, m_now);
        QCOMPARE(readAt(m_now), QStringList{u"ao@a"_s});
    }

    /// However much they post: nobody waits for most of it.
    void whomAStreamTellsOfCostLittle()
    {
        constexpr int members = 50;
        for (int i = 0; i < members; ++i) {
            const QString acct = u"p%1@a"_s.arg(i);
            add(acct, {.gapMs = secondMs});
            m_plan->setAttention(acct, Attention::OnScreenStreamed, m_now);
        }
        int looks = 0;
        for (int second = 0; second <= 3600; ++second) {
            looks += int(readAt(noon + second * secondMs).size());
        }
        QCOMPARE(looks, members * 7); // at once, and every ten minutes
        m_plan->setAttention(u"p0@a"_s, Attention::OnScreen, m_now); // its stream is cut
        QVERIFY(m_plan->nextAt(u"p0@a"_s) <= m_now + minuteMs);
    }

    void goneWhileBeingRead()
    {
        add(u"ao@a"_s);
        add(u"mei@a"_s);
        QCOMPARE(begin(), QStringList{u"ao@a"_s});
        m_plan->remove(u"ao@a"_s);
        QCOMPARE(begin(), QStringList{u"mei@a"_s});
        m_plan->finished(u"ao@a"_s, {.readAt = m_now, .triedAt = m_now}, m_now);
        QVERIFY(!m_plan->contains(u"ao@a"_s));
        m_plan->remove(u"mei@a"_s);
        QCOMPARE(m_plan->nextAt(), PollPlan::never);
    }

    void somebodyWhoWasReadElsewhere()
    {
        // A look that the user wished for, past the plan.
        add(u"ao@a"_s);
        readAt(noon);
        m_now = noon + 30 * minuteMs;
        end(u"ao@a"_s, PollEnd::Read);
        QCOMPARE(m_plan->nextAt(), m_now + hourMs);
        // Another host, since they moved their pages.
        m_plan->set(u"ao@a"_s, u"b"_s, m_polled[u"ao@a"_s], m_now);
        QCOMPARE(m_plan->nextAt(), m_now + hourMs);
        QCOMPARE(m_plan->people().size(), 1);
    }

    // ---- one question about several --------------------------------------------------------

    Polled toldOf(qint64 gapMs = slowGapMs)
    {
        return {.gapMs = gapMs,
            .readAt = noon,
            .triedAt = noon,
            .together = true,
            .mark = u"1"_s,
            .pageAt = noon};
    }

    void severalAreAskedAboutAtOnce()
    {
        add(u"ao@a"_s, toldOf());
        add(u"mei@a"_s, toldOf());
        add(u"slow@a"_s, toldOf(dayMs)); // not due, and costs nothing more
        add(u"alone@a"_s); // of whom the host does not tell: read now
        m_now = noon + hourMs;
        auto looks = m_plan->begin(m_now);
        QCOMPARE(looks.size(), size_t(1));
        QCOMPARE(looks.front().people, QStringList{u"alone@a"_s});
        end(u"alone@a"_s, PollEnd::Read);
        looks = m_plan->begin(m_now);
        QCOMPARE(looks.size(), size_t(1));
        QCOMPARE(looks.front().people, (QStringList{u"ao@a"_s, u"mei@a"_s, u"slow@a"_s}));
        QVERIFY(m_plan->isRunning(u"slow@a"_s));
        QCOMPARE(m_plan->nextAt(), PollPlan::never);

        // Who has posted is read at once, alone; the host is asked nothing else meanwhile.
        for (const QString &silent : {u"ao@a"_s, u"slow@a"_s}) {
            Polled &polled = m_polled[silent];
            polled.readAt = polled.triedAt = m_now;
            m_plan->finished(silent, polled, m_now);
        }
        QVERIFY(m_plan->begin(m_now).empty());
        m_plan->hasNews(u"mei@a"_s, m_now);
        QCOMPARE(begin(), QStringList{u"mei@a"_s});
        end(u"mei@a"_s, PollEnd::Read);
        QCOMPARE(begin(), QStringList());
        QCOMPARE(m_plan->nextAt(u"ao@a"_s), m_now + hourMs);
        QCOMPARE(m_plan->nextAt(u"slow@a"_s), m_now + 6 * hourMs);
    }

    void whoeverIsDueAloneIsRead()
    {
        add(u"ao@a"_s, toldOf());
        add(u"slow@a"_s, toldOf(dayMs));
        m_now = noon + hourMs;
        QCOMPARE(begin(), QStringList{u"ao@a"_s});
    }

    void noMoreThanAServerTells()
    {
        for (int i = 0; i < 50; ++i) {
            add(u"%1@a"_s.arg(i), toldOf());
        }
        m_now = noon + hourMs;
        QCOMPARE(begin().size(), mostTogether);
    }

    void theirOwnPageOnceADay()
    {
        Polled polled = toldOf();
        polled.pageAt = noon - dayMs;
        add(u"ao@a"_s, polled);
        add(u"mei@a"_s, polled);
        m_now = noon + hourMs;
        QCOMPARE(begin().size(), 1);
        end(u"ao@a"_s, PollEnd::Read);
        QCOMPARE(begin().size(), 1);
    }

    void aQuestionThatFailed()
    {
        add(u"ao@a"_s, toldOf());
        add(u"mei@a"_s, toldOf());
        m_now = noon + hourMs;
        QCOMPARE(begin().size(), 2);
        m_plan->hasNews(u"ao@a"_s, m_now); // tells how the host does
        m_plan->toldNothing(u"mei@a"_s, m_now);
        QCOMPARE(begin(), QStringList{u"ao@a"_s});
        end(u"ao@a"_s, PollEnd::Unanswered);
        QCOMPARE(m_plan->nextAt(), m_now + minuteMs);
        m_plan->remove(u"ao@a"_s);
        m_now += minuteMs;
        QCOMPARE(begin(), QStringList{u"mei@a"_s});
    }

    void whoIsTakenOutMeanwhile()
    {
        add(u"ao@a"_s, toldOf());
        add(u"mei@a"_s, toldOf());
        add(u"ken@b"_s, toldOf());
        add(u"rin@c"_s, toldOf());
        m_now = noon + hourMs;
        QCOMPARE(begin().size(), 3); // two hosts at once
        m_plan->remove(u"ao@a"_s);
        QCOMPARE(begin(), QStringList());
        m_plan->remove(u"mei@a"_s);
        QCOMPARE(begin(), QStringList{u"rin@c"_s});
    }

    // ---- of whom a local timeline tells ----------------------------------------------------

    /// Looked at every half hour, aside.
    Polled inLocalOf(qint64 gapMs = 2 * hourMs)
    {
        Polled polled = toldOf(gapMs);
        polled.local = true;
        return polled;
    }
    /// Nothing was told of them.
    void silent(const QString &acct)
    {
        m_polled[acct].readAt = m_now;
        m_polled[acct].triedAt = m_now;
        m_plan->finished(acct, m_polled[acct], m_now);
    }

    void everyFourthLookIsAtThePage()
    {
        add(u"ao@a"_s, inLocalOf());
        add(u"mei@a"_s, inLocalOf());
        for (int look = 1; look < 4; ++look) {
            m_now = noon + look * 30 * minuteMs;
            const auto looks = m_plan->begin(m_now);
            QCOMPARE(looks.size(), size_t(1));
            QVERIFY(looks.front().isTogether());
            silent(u"ao@a"_s);
            silent(u"mei@a"_s);
        }
        m_now = noon + 2 * hourMs;
        QCOMPARE(begin(), QStringList{u"ao@a"_s});
        end(u"ao@a"_s, PollEnd::Read);
        QCOMPARE(begin(), QStringList{u"mei@a"_s});
    }

    void evenWhenLooksComeEarly()
    {
        m_random = 1; // a tenth earlier
        add(u"ao@a"_s, inLocalOf());
        add(u"mei@a"_s, inLocalOf());
        int together = 0;
        while (m_now < noon + 2 * hourMs) {
            m_now = m_plan->nextAt();
            if (begin().size() < 2) {
                break;
            }
            silent(u"ao@a"_s);
            silent(u"mei@a"_s);
            together += 1;
        }
        QCOMPARE(together, 3);
        QCOMPARE(m_now, noon + 4 * 27 * minuteMs);
    }

    void looksAtOthersPutNoPageOff()
    {
        add(u"ao@a"_s, inLocalOf());
        add(u"mei@a"_s, inLocalOf());
        add(u"slow@a"_s, inLocalOf(4 * hourMs)); // each hour: their page is due in four
        for (int look = 1; look < 8; ++look) {
            m_now = noon + look * 30 * minuteMs;
            const auto looks = m_plan->begin(m_now);
            for (const QString &acct : looks.front().people) {
                m_polled[acct].pageAt = acct == u"slow@a"_s ? noon : m_now;
                silent(acct);
            }
        }
        QCOMPARE(m_plan->nextAt(u"slow@a"_s), noon + 4 * hourMs);
    }

    void whoIsSeldomDueIsReadAtTheirPage()
    {
        add(u"ao@a"_s, inLocalOf(8 * hourMs));
        add(u"mei@a"_s, inLocalOf(8 * hourMs));
        m_now = noon + 2 * hourMs;
        QCOMPARE(begin().size(), 1);
    }

    void whatALocalTimelineMissed()
    {
        Polled polled{.readAt = noon + hourMs, .pageAt = noon, .local = true};
        QVERIFY(!wasMissed(polled, {}));
        QVERIFY(!wasMissed(polled, {noon + hourMs + 1, noon}));
        QVERIFY(wasMissed(polled, {noon + hourMs + 1, noon + 1}));
        QVERIFY(wasMissed(polled, {noon + hourMs}));
        polled.local = false;
        QVERIFY(!wasMissed(polled, {noon + hourMs}));
    }

    void silenceSlowsTheRhythm()
    {
        const Polled polled{.posts = 4, .gapMs = hourMs, .readAt = noon};
        QCOMPARE(silentGapMs(polled, noon), hourMs);
        QCOMPARE(silentGapMs(polled, noon + 4 * hourMs), 2 * hourMs);
        QCOMPARE(silentGapMs({.knownSince = noon, .readAt = noon}, noon + dayMs), dayMs);
    }

    void theEndOfTheProgramIsNoFailure()
    {
        add(u"ao@a"_s);
        m_plan->begin(m_now);
        end(u"ao@a"_s, PollEnd::Cancelled);
        QCOMPARE(m_plan->nextAt(), noon + minuteMs);
    }
};

QTEST_GUILESS_MAIN(tst_pollplan)
#include "tst_pollplan.moc"
