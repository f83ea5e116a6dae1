// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace asterism {

/// What somebody has set of their own profile, beside what everybody has.
struct ProfileSettings {
    QString avatar; ///< path of an uploaded one; empty: a drawn one, or none
    QString header;
    bool headerless = false;
    std::optional<QString> avatarWords; ///< its description; not said: that of the drawn one
    std::optional<QString> headerWords;
    bool discoverable = true;
    bool indexable = true;
    bool hiddenFollows = false; ///< shows nobody whom they follow, or who follows them
    QString visibility = QString(QLatin1String("public")); ///< of new posts
    bool sensitive = false;
    QString quotePolicy = QString(QLatin1String("public")); ///< Mastodon, as PostDraft has it
    QString birthday; ///< Misskey, as the next
    QString location;
};

} // namespace asterism
