// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/teller.h"
#include "sync/core.h"
#include "sync/threadparts.h"

#include <QFuture>

#include <functional>

namespace asterism {

/// What of a thread went into the cache.
struct KeptOfThread {
    QStringList news; ///< uris of posts that were not there before
    QStringList unanswered; ///< as PartOfThread has them
    QString older = {}; ///< the same
    int taken = 0; ///< posts, known ones too
    bool cut = false; ///< there were more than might be taken
};

/// Commits what `read` finds (on the write lane) as told to a guest: what is public or unlisted of
/// it, at most `most` posts. Errors as `read`, and the disk's.
QFuture<Result<KeptOfThread>> keepOfThread(
    Core &core, const store::Teller &teller, std::function<Result<PartOfThread>()> read, int most);

/// Public or unlisted: what a guest may be shown.
bool isForGuests(const Post &post);

} // namespace asterism
