// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/action.h"
#include "model/post.h"
#include "store/store.h"
#include "sync/readyaction.h"

#include <vector>

namespace asterism::ui {

/// Who there is to act.
struct OwnActors {
    std::vector<Account> accounts;
    AccountId standard; ///< the default one; empty without accounts
};

/// Finds who acts and whether they may, by what the cache knows. Rejected, with a whole sentence as
/// its detail, where they may not. For a reading lane.
Result<ReadyAction> readyAction(store::CacheTx &tx, Action action, const OwnActors &own);

/// The same for all that is posted together; all or none.
Result<std::vector<Action>> readyPosts(
    store::CacheTx &tx, const std::vector<Action> &posts, const OwnActors &own);

} // namespace asterism::ui
