// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/samepost.h"
#include "sync/sessions.h"

#include <QFuture>

#include <optional>

namespace asterism {

/// Looks among the account's own posts for one that may have arrived although nobody answered: the
/// newest fifteen pages at most, the oldest that fits first. By what is shown of a post, or where
/// that says no, as it was typed, where the server tells that (capabilities().source; at most 20).
/// Nothing when it is not there. NotFound where it may lie below those pages. Other errors: the
/// network's, the server's words.
QFuture<Result<std::optional<TimelineItem>>> lookForPost(
    Core &core, Sessions &sessions, const Session &session, const SoughtPost &sought);

} // namespace asterism
