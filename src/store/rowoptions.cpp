// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rowoptions.h"

#include <algorithm>

namespace asterism::store {

RowOptions withLists(
    RowOptions options, const std::vector<List> &lists, const std::vector<Source> &sources)
{
    const bool homes = std::ranges::any_of(
        sources, [](const Source &source) { return source.kind == Source::Kind::Home; });
    for (const List &list : lists) {
        const ListRules rules{.hideBoosts = list.options.hideBoosts,
            .hideReplies = list.options.hideReplies,
            .onlyMedia = list.options.onlyMedia};
        const bool shown = std::ranges::find(sources, listSource(list.id)) != sources.end();
        if (shown && rules != ListRules()) {
            options.lists.insert(list.id.value, rules);
        }
        if (homes && list.options.exclusive) {
            options.exclusive.insert(list.id.value);
        }
    }
    return options;
}

} // namespace asterism::store
