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
/// What the server tells of it; place, colour, token and what it says of new posts stay. NotFound
/// when there is none.
Result<Done> updateAccount(UserTx &tx, const Account &account);
/// It has a new token: what `client` and `thisRunOnly` say of it. NotFound when there is none.
Result<Done> setAccountToken(UserTx &tx, const Account &account);
/// What its server says of new posts. NotFound when there is none.
Result<Done> setPostingDefaults(UserTx &tx, const AccountId &id, const PostingDefaults &defaults);
Result<Done> removeAccount(UserTx &tx, const AccountId &id);

/// Puts these first, in this order; accounts that are not named stay behind them as they were.
Result<Done> orderAccounts(UserTx &tx, const std::vector<AccountId> &ids);
/// 0 to 7, or -1 for the colour of its place. Usage for other numbers, NotFound when there is no
/// such account.
Result<Done> setAccountColour(UserTx &tx, const AccountId &id, int colour);

} // namespace asterism::store
