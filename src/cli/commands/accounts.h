// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"

namespace asterism::cli {

// What the commands about accounts share. Each returns the exit status.

/// There is no keychain: what the user can do about it.
int noKeychain(Context &context, const Error &error);
/// A sign-in that went wrong at `host`.
int notAdded(Context &context, const QString &host, const Error &error);
/// The account as one object, or `words` with its name in place of %1.
int tellAccount(Context &context, const Account &account, const QString &words);

} // namespace asterism::cli
