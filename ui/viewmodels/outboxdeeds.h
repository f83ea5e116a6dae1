// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"

namespace asterism::ui {

// What the user does about what waits, besides what store/takenback.h does. False: there was
// nothing (any more) that it could be done to.

/// At once, whatever it waits for. With a post that may still be taken back goes all that was
/// written with it.
Result<bool> retryTogether(store::UserTx &tx, qint64 row);
/// All but posts that may still be taken back, and those whose time has not come.
Result<bool> retryEach(store::UserTx &tx);
/// All that failed but posts and edits.
Result<bool> removeEachFailed(store::UserTx &tx);

} // namespace asterism::ui
