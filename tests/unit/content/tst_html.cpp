// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/html.h"
#include "content/plain.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_html : public QObject {
    Q_OBJECT

private:
    std::vector<Mention> m_mentions{{u"ao@mstdn.example"_s, u"https://mstdn.example/@ao"_s}};
    std::vector<Hashtag> m_tags{{u"鯖缶"_s, u"https://mstdn.example/tags/鯖缶"_s}};
    std::vector<CustomEmoji> m_emojis{
        {u"blob"_s, u"https://a.example/b.png"_s, u"https://a.example/s.png"_s}};

    Context context() const { return {.mentions = m_mentions, .tags = m_tags, .emojis = m_emojis}; }

    Blocks read(const QString &html) const { return fromHtml(html, context()); }

    /// The spans of a text that must be a single block.
    std::vector<Span> spans(const QString &html) const
    {
        const Blocks blocks = read(html);
        return blocks.blocks.size() == 1 ? blocks.blocks.front().spans : std::vector<Span>();
    }

    QString plain(const QString &html) const { return plainText(read(html)); }

    static Span text(const QString &text, Span::Styles styles = {})
    {
        return {.styles = styles, .text = text};
    }

private Q_SLOTS:
    void paragraphs_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("expected");
        QTest::newRow("bare") << u"hello"_s << u"hello"_s;
        QTest::newRow("two") << u"<p>a</p><p>b</p>"_s << u"a\n\nb"_s;
        QTest::newRow("break") << u"<p>a<br>b<br/>c</p>"_s << u"a\nb\nc"_s;
        QTest::newRow("breaks part") << u"a<br><br>b<br><br><br><br>c"_s << u"a\n\nb\n\nc"_s;
        QTest::newRow("unclosed") << u"<p>a<p>b<ul><li>x<li>y</ul>"_s << u"a\n\nb\n\n- x\n- y"_s;
        QTest::newRow("folding") << u" <p>  a \n b </p>\n <p> c</p> "_s << u"a b\n\nc"_s;
        QTest::newRow("nbsp") << u"a&nbsp;b"_s << u"a\u00a0b"_s;
        QTest::newRow("wide blank stays") << u"山田\u3000花子"_s << u"山田\u3000花子"_s;
        QTest::newRow("empty") << u"<p></p><p> </p><p><br></p>"_s << u""_s;
        QTest::newRow("entities") << u"&lt;b&gt; &amp;amp; &hearts; &#x1F600; &unknown;"_s
                                  << u"<b> &amp; ♥ 😀 &unknown;"_s;
        QTest::newRow("less than") << u"1 < 2 <3 << x"_s << u"1 < 2 <3 << x"_s;
        QTest::newRow("comment") << u"a<!-- <p>no</p> -->b<!doctype x>c<?php d ?>e"_s << u"abce"_s;
        QTest::newRow("unknown tags")
            << u"<foo>a<bar x=1>b</bar></foo><video>c</video>"_s << u"abc"_s;
        QTest::newRow("quote") << u"<blockquote><p>a</p><p>b<br>c</p></blockquote>d"_s
                               << u"> a\n\n> b\n> c\n\nd"_s;
        QTest::newRow("nested quote")
            << u"<blockquote>a<blockquote>b</blockquote></blockquote>"_s << u"> a\n\n> > b"_s;
        QTest::newRow("heading, rule") << u"<h2>t</h2>a<hr>b"_s << u"t\n\na\n\n────\n\nb"_s;
        QTest::newRow("code") << u"<pre><code>if (x)\n  y &lt; z;\n</code></pre>"_s
                              << u"    if (x)\n      y < z;"_s;
        QTest::newRow("ruby") << u"<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>だ"_s
                              << u"漢字(かんじ)だ"_s;
        QTest::newRow("ruby, end tags left out")
            << u"<ruby>漢<rp>(<rt>kan<rp>)</ruby>x"_s << u"漢(kan)x"_s;
        QTest::newRow("table")
            << u"<table><thead><tr><th>a<th>b</thead><tr><td>1</td><td>2</td></tr></table>c"_s
            << u"a | b\n\n1 | 2\n\nc"_s;
        QTest::newRow("math")
            << u"<math><semantics><mrow><mi>x</mi></mrow><annotation "
               "encoding=\"application/x-tex\">x^2</annotation></semantics></math>"_s
            << u"$x^2$"_s;
        QTest::newRow("math without source") << u"<math><mi>x</mi><mo>+</mo></math>"_s << u"x+"_s;
        QTest::newRow("misnested") << u"<b>a<i>b</b>c</i>d"_s << u"abcd"_s;
        QTest::newRow("stray ends") << u"</p></div></b>a</table>b"_s << u"ab"_s;
        QTest::newRow("cell keeps its table")
            << u"<div><table><tr><td>a</div>b</td><td>c</td></tr></table></div>"_s << u"ab | c"_s;
        QTest::newRow("cut tag") << u"a<a href=\"https://x"_s << u"a"_s;
    }
    void paragraphs()
    {
        QFETCH(QString, html);
        QFETCH(QString, expected);
        QCOMPARE(plain(html), expected);
    }

    void lists()
    {
        QCOMPARE(
            plain(u"<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"_s), u"- a\n  - b\n- c"_s);
        QCOMPARE(plain(u"<ol start=3><li>a<li>b<li value=9>c<li>d</ol>"_s),
            u"3. a\n4. b\n9. c\n10. d"_s);
        QCOMPARE(plain(u"<ol reversed><li>a<li>b<li>c</ol>"_s), u"3. a\n2. b\n1. c"_s);
        QCOMPARE(plain(u"<ol start=2147483647><li>a<li>b</ol>"_s), u"1000000. a\n1000001. b"_s);
        const Blocks two = read(u"<ul><li><p>a</p><p>b</p></li></ul>"_s);
        QCOMPARE(two.blocks.size(), size_t(2));
        QCOMPARE(two.blocks[0].kind, Block::Kind::ListItem);
        QCOMPARE(two.blocks[1].kind, Block::Kind::Paragraph);
        QCOMPARE(two.blocks[1].listDepth, 1);
        QCOMPARE(plain(u"<li>alone"_s), u"- alone"_s);
    }

    void styles()
    {
        const auto found = spans(u"a<b>b<i>c</i></b><del>d</del><code>:blob:</code>"_s);
        const std::vector<Span> expected{text(u"a"_s), text(u"b"_s, Span::Bold),
            text(u"c"_s, Span::Bold | Span::Italic), text(u"d"_s, Span::Strike),
            text(u":blob:"_s, Span::Code)};
        QCOMPARE(found, expected);
    }

    void codeLanguage()
    {
        const Blocks blocks = read(u"<pre><code class=\"language-c++\">x\n\n y</code></pre>"_s);
        QCOMPARE(blocks.blocks.size(), size_t(1));
        QCOMPARE(blocks.blocks[0].kind, Block::Kind::Code);
        QCOMPARE(blocks.blocks[0].language, u"c++"_s);
        QCOMPARE(blocks.blocks[0].spans.at(0).text, u"x\n\n y"_s);
    }

    void mastodonLink()
    {
        const auto found = spans(u"<a href=\"https://example.com/a/long/way\" "
                                 u"rel=\"nofollow\"><span class=\"invisible\">"
                                 "https://</span><span class=\"ellipsis\">example.com/a/lo</span>"
                                 "<span class=\"invisible\">ng/way</span></a>"_s);
        const Span link{.kind = Span::Kind::Link,
            .text = u"example.com/a/lo…"_s,
            .target = u"https://example.com/a/long/way"_s};
        QCOMPARE(found, std::vector<Span>{link});
    }

    void linksThatStay_data()
    {
        QTest::addColumn<QString>("href");
        QTest::addColumn<QString>("target");
        QTest::newRow("https") << u"https://a.example/x?y=1#z"_s << u"https://a.example/x?y=1#z"_s;
        QTest::newRow("case") << u"HTTPS://A.example/X"_s << u"https://a.example/X"_s;
        QTest::newRow("japanese") << u"https://a.example/読書"_s
                                  << u"https://a.example/%E8%AA%AD%E6%9B%B8"_s;
        QTest::newRow("idn") << u"https://例え.jp/"_s << u"https://xn--r8jz45g.jp/"_s;
        QTest::newRow("blanks") << u" \thttps://a.exa\nmple/ "_s << u"https://a.example/"_s;
        QTest::newRow("gemini") << u"gemini://a.example/"_s << u"gemini://a.example/"_s;
        QTest::newRow("mailto") << u"mailto:a@b.example"_s << u"mailto:a@b.example"_s;
    }
    void linksThatStay()
    {
        QFETCH(QString, href);
        QFETCH(QString, target);
        const auto found = spans(u"<a href=\""_s + href + u"\">x</a>"_s);
        const Span link{.kind = Span::Kind::Link, .text = u"x"_s, .target = target};
        QCOMPARE(found, std::vector<Span>{link});
    }

    void linksThatGo_data()
    {
        QTest::addColumn<QString>("href");
        for (const QString &href :
            {u"javascript:alert(1)"_s, u"JaVaScRiPt:alert(1)"_s, u"java\tscript:alert(1)"_s,
                u"java&#10;script:alert(1)"_s, u"&#x6a;avascript&colon;alert(1)"_s,
                u" \u0001javascript:alert(1)"_s, u"data:text/html,<script>alert(1)</script>"_s,
                u"vbscript:x"_s, u"file:///etc/passwd"_s, u"smb://host/x"_s,
                u"blob:https://a.example/x"_s, u"about:blank"_s, u"tel:110"_s, u"/relative"_s,
                u"//host.example/x"_s, u"#x"_s, u""_s, u"https://"_s, u"https:///etc"_s,
                u"https:\\\\evil.example"_s, u"https://bank.example@evil.example/"_s,
                u"https://u:p@a.example/"_s, u"image://emoji/a/b"_s, u"asterism:link/x"_s,
                u"qrc:/main.qml"_s, u"https://a.example/"_s + QString(9000, u'x')}) {
            QTest::newRow(qPrintable(href.left(60))) << href;
        }
    }
    void linksThatGo()
    {
        QFETCH(QString, href);
        QCOMPARE(
            spans(u"<a href='"_s + href + u"'>label</a>"_s), std::vector<Span>{text(u"label"_s)});
    }

    void mentions_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("acct");
        QTest::newRow("known") << u"<span class=\"h-card\"><a href=\"https://mstdn.example/@ao\" "
                                  "class=\"u-url mention\">@<span>Ao</span></a></span>"_s
                               << u"@Ao"_s << u"ao@mstdn.example"_s;
        QTest::newRow("known, no class") << u"<a href=\"https://mstdn.example/@ao\">@ao</a>"_s
                                         << u"@ao"_s << u"ao@mstdn.example"_s;
        QTest::newRow("full text")
            << u"<a href=\"https://x.example/u/1\" class=\"mention\">@B@B.example</a>"_s
            << u"@B@B.example"_s << u"b@b.example"_s;
        QTest::newRow("host of link")
            << u"<a href=\"https://x.example/@b\" class=\"u-url mention\">@b</a>"_s << u"@b"_s
            << u"b@x.example"_s;
        QTest::newRow("misskey")
            << u"<a href=\"https://mk.example/@c\" class=\"u-url mention\">@c@mk.example</a>"_s
            << u"@c@mk.example"_s << u"c@mk.example"_s;
    }
    void mentions()
    {
        QFETCH(QString, html);
        QFETCH(QString, shown);
        QFETCH(QString, acct);
        const Span mention{.kind = Span::Kind::Mention, .text = shown, .target = acct};
        QCOMPARE(spans(html), std::vector<Span>{mention});
    }

    void mentionsThatAreLinks()
    {
        const auto found =
            spans(u"<a href=\"https://x.example/\" class=\"mention\">A display name</a>"_s);
        QCOMPARE(found.at(0).kind, Span::Kind::Link);
        const auto none = spans(u"<a href=\"javascript:x\" class=\"mention\">@b</a>"_s);
        QCOMPARE(none, std::vector<Span>{text(u"@b"_s)});
    }

    void hashtags_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("name");
        QTest::newRow("mastodon")
            << u"<a href=\"https://mstdn.example/tags/%E9%AF%96%E7%BC%B6\" "
               "class=\"mention hashtag\" rel=\"tag\">#<span>鯖缶</span></a>"_s
            << u"#鯖缶"_s << u"鯖缶"_s;
        QTest::newRow("by rel") << u"<a href=\"https://a.example/t\" rel=\"tag\">#Cats</a>"_s
                                << u"#Cats"_s << u"Cats"_s;
        QTest::newRow("by url") << u"<a href=\"https://mstdn.example/tags/鯖缶\">#鯖缶</a>"_s
                                << u"#鯖缶"_s << u"鯖缶"_s;
        QTest::newRow("wide sign")
            << u"<a href=\"https://a.example/t\" class=\"hashtag\">＃猫</a>"_s << u"＃猫"_s
            << u"猫"_s;
    }
    void hashtags()
    {
        QFETCH(QString, html);
        QFETCH(QString, shown);
        QFETCH(QString, name);
        const Span tag{.kind = Span::Kind::Hashtag, .text = shown, .target = name};
        QCOMPARE(spans(html), std::vector<Span>{tag});
    }

    void categoriesAreLinks()
    {
        const auto found = spans(u"<a href=\"https://a.example/c\" rel=\"tag\">My category</a>"_s);
        QCOMPARE(found.at(0).kind, Span::Kind::Link);
    }

    void emoji()
    {
        const Span blob{.kind = Span::Kind::Emoji, .text = u":blob:"_s, .target = u"blob"_s};
        const std::vector<Span> expected{
            text(u"a "_s), blob, text(u"すごい"_s), blob, blob, text(u" :other: :blob"_s)};
        QCOMPARE(spans(u"a :blob:すごい:blob::blob: :other: :blob"_s), expected);
        QCOMPARE(spans(u"<img class=emoji alt=\":blob:\" src=\"https://x.example/p.png\">"_s),
            std::vector<Span>{blob});
        QCOMPARE(spans(u"<img alt=blob src=x>"_s), std::vector<Span>{blob});
        QCOMPARE(plainText(fromHtml(u":blob:"_s)), u":blob:"_s);
        QCOMPARE(fromHtml(u":blob:"_s).blocks.at(0).spans.at(0).kind, Span::Kind::Text);
        const auto pre = read(u"<pre>:blob:</pre>"_s).blocks.at(0).spans;
        QCOMPARE(pre, std::vector<Span>{text(u":blob:"_s)});
        const auto link = spans(u"<a href=\"https://a.example/:blob:\">:blob:</a>"_s);
        QCOMPARE(link.at(0).kind, Span::Kind::Link);
        QCOMPARE(link.at(0).target, u"https://a.example/:blob:"_s);
    }

    void picturesAreText()
    {
        QCOMPARE(
            plain(u"a <img src=\"https://t.example/x.gif\" alt=\"a cat\"> b"_s), u"a a cat b"_s);
        QCOMPARE(plain(u"<img src=\"https://t.example/x.gif\">"_s), u""_s);
        QCOMPARE(plain(u"<img alt='<script>x</script>'>"_s), u"<script>x</script>"_s);
    }

    void quoteFallback()
    {
        const QString old = u"<p>text<span class=\"quote-inline\"><br><br>RE: <a "
                            "href=\"https://a.example/1\">https://a.example/1</a></span></p>"_s;
        const Blocks shown = read(old);
        QCOMPARE(shown.blocks.size(), size_t(2));
        QCOMPARE(shown.blocks[1].kind, Block::Kind::QuoteFallback);
        QCOMPARE(shown.blocks[1].spans.at(0).text, u"RE: "_s);
        QCOMPARE(plainText(fromHtml(old, {.hideQuoteFallback = true})), u"text"_s);
        const QString recent =
            u"<p class=\"quote-inline\">RE: <a href=\"https://a.example/1\">x</a>"
            "</p><p>text</p>"_s;
        QCOMPARE(read(recent).blocks.at(0).kind, Block::Kind::QuoteFallback);
        QCOMPARE(plainText(fromHtml(recent, {.hideQuoteFallback = true})), u"text"_s);
    }

    void droppedWithContent_data()
    {
        QTest::addColumn<QString>("html");
        for (const QString &html :
            {u"a<script>alert(1)</script>b"_s, u"a<SCRIPT SRC=x>alert(1)</ScRiPt >b"_s,
                u"a<style>p{}</style>b"_s, u"a<svg onload=x><text>t</text></svg>b"_s, u"a<svg/>b"_s,
                u"a<iframe src=x>t</iframe>b"_s, u"a<script><!--</script>b"_s,
                u"a<noscript><img src=x></noscript>b"_s, u"a<template><p>t</template>b"_s,
                u"a<script/x>alert(1)</script>b"_s, u"a<scr\0ipt>alert(1)</script>b"_s}) {
            QTest::newRow(qPrintable(html)) << html;
        }
    }
    void droppedWithContent()
    {
        QFETCH(QString, html);
        QCOMPARE(plain(html), u"ab"_s);
    }

    void handlersAreNothing()
    {
        const auto found =
            spans(u"<p onclick=\"x()\" style=\"position:fixed\"><b onmouseover=y>a</b>"_s);
        QCOMPARE(found, std::vector<Span>{text(u"a"_s, Span::Bold)});
    }

    void controlsAreGone()
    {
        QCOMPARE(plain(u"a&#27;[2J\u0007\u202Eb\u2066c&#0;"_s), u"a[2Jb\u2066c\uFFFD\u2069"_s);
    }

    // Akkoma renders MFM itself and leaves its functions to style sheets. (FEP-c16b)
    void mfmAsHtml()
    {
        QCOMPARE(plain(u"<span class=\"mfm-tada\" data-mfm-speed=\"2s\">a</span> "
                       "<span class=\"mfm _mfm_x2_\" style=\"font-size: 200%\">b <b>c</b></span> "
                       "<span class=\"mfm-fg\" data-mfm-color=\"f00\">$[d</span> "
                       "<center>e</center><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>"_s),
            u"a b c $[d\n\ne\n\n漢字(かんじ)"_s);
    }

    void body()
    {
        Post post;
        post.body = u"<p>Hi @ao</p>"_s;
        QCOMPARE(plainText(bodyBlocks(post)), u"Hi @ao"_s);
        post.bodyKind = Post::Body::Plain;
        QCOMPARE(plainText(bodyBlocks(post)), u"<p>Hi @ao</p>"_s);
    }
};

QTEST_GUILESS_MAIN(tst_html)
#include "tst_html.moc"
