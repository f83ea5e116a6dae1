// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chance.h"

namespace asterism::simulation {

/// How often something goes wrong on the way to the servers and back, as shares. Calm: never.
struct Weather {
    // of requests
    double lost = 0; ///< it never arrives, or its answer does not
    double late = 0; ///< many seconds on the way, so that other news overtake it
    double cut = 0; ///< half an answer
    double limited = 0; ///< 429, with any software's headers or none
    double broken = 0; ///< 500, 502, 503, a web page, half a JSON text, nothing …

    // of frames
    double frameCut = 0; ///< the connection ends in its place, or in its midst
    double frameFreeze = 0; ///< nothing comes any more, and no end
    double frameTwice = 0;
    double frameOvertaken = 0; ///< those behind it may come first

    double upgradeRefused = 0; ///< of streams that open

    static Weather rough(Chance &chance)
    {
        const auto upTo = [&chance](double most) {
            return chance.one(0.3) ? 0 : double(chance.between(0, 1000)) / 1000 * most;
        };
        Weather weather;
        weather.lost = upTo(0.04);
        weather.late = upTo(0.1);
        weather.cut = upTo(0.05);
        weather.limited = upTo(0.03);
        weather.broken = upTo(0.08);
        weather.frameCut = upTo(0.02);
        weather.frameFreeze = upTo(0.004);
        weather.frameTwice = upTo(0.1);
        weather.frameOvertaken = upTo(0.15);
        weather.upgradeRefused = upTo(0.08);
        return weather;
    }
};

} // namespace asterism::simulation
