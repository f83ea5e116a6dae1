// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "net/request.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// Misskey tells of the account that somebody moved to nothing but its own id for it
/// (Actor::movedToLocalId): asks the same server who that is, so that `movedTo` names them. One
/// request, and none where there is nothing to ask; an account that the server does not show stays
/// unnamed. Errors: the network's and the server's.
QFuture<Result<Actor>> withMove(
    Core &core, Sessions &sessions, const Session &session, const Actor &actor, Purpose purpose);

} // namespace asterism
