// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace asterism {

/// Under which ids those servers know the posts (rows of the cache), and the newest boosts of them,
/// that can watch them (capabilities().streamWatches), by host and in the order of `posts`; of
/// these at most mostLookedAt.
Result<QHash<QString, QStringList>> watchableIds(
    store::CacheTx &tx, const std::vector<qint64> &posts);

constexpr size_t mostLookedAt = 500;

} // namespace asterism
