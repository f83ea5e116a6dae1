// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/blockwriter.h"

#include <algorithm>
#include <utility>

namespace asterism {

// HTML's white space. Not QChar::isSpace(): U+00A0 and the ideographic space are content.
static bool isFoldable(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\f' || c == u'\r';
}

static bool holdsText(const Span &span)
{
    return span.kind == Span::Kind::Text || span.kind == Span::Kind::Link;
}

void BlockWriter::setFrame(const Frame &frame)
{
    flush();
    m_frame = frame;
}

void BlockWriter::startItem(std::optional<int> number)
{
    flush();
    m_item = Item{number};
}

void BlockWriter::endItem()
{
    flush();
    m_item.reset();
}

bool BlockWriter::wantsNoBlank() const
{
    if (m_spans.empty() || m_spans.back().kind == Span::Kind::Break) {
        return true;
    }
    return holdsText(m_spans.back()) && m_spans.back().text.endsWith(u' ');
}

void BlockWriter::addFolded(QStringView text, const Span &like)
{
    QString folded;
    folded.reserve(text.size());
    bool blank = wantsNoBlank();
    for (const QChar c : text) {
        const bool fold = isFoldable(c);
        if (!fold || !blank) {
            folded += fold ? QChar(u' ') : c;
        }
        blank = fold;
    }
    if (!folded.isEmpty()) {
        addText(folded, like);
    }
}

void BlockWriter::addText(const QString &text, const Span &like)
{
    if (!m_spans.empty()) {
        Span &last = m_spans.back();
        if (holdsText(last) && last.kind == like.kind && last.styles == like.styles
            && last.target == like.target) {
            last.text += text;
            return;
        }
    }
    m_spans.push_back(
        {.kind = like.kind, .styles = like.styles, .text = text, .target = like.target});
}

void BlockWriter::add(const Span &span)
{
    m_spans.push_back(span);
}

void BlockWriter::addRaw(const QString &text)
{
    addText(text, {});
}

void BlockWriter::lineBreak()
{
    trimEnd();
    if (m_spans.empty()) {
        return;
    }
    if (m_spans.back().kind == Span::Kind::Break) {
        flush();
        return;
    }
    m_spans.push_back({.kind = Span::Kind::Break});
}

void BlockWriter::rule()
{
    flush();
    push({.kind = Block::Kind::Rule,
        .quoteDepth = m_frame.quoteDepth,
        .listDepth = m_frame.listDepth});
}

// Blanks at the end of a line show nothing and would stand before a break.
void BlockWriter::trimEnd()
{
    while (!m_spans.empty() && holdsText(m_spans.back())) {
        QString &text = m_spans.back().text;
        while (text.endsWith(u' ')) {
            text.chop(1);
        }
        if (!text.isEmpty()) {
            return;
        }
        m_spans.pop_back();
    }
}

bool BlockWriter::isBlankBlock() const
{
    return std::ranges::all_of(m_spans, [](const Span &span) {
        return span.kind == Span::Kind::Break
            || (holdsText(span) && QStringView(span.text).trimmed().isEmpty());
    });
}

void BlockWriter::flush()
{
    trimEnd();
    while (!m_spans.empty() && m_spans.back().kind == Span::Kind::Break) {
        m_spans.pop_back();
        trimEnd();
    }
    const bool blank = isBlankBlock();
    std::vector<Span> spans = std::exchange(m_spans, {});
    if (blank) {
        return;
    }
    Block block{.kind = m_frame.kind,
        .quoteDepth = m_frame.quoteDepth,
        .listDepth = m_frame.listDepth,
        .level = m_frame.level,
        .language = m_frame.language,
        .centered = m_frame.centered,
        .spans = std::move(spans)};
    if (m_item && block.kind == Block::Kind::Paragraph) {
        block.kind = Block::Kind::ListItem;
        block.number = m_item->number;
        m_item.reset();
    }
    push(std::move(block));
}

void BlockWriter::push(Block block)
{
    if (m_done.blocks.size() < maxBlocks) {
        m_done.blocks.push_back(std::move(block));
    } else {
        m_done.shortened = true;
    }
}

Blocks BlockWriter::take()
{
    flush();
    return std::exchange(m_done, {});
}

} // namespace asterism
