// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "content/context.h"

namespace asterism {

/// Misskey itself nests no deeper (mfm.js src/api.ts).
constexpr int maxMfmDepth = 20;

/// A text in Misskey's markup (MFM) as safe blocks. Takes linear time. Markup below 20 levels stays
/// text and sets `shortened`; above 256 Ki characters all of it is read as plain text, cut there.
///
/// - Kept: bold, italic, strike, small, code, quotes, centred lines, links, mentions, hashtags,
///   emoji of the context, line breaks. A "@user" without a host is one of the context's host.
/// - Mathematics is shown as code. A reading over a word ($[ruby …]) stands small behind it, in
///   parentheses. $[x2 …] to $[x4 …] are one step larger. $[unixtime …] becomes the date and time,
///   in the time zone and locale of this machine.
/// - All other functions ($[spin …], $[fg.color=…]) and those nobody knows become the text in them.
/// - What is never closed stays as it was typed, and so does a link of a target we refuse.
///
/// Source: mfm.js docs/syntax.md, src/internal/parser.ts
Blocks fromMfm(const QString &text, const Context &context = {});

} // namespace asterism
