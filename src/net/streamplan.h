// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/framechannel.h"

#include <functional>
#include <optional>

namespace asterism {

/// When a stream is to be opened again. Pure: it holds times and opens nothing.
/// Waits grow with full jitter from 1 s to 5 min and begin anew once a connection has held for a
/// minute; a refusal (404, 403 …) begins at 30 s. Where the stream is missing again and again (404,
/// 405) they grow up to a day, and a day is waited where a server has none at all (501). What a
/// server asks for (Retry-After) is kept, up to an hour. A token that is not accepted (401), or an
/// address that is none, stops it until start().
class StreamPlan {
public:
    struct Options {
        qint64 firstWaitMs = secondMs; ///< cap of the first wait
        qint64 firstRefusedWaitMs = 30 * secondMs; ///< cap of the first after a refusal
        qint64 longestWaitMs = 5 * minuteMs;
        qint64 longestAskedWaitMs = hourMs;
        qint64 absentWaitMs = dayMs; ///< where there seems to be no stream
        qint64 stableMs = minuteMs;
        qint64 freshMs = 2 * secondMs; ///< an attempt so young is not begun anew on waking up
    };

    enum class State { Stopped, Connecting, Live, Waiting };
    enum class WakeUp { Nothing, Probe, Again };

    /// `random` gives numbers in [0, 1).
    StreamPlan(const Clock &clock, std::function<double()> random, Options options);

    /// Due at once, unless it is under way or live.
    void start();
    void stop();
    /// True when it is due: it is Connecting from then on, and somebody has to connect.
    bool begin();
    void opened();
    void ended(const StreamEnd &end);
    /// The computer woke up or the network changed. Probe: ask the live connection for a sign of
    /// life. Again: drop the attempt, if there is one, and begin(), which is due now.
    WakeUp wakeUp();

    State state() const { return m_state; }
    qint64 since() const { return m_since; } ///< when the state began
    qint64 until() const { return m_until; } ///< Waiting: when it is due; else 0
    int failures() const { return m_failures; } ///< attempts in a row without a stable connection
    const std::optional<StreamEnd> &lastEnd() const { return m_lastEnd; }
    qint64 lastEndAt() const { return m_lastEndAt; } ///< 0: none yet

private:
    void enter(State state, qint64 until = 0);
    qint64 waitAfter(const StreamEnd &end);

    const Clock &m_clock;
    std::function<double()> m_random;
    Options m_options;
    State m_state = State::Stopped;
    qint64 m_since = 0;
    qint64 m_until = 0;
    bool m_asked = false; ///< the wait is the server's wish
    int m_failures = 0;
    std::optional<StreamEnd> m_lastEnd;
    qint64 m_lastEndAt = 0;
};

} // namespace asterism
