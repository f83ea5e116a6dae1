// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/pasted.h"
#include "migration/csv/table.h"
#include "support/fixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// "1 ao@a.example; 2 no-server: bo; 3=1: @ao@a.example", people first.
QString drawn(const csv::Pasted &pasted)
{
    QStringList rows;
    for (const csv::PastedPerson &row : pasted.people) {
        rows << u"%1 "_s.arg(row.line) + row.person.user + u'@' + row.person.host;
    }
    for (const csv::BadRow &row : pasted.bad) {
        rows << u"%1 %2: "_s.arg(row.line).arg(csv::word(row.fault)) + row.text;
    }
    for (const csv::RepeatedRow &row : pasted.repeated) {
        rows << u"%1=%2: "_s.arg(row.line).arg(row.firstLine) + row.text;
    }
    return rows.join("; "_L1);
}

QString readAs(const QString &text)
{
    const auto pasted = csv::readPasted(text);
    return pasted ? drawn(*pasted) : u"refused: "_s + word(pasted.error().kind);
}

} // namespace

class tst_csvpasted : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("people");
        const auto add = [](const char *text, const char *people) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(people);
        };
        add("", "");
        add(" \n\t\n", "");
        add("@ao@a.example", "1 ao@a.example");
        add("ao@a.example\nbo@b.example\r\nco@c.example\rdo@d.example",
            "1 ao@a.example; 2 bo@b.example; 3 co@c.example; 4 do@d.example");
        add("ao@a.example bo@b.example,co@c.example;do@d.example\teo@e.example",
            "1 ao@a.example; 1 bo@b.example; 1 co@c.example; 1 do@d.example; 1 eo@e.example");
        add("acct:ao@a.example https://b.example/@bo https://c.example/users/co/ d.example/@do",
            "1 ao@a.example; 1 bo@b.example; 1 co@c.example; 1 do@d.example");
        add("ao@a.example、bo@b.example，co@c.example　do@d.example",
            "1 ao@a.example; 1 bo@b.example; 1 co@c.example; 1 do@d.example");
        add("<ao@a.example>, (bo@b.example), \"co@c.example\"; [do@d.example]「eo@e.example」",
            "1 ao@a.example; 1 bo@b.example; 1 co@c.example; 1 do@d.example; 1 eo@e.example");
        add("- @ao@a.example\n* bo@b.example\n1. co@c.example\n2) do@d.example\n•eo@e.example\n"
            "**fo@f.example**",
            "1 ao@a.example; 2 bo@b.example; 3 co@c.example; 4 do@d.example; 5 eo@e.example; "
            "6 fo@f.example");
        add("ao@a.example, bo@b.example. co@c.example!",
            "1 ao@a.example; 1 bo@b.example; 1 co@c.example");
        add("ao@127.0.0.1:8001 bo@例え.jp", "1 ao@127.0.0.1:8001; 1 bo@xn--r8jz45g.jp");
        add("\u2068@ao@a.example\u2069\u200b", "1 ao@a.example");
        add("\uFEFF@ao@a.example", "1 ao@a.example");
        add("_ao_@a.example", "1 _ao_@a.example");
    }
    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QString, people);
        QCOMPARE(readAs(text), people);
    }

    void comments()
    {
        QCOMPARE(readAs(u"# my friends\nao@a.example # from work, bo@b.example\n#co@c.example\n"
                        "do@d.example"_s),
            u"2 ao@a.example; 4 do@d.example"_s);
        QCOMPARE(readAs(u"#\n  #\nao@a.example #"_s), u"3 ao@a.example"_s);
        QCOMPARE(
            readAs(u"cats: #猫 ao@a.example"_s), u"1 ao@a.example; 1 not-a-handle: cats: #猫"_s);
        QCOMPARE(readAs(u"https://a.example/@ao#top"_s), u"1 ao@a.example"_s);
    }

    void badWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        const auto add = [](const char *text, const char *told) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(told);
        };
        add("ao", "1 no-server: ao");
        add("@ao", "1 no-server: @ao");
        add("ao@", "1 not-a-handle: ao@");
        add("ao@a.example bo_b.example", "1 ao@a.example; 1 no-server: bo_b.example");
        add("https://a.example/@ao/115200000000000001",
            "1 not-a-profile: https://a.example/@ao/115200000000000001");
        // What stands side by side is one text, as it was typed.
        add("My dear  friends: ao@a.example, and Bo <bo@b.example>!",
            "1 ao@a.example; 1 bo@b.example; 1 not-a-handle: My dear friends; "
            "1 not-a-handle: and Bo");
        add("ao @ a.example\nbo@b", "1 not-a-handle: ao @ a.example; 2 not-a-handle: bo@b");
        add("ao\nbo", "1 no-server: ao; 2 no-server: bo");
        add("domain\nuri", "1 no-server: domain; 2 no-server: uri");
        add("Friends,bo@b.example", "1 bo@b.example; 1 no-server: Friends");
    }
    void badWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, told);
        QCOMPARE(readAs(text), told);
    }

    void repeatedPeople()
    {
        QCOMPARE(readAs(u"@Ao@a.example bo@b.example\nhttps://A.example/@ao, AO@a.example"_s),
            u"1 Ao@a.example; 1 bo@b.example; 2=1: https://A.example/@ao; 2=1: AO@a.example"_s);
        const auto pasted = csv::readPasted(u" @Ao@A.example."_s);
        QCOMPARE(pasted->people.front().text, u"@Ao@A.example"_s);
    }

    void exportedRows()
    {
        QCOMPARE(readAs(u"Account address,Show boosts,Notify on new posts,Languages\n"
                        "ao@a.example,true,false,\"de, pt-BR\"\nbo@b.example,TRUE,FALSE,\n"_s),
            u"2 ao@a.example; 3 bo@b.example"_s);
        QCOMPARE(
            readAs(u"Account address, Show boosts\nao@a.example, true"_s), u"2 ao@a.example"_s);
        QCOMPARE(readAs(u"\"account address\";\"HIDE notifications\"\r\n\"ao@a.example\";false"_s),
            u"2 ao@a.example"_s);
        QCOMPARE(readAs(u"ao@a.example,withReplies=true"_s), u"1 ao@a.example"_s);
        // Nothing else is passed over in such a row, and these words mean nothing in another.
        QCOMPARE(readAs(u"ao@a.example,true,bo_b.example,co@c.example"_s),
            u"1 ao@a.example; 1 co@c.example; 1 no-server: bo_b.example"_s);
        QCOMPARE(readAs(u"ao@a.example de"_s), u"1 ao@a.example; 1 no-server: de"_s);
        QCOMPARE(readAs(u"true"_s), u"1 no-server: true"_s);
        QCOMPARE(readAs(u"a@b,true,false"_s), u"1 not-a-handle: a@b"_s);
        QCOMPARE(readAs(QString::fromUtf8(fixtureBytes("gotosocial/following_export.csv"))),
            u"2 bob@gts1.test; 3 carol@gts1.test; 4 dave@gts2.test; 5 fumi@snac.test"_s);
    }

    void bounded()
    {
        QString most;
        for (int i = 0; i < csv::mostPasted; ++i) {
            most += u"u%1@a.example\n"_s.arg(i);
        }
        QCOMPARE(csv::readPasted(most)->people.size(), size_t(csv::mostPasted));
        QCOMPARE(readAs(most + u"x@a.example"_s), u"refused: usage"_s);
        QCOMPARE(readAs(QString(csv::longestPasted + 1, u' ')), u"refused: usage"_s);
        QCOMPARE(readAs(u"a "_s.repeated(csv::mostPasted + 1)), u"refused: usage"_s);
        QCOMPARE(readAs(u"a\n"_s.repeated(csv::mostPasted + 1)), u"refused: usage"_s);
        constexpr int longText = 1'000'000; // as is bearable under sanitizers
        const auto one = csv::readPasted(QString(longText, u'@'));
        QCOMPARE(one->bad.size(), size_t(1));
        QCOMPARE(one->bad.front().text.size(), 200);
        QVERIFY(csv::readPasted(QString(longText, u','))->bad.empty());
        QVERIFY(csv::readPasted(QString(longText, u'*'))->bad.empty());
    }
};

QTEST_GUILESS_MAIN(tst_csvpasted)
#include "tst_csvpasted.moc"
