// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/draft.h"
#include "store/outbox.h"

#include <optional>
#include <vector>

namespace asterism::store {

// How what somebody wrote comes out of the outbox again: as a draft, for nobody could write it a
// second time.

/// The row and what was written with it (placeInDraft()), under way or failed; empty: it is gone.
Result<std::vector<OutboxRow>> writtenWith(UserTx &tx, qint64 row);

/// What is to be written on.
struct TakenBack {
    /// They are in asterism.db, and no longer in the outbox. The one that was asked for comes
    /// first; further ones where accounts have got differently far. Empty: it is too late.
    std::vector<Draft> drafts;
    int before =
        0; ///< so many posts of the thread are out already; the first here answers the last
};

/// Takes a post or an edit out of the outbox, and with it all that was written with it and has not
/// been sent: further parts, and those of other accounts.
Result<TakenBack> takeBackPosts(UserTx &tx, qint64 row);

/// What is to be done no more.
struct Removal {
    bool any = false; ///< false: there was nothing (any more) that could be cancelled
    bool mayBeDone = false; ///< one of them may have been done already
    /// What was written, in asterism.db, not open. Those that isResting() may be there already: a
    /// second post of them takes its files anew. Nothing: nobody wrote.
    std::optional<Draft> draft;
};

/// Cancels a row, and with a post those of its account's thread that can still be taken back.
Result<Removal> removeTogether(UserTx &tx, qint64 row);
/// Cancels a row, and with a post those that wait for it (cancelAction()): what comes before it in
/// its thread stays.
Result<Removal> removeRow(UserTx &tx, qint64 row);

} // namespace asterism::store
