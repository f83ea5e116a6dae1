// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "store/outbox.h"

#include <optional>
#include <vector>

namespace asterism::cli {

/// One account's part in what a command asks for.
struct Errand {
    Action action;
    qint64 id = 0; ///< of its row in the outbox; 0: there is none
    int status = 0; ///< why there is none, when all is not well
    std::optional<store::OutboxRow> row; ///< as it was seen last
};

/// Until all have ended, the time is over in which nothing has come about (--wait), or Ctrl-C.
/// Whoever is the engine sends; that is this process where no other one is, and then
/// what was refused has ended once its server has said that it is not so already. Posts of a thread
/// stand in their order.
void waitForErrands(Context &context, std::vector<Errand> &errands);

/// Tells how each ended and returns the exit code: that of all, or "in part" where they differ.
int toldErrands(Context &context, const std::vector<Errand> &errands);

} // namespace asterism::cli
