// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>

#include <utility>
#include <vector>

namespace asterism::ui {

/// Rows that stand one after another.
struct RowRun {
    int at = 0;
    int count = 0;
    bool operator==(const RowRun &) const = default;
};

/// How a long list of rows becomes another one, in time that grows with its length and no faster:
/// what goes, whether the rest is put in another order, and what comes in then.
struct RowRuns {
    std::vector<RowRun> removed; ///< from the end: no place moves before it is used
    bool reordered = false;
    std::vector<RowRun> inserted; ///< from the beginning; places in the wanted list

    bool isNothing() const { return removed.empty() && !reordered && inserted.empty(); }
    bool operator==(const RowRuns &) const = default;
};

/// Keys are unique in each. Key list: anything with size() and operator[].
template <typename Keys> RowRuns rowRuns(const Keys &now, const Keys &wanted)
{
    using Key = std::decay_t<decltype(now[0])>;
    RowRuns runs;
    const QSet<Key> goal(wanted.begin(), wanted.end());
    std::vector<Key> stay;
    for (int at = int(now.size()) - 1; at >= 0; --at) {
        if (goal.contains(now[at])) {
            stay.push_back(now[at]); // backwards
        } else if (!runs.removed.empty() && runs.removed.back().at == at + 1) {
            runs.removed.back() = {at, runs.removed.back().count + 1};
        } else {
            runs.removed.push_back({at, 1});
        }
    }
    const QSet<Key> kept(stay.begin(), stay.end());
    auto next = stay.rbegin();
    for (int at = 0; at < int(wanted.size()); ++at) {
        if (kept.contains(wanted[at])) {
            runs.reordered = runs.reordered || *next != wanted[at];
            ++next;
        } else if (!runs.inserted.empty()
            && runs.inserted.back().at + runs.inserted.back().count == at) {
            runs.inserted.back().count += 1;
        } else {
            runs.inserted.push_back({at, 1});
        }
    }
    return runs;
}

} // namespace asterism::ui
