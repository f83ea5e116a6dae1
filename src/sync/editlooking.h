// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sameedit.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// Asks the account's server, by its own id, for a post as it stands there, and as it was typed
/// where the server tells that (capabilities().source); what it says it tells and does not is
/// missing. Errors: the network's, the server's words. A 401 marks the account.
QFuture<Result<StandingPost>> lookAtPost(
    Core &core, Sessions &sessions, const Session &session, const QString &localId);

} // namespace asterism
