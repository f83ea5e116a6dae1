// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/anchor.h"
#include "content/blockwriter.h"
#include "content/htmlnode.h"

namespace asterism {

/// Turns an HtmlTree into blocks. Recursion is as deep as the tree, which tameHtml() bounds.
class HtmlWalk {
public:
    HtmlWalk(const KnownNames &names, bool hideQuoteFallback)
        : m_names(names)
        , m_hideQuoteFallback(hideQuoteFallback)
    {
    }

    Blocks run(const HtmlTree &tree);

private:
    /// The numbering of one list.
    struct List {
        bool ordered = false;
        int next = 0;
        int step = 1;
    };

    void visit(const HtmlNode &node, const Span &like);
    void visitAll(const std::vector<HtmlNode> &nodes, const Span &like);
    void visitText(const HtmlNode &node, const Span &like);
    void visitBlock(const HtmlNode &node, Tag tag, const Span &like);
    void visitInline(const HtmlNode &node, Tag tag, const Span &like);
    void visitFramed(const HtmlNode &node, const BlockWriter::Frame &frame, const Span &like);
    void visitQuoteFallback(const HtmlNode &node, const Span &like);
    void visitCode(const HtmlNode &node);
    void visitList(const HtmlNode &node, Tag tag, const Span &like);
    void visitItem(const HtmlNode &node, const Span &like);
    void visitCell(const HtmlNode &node, const Span &like);
    void visitAnchor(const HtmlNode &node, const Span &like);
    void visitImage(const HtmlNode &node, const Span &like);
    void visitReading(const HtmlNode &node, const Span &like);
    void visitMath(const HtmlNode &node, const Span &like);

    const KnownNames &m_names;
    bool m_hideQuoteFallback;
    BlockWriter m_writer;
    std::vector<List> m_lists;
};

} // namespace asterism
