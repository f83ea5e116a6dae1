// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/html.h"
#include "content/styled.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_styled : public QObject {
    Q_OBJECT

private:
    static QString styled(const Span &span)
    {
        return styledText({.spans = {span}}, {.host = u"a.example"_s, .size = 16});
    }

private Q_SLOTS:
    void subset()
    {
        QCOMPARE(
            styled({.styles = Span::Bold | Span::Italic, .text = u"a"_s}), u"<b><i>a</i></b>"_s);
        QCOMPARE(styled({.styles = Span::Sub, .text = u"a"_s}), u"<font size=\"2\">a</font>"_s);
        QCOMPARE(styled({.styles = Span::Large, .text = u"a"_s}), u"<font size=\"4\">a</font>"_s);
        QCOMPARE(styled({.styles = Span::Large | Span::Small, .text = u"a"_s}),
            u"<font size=\"4\"><font size=\"2\">a</font></font>"_s); // the inner one counts
        QCOMPARE(styled({.kind = Span::Kind::Break}), u"<br>"_s);
        QCOMPARE(styled({.kind = Span::Kind::Mention, .text = u"@a"_s, .target = u"a@b.example"_s}),
            u"<a href=\"asterism:mention/a%40b.example\">@a</a>"_s);
        QCOMPARE(styled({.kind = Span::Kind::Hashtag, .text = u"#猫"_s, .target = u"猫"_s}),
            u"<a href=\"asterism:tag/%E7%8C%AB\">#猫</a>"_s);
        QCOMPARE(styled({.kind = Span::Kind::Emoji, .text = u":b:"_s, .target = u"b"_s}),
            u"<img src=\"image://emoji/a.example/b\" width=\"16\" height=\"16\" align=\"middle\">"
            "&nbsp;&nbsp;"_s);
        QCOMPARE(styledText({.kind = Block::Kind::Code, .spans = {{.text = u"a  b\n<c>"_s}}}, {}),
            u"a&nbsp;&nbsp;b<br>&lt;c&gt;"_s);
    }

    // Whatever stands in a span, the result holds our own tags only.
    void nothingEscapes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        for (int kind = 0; kind <= int(Span::Kind::Break); ++kind) {
            for (const QString &text : {u"<img src=\"https://t.example/x.gif\">"_s,
                     u"\"><img src='https://t.example/x.gif'>"_s, u"</a></b><h1>x"_s,
                     u"&lt;img src=x&gt; &#60;b&#62;"_s, u"'\"\\\n<br>"_s, u"../../x?y#z"_s}) {
                QTest::addRow("%d %s", kind, qPrintable(text)) << kind << text;
            }
        }
    }
    void nothingEscapes()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        const QString out = styledText({.spans = {{.kind = Span::Kind(kind),
                                            .styles = Span::Bold | Span::Large | Span::Small,
                                            .text = text,
                                            .target = text}}},
            {.host = text});
        static const QRegularExpression ours(
            u"</?[bisu]>|<br>|</?font>|<font size=\"[24]\">|</a>|"
            "<a href=\"asterism:(link|mention|tag)/[A-Za-z0-9._~%-]*\">|"
            "<img src=\"image://emoji/[A-Za-z0-9._~%-]*/[A-Za-z0-9._~%-]*\" width=\"\\d+\" "
            "height=\"\\d+\" align=\"middle\">"_s);
        QString rest = out;
        rest.remove(ours);
        QVERIFY2(
            !rest.contains(u'<') && !rest.contains(u'>') && !rest.contains(u'"'), qPrintable(out));
        QVERIFY2(!out.contains("src=\"http"_L1) && !out.contains("<h1"_L1), qPrintable(out));
    }

    // Blanks are narrower in the fonts of other scripts, and StyledText does not count them so.
    void emojisHaveRoomInEveryScript_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<bool>("room");
        QTest::newRow("Latin") << u"Mei"_s << false;
        QTest::newRow("Latin, a blank and signs") << u"メイ Mei, (1) "_s << false;
        QTest::newRow("Cyrillic") << u"Мэй"_s << false;
        QTest::newRow("Katakana") << u"メイ"_s << true;
        QTest::newRow("Han and signs") << u"Mei 鯖、「 1"_s << true;
        QTest::newRow("Hangul") << u"메이 "_s << true;
        QTest::newRow("nothing before Latin") << QString() << false;
        QTest::newRow("signs before Latin") << u"🐟 1."_s << false;
    }
    void emojisHaveRoomInEveryScript()
    {
        QFETCH(QString, before);
        QFETCH(bool, room);
        const Span emoji{.kind = Span::Kind::Emoji, .text = u":b:"_s, .target = u"b"_s};
        const QString out =
            styledText({.spans = {{.text = before}, emoji, emoji, {.text = u"boosted"_s}}}, {});
        QCOMPARE(out.count("\">&nbsp;&nbsp;"_L1), room ? 2 : 0);
        QVERIFY(out.endsWith(room ? "&nbsp;&nbsp;boosted"_L1 : "\">boosted"_L1));
    }

    void emojisAtTheBeginningHaveRoom()
    {
        const Span emoji{.kind = Span::Kind::Emoji, .text = u":b:"_s, .target = u"b"_s};
        QVERIFY(styledText({.spans = {emoji, {.text = u" メイ"_s}}}, {}).contains("&nbsp;"_L1));
        QVERIFY(styledText({.spans = {emoji, emoji}}, {}).contains("&nbsp;"_L1)); // who knows
        QVERIFY(
            !styledText({.spans = {emoji, {.text = u" 1 Mei メイ"_s}}}, {}).contains("&nbsp;"_L1));
    }

    void coveredWords()
    {
        const Span emoji{
            .kind = Span::Kind::Emoji, .styles = Span::Covered, .text = u":b:"_s, .target = u"b"_s};
        const Span link{.kind = Span::Kind::Link,
            .styles = Span::Covered | Span::Bold,
            .text = u"to b"_s,
            .target = u"https://a.example/?q=\"<a>"_s};
        const Span words{.styles = Span::Covered, .text = u"<b>he died"_s};
        const Span open{.text = u"seen </a>"_s};
        std::vector<Span> spans{open, words, {.kind = Span::Kind::Break}, emoji, link};
        const QString out = styledText({.spans = spans}, {});
        QVERIFY(out.contains(u"seen &lt;/a&gt;"_s));
        QVERIFY(!out.contains(u"died"_s) || out.contains(u"%20died"_s)); // in no text that is drawn
        QVERIFY(!out.contains("<img"_L1) && !out.contains(u">to b"_s));
        QVERIFY(out.contains(u"▒▒▒▒▒ ▒▒▒▒"_s));
        for (Span &span : spans) {
            span.styles.setFlag(Span::Covered, false);
        }
        QCOMPARE(uncovered(out).remove(u"&nbsp;"_s),
            styledText({.spans = spans}, {}).remove(u"&nbsp;"_s));
        QVERIFY(isCover(out.section(u'"', 1, 1)));
        QCOMPARE(readStyledLink(out.section(u'"', 1, 1)), StyledLink());
        const QString plain = styledText({.spans = {open}}, {});
        QCOMPARE(uncovered(plain), plain);
        // What only looks like a cover is words.
        const QString fake = u"<a href=\"asterism:cover/%3Ch1%3E\">▒</a>"_s;
        QVERIFY(!uncovered(styledText({.spans = {{.text = fake}}}, {})).contains("<h1>"_L1));
    }

    void emojisInAnotherSize()
    {
        const Span emoji{.kind = Span::Kind::Emoji, .text = u":b:"_s, .target = u"b"_s};
        const QString hostile = u"\" width=\"20\" height=\"20\" align=\"middle\">"_s;
        const QString usual = styledText({.spans = {emoji, {.text = hostile}, emoji}}, {});
        const QString larger = withEmojiSize(usual, 31);
        QCOMPARE(larger.count("\" width=\"31\" height=\"31\" align=\"middle\">"_L1), 2);
        QVERIFY(larger.contains(hostile.toHtmlEscaped())); // words stay words
        QCOMPARE(withEmojiSize(usual, 20), usual);
    }

    void links()
    {
        const auto back = [](Span::Kind kind, const QString &target) {
            const QString out = styled({.kind = kind, .text = u"x"_s, .target = target});
            return readStyledLink(out.section(u'"', 1, 1));
        };
        const QString url = u"https://a.example/%E7%8C%AB?a=b&c#d"_s;
        QCOMPARE(back(Span::Kind::Link, url).target, url);
        QCOMPARE(back(Span::Kind::Hashtag, u"猫"_s), (StyledLink{Span::Kind::Hashtag, u"猫"_s}));
        QCOMPARE(back(Span::Kind::Mention, u"a@b.example"_s).kind, Span::Kind::Mention);
        QVERIFY(back(Span::Kind::Link, u"javascript:x"_s).target.isEmpty());
        QVERIFY(readStyledLink(u"https://a.example/"_s).target.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_styled)
#include "tst_styled.moc"
