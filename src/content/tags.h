// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace asterism {

/// What an HTML element means to us. Elements that differ only in looks share a tag.
enum class Tag : quint8 {
    Unknown, ///< the tag goes, the text stays
    Dropped, ///< goes with all that stands in it, which no parser may take for markup
    // Blocks
    Paragraph,
    Division,
    Quote,
    Preformatted,
    List,
    OrderedList,
    Item,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Table,
    Row,
    Cell,
    // Inline
    Anchor,
    Span,
    Bold,
    Italic,
    Underline,
    Strike,
    Code,
    Small,
    Sub,
    Sup,
    Ruby,
    Reading,
    ReadingFallback,
    Math,
    MathSource,
    // Without content
    Break,
    Rule,
    Image,
};

/// By the element's name in any case.
Tag tagOf(QByteArrayView name);

/// The name under which the scan hands an element to the parser: one that HTML knows no rule for.
/// tagOfTame() is its inverse.
QByteArrayView tameName(Tag tag);
Tag tagOfTame(QByteArrayView name);

bool isBlock(Tag tag);
bool isVoid(Tag tag);

/// True when we read attributes of the element.
bool hasAttributes(Tag tag);

} // namespace asterism
