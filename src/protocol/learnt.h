// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"

namespace asterism {

// What no document of a server tells and its answers do: words in Instance::features that outlive
// the next look at its documents.

/// It takes a token from the body alone ("misskey:token-in-body", Capabilities::tokenInBody).
void learnTokenInBody(Instance &instance);

/// What was learnt of the same host before goes to `found`, as its documents now describe it; but
/// not when it is another software now or the next great version of it.
void keepLearnt(Instance &found, const Instance &before);

} // namespace asterism
