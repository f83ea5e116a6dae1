// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/relationship.h"
#include "model/timelineitem.h"
#include "net/response.h"
#include "protocol/write.h"
#include "sync/sessions.h"

#include <QFuture>

#include <optional>

namespace asterism {

/// What came of it.
struct WriteAnswer {
    /// Errors: Usage where the software has no such call (nothing was sent); Rejected, NotFound and
    /// Forbidden with the server's words; MustFollow of lists is Rejected with `mustFollow`;
    /// RateLimited; the network's.
    Result<Done> result = Done{};
    std::optional<Relationship> relationship; ///< of people, as it is now, where the answer says so
    /// Of posts, what the server has now, where the answer says so: for a Boost the boost.
    std::optional<TimelineItem> changed;
    RateLimit limit; ///< what the answer said, good or bad
    int status = 0; ///< 0: no answer
    int before = 0; ///< so many writes of it the server took before the one that `status` is of
    bool mustFollow = false;
    bool isThere = false; ///< Write::leavesOld, and so it was left: `result` says Rejected
    /// What was there before is gone, or may be, and what was to be there instead is not.
    bool undone = false;
    /// No answer came though it was sent: it may have been done.
    bool unsure = false;
};

/// Sends it once: no further try. Where the server must be asked before, or sets the options of a
/// follow apart, that takes more requests; `status` and `limit` are those of the write itself;
/// options that could not be set are its error though the follow is done, and where the server
/// answered, these are theirs. A mute that is there and
/// is to end at another time is taken away and done again where the server changes none
/// (Family::againFromNothing()), unless the server has said that it takes no more now: that is
/// RateLimited, and nothing was taken away. If the second does not go well its error says so, and
/// `undone`. `priority`: Request::Steady for runs, behind what people click.
QFuture<WriteAnswer> sendWrite(Core &core, Sessions &sessions, const Session &session,
    const Write &write, Request::Priority priority);

/// Nobody tells whether it arrived before the way was cut. What was refused before it went out
/// (limits, rules) or found no way is none of them.
bool mayHaveArrived(const Error &error);

/// As asked(), but no further try: what changes something might be done twice.
Request sentOnce(
    Core &core, const Session &session, const Request &request, Request::Priority priority);

/// Whether the software has such a call.
bool canWrite(const Instance &instance, Write::What what);

/// What came of making a list or clip.
struct NewListAnswer {
    Result<QString> id = QString(); ///< at the server; errors as WriteAnswer::result
    RateLimit limit; ///< what the answer said, good or bad
    int status = 0; ///< 0: no answer
    bool unsure = false; ///< as in WriteAnswer
};

/// Makes a list at the account's server. Sent once, as sendWrite() does.
QFuture<NewListAnswer> createServerList(Core &core, Sessions &sessions, const Session &session,
    const QString &title, Request::Priority priority);
/// The same of a clip, which nobody else sees.
QFuture<NewListAnswer> createClip(Core &core, Sessions &sessions, const Session &session,
    const QString &name, Request::Priority priority);

} // namespace asterism
