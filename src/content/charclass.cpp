// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/charclass.h"

#include <algorithm>
#include <array>

namespace asterism {

namespace {

struct Range {
    char32_t first;
    char32_t last;
    CharClass cls;
};

// What Unicode's general category does not tell apart. Sorted.
// clang-format off
constexpr std::array ranges {
    Range {0x0009, 0x0009, CharClass::Tab},
    Range {0x000A, 0x000D, CharClass::LineBreak},
    Range {0x0085, 0x0085, CharClass::LineBreak},
    Range {0x00AD, 0x00AD, CharClass::Steering},
    Range {0x034F, 0x034F, CharClass::Invisible}, // combining grapheme joiner
    Range {0x061C, 0x061C, CharClass::Direction},
    Range {0x115F, 0x1160, CharClass::Invisible}, // Hangul fillers: letters that show nothing
    Range {0x17B4, 0x17B5, CharClass::Invisible},
    Range {0x180B, 0x180F, CharClass::Invisible},
    Range {0x200B, 0x200B, CharClass::Steering},
    Range {0x200C, 0x200D, CharClass::Joiner},
    Range {0x200E, 0x200F, CharClass::Direction},
    Range {0x2028, 0x2029, CharClass::LineBreak},
    Range {0x202A, 0x202E, CharClass::Forbidden}, // bidi embeddings and overrides
    Range {0x2060, 0x2060, CharClass::Steering},
    Range {0x2061, 0x2065, CharClass::Invisible},
    Range {0x2066, 0x2068, CharClass::Isolate},
    Range {0x2069, 0x2069, CharClass::IsolateEnd},
    Range {0x206A, 0x206F, CharClass::Invisible},
    Range {0x2800, 0x2800, CharClass::Invisible}, // Braille without dots
    Range {0x3164, 0x3164, CharClass::Invisible},
    Range {0xD800, 0xDFFF, CharClass::Forbidden},
    Range {0xFDD0, 0xFDEF, CharClass::Forbidden},
    Range {0xFE00, 0xFE0F, CharClass::Selector},
    Range {0xFEFF, 0xFEFF, CharClass::Invisible},
    Range {0xFFA0, 0xFFA0, CharClass::Invisible},
    Range {0xFFF0, 0xFFFC, CharClass::Forbidden}, // U+FFFC is Qt's own placeholder for pictures
    Range {0xFFFE, 0xFFFF, CharClass::Forbidden},
    Range {0x1BCA0, 0x1BCA3, CharClass::Invisible},
    Range {0x1D173, 0x1D17A, CharClass::Invisible},
    Range {0xE0000, 0xE001F, CharClass::Invisible},
    Range {0xE0020, 0xE007F, CharClass::Selector}, // letters of subdivision flags
    Range {0xE0080, 0xE00FF, CharClass::Invisible},
    Range {0xE0100, 0xE01EF, CharClass::Selector},
    Range {0xE01F0, 0xE0FFF, CharClass::Invisible},
};
// clang-format on

bool within(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

bool isEmoji(char32_t c)
{
    return within(c, 0x1F000, 0x1FAFF) || within(c, 0x2190, 0x27BF) || within(c, 0x2B00, 0x2BFF)
        || within(c, 0xE0020, 0xE007F) || c == 0xFE0F || c == 0x20E3 || c == 0x00A9 || c == 0x00AE
        || c == 0x3030 || c == 0x303D || c == 0x3297 || c == 0x3299;
}

CharClass classOfCategory(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
        return CharClass::Forbidden;
    case QChar::Separator_Space:
        return CharClass::Blank;
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
        return CharClass::Mark;
    default:
        return (c & 0xFFFE) == 0xFFFE ? CharClass::Forbidden : CharClass::Plain;
    }
}

} // namespace

CharClass charClass(char32_t c)
{
    const auto range = std::ranges::lower_bound(ranges, c, {}, &Range::last);
    if (range != ranges.end() && c >= range->first) {
        return range->cls;
    }
    return classOfCategory(c);
}

bool isRightToLeft(char32_t c)
{
    const QChar::Direction direction = QChar::direction(c);
    return QChar::isLetter(c) && (direction == QChar::DirR || direction == QChar::DirAL);
}

bool joinsEmoji(char32_t before, char32_t after)
{
    return isEmoji(before) && isEmoji(after);
}

bool spellsWithJoiners(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Arabic:
    case QChar::Script_Syriac:
    case QChar::Script_Mongolian:
    case QChar::Script_Devanagari:
    case QChar::Script_Bengali:
    case QChar::Script_Gurmukhi:
    case QChar::Script_Gujarati:
    case QChar::Script_Oriya:
    case QChar::Script_Tamil:
    case QChar::Script_Telugu:
    case QChar::Script_Kannada:
    case QChar::Script_Malayalam:
    case QChar::Script_Sinhala:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

bool takesSelector(char32_t before, char32_t selector)
{
    if (within(selector, 0xE0020, 0xE007F)) {
        return before == 0x1F3F4 || within(before, 0xE0020, 0xE007F);
    }
    if (within(selector, 0xE0100, 0xE01EF)) {
        return QChar::script(before) == QChar::Script_Han;
    }
    const CharClass cls = charClass(before);
    return cls == CharClass::Plain || cls == CharClass::Mark;
}

} // namespace asterism
