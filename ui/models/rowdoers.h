// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/acting.h"
#include "ui/models/rowbuilder.h"

#include <memory>
#include <optional>
#include <vector>

namespace asterism::ui {

/// One own account before a post.
struct Doer {
    Account account;
    std::shared_ptr<const Instance> server;
    ActingView view; ///< as its server said last
    ViewerState after; ///< the same with what is on its way
    std::vector<Action> pending; ///< of this account about this post
};

/// The own accounts before the post of one row.
struct Doers {
    ActingPost post;
    std::optional<Doer> acting; ///< who acts; none without accounts
    std::optional<Doer> author; ///< who wrote it, where that is one of them
    /// Of all that saw the post or have something on its way about it, with that done.
    std::vector<store::AccountView> after;
};

/// Of the accounts, those whom a server showed the post.
std::vector<AccountId> whoSaw(const store::TimelineRow &row);

/// For a reading lane, as all below.
Doers doersOf(store::CacheTx &tx, const store::TimelineRow &row, const RowNames &names);
/// The same for each account of ours, in the order of the rail.
std::vector<Doer> allDoers(
    store::CacheTx &tx, const store::TimelineRow &row, const RowNames &names);

/// What its row says of one of them; nothing but counts where it is null.
RowActing rowActing(const store::TimelineRow &row, const ActingPost &post, const Doer *doer,
    const Doer *author, const RowNames &names);
/// The row's own.
RowActing rowActing(const store::TimelineRow &row, const Doers &doers, const RowNames &names);

/// Marks what was chosen in its poll, and says whether one can choose.
void setVote(RowView &view, const Post &post, const Doers &doers);

/// Empty, or why the doer can give no such reaction where it can give others: the post's author
/// does not take it, or another server's emoji has no name at its own.
QString whyNotReact(const Reaction &reaction, const Doer &doer, const ActingPost &post);
/// What the doer's server calls it, where the doer has not given it.
QString nameThere(const Reaction &reaction, const Doer &doer);

} // namespace asterism::ui
