// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serveremoji.h"
#include "store/store.h"

#include <vector>

namespace asterism::store {

/// More of one server are not kept, whatever it tells.
constexpr int mostEmojisKept = 20'000;

/// The emoji of a server, in the order in which it told them; empty where it was never asked.
Result<std::vector<ServerEmoji>> serverEmojis(CacheTx &tx, const QString &host);
/// When it told them; 0: never.
Result<qint64> serverEmojisReadAt(CacheTx &tx, const QString &host);
/// All that it has now. Those without a shortcode or picture are left out, and of two with one
/// shortcode the later; those of servers that were not asked for two months are forgotten.
Result<Done> saveServerEmojis(
    CacheTx &tx, const QString &host, const std::vector<ServerEmoji> &emojis);

} // namespace asterism::store
