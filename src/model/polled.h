// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// How a look at somebody ended.
enum class PollEnd : int {
    Read = 0,
    Refused = 1, ///< the host answers, and no reader works
    Unanswered = 2, ///< nobody answers there, or it makes no sense: the host's fault, not theirs
    Limited = 3, ///< the host wants a pause, until Polled::pausedUntil
    Gone = 5, ///< several times their server said that there is nobody of that name
    Cancelled = 4, ///< by the program's end: as if it had not been begun
};

/// What there is to know of somebody's last looks; what survives a restart.
struct Polled {
    PollEnd end = PollEnd::Read;
    int posts = 0; ///< of theirs that `gapMs` was learnt from
    qint64 gapMs = 0; ///< the mean time between their posts; 0: not known
    qint64 knownSince = 0; ///< the first look that went well
    qint64 readAt = 0; ///< the last that went well; 0: none did
    qint64 triedAt = 0; ///< the last one; 0: there was none
    qint64 failingSince = 0; ///< the first of the failures since; 0: it went well
    int failures = 0; ///< since then
    qint64 pausedUntil = 0;

    bool together = false; ///< one request tells whether they and others of their host have posted
    /// What it told before the last look at their own page, or a look-up did, which tells the same
    /// of one person; empty: not known.
    QString mark;
    bool streams = false; ///< what their host's local stream tells may be about them
    qint64 pageAt = 0; ///< the last look at their own page that went well

    // Not kept over a restart: the next look at their own page tells it anew.
    bool local = false; ///< that request is for the local timeline, which lacks some of their posts
    qint64 missedAt = 0; ///< when it was last found to have kept silent about one; 0: never

    bool operator==(const Polled &) const = default;
};

} // namespace asterism
