// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/postlength.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr PostCounting asMastodon{.clusters = true, .shortens = true};

} // namespace

/// How long servers find what is typed, and whom it names.
class tst_PostLength : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mastodon_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("length");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("letters") << u"hello"_s << 5;
        QTest::newRow("Japanese") << u"鯖缶です。"_s << 5;
        QTest::newRow("a family is one") << u"👨‍👩‍👧‍👦!"_s << 2;
        QTest::newRow("a flag is one") << u"🇯🇵"_s << 1;
        QTest::newRow("letter and mark") << u"e\u0301"_s << 1;
        QTest::newRow("lines") << u"a\nb"_s << 3;
        QTest::newRow("link") << u"https://a.example/x"_s << 23;
        QTest::newRow("long link") << u"http://a.example/"_s + QString(300, u'x') << 23;
        QTest::newRow("link in words") << u"see https://a.example/x."_s << 4 + 23 + 1;
        QTest::newRow("link in brackets") << u"(https://a.example/x)"_s << 2 + 23;
        QTest::newRow("brackets of the link") << u"https://a.example/A_(b)"_s << 23;
        QTest::newRow("with a query") << u"https://a.example/x?y=鯖#z"_s << 23;
        QTest::newRow("with a query alone") << u"https://a.example?y=1"_s << 23;
        QTest::newRow("with a port") << u"https://a.example:8080/x"_s << 23;
        QTest::newRow("path in Japanese") << u"https://a.example/鯖缶"_s << 23;
        QTest::newRow("within a word") << u"xhttps://a.example"_s << 18;
        QTest::newRow("behind Japanese")
            << u"詳細はhttps://example.com/"_s + QString(100, u'x') << 3 + 23;
        QTest::newRow("before Japanese")
            << u"見て https://example.comをご覧ください。"_s << 3 + 23 + 8;
        QTest::newRow("in the midst") << u"これはhttp://例え.jpだよ"_s << 3 + 23 + 2;
        QTest::newRow("port, Japanese") << u"https://a.example:8080です"_s << 23 + 2;
        QTest::newRow("Japanese, a dot") << u"https://a.exampleは別.exampleと"_s << 23 + 1;
        QTest::newRow("top in Japanese") << u"https://a.みんな/x"_s << 23;
        QTest::newRow("encoded top") << u"https://a.xn--q9jyb4c/x"_s << 23;
        QTest::newRow("behind Greek") << u"λhttps://a.example"_s << 1 + 23;
        QTest::newRow("behind signs")
            << u"_https://a.example -https://a.example"_s << 2 + 23 + 1 + 23;
        QTest::newRow("behind a stop")
            << u"x.https://a.example x/https://a.example"_s << 2 + 23 + 3 + 23;
        QTest::newRow("behind a digit") << u"1https://a.example"_s << 18;
        QTest::newRow("behind @") << u"＠https://a.example"_s << 18;
        QTest::newRow("behind a turn") << u"\u202ahttps://a.example"_s << 18;
        QTest::newRow("before @") << u"https://a.example@b"_s << 19;
        QTest::newRow("before a digit") << u"https://a.example1"_s << 18;
        QTest::newRow("an address") << u"https://192.0.2.1/x"_s << 19;
        QTest::newRow("no host") << u"https://localhost/x"_s << 19;
        QTest::newRow("no scheme") << u"a.example/x"_s << 11;
        QTest::newRow("two") << u"https://a.example https://b.example"_s << 47;
        QTest::newRow("mention") << u"@mei@a.example hi"_s << 7;
        QTest::newRow("mention with dots") << u"@m.e-i@a.example."_s << 7;
        QTest::newRow("local mention") << u"@mei hi"_s << 7;
        QTest::newRow("mail") << u"mei@a.example"_s << 13;
        QTest::newRow("no name") << u"@@a.example"_s << 11;
        QTest::newRow("tag") << u"#鯖缶"_s << 3;
    }
    void mastodon()
    {
        QFETCH(QString, text);
        QTEST(postLength(text, {}, asMastodon), "length");
    }

    void ofAFile()
    {
        QCOMPARE(descriptionLength({}), 0);
        QCOMPARE(descriptionLength(u"鯖缶です。"_s), 5);
        QCOMPARE(descriptionLength(u"🐟"_s), 1); // two units of UTF-16
        QCOMPARE(descriptionLength(u"👨‍👩‍👧‍👦"_s),
            7); // what people see is no matter here
        QCOMPARE(descriptionLength(u"https://a.example/"_s + QString(300, u'x')), 318);
    }

    void others()
    {
        const PostCounting counting;
        QCOMPARE(postLength(u"https://a.example/x @mei@a.example"_s, {}, counting), 34);
        QCOMPARE(postLength(u"👨‍👩‍👧‍👦"_s, {}, counting), 7);
        QCOMPARE(postLength(u"𠮟る"_s, {}, counting), 2);
        const PostCounting clusters{.clusters = true}; // Pleroma
        QCOMPARE(postLength(u"https://a.example/x @mei@a.example"_s, {}, clusters), 34);
        QCOMPARE(postLength(u"👨‍👩‍👧‍👦"_s, u"🇯🇵"_s, clusters), 2);
        const PostCounting units{.units = true, .warning = false}; // Sharkey
        QCOMPARE(postLength(u"👨‍👩‍👧‍👦"_s, {}, units), 11);
        QCOMPARE(postLength(u"𠮟る"_s, u"x"_s, units), 3);
    }

    void theWarningCountsAsItIs()
    {
        const QString link = u"https://a.example"_s;
        QCOMPARE(postLength(u"abc"_s, link, asMastodon), 3 + 17);
        QCOMPARE(postLength(u"abc"_s, link, {.warning = false}), 3);
    }

    void blanksAround()
    {
        PostCounting strips = asMastodon;
        strips.strips = true;
        QCOMPARE(postLength(u" \r\n\t\v\fa b\n\n"_s, {}, strips), 3);
        QCOMPARE(postLength(u"abc"_s, u" x "_s, strips), 4);
        QCOMPARE(postLength(u"\u3000a\u00a0"_s, {}, strips), 3); // Ruby keeps these
        QCOMPARE(postLength(u" \n "_s, {}, strips), 0);
        QCOMPARE(postLength(u"a https://a.example/x \n"_s, {}, strips), 2 + 23);
        QCOMPARE(postLength(u" a "_s, u" x "_s, asMastodon), 6);
    }

    /// What a text of nothing but beginnings costs is seen by whoever waits for it.
    void hostileTexts()
    {
        QCOMPARE(postLength(u"https://"_s.repeated(20'000), {}, asMastodon), 160'000);
        QVERIFY(
            postLength(u"https://a.example/"_s + u"("_s.repeated(100'000) + u")"_s.repeated(99'000),
                {}, asMastodon)
            > 190'000);
        QCOMPARE(
            postLength(u"https://a"_s + u".1"_s.repeated(100'000), {}, asMastodon), 9 + 200'000);
        QCOMPARE(postLength(u"@a"_s.repeated(50'000), {}, asMastodon), 100'000);
    }

    void whomItNames()
    {
        QCOMPARE(namedIn(u"@Mei@A.example and @goro, @mei@a.example"_s, u"b.example"_s),
            QStringList({u"mei@a.example"_s, u"goro@b.example"_s}));
        QCOMPARE(namedIn(u"nobody@all #tag"_s, u"b.example"_s), QStringList());
        // Servers of this computer are told apart by their ports, those elsewhere have none.
        QCOMPARE(namedIn(u"@mei@127.0.0.1:4001: yes, @goro@a.example:80"_s, u"b.example"_s),
            (QStringList{u"mei@127.0.0.1:4001"_s, u"goro@a.example"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_PostLength)
#include "tst_postlength.moc"
