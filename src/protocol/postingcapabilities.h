// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/capabilities.h"

namespace asterism {

/// Sets what a new post may have besides words at a server of Mastodon's API; `can` holds the rest
/// already. `isMastodon`: it is Mastodon itself or a fork of it.
void setPosting(Capabilities &can, const Instance &instance, bool isMastodon);

} // namespace asterism
