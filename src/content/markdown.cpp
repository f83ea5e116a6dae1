// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/markdown.h"

#include "content/autolink.h"
#include "content/html.h"
#include "content/mfm.h"
#include "content/plain.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>

namespace asterism {

namespace {

struct FreeParser {
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};
struct FreeNode {
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
struct FreeText {
    void operator()(char *text) const { std::free(text); }
};

/// Empty where the library does not take it.
QString htmlOfMarkdown(const QString &text)
{
    constexpr int options = CMARK_OPT_HARDBREAKS | CMARK_OPT_VALIDATE_UTF8;
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(options));
    if (cmark_syntax_extension *strike = cmark_find_syntax_extension("strikethrough")) {
        cmark_parser_attach_syntax_extension(parser.get(), strike);
    }
    const QByteArray bytes = text.toUtf8();
    cmark_parser_feed(parser.get(), bytes.constData(), size_t(bytes.size()));
    const std::unique_ptr<cmark_node, FreeNode> document(cmark_parser_finish(parser.get()));
    if (!document) {
        return {};
    }
    const std::unique_ptr<char, FreeText> html(cmark_render_html(
        document.get(), options, cmark_parser_get_syntax_extensions(parser.get())));
    return QString::fromUtf8(html.get());
}

bool isBareWords(const Span &span)
{
    return span.kind == Span::Kind::Text && !span.styles.testFlag(Span::Code);
}

void addWords(std::vector<Span> &spans, const Span &like, QStringView words)
{
    if (!words.isEmpty()) {
        Span span = like;
        span.text = words.toString();
        spans.push_back(std::move(span));
    }
}

/// `span` in pieces: what is a link by its look becomes one.
void addLinked(std::vector<Span> &spans, const Span &span, const KnownNames &names)
{
    const QStringView text = span.text;
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size();) {
        const auto found = autoLinkAt(text, at, names);
        if (!found) {
            ++at;
            continue;
        }
        addWords(spans, span, text.sliced(from, at - from));
        Span link = found->span;
        link.styles |= span.styles;
        spans.push_back(std::move(link));
        at += found->size;
        from = at;
    }
    addWords(spans, span, text.sliced(from));
}

void linkWords(Block &block, const KnownNames &names)
{
    if (block.kind == Block::Kind::Code) {
        return;
    }
    std::vector<Span> spans;
    for (const Span &span : block.spans) {
        if (isBareWords(span)) {
            addLinked(spans, span, names);
        } else {
            spans.push_back(span);
        }
    }
    block.spans = std::move(spans);
}

} // namespace

Blocks fromMarkdown(const QString &text, const Context &context)
{
    if (text.size() > longestMarkdown) {
        Blocks plain = fromPlain(text, context);
        plain.shortened = true;
        return plain;
    }
    Blocks blocks = fromHtml(htmlOfMarkdown(text), context);
    const KnownNames names(context);
    for (Block &block : blocks.blocks) {
        linkWords(block, names);
    }
    return blocks;
}

Blocks previewBlocks(const QString &text, TextFormat format, const Context &context)
{
    switch (format) {
    case TextFormat::Markdown:
        return fromMarkdown(text, context);
    case TextFormat::Mfm:
        return fromMfm(text, context);
    case TextFormat::Html:
        return fromHtml(text, context);
    case TextFormat::Plain:
    case TextFormat::Bbcode:
        break;
    }
    return fromPlain(text, context);
}

} // namespace asterism
