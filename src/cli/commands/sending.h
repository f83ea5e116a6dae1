// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/acting.h"
#include "cli/commands/errands.h"
#include "model/draft.h"

#include <optional>
#include <vector>

namespace asterism::cli {

// From an action to its outcome: into the outbox, and then it is waited for.

/// False, with the reason told and in `status`, where it is known that the account cannot do it.
/// `post` as in whyNotTry().
bool mayTry(Context &context, const Action &action, const Account &account, const MeantPost *post);

/// Has each of the accounts do it. Tells how each ended and returns the exit code: that of all, or
/// "in part" where they differ.
int haveDone(Context &context, const Action &action, const std::vector<const Account *> &accounts,
    const MeantPost *post = nullptr);
/// The same by whoever acts there (actors()).
int haveDone(Context &context, const Action &action, const MeantPost *post = nullptr);

/// What is sent of it: actionsOf(), of which new direct posts are for those, too, whom they name.
std::vector<Action> outgoing(const Context &context, const Draft &draft);
/// Puts what was written into the outbox, all of it or nothing; nothing: `status` says why.
std::optional<std::vector<Errand>> putPosts(Context &context, const Draft &draft);
/// Waits for what is in the outbox, and tells how each ended. The exit code.
int sawThrough(Context &context, std::vector<Errand> errands);
/// The same of a row that was there before.
int waitForRow(Context &context, qint64 id);

/// Of an own account, or its id where it is gone.
QString acctOf(const Context &context, const AccountId &account);

} // namespace asterism::cli
