// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowbody.h"

#include "content/styled.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

bool isPlainParagraph(const Block &block)
{
    return block.kind == Block::Kind::Paragraph && block.quoteDepth == 0 && block.listDepth == 0
        && !block.centered;
}

QString kindWord(Block::Kind kind)
{
    switch (kind) {
    case Block::Kind::Code:
        return u"code"_s;
    case Block::Kind::Heading:
        return u"heading"_s;
    case Block::Kind::Rule:
        return u"rule"_s;
    case Block::Kind::Paragraph:
    case Block::Kind::ListItem:
    case Block::Kind::QuoteFallback:
        break;
    }
    return u"text"_s;
}

QString markerOf(const Block &block)
{
    if (block.kind != Block::Kind::ListItem) {
        return {};
    }
    return block.number ? u"%1."_s.arg(*block.number) : u"•"_s;
}

QString plainOf(const Block &block)
{
    QString text;
    for (const Span &span : block.spans) {
        text += span.kind == Span::Kind::Break ? u"\n"_s : span.text;
    }
    return text;
}

RowBlock rowBlock(const Block &block, const EmojiScope &scope, const QString &foundColour)
{
    const bool code = block.kind == Block::Kind::Code;
    return {.kind = kindWord(block.kind),
        .text = code ? plainOf(block) : styledText(block, scope, foundColour),
        .quoteDepth = std::min(block.quoteDepth, 4),
        .indent = std::min(block.listDepth, 6),
        .marker = markerOf(block),
        .centered = block.centered};
}

} // namespace

QString styledBody(const Blocks &blocks, const QString &host, int limit, const QString &foundColour)
{
    QStringList parts;
    for (const Block &block : blocks.blocks) {
        if (parts.size() == limit) {
            parts << u"…"_s;
            break;
        }
        const QString marker = markerOf(block);
        parts << (marker.isEmpty() ? QString() : marker + u' ')
                + styledText(block, {.host = host}, foundColour);
    }
    return parts.join("<br><br>"_L1);
}

ShownText shownText(const Blocks &blocks, const QString &host, const QString &foundColour)
{
    ShownText shown;
    if (std::ranges::all_of(blocks.blocks, isPlainParagraph)) {
        shown.body = styledBody(blocks, host, 2000, foundColour);
        return shown;
    }
    for (const Block &block : blocks.blocks) {
        shown.blocks << QVariant::fromValue(rowBlock(block, {.host = host}, foundColour));
    }
    return shown;
}

void setBody(RowView &view, const store::StoredPost &stored, const Sought &sought)
{
    view.plain = stored.text;
    auto blocks = fromBytes(stored.blocks);
    if (!blocks) {
        // Written by a later version: the words are there, the styles come with the next reading.
        blocks = Blocks{.blocks = {{.spans = {{.text = stored.text}}}}};
    }
    view.shortened = blocks->shortened;
    const QString host = stored.post.author.acct.section(u'@', -1);
    ShownText shown = shownText(withSought(*std::move(blocks), sought), host, sought.colour);
    view.body = std::move(shown.body);
    view.blocks = std::move(shown.blocks);
}

} // namespace asterism::ui
