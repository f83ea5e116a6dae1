// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"
#include "model/post.h"
#include "model/relationship.h"
#include "protocol/write.h"
#include "store/census.h"
#include "sync/core.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace asterism {

// What an action means at the account's server. Pure.

/// What a server calls what an action names.
struct FoundTargets {
    QStringList posts; ///< ids, in the order of PostNames
    QStringList people;
    /// Of those ids, what the server says that the account may not quote: only of what it was asked
    /// for just now.
    QStringList unquotable;
    bool remembered = false; ///< some id of a post comes out of the cache: it may be of long ago
};

/// A post by uri, and by its page where that leads nobody to it.
struct PostName {
    QString uri;
    QString url = {};
    bool needed = true; ///< else it does without, where nobody finds it

    bool operator==(const PostName &) const = default;
};

/// Whom and what the server must know for it.
QList<PostName> postsOf(const Action &action);
QStringList peopleOf(const Action &action);

/// Nothing for Publish and Edit, which are no Write, and for Unknown.
std::optional<Write::What> whatOf(Action::Kind kind);
/// writeClass(), and "posts" of Publish, "edits" of Edit.
QString classOf(Action::Kind kind);
/// All kinds that a server counts together with it.
QList<Action::Kind> countedWith(Action::Kind kind);

/// Of what is not there nothing is left to take away.
bool takesAway(Action::Kind kind);
/// The same where the server merely does not find it by its name: marks of posts. A search may hide
/// people who are there, and the account's own post is not deleted before its server says so.
bool isNothingWithoutIt(Action::Kind kind);
/// Whether the person stands as the action wants it, options included; nothing where a relationship
/// does not tell.
std::optional<bool> standsSo(const Action &action, const Relationship &now);

/// Whether the account has voted for all of an action's choices; where it is told only that it has
/// voted, that is as good.
bool hasVoted(const Action &action, const std::optional<ViewerState> &now);

/// For an action that is a Write. `found`: of postsOf() and peopleOf(). `session`: whose account
/// writes, where a Write names it.
Write writeFor(const Action &action, const Session &session, const FoundTargets &found);
/// For Publish and Edit.
Outgoing outgoingOf(const Action &action, const FoundTargets &found);

/// What it changes of what the account has (store/census.h).
struct CensusChange {
    MovedKind kind = MovedKind::Unknown;
    store::CensusItem item;
    bool take = false;
};
/// Nothing where it changes none of that, or where it is not known how they stand (`now`).
std::optional<CensusChange> censusChangeOf(
    const Action &action, const FoundTargets &found, const std::optional<Relationship> &now);

} // namespace asterism
