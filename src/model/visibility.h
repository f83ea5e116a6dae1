// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// Who may see a post. Local = public, but on one server only.
enum class Visibility { Public, Unlisted, Private, Direct, Local };

/// "public", "unlisted", "private", "direct", "local"
QString word(Visibility visibility);

/// Unknown words become Private: the narrowest reading that still shows the post to its reader.
Visibility visibility(const QString &word);

/// Only these may enter a list that needs no follow.
constexpr bool isOpen(Visibility v)
{
    return v == Visibility::Public || v == Visibility::Unlisted;
}

/// From the widest, 0, to the narrowest.
constexpr int narrowness(Visibility v)
{
    switch (v) {
    case Visibility::Public:
        return 0;
    case Visibility::Unlisted:
        return 1;
    case Visibility::Local:
        return 2;
    case Visibility::Private:
        return 3;
    case Visibility::Direct:
        break;
    }
    return 4;
}

/// The one of both that fewer people see.
constexpr Visibility narrower(Visibility one, Visibility other)
{
    return narrowness(one) < narrowness(other) ? other : one;
}

} // namespace asterism
