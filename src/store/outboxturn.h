// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"
#include "store/turnchoice.h"

#include <QStringList>

#include <optional>

namespace asterism::store {

struct OutboxTurn {
    std::optional<OutboxRow> row; ///< whose turn it is
    bool unreadable = false; ///< somebody has written into the file: `row` has no options
    qint64 nextAt = 0; ///< nobody's: when the next one's comes; 0: there is none for this hand
    /// Nobody's, and what ends gives this hand no work either: only a new row can. Of the hand for
    /// files alone.
    bool nothingAtAll = false;
};

/// The oldest action of the account that waits for nothing, no other post either, is the first of
/// its target that is under way, and one for the hand that is free (TurnChoice).
Result<OutboxTurn> nextTurn(UserTx &tx, const TurnWish &wish);

/// The server's ids of the posts that came of the account's other actions: none of them came of
/// the one `but`, whatever it looks like.
Result<QStringList> resultIds(UserTx &tx, const AccountId &account, qint64 but);

} // namespace asterism::store
