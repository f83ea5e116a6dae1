// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "store/deck.h"

namespace asterism::ui {

/// Of columns that show what one own account has at its server ("server-list", "antenna",
/// "channel", "clip", "social", "mentions", "favourites", "direct") or that server's bubble, and of
/// the notifications of several: what they are called. Empty for columns of other kinds.
QString ownTitle(const store::DeckColumn &column);

/// And what they are: "list of me@host", "me@host". `account` is null where it is gone. Empty for
/// bubbles, too, which are named after their server.
QString ownDetail(const store::DeckColumn &column, const Account *account);

} // namespace asterism::ui
