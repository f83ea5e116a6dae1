// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/store.h"
#include "ui/viewmodels/jumptarget.h"

#include <vector>

namespace asterism::ui {

/// What is looked for in the cache.
struct JumpQuestion {
    std::vector<Account> accounts;
    AccountId acting; ///< whose surroundings come first; empty: nobody's
    QString text; ///< as typed
    QStringList accts = {}; ///< people who are wanted whatever is typed

    bool operator==(const JumpQuestion &) const = default;
};

struct JumpFound {
    JumpQuestion question;
    std::vector<JumpTarget> targets; ///< people, hashtags, and what servers keep for the accounts
};

/// A few of each, whatever the cache holds. Errors: the store's.
QFuture<Result<JumpFound>> readJumps(store::Store &store, const JumpQuestion &question);

} // namespace asterism::ui
