// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/write.h"
#include "sync/sessions.h"

#include <QFuture>

#include <vector>

namespace asterism {

// What an account's server keeps until its time (capabilities().scheduling). Nothing of it is kept
// here. Errors: Usage where the server keeps nothing; the network's, the server's words.

constexpr int mostScheduledPosts = 300;

/// The soonest first; those without a time (drafts there) are left out. At most mostScheduledPosts.
QFuture<Result<std::vector<ScheduledPost>>> scheduledPosts(
    Core &core, Sessions &sessions, const Session &session);

/// Gives one another time (ms since epoch). Usage error, with a sentence, where that is too soon
/// for the server.
QFuture<Result<Done>> reschedule(
    Core &core, Sessions &sessions, const Session &session, const QString &id, qint64 at);

/// Takes one away. NotFound where it is not there (any more).
QFuture<Result<Done>> unschedule(
    Core &core, Sessions &sessions, const Session &session, const QString &id);

/// A post as all servers know it.
struct PostAddress {
    QString uri;
    QString url; ///< its page

    bool operator==(const PostAddress &) const = default;
};

/// Which post the account's server calls so: what is kept there names by such ids what it answers
/// and quotes. NotFound where it is gone.
QFuture<Result<PostAddress>> postCalledAt(
    Core &core, Sessions &sessions, const Session &session, const QString &localId);

} // namespace asterism
