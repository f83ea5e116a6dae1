// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace asterism::store {

/// Whose turn of an account it is, and what its actions wait for besides their own `notBefore`.
/// Times are ms since epoch.
struct TurnWish {
    AccountId account;
    qint64 awayUntil = 0; ///< nothing before: its server does not answer
    QHash<int, qint64> kinds = {}; ///< by Action::Kind: a limit
    qint64 mediaUntil = 0; ///< a limit, too: of what sends files
    /// By id: of those that were tried and could not be done. One whose trouble was taken away
    /// since (retryAction()) waits for nothing any more, not for what is above either.
    QHash<qint64, qint64> rows = {};
};

struct OutboxTurn {
    std::optional<OutboxRow> row; ///< whose turn it is
    bool unreadable = false; ///< somebody has written into the file: `row` has no options
    qint64 nextAt = 0; ///< nobody's: when the next one's comes; 0: nothing is under way
};

/// The oldest action of the account that waits for nothing, no other post either, and is the first
/// of its target that is under way.
Result<OutboxTurn> nextTurn(UserTx &tx, const TurnWish &wish);

/// The server's ids of the posts that came of the account's other actions: none of them came of
/// the one `but`, whatever it looks like.
Result<QStringList> resultIds(UserTx &tx, const AccountId &account, qint64 but);

} // namespace asterism::store
