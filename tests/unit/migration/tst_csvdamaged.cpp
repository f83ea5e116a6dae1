// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvtesting.h"
#include "migration/csv/table.h"

#include <QStringEncoder>
#include <QTest>

using namespace asterism;

namespace {

const QByteArray header = "Account address,Show boosts,Notify on new posts,Languages\n";
const QByteArray bom = "\xEF\xBB\xBF";

/// As spreadsheets and Windows' editor write "Unicode".
QByteArray inUtf16(const QString &text, QStringConverter::Encoding encoding)
{
    QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
    return encoder.encode(text);
}

void addRow(const char *name, MovedKind kind, const QByteArray &bytes, const char *rows)
{
    QTest::newRow(name) << kind << bytes << QString::fromUtf8(rows);
}

void addColumns()
{
    QTest::addColumn<MovedKind>("kind");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("rows");
}

} // namespace

/// Files as people have them: from spreadsheets, editors and browsers, cut, put together, of
/// something else. Each is read, or it is said in which line and why it is not; nothing is made up.
class tst_csvdamaged : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void encodings()
    {
        const QString text = u"Account address\tShow boosts\r\nao@a.example\ttrue\r\n"_s;
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
            const QByteArray bytes = inUtf16(text, encoding);
            QVERIFY(bytes.contains('\0'));
            QCOMPARE(readAs(MovedKind::Follows, bytes), u"2 ao@a.example +?"_s);
            QCOMPARE(readAs(MovedKind::Lists, inUtf16(u"本棚 🐈,ao@a.example\n"_s, encoding)),
                u"1 本棚 🐈/ao@a.example"_s);
            QCOMPARE(
                *csv::readText(inUtf16(u"@ao@a.example"_s, encoding), u"x"_s), u"@ao@a.example"_s);
            QCOMPARE(readAs(MovedKind::Follows, inUtf16({}, encoding)), QString());
        }
    }

    void spreadsheets_data()
    {
        addColumns();
        addRow("semicolons, quotes, its own words", MovedKind::Follows,
            "\"Account address\";\"Show boosts\";\"Notify on new posts\"\r\n"
            "\"ao@a.example\";\"WAHR\";\"FALSCH\"\r\n\"bo@b.example\";VRAI;FAUX\r\n",
            "2 ao@a.example +-; 3 bo@b.example +-");
        addRow("sep=;", MovedKind::Follows,
            "sep=;\r\nAccount address;Show boosts;Notify on new posts;Languages\r\n"
            "ao@a.example;TRUE;FALSE;\"de, en\"\r\n",
            "3 ao@a.example +-de|en");
        addRow("sep= in quotes, BOM", MovedKind::Follows,
            bom + "\"SEP=\t\"\nAccount address\tShow boosts\nao@a.example\tfalse\n",
            "3 ao@a.example -?");
        addRow(
            "sep=| ", MovedKind::Lists, "sep=|\na, b; c|ao@a.example\n", "2 a, b; c/ao@a.example");
        addRow("sep= of nothing", MovedKind::Follows, "sep=\nao@a.example\n",
            "2 ao@a.example; 1 not-a-handle: sep=");
        addRow("guarded people", MovedKind::Follows,
            "'@ao@a.example\n=\"bo@b.example\"\n'co@c.example'\n\"=\"\"do@d.example\"\"\"\n"
            "'=1+1\n'\n",
            "1 ao@a.example; 2 bo@b.example; 3 co@c.example; 4 do@d.example; "
            "5 not-a-handle: '=1+1; 6 no-person: '");
        addRow("guarded servers", MovedKind::DomainBlocks, "'a.example\n=\"b.example\"\n",
            "1 a.example; 2 b.example");
        addRow("guarded posts", MovedKind::Bookmarks, "'https://a.example/1\n",
            "1 https://a.example/1");
        addRow("guarded hashtags", MovedKind::Tags, "'#tea\n", "1 tea");
        addRow("the name of a list is its own", MovedKind::Lists, "'90s,'@ao@a.example\n",
            "1 '90s/ao@a.example");
        addRow("trailing commas", MovedKind::Follows, "ao@a.example,,,\nbo@b.example,\n,,\n",
            "1 ao@a.example; 2 bo@b.example");
        addRow("trailing commas under a header", MovedKind::Follows,
            "Account address,Show boosts,,\nao@a.example,true,,\n", "2 ao@a.example +?");
        addRow("trailing commas of lists", MovedKind::Lists, "Friends,ao@a.example,,\n",
            "1 Friends/ao@a.example");
        addRow("trailing semicolons of posts", MovedKind::Bookmarks,
            "https://a.example/1;;\nhttps://b.example/2;\n",
            "1 https://a.example/1; 2 https://b.example/2");
        addRow("semicolons in posts under a header", MovedKind::Bookmarks,
            "#uri\nhttps://a.example/1;x\n", "2 https://a.example/1;x");
        addRow(
            "trailing semicolons of hashtags", MovedKind::Tags, "tea;;\ncats;;\n", "1 tea; 2 cats");
    }
    void spreadsheets() { compare(); }

    void putTogether_data()
    {
        addColumns();
        addRow("two of a kind", MovedKind::Follows,
            header + "ao@a.example,true,false,\n" + header + "bo@b.example,false,true,de\n",
            "2 ao@a.example +-; 4 bo@b.example -+de");
        addRow("with other columns", MovedKind::Follows,
            "Account address,Show boosts\nao@a.example,false\nShow boosts,Account address\n"
            "true,bo@b.example\n",
            "2 ao@a.example -?; 4 bo@b.example +?");
        addRow("one without a header", MovedKind::Follows,
            "ao@a.example\n" + bom + header + "bo@b.example,true,true,\n",
            "1 ao@a.example; 3 bo@b.example ++");
        addRow("twice the same", MovedKind::Follows,
            header + "ao@a.example,true,false,\n" + header + "ao@a.example,true,false,\n",
            "2 ao@a.example +-; 4=2: ao@a.example,true,false,");
        addRow("lists", MovedKind::Lists,
            "Friends,ao@a.example\nList name,Account address\nWork,bo@b.example\n",
            "1 Friends/ao@a.example; 3 Work/bo@b.example");
        addRow("blocks", MovedKind::Blocks,
            "Account address\nao@a.example\nAccount address\nbo@b.example\n",
            "2 ao@a.example; 4 bo@b.example");
        addRow("posts", MovedKind::Bookmarks,
            "#uri\nhttps://a.example/1\n#uri\nhttps://a.example/2\n",
            "2 https://a.example/1; 4 https://a.example/2");
        addRow("hashtags that are called so", MovedKind::Tags, "#tea\n#domain\n#uri\n",
            "1 tea; 2 domain; 3 uri");
        addRow("lists that are called so", MovedKind::Lists,
            "Account address,ao@a.example\nLanguages,bo@b.example\n",
            "1 Account address/ao@a.example; 2 Languages/bo@b.example");
        addRow("somebody who is called so", MovedKind::Follows, "ao\ndomain\n",
            "1 ao@home.example; 2 domain@home.example");
    }
    void putTogether() { compare(); }

    void forms_data()
    {
        addColumns();
        addRow("all line ends", MovedKind::Follows,
            "ao@a.example\r\nbo@b.example\nco@c.example\rdo@d.example\r\r\neo@e.example",
            "1 ao@a.example; 2 bo@b.example; 3 co@c.example; 4 do@d.example; 6 eo@e.example");
        addRow("columns swapped", MovedKind::Follows, "true,ao@a.example,false\n",
            "1 several-people: true,ao@a.example,false");
        addRow("columns of lists swapped", MovedKind::Lists, "ao@a.example,Friends\n",
            "1 no-list-name: ao@a.example,Friends");
        addRow("Mastodon's bookmarks, CRLF", MovedKind::Bookmarks,
            "https://a.example/users/ao/statuses/1\r\nhttps://b.example/notes/9x8y\r\n",
            "1 https://a.example/users/ao/statuses/1; 2 https://b.example/notes/9x8y");
        addRow("Pleroma's lines", MovedKind::Blocks,
            "@ao@a.example \n  bo@b.example\n\n\t\n@Co@C.example",
            "1 ao@a.example; 2 bo@b.example; 5 co@c.example");
        addRow("Pleroma's blanks", MovedKind::Blocks, "ao@a.example bo@b.example\nco@c.example\n",
            "2 co@c.example; 1 several-people: ao@a.example bo@b.example");
        addRow("Misskey's", MovedKind::Follows,
            "ao@a.example,withReplies=true\r\nbo@b.example,withReplies=false\r\n",
            "1 ao@a.example; 2 bo@b.example");
        addRow("names of lists", MovedKind::Lists,
            "\"a, b\nc 🐈‍⬛\",ao@a.example\n猫，鯖缶,bo@b.example\n",
            "1 a, b\nc 🐈‍⬛/ao@a.example; 3 猫，鯖缶/bo@b.example");
        addRow("full width", MovedKind::Follows,
            "ａｏ＠ａ．ｅｘａｍｐｌｅ\nbo＠b.example\n＠co＠c.example\n",
            "1 ao@a.example; 2 bo@b.example; 3 co@c.example");
        addRow(
            "full width in lists", MovedKind::Lists, "本棚,ao＠a.example\n", "1 本棚/ao@a.example");
        addRow("full-width commas divide nothing", MovedKind::Lists, "本棚，ao@a.example\n",
            "1 no-person: 本棚，ao@a.example");
        addRow("nor with people", MovedKind::Follows, "ao@a.example，true\n",
            "1 not-a-handle: ao@a.example，true");
        addRow("IDN", MovedKind::Follows, "ao@例え.jp\nbo@XN--R8JZ45G.jp\n",
            "1 ao@xn--r8jz45g.jp; 2 bo@xn--r8jz45g.jp");
        addRow("ports", MovedKind::Follows,
            "ao@a.example:8443\nbo@127.0.0.1:8001\nhttps://c.example:8443/@co\n",
            "1 ao@a.example:8443; 2 bo@127.0.0.1:8001; 3 co@c.example:8443");
        addRow("what is nobody's name", MovedKind::Follows, "}\n{x}\nb=c\nao@a.example\n",
            "4 ao@a.example; 1 not-a-handle: }; 2 not-a-handle: {x}; 3 not-a-handle: b=c");
        addRow("only a header", MovedKind::Follows, header, "");
        addRow("only a BOM", MovedKind::Follows, bom, "");
    }
    void forms() { compare(); }

    void refused_data()
    {
        addColumns();
        const auto add = [](const char *name, const QByteArray &bytes, const char *why) {
            addRow(name, MovedKind::Follows, bytes, why);
        };
        const char *page = "it is a web page, from line 1 on: get the file from the server again";
        const char *json = "it is JSON, from line 1 on, and no table";
        add("cut within quotes", header + "ao@a.example,true,false,\"de, e",
            "line 2 opens a quotation mark that is not closed where it should be");
        add("Latin-1", "Account address\nao@a.example\nM\xFCller@b.example\n",
            "line 3 is not UTF-8: save it as UTF-8");
        add("Shift JIS", "\x97\xF6,ao@a.example\n", "line 1 is not UTF-8: save it as UTF-8");
        add("UTF-16 without its mark", QByteArray("a\0o\0@\0", 6),
            "line 1 holds a NUL, so it is no text");
        add("a NUL", QByteArray("ao@a.example\r\nbo\0@b.example", 27),
            "line 2 holds a NUL, so it is no text");
        add("UTF-16, cut", QByteArray("\xFF\xFE\x61\0\x6F", 5),
            "it is damaged UTF-16: save it as UTF-8");
        add("UTF-16, half a character", QByteArray("\xFE\xFF\xD8\0\0\x61", 6),
            "it is damaged UTF-16: save it as UTF-8");
        add("UTF-32", QByteArray("\xFF\xFE\0\0\x61\0\0\0", 8),
            "line 1 holds a NUL, so it is no text");
        add("a web page", "<!DOCTYPE html>\n<html>\n<title>Forbidden</title>\n", page);
        add("a web page below blank lines", bom + "\r\n \n<HTML lang=\"en\"><body>ao@a.example",
            page);
        add("an error of an API", R"({"error":"The access token is invalid"})", json);
        add("people of an API", R"([ {"id":"1","acct":"ao@a.example"} ])", json);
        add("names in JSON, cut", "[\n\"ao\",\n\"bo\"", json);
        add("nothing in JSON", "[]\n", json);
        add("mutes behind follows",
            header
                + "ao@a.example,true,false,\nAccount address,Hide "
                  "notifications\nbo@b.example,true\n",
            "in line 3 another file begins: import each by itself");
        add("it may be blocks behind follows",
            header + "ao@a.example,true,false,\nAccount address\nbo@b.example\n",
            "in line 3 another file begins: import each by itself");
        add("far below", QByteArray("ao@a.example\n").repeated(200) + "#domain\nb.example\n",
            "in line 201 another file begins: import each by itself");
    }
    void refused()
    {
        QFETCH(MovedKind, kind);
        QFETCH(QByteArray, bytes);
        const auto file = csv::readEntries(bytes, u"x.csv"_s, kind, u"home.example"_s);
        QVERIFY2(!file, qPrintable(file ? drawn(*file) : QString()));
        QCOMPARE(file.error().kind, ErrorKind::Damaged);
        QCOMPARE(file.error().subject, u"x.csv"_s);
        QTEST(file.error().detail, "rows");
        // Whatever it may be taken for.
        QVERIFY(!csv::readEntries(bytes, u"following_accounts.csv"_s));
    }

    /// Lists may be called like what is refused.
    void namesThatLookLikeSomethingElse()
    {
        QCOMPARE(readAs(MovedKind::Lists, "[x],ao@a.example\n{y},bo@b.example\n<3,co@c.example\n"),
            u"1 [x]/ao@a.example; 2 {y}/bo@b.example; 3 <3/co@c.example"_s);
        QCOMPARE(readAs(MovedKind::Lists, "{y},bo@b.example\n"), u"1 {y}/bo@b.example"_s);
        QCOMPARE(readAs(MovedKind::Lists, "\"[\"\"x\"\"]\",ao@a.example\n"),
            u"1 [\"x\"]/ao@a.example"_s);
    }

    void longLines()
    {
        const auto long1 = csv::readEntries(
            QByteArray(1'000'000, 'x') + "@\nao@a.example\n", {}, MovedKind::Follows);
        QVERIFY(long1.ok());
        QCOMPARE(long1->entries.size(), size_t(1));
        QCOMPARE(long1->bad.size(), size_t(1));
        QCOMPARE(long1->bad[0].text.size(), 200);
        QCOMPARE(readAs(MovedKind::Follows, "ao@a.example" + QByteArray(",x").repeated(100'000)),
            u"1 ao@a.example"_s);
        const auto named = [](int emoji) {
            return readAs(MovedKind::Lists, QByteArray("🐈").repeated(emoji) + ",ao@a.example\n");
        };
        QVERIFY(named(csv::longestListName).endsWith("/ao@a.example"_L1)); // characters, not units
        QVERIFY(named(csv::longestListName + 1).startsWith("1 long-list-name: "_L1));
    }

private:
    static void compare()
    {
        QFETCH(MovedKind, kind);
        QFETCH(QByteArray, bytes);
        QTEST(readAs(kind, bytes, u"home.example"_s), "rows");
    }
};

QTEST_GUILESS_MAIN(tst_csvdamaged)
#include "tst_csvdamaged.moc"
