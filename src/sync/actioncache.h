// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/timelineitem.h"
#include "sync/actionwrites.h"
#include "sync/core.h"

#include <QFuture>

#include <optional>

namespace asterism {

/// What a server has done for an action, and what it said of it.
struct ActionAnswer {
    Action action;
    FoundTargets found; ///< the ids by which it was asked
    std::optional<TimelineItem> item; ///< what it has now; for a boost the boost
    std::optional<Relationship> relationship;
};

/// Tells the cache, in one transaction. What the answer tells is committed as what the account's
/// server says of a post, a new one also as a row of the account's home (as a stream would tell of
/// it: the source's mark stays where it is, for what is below was not read). Where it tells nothing
/// of the account's marks, the post has the mark that the action set; of counts only that of the
/// reaction goes with it. A deleted post goes as with any delete by its server, and so does the
/// boost that was taken back. What the account has (store/census.h) is brought in line. Errors: the
/// disk's.
QFuture<Result<Done>> keepAnswer(Core &core, const Session &session, const ActionAnswer &answer);

} // namespace asterism
