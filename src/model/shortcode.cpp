// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/shortcode.h"

#include <QChar>

namespace asterism {

bool isShortcodeLetter(char32_t c)
{
    constexpr char32_t asPicture = 0xFE0F;
    constexpr char32_t keycap = 0x20E3;
    if (c == asPicture || c == keycap) {
        return false;
    }
    return c == U'_' || c == U'+' || c == U'-' || QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

} // namespace asterism
