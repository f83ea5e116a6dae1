// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ownprofile.h"
#include "model/profilelimits.h"

namespace asterism {

/// What a server lets its people change of their profiles, and how much of it.
struct ProfileRules {
    ProfileParts parts; ///< what is not among these is unknown there, or not told
    bool removesAvatar = false; ///< lets them have none again
    bool removesHeader = false;
    bool needsName = false; ///< takes no empty one
    bool needsBio = false;
    bool needsField = false; ///< the last field cannot be taken away
    bool namesDiffer = false; ///< two fields cannot have one name
    ProfileLimits limits; ///< 0: none that is known
    int location = 0; ///< characters
    QStringList visibilities; ///< that new posts may have without a word
    QStringList pictureTypes; ///< MIME; empty: any picture
    /// Texts are counted by what people see as characters; else by code points.
    bool clusters = false;
    /// The bio is counted as Mastodon counts posts: by clusters, links and mentions shortened.
    bool bioAsPost = false;

    bool operator==(const ProfileRules &) const = default;
};

QJsonObject toJson(const ProfileRules &rules);
ProfileRules profileRulesFromJson(const QJsonObject &json);

} // namespace asterism
