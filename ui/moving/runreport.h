// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/store.h"

#include <QFuture>

namespace asterism::ui {

/// What became of each row of a run, as a CSV with the words that are the same in every language
/// (line, subject, list, outcome, detail), written to that file. Read piece by piece on the reading
/// lane and written on a thread of its own. How many rows. Errors: NotFound, Store.
QFuture<Result<int>> saveRunReport(store::Store &store, qint64 run, const QString &path);

} // namespace asterism::ui
