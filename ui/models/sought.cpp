// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sought.h"

#include "content/found.h"
#include "content/styled.h"

#include <utility>

namespace asterism::ui {

Sought soughtIn(const SearchQuery &query, const QString &words)
{
    Sought sought{.words = SoughtWords(words)};
    for (const SearchCondition &condition : query.conditions) {
        if (condition.kind == SearchCondition::Kind::Tag && !condition.excluded) {
            sought.tags << condition.value;
        }
    }
    return sought;
}

Blocks withSought(Blocks blocks, const Sought &sought)
{
    if (sought.isEmpty()) {
        return blocks;
    }
    const auto found = sought.words.foundIn(runningText(blocks));
    return withFound(std::move(blocks), found, sought.tags);
}

QString markedText(const QString &plain, const Sought &sought)
{
    const auto found = sought.words.foundIn(plain);
    if (found.empty()) {
        return {};
    }
    const Blocks text{.blocks = {{.spans = {{.text = plain}}}}};
    return styledText(withFound(text, found).blocks.front(), {}, sought.colour);
}

} // namespace asterism::ui
