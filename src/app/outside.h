// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/exchange.h"
#include "net/framechannel.h"
#include "store/lane.h"

namespace asterism {

/// What an App takes from the system. A simulation puts its own in the place of each; what is left
/// empty is the system's.
struct Outside {
    const Clock *clock = nullptr; ///< must outlive the App
    ExchangeFactory exchange = {};
    ChannelFactory channels = {};
    store::LaneFactory lanes = {};
    quint32 seed = 0; ///< of all jitter; 0: the system's
};

} // namespace asterism
