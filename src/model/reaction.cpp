// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reaction.h"

#include <algorithm>

namespace asterism {

namespace {

bool isShortcode(const QString &name)
{
    return std::ranges::all_of(name, [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

QString spelt(const Reaction &reaction)
{
    return isShortcode(reaction.name) ? u':' + reaction.name + u':' : reaction.name;
}

bool isSameReaction(const QString &name, const QString &other)
{
    const bool here = !name.contains(u'@');
    const bool there = !other.contains(u'@');
    return name == other
        || (here != there && name.section(u'@', 0, 0) == other.section(u'@', 0, 0));
}

} // namespace asterism
