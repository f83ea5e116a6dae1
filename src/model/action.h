// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "model/moved.h"
#include "model/posttext.h"
#include "model/visibility.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace asterism {

struct ReportText {
    QStringList posts; ///< uris, of the person who is reported
    QString comment;
    /// "spam", "legal", "violation", "other"; empty: not said. Servers of Mastodon's API are told
    /// of a violation only where `rules` names what was violated.
    QString category;
    QStringList rules; ///< ids of the account's server
    bool forward = false; ///< to the person's own server, too

    bool operator==(const ReportText &) const = default;
};

/// Something that an own account is to do. Posts are named by uri and people by acct, as everywhere
/// in asterism.db.
struct Action {
    /// The numbers lie in asterism.db: a new one goes to the end.
    enum class Kind {
        Unknown,
        // of a post
        Boost,
        Unboost,
        Favourite,
        Unfavourite,
        Bookmark,
        Unbookmark,
        React,
        Unreact,
        Vote,
        Pin,
        Unpin,
        MuteThread,
        UnmuteThread,
        Delete,
        Edit,
        // of a person
        Follow, ///< of somebody followed already: changes the options
        Unfollow,
        Mute,
        Unmute,
        Block,
        Unblock,
        AcceptFollower,
        RejectFollower,
        RemoveFollower,
        Report,
        // of something else
        BlockDomain,
        UnblockDomain,
        FollowTag,
        UnfollowTag,
        Publish,
        Annotate, ///< of a person: what the account notes about them, for itself alone
    };

    Kind kind = Kind::Unknown;
    AccountId account;
    /// A post's uri, a person's acct, a host, a hashtag without #; of Publish a key of its own that
    /// nothing else has (newPostKey()).
    QString target;
    QString targetUrl = {}; ///< the post's page, where the uri alone does not lead a server there
    std::optional<Visibility> visibility = {}; ///< Boost: where the server takes one
    QString reaction = {}; ///< React, Unreact: Reaction::name
    QString reactionUrl = {}; ///< its picture, to be shown meanwhile
    QList<int> choices = {}; ///< Vote: from 0
    MovedItem options = {}; ///< Follow and Mute; `subject` stays empty
    ReportText report = {};
    PostText post = {}; ///< Publish, Edit
    QString note = {}; ///< Annotate: plain text; empty takes the note away

    bool operator==(const Action &) const = default;
};

constexpr int actionKindCount = int(Action::Kind::Annotate) + 1;

/// Stable lower-case words for JSON and QML: "boost", "unboost", "mute-thread", "accept-follower",
/// "block-domain", "publish", "annotate" …; empty for Unknown.
QString word(Action::Kind kind);
Action::Kind actionKind(const QString &word); ///< Unknown for any other

constexpr bool isOfPost(Action::Kind kind)
{
    return kind >= Action::Kind::Boost && kind <= Action::Kind::Edit;
}
constexpr bool isOfPerson(Action::Kind kind)
{
    return (kind >= Action::Kind::Follow && kind <= Action::Kind::Report)
        || kind == Action::Kind::Annotate;
}

/// Something that people write, which can be opened again.
inline bool isWriting(const Action &action)
{
    return action.kind == Action::Kind::Publish || action.kind == Action::Kind::Edit;
}

/// What takes it back; Unknown where nothing does.
Action::Kind opposite(Action::Kind kind);

/// Two actions of one account about one target that have the same axis say what is to be in the
/// end, and the later one is right ("boost": Boost and Unboost; "reaction 👍": React and Unreact).
/// An Annotate is the only kind of its axis, and the last text is right.
/// Empty where each stands for itself (Vote, Report, Edit, Publish, Delete).
QString axisOf(const Action &action);

/// All but kind, account and target, as one JSON object.
QString optionsText(const Action &action);
/// BadAnswer for what optionsText() never wrote; sizes are bounded.
Result<Done> readOptions(Action &action, const QString &text);

QString newPostKey();

} // namespace asterism
