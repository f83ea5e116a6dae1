// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chance.h"
#include "store/lane.h"

#include <vector>

namespace asterism::simulation {

/// The lanes of a store without threads: tasks wait until they are given their turn, so that the
/// seed says which lane goes on first, and where a crash falls in between.
class TurnLanes {
public:
    TurnLanes();
    ~TurnLanes();

    store::LaneFactory factory();

    /// Runs the first task of one of the lanes that have any; false when none has.
    bool turn(Chance &chance);
    /// From here on every task runs when it comes, those that wait first: for an orderly end.
    void runAtOnce();

private:
    class TurnLane;
    struct Shared {
        std::vector<TurnLane *> lanes;
        bool atOnce = false;
    };

    std::shared_ptr<Shared> m_shared;
};

} // namespace asterism::simulation
