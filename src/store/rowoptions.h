// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list.h"
#include "model/source.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <vector>

namespace asterism::store {

/// What one of the user's lists leaves out of itself, wherever a column shows it.
struct ListRules {
    bool hideBoosts = false;
    bool hideReplies = false; ///< to others; what somebody boosted stays
    bool onlyMedia = false; ///< what has nothing attached is left out, boosted or not

    bool operator==(const ListRules &) const = default;
};

/// What a column leaves out: decided while it is read, so that it acts at once and takes nothing
/// away. What one of its sources leaves out and another one holds is shown.
struct RowOptions {
    bool hideBoosts = false; ///< what was posted stays, without the names of who boosted it
    bool hideReplies = false; ///< to others; what somebody boosted stays
    bool onlyMedia = false; ///< what has nothing attached is left out, boosted or not
    QHash<QString, ListRules> lists = {}; ///< by id: lists among the sources
    /// Ids of lists, among the sources or not: what stands in them, homes leave out. A list holds
    /// no more than public and unlisted posts, so that nothing is left out of everything.
    QSet<QString> exclusive = {};

    bool operator==(const RowOptions &) const = default;
};

/// The same, with what the user's lists have to say about these sources and nothing else: options
/// that differ mean another column.
RowOptions withLists(
    RowOptions options, const std::vector<List> &lists, const std::vector<Source> &sources);

} // namespace asterism::store
