// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/runs.h"
#include "cli/await.h"
#include "cli/commands/imports.h"
#include "cli/commands/moving.h"
#include "cli/commands/runprogress.h"
#include "cli/exitcode.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

Result<std::vector<RunWithCounts>> allRuns(Context &context)
{
    return await(
        context.app->store->readUser([](store::UserTx &tx) -> Result<std::vector<RunWithCounts>> {
            const auto runs = store::runs(tx);
            if (!runs) {
                return runs.error();
            }
            std::vector<RunWithCounts> all;
            for (const Run &run : *runs) {
                const auto counts = store::runCounts(tx, run.id);
                if (!counts) {
                    return counts.error();
                }
                all.push_back({run, *counts});
            }
            return all;
        }));
}

/// Opens and looks for the run that is meant; nothing: `status` says why.
std::optional<RunWithCounts> meantRun(Context &context, bool works)
{
    if (!context.open(works)) {
        return {};
    }
    auto run = runWithCounts(context, context.options.moving.run);
    if (!run) {
        context.status = context.out.fail(run.error());
        return {};
    }
    return std::move(*run);
}

/// Which outcome has that word; None: there is no such one.
Outcome outcomeOf(const QString &text, MovedKind kind)
{
    for (int i = 1; i < outcomeCount; ++i) {
        if (word(Outcome(i), kind) == text) {
            return Outcome(i);
        }
    }
    return Outcome::None;
}

QString outcomeWords(MovedKind kind)
{
    QStringList words;
    for (int i = 1; i < outcomeCount; ++i) {
        words << word(Outcome(i), kind);
    }
    return words.join(u", "_s);
}

void tellRunHead(Context &context, const RunWithCounts &now)
{
    const qint64 at = context.app->clock.now();
    context.out.lines(
        tableLines({runCells(now.run, now.counts, at)}, context.out.page(at), {now.run.trouble}));
    context.out.line(summaryWords(now.counts, now.run.kind));
    if (now.run.waitUntil > at) {
        context.out.line(
            Words::tr("The run waits until %1.").arg(clockWords(now.run.waitUntil, at)));
    }
}

/// Does a job at once and shows how the run stands then.
int doAndShow(Context &context, const QString &job)
{
    const auto before = meantRun(context, true);
    if (!before) {
        return context.status;
    }
    if (const auto done = context.work(job, {{u"run"_s, before->run.id}}); !done) {
        return failWork(context, done.error());
    }
    const auto now = runWithCounts(context, before->run.id);
    if (!now) {
        return context.out.fail(now.error());
    }
    if (context.out.json()) {
        context.out.object(runJson(now->run, now->counts));
    } else {
        tellRunHead(context, *now);
    }
    return ExitDone;
}

} // namespace

int listRuns(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const auto runs = allRuns(context);
    if (!runs) {
        return context.out.fail(runs.error());
    }
    const qint64 now = context.app->clock.now();
    QList<QStringList> rows;
    QStringList troubles;
    for (const RunWithCounts &one : *runs) {
        if (context.out.json()) {
            context.out.object(runJson(one.run, one.counts));
        }
        rows << runCells(one.run, one.counts, now);
        troubles << one.run.trouble;
    }
    if (context.out.json()) {
        return ExitDone;
    }
    if (rows.isEmpty()) {
        context.out.note(Words::tr("Nothing was imported yet."));
    }
    context.out.lines(tableLines(rows, context.out.page(now), troubles));
    return ExitDone;
}

int showRun(Context &context)
{
    const auto now = meantRun(context, false);
    if (!now) {
        return context.status;
    }
    const MovedKind kind = now->run.kind;
    const QString &typed = context.options.moving.outcome;
    const Outcome outcome = outcomeOf(typed, kind);
    if (!typed.isEmpty() && outcome == Outcome::None) {
        return context.out.fail(
            ExitUsage, Words::tr("--outcome is one of: %1").replace(u"%1"_s, outcomeWords(kind)));
    }
    const auto rows = rowsOfRun(context, now->run.id,
        typed.isEmpty() ? std::optional<Outcome>() : outcome, context.options.limit);
    if (!rows) {
        return context.out.fail(rows.error());
    }
    if (!context.out.json()) {
        tellRunHead(context, *now);
    }
    tellRunRows(context, *rows, kind);
    if (int(rows->size()) == context.options.limit) {
        context.out.note(Words::tr("There may be more rows; --limit shows them."));
    }
    return ExitDone;
}

int resumeRun(Context &context)
{
    const auto now = meantRun(context, true);
    if (!now) {
        return context.status;
    }
    beginLong(context);
    switch (now->run.state) {
    case RunState::Checking:
    case RunState::Ready:
        return beginPreview(context, now->run.id, true);
    case RunState::Running:
        return goOnWithRun(context, {}, now->run.id);
    case RunState::Paused:
        return goOnWithRun(context, u"run-begin"_s, now->run.id);
    case RunState::Done:
    case RunState::Cancelled:
        break;
    }
    return context.out.fail(ExitUsage,
        Words::tr("The run %1 has ended; asterism-cli runs retry %1 tries again what failed.")
            .replace(u"%1"_s, QString::number(now->run.id)));
}

int pauseRun(Context &context)
{
    return doAndShow(context, u"run-pause"_s);
}

int cancelRun(Context &context)
{
    return doAndShow(context, u"run-cancel"_s);
}

int retryRun(Context &context)
{
    const auto now = meantRun(context, true);
    if (!now) {
        return context.status;
    }
    beginLong(context);
    return goOnWithRun(context, u"run-retry"_s, now->run.id);
}

int reportRun(Context &context)
{
    const auto now = meantRun(context, false);
    if (!now) {
        return context.status;
    }
    const QString &file = context.options.moving.file;
    const int status = writeReport(context, now->run.id, file);
    if (status == ExitDone && file != u"-") {
        context.out.json()
            ? context.out.object(
                {{u"file"_s, file}, {u"outcome"_s, u"written"_s}, {u"rows"_s, now->counts.total}})
            : context.out.line(
                Words::tr("%1: %n rows", nullptr, now->counts.total).replace(u"%1"_s, file));
    }
    return status;
}

int dropRun(Context &context)
{
    const auto now = meantRun(context, true);
    if (!now) {
        return context.status;
    }
    const qint64 id = now->run.id;
    if (const auto gone = context.work(u"run-drop"_s, {{u"run"_s, id}}); !gone) {
        return failWork(context, gone.error());
    }
    context.out.json() ? context.out.object({{u"run"_s, id}, {u"outcome"_s, u"dropped"_s}})
                       : context.out.line(Words::tr("The run %1 is forgotten.").arg(id));
    return ExitDone;
}

} // namespace asterism::cli
