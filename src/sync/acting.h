// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/action.h"
#include "model/instance.h"
#include "model/post.h"
#include "store/viewers.h"

#include <QString>

#include <optional>
#include <vector>

namespace asterism {

/// What of a post decides who may do what with it.
struct ActingPost {
    QString uri;
    QString url;
    QString author; ///< acct
    Visibility visibility = Visibility::Public;
    /// On which host alone it exists (Visibility::Local), or its author's.
    QString originHost;
    bool poll = false;
    bool pollEnded = false;
    bool inChannel = false; ///< Misskey: it was posted to a channel
    ReactionAcceptance acceptance = ReactionAcceptance::All;
};

/// How one own account stands to it.
struct ActingView {
    bool saw = false; ///< its server showed it to the account, or has it
    std::optional<ViewerState> state; ///< what its server said last
};

ActingPost actingPost(const Post &post, qint64 now);
/// By what the cache knows: `viewers` of the post, and the accounts' hosts that showed it. What is
/// for some people only is not the account's because its server has it for others.
ActingView actingView(Visibility visibility, const std::vector<store::AccountView> &viewers,
    const QStringList &seenBy, const Account &account);

/// Why the account may not do it, in a sentence for the hint of a button; empty: it may. Private
/// and direct posts only by accounts that saw them; what a server's software cannot do, nobody
/// (protocol/capabilities.h); what the author's policy forbids (Permission::No) neither. Boosts of
/// private posts only by their author, where the server takes them; never of direct ones.
/// Publish stands for an answer to the post.
QString whyNot(Action::Kind kind, const ActingPost &post, const Account &account,
    const Instance &instance, const ActingView &view);

/// The same of quoting it, for which there is no kind of its own (PostText::quote). What is for
/// followers is quoted by its author alone, where the server takes that; direct posts by nobody.
QString whyNotQuote(const ActingPost &post, const Account &account, const Instance &instance,
    const ActingView &view);
/// Of a quote that may be written: that its author has to agree before it is shown; empty mostly.
QString quoteCaveat(const ActingView &view);

/// Which reactions its author takes from the account.
AcceptedReactions acceptedReactions(const ActingPost &post, const Account &account);

/// Why that, in a sentence for whoever chooses one; empty: all are accepted.
QString acceptanceWords(AcceptedReactions accepted);

/// Why the author takes no such reaction from the account, the same; empty: they do. Which emoji
/// are sensitive is not asked.
QString whyNotReaction(const ActingPost &post, const Account &account, const QString &name);

/// Of actions about people, hosts and hashtags: what the server's software cannot do.
QString whyNot(Action::Kind kind, const Account &account, const Instance &instance);

/// Whether what the action wants is so already, by what the server said last. Nothing where it does
/// not say: ViewerState::marksUntold and pinUntold, and reactionsUntold unless the reaction is
/// there. What is kept of untold marks is no more than what was done from here.
std::optional<bool> holds(const Action &action, const std::optional<ViewerState> &state);

/// With which reaction a favourite is given there: the server's own choice, or the heart where it
/// has none or the post's author takes nothing else.
QString favouriteReaction(const Instance &instance, AcceptedReactions accepted);

/// What a favourite is where there are only reactions (Capabilities::favouriteIsReaction): the
/// usual one is given, or the account's own (`given`, as ViewerState::reactions) is taken back. All
/// other actions stay as they are, and so does an Unfavourite where none is given.
Action asReaction(Action action, const QStringList &given, const QString &usual);

/// What nobody but its author does with a post.
constexpr bool isAuthorsAlone(Action::Kind kind)
{
    using Kind = Action::Kind;
    return kind == Kind::Delete || kind == Kind::Edit || kind == Kind::Pin || kind == Kind::Unpin;
}

/// Who acts: `wished` (the column's own actor), else `standard`; with a private or direct post only
/// where that one wrote it or saw it, else its author, else any that saw it. Not of what
/// isAuthorsAlone(). Empty without accounts. `saw`: the accounts that saw it.
AccountId actorFor(const ActingPost &post, const std::vector<Account> &accounts,
    const std::vector<AccountId> &saw, const AccountId &standard, const AccountId &wished = {});

/// What a post looks like for its account while actions on it are under way: their effect over
/// what the server said last, in their order. `reactionsEach`: Capabilities::reactionsEach of its
/// server, where a new reaction takes the place of the oldest when there are so many already.
ViewerState withPending(
    ViewerState state, const std::vector<Action> &pending, int reactionsEach = 0);

} // namespace asterism
