// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace asterism {

/// Whether names of custom emoji may have it somewhere: letters, digits and marks of any script,
/// but for those that make an emoji of Unicode of what stands before (U+FE0F, U+20E3), and "_", "+"
/// and
/// "-". Sharkey: core/ReactionService.ts, isCustomEmojiRegexp; most servers take those of ASCII
/// alone.
bool isShortcodeLetter(char32_t c);

} // namespace asterism
