// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"

namespace asterism {

/// Where the pictures of a text's emoji come from: the same shortcode means different pictures on
/// different servers.
struct EmojiScope {
    QString host; ///< the server that told the text
    int size = 20; ///< pixels, the height of a line
};

/// A block in the subset of Qt Quick's Text.StyledText that we allow: <b> <i> <s> <u>
/// <font size="2"> or "4", <font color="…">, <br>, <a href="asterism:WHAT/DETAIL"> with WHAT link,
/// mention or tag, and <img src="image://emoji/HOST/SHORTCODE" …>, with blanks behind it where it
/// needs room. DETAIL, HOST and SHORTCODE are percent-encoded, so no server's text can leave its
/// attribute, and no URL of a stranger stands in it to be fetched.
///
/// What was found (Span::Found) is underlined in `foundColour`, "#rrggbb": StyledText knows no
/// colour behind letters, and another weight would move what comes after them.
QString styledText(const Block &block, const EmojiScope &scope, const QString &foundColour = {});

/// Of what is Span::Covered only its length is seen, as a link to isCover(); the words themselves
/// stand in that, percent-encoded. The same text with all of them open.
QString uncovered(const QString &styled);
/// Whether this is what covered words link to; it leads nowhere.
bool isCover(const QString &href);

/// The same text with its emoji in another size, in pixels. Nothing else of it changes.
QString withEmojiSize(QString styled, int pixels);

/// What a click on a link of styledText() means; empty `target` when it is not one of ours.
struct StyledLink {
    Span::Kind kind = Span::Kind::Text;
    QString target; ///< as in Span::target
    bool operator==(const StyledLink &) const = default;
};
StyledLink readStyledLink(const QString &href);

} // namespace asterism
