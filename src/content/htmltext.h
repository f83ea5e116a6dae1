// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/htmlnode.h"

#include <optional>

namespace asterism {

/// What is visible of a node on one line: `.invisible` left out, "…" behind `.ellipsis`, pictures
/// by their alt text, white space folded.
QString visibleText(const HtmlNode &node);

/// The text of a <pre>: newlines and blanks as they are.
QString codeText(const HtmlNode &node);

/// The language that "language-x" names on a <pre> or a <code> right in it; may be empty.
QString codeLanguage(const HtmlNode &node);

/// The TeX source inside a <math>, when its author gives one.
std::optional<QString> texSource(const HtmlNode &node);

/// An integer attribute within ±1,000,000, so that counting on cannot overflow.
std::optional<int> number(const HtmlNode &node, const char *name);

} // namespace asterism
