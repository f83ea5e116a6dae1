// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "model/post.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// What an own account has done with a post, and what it may do.
struct AccountView {
    AccountId account;
    ViewerState state; ///< without filters: they count by their place (filters.h)

    bool operator==(const AccountView &) const = default;
};

/// Of all own accounts that were shown the post, by id.
std::vector<AccountView> viewersOf(CacheTx &tx, qint64 post);

/// What the account's server says now, but for filters, and for whether it may quote the post where
/// that is left out (streams). True when it said something else before.
bool saveViewer(CacheTx &tx, qint64 post, const AccountId &account, const ViewerState &state);

/// Which of these reactions, by their places, some of these accounts gave. `homes`: the accounts'
/// servers by AccountId::value, so that each name is read as its own server means it; one that is
/// not there is not known.
QSet<qsizetype> ownReactions(const std::vector<AccountView> &viewers,
    const std::vector<Reaction> &told, const QHash<QString, QString> &homes);

/// True when the account was said to have favourited the post.
bool wasFavourited(CacheTx &tx, qint64 post, const AccountId &account);

} // namespace asterism::store
