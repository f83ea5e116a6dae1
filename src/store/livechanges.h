// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/livechange.h"
#include "store/store.h"
#include "store/teller.h"

#include <vector>

namespace asterism::store {

/// What a stream says that somebody did with a post is counted in what is cached of it. `own`: the
/// own account that did it, whose mark goes with the count; empty where somebody else did. Who acts
/// here has had it counted with the server's answer: what the account's mark says already is not
/// counted again.
///
/// Counts are those of one teller (posts.h): what one of a lower rank says changes none, for
/// whoever told them tells of this, too.
///
/// False where it cannot be counted: the post is not known by that id, or another answer is needed
/// to know how many there were (nobody has told, one of a lower rank did, the poll is another).
Result<bool> applyChange(CacheTx &tx, const Teller &teller, const QString &localId,
    const LiveChange &change, const AccountId &own);

/// The account answered the post with these `before`, as its mark still says or said, and does so
/// with those `after`: the difference is counted, by that server's word.
void countOwnReactions(CacheTx &tx, const Teller &teller, qint64 post, const QStringList &before,
    const std::vector<Reaction> &after);

} // namespace asterism::store
