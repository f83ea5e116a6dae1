// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/writelog.h"

#include <QString>

#include <optional>

namespace asterism {

struct Call;

/// A request that a server may count and refuse (Server::setWriteLimit()).
struct LimitedWrite {
    WriteClass writes = WriteClass::Follows;
    QString what; ///< as World::writes calls it
    QString subject; ///< a handle or uri; empty where nobody is known, or nothing is there yet
};

/// Nothing for any other request.
std::optional<LimitedWrite> limitedWriteOf(const Call &call);

} // namespace asterism
