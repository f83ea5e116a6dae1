// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/store.h"

namespace asterism {

/// How many follow one of the user's own accounts, as far as the cache knows: what its server said
/// of it last, else how many a complete census of its followers has. -1: nobody has said.
Result<qint64> knownFollowers(store::CacheTx &tx, const Account &account);

} // namespace asterism
