// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "model/source.h"

#include <QString>

namespace asterism {

/// A list that an account's server keeps, or an antenna, channel or clip of Misskey's. Titles need
/// not be unique there.
struct ServerList {
    AccountId account;
    QString id; ///< the server's own
    QString title;
    Source::Kind kind = Source::Kind::ServerList; ///< of the source that it is
    /// Told as a favourite alone, and mostly of somebody else, who alone puts anything into it; the
    /// cache does not keep that.
    bool favourite = false;

    bool operator==(const ServerList &) const = default;
};

} // namespace asterism
