// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/store.h"

#include <vector>

namespace asterism {

// A token that a server hands out only once lies in the keychain before it is known whose it is.
// What is noted here and not settled was cut off in between: the keychain holds a token under that
// id, and no account has it. Notes hold no secret.

struct Unfinished {
    AccountId id; ///< that the account was to have
    qint64 since = 0; ///< ms since epoch
};

Result<Done> noteUnfinished(store::UserTx &tx, const Unfinished &note);
/// The account has its token, or nobody has it any more. Done also when nothing was noted.
Result<Done> settleUnfinished(store::UserTx &tx, const AccountId &id);
Result<std::vector<Unfinished>> unfinished(store::UserTx &tx);

} // namespace asterism
