// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/found.h"

#include "content/html.h"
#include "content/styled.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString colour = u"#f3b94d"_s;
const QString open = u"<font color=\"#f3b94d\"><u>"_s;
const QString close = u"</u></font>"_s;

/// With the first place of each of these words marked; in the order of the text.
QString styledWith(const Blocks &blocks, const QStringList &words, const QStringList &tags = {})
{
    const QString text = runningText(blocks);
    std::vector<TextRange> found;
    for (const QString &word : words) {
        const qsizetype start = text.indexOf(word);
        found.push_back({start, start + word.size()});
    }
    QStringList parts;
    for (const Block &block : withFound(blocks, found, tags).blocks) {
        parts << styledText(block, {.host = u"a.example"_s}, colour);
    }
    return parts.join(u'|').replace(open, u"["_s).replace(close, u"]"_s);
}

} // namespace

/// Marks in what strangers wrote: on the words, before they become markup.
class tst_found : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onWords()
    {
        const Blocks text = fromHtml(u"<p>green tea</p><p>and tea</p>"_s);
        QCOMPARE(styledWith(text, {}), u"green tea|and tea"_s);
        QCOMPARE(styledWith(text, {u"green"_s, u"and"_s}), u"[green] tea|[and] tea"_s);
        QCOMPARE(styledWith(text, {u"tea\nand"_s}), u"green [tea]|[and] tea"_s);
        QVERIFY(withFound({}, {{0, 5}}).isEmpty());
    }

    void acrossStylesAndLines()
    {
        const Blocks text = fromHtml(u"<p>a sam<b>ovar</b>s<br>b</p>"_s);
        QCOMPARE(styledWith(text, {u"samovar"_s}), u"a [sam]<b>[ovar]</b>s<br>b"_s);
        QCOMPARE(styledWith(text, {u"s\nb"_s}), u"a sam<b>ovar</b>[s]<br>[b]"_s);
    }

    void linksStayLinks()
    {
        const Blocks text =
            fromHtml(u"<p>see <a href=\"https://a.example/tea\">a.example/tea</a></p>"_s);
        const QString out = styledWith(text, {u"tea"_s});
        QCOMPARE(out.count(u"<a href=\"asterism:link/https%3A%2F%2Fa.example%2Ftea\">"_s), 2);
        QVERIFY2(out.endsWith(u"[tea]</a>"_s), qPrintable(out));
    }

    void hashtagsWhole()
    {
        const Block block{
            .spans = {{.text = u"x "_s},
                {.kind = Span::Kind::Hashtag, .text = u"#Tea"_s, .target = u"Tea"_s},
                {.kind = Span::Kind::Hashtag, .text = u"#fox"_s, .target = u"fox"_s}}};
        const QString out = styledWith({.blocks = {block}}, {}, {u"tea"_s});
        QVERIFY2(out.contains(u">[#Tea]</a>"_s) && out.contains(u">#fox</a>"_s), qPrintable(out));
    }

    void picturesCarryNone()
    {
        const Span emoji{.kind = Span::Kind::Emoji, .text = u":tea:"_s, .target = u"tea"_s};
        const Blocks text{.blocks = {{.spans = {{.text = u"a "_s}, emoji, {.text = u" b"_s}}}}};
        const QString out = styledWith(text, {u"a :tea: b"_s});
        QVERIFY2(out.startsWith(u"[a ]<img "_s) && out.endsWith(u">[ b]"_s), qPrintable(out));
    }

    void hostileTextStaysText()
    {
        const Blocks text{.blocks = {{.spans = {{.text = u"<b>&lt;img src=\"x\"></u></font>"_s}}}}};
        QCOMPARE(styledWith(text, {u"b"_s, u"lt"_s, u"img"_s, u"font"_s}),
            u"&lt;[b]&gt;&amp;[lt];[img] src=&quot;x&quot;&gt;&lt;/u&gt;&lt;/[font]&gt;"_s);
        const Block marked{.spans = {{.styles = Span::Found, .text = u"x"_s}}};
        QVERIFY(!styledText(marked, {}, u"\"><img src=x>"_s).contains("<img"_L1));
        QCOMPARE(styledText(marked, {}), u"<u>x</u>"_s);
    }

    void nothingIsLost()
    {
        const Blocks text = fromHtml(u"<p>今日は<b>鯖</b>缶🐟を <a href=\"https://a.example\">a</a>"
                                     "<br>食べた</p><blockquote>tea</blockquote><pre>x y</pre>"_s);
        const QString all = runningText(text);
        for (qsizetype start = 0; start < all.size(); ++start) {
            for (qsizetype end = start + 1; end <= all.size(); ++end) {
                const Blocks found = withFound(text, {{start, end}});
                QCOMPARE(runningText(found), all);
            }
        }
        QCOMPARE(withFound(text, {}), text);
    }

    void neverInTheCache()
    {
        const Blocks text{.blocks = {{.spans = {{.text = u"tea"_s}}}}};
        const auto back = fromBytes(toBytes(withFound(text, {{0, 3}})));
        QVERIFY(back.ok());
        QCOMPARE(*back, text);
    }
};

QTEST_GUILESS_MAIN(tst_found)
#include "tst_found.moc"
