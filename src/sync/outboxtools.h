// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/outbox.h"

#include <QRandomGenerator>

#include <functional>

namespace asterism {

/// What everything that sends actions is handed: made once, by the Outbox.
struct OutboxTools {
    Core &core;
    Sessions &sessions;
    OutboxLimits limits;
    QRandomGenerator random;
    /// As Outbox::sending().
    std::function<void(qint64 row, int attachment, int attachments, qint64 bytes, qint64 total)>
        sending = {};

    qint64 now() const { return core.clock.now(); }
};

} // namespace asterism
