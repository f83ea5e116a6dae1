// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/html.h"
#include "content/mfm.h"
#include "content/plain.h"
#include "support/fixture.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_mfm : public QObject {
    Q_OBJECT

private:
    const std::vector<Mention> m_mentions{{u"kai@k.example"_s, {}}};
    const std::vector<Hashtag> m_tags{{u"cats"_s, {}}};
    const std::vector<CustomEmoji> m_emojis{
        {u"blob"_s, {}, {}}, {u"c"_s, {}, {}}, {u"a_b-1"_s, {}, {}}, {u"猫"_s, {}, {}}};

    Blocks read(const QString &text) const
    {
        return fromMfm(text,
            {.mentions = m_mentions,
                .tags = m_tags,
                .emojis = m_emojis,
                .host = u"home.example"_s});
    }

    static QString stylesOf(const Span &span)
    {
        QString all;
        const std::pair<Span::Style, QChar> letters[] = {{Span::Bold, u'b'}, {Span::Italic, u'i'},
            {Span::Strike, u's'}, {Span::Code, u'c'}, {Span::Small, u'-'}, {Span::Large, u'+'},
            {Span::Covered, u'h'}};
        for (const auto &[style, letter] : letters) {
            all += span.styles.testFlag(style) ? QString(letter) : QString();
        }
        return all;
    }

    /// Like "{STYLES text}" and "[text|target]", "/" for a break, to compare at a glance.
    static QString told(const Span &span)
    {
        if (span.kind == Span::Kind::Break) {
            return u"/"_s;
        }
        const QString meaning = span.kind == Span::Kind::Text
            ? span.text
            : u'[' + span.text + u'|' + span.target + u']';
        const QString styles = stylesOf(span);
        return styles.isEmpty() ? meaning : u'{' + styles + u' ' + meaning + u'}';
    }

    /// Each block on a line, with ">" for each quote, "=" when it is centred, "code:LANGUAGE:".
    static QString told(const Blocks &blocks)
    {
        QStringList lines;
        for (const Block &block : blocks.blocks) {
            QString line = QString(block.quoteDepth, u'>');
            line += block.centered ? u"="_s : QString();
            line +=
                block.kind == Block::Kind::Code ? u"code:"_s + block.language + u':' : QString();
            for (const Span &span : block.spans) {
                line += told(span);
            }
            lines << line.replace(u'\n', u'/');
        }
        return lines.join(u'\n');
    }

    static void row(const char *name, const QString &text, const QString &expected)
    {
        QTest::newRow(name) << text << expected;
    }

    static void columns()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
    }

    void compare() const
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Blocks blocks = read(text);
        QCOMPARE(told(blocks), expected);
        QVERIFY(!blocks.shortened);
    }

private Q_SLOTS:
    void styles_data()
    {
        columns();
        row("bold", u"a **b c** d"_s, u"a {b b c} d"_s);
        row("bold, other ways", u"__b c__ <b>d</b>"_s, u"{b b c} {b d}"_s);
        row("bold in a word", u"a**b**c"_s, u"a{b b}c"_s);
        row("bold Japanese", u"これは**とても**良い"_s, u"これは{b とても}良い"_s);
        row("no bold Japanese between lines", u"__とても__"_s, u"__とても__"_s);
        row("italic", u"*a b* _c_ <i>d</i>"_s, u"{i a b} {i c} {i d}"_s);
        row("italic behind Japanese", u"あ*a*い_b_う"_s, u"あ{i a}い{i b}う"_s);
        row("no italic in words", u"a*b*c snake_case_name 1_0_0"_s,
            u"a*b*c snake_case_name 1_0_0"_s);
        row("no italic Japanese", u"*猫*"_s, u"*猫*"_s);
        row("no italic over lines", u"*a\nb*"_s, u"*a/b*"_s);
        row("faces", u"(^_^) (*_*) (>_<) `´・ω・`"_s, u"(^_^) (*_*) (>_<) `´・ω・`"_s);
        row("strike", u"~~a b~~ <s>c</s>"_s, u"{s a b} {s c}"_s);
        row("strike ends with its line", u"~~a\nb~~"_s, u"~~a/b~~"_s);
        row("waves", u"~~~~~~ そう~~"_s, u"~~~~{s  そう}"_s);
        row("small", u"<small>a</small>"_s, u"{- a}"_s);
        row("nested", u"**a <i>b ~~c~~</i>** d"_s, u"{b a }{bi b }{bis c} d"_s);
        row("over lines", u"**a\nb**\n\n<b>c\n\nd</b>"_s, u"{b a}/{b b}\n{b c}\n{b d}"_s);
        row("three", u"***a **b** c*** d"_s, u"{b a b c} d"_s);
        row("code", u"`a **b** <b>` x"_s, u"{c a **b** <b>} x"_s);
        row("code ends with its line", u"`a\nb`"_s, u"`a/b`"_s);
        row("code between two", u"``a``"_s, u"`{c a}`"_s);
        row("math", u"x \\(a^2 **b**\\) y"_s, u"x {c a^2 **b**} y"_s);
        row("plain", u"<plain>**a** @b #c\nd</plain> **e**"_s, u"**a** @b #c/d {b e}"_s);
        row("plain on its lines", u"<plain>\n**a**\n</plain>"_s, u"**a**"_s);
        row("tags in capitals", u"<B>a</B> <br> <script>"_s, u"<B>a</B> <br> <script>"_s);
    }
    void styles() { compare(); }

    void unclosed_data()
    {
        columns();
        for (const QString &open :
            {u"**"_s, u"***"_s, u"~~"_s, u"<b>"_s, u"<i>"_s, u"<s>"_s, u"<small>"_s, u"<center>"_s,
                u"<plain>"_s, u"`"_s, u"```"_s, u"```js\n"_s, u"\\("_s, u"\\["_s, u"$["_s,
                u"$[x2 "_s, u"$[x2"_s, u"["_s, u"?["_s, u"[a]("_s, u"[a](https:"_s, u"<https:"_s,
                u"__"_s, u"*"_s, u"_"_s, u":"_s, u"@ "_s, u"# "_s}) {
            const QString shown = QString(open).replace(u'\n', u'/');
            row(qPrintable(open), open + u"a <b>c</b>"_s, shown + u"a {b c}"_s);
        }
        row("closed only", u"a** b</b> c] d</plain>"_s, u"a** b</b> c] d</plain>"_s);
        row("nothing in it", u"<b></b> ** ** **** $[x2 ] [](https://a.example) `` \\(\\)"_s,
            u"<b></b> ** ** **** $[x2 ] []([https://a.example|https://a.example]) `` \\(\\)"_s);
        row("stars", u"* ** *** ***** *"_s, u"* ** *** ***** *"_s);
        row("crossed", u"**a ~~b** c~~"_s, u"**a {s b** c}"_s);
        row("crossed tags", u"<b>a<i>b</b>c</i>"_s, u"<b>a{i b</b>c}"_s);
        row("quote behind what is never closed", u"2 ** 3\n> a"_s, u"2 ** 3\n>a"_s);
    }
    void unclosed() { compare(); }

    void blocks_data()
    {
        columns();
        row("lines", u"a\nb\r\nc\n\n\n\nd\n"_s, u"a/b/c\nd"_s);
        row("quote", u"a\n> b\n>c\nd"_s, u"a\n>b/c\nd"_s);
        row("quote in a quote", u"> a\n> > b\n>>> c\n> d"_s, u">a\n>>b\n>>>c\n>d"_s);
        row("quote with an empty line", u"> a\n>\n> b"_s, u">a\n>b"_s);
        row("nothing quoted", u">\na > b\n> "_s, u">/a > b/>"_s);
        row("markup in a quote", u"> **a\n> b**"_s, u">{b a}/{b b}"_s);
        row("markup ends before a quote", u"**a\n> b\nc**"_s, u"{b a}/{b > b}/{b c}"_s);
        row("code", u"a\n```js\nb **c**\n\n  d\n```\ne"_s, u"a\ncode:js:b **c**//  d\ne"_s);
        row("code, CRLF", u"```\r\na\r\nb\r\n```\r\n"_s, u"code::a/b"_s);
        row("code with marks", u"```\na ``` b\n```x\n````\n```"_s, u"code::a ``` b/```x/````"_s);
        row("words for a language", u"```a 猫\nb\n```"_s, u"code::a 猫/b"_s);
        row("code in a quote", u"> ```\n> > a\n> ```"_s, u">code::> a"_s);
        row("code in one line", u"```a```"_s, u"``{c a}``"_s);
        row("nothing in code", u"```\n```"_s, u"```/```"_s);
        row("math", u"\\[\na^2\n\\]\nb \\[c\\]"_s, u"code::a^2\nb \\[c\\]"_s);
        row("math before more", u"\\[a\\] b"_s, u"\\[a\\] b"_s);
        row("centre", u"a\n<center>**b**\nc</center>\nd"_s, u"a\n={b b}/c\nd"_s);
        row("centre on its lines", u"<center>\na\n\nb\n</center>"_s, u"=a\n=b"_s);
        row("centre in a quote", u"> <center>a</center>"_s, u">=a"_s);
        row("two centres", u"<center>a</center>\n<center>b</center>"_s, u"=a\n=b"_s);
        row("no centre in a line", u"x <center>a</center>"_s, u"x <center>a</center>"_s);
        row("no centre before more", u"<center>a</center> x"_s, u"<center>a</center> x"_s);
        row("search", u"猫 **写真** 検索\ncats [Search]"_s, u"猫 **写真** 検索/cats [Search]"_s);
        row("no search", u"**猫**検索"_s, u"{b 猫}検索"_s);
    }
    void blocks() { compare(); }

    void functions_data()
    {
        columns();
        row("large", u"$[x2 a] $[x3 b] $[x4 c]"_s, u"{+ a} {+ b} {+ c}"_s);
        row("large in large", u"$[x2 $[x2 a] b]"_s, u"{+ a b}"_s);
        row("plain inside", u"$[spin.speed=2s,left a] $[tada **b**] $[fg.color=f00 c] $[who_1 d]"_s,
            u"a {b b} c d"_s);
        row("others", u"$[position.x=-1.5,y=2 a]$[scale.x=2 b]$[clickable.ev=x d]"_s, u"abd"_s);
        row("covered", u"a $[blur b **c** :blob:\ne] d"_s,
            u"a {h b }{bh c}{h  }{h [:blob:|blob]}/{h e} d"_s);
        row("over lines", u"$[x2 a\n> b\n]c"_s, u"{+ a}/{+ > b}/c"_s);
        row("brackets inside", u"$[x2 a [b] c]"_s, u"{+ a [b} c]"_s);
        row("link inside", u"$[x2 [a](https://a.example/) b]"_s,
            u"{+ [a|https://a.example/]}{+  b}"_s);
        row("no function", u"$[猫 a] $[x2] $[.x a] $[x2\na] $x2 a]"_s,
            u"$[猫 a] $[x2] $[.x a] $[x2/a] $x2 a]"_s);
        row("reading", u"$[ruby 漢字 かんじ]を"_s, u"漢字{- (かんじ)}を"_s);
        row("reading over words", u"$[ruby New York ニューヨーク]"_s,
            u"New York{- (ニューヨーク)}"_s);
        row("reading over markup", u"$[ruby **漢字** かん じ]"_s, u"{b 漢字}{- (かん じ)}"_s);
        row("large reading", u"$[x2 $[ruby 漢字 かんじ]]"_s, u"{+ 漢字}{-+ (かんじ)}"_s);
        row("no reading", u"$[ruby 漢字] $[ruby 漢 **字**]"_s, u"漢字 漢 {b 字}"_s);
        row("no time", u"$[unixtime x] $[unixtime 99999999999999] $[unixtime -1]"_s,
            u"x 99999999999999 -1"_s);
    }
    void functions() { compare(); }

    void links_data()
    {
        columns();
        row("label", u"see [a **b**](https://a.example/x(y)) c"_s,
            u"see [a |https://a.example/x(y)]{b [b|https://a.example/x(y)]} c"_s);
        row("silent, bracketed", u"?[a](<https://a.example/ü>)"_s,
            u"[a|https://a.example/%C3%BC]"_s);
        row("no markup of links in a label",
            u"[@a #b :blob: https://b.example](https://a.example)"_s,
            u"[@a #b :blob: https://b.example|https://a.example]"_s);
        row("brackets before", u"[a] [b](https://a.example)"_s, u"[a] [b|https://a.example]"_s);
        row("link in a label", u"[[a](https://a.example)](https://b.example)"_s,
            u"[[a|https://a.example]]([https://b.example|https://b.example])"_s);
        row("over lines", u"[a\nb](https://a.example)"_s,
            u"[a/b]([https://a.example|https://a.example])"_s);
        row("other schemes", u"[a](javascript:b) [c](mailto:a@b.example)"_s,
            u"[a](javascript:b) [c](mailto:a@b.example)"_s);
        row("user part", u"[a](https://b.example@c.example/) https://b@c.example/x"_s,
            u"[a](https://b.example@c.example/) https://b@c.example/x"_s);
        row("url", u"a https://a.example/b?c=d,e, f"_s,
            u"a [https://a.example/b?c=d,e|https://a.example/b?c=d,e], f"_s);
        row("url before Japanese", u"https://a.example/を、https://b.example。"_s,
            u"[https://a.example/|https://a.example/]を、[https://b.example|https://b.example]。"_s);
        row("url in brackets", u"(https://a.example/A_(b)) [https://a.example]"_s,
            u"([https://a.example/A_(b)|https://a.example/A_(b)]) "
            "[[https://a.example|https://a.example]]"_s);
        row("url in bold", u"**https://a.example/**"_s,
            u"{b [https://a.example/|https://a.example/]}"_s);
        row("bracketed url", u"<https://例え.example/猫> <https://a b> <http://>"_s,
            u"[https://例え.example/猫|https://xn--r8jz45g.example/%E7%8C%AB] "
            "<[https://a|https://a] b> <http://>"_s);
        row("no url", u"https:// https://. HTTPS://A.EXAMPLE h"_s,
            u"https:// https://. HTTPS://A.EXAMPLE h"_s);
    }
    void links() { compare(); }

    void names_data()
    {
        columns();
        row("mention", u"@Ao@B.example: hi"_s, u"[@Ao@B.example|ao@b.example]: hi"_s);
        row("mention of the author's host", u"@you @kai"_s,
            u"[@you|you@home.example] [@kai|kai@home.example]"_s);
        row("mention at a server of this computer", u"@ao@127.0.0.1:4001: hi"_s,
            u"[@ao@127.0.0.1:4001|ao@127.0.0.1:4001]: hi"_s);
        row("mention before Japanese", u"@ao@b.exampleさん、@aoさん"_s,
            u"[@ao@b.example|ao@b.example]さん、[@ao|ao@home.example]さん"_s);
        row("mention behind Japanese", u"やあ@ao。"_s, u"やあ[@ao|ao@home.example]。"_s);
        row("mail", u"a@b.example 1@b.example"_s, u"a@b.example 1@b.example"_s);
        row("at the end", u"@a- @a@b.example. @a."_s,
            u"[@a|a@home.example]- [@a@b.example|a@b.example]. [@a|a@home.example]."_s);
        row("broken mentions", u"@-a @a-@b.example @a@-b.example @a@.. @ @@"_s,
            u"@-a @a-@b.example @a@-b.example @a@.. @ @@"_s);
        row("tag", u"#Cats #猫 #a_b-c #1a"_s, u"[#Cats|cats] [#猫|猫] [#a_b-c|a_b-c] [#1a|1a]"_s);
        row("no tag", u"# #1 a#b ## #. #️⃣"_s, u"# #1 a#b ## #. #️⃣"_s);
        row("tag ends", u"#a、#b。#c!d #e.f #g/h #i:j #k'l"_s,
            u"[#a、|a、][#b。|b。][#c|c]!d [#e|e].f [#g|g]/h [#i|i]:j [#k|k]'l"_s);
        row("tag with brackets", u"#a(b)c #d「e」 #f（[g]）"_s,
            u"[#a(b)c|a(b)c] [#d「e」|d「e」] [#f（[g]）|f（[g]）]"_s);
        row("tag in brackets", u"(#a) 「b #c」 [#d] #e(f"_s,
            u"([#a|a]) 「b [#c|c]」 [[#d|d]] [#e|e](f"_s);
        row("tag with what nobody sees", u"#a\u200bb #a\u3000b"_s,
            u"[#a|a]\u200bb [#a|a]\u3000b"_s);
        row("emoji", u"あ:blob:い :blob::c: :a_b-1:"_s,
            u"あ[:blob:|blob]い [:blob:|blob][:c:|c] [:a_b-1:|a_b-1]"_s);
        row("no emoji", u":blob:a 10:30:45 :who: :c:1"_s, u":blob:a 10:30:45 :who: :c:1"_s);
        row("emoji in another script", u"あ:猫:い :猫:a 時:猫:blob: :犬:"_s,
            u"あ[:猫:|猫]い :猫:a 時:猫[:blob:|blob] :犬:"_s);
        row("colons", u":a:b:c:"_s, u":a:b[:c:|c]"_s);
        row("emoji in markup", u"**:blob:** `:blob:` $[x2 :c:]"_s,
            u"{b [:blob:|blob]} {c :blob:} {+ [:c:|c]}"_s);
        row("emoji between invisible blanks", u"\u200b:blob:\u200b"_s,
            u"\u200b[:blob:|blob]\u200b"_s);
    }
    void names() { compare(); }

    void nobodysHost()
    {
        QCOMPARE(told(fromMfm(u"@ao @ao@b.example :blob:"_s)),
            u"@ao [@ao@b.example|ao@b.example] :blob:"_s);
    }

    void time()
    {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(1'700'000'000);
        QCOMPARE(plainText(read(u"at $[unixtime 1700000000]!"_s)).simplified(),
            (u"at "_s + QLocale().toString(time, QLocale::ShortFormat) + u'!').simplified());
    }

    void controlsAreGone()
    {
        const QString text = plainText(
            read(u"a\u202Eb **c\u202A** [d\u0007](https://a.example) `\u202Ee` #f\u202Eg"_s));
        QVERIFY(!text.contains(QChar(0x202A)) && !text.contains(QChar(0x202E)));
        QVERIFY(!text.contains(QChar(7)));
        QCOMPARE(text, u"ab c d (https://a.example) e #fg"_s);
    }

    void depth()
    {
        const auto nested = [](int levels, const QString &open, const QString &close) {
            return open.repeated(levels) + u"a"_s + close.repeated(levels);
        };
        const std::pair<QString, QString> marks[] = {{u"<b>"_s, u"</b>"_s}, {u"$[x2 "_s, u"]"_s}};
        for (const auto &[open, close] : marks) {
            const Blocks fits = read(nested(20, open, close));
            QCOMPARE(plainText(fits), u"a"_s);
            QVERIFY(!fits.shortened);
            const Blocks deeper = read(nested(21, open, close));
            QVERIFY(plainText(deeper).startsWith(open + u'a'));
            QVERIFY(deeper.shortened);
        }
    }

    void quoteDepth()
    {
        const Blocks fits = read(QString(20, u'>') + u" a"_s);
        QCOMPARE(fits.blocks.at(0).quoteDepth, 20);
        QVERIFY(!fits.shortened);
        const Blocks deeper = read(QString(1000, u'>') + u" a"_s);
        QCOMPARE(deeper.blocks.at(0).quoteDepth, 20);
        QCOMPARE(deeper.blocks.at(0).spans.at(0).text, QString(980, u'>') + u" a"_s);
        QVERIFY(deeper.shortened);
        QVERIFY(read(QString(19, u'>') + u"<b><i>a</i></b>"_s).shortened);
    }

    void tooLong()
    {
        const Blocks blocks = read(u"**a** "_s + QString(256 * 1024, u'x'));
        QVERIFY(blocks.shortened);
        QVERIFY(plainText(blocks).startsWith("**a** x"_L1));
        QCOMPARE(plainText(blocks).size(), qsizetype(256 * 1024));
    }

    void realNote()
    {
        const QString text = fixture("misskey/note_mfm.json").value("text"_L1).toString();
        const QDateTime time = QDateTime::fromSecsSinceEpoch(1'700'000'000);
        const QString date = QLocale().toString(time, QLocale::ShortFormat).simplified();
        const Blocks blocks = fromMfm(text, {.host = u"misskey.test"_s});
        QVERIFY(!blocks.shortened);
        QCOMPARE(told(blocks).replace(date, u"DATE"_s),
            u"おめでとう！ 赤い文字 🍮 {+ 大きい}\n"
            "=中央\n"
            ">引用です/二行目\n"
            "[リンク|https://example.com/link] [静かなリンク|https://example.com/silent]\n"
            "code:js:const a = \"<b>&amp;\";\n"
            "{c x^2} 漢字{- (かんじ)} DATE **そのまま** {- 小さい} {b 両方}/検索語 検索"_s);
        const QString words = searchText(blocks);
        for (const QString &word : {u"おめでとう"_s, u"中央"_s, u"二行目"_s, u"静かなリンク"_s,
                 u"const a"_s, u"かんじ"_s, u"そのまま"_s, u"検索語"_s}) {
            QVERIFY2(words.contains(word), qPrintable(word));
        }
        QVERIFY(!words.contains("$["_L1));
    }

    void bodiesAndNotes()
    {
        Post post;
        post.author.acct = u"ao@b.example"_s;
        post.body = u"**hi** @kai"_s;
        post.bodyKind = Post::Body::Mfm;
        QCOMPARE(told(bodyBlocks(post)), u"{b hi} [@kai|kai@b.example]"_s);
        Actor actor{.acct = u"ao@b.example"_s, .noteHtml = u"<b>hi</b> @kai\n*a*"_s};
        QCOMPARE(told(noteBlocks(actor)), u"{b hi} @kai *a*"_s);
        actor.noteIsMfm = true;
        QCOMPARE(told(noteBlocks(actor)), u"{b hi} [@kai|kai@b.example]/{i a}"_s);
    }
};

QTEST_GUILESS_MAIN(tst_mfm)
#include "tst_mfm.moc"
