// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

#include <algorithm>
#include <vector>

namespace asterism::ui {

/// One change of a list of rows, as the models tell it to their views.
struct RowStep {
    enum class Kind {
        Remove, ///< the row at `at`
        Insert, ///< the wanted row number `at`, there
        Move, ///< the row at `from` up to `at`; from > at
    };

    Kind kind = Kind::Remove;
    int at = 0;
    int from = -1;
    bool operator==(const RowStep &) const = default;
};

/// The steps that make `now` into `wanted`, to be done one after another. Keys are unique in each.
/// Afterwards row number i is wanted row number i.
template <typename Key>
std::vector<RowStep> rowSteps(std::vector<Key> now, const std::vector<Key> &wanted)
{
    std::vector<RowStep> steps;
    const QSet<Key> stay(wanted.begin(), wanted.end());
    for (int at = int(now.size()) - 1; at >= 0; --at) {
        if (!stay.contains(now[size_t(at)])) {
            now.erase(now.begin() + at);
            steps.push_back({RowStep::Kind::Remove, at});
        }
    }
    for (int at = 0; at < int(wanted.size()); ++at) {
        const Key &key = wanted[size_t(at)];
        const auto found = std::find(now.begin() + at, now.end(), key);
        if (found == now.end()) {
            now.insert(now.begin() + at, key);
            steps.push_back({RowStep::Kind::Insert, at});
        } else if (const int from = int(found - now.begin()); from != at) {
            std::rotate(now.begin() + at, found, found + 1);
            steps.push_back({RowStep::Kind::Move, at, from});
        }
    }
    return steps;
}

} // namespace asterism::ui
