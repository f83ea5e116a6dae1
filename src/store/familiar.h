// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "model/source.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// Who writes, and what they have typed of a name.
struct KnownWish {
    QString acct; ///< of the account that writes; empty: nobody's
    Source home; ///< of that account
    QString text; ///< without its sign; case and width make no difference
    int most = 8;
};

/// People of the cache whose acct or display name begins with the text, and behind them those of
/// the account's surroundings that have it somewhere; one who is told twice under one acct is the
/// one of the higher rank. Within both: whom the account named in its latest posts, whose posts
/// came to its home lately, then all others, the one that was told of last first. With an @ in it
/// the text is the beginning of an acct. The account itself is left out. Of somebody who was only
/// named little more than the acct is known.
Result<std::vector<Actor>> knownPeople(CacheTx &tx, const KnownWish &wish);

/// Hashtags that begin with the text, and behind them those that have it somewhere, as somebody
/// wrote them, without #: those of the account's own latest posts, most used first, those that are
/// read as timelines, those of its home. May hold anything that servers take for one.
Result<QStringList> knownTags(CacheTx &tx, const KnownWish &wish);

} // namespace asterism::store
