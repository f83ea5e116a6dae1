// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVarLengthArray>

#include <span>

namespace asterism::tokenizer {

/// What a character does to the text around it.
enum class Kind {
    Separator, ///< ends what came before
    Ignored, ///< as if it were not there (zero-width, bidi controls, skin tones)
    Mark, ///< belongs to the character before it
    Word, ///< part of a word
    Gram, ///< of a script without spaces: half of a pair
    Symbol, ///< a token of its own
};

Kind kindOf(char32_t character);

/// True when `character` cannot be folded without knowing the one that comes before: marks, what
/// is ignored, half-width voicing marks, the later parts of a Korean syllable.
bool joins(char32_t base, char32_t character);

/// True when folding leaves the character as it is, so that the slow way is not needed.
bool isFoldedAlready(char32_t character);

using Characters = QVarLengthArray<char32_t, 20>;

/// A character with what joins it, as the index knows it: "Ｅ" and "é" give "e", "ｶﾞ" gives "ガ",
/// "㍿" gives four characters, "™" none.
Characters fold(std::span<const char32_t> cluster);

} // namespace asterism::tokenizer
