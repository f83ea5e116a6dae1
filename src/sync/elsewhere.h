// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// Somebody as an own account's server knows them, which may not be all.
struct SeenElsewhere {
    Actor actor;
    Session session; ///< of that account
};

/// Asks the servers of own accounts, one after the other, whether they know somebody whom their own
/// server `host` does not tell of; the first that does is the one, and at most five are asked.
/// `acct`: canonical. `why`: what their own server said, and the answer where nobody knows them.
QFuture<Result<SeenElsewhere>> seenElsewhere(
    Core &core, Sessions &sessions, const QString &acct, const QString &host, const Error &why);

} // namespace asterism
