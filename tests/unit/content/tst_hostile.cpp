// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/html.h"
#include "content/mfm.h"
#include "content/names.h"
#include "content/plain.h"
#include "content/styled.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

#if defined(__SANITIZE_ADDRESS__) || !defined(NDEBUG)
static constexpr int maxMilliseconds = 5000; // instrumented or not optimised: only "no hang"
#else
static constexpr int maxMilliseconds = 50;
#endif

/// Texts that somebody sends to stop readers from reading.
class tst_hostile : public QObject {
    Q_OBJECT

private:
    static QString times(qsizetype count, const QString &text) { return text.repeated(count); }

    static QString numbered(int count, const QString &text)
    {
        QString all;
        for (int i = 0; i < count; ++i) {
            all += QString(text).replace(u'%', QString::number(i));
        }
        return all;
    }

    static void row(const char *name, const QString &html)
    {
        QTest::newRow(name) << u"x"_s + html; // so that there is something to show
    }

    static void rowsOfElements()
    {
        const qsizetype many = 100'000;
        row("100000 div", times(many, u"<div>"_s) + u"x"_s);
        row("100000 div, closed", times(many, u"<div>"_s) + u"x"_s + times(many, u"</div>"_s));
        row("100000 span", times(many, u"<span>"_s) + u"x"_s);
        row("100000 blockquote", times(many, u"<blockquote>"_s) + u"x"_s);
        row("100000 b", times(many, u"<b>"_s) + u"x"_s);
        row("100000 misnested", times(many, u"<b><i><p></b></i>"_s) + u"x"_s);
        row("100000 wrong ends", times(many, u"<div></span><ul></table>"_s) + u"x"_s);
        row("100000 stray ends", u"x"_s + times(many, u"</div></b></p></table>"_s));
        row("100000 a", times(many, u"<a href='https://a.example/'>"_s) + u"x"_s);
        row("100000 table", times(many, u"<table><tr><td>"_s) + u"x"_s);
        row("table, foster parents", u"<table>"_s + times(many, u"<b>x"_s));
        row("tables shield ends",
            times(60, times(100, u"<div>"_s) + u"<table><td>"_s + times(100, u"</div>"_s))
                + u"x"_s);
        row("select shields ends", times(20'000, u"<div><select></div>x"_s));
        row("100000 p", times(many, u"<p>x"_s));
        row("100000 li", u"<ul>"_s + times(many, u"<li>x"_s));
        row("100000 nested lists", times(many, u"<ul><li>"_s) + u"x"_s);
        row("100 b, 10000 p", numbered(100, u"<b class=%>"_s) + times(10'000, u"<p>x"_s));
        row("b reopened",
            u"<p>"_s + numbered(150, u"<b class=%>"_s) + u"</p>"_s + times(15'000, u"<p>x</p>"_s));
        row("b with a long class, reopened",
            u"<p><b class="_s + QString(60'000, u'x') + u"></p>"_s + times(15'000, u"<p>x</p>"_s));
        row("deep and wide", times(190, u"<div>"_s) + times(19'000, u"<b>x</b>"_s));
        row("nested a in div",
            times(190, u"<a href='https://a.example/'><ul>"_s) + QString(200'000, u'x'));
        row("nested ruby", times(90, u"<ruby><rt><ul>"_s) + QString(200'000, u'x'));
        row("nested math", times(190, u"<math>"_s) + QString(200'000, u'x'));
        row("adoption", times(5'000, u"<a href=https://a.example/><div>x</a>"_s));
        row("headings", times(many, u"<h1><h2>x"_s));
    }

    static void rowsOfText()
    {
        row("5 MB of text", QString(5'000'000, u'x'));
        row("5 MB of Japanese", QString(5'000'000, u'鯖'));
        row("256 KB of text", QString(256'000, u'x'));
        row("5 MB of <", QString(5'000'000, u'<') + u"x"_s);
        row("256 KB of <", QString(256'000, u'<'));
        row("256 KB of <a", times(128'000, u"<a"_s) + u"x"_s);
        row("5 MB of &", QString(5'000'000, u'&'));
        row("256 KB of &", QString(256'000, u'&'));
        row("256 KB of &a", times(128'000, u"&a"_s));
        row("256 KB of entities", times(50'000, u"&amp;"_s));
        row("256 KB of numeric entities", times(40'000, u"&#1234"_s));
        row("100000 attributes", u"<p "_s + numbered(100'000, u"a% "_s) + u">x"_s);
        row("30000 attributes", u"<p "_s + numbered(30'000, u"a% "_s) + u">x"_s);
        row("attributes everywhere", times(2'000, u"<p "_s + numbered(30, u"a% "_s) + u">x"_s));
        row("200 KB attribute",
            u"<a href=\"https://a.example/"_s + QString(200'000, u'x') + u"\">x</a>"_s);
        row("open comment", u"x<!--"_s + QString(250'000, u'-'));
        row("comments", times(30'000, u"<!-->"_s) + u"x"_s);
        row("open script", u"x<script>"_s + times(30'000, u"</scrip"_s));
        row("scripts", times(15'000, u"<script></script>"_s) + u"x"_s);
        row("emoji colons", QString(250'000, u':') + u"x"_s);
        row("breaks", times(50'000, u"<br>"_s) + u"x"_s);
        row("blanks", QString(250'000, u' ') + u"x"_s);
        row("marks", u"x"_s + QString(250'000, QChar(0x0301)));
        row("isolates", QString(250'000, QChar(0x2067)) + u"x"_s);
        row("overrides", QString(250'000, QChar(0x202E)) + u"x"_s);
        row("lone surrogates", QString(80'000, QChar(0xD800)) + u"x"_s);
        row("at signs in a mention",
            u"<a class=mention href=https://a.example/>"_s + QString(200'000, u'@') + u"</a>"_s);
        row("15000 links", numbered(5'000, u"<a href=https://a.example/%>x</a> "_s));
        row("ellipses",
            times(10'000, u"<a href=https://a.example/><span class=ellipsis>x</span>"_s));
    }

private Q_SLOTS:
    void html_data()
    {
        QTest::addColumn<QString>("html");
        rowsOfElements();
        rowsOfText();
    }
    void html()
    {
        QFETCH(QString, html);
        QElapsedTimer timer;
        timer.start();
        const Blocks blocks = fromHtml(html);
        const qint64 readIn = timer.restart();
        const QString text = plainText(blocks);
        const QByteArray bytes = toBytes(blocks);
        const qint64 written = timer.elapsed();
        qInfo("%lld ms in, %lld ms out, %zu blocks%s", readIn, written, blocks.blocks.size(),
            blocks.shortened ? ", shortened" : "");
        QVERIFY(!text.isEmpty());
        QVERIFY(fromBytes(bytes).ok());
        QVERIFY2(readIn <= maxMilliseconds, qPrintable(QString::number(readIn)));
    }

    void descriptionsAreClean_data()
    {
        QTest::addColumn<QString>("html");
        const QString picture = u"<img alt=\"a&#x202e;b\fc&#x202a;\">"_s;
        QTest::newRow("text") << picture;
        QTest::newRow("link") << u"<a href='https://a.example/'>%1</a>"_s.arg(picture);
        QTest::newRow("code") << u"<pre>%1</pre>"_s.arg(picture);
    }
    void descriptionsAreClean()
    {
        QFETCH(QString, html);
        const Blocks blocks = fromHtml(html);
        QCOMPARE(blocks.blocks.size(), 1u);
        const QString text = blocks.blocks[0].spans[0].text;
        QVERIFY(text.startsWith(u'a'));
        QVERIFY(!text.contains(QChar(0x202e)) && !text.contains(QChar(0x202a)));
        QVERIFY(!text.contains(u'\f'));
    }

    void plain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("@") << QString(250'000, u'@');
        QTest::newRow("@a") << times(120'000, u"@a"_s);
        QTest::newRow("#") << QString(250'000, u'#');
        QTest::newRow("#1") << times(120'000, u"#1"_s);
        QTest::newRow("# and digits") << u"#"_s + QString(250'000, u'1');
        QTest::newRow(":") << QString(250'000, u':');
        QTest::newRow("https://") << times(30'000, u"https://"_s);
        QTest::newRow(" https://") << times(25'000, u" https://"_s);
        QTest::newRow("parentheses") << u"https://a.example/"_s + QString(200'000, u')');
        QTest::newRow("mentions") << times(15'000, u"@a@b.example "_s);
        QTest::newRow("newlines") << u"x"_s + QString(250'000, u'\n') + u"x"_s;
    }
    void plain()
    {
        QFETCH(QString, text);
        const std::vector<CustomEmoji> emojis{{u"x"_s, {}, {}}};
        QElapsedTimer timer;
        timer.start();
        const Blocks blocks = fromPlain(text, {.emojis = emojis, .host = u"a.example"_s});
        const qint64 readIn = timer.elapsed();
        qInfo("%lld ms, %zu blocks", readIn, blocks.blocks.size());
        QVERIFY(!blocks.isEmpty());
        QVERIFY2(readIn <= maxMilliseconds, qPrintable(QString::number(readIn)));
    }

    void mfm_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &part :
            {u"*"_s, u"**a"_s, u"***a"_s, u"_"_s, u"_a "_s, u"~~"_s, u"~~a"_s, u"`"_s, u"`a´"_s,
                u"```\na\n"_s, u"```\n"_s, u"\n```x"_s, u"<b>"_s, u"<b></b>"_s, u"<b><i></b></i>"_s,
                u"<small>**"_s, u"<plain>"_s, u"<center>\n"_s, u"<center>a</center>\n"_s, u"\\("_s,
                u"\\[\n"_s, u"\\[a\\]x\n"_s, u"$["_s, u"$[x2 "_s, u"$[x2 a"_s, u"$[ruby a "_s,
                u"$[x2.a=1,"_s, u"["_s, u"[a]"_s, u"]"_s, u"[a]("_s, u"[a](https://a.example/("_s,
                u"?["_s, u"<https://"_s, u"<https://a"_s, u"https://"_s, u"https://a@"_s,
                u"https://a("_s, u" https://a.example/[("_s, u"@"_s, u"@a"_s, u"@a@"_s,
                u"@a@b.example "_s, u"#"_s, u"#a("_s, u"#((["_s, u"#1"_s, u":"_s, u":a"_s,
                u":blob:"_s, u">"_s, u"> "_s, u">\n"_s, u"> >\n"_s, u"> a\n\n"_s, u"\n"_s,
                u"a 検索\n"_s, u" 検索"_s, u"h"_s, u"\u202E"_s, u"\u2067"_s, u"猫"_s}) {
            QTest::newRow(qPrintable(part)) << part.repeated(100'000 / part.size());
        }
        QTest::newRow("closed in the end")
            << u"<b>"_s.repeated(10'000) + u"</b>"_s.repeated(10'000);
        QTest::newRow("many levels")
            << (u"<b>"_s.repeated(20) + u"a"_s + u"</b>"_s.repeated(20)).repeated(600);
        QTest::newRow("one end for all") << u"<b>"_s.repeated(30'000) + u"a</b>"_s;
        QTest::newRow("one target for all")
            << u"[a "_s.repeated(30'000) + u"](https://a.example)"_s;
    }
    void mfm()
    {
        QFETCH(QString, text);
        const std::vector<CustomEmoji> emojis{{u"blob"_s, {}, {}}};
        QElapsedTimer timer;
        timer.start();
        const Blocks blocks = fromMfm(u"x"_s + text, {.emojis = emojis, .host = u"a.example"_s});
        const qint64 readIn = timer.elapsed();
        qInfo("%lld ms, %zu blocks", readIn, blocks.blocks.size());
        QVERIFY(plainText(blocks).contains(u'x'));
        const auto back = fromBytes(toBytes(blocks));
        QVERIFY(back.ok() && *back == blocks);
        QVERIFY2(readIn <= maxMilliseconds, qPrintable(QString::number(readIn)));
    }

    void shortenedKeepsItsWords()
    {
        const Blocks blocks = fromHtml(times(300, u"<div>"_s)
            + u"<p>one &amp; <a href='https://a.example/'>two</a><p>three<script>no</script>"_s);
        QVERIFY(blocks.shortened);
        QCOMPARE(plainText(blocks), u"one & two\n\nthree"_s);
    }

    void depthThatFits()
    {
        const QString deep = times(199, u"<span>"_s) + u"x"_s;
        QVERIFY(!fromHtml(deep).shortened);
        QVERIFY(fromHtml(u"<b><i>"_s + deep).shortened);
    }

    void names()
    {
        QElapsedTimer timer;
        timer.start();
        safeName(QString(5'000'000, QChar(0x2067)));
        safeText(QString(5'000'000, QChar(0x0301)));
        safeText(times(1'000'000, u"\u200Fa"_s));
        qInfo("%lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() <= maxMilliseconds);
    }
};

QTEST_GUILESS_MAIN(tst_hostile)
#include "tst_hostile.moc"
