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

    bool operator==(const ServerList &) const = default;
};

} // namespace asterism
