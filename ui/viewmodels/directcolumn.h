// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/source.h"
#include "store/deck.h"

#include <vector>

namespace asterism::ui {

/// A column of the conversations of all accounts, those that will be added, too.
bool isDirectOfAll(const store::DeckColumn &column);

/// Its server lists no such posts: what the account heard of in other ways, by notifications most
/// of all, is all there is (store/direct.h), and nobody needs to be asked.
bool isSeenOnly(const Source &source, const std::vector<Account> &accounts);

} // namespace asterism::ui
