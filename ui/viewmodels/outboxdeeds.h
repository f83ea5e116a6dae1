// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/draft.h"
#include "store/outbox.h"

#include <optional>

namespace asterism::ui {

// What the user does about what waits. False: there was nothing (any more) that it could be done
// to.

/// At once, whatever it waits for. With a post that may still be taken back goes all that was
/// written with it.
Result<bool> retryTogether(store::UserTx &tx, qint64 row);
/// All but posts that may still be taken back, and those whose time has not come.
Result<bool> retryEach(store::UserTx &tx);
struct Removal {
    bool any = false;
    bool mayBeDone = false; ///< one of them may have been done already
    std::optional<Draft> draft; ///< what was written, in asterism.db; nothing: nobody wrote
};
/// With a post go those of its thread that can still be taken back; what was written becomes a
/// draft.
Result<Removal> removeTogether(store::UserTx &tx, qint64 row);
/// All that failed but posts and edits.
Result<bool> removeEachFailed(store::UserTx &tx);

} // namespace asterism::ui
