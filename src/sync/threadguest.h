// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sessions.h"
#include "sync/threadplan.h"

#include <QFuture>
#include <QSet>
#include <QStringList>

namespace asterism {

struct GuestQuestion {
    ThreadQuestion about;
    QSet<QString> hosts; ///< that were asked before: they count for the bound
    int mostHosts = 10;
    int mostPosts = 400;
};

/// What a guest was told of a thread.
struct ToldToGuest {
    QStringList news; ///< uris of posts that the cache did not have
    QSet<QString> tellers; ///< hosts that told of these
    QSet<QString> hosts; ///< that were asked
    int taken = 0; ///< posts, known ones too
    bool whole = true; ///< all that the host shows
};

/// Asks a post's own host for what answers it, as a guest: by its API, where that knows a guest's
/// way to the post, else by the post's ActivityPub document and what that lists. What comes is in
/// the cache when it answers. Errors are the host's; Forbidden where it shows guests no threads.
/// When `parent` goes, nothing further is asked.
QFuture<Result<ToldToGuest>> askAsGuest(
    Core &core, Sessions &sessions, const GuestQuestion &question, QObject *parent);

/// The second way alone. `closed`: why the first does not do; told where the document does not
/// list what answers the post.
QFuture<Result<ToldToGuest>> askDocuments(Core &core, Sessions &sessions,
    const GuestQuestion &question, const Error &closed, QObject *parent);

/// A guest's request for a thread, with a guest's pace; somebody waits for the first one only.
Request ofGuestThread(const Core &core, const Request &request, bool first);

} // namespace asterism
