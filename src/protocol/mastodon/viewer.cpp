// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/mastodon/status.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

ViewerState::Filter filterAction(const QString &word)
{
    if (word == "hide"_L1) {
        return ViewerState::Filter::Hide;
    }
    return word == "blur"_L1 ? ViewerState::Filter::Blur : ViewerState::Filter::Warn;
}

} // namespace

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
        if (filter.isEmpty()) {
            continue; // no verdict can be read from it
        }
        viewer.filter =
            std::max(viewer.filter, filterAction(json::text(filter, "filter_action"_L1)));
        const QString title = json::text(filter, "title"_L1);
        if (!title.isEmpty()) {
            viewer.filterTitles << title;
        }
    }
    return viewer;
}

} // namespace asterism::mastodon
