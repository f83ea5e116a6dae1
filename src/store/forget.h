// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/store.h"

#include <QStringList>

namespace asterism::store {

/// An account that was signed out, and who stays.
struct Leaver {
    AccountId account;
    QString host; ///< its server
    bool lastOfHost = false; ///< no other own account is on that server
    QStringList ownAccts; ///< of the accounts that stay: their own posts stay
};

struct ForgetOutcome {
    qint64 posts = 0; ///< removed by this call
    bool more = false; ///< call again
};

/// One bounded step (some 2,000 entries) of deleting what only this account has seen: its census,
/// its home, its server's lists and whatever else is its own, and of their posts those that no
/// other source holds. What
/// another account, a list or a column still shows stays, unless its author meant it for followers
/// and only the left server told of it. Bookmarks of those who stay are kept. No tombstones: it may
/// be read again.
Result<ForgetOutcome> forgetStep(CacheTx &tx, const Leaver &leaver);

} // namespace asterism::store
