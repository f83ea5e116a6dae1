// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ownprofile.h"
#include "model/postingdefaults.h"

#include <optional>

namespace asterism {

/// One's own profile as a server tells it to its owner.
struct ToldProfile {
    OwnProfile profile;
    ProfileParts told; ///< what the answer says anything of; the rest of `profile` is empty
    std::optional<QuotePolicy> quotes = {}; ///< of new posts; nothing: not told
};

/// What it says of new posts; nothing where it says nothing (Misskey, whose own pages keep that to
/// themselves).
inline std::optional<PostingDefaults> postingDefaults(const ToldProfile &told)
{
    constexpr qsizetype longestLanguage = 64;
    if (!(told.told & (ProfilePart::Visibility | ProfilePart::Sensitive | ProfilePart::Language))
        && !told.quotes) {
        return {};
    }
    return PostingDefaults{.visibility = told.told.testFlag(ProfilePart::Visibility)
            ? told.profile.visibility
            : Visibility::Public,
        .sensitive = told.profile.sensitive,
        .language = told.profile.language.left(longestLanguage),
        .quotes = told.quotes};
}

} // namespace asterism
