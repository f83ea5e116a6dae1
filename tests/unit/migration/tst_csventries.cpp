// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvtesting.h"
#include "support/fixture.h"

#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using Add = std::function<void(const char *, const QByteArray &, const char *)>;

/// Columns "bytes" and "rows".
Add columns()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("rows");
    return [](const char *name, const QByteArray &bytes, const char *rows) {
        QTest::newRow(name) << bytes << QString::fromUtf8(rows);
    };
}

const QByteArray header = "Account address,Show boosts,Notify on new posts,Languages\n";

} // namespace

class tst_csventries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void follows_data()
    {
        const auto add = columns();
        add("nothing", "", "");
        add("header alone", header, "");
        add("Mastodon", header + "ao@a.example,true,false,\"de, en\"\nbo@b.example,false,true,\n",
            "2 ao@a.example +-de|en; 3 bo@b.example -+");
        add("snac, GoToSocial", header + "ao@a.example,true,false,\n", "2 ao@a.example +-");
        add("Friendica",
            "Account address, Show boosts\nao@a.example, true\nhttps://b.example/profile/bo, \n",
            "2 ao@a.example +?; 3 bo@b.example");
        add("other order and case", "LANGUAGES , show BOOSTS,Account Address\nde,0,ao@a.example\n",
            "2 ao@a.example -?de");
        add("unknown columns", "Account address,Since,Languages\nao@a.example,2020,ja\n",
            "2 ao@a.example ??ja");
        add("truths",
            "Account address,Show boosts,Notify on new posts\na@a.example,TRUE,1\n"
            "b@a.example, yes ,T\nc@a.example,0,no\nd@a.example,False,f\ne@a.example,,maybe\n"
            "f@a.example\n",
            "2 a@a.example ++; 3 b@a.example ++; 4 c@a.example --; 5 d@a.example --; "
            "6 e@a.example; 7 f@a.example");
        add("languages",
            "Account address,Languages\na@a.example,de en\nb@a.example,\"pt-BR, zh_TW,, de\"\n"
            "c@a.example,all of them\nd@a.example, \ne@a.example,de, en\n",
            "2 a@a.example ??de|en; 3 b@a.example ??pt-BR|zh_TW|de; 4 c@a.example; 5 d@a.example; "
            "6 e@a.example ??de|en");
        add("BOM, CRLF, semicolons",
            "\xEF\xBB\xBF"
            "Account address;Show boosts;Notify on new posts;Languages\r\n"
            "ao@a.example;TRUE;FALSE;\"de, en\"\r\n",
            "2 ao@a.example +-de|en");
        add("CR", "Account address,Show boosts\rao@a.example,true\r", "2 ao@a.example +?");
        add("Misskey", "ao@a.example,withReplies=true\nbo@b.example,withReplies=false\n",
            "1 ao@a.example; 2 bo@b.example");
        add("Pleroma", "ao@a.example\n\n  \nbo@b.example", "1 ao@a.example; 4 bo@b.example");
    }
    void follows()
    {
        QFETCH(QByteArray, bytes);
        QTEST(readAs(MovedKind::Follows, bytes), "rows");
    }

    /// The columns of Mastodon are known without their names, others are not.
    void withoutHeader()
    {
        const auto follows = [](const char *row) { return readAs(MovedKind::Follows, row); };
        QCOMPARE(follows("ao@a.example,true,false,\n"), u"1 ao@a.example +-"_s);
        QCOMPARE(follows("ao@a.example,FALSE,true,\"de, en\"\n"), u"1 ao@a.example -+de|en"_s);
        QCOMPARE(follows("ao@a.example,true\n"), u"1 ao@a.example"_s);
        QCOMPARE(follows("ao@a.example,true,false\n"), u"1 ao@a.example"_s);
        QCOMPARE(follows("ao@a.example,1,0,de\n"), u"1 ao@a.example"_s);
        QCOMPARE(follows("ao@a.example,true,false,de,x\n"), u"1 ao@a.example"_s);
        QCOMPARE(readAs(MovedKind::Mutes, "ao@a.example,true\n"), u"1 ao@a.example"_s);
        QCOMPARE(readAs(MovedKind::Blocks, "ao@a.example,true,false,de\n"), u"1 ao@a.example"_s);
    }

    void people_data()
    {
        const auto add = columns();
        add("forms",
            "@ao@a.example\nacct:bo@b.example\nhttps://c.example/@co\n"
            "https://d.example/users/do\nEO@E.Example\nfo@例え.jp\n",
            "1 ao@a.example; 2 bo@b.example; 3 co@c.example; 4 do@d.example; 5 eo@e.example; "
            "6 fo@xn--r8jz45g.jp");
        add("names alone", "ao\n@bo\n", "1 ao@home.example; 2 bo@home.example");
        add("repeated", "Ao@a.example\n@ao@A.example\nacct:ao@a.example\n",
            "1 ao@a.example; 2=1: @ao@A.example; 3=1: acct:ao@a.example");
        add("bad", "# nobody\nhttps://a.example/users/ao/statuses/1\n,x\n",
            "1 not-a-handle: # nobody; 2 not-a-profile: https://a.example/users/ao/statuses/1; "
            "3 no-person: ,x");
        add("several in a row", "ao@a.example,bo@b.example\nFriends,co@c.example\n",
            "1 several-people: ao@a.example,bo@b.example; 2 several-people: Friends,co@c.example");
        add("the same twice in a row", "ao@a.example,https://a.example/@ao\n", "1 ao@a.example");
        add("other columns", "Account address,Page\nao@a.example,https://b.example/@bo\n",
            "2 ao@a.example");
        add("two files in one",
            "ao@a.example\n\xEF\xBB\xBF"
            "bo@b.example\n",
            "1 ao@a.example; 2 bo@b.example");
    }
    void people()
    {
        QFETCH(QByteArray, bytes);
        for (const MovedKind kind :
            {MovedKind::Follows, MovedKind::Followers, MovedKind::Blocks, MovedKind::Mutes}) {
            QTEST(readAs(kind, bytes, u"home.example"_s), "rows");
        }
    }

    void nameWithoutServer()
    {
        QCOMPARE(readAs(MovedKind::Follows, "ao\n"), u"1 no-server: ao"_s);
        QCOMPARE(readAs(MovedKind::Lists, "Friends,ao\n"), u"1 no-server: Friends,ao"_s);
        QCOMPARE(readAs(MovedKind::Lists, "Friends,ao\n", u"home.example"_s),
            u"1 Friends/ao@home.example"_s);
    }

    void mutes()
    {
        QCOMPARE(readAs(MovedKind::Mutes,
                     "Account address,Hide notifications\nao@a.example,true\nbo@b.example,false\n"
                     "co@c.example,\n"),
            u"2 ao@a.example hide+; 3 bo@b.example hide-; 4 co@c.example"_s);
        // Which is no column of theirs.
        QCOMPARE(
            readAs(MovedKind::Mutes, header + "ao@a.example,true,false,de\n"), u"2 ao@a.example"_s);
    }

    void domains_data()
    {
        const auto add = columns();
        add("Mastodon", "a.example\nb.example\n", "1 a.example; 2 b.example");
        add("forms",
            "A.Example\n@b.example\n*.c.example\nd.example.\n例え.jp\nhttps://e.example/\n"
            " f.example \n",
            "1 a.example; 2 b.example; 3 c.example; 4 d.example; 5 xn--r8jz45g.jp; 6 e.example; "
            "7 f.example");
        add("header", "#domain,#severity\n*.a.example,suspend\n", "2 a.example");
        add("header, other order", "#severity,#domain\nsuspend,a.example\n", "2 a.example");
        add("header, plain", "domain\na.example\n", "2 a.example");
        add("comments", "# mine\na.example\n  #yours\n#,x\n", "2 a.example");
        add("repeated", "a.example\n*.A.example\n", "1 a.example; 2=1: *.A.example");
        add("no domains",
            "ao@a.example\nhttps://a.example/@ao\nexample\nex*mple.org\na b.example\n@a@b.example\n"
            "a.example/x\n",
            "1 not-a-domain: ao@a.example; 2 not-a-domain: https://a.example/@ao; "
            "3 not-a-domain: example; 4 not-a-domain: ex*mple.org; 5 not-a-domain: a b.example; "
            "6 not-a-domain: @a@b.example; 7 not-a-domain: a.example/x");
        add("several in a row", "a.example,b.example\nc.example,suspend\n",
            "2 c.example; 1 not-a-domain: a.example,b.example");
    }
    void domains()
    {
        QFETCH(QByteArray, bytes);
        QTEST(readAs(MovedKind::DomainBlocks, bytes), "rows");
    }

    void bookmarks_data()
    {
        const auto add = columns();
        add("Mastodon", "https://a.example/users/ao/statuses/1\nhttps://B.example/Notes/9\n",
            "1 https://a.example/users/ao/statuses/1; 2 https://B.example/Notes/9");
        add("header", "#uri\nhttps://a.example/1\n", "2 https://a.example/1");
        add("a comma in quotes", "\"https://a.example/1,2\"\n", "1 https://a.example/1,2");
        add("semicolons", "https://a.example/1;x\nhttps://a.example/2;y\n",
            "1 https://a.example/1;x; 2 https://a.example/2;y");
        add("empty cells", "https://a.example/1,,\n", "1 https://a.example/1");
        add("loopback", "http://127.0.0.1:8001/ao/p/1\n", "1 http://127.0.0.1:8001/ao/p/1");
        add("question", "https://a.example/?p=1\n", "1 https://a.example/?p=1");
        add("repeated", "https://a.example/1\nhttps://a.example/1 \n",
            "1 https://a.example/1; 2=1: https://a.example/1");
        add("no posts",
            "http://a.example/1\nao@a.example\nhttps://a.example/\nhttps://a:b@a.example/1\n"
            "https://a.example/1 2\nhttps://a.example/1,https://a.example/2\nfile:///1\n#x\n",
            "1 not-a-post: http://a.example/1; 2 not-a-post: ao@a.example; "
            "3 not-a-post: https://a.example/; 4 not-a-post: https://a:b@a.example/1; "
            "5 not-a-post: https://a.example/1 2; "
            "6 not-a-post: https://a.example/1,https://a.example/2; 7 not-a-post: file:///1; "
            "8 not-a-post: #x");
    }
    void bookmarks()
    {
        QFETCH(QByteArray, bytes);
        QTEST(readAs(MovedKind::Bookmarks, bytes), "rows");
    }

    void clips_data()
    {
        const auto add = columns();
        add("names", "Tea,https://a.example/1\n\"a, \"\"b\"\"\",https://a.example/2\n",
            "1 Tea/https://a.example/1; 2 a, \"b\"/https://a.example/2");
        add("called like headers", "uri,https://a.example/1\n#uri,https://a.example/2\n",
            "1 uri/https://a.example/1; 2 #uri/https://a.example/2");
        add("in two of them", "Tea,https://a.example/1\nCats,https://a.example/1\n",
            "1 Tea/https://a.example/1; 2 Cats/https://a.example/1");
        add("repeated", "Tea,https://a.example/1\nTea,https://a.example/1\n",
            "1 Tea/https://a.example/1; 2=1: Tea,https://a.example/1");
        add("empty cells", "Tea,https://a.example/1,,\n", "1 Tea/https://a.example/1");
        add("of a spreadsheet", "Tea;https://a.example/1\nCats;https://a.example/2\n",
            "1 Tea/https://a.example/1; 2 Cats/https://a.example/2");
        add("bad", "Tea\nTea,ao@a.example\nTea,https://a.example/1,https://a.example/2\n",
            "1 not-a-post: Tea; 2 not-a-post: Tea,ao@a.example; "
            "3 not-a-post: Tea,https://a.example/1,https://a.example/2");
    }
    void clips()
    {
        QFETCH(QByteArray, bytes);
        QTEST(readAs(MovedKind::Clips, bytes), "rows");
    }

    /// Which is how they are imported: the posts alone, each once.
    void clipsAsBookmarks()
    {
        const QByteArray bytes = "Tea,https://a.example/1\nuri,https://a.example/1\nTea\n"
                                 "Cats,https://a.example/2\nTea,https://a.example/3\n";
        const auto file = csv::readEntries(bytes, u"clips.csv"_s, MovedKind::Bookmarks).value();
        QCOMPARE(file.kind, MovedKind::Bookmarks);
        QCOMPARE(drawn(file),
            u"1 https://a.example/1; 4 https://a.example/2; 5 https://a.example/3; "
            "3 not-a-post: Tea; 2=1: uri,https://a.example/1"_s);
        QCOMPARE(file.clips, (QStringList{u"Tea"_s, u"uri"_s, u"Cats"_s}));
        const auto guess = csv::readEntries(bytes, u"clips.csv"_s).value();
        QVERIFY(guess.sure && guess.clips.isEmpty());
        QCOMPARE(guess.kind, MovedKind::Clips);
        const auto plain =
            csv::readEntries("https://a.example/1\n", u"x"_s, MovedKind::Bookmarks).value();
        QVERIFY(plain.clips.isEmpty());
        // A header says which column counts.
        QCOMPARE(readAs(MovedKind::Bookmarks, "title,#uri\nTea,https://a.example/1\n"),
            u"2 https://a.example/1"_s);
    }

    void tags_data()
    {
        const auto add = columns();
        add("with and without", "#tea\ncoffee\n", "1 tea; 2 coffee");
        add("any language", "#緑茶\n＃鯖缶\nКот\n", "1 緑茶; 2 鯖缶; 3 кот");
        add("called like headers", "#domain\n#uri\ndomain\n", "1 domain; 2 uri; 3=1: domain");
        add("case", "#CatsOfMastodon\ncatsofmastodon\nＣＡＴＳ\ncats\n",
            "1 catsofmastodon; 3 ｃａｔｓ; 2=1: catsofmastodon; 4=3: cats");
        add("no tags", "two words\n#a,#b\n#\nao@a.example\n",
            "1 not-a-tag: two words; 2 not-a-tag: #a,#b; 3 not-a-tag: #; "
            "4 not-a-tag: ao@a.example");
    }
    void tags()
    {
        QFETCH(QByteArray, bytes);
        QTEST(readAs(MovedKind::Tags, bytes), "rows");
    }

    void lists()
    {
        QCOMPARE(
            readAs(MovedKind::Lists,
                "Friends,Bo@b.example\n\"a, b\",ao@a.example\nFriends,bo@b.example\n,x@x.example\n"
                "猫, 鯖缶,ao@a.example,withReplies=true\n"),
            u"1 Friends/bo@b.example; 2 a, b/ao@a.example; 5 猫, 鯖缶/ao@a.example; "
            "4 no-list-name: ,x@x.example; 3=1: Friends,bo@b.example"_s);
    }

    void guesses()
    {
        const auto guessed = [](const QByteArray &bytes, const QString &name) {
            const auto file = csv::readEntries(bytes, name).value();
            return word(file.kind) + (file.sure ? u" "_s : u"? "_s) + drawn(file);
        };
        QCOMPARE(guessed(header + "ao@a.example,true,false,\n", u"x.csv"_s),
            u"follows 2 ao@a.example +-"_s);
        QCOMPARE(guessed("ao@a.example\n", u"blocks.csv"_s), u"blocks 1 ao@a.example"_s);
        QCOMPARE(guessed("a.example\n", u"x.csv"_s), u"domain-blocks? 1 a.example"_s);
        QCOMPARE(guessed("#tea\n#cats\n", u"followed_tags.csv"_s), u"tags 1 tea; 2 cats"_s);
        QCOMPARE(guessed("#tea\n#cats\n", {}), u"tags? 1 tea; 2 cats"_s);
        QCOMPARE(guessed("ao@a.example\n", u"x.csv"_s), u"? "_s);
        QVERIFY(csv::readEntries("x", u"x"_s, MovedKind::Tags)->sure);
    }

    void recordedExports()
    {
        const auto rows = [](const char *name, MovedKind kind) {
            const auto file = csv::readEntries(fixtureBytes(name), u"x"_s, kind).value();
            return file.bad.empty() && file.repeated.empty() ? int(file.entries.size()) : -1;
        };
        QCOMPARE(rows("gotosocial/following_export.csv", MovedKind::Unknown), 4);
        QCOMPARE(rows("gotosocial/followers_export.csv", MovedKind::Followers), 4);
        QCOMPARE(rows("gotosocial/lists_export.csv", MovedKind::Unknown), 3);
        QCOMPARE(rows("gotosocial/mutes_export.csv", MovedKind::Unknown), 0);
        QCOMPARE(rows("gotosocial/blocks_export.csv", MovedKind::Blocks), 0);
        QCOMPARE(rows("misskey/export_following.csv", MovedKind::Follows), 2);
        QCOMPARE(rows("misskey/export_user-lists.csv", MovedKind::Unknown), 4);
    }

    void refusals()
    {
        QCOMPARE(readAs(MovedKind::Follows, QByteArray("a\0", 2)), u"refused: damaged"_s);
        QCOMPARE(readAs(MovedKind::Follows, "\"a\nb\n"), u"refused: damaged"_s);
        // Also far behind what is guessed by.
        const QByteArray many = QByteArray("ao@a.example\n").repeated(100);
        QCOMPARE(readAs(MovedKind::Unknown, many + "\"a\n"), u"refused: damaged"_s);
        QCOMPARE(
            readAs(MovedKind::Follows, QByteArray(csv::mostBytes + 1, '\n')), u"refused: usage"_s);
        QCOMPARE(readAs(MovedKind::DomainBlocks, QByteArray("#\n").repeated(csv::mostRows)), u""_s);
        QCOMPARE(readAs(MovedKind::DomainBlocks, QByteArray("#\n").repeated(csv::mostRows + 2)),
            u"refused: usage"_s);
        QCOMPARE(csv::readEntries("\"", {}).error().subject, u"The text"_s);
    }

    void longCells()
    {
        const QByteArray many = QByteArray("de ").repeated(100'000);
        QCOMPARE(readAs(MovedKind::Follows, "Account address,Languages\nao@a.example," + many),
            u"2 ao@a.example"_s);
        QVERIFY(readAs(MovedKind::Bookmarks, "https://a.example/" + many.simplified())
                    .startsWith("1 not-a-post"_L1));
        QVERIFY(readAs(MovedKind::DomainBlocks, QByteArray(100'000, 'a'))
                    .startsWith("1 not-a-domain"_L1));
    }
};

QTEST_GUILESS_MAIN(tst_csventries)
#include "tst_csventries.moc"
