// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"
#include "protocol/capabilities.h"

namespace asterism {

/// What comes before an action is sent again that may have been done already, for its answer was
/// lost.
enum class Repeating {
    Nothing, ///< done twice it is done once: again at once
    Asking, ///< how it stands is asked
    WaitingAndAsking, ///< the same, once the first request can no longer be on its way
    Never, ///< it is not sent again
};

/// By the kind, and by what its server makes of a second one. Pure.
///
/// - Publish: a second post, but where a key stops that. Waits and asks (actionpublishing.cpp).
/// - Edit: a second version in what is told of older ones, or the refusal of a change that changes
///   nothing (GoToSocial: internal/processing/status/edit.go). Waits and asks: the post, and how
///   it was typed (sameedit.h).
/// - Boost: the boost that there is (Mastodon: app/services/reblog_service.rb; Pleroma:
///   lib/pleroma/web/common_api.ex; Pixelfed: app/Http/Controllers/Api/ApiV1Controller.php;
///   Iceshrimp.NET: Controllers/Mastodon/StatusController.cs). It is another one at GoToSocial
///   (internal/processing/status/boost.go), snac and Misskey with its forks
///   (endpoints/notes/create.ts), which is Capabilities::boostsPile: there it waits, and the post
///   is asked whether it is boosted (holds()); at Misskey, whose posts do not tell, its write
///   itself asks for the boosts (Family::beforeWrite()).
/// - Unboost, Unfavourite, Unbookmark, Unreact, Unpin, UnmuteThread, Delete, Unfollow, Unmute,
///   Unblock, RejectFollower, RemoveFollower, UnblockDomain, UnfollowTag: what is gone cannot go
///   again, and a server that says so is right (takesAway()).
/// - Favourite, Bookmark, MuteThread, Mute, Block, FollowTag: a mark that is there or not. How long
///   a mute lasts is reckoned anew from when it is to end. Misskey refuses the second one by a code
///   that says that it is so already.
/// - Annotate: a text in the place of another.
/// - React: the same. One that the account has given is found or refused, never counted twice.
/// - Pin: refused the second time; then the post tells (holds()).
/// - Vote: refused the second time, if not for other choices; the poll is asked before anyway, or
///   the refusal says why (Misskey: endpoints/notes/polls/vote.ts). Then the post tells
///   (hasVoted()).
/// - Follow: Mastodon changes the options of the follow or request that there is
///   (app/services/follow_service.rb). Misskey asks people anew who have not answered yet, and
///   tells them again (core/UserFollowingService.ts): how the account stands to them is asked
///   first.
/// - AcceptFollower: the request is gone the second time; then it is asked who follows
///   (standsSo()).
/// - BlockDomain: a name in a set. At Misskey the whole list is read before it is written.
/// - Report: a second report, and no server tells what it has. Never.
Repeating repeating(Action::Kind kind, const Capabilities &can);

} // namespace asterism
