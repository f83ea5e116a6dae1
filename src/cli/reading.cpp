// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading.h"

#include "store/accounts.h"
#include "store/lists.h"

namespace asterism::cli {

Result<Names> namesOf(App &app)
{
    return await(app.store->readUser([](store::UserTx &tx) -> Result<Names> {
        auto ownAccounts = store::accounts(tx);
        if (!ownAccounts) {
            return ownAccounts.error();
        }
        auto ownLists = store::lists(tx);
        if (!ownLists) {
            return ownLists.error();
        }
        return Names{std::move(*ownAccounts), std::move(*ownLists)};
    }));
}

} // namespace asterism::cli
