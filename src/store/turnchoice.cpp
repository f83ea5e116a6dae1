// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/turnchoice.h"

#include "base/clock.h"

#include <algorithm>

namespace asterism::store {

namespace {

/// Nothing waits longer but for a time that somebody chose; else a time beyond comes of a clock
/// that was set back.
constexpr qint64 longestTurnMs = 2 * dayMs;
/// A clock that is put right goes back by less.
constexpr qint64 clockSetBackMs = minuteMs;

} // namespace

TurnChoice::TurnChoice(const TurnWish &wish, qint64 now)
    : m_wish(wish)
    , m_now(now)
{
}

bool TurnChoice::takes(const TurnCandidate &one)
{
    const bool byFiles = needsFiles(one);
    const bool own = byFiles == (m_wish.hand == OutboxHand::Files);
    if (const qint64 at = turnOf(one); waits(one, at)) {
        if (own) {
            m_nextAt = m_nextAt == 0 ? at : std::min(m_nextAt, at);
        }
        return false;
    }
    if (!own && byFiles && !one.replyTo.isEmpty()) {
        m_heldBack.insert(one.replyTo);
    }
    return own && one.id != m_wish.other && !m_heldBack.contains(one.replyTo);
}

bool TurnChoice::needsFiles(const TurnCandidate &one) const
{
    return one.hasFiles && one.isUnsent && !m_wish.filesThere.contains(one.id);
}

/// What is to be written down only then was reckoned by another clock. A time that somebody chose
/// was not reckoned.
qint64 TurnChoice::ownTurn(const TurnCandidate &one) const
{
    const bool isOfNoClock = one.changedAt > m_now + clockSetBackMs && one.notBefore > one.chosenAt;
    return isOfNoClock ? 0 : one.notBefore;
}

qint64 TurnChoice::turnOf(const TurnCandidate &one) const
{
    const auto tried = m_wish.rows.constFind(one.id);
    if (tried != m_wish.rows.cend() && !one.isTroubled) {
        return ownTurn(one); // somebody wants it to be tried
    }
    const qint64 files = needsFiles(one) ? m_wish.filesUntil : 0;
    const qint64 at =
        std::max({ownTurn(one), m_wish.awayUntil, m_wish.kinds.value(one.kind), files});
    return tried != m_wish.rows.cend() ? std::max(at, *tried) : at;
}

bool TurnChoice::waits(const TurnCandidate &one, qint64 at) const
{
    return at > m_now && (at <= m_now + longestTurnMs || at <= one.chosenAt);
}

} // namespace asterism::store
