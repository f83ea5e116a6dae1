// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/runchoice.h"
#include "migration/runtools.h"
#include "model/run.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <map>
#include <vector>

namespace asterism {

/// The runs of one account: one row at a time over all of them, the oldest run first; a run that
/// waits lets the next one go. Belongs to a Runner, which hears what it has to tell.
class AccountRuns {
public:
    struct Heard {
        std::function<void(const Run &run, const RunCounts &counts)> ended;
        std::function<void(const Run &run)> paused;
        std::function<void()> waits; ///< nextAt() has changed
    };

    /// `owner`: whose children the work is, and who outlives it.
    AccountRuns(RunTools &tools, const AccountId &account, QObject *owner, Heard heard);

    /// Does what is due, unless it is at work already.
    void goOn();
    /// Begins nothing any more.
    void close() { m_closed = true; }
    /// When there is something to do; 0: whoever knows of something says so.
    qint64 nextAt() const { return m_nextAt; }

    /// Somebody else has written at the server: how much of its limits is used is read anew.
    void relearnPaces() { m_pacesKnown = false; }
    /// The user wants it to go: it waits for nothing but its pace, and nothing was refused yet.
    void encourage(qint64 run);
    /// Nothing of it is begun any more; `then`, once no row of it is under way.
    void stop(qint64 run, std::function<void()> then);

private:
    /// How one run stands while this process lives.
    struct Standing {
        qint64 waitUntil = 0;
        QString words; ///< with which the last rows were refused
        int refused = 0; ///< so many rows in a row
    };

    void choose();
    void chosen(const RunChoice &choice);
    void work(const RowWork::Job &job, const RunChoice &choice);
    void worked(const Run &run, const RowEnd &end);
    void ended(const Run &run, const QString &rejected);
    void waitFor(const Run &run, const RowEnd &end);
    void away(const Run &run, const QString &trouble);
    void pause(const Run &run, const QString &trouble);
    void finishRun(qint64 run);
    void noteWait(qint64 run, qint64 until, const QString &trouble);
    void rest(qint64 until);
    void idle();

    RunTools &m_tools;
    AccountId m_account;
    QObject *m_owner;
    Heard m_heard;
    LaneMemory m_memory;
    std::map<qint64, Standing> m_runs;
    QSet<qint64> m_stopping;
    std::vector<std::function<void()>> m_whenIdle;
    qint64 m_awayUntil = 0; ///< its server does not answer
    int m_awayTimes = 0; ///< in a row
    qint64 m_nextAt = 0;
    bool m_pacesKnown = false;
    bool m_busy = false;
    bool m_again = false; ///< there was news while it was at work
    bool m_closed = false;
};

} // namespace asterism
