// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/writeclass.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using What = Write::What;

QString classOfPosts(What what)
{
    switch (what) {
    case What::Boost:
        return u"posts"_s;
    case What::Unboost:
    case What::DeletePost:
        return u"deletes"_s;
    case What::Favourite:
    case What::Unfavourite:
    case What::React:
    case What::Unreact:
        return u"reactions"_s;
    case What::Vote:
        return u"votes"_s;
    case What::Pin:
    case What::Unpin:
        return u"pins"_s;
    case What::MuteThread:
    case What::UnmuteThread:
        return u"thread-mutes"_s;
    default:
        break;
    }
    return {};
}

QString classOfPeople(What what)
{
    switch (what) {
    case What::Follow:
    case What::Unfollow:
        return u"follows"_s;
    case What::Block:
    case What::Unblock:
        return u"blocks"_s;
    case What::Mute:
    case What::Unmute:
        return u"mutes"_s;
    case What::AcceptFollower:
    case What::RejectFollower:
    case What::RemoveFollower:
        return u"followers"_s;
    case What::Report:
        return u"reports"_s;
    case What::Annotate:
        return u"notes"_s;
    default:
        break;
    }
    return {};
}

} // namespace

QString writeClass(What what)
{
    const QString ofPeople = classOfPeople(what);
    const QString found = ofPeople.isEmpty() ? classOfPosts(what) : ofPeople;
    if (!found.isEmpty()) {
        return found;
    }
    switch (what) {
    case What::BlockDomain:
    case What::UnblockDomain:
        return u"domain-blocks"_s;
    case What::Bookmark:
    case What::Unbookmark:
        return u"bookmarks"_s;
    case What::FollowTag:
    case What::UnfollowTag:
        return u"tags"_s;
    case What::PutIntoClip:
    case What::TakeFromClip:
        return u"clips"_s;
    default:
        break;
    }
    return u"lists"_s;
}

} // namespace asterism
