// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/backoff.h"

#include <algorithm>

namespace asterism {

qint64 backoffMs(int attempt, double random, qint64 first, qint64 cap)
{
    // 2^20 seconds are past any cap; the bound keeps the shift defined.
    const int steps = std::clamp(attempt, 0, 20);
    const qint64 ceiling = std::min(cap, first << steps);
    return static_cast<qint64>(double(ceiling) * std::clamp(random, 0.0, 1.0));
}

} // namespace asterism
