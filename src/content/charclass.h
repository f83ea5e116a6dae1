// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

namespace asterism {

/// What a character of a stranger's text may do to the text around it.
enum class CharClass {
    Plain,
    Blank, ///< any kind of space
    LineBreak,
    Tab,
    Mark, ///< stacks on the character before it
    Selector, ///< variation selector or flag tag: only behind a character it can change
    Joiner, ///< ZWJ, ZWNJ
    Direction, ///< LRM, RLM, ALM: harmless, useful only beside right-to-left letters
    Isolate, ///< LRI, RLI, FSI
    IsolateEnd, ///< PDI
    Steering, ///< invisible, steers line breaking: soft hyphen, zero width space, word joiner
    Invisible, ///< looks like nothing and is there to deceive or by accident
    Forbidden, ///< controls, bidi embeddings and overrides, noncharacters, lone surrogates
};

CharClass charClass(char32_t c);

/// True for letters whose scripts are written right to left.
bool isRightToLeft(char32_t c);

/// True when ZWJ between `before` and `after` makes one emoji of them.
bool joinsEmoji(char32_t before, char32_t after);

/// True when `c` belongs to a script whose spelling needs ZWJ and ZWNJ (Persian, Indic, …).
bool spellsWithJoiners(char32_t c);

/// True when a variation selector or tag may follow `before`.
bool takesSelector(char32_t before, char32_t selector);

} // namespace asterism
