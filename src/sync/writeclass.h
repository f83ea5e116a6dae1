// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/write.h"

#include <QString>

namespace asterism {

/// "follows", "blocks", …: what is counted together at a server, so that a limit of one says
/// nothing of the others. Unfollowing counts as following. asterism.db keeps these words.
/// Mastodon counts boosts as posts, and what takes one back as a delete (app/models/status.rb,
/// config/initializers/rack_attack.rb).
QString writeClass(Write::What what);

} // namespace asterism
