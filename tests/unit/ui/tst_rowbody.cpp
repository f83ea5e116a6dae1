// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowbody.h"

#include "content/mfm.h"
#include "content/plain.h"
#include "model/searchquery.h"

#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

class tst_RowBody : public QObject {
    Q_OBJECT

private:
    static RowView rowOf(const QString &mfm, const Sought &sought = {})
    {
        const Blocks blocks = fromMfm(mfm);
        store::StoredPost stored;
        stored.post.author.acct = u"ao@a.example"_s;
        stored.blocks = toBytes(blocks);
        stored.text = plainText(blocks);
        RowView row;
        setBody(row, stored, sought);
        return row;
    }
    static Sought soughtBy(const QString &typed)
    {
        const SearchQuery query = parseSearch(typed, 0);
        Sought sought = soughtIn(query, query.words);
        sought.colour = u"#123456"_s;
        return sought;
    }
    static QString mark(const QString &text)
    {
        return u"<font color=\"#123456\"><u>"_s + text + u"</u></font>"_s;
    }

private Q_SLOTS:
    void paragraphsAreOneText()
    {
        const RowView row = rowOf(u"$[x2 a]\n\n<small>b</small>"_s);
        QCOMPARE(row.body, u"<font size=\"4\">a</font><br><br><font size=\"2\">b</font>"_s);
        QVERIFY(row.blocks.isEmpty());
        QCOMPARE(row.plain, u"a\n\nb"_s);
    }

    void centredLinesStandAlone()
    {
        const RowView row = rowOf(u"a\n<center>**b**</center>"_s);
        QVERIFY(row.body.isEmpty());
        QCOMPARE(row.blocks.size(), 2);
        QCOMPARE(row.blocks.at(0).value<RowBlock>(), (RowBlock{.kind = u"text"_s, .text = u"a"_s}));
        QCOMPARE(row.blocks.at(1).value<RowBlock>(),
            (RowBlock{.kind = u"text"_s, .text = u"<b>b</b>"_s, .centered = true}));
    }

    void whatWasSoughtIsMarked()
    {
        const Sought sought = soughtBy(u"鯖缶 \"green tea\" from:@tea@a.example -fox"_s);
        QCOMPARE(rowOf(u"鯖缶と**Green** tea, tea & fox"_s, sought).body,
            mark(u"鯖缶"_s) + u"と<b>"_s + mark(u"Green"_s) + u"</b>"_s + mark(u" tea"_s)
                + u", tea &amp; fox"_s);
        QCOMPARE(rowOf(u"tea"_s, sought).body, u"tea"_s);
        QCOMPARE(rowOf(u"鯖缶 tea"_s).body, u"鯖缶 tea"_s);
    }

    void whatWasSoughtIsMarkedInBlocks()
    {
        const RowView row = rowOf(u"<center>鯖缶</center>\n```\n鯖缶\n```"_s, soughtBy(u"鯖缶"_s));
        QCOMPARE(row.blocks.at(0).value<RowBlock>().text, mark(u"鯖缶"_s));
        const auto code = row.blocks.at(row.blocks.size() - 1).value<RowBlock>();
        QCOMPARE(code.kind, u"code"_s);
        QCOMPARE(code.text, u"鯖缶"_s); // it is plain text
    }

    void soughtHashtagsAreMarkedWhole()
    {
        const QString body = rowOf(u"#Tea tea #fox"_s, soughtBy(u"tag:TEA -tag:fox"_s)).body;
        QCOMPARE(body.count(mark(u"#Tea"_s)), 1);
        QCOMPARE(body.count(u"<u>"_s), 1);
    }

    void plainTextsAreMarked()
    {
        const Sought sought = soughtBy(u"b tea"_s);
        QCOMPARE(markedText(u"<b> Tea"_s, sought),
            u"&lt;"_s + mark(u"b"_s) + u"&gt; "_s + mark(u"Tea"_s));
        QCOMPARE(markedText(u"coffee"_s, sought), QString());
        QCOMPARE(markedText({}, sought), QString());
    }

    void whatALaterVersionWroteIsShownPlain()
    {
        store::StoredPost stored;
        stored.blocks = "\xff"_ba;
        stored.text = u"a <b>\nc"_s;
        RowView row;
        setBody(row, stored);
        QCOMPARE(row.body, u"a &lt;b&gt;<br>c"_s);
    }
};

QTEST_GUILESS_MAIN(tst_RowBody)
#include "tst_rowbody.moc"
