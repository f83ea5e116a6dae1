// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"

#include <optional>

namespace asterism {

// What belongs to which timeline, for pages and streams alike.

/// The text is the Announce to wrap the copy in (snac's boosts), mostly empty.
std::optional<QString> chooseForHome(const Call &call, const Copy &copy);
bool belongsToList(const Call &call, const Circle &circle, const Copy &copy);
bool belongsToTag(const Call &call, const QString &tag, bool localOnly, const Copy &copy);

struct FrontRules {
    bool local = false;
    bool remote = false;
    bool media = false;
};
bool belongsToFront(const Call &call, const FrontRules &rules, const Copy &copy);

} // namespace asterism
