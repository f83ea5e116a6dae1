// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/timeline.h"

#include <vector>

namespace asterism::store {

/// The cached posts of somebody, however they came, newest first; at most `most`.
Result<std::vector<StoredPost>> postsBy(CacheTx &tx, const QString &acct, int most);

} // namespace asterism::store
