// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QObject>

namespace asterism {

/// What somebody has pinned to their profile, into the cache (store/pinned.h), by the way that
/// reads their posts: `member` as MemberReader left it. Servers whose API does not tell are read as
/// an outbox is, by the `featured` collection of the actor; a feed tells nothing, and nothing
/// changes. Errors: the network's, the server's words, the disk's.
QFuture<Result<Done>> readPinned(
    Core &core, Sessions &sessions, const ListMember &member, QObject *owner);

} // namespace asterism
