// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "model/textrange.h"

#include <QStringList>

namespace asterism {

/// What all spans say, one after the other, and blocks parted by newlines: a word or phrase may
/// begin in one span and end in the next.
QString runningText(const Blocks &blocks);

/// The same text with Span::Found on what lies in these ranges of runningText(), in order and apart
/// from each other, and on hashtags of these names, which are as foldedHashtag() gives them. Spans
/// are parted where a range begins or ends. Pictures of emoji carry no mark.
Blocks withFound(Blocks blocks, const std::vector<TextRange> &found, const QStringList &tags = {});

} // namespace asterism
