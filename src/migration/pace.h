// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/instance.h"
#include "model/moved.h"
#include "sync/writeclass.h"
#include "sync/writes.h"

#include <QString>

#include <vector>

namespace asterism {

/// How many writes of a class a server allows in a window of time, as far as is known before it
/// says anything.
struct Allowance {
    int writes = 0; ///< 0: unknown
    qint64 windowMs = 0; ///< 0: unknown
};

/// `what`: a writeClass().
Allowance knownAllowance(const Instance &instance, const QString &what);

/// When the next write of one class may go out. What a window allows is used up at one a second at
/// most, then its end is waited for; an answer's headers, a 429 in each of its forms and what is
/// known of the software tell where that is, and where nothing does, it is learnt: a wait that was
/// too short is not tried again. At most one refused write a window. Pure: times are handed in.
///
/// A server that tells what remains is believed. At one that does not, no more writes go out in any
/// span as long as its window than it takes, wherever its windows begin. How many it takes is found
/// out by its refusals: between the most that went well (m_low) and the least that did not
/// (m_high).
class Pace {
public:
    explicit Pace(const Allowance &known, qint64 spacingMs = secondMs);

    /// When so many may go, one right after the other. Never in the past; `now` when at once.
    qint64 next(qint64 now, int writes = 1) const;
    /// So many go out.
    void began(qint64 now, int writes = 1);
    /// Its answer came; status 0: none did. `before`: of the writes that went out last the server
    /// had taken so many before the one that this answers; those behind it were not sent.
    void heard(qint64 now, int status, const RateLimit &limit, int before = 0);

    /// For asterism.db, so that a restart forgets nothing; an unreadable text is nothing known.
    QString text() const;
    static Pace fromText(const Allowance &known, const QString &text, qint64 spacingMs = secondMs);

private:
    /// Writes that count from the last of them on.
    struct Sent {
        qint64 at = 0;
        int count = 0;
    };

    qint64 window() const;
    int limit() const;
    int sentWithin(qint64 span, qint64 now) const;
    qint64 freeAt(qint64 now, int writes) const;
    void keepTime(qint64 now);
    void note(qint64 now, int writes);
    void giveBack(int taken);
    void tidy();
    void forgetOld(qint64 now);
    void waitFor(qint64 now, qint64 until);
    void refused(qint64 now, const RateLimit &limit);
    void refusedInSilence(qint64 now);
    qint64 guessedWindow(qint64 now) const;
    void learnLimit(qint64 now, int taken);
    void accepted(qint64 now, const RateLimit &limit);

    Allowance m_known;
    qint64 m_spacing;
    qint64 m_lastAt = 0; ///< when the last one went out
    qint64 m_until = 0; ///< nothing before
    std::vector<Sent> m_sent; ///< oldest first, of a day
    bool m_told = false; ///< the last answer told what remains
    int m_refusals = 0; ///< without a good answer between them
    qint64 m_window = 0; ///< learnt; 0: as known
    int m_limit = 0; ///< learnt; 0: as known
    int m_low = 0;
    int m_high = 0; ///< 0: not known
    int m_well = 0; ///< writes that went well since m_limit is what it is
    qint64 m_learntAt = 0; ///< the last refusal by which something was learnt
};

/// How many an account may follow there; 0: unknown. Whoever has many followers may follow more;
/// `followers` -1: nobody knows how many, and then it is what everybody may at least. Mastodon:
/// app/validators/follow_limit_validator.rb (whose numbers a server can change).
int followCap(const Instance &instance, qint64 followers = -1);
/// How many of `more` are above it for an account that follows `have`.
int overFollowCap(int cap, int have, int more);

/// How many writes so many rows of an import take: several of them may be one.
int writesFor(const Instance &instance, MovedKind kind, int additions, int removals);

/// How many writes it may take until a mute that is there ends at another time. Misskey changes
/// none: the mute is refused, the old one taken away and it is done again, and both count, for the
/// limit comes before the endpoint (server/api/ApiCallService.ts, endpoints/mute/create.ts).
int writesToChangeMute(const Instance &instance);

/// How long that many writes take at this pace when none has gone out yet, in ms.
qint64 timeFor(int writes, const Allowance &allowance);

/// Some writes, and what they count towards.
struct WriteLoad {
    int writes = 0;
    Allowance allowance;
};
/// What a run of that kind waits for longest: its own writes, or those that keep boosts of
/// `boostless` followed people away, where these count for themselves. Misskey mutes such boosts
/// one by one, 20 an hour: endpoints/renote-mute/create.ts.
WriteLoad slowestLoad(const Instance &instance, MovedKind kind, int writes, int boostless);

} // namespace asterism
