// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "store/census.h"

#include <vector>

namespace asterism::cli {

// What the commands share that take things from one account to another.

/// What is known of an account for this long is not read again for a comparison.
constexpr qint64 freshEnoughMs = 10 * 60 * 1000;

/// The own account that was typed, or where nothing was, the only one; null, with the reason on
/// standard error and in `status`, if there is none.
const Account *ownAccount(Context &context, const QString &typed);

/// From here on Ctrl-C ends in order, and work that is waited for ends with Cancelled.
void beginLong(Context &context);
/// Exit code of work that takes long; after Ctrl-C it says that nothing is lost.
int failLong(Context &context, const Error &error);

/// Asks at the terminal, where there is one, unless --yes was said. False: no, or `refusal` was
/// told because nobody can be asked; `status` says which.
bool isAgreed(Context &context, const QString &question, const QString &refusal);

/// Reads what the account has, step by step with a line of progress, into the cache; a reading
/// that was broken off goes on. `notBefore`: an older one will not do. Waits where a server says
/// so, up to an hour. Usage: the server has no such thing. Cancelled after Ctrl-C.
Result<Done> readCensus(Context &context, const Account &account, MovedKind kind, qint64 notBefore);
/// What the newest complete reading found.
Result<std::vector<store::CensusItem>> censusItems(
    Context &context, const Account &account, MovedKind kind);

/// Waits as long as a RateLimited error says, and tells of it; false when that is too long or
/// after Ctrl-C.
bool waitForServer(Context &context, const Error &error);

/// Says that this server does not have that kind.
void noteMissing(Context &context, const Account &account, MovedKind kind);

} // namespace asterism::cli
