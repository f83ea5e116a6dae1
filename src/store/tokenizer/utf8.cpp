// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/utf8.h"

namespace asterism::tokenizer {

namespace {

struct Lead {
    int following; ///< bytes after the first; 0 when it cannot start a longer character
    char32_t bits;
    char32_t smallest; ///< below this the sequence is overlong
};

Lead leadOf(unsigned char byte)
{
    if ((byte & 0xE0) == 0xC0) {
        return {1, byte & 0x1FU, 0x80};
    }
    if ((byte & 0xF0) == 0xE0) {
        return {2, byte & 0x0FU, 0x800};
    }
    if ((byte & 0xF8) == 0xF0) {
        return {3, byte & 0x07U, 0x10000};
    }
    return {0, 0, 0};
}

bool isCharacter(char32_t value)
{
    return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

} // namespace

char32_t nextCharacter(QByteArrayView utf8, qsizetype &position)
{
    const auto first = static_cast<unsigned char>(utf8[position++]);
    if (first < 0x80) {
        return first;
    }
    const Lead lead = leadOf(first);
    if (lead.following == 0 || utf8.size() - position < lead.following) {
        return brokenCharacter;
    }
    char32_t value = lead.bits;
    for (int i = 0; i < lead.following; ++i) {
        const auto byte = static_cast<unsigned char>(utf8[position + i]);
        if ((byte & 0xC0) != 0x80) {
            return brokenCharacter;
        }
        value = (value << 6) | (byte & 0x3FU);
    }
    if (value < lead.smallest || !isCharacter(value)) {
        return brokenCharacter;
    }
    position += lead.following;
    return value;
}

int encodeCharacter(char32_t character, char (&utf8)[4])
{
    if (character < 0x80) {
        utf8[0] = static_cast<char>(character);
        return 1;
    }
    const int following = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    constexpr unsigned leads[] = {0, 0xC0, 0xE0, 0xF0};
    utf8[0] = static_cast<char>(leads[following] | (character >> (6 * following)));
    for (int i = 1; i <= following; ++i) {
        utf8[i] = static_cast<char>(0x80 | ((character >> (6 * (following - i))) & 0x3F));
    }
    return following + 1;
}

} // namespace asterism::tokenizer
