// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "model/profilerules.h"

namespace asterism {

/// How a server of Mastodon's API is told of changes to a profile.
struct ProfileCalls {
    bool asJson = false; ///< reads no other form, but for pictures
    bool picturesByPost = false; ///< its language reads files in a POST alone
    bool hidesApart = false; ///< whom one follows and who follows one are hidden one by one
    bool removesByEmpty = false; ///< an empty picture takes it away; else DELETE profile/…
};

/// What may be changed at that server; nothing where it has no such call. Where it tells no limits
/// of its own they are those in its source.
ProfileRules profileRules(const Instance &instance);
ProfileCalls profileCalls(const Instance &instance);

} // namespace asterism
