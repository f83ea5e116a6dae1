// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowbody.h"

#include "content/mfm.h"
#include "content/plain.h"

#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

class tst_RowBody : public QObject {
    Q_OBJECT

private:
    static RowView rowOf(const QString &mfm)
    {
        const Blocks blocks = fromMfm(mfm);
        store::StoredPost stored;
        stored.post.author.acct = u"ao@a.example"_s;
        stored.blocks = toBytes(blocks);
        stored.text = plainText(blocks);
        RowView row;
        setBody(row, stored);
        return row;
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
