// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/source.h"
#include "store/deck.h"

#include <vector>

namespace asterism::ui {

/// A column of the conversations of all accounts, those that will be added, too.
bool isDirectOfAll(const store::DeckColumn &column);

/// What that shows now: of each account whose server tells such posts.
std::vector<Source> directOfAll(const std::vector<Account> &accounts);

} // namespace asterism::ui
