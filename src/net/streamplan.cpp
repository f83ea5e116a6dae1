// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/streamplan.h"

#include "base/backoff.h"

#include <algorithm>
#include <utility>

namespace asterism {

namespace {

/// Trying again makes no sense before somebody has done something.
bool isFinal(const StreamEnd &end)
{
    return end.kind == StreamEnd::Kind::BadAddress
        || (end.kind == StreamEnd::Kind::Refused && end.error.httpStatus == 401);
}

/// So often a stream that should be there may be missing; then hardly anybody is mending it.
constexpr int patientRefusals = 5;

/// There are no streams at all (Friendica: src/Module/Api/Mastodon/Unimplemented.php).
bool hasNoStreams(const StreamEnd &end)
{
    return end.kind == StreamEnd::Kind::Refused && end.error.httpStatus == 501;
}

bool isMissing(const StreamEnd &end)
{
    const int status = end.error.httpStatus;
    return end.kind == StreamEnd::Kind::Refused && (status == 404 || status == 405);
}

} // namespace

StreamPlan::StreamPlan(const Clock &clock, std::function<double()> random, Options options)
    : m_clock(clock)
    , m_random(std::move(random))
    , m_options(options)
{
}

void StreamPlan::start()
{
    if (m_state == State::Stopped || m_state == State::Waiting) {
        m_failures = 0;
        enter(State::Waiting, m_clock.now());
    }
}

void StreamPlan::stop()
{
    enter(State::Stopped);
}

bool StreamPlan::begin()
{
    const qint64 now = m_clock.now();
    // A clock that was set back must not make the wait any longer.
    const bool due = m_state == State::Waiting && (now >= m_until || now < m_since);
    if (due) {
        enter(State::Connecting);
    }
    return due;
}

void StreamPlan::opened()
{
    if (m_state == State::Connecting) {
        enter(State::Live);
    }
}

void StreamPlan::ended(const StreamEnd &end)
{
    if (m_state != State::Connecting && m_state != State::Live) {
        return;
    }
    const qint64 now = m_clock.now();
    m_lastEnd = end;
    m_lastEndAt = now;
    if (isFinal(end)) {
        ++m_failures;
        enter(State::Stopped);
        return;
    }
    if (m_state == State::Live && now - m_since >= m_options.stableMs) {
        m_failures = 0;
    }
    const qint64 wait = waitAfter(end);
    ++m_failures;
    enter(State::Waiting, now + wait);
    m_asked =
        hasNoStreams(end) || (end.error.kind == ErrorKind::RateLimited && end.error.until > now);
}

qint64 StreamPlan::waitAfter(const StreamEnd &end)
{
    if (hasNoStreams(end)) {
        return m_options.absentWaitMs;
    }
    const bool refused = end.kind == StreamEnd::Kind::Refused;
    const qint64 first = refused ? m_options.firstRefusedWaitMs : m_options.firstWaitMs;
    const bool absent = isMissing(end) && m_failures >= patientRefusals;
    const qint64 longest = absent ? m_options.absentWaitMs : m_options.longestWaitMs;
    const qint64 own = backoffMs(m_failures, m_random(), first, longest);
    const qint64 asked = end.error.until - m_clock.now();
    if (end.error.kind != ErrorKind::RateLimited || asked <= 0) {
        return own;
    }
    // Everybody was told the same time: not all at once then.
    const qint64 spread = backoffMs(0, m_random(), m_options.firstWaitMs, m_options.longestWaitMs);
    return std::min(asked, m_options.longestAskedWaitMs) + spread;
}

StreamPlan::WakeUp StreamPlan::wakeUp()
{
    const qint64 now = m_clock.now();
    if (m_state == State::Live) {
        return WakeUp::Probe;
    }
    const bool stuck = m_state == State::Connecting && now - m_since >= m_options.freshMs;
    const bool waits = m_state == State::Waiting && !m_asked;
    if (!stuck && !waits) {
        return WakeUp::Nothing;
    }
    m_failures = 0;
    enter(State::Waiting, now);
    return WakeUp::Again;
}

void StreamPlan::enter(State state, qint64 until)
{
    m_state = state;
    m_since = m_clock.now();
    m_until = until;
    m_asked = false;
}

} // namespace asterism
