// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/samepost.h"
#include "sync/sessions.h"

#include <QFuture>

#include <optional>

namespace asterism {

/// Where an account finds a post of its own.
enum class OwnPlace {
    Posts, ///< among its own posts
    Home, ///< in its home timeline, with those of others
    Nowhere, ///< what is not among its own posts may be there all the same
};

OwnPlace ownPlaceOf(const Outgoing &post, const Instance &instance);

/// Looks in that place for a post that may have arrived although nobody answered (Nowhere: among
/// the own posts): the newest fifteen pages at most, the oldest that fits first. By what is shown
/// of a post, or where that says no, as it was typed, where the server tells that
/// (capabilities().source; at most 20). Nothing when it is not there. NotFound where it may lie
/// below those pages. Other errors: the network's, the server's words.
QFuture<Result<std::optional<TimelineItem>>> lookForPost(
    Core &core, Sessions &sessions, const Session &session, const SoughtPost &sought);

/// The server's id of the newest own post in that place, what is looked for later being above it:
/// among the own posts whatever stands first; empty when there is nothing (in the home timeline:
/// not on its first page). BadAnswer where something stands there that cannot be read.
QFuture<Result<QString>> newestOwnPost(
    Core &core, Sessions &sessions, const Session &session, OwnPlace place);

} // namespace asterism
