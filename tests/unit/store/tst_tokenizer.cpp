// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/words.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

// One string a position, colocated tokens behind a slash: "ab/a bc/b c".
QString cut(QByteArrayView utf8, TokenizeMode mode)
{
    QString text;
    tokenize(utf8, mode, [&](const Token &token) {
        if (!text.isEmpty()) {
            text += token.colocated ? u'/' : u' ';
        }
        text += QString::fromUtf8(token.text);
        return true;
    });
    return text;
}

QString document(const QString &text)
{
    return cut(text.toUtf8(), TokenizeMode::Document);
}

QString query(const QString &text)
{
    return cut(text.toUtf8(), TokenizeMode::Query);
}

} // namespace

class tst_tokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scriptsWithSpaces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tokens");
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("blank") << u" \n\t　 "_s << u""_s;
        QTest::newRow("words") << u"Hello, World!"_s << u"hello world"_s;
        QTest::newRow("apostrophe") << u"don’t don't"_s << u"don t don t"_s;
        QTest::newRow("numbers") << u"3.14 １２"_s << u"3 14 12"_s;
        QTest::newRow("marks") << u"Café naïve Ångström"_s << u"cafe naive angstrom"_s;
        QTest::newRow("loose marks") << u"Cafe\u0301 u\u0308ber"_s << u"cafe uber"_s;
        QTest::newRow("strokes") << u"Łódź søt cœur ırmak"_s << u"lodz sot coeur irmak"_s;
        QTest::newRow("sharp s") << u"Straße STRASSE"_s << u"strasse strasse"_s;
        QTest::newRow("dotted I") << u"İstanbul"_s << u"istanbul"_s;
        QTest::newRow("Greek") << u"Ἀθῆναι Οδυσσεύς"_s << u"αθηναι οδυσσευσ"_s;
        QTest::newRow("Cyrillic") << u"Ёлка за\u0301мок йод"_s << u"елка замок йод"_s;
        QTest::newRow("Arabic") << u"مُحَمَّد كـــتاب"_s << u"محمد كتاب"_s;
        QTest::newRow("Hebrew") << u"שָׁלוֹם"_s << u"שלום"_s;
        QTest::newRow("Hindi") << u"हिन्दी में"_s << u"हिन्दी में"_s;
        QTest::newRow("full width") << u"ＡＢＣ"_s << u"abc"_s;
        QTest::newRow("fancy letters") << u"𝓗𝓮𝓵𝓵𝓸 Ⓗⓘ"_s << u"hello hi"_s;
        QTest::newRow("ligature") << u"ﬁn"_s << u"fin"_s;
        QTest::newRow("trade mark") << u"Qt™ 6"_s << u"qt 6"_s;
        QTest::newRow("unseen") << u"vi\u200Ba\u00ADg\u202Era"_s << u"viagra"_s;
        QTest::newRow("handle") << u"@Ao@mstdn.example"_s << u"ao mstdn example"_s;
        QTest::newRow("address") << u"https://a.example/@ao/1?q=x_y"_s
                                 << u"https a example ao 1 q x y"_s;
        QTest::newRow("tag") << u"#CatsOfFedi"_s << u"catsoffedi"_s;
    }
    void scriptsWithSpaces()
    {
        QFETCH(QString, text);
        QFETCH(QString, tokens);
        QCOMPARE(document(text), tokens);
        QCOMPARE(query(text), tokens);
    }

    void scriptsWithoutSpaces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("inDocument");
        QTest::addColumn<QString>("inQuery");
        QTest::newRow("one") << u"鯖"_s << u"鯖"_s << u"鯖"_s;
        QTest::newRow("two") << u"鯖缶"_s << u"鯖缶/鯖 缶"_s << u"鯖缶"_s;
        QTest::newRow("three") << u"東京都"_s << u"東京/東 京都/京 都"_s << u"東京 京都"_s;
        QTest::newRow("tag") << u"#鯖缶"_s << u"鯖缶/鯖 缶"_s << u"鯖缶"_s;
        QTest::newRow("mixed") << u"C++とQt6で鯖缶"_s << u"c と qt6 で鯖/で 鯖缶/鯖 缶"_s
                               << u"c と qt6 で鯖 鯖缶"_s;
        QTest::newRow("word behind") << u"鯖缶Qt"_s << u"鯖缶/鯖 缶 qt"_s << u"鯖缶 缶 qt"_s;
        QTest::newRow("two runs") << u"鯖缶 東京"_s << u"鯖缶/鯖 缶 東京/東 京"_s
                                  << u"鯖缶 缶 東京"_s;
        QTest::newRow("half width")
            << u"ｶﾞﾝﾊﾞﾚ"_s << u"ガン/ガ ンバ/ン バレ/バ レ"_s << u"ガン ンバ バレ"_s;
        QTest::newRow("loose voicing") << u"か\u3099"_s << u"が"_s << u"が"_s;
        QTest::newRow("kana differ") << u"かカ"_s << u"かカ/か カ"_s << u"かカ"_s;
        QTest::newRow("marks of Japanese")
            << u"佐々ヶー〆"_s << u"佐々/佐 々ヶ/々 ヶー/ヶ ー〆/ー 〆"_s
            << u"佐々 々ヶ ヶー ー〆"_s;
        QTest::newRow("beyond the first plane")
            << u"𠮷𩸽\U000313A0"_s << u"𠮷𩸽/𠮷 𩸽\U000313A0/𩸽 \U000313A0"_s
            << u"𠮷𩸽 𩸽\U000313A0"_s;
        QTest::newRow("variation") << u"葛\U000E0100城"_s << u"葛城/葛 城"_s << u"葛城"_s;
        QTest::newRow("compatibility") << u"㈱\uF900"_s << u"株 豈"_s << u"株 豈"_s;
        QTest::newRow("square") << u"㍿"_s << u"株式/株 式会/式 会社/会 社"_s
                                << u"株式 式会 会社"_s;
        QTest::newRow("Korean") << u"안녕 하"_s << u"안녕/안 녕 하"_s << u"안녕 녕 하"_s;
        QTest::newRow("Korean in pieces") << u"\u1112\u1161\u11AB"_s << u"한"_s << u"한"_s;
        QTest::newRow("Thai") << u"ที่นี่"_s << u"ที่นี่/ที่ นี่"_s << u"ที่นี่"_s;
        QTest::newRow("emoji") << u"鯖🐟!★"_s << u"鯖 🐟 ★"_s << u"鯖 🐟 ★"_s;
        QTest::newRow("emoji sequence")
            << u"👩🏽\u200D💻❤\uFE0F"_s << u"👩 💻 ❤"_s << u"👩 💻 ❤"_s;
        QTest::newRow("unseen") << u"鯖\u200B缶"_s << u"鯖缶/鯖 缶"_s << u"鯖缶"_s;
        QTest::newRow("line break") << u"鯖\n缶"_s << u"鯖 缶"_s << u"鯖 缶"_s;
    }
    void scriptsWithoutSpaces()
    {
        QFETCH(QString, text);
        QFETCH(QString, inDocument);
        QFETCH(QString, inQuery);
        QCOMPARE(document(text), inDocument);
        QCOMPARE(query(text), inQuery);
    }

    void rangesAreThoseOfTheInput()
    {
        QStringList ranges;
        tokenize("Ｅé 鯖缶"_ba, TokenizeMode::Document, [&](const Token &token) {
            ranges << u"%1-%2"_s.arg(token.start).arg(token.end);
            return true;
        });
        QCOMPARE(ranges, (QStringList{u"0-5"_s, u"6-12"_s, u"6-9"_s, u"9-12"_s}));
    }

    void longWordsAreCutAlike()
    {
        const QString long1 = QString(5000, u'a');
        QCOMPARE(document(long1).size(), 61);
        QCOMPARE(document(long1), query(long1 + u"b"_s));
        QVERIFY(document(QString(5000, u'ж')).toUtf8().size() <= 64);
    }

    void marksWithoutEnd()
    {
        const QString zalgo = u"か"_s + QString(10000, QChar(0x0334)) + u"き"_s;
        bool bounded = true;
        tokenize(zalgo.toUtf8(), TokenizeMode::Document, [&](const Token &token) {
            bounded = bounded && token.text.size() <= maxTokenBytes;
            return true;
        });
        QVERIFY(bounded);
        QVERIFY(document(zalgo).endsWith(u" き"_s));
        QCOMPARE(document(u"e"_s + QString(10000, QChar(0x0301)) + u"f"_s), u"ef"_s);
    }

    void theSinkCanStop()
    {
        int count = 0;
        QVERIFY(
            !tokenize("a b c", TokenizeMode::Document, [&](const Token &) { return ++count < 2; }));
        QCOMPARE(count, 2);
    }

    void brokenUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("tokens");
        QTest::newRow("lone byte") << QByteArray("a\xFF"
                                                 "b")
                                   << u"a b"_s;
        QTest::newRow("cut") << QByteArray("a\xE9\xAF") << u"a"_s;
        QTest::newRow("cut by a letter") << QByteArray("\xE9\xAF"
                                                       "a")
                                         << u"a"_s;
        QTest::newRow("overlong") << QByteArray("\xC1\xA1") << u""_s;
        QTest::newRow("surrogate") << QByteArray("x\xED\xA0\x80") << u"x"_s;
        QTest::newRow("too large") << QByteArray("x\xF5\x80\x80\x80") << u"x"_s;
        QTest::newRow("zero") << QByteArray("a\0b", 3) << u"a b"_s;
        QTest::newRow("noncharacter") << QByteArray("a\xEF\xBF\xBF") << u"a"_s;
    }
    void brokenUtf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, tokens);
        QCOMPARE(cut(bytes, TokenizeMode::Document), tokens);
    }

    // Whatever comes in: tokens are bounded, whole UTF-8, in order, inside the input, and a
    // document's first token of each text has a position of its own.
    void anyBytes()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes(random.bounded(200), Qt::Uninitialized);
            for (char &byte : bytes) {
                byte = static_cast<char>(random.bounded(256));
            }
            checkTokens(bytes);
            checkTokens(QString::fromUtf8(bytes).toUtf8());
            checkTokens(QString::fromUtf16(
                reinterpret_cast<const char16_t *>(bytes.constData()), bytes.size() / 2)
                            .toUtf8());
        }
    }

private:
    static void checkTokens(const QByteArray &bytes)
    {
        for (const auto mode : {TokenizeMode::Document, TokenizeMode::Query}) {
            bool first = true;
            tokenize(bytes, mode, [&](const Token &token) {
                [&] {
                    QVERIFY(!token.text.isEmpty() && token.text.size() <= maxTokenBytes);
                    QVERIFY(token.text.isValidUtf8());
                    QVERIFY(0 <= token.start && token.start < token.end);
                    QVERIFY(token.end <= bytes.size());
                    QVERIFY(!token.colocated || (!first && mode == TokenizeMode::Document));
                }();
                first = false;
                return !QTest::currentTestFailed();
            });
        }
    }
};

QTEST_GUILESS_MAIN(tst_tokenizer)
#include "tst_tokenizer.moc"
