// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// A rule that the people of a server agreed to; a report may name it.
struct ServerRule {
    QString id; ///< the server's own
    QString text; ///< plain, as its administrators wrote it

    bool operator==(const ServerRule &) const = default;
};

} // namespace asterism
