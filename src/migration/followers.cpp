// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/followers.h"

#include "store/actors.h"
#include "store/census.h"

namespace asterism {

Result<qint64> knownFollowers(store::CacheTx &tx, const Account &account)
{
    const auto actor = store::actorByAcct(tx, account.acct);
    if (!actor) {
        return actor.error();
    }
    if (*actor && (*actor)->followers >= 0) {
        return (*actor)->followers;
    }
    const auto census = store::censusState(tx, {account.id, MovedKind::Followers});
    if (!census) {
        return census.error();
    }
    return census->readAt > 0 ? qint64(census->count) : qint64(-1);
}

} // namespace asterism
