// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "store/positions.h"
#include "store/posts.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace asterism::store {

/// How far the homes of own accounts were read, in whatever column, by account id. Without a uri a
/// place only says where a home stood when it was first seen: nobody has read it.
Result<QHash<QString, ReadPosition>> homePlaces(UserTx &tx);
/// Nothing when the account is gone.
Result<Done> saveHomePlace(UserTx &tx, const AccountId &account, const ReadPosition &place);

/// Posts in `home` above `seen`, counted up to `limit`; neither the account's own nor what its
/// filters hide, nor what these lists keep out of homes (RowOptions::exclusive). Looks at a bounded
/// number of entries, whatever the cache holds.
Result<int> unreadIn(CacheTx &tx, const Source &home, const QString &ownAcct, const Event &seen,
    int limit, const QSet<QString> &exclusive = {});

/// A row of a home, as its server names it.
struct HomeEntry {
    Event event;
    QString uri; ///< of the post
    QString localId; ///< of the post, or of the boost that brought it; empty when not known
};

/// The newest entry of `home` that is not above `upTo`.
Result<std::optional<HomeEntry>> homeEntryAt(CacheTx &tx, const Source &home, const Event &upTo);
/// The entry that the home's server calls `localId`.
Result<std::optional<HomeEntry>> homeEntryOf(
    CacheTx &tx, const Source &home, const QString &localId);

} // namespace asterism::store
