// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"
#include "sandbox/population.h"
#include "sandbox/sandbox.h"
#include "sandbox/world.h"

#include <QTimer>

#include <algorithm>

namespace asterism {

/// As Sandbox::react() takes it.
QString reactionWord(const World &world, const NoteReaction &reaction);

struct Sandbox::Private {
    Options options;
    SystemClock systemClock;
    World world;
    std::vector<Server *> servers;
    std::vector<std::unique_ptr<Api>> apis;
    std::unique_ptr<Population> population;
    QTimer timer;
    QTimer dueTimer; ///< looks whether anything is to be posted

    qint64 now() const { return options.clock ? options.clock->now() : systemClock.now(); }
    int site(const Server *server) const
    {
        const auto found = std::ranges::find(servers, server);
        return found == servers.end() ? -1 : int(found - servers.begin());
    }
    void giveTokens();
};

} // namespace asterism
