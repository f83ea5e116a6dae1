// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/lookend.h"

#include "base/clock.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

BadLook badLook(ErrorKind kind, bool nobody = false)
{
    return {.error = {.kind = kind, .subject = u"a.example"_s}, .nobody = nobody};
}

} // namespace

/// What is known of somebody after a look.
class tst_lookend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstThatGoesWell()
    {
        const GoodLook look{
            .times = {noon - hourMs, noon - 4 * hourMs}, .mark = u"2"_s, .together = true};
        const Polled polled = polledAfter({}, look, noon);
        QCOMPARE(polled.end, PollEnd::Read);
        QCOMPARE(polled.posts, 2);
        QCOMPARE(polled.gapMs, 2 * hourMs);
        QCOMPARE(polled.knownSince, noon);
        QCOMPARE(polled.pageAt, noon);
        QCOMPARE(polled.mark, u"2"_s);
        QVERIFY(polled.together && !polled.local && !polled.streams);
    }

    /// An older one makes them be read once more at most, none at all does so for certain.
    void whereNothingWasToldTheMarkFromBeforeStays()
    {
        const Polled before{.knownSince = noon - dayMs, .readAt = noon - hourMs, .mark = u"7"_s};
        QCOMPARE(polledAfter(before, GoodLook{}, noon).mark, u"7"_s);
        QCOMPARE(polledAfter(before, GoodLook{.times = {}, .mark = u"8"_s}, noon).mark, u"8"_s);
        QCOMPARE(polledAfter(before, GoodLook{}, noon).knownSince, noon - dayMs);
    }

    void aTimelineThatKeptSilentIsNotAskedForADay()
    {
        const GoodLook look{.times = {noon - hourMs}, .mark = {}, .together = true, .local = true};
        const Polled before{.readAt = noon, .pageAt = noon - 2 * hourMs, .local = true};
        Polled polled = polledAfter(before, look, noon);
        QCOMPARE(polled.missedAt, noon);
        QVERIFY(!polled.together);
        polled = polledAfter(polled, look, noon + dayMs - 1);
        QVERIFY(!polled.together);
        QVERIFY(polledAfter(polled, look, noon + dayMs).together);
    }

    void whatDoesNotGoWellIsCounted()
    {
        const Polled before{.readAt = noon - hourMs, .mark = u"7"_s, .pageAt = noon - hourMs};
        Polled polled = polledAfter(before, badLook(ErrorKind::Timeout), noon);
        QCOMPARE(polled.end, PollEnd::Unanswered);
        QCOMPARE(polled.failures, 1);
        QCOMPARE(polled.failingSince, noon);
        QCOMPARE(polled.pageAt, before.pageAt);
        QCOMPARE(polled.mark, before.mark);
        polled = polledAfter(polled, badLook(ErrorKind::Forbidden), noon + hourMs);
        QCOMPARE(polled.end, PollEnd::Refused);
        QCOMPARE(polled.failures, 2);
        QCOMPARE(polled.failingSince, noon);
        QCOMPARE(polledAfter(polled, GoodLook{}, noon + dayMs).failures, 0);
    }

    void aPauseIsNoFailure()
    {
        BadLook look = badLook(ErrorKind::RateLimited);
        look.error.until = noon + minuteMs;
        const Polled polled = polledAfter({}, look, noon);
        QCOMPARE(polled.end, PollEnd::Limited);
        QCOMPARE(polled.pausedUntil, noon + minuteMs);
        QCOMPARE(polled.failures, 0);
    }

    void goneAfterSeveralWords()
    {
        const BadLook nobody = badLook(ErrorKind::NotFound, true);
        Polled polled = polledAfter({}, nobody, noon);
        polled = polledAfter(polled, nobody, noon);
        QCOMPARE(polled.end, PollEnd::Refused);
        QCOMPARE(polledAfter(polled, nobody, noon).end, PollEnd::Gone);
        // A host that was away meanwhile, or shut, has not said it: it is counted anew.
        const Polled away = polledAfter(polled, badLook(ErrorKind::Network), noon);
        QCOMPARE(polledAfter(away, nobody, noon).failures, 1);
        BadLook shut = nobody;
        shut.remedied = true;
        QCOMPARE(polledAfter(polled, shut, noon).failures, 1);
    }
};

QTEST_GUILESS_MAIN(tst_lookend)
#include "tst_lookend.moc"
