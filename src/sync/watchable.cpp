// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/watchable.h"

#include "protocol/capabilities.h"
#include "store/instances.h"
#include "store/timeline.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

bool canWatch(store::CacheTx &tx, QHash<QString, bool> &known, const QString &host)
{
    const auto found = known.constFind(host);
    if (found != known.cend()) {
        return *found;
    }
    const auto instance = store::instance(tx, host);
    const bool can = instance && *instance && capabilities(**instance).streamWatches > 0;
    known.insert(host, can);
    return can;
}

/// Of a post; a row names no more people.
constexpr int mostBoosts = 5;

/// A boost that is taken back is told of as a post that is deleted is: to who watches it.
Result<std::vector<store::Sighting>> seenAs(store::CacheTx &tx, qint64 post)
{
    auto seen = store::sightingsOf(tx, post);
    const auto boosts = store::boostSightingsOf(tx, post, mostBoosts);
    if (!seen || !boosts) {
        return seen ? boosts.error() : seen.error();
    }
    seen->insert(seen->end(), boosts->begin(), boosts->end());
    return seen;
}

} // namespace

Result<QHash<QString, QStringList>> watchableIds(
    store::CacheTx &tx, const std::vector<qint64> &posts)
{
    QHash<QString, bool> known;
    QHash<QString, QStringList> ids;
    for (size_t i = 0; i < std::min(posts.size(), mostLookedAt); ++i) {
        const auto seen = seenAs(tx, posts[i]);
        if (!seen) {
            return seen.error();
        }
        for (const store::Sighting &sighting : *seen) {
            // Where a feed or an outbox told of the post its uri stands in the id's place.
            const bool named = !sighting.localId.contains(u"://"_s);
            if (named && canWatch(tx, known, sighting.host)) {
                ids[sighting.host] << sighting.localId;
            }
        }
    }
    return ids;
}

} // namespace asterism
