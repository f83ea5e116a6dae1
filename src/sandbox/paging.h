// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"

#include <QSet>

#include <functional>
#include <optional>

namespace asterism {

/// Does this copy belong? The text is the Announce to wrap it in (snac's boosts), mostly empty.
using Chooser = std::function<std::optional<QString>(const Copy &)>;

/// How one endpoint pages.
struct PageRules {
    int defaultLimit = 20;
    int maxLimit = 40;
    bool links = true; ///< sends a Link header
    QStringList keep; ///< query parameters that stay in the links, besides limit
    int newestOnly = -1; ///< looks at this many copies only
};

/// max_id, since_id, min_id and limit over one server's posts; newest first, with the software's
/// Link header (servers.md §3.2, §3.5, §3.6).
HttpResponse pageOf(const Call &call, const Chooser &chooser, const PageRules &rules);

/// max_id and limit over people, as their software pages whom somebody follows.
HttpResponse peoplePage(const Call &call, const QSet<int> &people);

} // namespace asterism
