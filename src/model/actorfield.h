// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// A line of somebody's profile: what it is called, and what they say there.
struct ActorField {
    QString name; ///< plain text, may hold :shortcodes:
    QString value; ///< hostile, in what the person's note is written in (Actor::noteIsMfm)
    bool verified = false; ///< the telling server found that the page links back to the profile

    bool operator==(const ActorField &) const = default;
};

/// Mastodon has 4, GoToSocial 6, Misskey 16, Pleroma shows 20 of people elsewhere; no more are
/// read.
constexpr int mostActorFields = 20;
constexpr int longestActorFieldName = 500;
constexpr int longestActorField = 5000; ///< with its markup

} // namespace asterism
