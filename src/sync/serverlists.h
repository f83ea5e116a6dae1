// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serverlist.h"
#include "sync/sessions.h"

#include <QFuture>

#include <vector>

namespace asterism {

/// Asks an account's server which lists it keeps, and remembers them in the cache
/// (store/serverlists.h). Errors: Usage where the software has none, the network's, the server's
/// words, the disk's. A 401 marks the account.
QFuture<Result<std::vector<ServerList>>> loadServerLists(
    Core &core, Sessions &sessions, const Session &session);

} // namespace asterism
