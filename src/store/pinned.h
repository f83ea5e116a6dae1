// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "store/teller.h"

#include <vector>

namespace asterism::store {

/// What that person has pinned, in the order of the profile, in place of what was told before.
/// Boosts are left out, and so is what the cache knows as the post of somebody else, whoever tells
/// it. How many there are then.
Result<int> commitPinned(
    CacheTx &tx, const Teller &teller, const QString &acct, const std::vector<Prepared> &items);

/// The rows of these posts, in the order of the profile.
Result<std::vector<qint64>> pinnedPosts(CacheTx &tx, const QString &acct);

/// Of profiles at which nobody has looked for a month: until then pruning keeps what is pinned.
Result<Done> forgetPinned(CacheTx &tx);

} // namespace asterism::store
