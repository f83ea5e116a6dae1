// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list.h"
#include "store/posts.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// Lists are filled while posts come in (decision 8): an entry for each list whose member wrote
/// the post or made the boost. Only public and unlisted posts, only what is confirmed.
void fanOut(CacheTx &tx, const Teller &teller, const Ingested &ingested);

/// Makes the applied membership equal to `members` (of all lists): a new member's cached posts
/// come in, a removed one's go out. Cheap when nothing differs.
Result<Done> applyMembership(CacheTx &tx, const std::vector<ListMember> &members);

} // namespace asterism::store
