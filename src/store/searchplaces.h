// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QStringList>

#include <vector>

namespace asterism::store {

/// What `from:me` and `in:NAME` mean to this user, as far as asterism.db knows it.
struct SearchPlaces {
    struct Place {
        QString name;
        QStringList sources; ///< keys
    };

    QStringList own; ///< accts of the own accounts
    std::vector<Place> named; ///< lists and columns
};

Result<SearchPlaces> searchPlaces(UserTx &tx);

/// Where a name leads.
struct FoundPlace {
    bool known = false; ///< there is such a place, if nothing was ever read there
    bool bookmarks = false; ///< what any own account has bookmarked
    std::vector<qint64> sources; ///< rows; at most 100
};

/// "home", "local", "federated", "mentions", "favourites", "social", "bubble" (of all accounts and
/// hosts), "bookmarks", or what a list, a column or a list of an account's server is called; case
/// and width make no difference.
FoundPlace placeNamed(CacheTx &tx, const SearchPlaces &places, const QString &name);

} // namespace asterism::store
