// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "model/moved.h"
#include "store/store.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace asterism::store {

// What own accounts have at their servers (whom they follow, block, …), read page by page into
// cache.db: exports, previews and comparisons look there. A reading that was broken off goes on
// where it was; what an earlier one found stays visible until the new one is complete.

struct CensusKey {
    AccountId account;
    MovedKind kind = MovedKind::Follows;
};

/// How such a reading stands.
struct CensusState {
    qint64 readAt = 0; ///< when the newest complete one began; 0: there is none
    int count = 0; ///< of that one
    qint64 begunAt = 0; ///< of the one under way; 0: none is
    QString below; ///< where it goes on: the server's cursor, in the reader's own form
    int found = 0; ///< so far
    int total = -1; ///< as the server counts them; -1: unknown

    bool operator==(const CensusState &) const = default;
};

/// One row of it.
struct CensusItem {
    MovedItem item;
    QString listId; ///< Lists: the server's own id
    QString actorUri; ///< may be empty
    QString localId; ///< of the person or post, at the account's server
    QString name; ///< the person's display name, plain
    QString movedTo; ///< acct or uri; empty when they did not
    bool gone = false; ///< the server says that they are suspended or deleted
    bool requested = false; ///< Follows: asked, not answered yet
    bool followsBack = false; ///< Follows: they follow the account
    QString note; ///< the account's own about them
    qint64 lastPostAt = 0; ///< 0: unknown

    bool operator==(const CensusItem &) const = default;
};

Result<CensusState> censusState(CacheTx &tx, const CensusKey &key);
/// A new reading begins; whatever one under way had found is thrown away.
Result<Done> beginCensus(CacheTx &tx, const CensusKey &key, int total);
/// One page of it; who is told twice counts once. `below`: where it goes on. NotFound when no
/// reading is under way (the account may be gone).
Result<Done> addToCensus(
    CacheTx &tx, const CensusKey &key, const std::vector<CensusItem> &items, const QString &below);
/// It is complete and takes the place of the earlier one. NotFound as above.
Result<Done> endCensus(CacheTx &tx, const CensusKey &key);
/// What a write of ours has changed since (so that a preview right after a run is right). Does
/// nothing where there is no reading; one under way learns of it, too, as it may be past that
/// place. Somebody new stands in front; of who is there, what the item does not say stays.
Result<Done> putIntoCensus(CacheTx &tx, const CensusKey &key, const CensusItem &item);
Result<Done> takeFromCensus(CacheTx &tx, const CensusKey &key, const MovedItem &item);

/// Of the newest complete reading, in the order in which the server told them (newest first on
/// Mastodon), from the `from`th on.
Result<std::vector<CensusItem>> census(CacheTx &tx, const CensusKey &key, int from, int most);
/// Which own accounts follow these people, by acct, as the newest complete readings have it. At
/// most 500 people are looked at.
Result<QHash<QString, QStringList>> followedBy(CacheTx &tx, const QStringList &accts);
/// Of the same reading, what is about `subject`; nothing where it holds nothing of that name.
Result<std::optional<CensusItem>> censusItem(
    CacheTx &tx, const CensusKey &key, const QString &subject);
/// Everything of an account that is gone.
Result<Done> forgetCensus(CacheTx &tx, const AccountId &account);

} // namespace asterism::store
