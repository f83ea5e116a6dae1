// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/lists.h"
#include "migration/runner.h"

namespace asterism {

/// How a run puts somebody into one of the user's own lists, which is made when it is not there:
/// Runner::Ports::ownList. Who is in it already is no error. `lists` must outlive it.
std::function<QFuture<Result<Done>>(const QString &list, const QString &acct)> ownListPort(
    Lists &lists);

} // namespace asterism
