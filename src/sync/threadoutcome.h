// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace asterism {

/// What came of asking other servers for what was missing in a thread.
struct ThreadOutcome {
    int came = 0; ///< posts that the cache did not have
    QStringList hosts; ///< which told of some of these
    std::vector<Error> troubles; ///< of hosts that told nothing, in the order of asking
    bool timedOut = false;
    bool more = false; ///< a bound was met: there may be more

    /// Asking again may bring more.
    bool isPartial() const { return timedOut || more || !troubles.empty(); }
    bool operator==(const ThreadOutcome &) const = default;
};

/// For people, translated: "7 replies came from 3 servers · b.example does not show threads to
/// guests (401)". At most two of the troubles are told.
QString sentence(const ThreadOutcome &outcome);

} // namespace asterism
