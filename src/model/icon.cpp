// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list.h"

#include <QChar>
#include <QList>

namespace asterism {

namespace {

constexpr qsizetype mostUnits = 32;
constexpr char32_t joiner = 0x200D;
constexpr char32_t keycap = 0x20E3;
constexpr char32_t broken = 0xFFFD; ///< what half a pair of UTF-16 is read as

bool isFlagLetter(char32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// What colours, joins or frames an emoji and is none by itself.
bool isAddition(char32_t c)
{
    const bool tone = c >= 0x1F3FB && c <= 0x1F3FF;
    const bool tag = c >= 0xE0020 && c <= 0xE007F;
    return c == joiner || c == keycap || c == 0xFE0F || tone || tag;
}

bool isKey(char32_t c)
{
    return (c >= U'0' && c <= U'9') || c == U'#' || c == U'*';
}

/// Emoji that Unicode does not count among the pictures.
bool isOdd(char32_t c)
{
    return c == 0x203C || c == 0x2049 || c == 0x2139 || c == 0x3030 || c == 0x303D
        || (c >= 0x2190 && c <= 0x21FF) || (c >= 0x25FB && c <= 0x25FE);
}

} // namespace

bool isIcon(const QString &text)
{
    if (text.size() > mostUnits) {
        return false;
    }
    int emojis = 0;
    int flagLetters = 0;
    bool joins = false;
    const auto letters = text.toUcs4();
    for (const char32_t c : letters) {
        const bool picture = (QChar::category(c) == QChar::Symbol_Other && c != broken) || isOdd(c)
            || (isKey(c) && letters.contains(keycap));
        if (isFlagLetter(c)) {
            emojis += flagLetters++ % 2 == 0 ? 1 : 0;
        } else if (picture) {
            emojis += joins ? 0 : 1;
        } else if (!isAddition(c) || emojis == 0) {
            return false;
        }
        joins = c == joiner;
    }
    return text.isEmpty() || (emojis == 1 && !joins);
}

} // namespace asterism
