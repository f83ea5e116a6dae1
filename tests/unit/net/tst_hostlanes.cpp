// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/hostlanes.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

HostLanes::Ticket single(quint64 id, const QString &who = u"me"_s)
{
    return {.id = id, .host = u"a.example"_s, .who = who, .patienceMs = 5 * secondMs};
}

HostLanes::Ticket background(quint64 id, const QString &who = {})
{
    return {.id = id,
        .host = u"a.example"_s,
        .who = who,
        .priority = Request::Background,
        .patienceMs = dayMs};
}

HostLanes::Ticket steady(quint64 id, const QString &who = u"me"_s)
{
    HostLanes::Ticket ticket = single(id, who);
    ticket.priority = Request::Steady;
    return ticket;
}

HostLanes::Ticket file(quint64 id)
{
    HostLanes::Ticket ticket = single(id);
    ticket.reads = false;
    ticket.carriesFile = true;
    return ticket;
}

HostLanes::Ticket posting(quint64 id, const QString &who = u"me"_s)
{
    HostLanes::Ticket ticket = single(id, who);
    ticket.reads = false;
    return ticket;
}

HostLanes::Ticket call(quint64 id, const QString &name, const QString &who = u"me"_s)
{
    HostLanes::Ticket ticket = single(id, who);
    ticket.limitName = name;
    return ticket;
}

using Ids = QList<quint64>;

} // namespace

class tst_hostlanes : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock{1'800'000'000'000};

    /// Runs a ticket that must be free to start.
    void run(HostLanes &lanes, const HostLanes::Ticket &ticket)
    {
        QVERIFY(!lanes.enqueue(ticket));
        QCOMPARE(lanes.next().start, Ids{ticket.id});
        lanes.finished(ticket.id);
    }

private Q_SLOTS:
    void severalAtOnceWhereAllowed()
    {
        HostLanes lanes(m_clock, {.atOnce = 2});
        for (quint64 id = 1; id <= 4; ++id) {
            QVERIFY(!lanes.enqueue(single(id)));
        }
        QCOMPARE(lanes.next().start, (Ids{1, 2}));
        QCOMPARE(lanes.next().start, Ids{});
        lanes.finished(2);
        QCOMPARE(lanes.next().start, Ids{3});
        lanes.finished(1);
        lanes.finished(3);
        QCOMPARE(lanes.next().start, Ids{4});
    }

    void oneAtATime()
    {
        HostLanes lanes(m_clock);
        for (quint64 id = 1; id <= 3; ++id) {
            QVERIFY(!lanes.enqueue(single(id)));
        }
        HostLanes::Ticket elsewhere = single(9);
        elsewhere.host = u"b.example"_s;
        QVERIFY(!lanes.enqueue(elsewhere));
        Ids first = lanes.next().start;
        std::sort(first.begin(), first.end());
        QCOMPARE(first, (Ids{1, 9}));
        QCOMPARE(lanes.next().start, Ids{});
        lanes.finished(1);
        QCOMPARE(lanes.next().start, Ids{2});
        lanes.finished(2);
        QCOMPARE(lanes.next().start, Ids{3});
    }

    /// A file may take long: it holds up neither what somebody waits for nor what polls, and no
    /// second one goes beside it.
    void aFileGoesBeside()
    {
        HostLanes lanes(m_clock);
        QVERIFY(!lanes.enqueue(file(1)));
        QVERIFY(!lanes.enqueue(file(2)));
        QVERIFY(!lanes.enqueue(single(3)));
        QVERIFY(!lanes.enqueue(single(4)));
        QCOMPARE(lanes.next().start, (Ids{1, 3}));
        QCOMPARE(lanes.next().start, Ids{});
        lanes.finished(3);
        QCOMPARE(lanes.next().start, Ids{4});
        lanes.finished(1);
        QCOMPARE(lanes.next().start, Ids{2});
        lanes.finished(4);
        QCOMPARE(lanes.next().start, Ids{});
        lanes.finished(2);
        QCOMPARE(lanes.waiting(u"a.example"_s), 0);
    }

    /// Nor does it go where nothing may go.
    void aFileWaitsForAPausedHost()
    {
        HostLanes lanes(m_clock);
        run(lanes, single(1));
        lanes.learn(single(1), 503, {.retryAt = m_clock.now() + 3 * secondMs});
        QVERIFY(!lanes.enqueue(file(2)));
        const HostLanes::Turn turn = lanes.next();
        QCOMPARE(turn.start, Ids{});
        QCOMPARE(turn.nextAt, m_clock.now() + 3 * secondMs);
        m_clock.advance(3 * secondMs);
        QCOMPARE(lanes.next().start, Ids{2});
    }

    void singleFirst()
    {
        HostLanes lanes(m_clock);
        QVERIFY(!lanes.enqueue(background(1, u"me"_s)));
        QVERIFY(!lanes.enqueue(background(2, u"me"_s)));
        QVERIFY(!lanes.enqueue(single(3)));
        QVERIFY(!lanes.enqueue(single(4)));
        Ids order;
        for (int i = 0; i < 4; ++i) {
            order += lanes.next().start;
            lanes.finished(order.last());
        }
        QCOMPARE(order, (Ids{3, 4, 1, 2}));
    }

    void runsGoBetween()
    {
        HostLanes lanes(m_clock);
        QVERIFY(!lanes.enqueue(background(1, u"me"_s)));
        QVERIFY(!lanes.enqueue(steady(2)));
        QVERIFY(!lanes.enqueue(single(3)));
        QVERIFY(!lanes.enqueue(steady(4)));
        QVERIFY(!lanes.enqueue(single(5)));
        Ids order;
        for (int i = 0; i < 5; ++i) {
            order += lanes.next().start;
            lanes.finished(order.last());
        }
        QCOMPARE(order, (Ids{3, 5, 2, 4, 1}));
    }

    void runsKeepTheirOwnPace()
    {
        HostLanes lanes(m_clock);
        for (quint64 id = 1; id <= 100; ++id) {
            run(lanes, steady(id));
        }
        run(lanes, background(101, u"me"_s)); // they took nothing of its budget
    }

    void guestsRunsAreSpaced()
    {
        HostLanes lanes(m_clock);
        run(lanes, steady(1, {}));
        QVERIFY(!lanes.enqueue(steady(2, {})));
        QVERIFY(!lanes.enqueue(steady(3)));
        const auto turn = lanes.next();
        QCOMPARE(turn.start, Ids{3});
        QCOMPARE(turn.nextAt, m_clock.now() + 1000);
    }

    /// A day's quota of one run says nothing about what else the account or the host may do.
    void limitedRunsHoldUpNobody()
    {
        HostLanes lanes(m_clock);
        HostLanes::Ticket follow = steady(1);
        follow.reads = false;
        lanes.learn(follow, 429, {.limit = 400, .remaining = 0, .resetAt = m_clock.now() + dayMs});
        run(lanes, steady(2));
        run(lanes, single(3));
        run(lanes, background(4, u"me"_s));
        run(lanes, follow);
    }

    void nextStepComesFirst()
    {
        HostLanes lanes(m_clock);
        QVERIFY(!lanes.enqueue(single(1)));
        QVERIFY(!lanes.enqueue(single(2), true));
        QCOMPARE(lanes.next().start, Ids{2});
    }

    void guestsAreSpaced()
    {
        HostLanes lanes(m_clock);
        run(lanes, background(1));
        QVERIFY(!lanes.enqueue(background(2)));
        const auto early = lanes.next();
        QCOMPARE(early.start, Ids{});
        QCOMPARE(early.nextAt, m_clock.now() + 1000);
        run(lanes, single(3, {})); // a person does not wait
        m_clock.advance(999);
        QCOMPARE(lanes.next().start, Ids{});
        m_clock.advance(1);
        QCOMPARE(lanes.next().start, Ids{2});
    }

    void tokensAreNotSpaced()
    {
        HostLanes lanes(m_clock);
        run(lanes, background(1, u"me"_s));
        run(lanes, background(2, u"me"_s));
    }

    void spacingCanBeSwitchedOff()
    {
        HostLanes lanes(m_clock, {.spacingMs = 0, .windowRequests = 0});
        for (quint64 id = 1; id <= 100; ++id) {
            run(lanes, background(id));
        }
    }

    void sixtyInFiveMinutes()
    {
        HostLanes lanes(m_clock);
        const qint64 start = m_clock.now();
        for (quint64 id = 1; id <= 60; ++id) {
            run(lanes, background(id));
            m_clock.advance(secondMs);
        }
        QVERIFY(!lanes.enqueue(background(61)));
        QVERIFY(!lanes.enqueue(background(62, u"me"_s)));
        const auto full = lanes.next();
        QCOMPARE(full.start, Ids{});
        QCOMPARE(full.nextAt, start + 5 * minuteMs);
        run(lanes, single(63)); // neither a guest nor in the background
        m_clock.advance(full.nextAt - m_clock.now());
        QCOMPARE(lanes.next().start, Ids{61});
        lanes.finished(61);
        QCOMPARE(lanes.next().start, Ids{});
        m_clock.advance(secondMs);
        QCOMPARE(lanes.next().start, Ids{62});
    }

    void personsAreCounted()
    {
        HostLanes lanes(m_clock);
        for (quint64 id = 1; id <= 60; ++id) {
            run(lanes, single(id, {}));
        }
        QVERIFY(!lanes.enqueue(background(61)));
        QCOMPARE(lanes.next().start, Ids{});
        run(lanes, single(62, {}));
    }

    void namedPause()
    {
        HostLanes lanes(m_clock);
        const qint64 until = m_clock.now() + minuteMs;
        lanes.learn(single(1), 429, {.remaining = 0, .resetAt = until});
        QCOMPARE(lanes.pausedUntil(u"a.example"_s, u"me"_s), until);
        QCOMPARE(lanes.pausedUntil(u"a.example"_s), until); // the whole host
        QCOMPARE(lanes.pausedUntil(u"b.example"_s), 0);
        QVERIFY(!lanes.enqueue(background(2)));
        QVERIFY(!lanes.enqueue(single(3)));
        const auto turn = lanes.next();
        QCOMPARE(turn.start, Ids{});
        QCOMPARE(turn.nextAt, until);
        QCOMPARE(turn.refused.size(), 1);
        QCOMPARE(turn.refused.constFirst().id, quint64(3));
        QCOMPARE(turn.refused.constFirst().error.kind, ErrorKind::RateLimited);
        QCOMPARE(turn.refused.constFirst().error.subject, u"a.example"_s);
        QCOMPARE(turn.refused.constFirst().error.until, until);
        m_clock.advance(minuteMs);
        QCOMPARE(lanes.pausedUntil(u"a.example"_s), 0);
        QCOMPARE(lanes.next().start, Ids{2});
    }

    void retryAfterWins()
    {
        HostLanes lanes(m_clock);
        const qint64 now = m_clock.now();
        lanes.learn(single(1), 503, {.resetAt = now + hourMs, .retryAt = now + minuteMs});
        QCOMPARE(lanes.pausedUntil(u"a.example"_s), now + minuteMs);
    }

    void shortPauseIsWaitedFor()
    {
        HostLanes lanes(m_clock);
        lanes.learn(single(1), 429, {.retryAt = m_clock.now() + 4 * secondMs});
        QVERIFY(!lanes.enqueue(single(2)));
        const auto turn = lanes.next();
        QVERIFY(turn.refused.isEmpty());
        QCOMPARE(turn.nextAt, m_clock.now() + 4 * secondMs);
    }

    void unnamedPausesDouble()
    {
        HostLanes lanes(m_clock);
        for (const qint64 minutes : {15, 30, 60, 120, 240, 360, 360}) {
            lanes.learn(background(1), 429, {});
            QCOMPARE(lanes.pausedUntil(u"a.example"_s), m_clock.now() + minutes * minuteMs);
            m_clock.advance(minutes * minuteMs);
            QCOMPARE(lanes.next().start, Ids{}); // tidying up must not forget the doubling
        }
        lanes.learn(background(1), 200, {});
        lanes.learn(background(1), 429, {});
        QCOMPARE(lanes.pausedUntil(u"a.example"_s), m_clock.now() + 15 * minuteMs);
    }

    /// What an account writes is not counted with what it reads.
    void goodWritesEndNoDoubling()
    {
        HostLanes lanes(m_clock);
        lanes.learn(single(1), 429, {});
        m_clock.advance(15 * minuteMs);
        lanes.learn(posting(2), 200, {});
        lanes.learn(single(3), 429, {});
        QCOMPARE(lanes.pausedUntil(u"a.example"_s), m_clock.now() + 30 * minuteMs);
    }

    void serversCannotAskForYears()
    {
        HostLanes lanes(m_clock);
        lanes.learn(single(1), 429, {.retryAt = m_clock.now() + 100 * dayMs});
        QCOMPARE(lanes.pausedUntil(u"a.example"_s), m_clock.now() + 6 * hourMs);
    }

    void nothingRemainsForOneToken()
    {
        HostLanes lanes(m_clock);
        const qint64 until = m_clock.now() + minuteMs;
        lanes.learn(single(1), 200, {.limit = 300, .remaining = 0, .resetAt = until});
        QCOMPARE(lanes.pausedUntil(u"a.example"_s, u"me"_s), until);
        QCOMPARE(lanes.pausedUntil(u"a.example"_s, u"other"_s), 0);
        QVERIFY(!lanes.enqueue(single(2)));
        QVERIFY(!lanes.enqueue(single(3, u"other"_s)));
        const auto turn = lanes.next();
        QCOMPARE(turn.start, Ids{3});
        QCOMPARE(turn.refused.size(), 1);
        QCOMPARE(turn.refused.constFirst().error.until, until);
    }

    void limitedWritesDoNotStopReading()
    {
        HostLanes lanes(m_clock);
        HostLanes::Ticket follow = single(1);
        follow.reads = false;
        const qint64 now = m_clock.now();
        lanes.learn(follow, 429, {.remaining = 0, .resetAt = now + dayMs});
        lanes.learn(follow, 429, {});
        lanes.learn(follow, 200, {.remaining = 0, .resetAt = now + dayMs});
        lanes.learn(follow, 429, {.retryAt = now + 30 * secondMs});
        QCOMPARE(lanes.pausedUntil(u"a.example"_s, u"me"_s), 0);
    }

    /// Mastodon counts pages of timelines apart (300 in 15 minutes), and says of them what remains.
    void readingTillNothingRemainsStopsNoWriting()
    {
        HostLanes lanes(m_clock);
        const qint64 until = m_clock.now() + 15 * minuteMs;
        lanes.learn(single(1), 200, {.limit = 300, .remaining = 0, .resetAt = until});
        run(lanes, posting(2));
        run(lanes, file(3));
        QVERIFY(!lanes.enqueue(single(4)));
        QCOMPARE(lanes.next().refused.size(), 1);
        QCOMPARE(lanes.pausedUntil(u"a.example"_s, u"me"_s), until);
    }

    void aLimitedGuestStopsNoWriting()
    {
        HostLanes lanes(m_clock);
        const qint64 until = m_clock.now() + 10 * minuteMs;
        lanes.learn(background(1), 429, {.retryAt = until});
        run(lanes, posting(2));
        run(lanes, posting(3, u"other"_s));
        HostLanes::Ticket named = posting(4);
        named.limitName = u"notes/create"_s;
        run(lanes, named);
        for (const HostLanes::Ticket &held :
            {single(5), posting(6, {})}) { // one asks, one signs in
            QVERIFY(!lanes.enqueue(held));
            const auto turn = lanes.next();
            QCOMPARE(turn.start, Ids{});
            QCOMPARE(turn.refused.size(), 1);
            QCOMPARE(turn.refused[0].error.until, until);
            QCOMPARE(turn.refused[0].error.httpStatus, 0);
        }
    }

    /// Pleroma names no time.
    void unnamedPausesOfReadingStopNoWriting()
    {
        HostLanes lanes(m_clock);
        for (quint64 id = 1; id <= 6; ++id) {
            lanes.learn(single(id), 429, {});
            run(lanes, posting(10 + id));
            run(lanes, file(20 + id));
        }
        QCOMPARE(lanes.pausedUntil(u"a.example"_s), m_clock.now() + 6 * hourMs);
    }

    /// And what is told of it is what the server would say itself.
    void aBusyServerIsSoForAll()
    {
        HostLanes lanes(m_clock);
        const qint64 until = m_clock.now() + 10 * minuteMs;
        lanes.learn(background(1), 503, {.retryAt = until});
        lanes.learn(background(1), 429, {.retryAt = until - minuteMs});
        for (const HostLanes::Ticket &held : {single(2), posting(3), file(4)}) {
            QVERIFY(!lanes.enqueue(held));
            const auto turn = lanes.next();
            QCOMPARE(turn.start, Ids{});
            QCOMPARE(turn.refused.size(), 1);
            QCOMPARE(turn.refused[0].error.until, until);
            QCOMPARE(turn.refused[0].error.httpStatus, 503);
        }
        m_clock.advance(10 * minuteMs);
        run(lanes, posting(5));
    }

    /// The doubling of the one is not that of the other.
    void unnamedPausesAreCountedApart()
    {
        HostLanes lanes(m_clock);
        for (int i = 0; i < 3; ++i) {
            lanes.learn(single(1), 429, {});
        }
        lanes.learn(single(1), 503, {});
        QVERIFY(!lanes.enqueue(posting(2)));
        const auto turn = lanes.next();
        QCOMPARE(turn.refused.size(), 1);
        QCOMPARE(turn.refused[0].error.until, m_clock.now() + 15 * minuteMs);
    }

    /// Misskey lets an account look up 30 times an hour; that is no reason to read nothing.
    void aLimitedCallStopsNoOther()
    {
        HostLanes lanes(m_clock);
        const HostLanes::Ticket lookUp = call(1, u"ap/show"_s);
        const qint64 until = m_clock.now() + hourMs;
        lanes.learn(lookUp, 429, {.retryAt = until}, true);
        QCOMPARE(lanes.pausedUntil(u"a.example"_s, u"me"_s), 0);
        run(lanes, call(2, u"notes/timeline"_s));
        run(lanes, single(3));
        run(lanes, call(4, u"ap/show"_s, u"other"_s)); // whose own limit is
        QVERIFY(!lanes.enqueue(call(5, u"ap/show"_s)));
        const auto turn = lanes.next();
        QCOMPARE(turn.refused.size(), 1);
        QCOMPARE(turn.refused[0].id, 5u);
        QCOMPARE(turn.refused[0].error.kind, ErrorKind::RateLimited);
        QCOMPARE(turn.refused[0].error.until, until);
        HostLanes::Ticket patient = call(6, u"ap/show"_s);
        patient.patienceMs = 2 * hourMs;
        QVERIFY(!lanes.enqueue(patient));
        QVERIFY(!lanes.enqueue(call(7, u"notes/timeline"_s))); // which waits behind it
        const auto next = lanes.next();
        QCOMPARE(next.start, Ids{7});
        QCOMPARE(next.nextAt, until);
        lanes.finished(7);
        m_clock.advance(hourMs);
        QCOMPARE(lanes.next().start, Ids{6});
    }

    /// What stands before the server knows nothing of calls.
    void whoeverDoesNotNameTheCallPausesAll()
    {
        HostLanes lanes(m_clock);
        const qint64 until = m_clock.now() + hourMs;
        lanes.learn(call(1, u"ap/show"_s), 429, {.retryAt = until});
        QCOMPARE(lanes.pausedUntil(u"a.example"_s), until);
        lanes.learn(single(2), 429, {.retryAt = until + minuteMs}, true); // of no name
        QCOMPARE(lanes.pausedUntil(u"a.example"_s), until + minuteMs);
        HostLanes away(m_clock);
        away.learn(call(1, u"ap/show"_s), 503, {.retryAt = until});
        QCOMPARE(away.pausedUntil(u"a.example"_s), until);
    }

    void unnamedPausesOfACallDouble()
    {
        HostLanes lanes(m_clock);
        const HostLanes::Ticket lookUp = call(1, u"ap/show"_s);
        const auto end = [&] {
            if (lanes.enqueue(lookUp)) {
                return qint64(-1);
            }
            const auto turn = lanes.next();
            const qint64 until = turn.refused.isEmpty() ? 0 : turn.refused[0].error.until;
            lanes.finished(lookUp.id);
            return until;
        };
        lanes.learn(lookUp, 429, {}, true);
        QCOMPARE(end(), m_clock.now() + 15 * minuteMs);
        m_clock.advance(15 * minuteMs);
        QCOMPARE(end(), 0);
        lanes.learn(call(2, u"notes/show"_s), 200, {}); // says nothing of it
        lanes.learn(lookUp, 429, {}, true);
        QCOMPARE(end(), m_clock.now() + 30 * minuteMs);
        m_clock.advance(30 * minuteMs);
        lanes.learn(lookUp, 200, {});
        lanes.learn(lookUp, 429, {}, true);
        QCOMPARE(end(), m_clock.now() + 15 * minuteMs);
        lanes.learn(lookUp, 429, {.retryAt = m_clock.now() + 100 * dayMs}, true);
        QCOMPARE(end(), m_clock.now() + 6 * hourMs);
        HostLanes::Ticket post = call(3, u"notes/create"_s);
        post.reads = false;
        lanes.learn(post, 429, {}, true);
        lanes.learn(post, 429, {.retryAt = m_clock.now() + hourMs}, true);
        run(lanes, post); // somebody's own will, and their server says no itself
    }

    /// Sharkey says of each call what remains.
    void nothingRemainsForOneCall()
    {
        HostLanes lanes(m_clock);
        const qint64 until = m_clock.now() + minuteMs;
        lanes.learn(call(1, u"notes/show"_s), 200, {.remaining = 0, .resetAt = until});
        QCOMPARE(lanes.pausedUntil(u"a.example"_s, u"me"_s), 0);
        run(lanes, call(2, u"users/show"_s));
        QVERIFY(!lanes.enqueue(call(3, u"notes/show"_s)));
        QCOMPARE(lanes.next().refused.size(), 1);
        m_clock.advance(minuteMs);
        run(lanes, call(4, u"notes/show"_s));
    }

    void fullQueue()
    {
        HostLanes lanes(m_clock, {.queueLimit = 2});
        QVERIFY(!lanes.enqueue(single(1)));
        QVERIFY(!lanes.enqueue(single(2)));
        const auto refused = lanes.enqueue(single(3));
        QVERIFY(refused.has_value());
        QCOMPARE(refused->kind, ErrorKind::RateLimited);
        QVERIFY(!lanes.enqueue(single(4), true)); // had its turn already
        QCOMPARE(lanes.waiting(u"a.example"_s), 3);
    }

    void withdrawn()
    {
        HostLanes lanes(m_clock);
        for (quint64 id = 1; id <= 3; ++id) {
            QVERIFY(!lanes.enqueue(single(id)));
        }
        QCOMPARE(lanes.next().start, Ids{1});
        lanes.finished(2);
        lanes.finished(77); // never heard of
        QCOMPARE(lanes.next().start, Ids{});
        lanes.finished(1);
        QCOMPARE(lanes.next().start, Ids{3});
    }

    void clockSetBack()
    {
        HostLanes lanes(m_clock);
        run(lanes, background(1));
        lanes.learn(single(1), 429, {.retryAt = m_clock.now() + hourMs});
        m_clock.advance(-10 * dayMs);
        QVERIFY(!lanes.enqueue(background(2)));
        const auto turn = lanes.next();
        QVERIFY(turn.nextAt <= m_clock.now() + 6 * hourMs);
        m_clock.advance(6 * hourMs);
        QCOMPARE(lanes.next().start, Ids{2});
    }
};

QTEST_GUILESS_MAIN(tst_hostlanes)
#include "tst_hostlanes.moc"
