// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/runprogress.h"

#include "cli/await.h"
#include "cli/commands/moving.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"
#include "cli/reading.h"
#include "migration/exporting.h"
#include "migration/followers.h"
#include "migration/newrun.h"
#include "migration/pace.h"
#include "migration/rowrules.h"
#include "store/census.h"
#include "store/instances.h"
#include "store/runs.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int runPageRows = 500;
constexpr int mostChecks = 10'000;
constexpr int mostTold = 20; ///< of one kind of trouble, in a preview

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

Error noSuchRun(qint64 id)
{
    return {.kind = ErrorKind::NotFound, .subject = Words::tr("The run %1").arg(id)};
}

/// How long it takes, and what its server may refuse; nothing where nothing is known of that.
void addServersLimits(Preview &preview, Context &context)
{
    const Run &run = preview.run;
    const Account *account = context.names.account(run.account);
    if (account == nullptr) {
        return;
    }
    const auto instance = readCache(*context.app,
        [host = account->host](store::CacheTx &tx) { return store::instance(tx, host); });
    if (!instance || !*instance) {
        return;
    }
    const int more = preview.toDo + preview.moved;
    const int writes = writesFor(**instance, run.kind, more, int(preview.removed.size()));
    const auto boostless = await(context.app->store->readUser(
        [id = run.id](store::UserTx &tx) { return store::countWithoutBoosts(tx, id); }));
    const WriteLoad load = slowestLoad(**instance, run.kind, writes, boostless ? *boostless : 0);
    preview.ms = timeFor(load.writes, load.allowance);
    const auto census = readCache(*context.app, [id = account->id](store::CacheTx &tx) {
        return store::censusState(tx, {id, MovedKind::Follows});
    });
    const auto followers = readCache(
        *context.app, [of = *account](store::CacheTx &tx) { return knownFollowers(tx, of); });
    if (run.kind == MovedKind::Follows && census) {
        preview.followCap = followCap(**instance, followers ? *followers : -1);
        preview.overCap =
            overFollowCap(preview.followCap, census->count, more - int(preview.removed.size()));
    }
}

int countOf(const RunCounts &counts, Outcome outcome)
{
    return counts.outcomes[size_t(outcome)];
}

Result<std::vector<RunRow>> rowsThatAre(Context &context, qint64 id, const store::RowsWish &wish)
{
    return await(context.app->store->readUser(
        [id, wish](store::UserTx &tx) { return store::runRows(tx, id, wish); }));
}

/// Everything that matches, page by page.
Result<std::vector<RunRow>> allThatAre(
    Context &context, qint64 id, store::RowsWish wish, int most = -1)
{
    std::vector<RunRow> all;
    wish.most = runPageRows;
    for (bool more = true; more;) {
        if (most >= 0) {
            wish.most = std::min(runPageRows, most - int(all.size()));
        }
        auto page = rowsThatAre(context, id, wish);
        if (!page) {
            return page.error();
        }
        more = int(page->size()) == wish.most && wish.most > 0;
        if (!page->empty()) {
            wish.from = page->back().place + 1;
        }
        std::ranges::move(*page, std::back_inserter(all));
    }
    return all;
}

/// Asks for a job that says true under `key` when there is nothing left to do; false: not yet.
Result<bool> askOnce(Context &context, const QString &job, const QString &key, qint64 id)
{
    context.patience = QDeadlineTimer(serverPatienceMs);
    const auto answer = context.work(job, {{u"run"_s, id}});
    return answer ? Result<bool>((*answer)[key].toBool()) : Result<bool>(answer.error());
}

void addBad(Preview &preview, Context &context, qint64 id, Outcome outcome)
{
    const int room = mostTold - int(preview.bad.size());
    auto rows = allThatAre(context, id, {.outcome = outcome}, std::max(room, 0));
    if (rows) {
        std::ranges::move(*rows, std::back_inserter(preview.bad));
    }
}

} // namespace

Result<RunWithCounts> runWithCounts(Context &context, qint64 id)
{
    return await(context.app->store->readUser([id](store::UserTx &tx) -> Result<RunWithCounts> {
        const auto run = store::runById(tx, id);
        if (!run || !*run) {
            return run ? noSuchRun(id) : run.error();
        }
        const auto counts = store::runCounts(tx, id);
        return counts ? Result<RunWithCounts>({**run, *counts})
                      : Result<RunWithCounts>(counts.error());
    }));
}

Result<std::vector<RunRow>> rowsOfRun(
    Context &context, qint64 id, std::optional<Outcome> outcome, int most)
{
    return allThatAre(context, id, {.outcome = outcome}, most);
}

std::optional<qint64> addedRun(Context &context, const Run &run, std::vector<RunRow> rows)
{
    const auto id = await(newRun(*context.app->store, run, std::move(rows)));
    if (!id) {
        context.status = context.out.fail(id.error());
        return {};
    }
    return *id;
}

bool checkRun(Context &context, qint64 id)
{
    for (int i = 0; i < mostChecks; ++i) {
        context.out.progress(Words::tr("Comparing with what the account has …"));
        const auto ready = askOnce(context, u"run-check"_s, u"ready"_s, id);
        if (ready && *ready) {
            return true;
        }
        const bool later = !ready && ready.error().kind == ErrorKind::RateLimited;
        if (later ? !waitForServer(context, ready.error()) : !ready) {
            context.status = failLong(context, ready.error());
            return false;
        }
    }
    context.status = failLong(context, {.kind = ErrorKind::Timeout});
    return false;
}

bool lookUpRun(Context &context, qint64 id, int forMs)
{
    const QDeadlineTimer end =
        forMs > 0 ? QDeadlineTimer(forMs) : QDeadlineTimer(QDeadlineTimer::Forever);
    while (!end.hasExpired() && !interrupted()) {
        context.out.progress(Words::tr("Looking for people who have moved …"));
        const auto done = askOnce(context, u"run-look-up"_s, u"done"_s, id);
        if (!done || *done) {
            return done && *done; // a preview is worth something without it, too
        }
    }
    return false;
}

Result<Preview> previewOf(Context &context, qint64 id, bool lookedUp)
{
    const auto now = runWithCounts(context, id);
    if (!now) {
        return now.error();
    }
    const RunCounts &counts = now->counts;
    Preview preview{.run = now->run, .total = counts.total, .lookedUp = lookedUp};
    const auto count = [&](Finding finding) { return counts.findings[size_t(finding)]; };
    preview.toDo = toAdd(counts);
    preview.moved = count(Finding::Moved);
    preview.unknown = count(Finding::Unknown);
    preview.gone = count(Finding::Gone);
    // Asked already is nothing that is to do either.
    preview.already = countOf(counts, Outcome::Already) + countOf(counts, Outcome::Requested);
    preview.invalid = countOf(counts, Outcome::Invalid);
    preview.refused = countOf(counts, Outcome::Refused);
    addBad(preview, context, id, Outcome::Invalid);
    addBad(preview, context, id, Outcome::Refused);
    const auto removals = allThatAre(context, id, {.removes = true});
    auto moved = allThatAre(context, id, {.finding = Finding::Moved, .removes = false}, mostTold);
    auto gone = allThatAre(context, id, {.finding = Finding::Gone, .removes = false}, mostTold);
    if (!removals || !moved || !gone) {
        return !removals ? removals.error() : !moved ? moved.error() : gone.error();
    }
    for (const RunRow &row : *removals) {
        preview.removed << nameOf(row.item, preview.run.kind);
    }
    preview.movedRows = std::move(*moved);
    preview.goneRows = std::move(*gone);
    addServersLimits(preview, context);
    return preview;
}

void dropPreview(Context &context, qint64 id)
{
    context.patience = QDeadlineTimer(serverPatienceMs);
    if (const auto gone = context.work(u"run-drop"_s, {{u"run"_s, id}}); !gone && !interrupted()) {
        context.out.note(sentence(gone.error()));
    }
}

int writeReport(Context &context, qint64 id, const QString &file)
{
    const auto run = runWithCounts(context, id);
    const auto rows = run ? rowsOfRun(context, id) : Result<std::vector<RunRow>>(run.error());
    if (!rows) {
        return context.out.fail(rows.error());
    }
    const MovedKind kind = run->run.kind;
    if (file == u"-") {
        context.out.json() ? tellRunRows(context, *rows, kind)
                           : context.out.bytes(reportBytes(*rows, kind, false));
        return ExitDone;
    }
    const bool jsonLines = file.endsWith(u".jsonl"_s, Qt::CaseInsensitive);
    const auto done = writeExportFile(file, reportBytes(*rows, kind, jsonLines));
    return done ? int(ExitDone) : context.out.fail(done.error());
}

void tellRunRows(Context &context, const std::vector<RunRow> &rows, MovedKind kind)
{
    for (const RunRow &row : rows) {
        context.out.json() ? context.out.object(runRowJson(row, kind))
                           : context.out.line(rowLine(row, kind));
    }
}

} // namespace asterism::cli
