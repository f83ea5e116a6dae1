// SPDX-License-Identifier: GPL-3.0-or-later

// The part of OutboxLane that knows what waits, and for how long.
#include "base/backoff.h"
#include "sync/outboxlane.h"

#include <algorithm>
#include <utility>

namespace asterism {

namespace {

/// A server that asks for a longer pause is asked again after it.
constexpr qint64 longestPauseMs = dayMs + 2 * secondMs;
/// As store/turnchoice.cpp has it.
constexpr qint64 setBackMs = minuteMs;
constexpr qsizetype mostWaits = 2000; ///< more are of rows that were taken back
/// What the server had is looked after again when the post could not go soon after.
constexpr qint64 filesThereForMs = 10 * minuteMs;

/// Of times that lie further ahead than they can somebody has set the clock back.
bool isOutboxWaitOver(qint64 until, qint64 now)
{
    return until <= now || until > now + longestPauseMs;
}

} // namespace

void OutboxLane::forgetOld()
{
    const qint64 now = m_tools.now();
    if (std::exchange(m_lookedAt, now) > now + setBackMs) { // all of them end far too late
        forgetWaits();
        m_limits.clear();
        m_mediaUntil = 0;
    }
    m_limits.removeIf(
        [now](const QHash<int, qint64>::iterator &limit) { return isOutboxWaitOver(*limit, now); });
    m_filesThere.removeIf([now](const QHash<qint64, qint64>::iterator &since) {
        return *since > now || *since <= now - filesThereForMs;
    });
    if (m_waits.size() > mostWaits) {
        m_waits.removeIf([now](const QHash<qint64, Wait>::iterator &wait) {
            return isOutboxWaitOver(wait->until, now);
        });
    }
}

store::TurnWish OutboxLane::wish(const Hand &hand)
{
    forgetOld();
    const qint64 now = m_tools.now();
    const auto ahead = [now](qint64 until) { return isOutboxWaitOver(until, now) ? 0 : until; };
    store::TurnWish wish{.account = m_account,
        .hand = hand.is,
        .other = otherThan(hand).row,
        .awayUntil = ahead(m_away.until),
        .kinds = m_limits,
        .filesUntil = std::max(ahead(m_mediaUntil), ahead(m_filesAway.until))};
    for (auto there = m_filesThere.cbegin(); there != m_filesThere.cend(); ++there) {
        wish.filesThere.insert(there.key());
    }
    for (auto wait = m_waits.cbegin(); wait != m_waits.cend(); ++wait) {
        wish.rows.insert(wait.key(), ahead(wait->until));
    }
    return wish;
}

void OutboxLane::forgetWaits()
{
    m_away = {};
    m_filesAway = {};
    for (Wait &wait : m_waits) {
        wait = {};
    }
}

OutboxLane::Wait &OutboxLane::awayOf(const Hand &hand)
{
    return hand.is == store::OutboxHand::Files ? m_filesAway : m_away;
}

/// All of them wait, and this one still longer when it is the one that fails again and again.
void OutboxLane::away(Wait &whole, qint64 row)
{
    lengthen(whole);
    lengthen(m_waits[row]);
}

void OutboxLane::lengthen(Wait &wait)
{
    wait.until = m_tools.now() + backoff(wait.times++);
}

/// A server that does not say for how long is asked less and less often.
void OutboxLane::pause(const ActionEnd &end)
{
    away(m_away, end.row.id);
    m_away.until = std::clamp(end.until, m_away.until, m_tools.now() + longestPauseMs);
}

/// In the row itself it is written, too.
void OutboxLane::limit(const ActionEnd &end)
{
    m_away.times = 0;
    for (const Action::Kind kind : countedWith(end.row.action.kind)) {
        m_limits.insert(int(kind), end.until);
    }
    m_waits[end.row.id].until = end.until;
}

/// Posts without files go on.
void OutboxLane::limitMedia(const ActionEnd &end)
{
    m_filesAway.times = 0;
    m_mediaUntil = end.until;
    m_waits[end.row.id].until = end.until;
}

/// Between half and all of a wait that doubles.
qint64 OutboxLane::backoff(int times)
{
    const OutboxLimits &limits = m_tools.limits;
    const qint64 whole = backoffMs(times, 1, limits.firstWaitMs, limits.longestWaitMs);
    const qint64 part =
        backoffMs(times, m_tools.random.generateDouble(), limits.firstWaitMs, limits.longestWaitMs);
    return std::max<qint64>(1, (whole + part) / 2);
}

} // namespace asterism
