// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// Brings the emoji that the session's server has of its own into the cache (store/serveremojis.h),
/// unless that was done within the day: they are many, and seldom others. A server that has no such
/// call has none. Errors: the network's, the server's words, the disk's. A 401 marks the account.
QFuture<Result<Done>> loadServerEmojis(Core &core, Sessions &sessions, const Session &session);

} // namespace asterism
