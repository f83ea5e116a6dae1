// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "model/poll.h"
#include "store/viewers.h"
#include "sync/acting.h"

#include <optional>
#include <vector>

namespace asterism::cli {

// What the commands share by which own accounts do something: what is meant, and who does it.

/// A post as it was typed and as the cache knows it.
struct MeantPost {
    /// Of a post that the cache does not know, `uri` and `url` are what was typed, and the rest
    /// says nothing.
    ActingPost post;
    bool known = false;
    std::optional<Poll> poll;
    QStringList mentions; ///< accts
    QStringList seenBy; ///< as in store::TimelineRow
    std::vector<store::AccountView> viewers; ///< the same
    qint64 readAt = 0; ///< when the cache said so; 0: it does not know it
};

/// The post of that uri or page; nothing where it is no address: `status` says why.
std::optional<MeantPost> meantPost(Context &context, const QString &typed);
/// Asks a server about a post that the cache does not know; what cannot be had stays unknown.
void learnPost(Context &context, MeantPost &post);

/// Whose handle or profile it is, as an acct. Only of a profile's address is anybody asked: a
/// handle says it all. Nothing: `status` says why.
std::optional<QString> meantPerson(Context &context, const QString &typed);

/// The accounts of --account, or whoever acts with that post (nullptr: with none) unless something
/// is said: the only account, of what only its author does that one, else the window's default
/// actor, or who received it (sync/acting.h). Empty, with the reason on standard error and in
/// `status`, where nobody can say.
std::vector<const Account *> actors(Context &context, Action::Kind kind, const MeantPost *post);

/// What its own server said last of the post to that account.
ActingView viewOf(const MeantPost &post, const Account &account);
/// What is known of the account's server; nothing where it was never asked.
std::optional<Instance> knownServer(Context &context, const Account &account);
/// Why the account need not even try, by what is known of its server and of the post; empty:
/// nothing is known against it. `post`: what the action is about, or what a new post answers.
QString whyNotTry(
    Context &context, const Action &action, const MeantPost *post, const Account &account);
/// The same of a new post that quotes that one.
QString whyNotTryQuote(Context &context, const MeantPost &quoted, const Account &account);

} // namespace asterism::cli
