// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace asterism {

/// Exponential backoff with full jitter: a random wait between 0 and min(cap, first * 2^attempt).
/// `attempt` counts from 0, `random` is uniform in [0, 1). All times in ms.
qint64 backoffMs(int attempt, double random, qint64 first = 1000, qint64 cap = 300'000);

} // namespace asterism
