// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/acting.h"
#include "store/outbox.h"

#include <vector>

namespace asterism::cli {

// From an action to its outcome: into the outbox, and then it is waited for. Whoever is the engine
// sends; that is this process where no other one is.

/// Has each of the accounts do it. `post` as in whyNotTry(). Tells how each ended and returns the
/// exit code: that of all, or "in part" where they differ.
int haveDone(Context &context, const Action &action, const std::vector<const Account *> &accounts,
    const MeantPost *post = nullptr);
/// The same by whoever acts there (actors()).
int haveDone(Context &context, const Action &action, const MeantPost *post = nullptr);

/// Waits for a row that is in the outbox already, and tells how it ended. The exit code.
int waitForRow(Context &context, qint64 id);

/// Of an own account, or its id where it is gone.
QString acctOf(const Context &context, const AccountId &account);

} // namespace asterism::cli
