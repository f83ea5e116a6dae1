// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/htmlwalk.h"

#include "content/emoji.h"
#include "content/htmltext.h"
#include "content/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

static Span::Styles styleOf(Tag tag)
{
    switch (tag) {
    case Tag::Bold:
        return Span::Bold;
    case Tag::Italic:
        return Span::Italic;
    case Tag::Underline:
        return Span::Underline;
    case Tag::Strike:
        return Span::Strike;
    case Tag::Code:
        return Span::Code;
    case Tag::Small:
        return Span::Small;
    case Tag::Sub:
        return Span::Sub;
    case Tag::Sup:
        return Span::Sup;
    default:
        return {};
    }
}

static bool isQuoteFallback(const HtmlNode &node, Tag tag)
{
    return (tag == Tag::Paragraph || tag == Tag::Span) && node.hasClass("quote-inline"_L1);
}

Blocks HtmlWalk::run(const HtmlTree &tree)
{
    visitAll(tree.children(), {});
    return m_writer.take();
}

void HtmlWalk::visitAll(const std::vector<HtmlNode> &nodes, const Span &like)
{
    for (const HtmlNode &node : nodes) {
        visit(node, like);
    }
}

void HtmlWalk::visit(const HtmlNode &node, const Span &like)
{
    const Tag tag = node.tag();
    if (node.isText()) {
        visitText(node, like);
    } else if (isQuoteFallback(node, tag)) {
        visitQuoteFallback(node, like);
    } else if (isBlock(tag)) {
        visitBlock(node, tag, like);
    } else {
        visitInline(node, tag, like);
    }
}

// An emoji inside a link's text would need a picture that is a link; in code it is just text.
void HtmlWalk::visitText(const HtmlNode &node, const Span &like)
{
    if (like.kind == Span::Kind::Link || like.styles.testFlag(Span::Code)) {
        m_writer.addFolded(node.text(), like);
    } else {
        addWithEmoji(m_writer, node.text(), like, m_names);
    }
}

void HtmlWalk::visitBlock(const HtmlNode &node, Tag tag, const Span &like)
{
    BlockWriter::Frame frame = m_writer.frame();
    switch (tag) {
    case Tag::Preformatted:
        visitCode(node);
        return;
    case Tag::List:
    case Tag::OrderedList:
        visitList(node, tag, like);
        return;
    case Tag::Item:
        visitItem(node, like);
        return;
    case Tag::Quote:
        ++frame.quoteDepth;
        break;
    case Tag::Heading1:
    case Tag::Heading2:
    case Tag::Heading3:
    case Tag::Heading4:
    case Tag::Heading5:
    case Tag::Heading6:
        frame.kind = Block::Kind::Heading;
        frame.level = int(tag) - int(Tag::Heading1) + 1;
        break;
    default:
        break;
    }
    visitFramed(node, frame, like);
}

void HtmlWalk::visitFramed(const HtmlNode &node, const BlockWriter::Frame &frame, const Span &like)
{
    const BlockWriter::Frame outer = m_writer.frame();
    m_writer.setFrame(frame);
    visitAll(node.children(), like);
    m_writer.setFrame(outer);
}

void HtmlWalk::visitQuoteFallback(const HtmlNode &node, const Span &like)
{
    if (m_hideQuoteFallback) {
        return;
    }
    BlockWriter::Frame frame = m_writer.frame();
    frame.kind = Block::Kind::QuoteFallback;
    visitFramed(node, frame, like);
}

void HtmlWalk::visitCode(const HtmlNode &node)
{
    const BlockWriter::Frame outer = m_writer.frame();
    BlockWriter::Frame frame = outer;
    frame.kind = Block::Kind::Code;
    frame.language = cleanText(codeLanguage(node), TextUse::Name);
    m_writer.setFrame(frame);
    m_writer.addRaw(codeText(node));
    m_writer.setFrame(outer);
}

void HtmlWalk::visitList(const HtmlNode &node, Tag tag, const Span &like)
{
    List list{.ordered = tag == Tag::OrderedList, .next = 1};
    if (list.ordered && node.hasAttribute("reversed")) {
        list.next = int(std::ranges::count(node.children(), Tag::Item, &HtmlNode::tag));
        list.step = -1;
    }
    list.next = number(node, "start").value_or(list.next);
    m_lists.push_back(list);
    BlockWriter::Frame frame = m_writer.frame();
    ++frame.listDepth;
    visitFramed(node, frame, like);
    m_lists.pop_back();
}

void HtmlWalk::visitItem(const HtmlNode &node, const Span &like)
{
    List stray; // an item without a list
    List &list = m_lists.empty() ? stray : m_lists.back();
    list.next = number(node, "value").value_or(list.next);
    m_writer.startItem(list.ordered ? std::optional(list.next) : std::nullopt);
    list.next += list.step;
    BlockWriter::Frame frame = m_writer.frame();
    frame.listDepth = std::max(frame.listDepth, 1);
    visitFramed(node, frame, like);
    m_writer.endItem();
}

void HtmlWalk::visitCell(const HtmlNode &node, const Span &like)
{
    if (m_writer.hasContent()) {
        m_writer.addFolded(u" | ", {});
    }
    visitAll(node.children(), like);
}

void HtmlWalk::visitInline(const HtmlNode &node, Tag tag, const Span &like)
{
    switch (tag) {
    case Tag::Anchor:
        visitAnchor(node, like);
        return;
    case Tag::Image:
        visitImage(node, like);
        return;
    case Tag::Break:
        m_writer.lineBreak();
        return;
    case Tag::Rule:
        m_writer.rule();
        return;
    case Tag::Cell:
        visitCell(node, like);
        return;
    case Tag::Reading:
        visitReading(node, like);
        return;
    case Tag::Math:
        visitMath(node, like);
        return;
    case Tag::ReadingFallback:
    case Tag::MathSource:
        return;
    default:
        break;
    }
    // Only in links: hidden text elsewhere has no honest use.
    const bool inLink = like.kind == Span::Kind::Link;
    if (inLink && tag == Tag::Span && node.hasClass("invisible"_L1)) {
        return;
    }
    Span inner = like;
    inner.styles |= styleOf(tag);
    visitAll(node.children(), inner);
    if (inLink && tag == Tag::Span && node.hasClass("ellipsis"_L1)) {
        m_writer.addFolded(u"…", inner);
    }
}

void HtmlWalk::visitAnchor(const HtmlNode &node, const Span &like)
{
    const Anchor anchor{.href = node.attribute("href"),
        .classes = node.words("class"),
        .rel = node.words("rel"),
        .text = visibleText(node)};
    Span span = meaningOf(anchor, m_names);
    span.styles = like.styles;
    if (span.kind == Span::Kind::Text) {
        visitAll(node.children(), like);
    } else if (span.kind != Span::Kind::Link) {
        m_writer.add(span);
    } else if (anchor.text.isEmpty()) {
        m_writer.addFolded(span.target, span);
    } else {
        visitAll(node.children(), span);
    }
}

void HtmlWalk::visitImage(const HtmlNode &node, const Span &like)
{
    const bool plain = like.kind == Span::Kind::Link || like.styles.testFlag(Span::Code);
    for (const char *name : {"alt", "title"}) {
        QString shortcode = node.attribute(name);
        if (shortcode.size() > 2 && shortcode.startsWith(u':') && shortcode.endsWith(u':')) {
            shortcode = shortcode.sliced(1, shortcode.size() - 2);
        }
        if (!plain && m_names.hasEmoji(shortcode)) {
            m_writer.add({.kind = Span::Kind::Emoji,
                .styles = like.styles,
                .text = u':' + shortcode + u':',
                .target = shortcode});
            return;
        }
    }
    m_writer.addFolded(node.alt(), like);
}

void HtmlWalk::visitReading(const HtmlNode &node, const Span &like)
{
    if (!visibleText(node).isEmpty()) {
        m_writer.addFolded(u"(", like);
        visitAll(node.children(), like);
        m_writer.addFolded(u")", like);
    }
}

void HtmlWalk::visitMath(const HtmlNode &node, const Span &like)
{
    const auto source = texSource(node);
    if (source && !source->isEmpty()) {
        m_writer.addFolded(u'$' + *source + u'$', like);
    } else {
        visitAll(node.children(), like);
    }
}

} // namespace asterism
