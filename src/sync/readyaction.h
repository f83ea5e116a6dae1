// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"
#include "model/instance.h"
#include "model/post.h"
#include "model/reactionacceptance.h"
#include "store/outbox.h"

#include <optional>

namespace asterism {

/// An action that may go into the outbox.
struct ReadyAction {
    Action action; ///< with its account, and with the post's own uri and page
    std::optional<ViewerState> state; ///< of its post, as the account's server said last
    int reactionsEach = 0; ///< so many the server takes from one account; 0: no limit told
    bool reactionReplaces = false; ///< and takes back what is one too many
    bool favouriteIsReaction = false; ///< Capabilities::favouriteIsReaction
    QString favourite = {}; ///< and this one it is
    qint64 readAt = 0; ///< when `state` was read: what was done since then is not in it
};

/// As the account's server takes it. `state`: as it is kept; of which marks that server never tells
/// is said here. `accepted`: which reactions the post's author takes from the account.
ReadyAction readyFor(const Instance &server, const Action &action,
    const std::optional<ViewerState> &state, qint64 readAt,
    AcceptedReactions accepted = AcceptedReactions::All);

/// Puts it into the outbox, where what was done since the state was read says how it stands. Where
/// the server takes only so many reactions, takes back those that would be too many, unless it does
/// that itself; where a favourite is a reaction, it goes in as one. What failed and would be in the
/// way of what is wanted now if it were tried again is cancelled: another single reaction, another
/// vote.
Result<store::Enqueued> enqueueReady(store::UserTx &tx, const ReadyAction &ready, qint64 notBefore);

} // namespace asterism
