// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ownprofile.h"

namespace asterism {

/// One's own profile as a server tells it to its owner.
struct ToldProfile {
    OwnProfile profile;
    ProfileParts told; ///< what the answer says anything of; the rest of `profile` is empty
};

} // namespace asterism
