// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/actionwrites.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// The ids that posts and people have at the account's server: posts as the cache knows them, else
/// as the server finds them by their uri or by their page; people as the server finds them. What it
/// tells of a post is kept in the cache. `anew`: without the cache. NotFound with the uri or acct
/// as its subject, where the server finds one of them not (a post that is not needed has an empty
/// id then); else as loadBelongings().
QFuture<Result<FoundTargets>> findTargets(Core &core, Sessions &sessions, const Session &session,
    const QList<PostName> &posts, const QStringList &people, bool anew);

} // namespace asterism
