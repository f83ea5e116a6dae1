// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/capabilities.h"

namespace asterism {

/// Sets what accounts do at a server of Mastodon's API, from "What accounts do there" on; `can`
/// holds the rest already. `isMastodon`: it is Mastodon itself or a fork of it.
void setActing(Capabilities &can, const Instance &instance, bool isMastodon);

} // namespace asterism
