// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/outbox.h"

#include <QHash>
#include <QRandomGenerator>

#include <functional>

namespace asterism {

/// What everything that sends actions is handed: made once, by the Outbox.
struct OutboxTools {
    Core &core;
    Sessions &sessions;
    OutboxLimits limits;
    QRandomGenerator random;
    /// By the row's id: how often the server itself failed at it, for as long as this process
    /// lives.
    QHash<qint64, int> serverErrors = {};
    /// As Outbox::sending().
    std::function<void(qint64 row, int attachment, int attachments, qint64 bytes, qint64 total)>
        sending = {};

    qint64 now() const { return core.clock.now(); }
};

} // namespace asterism
