// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/typedword.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::ui;

using WordKind = TypedWord::Kind;

Q_DECLARE_METATYPE(asterism::ui::TypedWord::Kind)

namespace {

/// The text with the cursor as "|", and what was found in it.
struct Typed {
    QString text;
    TypedWord word;
};

Typed typedIn(const QString &marked)
{
    const auto cursor = marked.indexOf(u'|');
    QString text = marked;
    text.remove(cursor, 1);
    return {text, typedWord(text, cursor)};
}

} // namespace

/// What is being typed at a cursor.
class tst_TypedWord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void found_data()
    {
        QTest::addColumn<QString>("marked");
        QTest::addColumn<WordKind>("kind");
        QTest::addColumn<QString>("replaced"); // from the sign on
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("bound");
        const auto row = [](const char *name, const QString &marked, WordKind kind,
                             const QString &replaced, const QString &word, bool bound = false) {
            QTest::newRow(name) << marked << kind << replaced << word << bound;
        };
        row("a name", u"@na|"_s, WordKind::Person, u"@na"_s, u"na"_s);
        row("behind a blank", u"hello @na|"_s, WordKind::Person, u"@na"_s, u"na"_s);
        row("on a new line", u"hello\n@na| you"_s, WordKind::Person, u"@na"_s, u"na"_s);
        row("in brackets", u"(@na|)"_s, WordKind::Person, u"@na"_s, u"na"_s);
        row("in quotes", u"「@na|」"_s, WordKind::Person, u"@na"_s, u"na"_s);
        row("full width", u"＠na|"_s, WordKind::Person, u"＠na"_s, u"na"_s);
        row("behind kana", u"これは@na|"_s, WordKind::Person, u"@na"_s, u"na"_s, true);
        row("behind a full stop", u"です。@na|"_s, WordKind::Person, u"@na"_s, u"na"_s);
        row("behind an emoji", u"🐟@na|"_s, WordKind::Person, u"@na"_s, u"na"_s);
        row("with a host", u"@na@ho|"_s, WordKind::Person, u"@na@ho"_s, u"na@ho"_s);
        row("with half a host", u"@na@|"_s, WordKind::Person, u"@na@"_s, u"na@"_s);
        row("with dots", u"@na.b-c_d@a.exa|"_s, WordKind::Person, u"@na.b-c_d@a.exa"_s,
            u"na.b-c_d@a.exa"_s);
        row("within the name", u"@na|me@host.example you"_s, WordKind::Person,
            u"@name@host.example"_s, u"na"_s);
        row("within the host", u"@name@ho|st.example. You"_s, WordKind::Person,
            u"@name@host.example"_s, u"name@ho"_s);
        row("before a sentence", u"@na|さんへ"_s, WordKind::Person, u"@na"_s, u"na"_s);
        row("by a display name", u"@みな|"_s, WordKind::Person, u"@みな"_s, u"みな"_s);
        row("the later of two", u"@ao @na|"_s, WordKind::Person, u"@na"_s, u"na"_s);

        row("a tag", u"#tag|"_s, WordKind::Tag, u"#tag"_s, u"tag"_s);
        row("a Japanese tag", u"#鯖|"_s, WordKind::Tag, u"#鯖"_s, u"鯖"_s);
        row("a full-width tag", u"＃サバ缶|"_s, WordKind::Tag, u"＃サバ缶"_s, u"サバ缶"_s);
        row("behind Japanese", u"今日は#鯖|"_s, WordKind::Tag, u"#鯖"_s, u"鯖"_s, true);
        row("with an underscore", u"#mutual_aid|"_s, WordKind::Tag, u"#mutual_aid"_s,
            u"mutual_aid"_s);
        row("with digits", u"#7tage|"_s, WordKind::Tag, u"#7tage"_s, u"7tage"_s);
        row("with accents", u"#caf\u00e9|"_s, WordKind::Tag, u"#caf\u00e9"_s, u"caf\u00e9"_s);
        row("in Arabic", u"#قهوة|"_s, WordKind::Tag, u"#قهوة"_s, u"قهوة"_s);
        row("within a tag", u"#ta|gs, you"_s, WordKind::Tag, u"#tags"_s, u"ta"_s);
        row("Japanese goes on", u"#鯖|が好き"_s, WordKind::Tag, u"#鯖"_s, u"鯖"_s);

        row("an emoji", u":f|"_s, WordKind::Emoji, u":f"_s, u"f"_s);
        row("behind a word", u"hello :fox_f|"_s, WordKind::Emoji, u":fox_f"_s, u"fox_f"_s);
        row("by a Japanese name", u":ねこ|"_s, WordKind::Emoji, u":ねこ"_s, u"ねこ"_s);
        row("an emoji behind kana", u"です:fo|"_s, WordKind::Emoji, u":fo"_s, u"fo"_s, true);
        row("a thumb", u":+1|"_s, WordKind::Emoji, u":+1"_s, u"+1"_s);
        row("the other thumb", u":-1|"_s, WordKind::Emoji, u":-1"_s, u"-1"_s);
        row("within an emoji", u":fo|x: you"_s, WordKind::Emoji, u":fox:"_s, u"fo"_s);
        row("before another one", u":fo|:cat:"_s, WordKind::Emoji, u":fo"_s, u"fo"_s);
        row("a full-width colon", u"：fo|"_s, WordKind::Emoji, u"：fo"_s, u"fo"_s);
        row("behind Japanese words", u"おはよう。：ねこ|"_s, WordKind::Emoji, u"：ねこ"_s,
            u"ねこ"_s);
        row("within full-width colons", u"：fo|x： you"_s, WordKind::Emoji, u"：fox："_s, u"fo"_s);
        row("a full-width colon behind an emoji", u"🐟：fo|"_s, WordKind::Emoji, u"：fo"_s, u"fo"_s);
        row("a tag behind such a colon", u"タグ：#鯖|"_s, WordKind::Tag, u"#鯖"_s, u"鯖"_s);
        row("a name behind such a colon", u"宛先：@na|"_s, WordKind::Person, u"@na"_s, u"na"_s);
        row("behind an emoji of the server", u":cat: :fo|"_s, WordKind::Emoji, u":fo"_s, u"fo"_s);
    }
    void found()
    {
        QFETCH(QString, marked);
        QFETCH(WordKind, kind);
        QFETCH(QString, replaced);
        QFETCH(QString, word);
        QFETCH(bool, bound);
        const Typed typed = typedIn(marked);
        QCOMPARE(typed.word.kind, kind);
        QCOMPARE(typed.text.mid(typed.word.begin, typed.word.end - typed.word.begin), replaced);
        QCOMPARE(typed.word.text, word);
        QCOMPARE(typed.word.bound, bound);
    }

    void nothing_data()
    {
        QTest::addColumn<QString>("marked");
        QTest::newRow("no text") << u"|"_s;
        QTest::newRow("a word") << u"hello|"_s;
        QTest::newRow("a sign alone") << u"@|"_s;
        QTest::newRow("a hash alone") << u"#|"_s;
        QTest::newRow("a colon alone") << u":|"_s;
        QTest::newRow("before the sign") << u"|@na"_s;
        QTest::newRow("behind the word") << u"@na |"_s;
        QTest::newRow("a mail address") << u"me@ho|"_s;
        QTest::newRow("a mail address with dots") << u"me.too@ho.exam|"_s;
        QTest::newRow("a third part") << u"@a@b@c|"_s;
        QTest::newRow("two signs") << u"@@na|"_s;
        QTest::newRow("a time") << u"12:30|"_s;
        QTest::newRow("a full-width time") << u"１２:３０|"_s;
        QTest::newRow("a time with a full-width colon") << u"１２：３０|"_s;
        QTest::newRow("a full-width laugh") << u"：Ｄ|"_s;
        QTest::newRow("the colon of a sentence") << u"場所：東京|"_s;
        QTest::newRow("two full-width colons") << u"：：fo|"_s;
        QTest::newRow("a whole full-width emoji") << u"：fox：|"_s;
        QTest::newRow("a scheme") << u"https:|"_s;
        QTest::newRow("an address") << u"https://a.example/@na|"_s;
        QTest::newRow("an address with a comma") << u"https://a.example/x,@na|"_s;
        QTest::newRow("a part of a page") << u"https://a.example/x?y,#tag|"_s;
        QTest::newRow("a port") << u"http://a.example:80|"_s;
        QTest::newRow("a query") << u"a=:fo|"_s;
        QTest::newRow("an entity") << u"&#39|"_s;
        QTest::newRow("a number") << u"#12|"_s;
        QTest::newRow("within a word") << u"c#sharp|"_s;
        QTest::newRow("two hashes") << u"##tag|"_s;
        QTest::newRow("a laugh") << u":D|"_s;
        QTest::newRow("a cat") << u":3|"_s;
        QTest::newRow("a tongue") << u":-P|"_s;
        QTest::newRow("a nose") << u":-|"_s;
        QTest::newRow("a whole emoji") << u":fox:|"_s;
        QTest::newRow("behind a whole emoji") << u":fox:a|"_s;
        QTest::newRow("a display name and more") << u"@"_s + QString(31, u'あ') + u"|"_s;
        QTest::newRow("too long") << u"#"_s + QString(300, u'a') + u"|"_s;
    }
    void nothing()
    {
        QFETCH(QString, marked);
        const Typed typed = typedIn(marked);
        QCOMPARE(typed.word, TypedWord());
    }

    void aCursorThatIsNowhere()
    {
        QCOMPARE(typedWord(u"@na"_s, 99).text, u"na"_s);
        QCOMPARE(typedWord(u"@na"_s, -1), TypedWord());
        QCOMPARE(typedWord({}, 0), TypedWord());
    }

    /// However long the text is, and whatever it is made of.
    void itLooksNotFar()
    {
        for (const QString &part : {u"@"_s, u"a@"_s, u"#"_s, u":"_s, u"a"_s, u"あ"_s, u"://"_s}) {
            const QString text = part.repeated(500'000);
            for (int i = 0; i < 2000; ++i) {
                QCOMPARE(typedWord(text, text.size() - i % 7).begin, 0);
            }
        }
    }

    void names()
    {
        QVERIFY(isTagName(u"鯖缶_2"_s));
        QVERIFY(!isTagName({}));
        QVERIFY(!isTagName(u"123"_s));
        QVERIFY(!isTagName(u"two words"_s));
        QVERIFY(!isTagName(u"a\nb"_s));
        QVERIFY(!isTagName(u"a#b"_s));
        QVERIFY(isEmojiName(u"blob-cat+1"_s));
        QVERIFY(!isEmojiName(u"a:b"_s));
        QVERIFY(!isEmojiName(u"a b"_s));
        QVERIFY(!isEmojiName(QString(300, u'a')));
    }
};

QTEST_GUILESS_MAIN(tst_TypedWord)
#include "tst_typedword.moc"
