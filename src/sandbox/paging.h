// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"

#include <QJsonValue>
#include <QSet>

#include <functional>
#include <optional>
#include <vector>

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
/// Link header.
HttpResponse pageOf(const Call &call, const Chooser &chooser, const PageRules &rules);

/// A row of a list that is paged by ids which have nothing to do with what it shows; the greater
/// its number, the newer.
struct NumberedRow {
    quint64 number = 0;
    int person = -1;
    QString name = {}; ///< of what is no person
};

struct NumberedRules {
    int usual = 40;
    int most = 80;
    std::function<QJsonValue(const NumberedRow &)> tell = {}; ///< empty: people as they are
};

/// max_id, since_id, min_id and limit over such rows, newest first; snac gives all of them.
HttpResponse numberedPage(
    const Call &call, std::vector<NumberedRow> rows, const NumberedRules &rules = {});

HttpResponse peoplePage(const Call &call, const QSet<int> &people);
HttpResponse followingPage(const Call &call, int person);
HttpResponse followersPage(const Call &call, int person);

} // namespace asterism
