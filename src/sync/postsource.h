// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// A post of the account's own as it was typed, with all that an edit, or a post in its place, has
/// to say again: the attachments are those of the account's server, `to` whom a direct post is for,
/// the poll as it was asked for, with its end. What it answers and quotes is told by the cache, for
/// servers tell their own ids only.
///
/// Asks the account's server, which is to know the post. Errors: NotFound; Usage where it does not
/// tell posts as they were typed (capabilities().source); the network's, the server's words. A 401
/// marks the account.
QFuture<Result<PostText>> loadSource(
    Core &core, Sessions &sessions, const Session &session, const QString &uri);

} // namespace asterism
