// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/outbox.h"

#include <QRandomGenerator>

namespace asterism {

/// What everything that sends actions is handed: made once, by the Outbox.
struct OutboxTools {
    Core &core;
    Sessions &sessions;
    OutboxLimits limits;
    QRandomGenerator random;

    qint64 now() const { return core.clock.now(); }
};

} // namespace asterism
