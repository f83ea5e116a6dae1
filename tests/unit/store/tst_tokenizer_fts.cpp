// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/fts5tokenizer.h"
#include "store/tokenizer/query.h"
#include "store/tokenizer/soughtwords.h"

#include <QRandomGenerator>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// A real FTS5 table in memory, filled and asked as the store does it.
class tst_tokenizer_fts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QCOMPARE(sqlite3_open(":memory:", &m_database), SQLITE_OK);
        QVERIFY(registerTokenizer(m_database));
        run("CREATE VIRTUAL TABLE text USING fts5(body, tokenize = 'asterism')");
    }
    void cleanup() { sqlite3_close(m_database); }

    void finds_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("found");
        const QString saba = u"今日は鯖缶を食べた"_s;
        QTest::newRow("two characters") << saba << u"鯖缶"_s << true;
        QTest::newRow("other order") << u"缶詰の鯖"_s << u"鯖缶"_s << false;
        QTest::newRow("one character") << saba << u"鯖"_s << true;
        QTest::newRow("last character") << saba << u"た"_s << true;
        QTest::newRow("three") << saba << u"鯖缶を"_s << true;
        QTest::newRow("whole") << saba << saba << true;
        QTest::newRow("three, one wrong") << saba << u"鯖缶が"_s << false;
        QTest::newRow("pairs apart") << u"鯖缶と缶を"_s << u"鯖缶を"_s << false;
        // Pieces of longer words are found: without a dictionary nobody knows where words end,
        // and finding too much is better than finding nothing.
        QTest::newRow("inside a word") << u"東京都に住む"_s << u"京都"_s << true;
        QTest::newRow("not the longer word") << u"京都に住む"_s << u"東京都"_s << false;
        QTest::newRow("tag by tag") << u"うまい #鯖缶 だ"_s << u"#鯖缶"_s << true;
        QTest::newRow("text by tag") << saba << u"#鯖缶"_s << true;
        QTest::newRow("half by full") << u"ｻﾊﾞｶﾝ"_s << u"サバカン"_s << true;
        QTest::newRow("full by half") << u"サバカン"_s << u"ｻﾊﾞ"_s << true;
        QTest::newRow("voicing matters") << u"サハ"_s << u"サバ"_s << false;
        QTest::newRow("full-width Latin") << u"ＱＴ６"_s << u"qt6"_s << true;
        QTest::newRow("C++ alone") << u"C++とQt6"_s << u"C++"_s << true;
        QTest::newRow("Qt6 alone") << u"C++とQt6"_s << u"Qt6"_s << true;
        QTest::newRow("all of it") << u"C++とQt6を使う"_s << u"C++とQt6"_s << true;
        QTest::newRow("word behind a run") << u"私は鯖缶Qtを使う"_s << u"鯖缶Qt"_s << true;
        QTest::newRow("word behind one") << u"私は缶Qtを使う"_s << u"缶Qt"_s << true;
        QTest::newRow("phrase over a blank") << u"鯖缶 東京"_s << u"\"鯖缶 東京\""_s << true;
        QTest::newRow("phrase, other order") << u"東京 鯖缶"_s << u"\"鯖缶 東京\""_s << false;
        QTest::newRow("both, any order") << u"東京 鯖缶"_s << u"鯖缶　東京"_s << true;
        QTest::newRow("Thai") << u"วันนี้กินปลากระป๋อง"_s << u"ปลา"_s << true;
        QTest::newRow("Korean") << u"오늘 고등어통조림을 먹었다"_s << u"통조림"_s << true;
        QTest::newRow("Chinese") << u"今天吃了鲭鱼罐头"_s << u"罐头"_s << true;
        QTest::newRow("emoji") << u"うまい🐟"_s << u"🐟"_s << true;
        QTest::newRow("other emoji") << u"うまい🐟"_s << u"🐠"_s << false;
        QTest::newRow("marks") << u"a Café in Łódź"_s << u"cafe lodz"_s << true;
        QTest::newRow("no prefix unasked") << u"asterism"_s << u"aster"_s << false;
        QTest::newRow("prefix") << u"asterism"_s << u"Aster*"_s << true;
        QTest::newRow("prefix of a phrase") << u"an asterism here"_s << u"\"an aster\"*"_s << true;
        QTest::newRow("excluded") << u"cats and dogs"_s << u"cats -dogs"_s << false;
        QTest::newRow("not excluded") << u"cats and mice"_s << u"cats -dogs"_s << true;
        QTest::newRow("excluded phrase") << u"a b c"_s << u"a -\"b c\""_s << false;
        QTest::newRow("excluded phrase, apart") << u"a c b"_s << u"a -\"b c\""_s << true;
        QTest::newRow("one of two excluded") << u"a c"_s << u"a -b -c"_s << false;
        QTest::newRow("excluded Japanese") << saba << u"今日 -鯖缶"_s << false;
        QTest::newRow("hyphen inside") << u"well-known"_s << u"well-known"_s << true;
        QTest::newRow("handle") << u"hello @ao@mstdn.example"_s << u"@ao@mstdn.example"_s << true;
        QTest::newRow("other handle")
            << u"ao at mstdn.example"_s << u"@ao@mstdn.example"_s << false;
        QTest::newRow("address") << u"see https://a.example/@ao/1"_s << u"a.example/@ao"_s << true;
        QTest::newRow("operators are words") << u"this or that"_s << u"this OR that"_s << true;
        QTest::newRow("a column's name is a word") << u"x"_s << u"body:x"_s << false;
    }
    void finds()
    {
        QFETCH(QString, body);
        QFETCH(QString, query);
        QFETCH(bool, found);
        add(body);
        QCOMPARE(count(query), found ? 1 : 0);
        // What stands out tells why it was found.
        QVERIFY(!found || !SoughtWords(query).foundIn(body).empty());
    }

    // Any piece of an unbroken text finds it, whatever scripts are mixed in it.
    void everyPieceFindsItsText()
    {
        const QString text = u"今日はC++とQt6でｻﾊﾞ缶のアプリ🐟を書いた안녕ที่นี่"_s;
        add(text);
        const QList<qsizetype> starts{0, 1, 2, 3, 6, 7, 10, 11, 14, 15};
        for (const qsizetype start : starts) {
            for (qsizetype length = 1; length <= 6; ++length) {
                const QString piece = text.mid(start, length);
                // A cut word ("t6") is another word, as ﾊ is another than ﾊﾞ; what is tested are
                // the borders.
                if (text.mid(start + length, 1) == u"ﾞ"_s || piece.startsWith(u't')
                    || piece.endsWith(u'Q') || piece.endsWith(u't') || piece.startsWith(u'+')) {
                    continue;
                }
                QVERIFY2(count(piece) == 1, qPrintable(piece));
                const auto marks = SoughtWords(piece).foundIn(text);
                QVERIFY2(std::ranges::any_of(marks,
                             [start](const TextRange &mark) {
                                 return mark.start <= start && start < mark.end;
                             }),
                    qPrintable(piece));
            }
        }
    }

    void nothingToLookFor_data()
    {
        QTest::addColumn<QString>("query");
        for (const QString &query : {u""_s, u"   "_s, u"-"_s, u"\""_s, u"\"\""_s, u"*"_s, u"+++"_s,
                 u"-cats"_s, u"-\"a b\" -c"_s, u"、。！"_s, u"\u200B"_s, u"- -"_s}) {
            QTest::newRow(qPrintable(query)) << query;
        }
    }
    void nothingToLookFor()
    {
        QFETCH(QString, query);
        QCOMPARE(matchExpression(query), QString());
    }

    void whatIsExcluded()
    {
        QVERIFY(excludedExpression(u"one \"two three\""_s).isEmpty());
        QCOMPARE(excludedExpression(u"-one two -\"three four\""_s), u"\"one\" OR \"three four\""_s);
    }

    void hostileQueries()
    {
        add(u"a b c 鯖缶"_s);
        const QStringList parts{u"\""_s, u"'"_s, u"*"_s, u"("_s, u")"_s, u"^"_s, u":"_s, u"{"_s,
            u"}"_s, u"-"_s, u"+"_s, u"NEAR("_s, u"AND"_s, u"OR"_s, u"NOT"_s, u"body:"_s, u" "_s,
            u"　"_s, u"a"_s, u"鯖"_s, u"鯖缶"_s, u"é"_s, u"🐟"_s, QString(QChar(0)),
            QString(QChar(0xD83D)), QString(QChar(0xDC1F)), u"\\"_s, u";"_s, u"--"_s, u"\n"_s,
            u"%1"_s, u"“"_s, u"\u3099"_s, u"\u200D"_s, QString(300, u'x')};
        QRandomGenerator random(11);
        for (int round = 0; round < 5000; ++round) {
            QString query;
            const int length = random.bounded(1, 14);
            for (int i = 0; i < length; ++i) {
                query += parts[random.bounded(parts.size())];
            }
            QVERIFY2(count(query) >= 0, qPrintable(query.toHtmlEscaped()));
        }
    }

    void queriesWithoutEnd()
    {
        add(u"a"_s);
        QVERIFY(count(u"a "_s.repeated(100'000)) == 1);
        QVERIFY(count(u"\"a\""_s.repeated(100'000)) == 1);
        QVERIFY(count(u"-a "_s.repeated(100'000)) == 0);
        QVERIFY(count(u"鯖"_s.repeated(100'000)) == 0);
    }

    // The store keeps the text elsewhere: what goes in must come out again without a trace.
    void externalContent()
    {
        run("CREATE TABLE post(id INTEGER PRIMARY KEY, body TEXT)");
        run("CREATE VIRTUAL TABLE outer USING fts5(body, content = 'post', content_rowid = 'id',"
            " tokenize = 'asterism')");
        const char *body = "今日は鯖缶ＱＴ㍿ที่นี่🐟";
        run(QByteArray("INSERT INTO post VALUES(1, '") + body + "')");
        run(QByteArray("INSERT INTO outer(rowid, body) VALUES(1, '") + body + "')");
        run("INSERT INTO outer(outer) VALUES('integrity-check')");
        run(QByteArray("INSERT INTO outer(outer, rowid, body) VALUES('delete', 1, '") + body
            + "')");
        run("DELETE FROM post");
        run("INSERT INTO outer(outer) VALUES('integrity-check')");
    }

    void highlightMarksWhatWasFound()
    {
        add(u"今日は鯖缶を食べた"_s);
        QCOMPARE(first("SELECT highlight(text, 0, '[', ']') FROM text('\"鯖缶\"')"),
            u"今日は[鯖缶]を食べた"_s);
    }

private:
    void run(const QByteArray &sql)
    {
        char *message = nullptr;
        const int result = sqlite3_exec(m_database, sql, nullptr, nullptr, &message);
        QVERIFY2(result == SQLITE_OK, message);
    }

    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr);
        return statement;
    }

    void add(const QString &body)
    {
        sqlite3_stmt *statement = prepare("INSERT INTO text VALUES(?1)");
        const QByteArray utf8 = body.toUtf8();
        sqlite3_bind_text(
            statement, 1, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
        QCOMPARE(sqlite3_step(statement), SQLITE_DONE);
        sqlite3_finalize(statement);
    }

    /// How many rows match, 0 for an empty expression, -1 for an error of SQLite.
    int count(const QString &query)
    {
        const QByteArray expression = matchExpression(query).toUtf8();
        if (expression.isEmpty()) {
            return 0;
        }
        sqlite3_stmt *statement = prepare("SELECT count(*) FROM text WHERE text MATCH ?1");
        sqlite3_bind_text(statement, 1, expression.constData(), static_cast<int>(expression.size()),
            SQLITE_TRANSIENT);
        const bool ok = sqlite3_step(statement) == SQLITE_ROW;
        const int result = ok ? sqlite3_column_int(statement, 0) : -1;
        sqlite3_finalize(statement);
        return result;
    }

    QString first(const char *sql)
    {
        sqlite3_stmt *statement = prepare(sql);
        QString text;
        if (sqlite3_step(statement) == SQLITE_ROW) {
            text = QString::fromUtf8(
                reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
        }
        sqlite3_finalize(statement);
        return text;
    }

    sqlite3 *m_database = nullptr;
};

QTEST_GUILESS_MAIN(tst_tokenizer_fts)
#include "tst_tokenizer_fts.moc"
