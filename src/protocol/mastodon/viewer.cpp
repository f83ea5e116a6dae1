// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/mastodon/filters.h"
#include "protocol/mastodon/status.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

ViewerState viewerFromJson(const QJsonObject &status)
{
    ViewerState viewer;
    viewer.favourited = json::truth(status, "favourited"_L1);
    viewer.boosted = json::truth(status, "reblogged"_L1);
    viewer.bookmarked = json::truth(status, "bookmarked"_L1);
    viewer.muted = json::truth(status, "muted"_L1);
    viewer.pinned = json::truth(status, "pinned"_L1);
    for (const QJsonValue value : json::array(status, "filtered"_L1, 100)) {
        const QJsonObject filter = json::object(value.toObject(), "filter"_L1);
        if (!filter.isEmpty()) { // else no verdict can be read from it
            viewer.filters.push_back(matchFromJson(filter));
        }
    }
    return viewer;
}

} // namespace asterism::mastodon
