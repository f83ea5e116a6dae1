// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/filterkeeping.h"
#include "app/freshening.h"
#include "app/watchleases.h"
#include "net/awakening.h"

namespace asterism {

/// A program that stays open, window or terminal: it keeps fresh what it shows, by itself while it
/// is the engine and through the one that is otherwise, and takes over when that one ends.
struct LiveReading {
    explicit LiveReading(App &app);
    /// The desk closes first: whoever has asked hears of it before anything goes.
    ~LiveReading();
    LiveReading(const LiveReading &) = delete;
    LiveReading &operator=(const LiveReading &) = delete;

    /// Servers are asked from here on.
    void start();

    Privacy &privacy; ///< the App's
    EngineDesk desk;
    ListPolling polling;
    Freshening freshening;
    FilterKeeping filters;
    WatchLeases leases;
    Awakening awakening;
};

} // namespace asterism
