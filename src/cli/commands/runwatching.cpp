// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/await.h"
#include "cli/commands/moving.h"
#include "cli/commands/runprogress.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"
#include "store/runs.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int watchEveryMs = 500;
constexpr int mostToldAtOnce = 200;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

/// Tells each row of a run once, as it ends, in the order of the run, which is the one in which
/// they end.
class RunWatch {
public:
    /// What has ended before `since` is not told.
    RunWatch(Context &context, qint64 id, qint64 since)
        : m_context(context)
        , m_id(id)
        , m_since(since)
    {
    }

    /// Until every row has ended, the run pauses, or Ctrl-C. Returns the exit code.
    int stay()
    {
        for (;;) {
            keepEngine();
            const auto now = runWithCounts(m_context, m_id);
            if (!now) {
                return m_context.out.fail(now.error());
            }
            while (tell(now->run.kind) == mostToldAtOnce) { }
            if (now->run.state != RunState::Running) {
                return ended(*now);
            }
            tellWaiting(now->run);
            m_context.out.progress(
                progressWords(now->run, now->counts, m_context.app->clock.now()));
            if (m_context.out.lost() || !runUntilInterrupt(watchEveryMs)) {
                return left(now->run);
            }
        }
    }

private:
    /// When the process that did the work has ended, this one goes on with it.
    void keepEngine()
    {
        if (const auto engine = m_context.app->tryEngine(); engine && *engine) {
            if (const auto started = m_context.worker->startEngine(); !started && !m_toldTrouble) {
                m_toldTrouble = true;
                m_context.out.note(sentence(started.error()));
            }
        }
    }

    /// How many were told.
    int tell(MovedKind kind)
    {
        const store::RowsWish wish{.from = m_next, .most = mostToldAtOnce};
        const auto rows = await(m_context.app->store->readUser(
            [id = m_id, wish](store::UserTx &tx) { return store::runRows(tx, id, wish); }));
        int told = 0;
        if (!rows) {
            return told;
        }
        for (const RunRow &row : *rows) {
            if (row.state != RowState::Ended) {
                break;
            }
            told += 1;
            m_next = row.place + 1;
            if (row.changedAt >= m_since) {
                tellRunRows(m_context, {row}, kind);
            }
        }
        return told;
    }

    /// A line that stays: the live one is not seen in a log.
    void tellWaiting(const Run &run)
    {
        const qint64 now = m_context.app->clock.now();
        if (run.waitUntil < now + minuteMs || run.waitUntil == m_toldUntil) {
            return;
        }
        m_toldUntil = run.waitUntil;
        m_context.out.note(
            Words::tr("The run waits until %1.").arg(clockWords(run.waitUntil, now)));
    }

    int ended(const RunWithCounts &now)
    {
        m_context.out.endProgress();
        if (!m_context.out.json()) {
            m_context.out.line(summaryWords(now.counts, now.run.kind));
        }
        if (now.run.state != RunState::Paused) {
            return statusOf(now.counts);
        }
        const QString &trouble = now.run.trouble;
        QString words = trouble.isEmpty() ? Words::tr("The run %1 is paused.")
                                          : Words::tr("The run %1 is paused: %2");
        m_context.out.note(words.replace(u"%1"_s, QString::number(m_id)).replace(u"%2"_s, trouble));
        const bool refused = !trouble.isEmpty() && now.counts.ended() == 0;
        return refused ? ExitRefused : ExitPartly;
    }

    int left(const Run &run)
    {
        QString words = Words::tr("The run stays; asterism-cli runs resume %1 --wait goes on.");
        m_context.out.note(words.replace(u"%1"_s, QString::number(run.id)));
        return ExitPartly;
    }

    Context &m_context;
    qint64 m_id;
    qint64 m_since;
    int m_next = 0; ///< the first place that was not told
    qint64 m_toldUntil = 0;
    bool m_toldTrouble = false;
};

/// Who goes on with it when this program ends.
void sayHowItGoesOn(Context &context, const RunWithCounts &now)
{
    if (context.out.json()) {
        context.out.object(runJson(now.run, now.counts));
    }
    const qint64 id = now.run.id;
    if (now.run.state != RunState::Running) {
        if (!context.out.json()) {
            context.out.line(summaryWords(now.counts, now.run.kind));
        }
        return;
    }
    context.out.note(context.app->lock.held()
            ? Words::tr("The run %1 goes on while an Asterism is open, and this program ends now: "
                        "asterism-cli runs resume %1 --wait goes on with it.")
                  .replace(u"%1"_s, QString::number(id))
            : Words::tr("The Asterism that is open goes on with the run %1.")
                  .replace(u"%1"_s, QString::number(id)));
}

} // namespace

int goOnWithRun(Context &context, const QString &job, qint64 id)
{
    const qint64 since = context.app->clock.now();
    context.patience = QDeadlineTimer(serverPatienceMs);
    if (!job.isEmpty()) {
        if (const auto begun = context.work(job, {{u"run"_s, id}}); !begun) {
            return failLong(context, begun.error());
        }
    }
    context.out.endProgress();
    const QString &report = context.options.moving.report;
    if (!context.options.moving.wait) {
        const auto now = runWithCounts(context, id);
        if (!now) {
            return context.out.fail(now.error());
        }
        sayHowItGoesOn(context, *now);
        return now->run.state == RunState::Running ? int(ExitDone) : statusOf(now->counts);
    }
    // People have heard of the others, in the preview or the last time; scripts want all.
    const int status = RunWatch(context, id, context.out.json() ? 0 : since).stay();
    const int written = report.isEmpty() ? int(ExitDone) : writeReport(context, id, report);
    return written == ExitDone ? status : written;
}

} // namespace asterism::cli
