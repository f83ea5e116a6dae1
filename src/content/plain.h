// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "content/context.h"

namespace asterism {

/// Plain text (titles of feeds, source text of a post) as blocks. Empty lines part paragraphs.
/// Found in it: http(s) URLs (ASCII only, so that Japanese text may follow at once), "@user@host",
/// "@user" when the context knows it or names a host, "#tag" in any script, ":emoji:" of the
/// context. Above 256 Ki characters it is cut and marked shortened.
Blocks fromPlain(const QString &text, const Context &context = {});

/// For people with a terminal: paragraphs parted by an empty line, quotes with "> ", list items
/// with "- " or their number, code indented by four blanks. A link whose text is a cut URL is
/// written in full, one with another text gets its URL behind in parentheses.
QString plainText(const Blocks &blocks);

/// What of a body may stand in the open, of `text`, its plainText(), and `blocks`, as toBytes()
/// made them: where something of it is Span::Covered, of that only the length. `text` where the
/// bytes cannot be read.
QString openText(const QString &text, const QByteArray &blocks);

/// For the full-text index: what is said, without emoji, bullets and quote fallback; cut URLs in
/// full. Blocks are parted by newlines.
QString searchText(const Blocks &blocks);

} // namespace asterism
