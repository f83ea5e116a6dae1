// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/actor.h"
#include "model/list.h"
#include "model/serverlist.h"
#include "ui/viewmodels/jumptarget.h"

#include <optional>
#include <vector>

namespace asterism::ui {

/// What the user has, as what can be jumped to. Pure; in the order in which it is given.
std::vector<JumpTarget> accountJumps(const std::vector<Account> &accounts);
std::vector<JumpTarget> listJumps(const std::vector<List> &lists);
/// Of accounts that are still there.
std::vector<JumpTarget> serverListJumps(
    const std::vector<ServerList> &lists, const std::vector<Account> &accounts);
/// The home and the notifications of all and of each, what is written on their servers, and all
/// that these know.
std::vector<JumpTarget> newColumnJumps(const std::vector<Account> &accounts);
/// A timeline that an account's server has, as ui::Offer; nothing for a kind without a name.
std::optional<JumpTarget> offerJump(
    const QString &kind, const QString &source, const QString &label);
/// Conversations of all accounts.
JumpTarget directJump();
/// The pages of the program: "settings", "keys", "privacy", "lists", "moving", "connections",
/// "outbox", "scheduled", "follow-requests", "held", "add-column", "add-account".
std::vector<JumpTarget> pageJumps();

/// Nothing for an acct that is none, and for what would not be read as one hashtag.
std::optional<JumpTarget> personJump(const Actor &actor);
std::optional<JumpTarget> tagJump(const QString &name);

/// The icon of a column, by the words of store/deck.h.
QString columnIcon(const QString &kind);

} // namespace asterism::ui
