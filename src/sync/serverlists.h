// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serverlist.h"
#include "sync/sessions.h"

#include <QFuture>

#include <vector>

namespace asterism {

/// Asks an account's server which lists it keeps, or which antennas, channels or clips (by the kind
/// of their sources), its favourite ones after them, and remembers them in the cache
/// (store/serverlists.h). A server that knows no
/// such shelf (404: an older fork) has none of that kind. Errors: Usage where the software has
/// none, the network's, the server's words, the disk's. A 401 marks the account.
QFuture<Result<std::vector<ServerList>>> loadServerLists(Core &core, Sessions &sessions,
    const Session &session, Source::Kind kind = Source::Kind::ServerList);

} // namespace asterism
