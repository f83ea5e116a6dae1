// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "content/context.h"
#include "model/posttext.h"

namespace asterism {

/// Above this a text is not read as markup: what may be posted is shorter nearly everywhere.
constexpr qsizetype longestMarkdown = 20'000;

/// CommonMark with strikethrough, as GoToSocial and Akkoma take it: each line break counts, HTML is
/// left out (GoToSocial: internal/text/markdown.go; Akkoma: lib/pleroma/formatter.ex). URLs,
/// mentions, hashtags and the context's emoji are found in its words as in a plain text. Longer
/// texts come as plain ones, marked shortened.
Blocks fromMarkdown(const QString &text, const Context &context = {});

/// How a text that is being written will look, by the format in which it goes out. HTML and BBCode
/// are for servers to read: HTML is shown as they would, BBCode as it is typed.
Blocks previewBlocks(const QString &text, TextFormat format, const Context &context = {});

} // namespace asterism
