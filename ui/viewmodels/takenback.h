// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/draft.h"
#include "store/outbox.h"

#include <optional>
#include <vector>

namespace asterism::ui {

/// What came out of the outbox again.
struct TakenBack {
    /// They are in asterism.db, and no longer in the outbox. The one that was asked for comes
    /// first; further ones where accounts have got differently far. Empty: it is too late.
    std::vector<Draft> drafts;
    int before =
        0; ///< so many posts of the thread are out already; the first here answers the last
};

/// Takes a post or an edit out of the outbox, and with it all that was written with it and has not
/// been sent: further parts, and those of other accounts.
Result<TakenBack> takeBackPosts(store::UserTx &tx, qint64 row);

/// Of posts and edits of one account that were cancelled, those of one draft, in its order: keeps
/// what was written, as a draft that is not open. Those that isResting() may be there already: a
/// second post of them takes its files anew. Nothing where there is nothing written among them.
Result<std::optional<Draft>> keepCancelled(store::UserTx &tx, std::vector<store::OutboxRow> rows);

} // namespace asterism::ui
