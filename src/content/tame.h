// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace asterism {

/// Bounds of what is read as HTML at all. The deepest real posts nest about 20 levels.
constexpr qsizetype maxHtmlBytes = 256 * 1024;
constexpr size_t maxHtmlDepth = 200;
constexpr int maxHtmlElements = 20'000;

/// Rewrites untrusted HTML into a form that an HTML parser takes in linear time and memory.
///
/// gumbo itself bounds nothing: scope checks are quadratic in depth, attributes in their number,
/// unclosed formatting elements are cloned into every later paragraph, tables move their content.
/// So it is given only elements we show, under names that HTML has no rule for, at most
/// maxHtmlDepth deep, strictly nested, with few attributes; text keeps its entities. Paragraphs,
/// items, rows, cells and links that were left open are closed where HTML would.
///
/// Nothing when the bounds are passed: use tameText() then. `html` is at most maxHtmlBytes long.
std::optional<QByteArray> tameHtml(QByteArrayView html);

/// The same without any markup: entities stay, newlines stand where blocks and line breaks were.
QByteArray tameText(QByteArrayView html);

} // namespace asterism
