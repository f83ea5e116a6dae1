// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "net/response.h"
#include "sync/writes.h"

#include <QString>

namespace asterism {

/// How many writes of a class a server allows in a window of time, as far as is known before it
/// says anything (servers.md §5, §11.8).
struct Allowance {
    int writes = 0; ///< 0: unknown
    qint64 windowMs = 0; ///< 0: unknown
};

/// "follows", "blocks", …: what is counted together at a server. Unfollowing counts as following.
QString paceClass(Write::What what);
Allowance knownAllowance(const Instance &instance, const QString &paceClass);

/// When the next write of one class may go out. What a window allows is used up at one a second at
/// most, then its end is waited for; an answer's headers, a 429 in each of its forms and what is
/// known of the software tell where that is, and where nothing does, it is learnt: a wait that was
/// too short is not tried again. At most one refused write a window. Pure: times are handed in.
class Pace {
public:
    explicit Pace(const Allowance &known);

    /// Never in the past; `now` when it may go at once.
    qint64 next(qint64 now) const;
    /// A write goes out.
    void began(qint64 now);
    /// Its answer came; status 0: none did.
    void heard(qint64 now, int status, const RateLimit &limit);

    /// For asterism.db, so that a restart forgets nothing; an unreadable text is nothing known.
    QString text() const;
    static Pace fromText(const Allowance &known, const QString &text);

private:
    Allowance m_known;
    qint64 m_lastAt = 0; ///< when the last one went out
    qint64 m_until = 0; ///< nothing before
};

/// How long that many writes take at this pace when none has gone out yet, in ms.
qint64 timeFor(int writes, const Allowance &allowance);

} // namespace asterism
