// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run.h"
#include "store/store.h"

#include <QFuture>

#include <vector>

namespace asterism {

/// Adds a run with its rows, all or nothing; its id. Any process may: the engine is asked to check
/// it then (app/jobs.h, "run-check"). `createdAt` is set here. Usage for an overwriting run of
/// which no row names anything: it would take away everything.
QFuture<Result<qint64>> newRun(store::Store &store, const Run &run, std::vector<RunRow> rows);

/// A run that follows (or, with `removes`, unfollows) people who were chosen in a comparison.
std::vector<RunRow> rowsFor(const std::vector<MovedItem> &items, bool removes);

} // namespace asterism
