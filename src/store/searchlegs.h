// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/searchquery.h"
#include "store/searchplaces.h"
#include "store/store.h"

#include <memory>
#include <vector>

namespace asterism::store {

/// One thing that posts can fulfil. An index answers it, so that whoever looks for posts which
/// fulfil several leaps from one to the next that could, and reads none in between.
class SearchLeg {
public:
    SearchLeg() = default;
    virtual ~SearchLeg() = default;
    SearchLeg(const SearchLeg &) = delete;
    SearchLeg &operator=(const SearchLeg &) = delete;

    /// The newest such post that is this one or older; 0: there is none. Asked for ever older ones.
    virtual qint64 atOrBelow(qint64 post) = 0;
    /// What the last question cost; one to an index is 1 (some 5 µs).
    virtual int cost() const { return 1; }
};

using SearchLegPtr = std::unique_ptr<SearchLeg>;

/// A whole query.
struct SearchLegs {
    std::vector<SearchLegPtr> wanted; ///< all of them
    std::vector<SearchLegPtr> unwanted; ///< none of them
    QStringList unknown; ///< `in:` with a name of nothing: it is looked for as words
    QString words; ///< all that are looked for, for matchExpression()
};

/// Without a `wanted` one nothing is looked for. Of boosts, `in:` knows those among the newest
/// 10,000 entries of a place.
SearchLegs searchLegs(CacheTx &tx, const SearchQuery &query, const SearchPlaces &places);

} // namespace asterism::store
