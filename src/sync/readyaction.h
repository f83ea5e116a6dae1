// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"
#include "model/post.h"
#include "store/outbox.h"

#include <optional>

namespace asterism {

/// An action that may go into the outbox.
struct ReadyAction {
    Action action; ///< with its account, and with the post's own uri and page
    std::optional<ViewerState> state; ///< of its post, as the account's server said last
    int reactionsEach = 0; ///< so many the server takes from one account; 0: no limit told
    bool reactionReplaces = false; ///< and takes back what is one too many
    qint64 readAt = 0; ///< when `state` was read: what was done since then is not in it
};

/// Puts it into the outbox, where what was done since the state was read says how it stands; where
/// the server takes only so many reactions, takes back those that would be too many, unless it does
/// that itself.
Result<store::Enqueued> enqueueReady(store::UserTx &tx, const ReadyAction &ready, qint64 notBefore);

} // namespace asterism
