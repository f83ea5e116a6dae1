// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>

#include <vector>

namespace asterism::ui {

/// How rows that are on show become the rows that were read. A row that is in both stays where it
/// is, even if it would now be elsewhere: nothing that a reader may be looking at changes its
/// place (architecture.md, decision 6).
struct MergePlan {
    struct Insert {
        int before = 0; ///< index among the old rows
        std::vector<int> rows; ///< indices among the read rows
    };
    std::vector<Insert> inserts; ///< ascending
    std::vector<int> removed; ///< indices of old rows, ascending
    std::vector<std::pair<int, int>> kept; ///< old index, read index
};

/// `elsewhere`: keys that were read in another range and so are not gone.
inline MergePlan planMerge(
    const std::vector<qint64> &old, const std::vector<qint64> &read, const QSet<qint64> &elsewhere)
{
    MergePlan plan;
    QHash<qint64, int> places;
    for (int i = 0; i < int(old.size()); ++i) {
        places.insert(old[size_t(i)], i);
    }
    QSet<qint64> seen;
    int cursor = 0;
    for (int i = 0; i < int(read.size()); ++i) {
        const qint64 key = read[size_t(i)];
        if (seen.contains(key)) {
            continue;
        }
        seen.insert(key);
        const auto place = places.find(key);
        if (place != places.end()) {
            plan.kept.emplace_back(*place, i);
            cursor = std::max(cursor, *place + 1);
        } else if (!plan.inserts.empty() && plan.inserts.back().before == cursor) {
            plan.inserts.back().rows.push_back(i);
        } else {
            plan.inserts.push_back({cursor, {i}});
        }
    }
    for (int i = 0; i < int(old.size()); ++i) {
        const qint64 key = old[size_t(i)];
        if (!seen.contains(key) && !elsewhere.contains(key)) {
            plan.removed.push_back(i);
        }
    }
    return plan;
}

} // namespace asterism::ui
