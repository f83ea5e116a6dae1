// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serverlist.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// The lists that servers keep for own accounts, and their antennas, channels and clips, as each
/// was last told; empty in a new cache.
Result<std::vector<ServerList>> serverLists(CacheTx &tx);
/// All of one kind (ServerList, Antenna, Channel or Clip) that an account has now: those that are
/// not among them are forgotten.
Result<Done> saveServerLists(
    CacheTx &tx, const AccountId &account, Source::Kind kind, const std::vector<ServerList> &lists);

} // namespace asterism::store
