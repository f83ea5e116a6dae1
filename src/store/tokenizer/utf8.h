// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace asterism::tokenizer {

/// Stands for a byte that is no UTF-8.
constexpr char32_t brokenCharacter = 0xFFFFFFFF;

/// The character at `position`, which moves behind it. By hand, not by QStringDecoder, because
/// the index wants to know the bytes that each character came from. Overlong forms, surrogates
/// and cut sequences are broken, one byte at a time.
char32_t nextCharacter(QByteArrayView utf8, qsizetype &position);

/// Writes a character that nextCharacter() gave, not a broken one; returns how many bytes it took.
int encodeCharacter(char32_t character, char (&utf8)[4]);

} // namespace asterism::tokenizer
