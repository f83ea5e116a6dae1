// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "content/knownnames.h"

#include <optional>

namespace asterism {

class BlockWriter;

struct EmojiHit {
    qsizetype at = 0;
    qsizetype size = 0; ///< with both colons
    QString shortcode;
};

/// The first ":shortcode:" of the entity's own emojis at or after `from`. No rule about what may
/// stand around it: the entity's list names only what its server recognised by its own rules.
std::optional<EmojiHit> findEmoji(QStringView text, qsizetype from, const KnownNames &names);

/// The same, but only one that begins exactly at `at`.
std::optional<EmojiHit> emojiAt(QStringView text, qsizetype at, const KnownNames &names);

/// Adds text, white space folded, with an Emoji span for each emoji found in it.
void addWithEmoji(BlockWriter &writer, QStringView text, const Span &like, const KnownNames &names);

} // namespace asterism
