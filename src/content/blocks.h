// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QFlags>
#include <QString>

#include <optional>
#include <vector>

namespace asterism {

/// A run of text with one look and one meaning. All texts are plain: no markup, no control
/// characters, no bidi overrides.
struct Span {
    enum class Kind : quint8 { Text, Link, Mention, Hashtag, Emoji, Break };
    enum Style : quint16 {
        Bold = 1,
        Italic = 2,
        Strike = 4,
        Underline = 8,
        Code = 16,
        Small = 32,
        Sub = 64,
        Sup = 128,
        Large = 256, ///< one step larger; Small wins over it
        Found = 512, ///< a search found it (found.h); never in the cache
        Covered = 1024, ///< hidden until somebody wants to see it
    };
    Q_DECLARE_FLAGS(Styles, Style)

    Kind kind = Kind::Text;
    Styles styles;
    QString text; ///< as shown ("@ao", "#鯖缶", ":blob:"); empty for Break
    /// Link: absolute URL, ASCII, of a scheme that isLinkScheme() allows. Mention: canonical acct.
    /// Hashtag: name without #. Emoji: shortcode without colons, to be looked up in the emojis of
    /// the same entity only. Else empty.
    QString target;

    bool operator==(const Span &) const = default;
};
Q_DECLARE_OPERATORS_FOR_FLAGS(Span::Styles)

/// One paragraph-like piece of a text. Nesting is flat: a block knows how many lists and quotes
/// it stands in.
struct Block {
    enum class Kind : quint8 {
        Paragraph,
        Code, ///< one Text span, with newlines
        ListItem, ///< the first block of an item; further ones are Paragraphs of the same listDepth
        Heading,
        Rule, ///< no spans
        QuoteFallback, ///< "RE: link", which servers add for readers that know no quotes
    };

    Kind kind = Kind::Paragraph;
    int quoteDepth = 0; ///< enclosing block quotes
    int listDepth = 0; ///< enclosing lists
    int level = 0; ///< Heading: 1 to 6
    std::optional<int> number; ///< ListItem of an ordered list
    QString language; ///< Code: as the author named it, may be empty
    bool centered = false; ///< its lines stand in the middle
    std::vector<Span> spans;

    bool operator==(const Block &) const = default;
};

/// What is seen of a covered one: as long as what is under it, and broken into lines where that is.
QString coverOf(const Span &span);

/// A whole text, safe to show.
struct Blocks {
    std::vector<Block> blocks;
    bool shortened =
        false; ///< too big or too deep: cut and without markup; offer the original page

    bool isEmpty() const { return blocks.empty(); }
    bool operator==(const Blocks &) const = default;
};

/// A compact form for the cache; begins with a version.
QByteArray toBytes(const Blocks &blocks);

/// Reads this version and all before it. Damaged when the bytes are of a later version, cut, or not
/// ours at all. Never crashes.
Result<Blocks> fromBytes(QByteArrayView bytes);

} // namespace asterism
