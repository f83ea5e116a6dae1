// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serverrule.h"
#include "sync/sessions.h"

#include <QFuture>

#include <vector>

namespace asterism {

/// The rules of the session's server, for a report that says which of them was broken; none where
/// no report can, or the server tells none. They are not kept: a rule that is gone has no id any
/// more, and a report that names it is refused. Errors: the network's, the server's words. A 401
/// marks the account.
QFuture<Result<std::vector<ServerRule>>> loadServerRules(
    Core &core, Sessions &sessions, const Session &session);

} // namespace asterism
