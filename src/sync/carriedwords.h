// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "sync/filterrules.h"

#include <vector>

namespace asterism {

/// What the answer carries along of other posts: the quoted one, the answered one.
std::vector<CarriedWords> carriedWords(const Post &post);

/// The same by what the cache has. Of what is answered that may be nothing: what comes along with
/// an answer is told in short there, and not kept.
std::vector<CarriedWords> carriedWords(store::CacheTx &tx, const Post &post);

} // namespace asterism
