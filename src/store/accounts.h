// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// The user's own accounts, in their order. No token is ever here.
Result<std::vector<Account>> accounts(UserTx &tx);
/// Rejected when the same acct is there already.
Result<Done> addAccount(UserTx &tx, const Account &account);
/// NotFound when there is none.
Result<Done> updateAccount(UserTx &tx, const Account &account);
Result<Done> removeAccount(UserTx &tx, const AccountId &id);

} // namespace asterism::store
