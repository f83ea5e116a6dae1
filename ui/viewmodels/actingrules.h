// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/action.h"
#include "model/post.h"
#include "store/outbox.h"
#include "store/store.h"

#include <optional>
#include <vector>

namespace asterism::ui {

/// Who there is to act.
struct OwnActors {
    std::vector<Account> accounts;
    AccountId standard; ///< the default one; empty without accounts
};

/// An action that may go into the outbox.
struct ReadyAction {
    Action action; ///< with its account, and with the post's own uri and page
    std::optional<ViewerState> state; ///< of its post, as the account's server said last
    int reactionsEach = 0; ///< so many the server takes from one account; 0: no limit told
    bool reactionReplaces = false; ///< and takes back what is one too many
    qint64 readAt = 0; ///< when `state` was read: what was done since then is not in it
};

/// Finds who acts and whether they may, by what the cache knows. Rejected, with a whole sentence as
/// its detail, where they may not. For a reading lane.
Result<ReadyAction> readyAction(store::CacheTx &tx, Action action, const OwnActors &own);

/// The same for all that is posted together; all or none.
Result<std::vector<Action>> readyPosts(
    store::CacheTx &tx, const std::vector<Action> &posts, const OwnActors &own);

/// Puts it into the outbox, where what was done since the state was read says how it stands; where
/// the server takes only so many reactions, takes back those that would be too many, unless it does
/// that itself.
Result<store::Enqueued> enqueueReady(store::UserTx &tx, const ReadyAction &ready, qint64 notBefore);

} // namespace asterism::ui
