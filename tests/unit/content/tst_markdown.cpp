// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/markdown.h"

#include "content/plain.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

Span spanOf(const Blocks &blocks, size_t block, size_t span)
{
    return block < blocks.blocks.size() && span < blocks.blocks[block].spans.size()
        ? blocks.blocks[block].spans[span]
        : Span{.text = u"(none)"_s};
}

} // namespace

/// How a text will look, before it is sent.
class tst_markdown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksBecomeLooks()
    {
        const Blocks blocks = fromMarkdown(u"**太字** and *thin* and ~~gone~~ and `code`"_s);
        QCOMPARE(blocks.blocks.size(), size_t(1));
        QCOMPARE(spanOf(blocks, 0, 0).text, u"太字"_s);
        QVERIFY(spanOf(blocks, 0, 0).styles.testFlag(Span::Bold));
        QVERIFY(spanOf(blocks, 0, 2).styles.testFlag(Span::Italic));
        QVERIFY(spanOf(blocks, 0, 4).styles.testFlag(Span::Strike));
        QVERIFY(spanOf(blocks, 0, 6).styles.testFlag(Span::Code));
    }

    void blocksKeepTheirKind()
    {
        const Blocks blocks =
            fromMarkdown(u"# Head\n\n> quoted\n\n1. one\n2. two\n\n```cpp\nint *x*;\n```"_s);
        QCOMPARE(blocks.blocks.size(), size_t(5));
        QCOMPARE(blocks.blocks[0].kind, Block::Kind::Heading);
        QCOMPARE(blocks.blocks[1].quoteDepth, 1);
        QCOMPARE(blocks.blocks[2].kind, Block::Kind::ListItem);
        QCOMPARE(blocks.blocks[3].number, std::optional(2));
        QCOMPARE(blocks.blocks[4].kind, Block::Kind::Code);
        QVERIFY(spanOf(blocks, 4, 0).text.startsWith(u"int *x*;"_s));
    }

    void eachLineBreakCounts() { QCOMPARE(plainText(fromMarkdown(u"one\ntwo"_s)), u"one\ntwo"_s); }

    void namesAndUrlsAreLinks()
    {
        const Context context{.host = u"a.example"_s};
        const Blocks blocks = fromMarkdown(
            u"**@ao@b.example** https://c.example/x #鯖缶 `@not@b.example`"_s, context);
        const Span mention = spanOf(blocks, 0, 0);
        QCOMPARE(mention.kind, Span::Kind::Mention);
        QVERIFY(mention.styles.testFlag(Span::Bold));
        QCOMPARE(spanOf(blocks, 0, 2).kind, Span::Kind::Link);
        QCOMPARE(spanOf(blocks, 0, 4).kind, Span::Kind::Hashtag);
        QCOMPARE(spanOf(blocks, 0, 6).kind, Span::Kind::Text);
        QCOMPARE(spanOf(blocks, 0, 6).text, u"@not@b.example"_s);
    }

    void linksThatTemptGoNowhere()
    {
        const Blocks blocks = fromMarkdown(u"[x](javascript:alert(1)) <script>alert(2)</script>"_s);
        for (const Block &block : blocks.blocks) {
            for (const Span &span : block.spans) {
                QVERIFY(span.kind != Span::Kind::Link);
            }
        }
        QVERIFY(!plainText(blocks).contains(u"<script>"_s));
    }

    void whatIsTooLongIsPlain()
    {
        const Blocks blocks = fromMarkdown(u"**x** "_s.repeated(longestMarkdown));
        QVERIFY(blocks.shortened);
        QVERIFY(plainText(blocks).startsWith(u"**x**"_s));
    }

    void theFormatDecides()
    {
        const QString text = u"**x** $[x2 y]"_s;
        QCOMPARE(plainText(previewBlocks(text, TextFormat::Plain)), text);
        QCOMPARE(plainText(previewBlocks(text, TextFormat::Mfm)), u"x y"_s);
        QCOMPARE(plainText(previewBlocks(text, TextFormat::Markdown)), u"x $[x2 y]"_s);
        QCOMPARE(plainText(previewBlocks(u"<b>x</b>"_s, TextFormat::Html)), u"x"_s);
        QCOMPARE(plainText(previewBlocks(u"[b]x[/b]"_s, TextFormat::Bbcode)), u"[b]x[/b]"_s);
    }
};

QTEST_GUILESS_MAIN(tst_markdown)
#include "tst_markdown.moc"
