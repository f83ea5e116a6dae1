// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// What an account's server says of the account itself, now: how many follow it, and the like. Kept
/// in the cache as any actor is (store/actors.h). Errors: NotFound where it has no API that we
/// speak, the network's, the server's words, the disk's. A 401 marks the account.
QFuture<Result<Actor>> loadOwnProfile(Core &core, Sessions &sessions, const Session &session);

} // namespace asterism
