// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/actionwrites.h"

#include "sync/writeclass.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using ActionKind = Action::Kind;
using What = Write::What;

constexpr std::array writesOfKinds{
    std::pair{ActionKind::Boost, What::Boost},
    std::pair{ActionKind::Unboost, What::Unboost},
    std::pair{ActionKind::Favourite, What::Favourite},
    std::pair{ActionKind::Unfavourite, What::Unfavourite},
    std::pair{ActionKind::Bookmark, What::Bookmark},
    std::pair{ActionKind::Unbookmark, What::Unbookmark},
    std::pair{ActionKind::React, What::React},
    std::pair{ActionKind::Unreact, What::Unreact},
    std::pair{ActionKind::Vote, What::Vote},
    std::pair{ActionKind::Pin, What::Pin},
    std::pair{ActionKind::Unpin, What::Unpin},
    std::pair{ActionKind::MuteThread, What::MuteThread},
    std::pair{ActionKind::UnmuteThread, What::UnmuteThread},
    std::pair{ActionKind::Delete, What::DeletePost},
    std::pair{ActionKind::Follow, What::Follow},
    std::pair{ActionKind::Unfollow, What::Unfollow},
    std::pair{ActionKind::Mute, What::Mute},
    std::pair{ActionKind::Unmute, What::Unmute},
    std::pair{ActionKind::Block, What::Block},
    std::pair{ActionKind::Unblock, What::Unblock},
    std::pair{ActionKind::AcceptFollower, What::AcceptFollower},
    std::pair{ActionKind::RejectFollower, What::RejectFollower},
    std::pair{ActionKind::RemoveFollower, What::RemoveFollower},
    std::pair{ActionKind::Report, What::Report},
    std::pair{ActionKind::BlockDomain, What::BlockDomain},
    std::pair{ActionKind::UnblockDomain, What::UnblockDomain},
    std::pair{ActionKind::FollowTag, What::FollowTag},
    std::pair{ActionKind::UnfollowTag, What::UnfollowTag},
    std::pair{ActionKind::Annotate, What::Annotate},
};
// All but Unknown, Publish and Edit.
static_assert(writesOfKinds.size() == actionKindCount - 3);

MovedKind movedKindOf(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Follow:
    case ActionKind::Unfollow:
        return MovedKind::Follows;
    case ActionKind::Mute:
    case ActionKind::Unmute:
        return MovedKind::Mutes;
    case ActionKind::Block:
    case ActionKind::Unblock:
        return MovedKind::Blocks;
    case ActionKind::BlockDomain:
    case ActionKind::UnblockDomain:
        return MovedKind::DomainBlocks;
    case ActionKind::Bookmark:
    case ActionKind::Unbookmark:
        return MovedKind::Bookmarks;
    case ActionKind::FollowTag:
    case ActionKind::UnfollowTag:
        return MovedKind::Tags;
    default:
        break;
    }
    return MovedKind::Unknown;
}

/// Of somebody who has not answered yet options mean nothing.
bool isFollowedSo(const MovedItem &options, const Relationship &now)
{
    return !now.following
        || (options.boosts.value_or(now.boosts) == now.boosts
            && options.notify.value_or(now.notify) == now.notify
            && options.languages.value_or(now.languages) == now.languages);
}

/// Until when is not told: of a mute that is to end nobody knows.
std::optional<bool> isMutedSo(const MovedItem &options, const Relationship &now)
{
    const bool muted = now.muting
        && options.hideNotifications.value_or(now.mutingNotifications) == now.mutingNotifications;
    return muted && options.expiresAt > 0 ? std::nullopt : std::optional(muted);
}

} // namespace

QList<PostName> postsOf(const Action &action)
{
    QList<PostName> names;
    if (isOfPost(action.kind)) {
        names << PostName{action.target, action.targetUrl};
    }
    for (const QString &uri : action.report.posts) {
        names << PostName{.uri = uri, .needed = false}; // one that is gone proves nothing any more
    }
    // An edit is not for nothing because what it answers is gone.
    const bool needed = action.kind != ActionKind::Edit;
    if (!action.post.replyTo.isEmpty()) {
        names << PostName{action.post.replyTo, action.post.replyToUrl, needed};
    }
    if (!action.post.quote.isEmpty()) {
        names << PostName{action.post.quote, action.post.quoteUrl, needed};
    }
    return names;
}

QStringList peopleOf(const Action &action)
{
    if (isOfPerson(action.kind)) {
        return {action.target};
    }
    return action.post.to;
}

std::optional<What> whatOf(ActionKind kind)
{
    for (const auto &[known, what] : writesOfKinds) {
        if (known == kind) {
            return what;
        }
    }
    return {};
}

QString classOf(ActionKind kind)
{
    const auto what = whatOf(kind);
    if (what) {
        return writeClass(*what);
    }
    return kind == ActionKind::Publish ? writeClass(What::Boost) : u"edits"_s;
}

QList<ActionKind> countedWith(ActionKind kind)
{
    QList<ActionKind> kinds;
    for (int i = 1; i < actionKindCount; ++i) {
        if (classOf(ActionKind(i)) == classOf(kind)) {
            kinds << ActionKind(i);
        }
    }
    return kinds;
}

bool takesAway(ActionKind kind)
{
    static constexpr std::array kinds{ActionKind::Unboost, ActionKind::Unfavourite,
        ActionKind::Unbookmark, ActionKind::Unreact, ActionKind::Unpin, ActionKind::UnmuteThread,
        ActionKind::Delete, ActionKind::Unfollow, ActionKind::Unmute, ActionKind::Unblock,
        ActionKind::RejectFollower, ActionKind::RemoveFollower, ActionKind::UnblockDomain,
        ActionKind::UnfollowTag};
    return std::ranges::find(kinds, kind) != kinds.end();
}

bool isNothingWithoutIt(ActionKind kind)
{
    return takesAway(kind) && isOfPost(kind) && kind != ActionKind::Delete;
}

std::optional<bool> standsSo(const Action &action, const Relationship &now)
{
    switch (action.kind) {
    case ActionKind::Follow:
        return (now.following || now.requested) && isFollowedSo(action.options, now);
    case ActionKind::Unfollow:
        return !now.following && !now.requested;
    case ActionKind::Mute:
        return isMutedSo(action.options, now);
    case ActionKind::Unmute:
        return !now.muting;
    case ActionKind::Block:
        return now.blocking;
    case ActionKind::Unblock:
        return !now.blocking;
    case ActionKind::AcceptFollower:
        return now.followedBy;
    case ActionKind::RejectFollower:
        return !now.followedBy && !now.requestedBy;
    case ActionKind::RemoveFollower:
        return !now.followedBy;
    default:
        break;
    }
    return {};
}

bool hasVoted(const Action &action, const std::optional<ViewerState> &now)
{
    return now && now->voted
        && (now->votes.isEmpty() || std::ranges::all_of(action.choices, [&now](int choice) {
               return now->votes.contains(choice);
           }));
}

Write writeFor(const Action &action, const Session &session, const FoundTargets &found)
{
    Write write{.what = whatOf(action.kind).value_or(What::Follow), .item = action.options};
    write.item.subject = action.target;
    write.localId = isOfPerson(action.kind) ? found.people.value(0) : found.posts.value(0);
    write.ownLocalId = session.account.localId;
    write.visibility = action.visibility;
    write.reaction = action.reaction;
    write.choices = action.choices;
    write.note = action.note;
    if (action.kind == ActionKind::Report) {
        write.report = action.report;
        write.report.posts = found.posts;
        write.report.posts.removeAll(QString());
    }
    return write;
}

Outgoing outgoingOf(const Action &action, const FoundTargets &found)
{
    Outgoing post{.text = action.post, .toLocalIds = found.people};
    // In the order of postsOf().
    qsizetype next = isOfPost(action.kind) ? 1 : 0;
    if (!action.post.replyTo.isEmpty()) {
        post.replyToLocalId = found.posts.value(next++);
    }
    if (!action.post.quote.isEmpty()) {
        post.quoteLocalId = found.posts.value(next);
    }
    return post;
}

std::optional<CensusChange> censusChangeOf(
    const Action &action, const FoundTargets &found, const std::optional<Relationship> &now)
{
    const MovedKind kind = movedKindOf(action.kind);
    if (kind == MovedKind::Unknown || (action.kind == ActionKind::Follow && !now)) {
        return {};
    }
    CensusChange change{.kind = kind, .take = takesAway(action.kind)};
    change.item.item = action.options;
    change.item.item.subject = action.target;
    change.item.localId = isOfPerson(action.kind) ? found.people.value(0) : found.posts.value(0);
    change.item.requested = action.kind == ActionKind::Follow && !now->following;
    return change;
}

} // namespace asterism
