// SPDX-License-Identifier: GPL-3.0-or-later

// What the answers to write() tell of a post (docs.joinmastodon.org/methods/statuses).
#include "base/log.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

namespace asterism::mastodon {

namespace {

using What = Write::What;
using Calls = Capabilities::ReactionCalls;

/// Votes are answered with the poll, deletes with what is no more. Of a reaction snac tells the
/// reaction itself as if it were a post (snac: mastoapi.c), and forks of glitch-soc take one away
/// only after they have answered.
bool tellsPost(const Capabilities &can, What what)
{
    switch (what) {
    case What::Boost:
    case What::Unboost:
    case What::Favourite:
    case What::Unfavourite:
    case What::Bookmark:
    case What::Unbookmark:
    case What::Pin:
    case What::Unpin:
    case What::MuteThread:
    case What::UnmuteThread:
        return can.changesTold;
    case What::React:
    case What::Unreact:
        return can.reactionCalls == Calls::Pleroma || can.reactionCalls == Calls::Fedibird;
    default:
        return false;
    }
}

/// The answer may be older than what it answers (recorded: gotosocial/status_unreblog.json is
/// boosted still).
void setDone(ViewerState &viewer, What what)
{
    switch (what) {
    case What::Boost:
    case What::Unboost:
        viewer.boosted = what == What::Boost;
        break;
    case What::Favourite:
    case What::Unfavourite:
        viewer.favourited = what == What::Favourite;
        break;
    case What::Bookmark:
    case What::Unbookmark:
        viewer.bookmarked = what == What::Bookmark;
        break;
    case What::Pin:
    case What::Unpin:
        viewer.pinned = what == What::Pin;
        break;
    case What::MuteThread:
    case What::UnmuteThread:
        viewer.muted = what == What::MuteThread;
        break;
    default:
        break;
    }
}

/// The boost itself; else the post: snac tells one that was boosted as its last boost, whoever made
/// that.
Result<TimelineItem> changedFrom(const QJsonObject &status, const Instance &instance, What what)
{
    if (what == What::Boost) {
        return statusFromJson(status, instance, true);
    }
    auto post = postFromJson(status, instance, true);
    return post ? Result<TimelineItem>(rowOf(std::move(*post))) : post.error();
}

} // namespace

std::optional<TimelineItem> MastodonFamily::decodeChanged(
    const Instance &instance, const Response &response, What what) const
{
    if (!tellsPost(capabilities(instance), what)) {
        return {};
    }
    const auto status = json::objectAnswer(response, instance.host, false);
    auto told = status ? changedFrom(*status, instance, what) : status.error();
    if (!told) {
        qCWarning(logProtocol) << "no post in the answer:" << told.error().detail;
        return {};
    }
    TimelineItem item = std::move(*told);
    setDone(*item.post.viewer, what);
    return item;
}

} // namespace asterism::mastodon
