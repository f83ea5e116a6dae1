// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/html.h"
#include "content/mfm.h"
#include "content/plain.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_plain : public QObject {
    Q_OBJECT

private:
    /// Like "text[kind:target]" for each span, to compare at a glance.
    static QString told(const Blocks &blocks)
    {
        QString all;
        for (const Block &block : blocks.blocks) {
            all += all.isEmpty() ? u""_s : u"\n"_s;
            for (const Span &span : block.spans) {
                all += span.kind == Span::Kind::Text ? span.text
                    : span.kind == Span::Kind::Break ? u"/"_s
                                                     : u'[' + span.text + u'|' + span.target + u']';
            }
        }
        return all;
    }

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("markup is text") << u"<b>a</b> &amp;"_s << u"<b>a</b> &amp;"_s;
        QTest::newRow("lines") << u"a\nb\r\nc\n\n\n\nd\n"_s << u"a/b/c\nd"_s;
        QTest::newRow("url") << u"see https://a.example/x."_s
                             << u"see [https://a.example/x|https://a.example/x]."_s;
        QTest::newRow("url in parentheses")
            << u"(https://a.example/A_(b))"_s
            << u"([https://a.example/A_(b)|https://a.example/A_(b)])"_s;
        QTest::newRow("url before japanese")
            << u"https://a.example/を読む"_s << u"[https://a.example/|https://a.example/]を読む"_s;
        QTest::newRow("no url") << u"xhttps://a.example https:// javascript:x"_s
                                << u"xhttps://a.example https:// javascript:x"_s;
        QTest::newRow("url with user") << u"https://u:p@a.example"_s << u"https://u:p@a.example"_s;
        QTest::newRow("mention") << u"@Ao@B.example: hi"_s << u"[@Ao@B.example|ao@b.example]: hi"_s;
        QTest::newRow("known mention") << u"hi @Kai."_s << u"hi [@Kai|kai@k.example]."_s;
        QTest::newRow("mention of home") << u"hi @you"_s << u"hi [@you|you@home.example]"_s;
        QTest::newRow("mail") << u"a@b.example, x/@y"_s << u"a@b.example, x/@y"_s;
        QTest::newRow("at alone") << u"@ @@ @. a @"_s << u"@ @@ @. a @"_s;
        QTest::newRow("tag") << u"#Cats, #鯖缶 ＃猫 #1 #1a # a#b"_s
                             << u"[#Cats|cats], [#鯖缶|鯖缶] [＃猫|猫] #1 [#1a|1a] # a#b"_s;
        QTest::newRow("emoji") << u":blob::x::blob:"_s << u"[:blob:|blob]:x:[:blob:|blob]"_s;
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const std::vector<Mention> mentions{{u"kai@k.example"_s, u"https://k.example/@kai"_s}};
        const std::vector<Hashtag> tags{{u"cats"_s, {}}};
        const std::vector<CustomEmoji> emojis{{u"blob"_s, {}, {}}};
        const Context context{
            .mentions = mentions, .tags = tags, .emojis = emojis, .host = u"home.example"_s};
        QCOMPARE(told(fromPlain(text, context)), expected);
    }

    void bareMentionWithoutHost() { QCOMPARE(told(fromPlain(u"hi @you"_s)), u"hi @you"_s); }

    void tooLong()
    {
        const Blocks blocks = fromPlain(QString(300 * 1024, u'a'));
        QVERIFY(blocks.shortened);
        QCOMPARE(plainText(blocks).size(), qsizetype(256 * 1024));
    }

    void linksInTheTerminal()
    {
        const auto plain = [](const QString &html) { return plainText(fromHtml(html)); };
        QCOMPARE(plain(u"<a href='https://a.example/long/way'>a.example/lo…</a>"_s),
            u"https://a.example/long/way"_s);
        QCOMPARE(plain(u"<a href='https://a.example/'>here <b>now</b></a>!"_s),
            u"here now (https://a.example/)!"_s);
        QCOMPARE(plain(u"<a href='https://a.example/%E7%8C%AB'>https://a.example/猫</a>"_s),
            u"https://a.example/猫"_s);
        QCOMPARE(plain(u"<a href='https://a.example/'>a.example</a>"_s), u"a.example"_s);
        QCOMPARE(plain(u"<a href='mailto:a@b.example'>mail</a>"_s), u"mail"_s);
    }

    /// Of what is covered only the length stands in the open; it is found all the same.
    void covered()
    {
        const std::vector<CustomEmoji> emojis{{u"blob"_s, {}, {}}};
        const Blocks blocks = fromMfm(
            u"he is $[blur **the** cook\n:blob:!] and $[blur [the way](https://a.example/way)]."_s,
            {.emojis = emojis});
        const QString open = openText(plainText(blocks), toBytes(blocks));
        QCOMPARE(open, u"he is ▒▒▒ ▒▒▒▒\n▒▒▒ and ▒▒▒ ▒▒▒."_s);
        QVERIFY(plainText(blocks).contains(u"the cook"_s));
        QVERIFY(searchText(blocks).contains(u"cook"_s));
    }

    void nothingIsCovered()
    {
        const Blocks blocks = fromMfm(u"he is **the** cook"_s);
        QCOMPARE(openText(u"as it was kept"_s, toBytes(blocks)), u"as it was kept"_s);
        QCOMPARE(openText(u"as it was kept"_s, {}), u"as it was kept"_s);
        QCOMPARE(openText(u"as it was kept"_s, "\xff\x01"), u"as it was kept"_s);
    }

    void search()
    {
        std::vector<CustomEmoji> emojis{{u"blob"_s, {}, {}}};
        const Blocks blocks =
            fromHtml(u"<p class=quote-inline>RE: x</p><p>鯖缶<br>a :blob: b</p><ul><li>"
                     "<a href='https://a.example/long/way'>a.example/lo…</a></ul><hr>"_s,
                {.emojis = emojis});
        QCOMPARE(searchText(blocks), u"鯖缶 a b\nhttps://a.example/long/way"_s);
    }
};

QTEST_GUILESS_MAIN(tst_plain)
#include "tst_plain.moc"
