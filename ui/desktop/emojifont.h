// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

namespace asterism::ui {

/// The family with the system's coloured emoji; empty where none is known.
QString emojiFamily();

/// The font to write with in place of `font`: what it lacks of emoji is looked for in emojiFamily()
/// first. Else some font of black signs may come before it: fontconfig gives faces (U+1F600…) from
/// DejaVu. Where `font` itself is DejaVu Sans they stay black. Qt chooses by the emoji themselves
/// from 6.9 on only.
QFont withColouredEmoji(const QFont &font);

} // namespace asterism::ui
