// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"
#include "model/moved.h"
#include "model/serveremoji.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace asterism {

/// Something that an own account changes at its server.
struct Write {
    enum class What {
        Follow, ///< or, of somebody followed already, the options
        Unfollow,
        Block,
        Unblock,
        Mute,
        Unmute,
        BlockDomain,
        UnblockDomain,
        Bookmark,
        Unbookmark,
        FollowTag,
        UnfollowTag,
        PutIntoList,
        TakeFromList,
        PutIntoClip,
        TakeFromClip,
        Boost,
        Unboost,
        Favourite, ///< where there are only reactions: the usual one
        Unfavourite,
        React,
        Unreact,
        Vote,
        Pin,
        Unpin,
        MuteThread,
        UnmuteThread,
        DeletePost,
        AcceptFollower,
        RejectFollower,
        RemoveFollower,
        Report,
        Annotate,
    };

    What what = What::Follow;
    QString localId; ///< of the person or post, at the account's server
    MovedItem item; ///< its options; the domain or tag
    QString listId; ///< the server's own; of clips as well
    std::optional<Visibility> visibility = {}; ///< Boost: where the server takes one
    QString reaction = {}; ///< React, Unreact: Reaction::name
    QList<int> choices = {}; ///< Vote: from 0
    QString note = {}; ///< Annotate: plain text; empty takes it away
    ReportText report = {}; ///< `posts`: the server's own ids
    /// Boost, Unboost: the account's own id there. Where a boost is a post of its own, it is how
    /// beforeWrite() finds the one that there is already.
    QString ownLocalId = {};
    /// BlockDomain, UnblockDomain: further domains for which the same is done in the same request;
    /// with the item's at most capabilities().domainBlocksAtOnce.
    QStringList alongside = {};
    /// Mute: one that is there already stays as it is, whenever it ends; else it is taken away and
    /// done again where the server changes none (Family::againFromNothing()).
    bool leavesOld = false;
    // What Family::withAnswer() found out, where the server must be asked before:
    bool requested = false; ///< Unfollow: they have not answered yet
    /// BlockDomain, UnblockDomain: what is blocked already, as the server wrote it, where it takes
    /// only the whole list.
    std::optional<QStringList> whole = {};
    QString pollId = {}; ///< Vote: where it is not the post's
    QString boostId = {}; ///< Unboost: where the boost itself is what is deleted
};

/// A post that is to be made or changed, in the server's own ids.
struct Outgoing {
    PostText text;
    QString replyToLocalId;
    QString quoteLocalId;
    QStringList toLocalIds; ///< people, of PostText::to
    qint64 now = 0; ///< edits: by our clock, to reckon what is left of a poll; 0: not told
};

/// A file that the server has.
struct SentMedia {
    QString id;
    bool ready = true; ///< else it is still being read there: no post can have it yet
    // As the server has it now, where it tells: one that keeps the same bytes once may have said
    // something else of them before.
    std::optional<QString> description = {};
    std::optional<bool> sensitive = {};
};

/// What is still to be said of what was sent as `file` (Family::describeMedia(), it has the id):
/// its description, or that it is sensitive. Takes nothing back that is said there already, for
/// other posts may have it. Nothing where the server says it all.
std::optional<Attachment> stillToDescribe(const SentMedia &sent, const Attachment &file);

/// A post that the server keeps until its time.
struct ScheduledPost {
    QString id; ///< at the account's server
    qint64 at = 0; ///< ms since epoch; 0: kept as a draft there
    PostText post; ///< as far as it is told; what it answers or quotes is told by local ids only
    QString replyToLocalId;
    QString quoteLocalId;
};

/// A post as its author typed it.
struct PostSource {
    QString text;
    QString warning;
    PollText poll = {}; ///< where it is told, as it was asked for; else without choices
    TextFormat format = TextFormat::Plain; ///< how the server read it, where it tells
};

/// For whom a post is, whole, to see and to quote; Post::visibility is the narrower half of it.
struct Audience {
    Visibility visibility = Visibility::Private;
    bool localOnly = false; ///< as PostText::localOnly
    std::optional<QuotePolicy> quotes = {}; ///< as PostText::quotes, as far as it is told
};

} // namespace asterism
