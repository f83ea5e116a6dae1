// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/delimiter.h"
#include "migration/csv/table.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

csv::Table tableOf(const QByteArray &bytes)
{
    auto table = csv::readTable(bytes, u"x.csv"_s);
    if (!table) {
        qWarning("%s", qPrintable(sentence(table.error())));
        return {};
    }
    return *std::move(table);
}

/// "1:a|b 2:c": the line and the cells of each row.
QString drawn(const csv::Table &table)
{
    QStringList rows;
    for (const csv::Row &row : table.rows) {
        rows << QString::number(row.line) + u':' + row.cells.join(u'|');
    }
    return rows.join(u' ');
}

QString refusal(const QByteArray &bytes)
{
    const auto table = csv::readTable(bytes, u"x.csv"_s);
    if (table) {
        return u"read: "_s + drawn(*table);
    }
    return table.error().subject == u"x.csv" ? table.error().detail : u"another error"_s;
}

/// One by one; -1 when that is refused as too many.
int rowsIn(const QByteArray &bytes)
{
    auto reader = csv::RowReader::open(bytes, u"x.csv"_s).value();
    int rows = 0;
    while (reader.next()) {
        ++rows;
    }
    return reader.error() && reader.error()->kind == ErrorKind::Usage ? -1 : rows;
}

} // namespace

/// As long as is bearable under sanitizers.
constexpr int longBytes = 1'000'000;

class tst_csvtable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows");
        const auto add = [](const char *name, const QByteArray &bytes, const QString &rows) {
            QTest::newRow(name) << bytes << rows;
        };
        add("nothing", "", u""_s);
        add("one cell", "a", u"1:a"_s);
        add("LF", "a,b\nc,d\n", u"1:a|b 2:c|d"_s);
        add("CRLF", "a,b\r\nc,d\r\n", u"1:a|b 2:c|d"_s);
        add("CR", "a,b\rc,d\r", u"1:a|b 2:c|d"_s);
        add("all ends", "a\r\n\rb\n\nc", u"1:a 3:b 5:c"_s);
        add("no end", "a,b\nc,d", u"1:a|b 2:c|d"_s);
        add("BOM",
            "\xEF\xBB\xBF"
            "a,b\n",
            u"1:a|b"_s);
        add("BOM and quotes", "\xEF\xBB\xBF\"a,b\",c\n", u"1:a,b|c"_s);
        add("BOM alone", "\xEF\xBB\xBF", u""_s);
        add("empty lines", "\n\na\n   \n,,\nb", u"3:a 6:b"_s);
        add("empty cells", "a,,b,\n,c", u"1:a||b| 2:|c"_s);
        add("blanks stay", " a , b ,c", u"1: a | b |c"_s);
        add("UTF-8", "猫,鯖缶\n", u"1:猫|鯖缶"_s);
        add("no control is lost", "a\vb,c\f", u"1:a\vb|c\f"_s);
    }
    void rows()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, rows);
        QCOMPARE(drawn(tableOf(bytes)), rows);
    }

    void quotes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows");
        const auto add = [](const char *name, const QByteArray &bytes, const QString &rows) {
            QTest::newRow(name) << bytes << rows;
        };
        add("comma inside", "\"a,b\",c\n", u"1:a,b|c"_s);
        add("quotes inside", R"("a ""b"" c","""",d)", u"1:a \"b\" c|\"|d"_s);
        add("empty", R"("","a")", u"1:|a"_s);
        add("line ends inside", "\"a\nb\r\nc\rd\",e\nf\n", u"1:a\nb\r\nc\rd|e 5:f"_s);
        add("last without end", "a,\"b\"", u"1:a|b"_s);
        add("blanks around", "a, \"b,c\" ,d\n", u"1:a|b,c|d"_s);
        // As Misskey writes a name with quotes, without quoting it.
        add("in the middle", "my \"best\" friends,a\nb,c", u"1:my \"best\" friends|a 2:b|c"_s);
        add("one in the middle", "5\" screens,a\nb,c", u"1:5\" screens|a 2:b|c"_s);
        add("not around all", "\"best\" friends,a\nb,c", u"1:\"best\" friends|a 2:b|c"_s);
        add("twice", R"("a" "b",c)", u"1:\"a\" \"b\"|c"_s);
    }
    void quotes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, rows);
        QCOMPARE(drawn(tableOf(bytes)), rows);
    }

    void openQuotes()
    {
        const QString open =
            u"line %1 opens a quotation mark that is not closed where it should be"_s;
        QCOMPARE(refusal("\""), open.arg(1));
        QCOMPARE(refusal("a,b\nc,\"d\ne,f\ng\n"), open.arg(2));
        QCOMPARE(refusal("a\r\nb\r\n\"c \"\" d\r\n"), open.arg(3));
        // Two names that begin with a quote would swallow what stands between them.
        QCOMPARE(refusal("\"a,b\n\"c,d\n"), open.arg(1));
        QCOMPARE(refusal("\"x\ny\",a\n\"b,c\n"), open.arg(3));
    }

    void delimiters_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("delimiter");
        const auto add = [](const QByteArray &bytes, const char *delimiter) {
            QTest::newRow(bytes) << bytes << QString::fromLatin1(delimiter);
        };
        add("", ",");
        add("ao@a.example\nbo@b.example\n", ",");
        add("Friends,ao@a.example", ",");
        add("Friends;ao@a.example", ";");
        add("Friends\tao@a.example", "\t");
        add("\"Friends\";\"ao@a.example\"", ";");
        // The name of a list may hold any of them.
        add("Freunde, alte;ao@a.example", ";");
        add("cats;dogs,ao@a.example", ",");
        add("\"a,b,c\"\tao@a.example", "\t");
        add("a;b;c;d,ao@a.example\nx;y,bo@b.example", ",");
        add("ao@a.example,true,false,\"de, en\"", ",");
        add("ao@a.example;true;false;\"de, en\"", ";");
        add("Account address;Show boosts;Notify on new posts;Languages", ";");
        add("#domain\t#severity", "\t");
        add("\"a\n;b\",ao@a.example", ",");
        add("https://a.example/@ao;true\nhttps://b.example/@bo;true", ";");
    }
    void delimiters()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, delimiter);
        QCOMPARE(QString(QLatin1Char(csv::sniffDelimiter(bytes))), delimiter);
        QCOMPARE(QString(tableOf(bytes).delimiter), delimiter);
    }

    /// The last line that is looked at is cut before its comma.
    void delimiterOfACutSample()
    {
        const QByteArray line = "x@;" + QByteArray(1021, 'x') + ",ao@a.example\n";
        QCOMPARE(csv::sniffDelimiter(line.repeated(100)), ',');
    }

    void otherDelimiters()
    {
        QCOMPARE(drawn(tableOf("a, b;ao@a.example\r\n\"c;d\";bo@b.example\r\n")),
            u"1:a, b|ao@a.example 2:c;d|bo@b.example"_s);
        QCOMPARE(drawn(tableOf("a\tao@a.example\nb c\t\"d\"\n")), u"1:a|ao@a.example 2:b c|d"_s);
    }

    void notText()
    {
        QCOMPARE(refusal(QByteArray("a\nb\0c", 5)), u"line 2 holds a NUL, so it is no text"_s);
        QCOMPARE(refusal("a\r\nb\r\n\xE9t\xE9,c\n"), u"line 3 is not UTF-8: save it as UTF-8"_s);
        QCOMPARE(refusal("\xFF"), u"line 1 is not UTF-8: save it as UTF-8"_s);
        QCOMPARE(refusal("a\rb\xC3"), u"line 2 is not UTF-8: save it as UTF-8"_s);
        QCOMPARE(refusal("\xED\xA0\x80\n"), u"line 1 is not UTF-8: save it as UTF-8"_s);
        QCOMPARE(refusal("a\n\"\xE7\x8C\n\"\n"), u"line 2 is not UTF-8: save it as UTF-8"_s);
        const QByteArray utf16("\xFF\xFE"
                               "a\0,\0b\0",
            8);
        QCOMPARE(refusal(utf16), u"read: 1:a|b"_s);
        const auto cut = csv::readTable(utf16.chopped(1), u"x.csv"_s);
        QVERIFY(sentence(cut.error()).startsWith("x.csv "_L1));
        QCOMPARE(cut.error().kind, ErrorKind::Damaged);
        QCOMPARE(csv::readTable("\"", u"x.csv"_s).error().kind, ErrorKind::Damaged);
    }

    void tooMuch()
    {
        QCOMPARE(refusal(QByteArray(csv::mostBytes + 1, 'a')), u"it is larger than 128 MB"_s);
        QCOMPARE(rowsIn(QByteArray(csv::mostBytes, '\n')), 0);
        const QByteArray rows = QByteArray("ab\n").repeated(csv::mostRows);
        QCOMPARE(rowsIn(rows), csv::mostRows);
        QCOMPARE(rowsIn("header\n\n" + rows + "\n\n"), csv::mostRows + 1);
        QCOMPARE(rowsIn("header\n" + rows + "c"), -1);
        QVERIFY(refusal("header\n" + rows + "c").startsWith("it has more than 1"_L1));
        QCOMPARE(drawn(tableOf(QByteArray(longBytes, '\n') + 'a')).right(2), u":a"_s);
        QCOMPARE(tableOf('a' + QByteArray(csv::mostRowCells - 1, ',')).rows.size(), size_t(1));
        const QByteArray commas(csv::mostRowCells, ',');
        QVERIFY(refusal("a\n" + commas + "b\n").startsWith("line 2 has more than 1"_L1));
        QVERIFY(refusal(("a" + commas.chopped(1) + '\n').repeated(11)).endsWith("cells"_L1));
    }

    /// Each of these would take hours if a byte were read again for each that came before.
    void oneSweep()
    {
        QCOMPARE(tableOf("\"" + QByteArray(longBytes, '\n') + "\"").rows.size(), size_t(0));
        QCOMPARE(tableOf(QByteArray(longBytes, '"')).rows.size(), size_t(1));
        QVERIFY(refusal(QByteArray("\"a").repeated(longBytes / 2) + '"')
                    .startsWith("read: 1:\"a\"a\"a"_L1));
        QVERIFY(refusal(QByteArray("\"a\n").repeated(longBytes / 3)).startsWith("line 1 "_L1));
        QCOMPARE(tableOf(QByteArray("\"a\"b\n").repeated(longBytes / 5)).rows.size(),
            size_t(longBytes / 5));
    }

    void plainTexts()
    {
        QCOMPARE(*csv::readText("\xEF\xBB\xBF@ao@a.example\r\n", u"x"_s), u"@ao@a.example\r\n"_s);
        QCOMPARE(csv::readText(QByteArray(1, '\0'), u"x"_s).error().kind, ErrorKind::Damaged);
        QCOMPARE(csv::readText("\xC3", u"x"_s).error().subject, u"x"_s);
    }

    void written_data()
    {
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<QByteArray>("bytes");
        const auto add = [](const QStringList &cells, const QByteArray &bytes) {
            QTest::newRow(bytes) << cells << bytes;
        };
        add({u"a"_s, u"b c"_s}, "a,b c\n");
        add({u"a,b"_s, u"c"_s}, "\"a,b\",c\n");
        add({u"a \"b\""_s, u"c"_s}, "\"a \"\"b\"\"\",c\n");
        add({u"a\nb"_s, u"c\r"_s}, "\"a\nb\",\"c\r\"\n");
        add({u""_s, u"c"_s}, "\"\",c\n");
        add({u"a;b"_s, u"c\td"_s, u" e "_s, u"#f"_s, u"=g"_s}, "a;b,c\td, e ,#f,=g\n");
        add({u"猫"_s}, "猫\n");
        add({u"a"_s, QString()}, "a,\n");
    }
    void written()
    {
        QFETCH(QStringList, cells);
        QFETCH(QByteArray, bytes);
        QCOMPARE(csv::writeRow(cells), bytes);
        const csv::Table table = tableOf("x,x@a.example\n" + bytes);
        QCOMPARE(table.rows.size(), size_t(2));
        QCOMPARE(table.rows.back().cells, cells);
    }

    void guards_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("meant");
        QTest::newRow("none") << u" a "_s << u"a"_s;
        QTest::newRow("before") << u"'@a"_s << u"@a"_s;
        QTest::newRow("around") << u" '=a' "_s << u"=a"_s;
        QTest::newRow("a formula") << u"=\"a b\""_s << u"a b"_s;
        QTest::newRow("another formula") << u"=A1"_s << u"=A1"_s;
        QTest::newRow("half of it") << u"=\"\""_s << u"=\"\""_s;
        QTest::newRow("alone") << u"'"_s << QString();
        QTest::newRow("within") << u"a'b"_s << u"a'b"_s;
    }
    void guards()
    {
        QFETCH(QString, cell);
        QTEST(csv::unguarded(cell), "meant");
    }

    void shownShort()
    {
        QCOMPARE(csv::shown(csv::Row{1, {u"a\nb"_s, u" c "_s}}, u','), u"a b, c"_s);
        const QString cut = csv::shown(QString(1000, u'x'));
        QCOMPARE(cut.size(), 200);
        QVERIFY(cut.endsWith(u'…'));
        QCOMPARE(csv::shown(QString(200, u'x')), QString(200, u'x'));
    }
};

QTEST_GUILESS_MAIN(tst_csvtable)
#include "tst_csvtable.moc"
