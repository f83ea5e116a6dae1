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

} // namespace asterism
