// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/accountruns.h"

#include "migration/runchoice.h"
#include "store/runs.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

constexpr int samePauses = 3; ///< rows that are refused with the same words
constexpr qint64 longestAwayMs = 10 * minuteMs;
constexpr qint64 noticedMs = 5 * secondMs; ///< a shorter wait is told to nobody
/// A server that asks for more is asked again after it (and no run shows next year as its time).
constexpr qint64 longestWaitMs = dayMs + 2 * secondMs;

} // namespace

AccountRuns::AccountRuns(RunTools &tools, const AccountId &account, QObject *owner, Heard heard)
    : m_tools(tools)
    , m_account(account)
    , m_owner(owner)
    , m_heard(std::move(heard))
{
}

void AccountRuns::goOn()
{
    if (m_closed) {
        return;
    }
    if (m_busy) {
        m_again = true;
        return;
    }
    if (m_awayUntil > m_tools.now() && m_awayUntil - m_tools.now() <= longestAwayMs) {
        rest(m_awayUntil);
        return;
    }
    m_busy = true;
    m_again = false;
    m_nextAt = 0; // it will be known when this is over
    choose();
}

void AccountRuns::encourage(qint64 run)
{
    m_runs.erase(run);
    m_stopping.remove(run);
    m_awayUntil = 0;
    goOn();
}

void AccountRuns::stop(qint64 run, std::function<void()> then)
{
    m_stopping.insert(run);
    if (m_busy && !m_closed) {
        m_whenIdle.push_back(std::move(then));
    } else {
        then();
    }
}

void AccountRuns::choose()
{
    ChoiceWish wish{.account = m_account, .stopping = m_stopping, .paces = !m_pacesKnown};
    for (const auto &[run, standing] : m_runs) {
        wish.waits[run] = standing.waitUntil;
    }
    m_tools.core.store.readUser([wish](store::UserTx &tx) { return chooseRow(tx, wish); })
        .then(m_owner, [this](const Result<RunChoice> &choice) {
            if (m_closed) {
                return;
            }
            if (choice) {
                chosen(*choice);
                return;
            }
            m_busy = false;
            rest(m_tools.now() + minuteMs); // the disk's trouble
        });
}

void AccountRuns::chosen(const RunChoice &choice)
{
    if (!choice.finished.empty()) {
        finishRun(choice.finished.front()); // and then it looks again
    } else if (choice.job) {
        work(*choice.job, choice);
    } else {
        m_busy = false;
        rest(choice.nextAt);
    }
}

void AccountRuns::work(const RowWork::Job &job, const RunChoice &choice)
{
    if (!choice.account) {
        pause(job.run, Words::tr("The account %1 is no longer here.").arg(job.run.acct));
        return;
    }
    m_tools.sessions.own(*choice.account)
        .then(m_owner, [this, job, paces = choice.paces](const Result<Session> &session) {
            if (m_closed) {
                return;
            }
            if (!session) {
                const ErrorKind kind = session.error().kind;
                const bool waits = isTransient(kind) || kind == ErrorKind::BadAnswer;
                waits ? away(job.run, sentence(session.error()))
                      : pause(job.run, sentence(session.error()));
                return;
            }
            for (const auto &[what, text] : paces) {
                const Allowance known = knownAllowance(session->instance, what);
                m_memory.paces.insert_or_assign(
                    what, Pace::fromText(known, text, m_tools.limits.spacingMs));
            }
            m_pacesKnown = m_pacesKnown || !paces.empty();
            auto *row = new RowWork(m_tools, m_memory, *session, job, m_owner);
            row->future().then(m_owner, [this, run = job.run](const Result<RowEnd> &end) {
                worked(run, end ? *end : RowEnd{});
            });
            row->start();
        });
}

void AccountRuns::worked(const Run &run, const RowEnd &end)
{
    if (m_closed) {
        return;
    }
    switch (end.kind) {
    case RowEnd::Kind::Ended:
        ended(run, end.rejected);
        return;
    case RowEnd::Kind::Later:
        idle();
        return;
    case RowEnd::Kind::Wait:
        waitFor(run, end);
        return;
    case RowEnd::Kind::Away:
        away(run, end.trouble);
        return;
    case RowEnd::Kind::Pause:
        pause(run, end.trouble);
        return;
    case RowEnd::Kind::Stopped:
        // The run was paused or cancelled; or what it asked ends, and then so does this.
        m_runs[run.id].waitUntil = m_tools.now() + secondMs;
        idle();
        return;
    }
}

void AccountRuns::ended(const Run &run, const QString &rejected)
{
    m_awayTimes = 0;
    Standing &standing = m_runs[run.id];
    standing.waitUntil = 0;
    standing.refused = rejected.isEmpty() || rejected != standing.words ? 0 : standing.refused;
    standing.words = rejected;
    standing.refused += rejected.isEmpty() ? 0 : 1;
    if (standing.refused >= samePauses) {
        pause(
            run, Words::tr("%1 said several times: %2").arg(run.acct.section(u'@', -1), rejected));
        return;
    }
    idle();
}

void AccountRuns::waitFor(const Run &run, const RowEnd &end)
{
    const qint64 now = m_tools.now();
    const qint64 until = std::clamp(end.until, now + 1, now + longestWaitMs);
    m_runs[run.id].waitUntil = until;
    if (until - now <= noticedMs) {
        idle();
        return;
    }
    noteWait(run.id, until,
        end.trouble.isEmpty()
            ? Words::tr("As much as the server allows for now is done; it goes on by itself.")
            : end.trouble);
}

void AccountRuns::away(const Run &run, const QString &trouble)
{
    const int doublings = std::min(m_awayTimes++, 10);
    m_awayUntil = m_tools.now() + std::min(m_tools.limits.firstAwayMs << doublings, longestAwayMs);
    noteWait(run.id, m_awayUntil, trouble);
}

/// So that everybody who looks at the run sees why nothing happens.
void AccountRuns::noteWait(qint64 run, qint64 until, const QString &trouble)
{
    m_tools.core.store
        .writeUser([=](store::UserTx &tx) {
            return changeRunning(tx, run, [&](Run &changed) {
                changed.waitUntil = until;
                changed.trouble = trouble;
            });
        })
        .then(m_owner, [this](const Result<std::optional<Run>> &) { idle(); });
}

void AccountRuns::pause(const Run &run, const QString &trouble)
{
    m_runs.erase(run.id);
    m_tools.core.store
        .writeUser([id = run.id, trouble](store::UserTx &tx) {
            return changeRunning(tx, id, [&](Run &changed) {
                changed.state = RunState::Paused;
                changed.waitUntil = 0;
                changed.trouble = trouble;
            });
        })
        .then(m_owner, [this](const Result<std::optional<Run>> &paused) {
            if (m_closed) {
                return;
            }
            if (!paused) {
                m_awayUntil = m_tools.now() + minuteMs; // the disk's trouble
            } else if (*paused) {
                m_heard.paused(**paused);
            }
            idle();
        });
}

void AccountRuns::finishRun(qint64 id)
{
    using Ended = std::optional<std::pair<Run, RunCounts>>;
    m_runs.erase(id);
    m_tools.core.store
        .writeUser([id](store::UserTx &tx) -> Result<Ended> {
            const auto counts = store::runCounts(tx, id);
            if (!counts) {
                return counts.error();
            }
            if (counts->waiting > 0) {
                return Ended(); // somebody let rows wait again
            }
            const auto run = changeRunning(tx, id, [&](Run &changed) {
                changed.state = RunState::Done;
                changed.trouble.clear();
                changed.waitUntil = 0;
                changed.endedAt = tx.now;
            });
            if (!run) {
                return run.error();
            }
            return *run ? Ended(std::pair(**run, *counts)) : Ended();
        })
        .then(m_owner, [this](const Result<Ended> &ended) {
            if (m_closed) {
                return;
            }
            if (!ended) {
                m_awayUntil = m_tools.now() + minuteMs;
            } else if (*ended) {
                m_heard.ended((*ended)->first, (*ended)->second);
            }
            idle();
        });
}

/// Nothing is under way now: whoever waited for that, and then the next.
void AccountRuns::idle()
{
    if (m_closed) {
        return;
    }
    m_busy = false;
    for (const auto &then : std::exchange(m_whenIdle, {})) {
        then();
    }
    goOn();
}

void AccountRuns::rest(qint64 until)
{
    m_nextAt = until;
    if (std::exchange(m_again, false)) {
        goOn();
        return;
    }
    m_heard.waits();
}

} // namespace asterism
