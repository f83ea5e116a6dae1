// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"

#include <QString>

namespace asterism {

/// Something that the user is writing and has not sent: it outlives the program.
struct Draft {
    QString key; ///< its own; empty: none
    Action action; ///< Publish or Edit, as it would be sent
    bool open = false; ///< it was on screen when it was kept last
    qint64 changedAt = 0;

    bool operator==(const Draft &) const = default;
};

} // namespace asterism
