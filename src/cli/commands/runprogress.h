// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "cli/runwords.h"

#include <optional>
#include <vector>

namespace asterism::cli {

// A run (model/run.h) from its rows to its end, for the commands that make one or go on with one.

struct RunWithCounts {
    Run run;
    RunCounts counts;
};
/// NotFound when it is gone.
Result<RunWithCounts> runWithCounts(Context &context, qint64 id);
/// All of its rows, or those that ended so.
Result<std::vector<RunRow>> rowsOfRun(
    Context &context, qint64 id, std::optional<Outcome> outcome = {}, int most = -1);

/// Adds it; its id. The reason is told where it fails; then `status` is set.
std::optional<qint64> addedRun(Context &context, const Run &run, std::vector<RunRow> rows);
/// Has it compared with what its account has, until it is Ready; false: `status` says why.
bool checkRun(Context &context, qint64 id);
/// Looks for people who moved or whom nobody knows, for `forMs` at most (0: until all are found or
/// Ctrl-C); whether that was all.
bool lookUpRun(Context &context, qint64 id, int forMs);
Result<Preview> previewOf(Context &context, qint64 id, bool lookedUp);
/// A preview that nobody wants any more.
void dropPreview(Context &context, qint64 id);

/// Does the job ("run-begin", "run-retry"; "" where it runs already) and either waits until every
/// row has ended or says how it goes on. Returns the exit code.
int goOnWithRun(Context &context, const QString &job, qint64 id);

/// --report FILE; "-" is standard output.
int writeReport(Context &context, qint64 id, const QString &file);
/// Rows on standard output: lines or JSON.
void tellRunRows(Context &context, const std::vector<RunRow> &rows, MovedKind kind);

} // namespace asterism::cli
