// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading.h"

#include "store/accounts.h"
#include "store/lists.h"
#include "store/serverlists.h"

namespace asterism::cli {

Result<Names> namesOf(App &app)
{
    auto names = await(app.store->readUser([](store::UserTx &tx) -> Result<Names> {
        auto ownAccounts = store::accounts(tx);
        if (!ownAccounts) {
            return ownAccounts.error();
        }
        auto ownLists = store::lists(tx);
        if (!ownLists) {
            return ownLists.error();
        }
        return Names{std::move(*ownAccounts), std::move(*ownLists), {}};
    }));
    if (!names) {
        return names;
    }
    auto kept = readCache(app, [](store::CacheTx &tx) { return store::serverLists(tx); });
    if (!kept) {
        return kept.error();
    }
    names->serverLists = std::move(*kept);
    return names;
}

} // namespace asterism::cli
