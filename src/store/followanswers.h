// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// What an own account has said, through the outbox, to somebody who wanted to follow it.
struct FollowAnswer {
    AccountId account;
    QString acct; ///< user@host of who asked
    bool accepted = false;
    qint64 at = 0; ///< ms; when the server had done it

    bool operator==(const FollowAnswer &) const = default;
};

/// Keeps an AcceptFollower or RejectFollower that was done now; the last one to somebody counts.
/// Nothing for other actions, and when the account is gone. Those that are older than any
/// notification that is kept go.
void keepFollowAnswer(UserTx &tx, const Action &done);

/// Of all accounts, the newest first, at most `most`.
Result<std::vector<FollowAnswer>> followAnswers(UserTx &tx, int most = 2000);

} // namespace asterism::store
