// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/lookend.h"

#include "base/clock.h"
#include "lists/pollplan.h"

namespace asterism {

namespace {

/// So often in a row a server has to say that there is nobody of that name.
constexpr int goneAfter = 3;
/// So long a local timeline that kept silent about somebody is not asked about them.
constexpr qint64 silenceCountsMs = dayMs;

} // namespace

Polled polledAfter(const Polled &before, const GoodLook &look, qint64 now)
{
    const qint64 since = before.knownSince > 0 ? before.knownSince : now;
    const qint64 missedAt = wasMissed(before, look.times) ? now : before.missedAt;
    // Who mostly answers and boosts hardly stands in a local timeline.
    const bool isTold = !look.local || missedAt == 0 || now - missedAt >= silenceCountsMs;
    return {.end = PollEnd::Read,
        .posts = int(look.times.size()),
        .gapMs = meanGapMs(look.times, since, now),
        .knownSince = since,
        .readAt = now,
        .triedAt = now,
        .together = look.together && isTold,
        .mark = look.mark.isEmpty() ? before.mark : look.mark,
        .streams = look.streams,
        .pageAt = now,
        .local = look.local,
        .missedAt = missedAt};
}

Polled polledAfter(const Polled &before, const BadLook &look, qint64 now)
{
    Polled polled = before; // its mark too: the page that this look did not see is still to come
    // A host that was away, or shut, has not said that they are gone.
    if (look.nobody && (polled.end == PollEnd::Unanswered || look.remedied)) {
        polled.failures = 0;
        polled.failingSince = 0;
    }
    polled.end = pollEndOf(look.error);
    polled.triedAt = now;
    polled.pausedUntil = polled.end == PollEnd::Limited ? look.error.until : 0;
    if (polled.end != PollEnd::Limited) {
        polled.failures += 1;
        polled.failingSince = polled.failingSince > 0 ? polled.failingSince : now;
    }
    if (look.nobody && polled.failures >= goneAfter) {
        polled.end = PollEnd::Gone;
    }
    return polled;
}

PollEnd pollEndOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::RateLimited:
        return error.until > 0 ? PollEnd::Limited : PollEnd::Unanswered;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::BadAnswer:
        return PollEnd::Unanswered;
    default:
        return PollEnd::Refused;
    }
}

} // namespace asterism
