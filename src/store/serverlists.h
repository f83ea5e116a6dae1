// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serverlist.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// The lists that servers keep for own accounts, as each was last told; empty in a new cache.
Result<std::vector<ServerList>> serverLists(CacheTx &tx);
/// All that one account has now: lists that are not among them are forgotten.
Result<Done> saveServerLists(
    CacheTx &tx, const AccountId &account, const std::vector<ServerList> &lists);

} // namespace asterism::store
