// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// A row of a server's timeline, as the world has it and not as an API tells it.
struct HeldRow {
    QString id; ///< local; of the boost where it is one
    QString uri; ///< of the post
    QString booster; ///< "user@host"; empty for the post itself
    QString text; ///< plain source of the post, as it is now
};

} // namespace asterism
