// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/filekind.h"
#include "support/fixture.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

csv::Table tableOf(const QByteArray &bytes)
{
    return csv::readTable(bytes, u"x.csv"_s).value();
}

/// "follows", or "follows?" when that is not sure.
QString drawn(const csv::FileGuess &guess)
{
    return word(guess.kind) + (guess.sure ? u""_s : u"?"_s);
}

QString guessed(const QByteArray &bytes, const QString &name = {})
{
    return drawn(csv::guessKind(tableOf(bytes), name));
}

const QByteArray people = "ao@a.example\nbo@b.example\n";
const QByteArray domains = "a.example\nb.example\n";
const QByteArray posts = "https://a.example/users/ao/statuses/1\nhttps://b.example/notes/9x8y\n";
const QByteArray tags = "#tea\n#緑茶\n";
const QByteArray clips =
    "\"Tea, green\",\"https://a.example/notes/1\"\nCats,https://b.example/notes/2\n";
const QByteArray memberships = "Friends,ao@a.example\nWork,bo@b.example\n";

} // namespace

class tst_csvfilekind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("kind");
        const auto add = [](const QByteArray &bytes, const char *kind) {
            QTest::newRow(bytes) << bytes << QString::fromLatin1(kind);
        };
        const QByteArray follows = "Account address,Show boosts,Notify on new posts,Languages\n";
        add(follows, "follows");
        add(follows + "ao@a.example,true,false,\"de, en\"\n", "follows");
        add("Account address, Show boosts\nhttps://a.example/profile/ao, true\n", "follows");
        add("ACCOUNT ADDRESS , languages\nao@a.example,de\n", "follows");
        add("account address;show boosts\r\nao@a.example;TRUE\r\n", "follows");
        add("\xEF\xBB\xBF" + follows + "ao@a.example,true,false,\n", "follows");
        add("Show boosts,Account address\ntrue,ao@a.example\n", "follows?");
        add("Account address,Hide notifications\nao@a.example,true\n", "mutes");
        add("List name,Account address\nFriends,ao@a.example\n", "lists");
        add("Account address,List name\nao@a.example,Friends\n", "lists?");
        add("#domain\na.example\n", "domain-blocks");
        add("#domain,#severity,#public_comment\n*.a.example,suspend,\"a, b\"\n", "domain-blocks");
        add("domain\na.example\n", "domain-blocks");
        add("#uri\nhttps://a.example/users/ao/statuses/1\n", "bookmarks");
        // Which it is, is only in the name of the file.
        add("Account address\n" + people, "?");
        // Contradictions.
        add("Account address,Show boosts,Hide notifications\nao@a.example,true,true\n", "?");
        add("Account address,Show boosts\nFriends,ao@a.example\n", "follows?");
        add("#domain\nao@a.example\n", "domain-blocks?");
    }
    void headers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, kind);
        QVERIFY(csv::hasHeader(tableOf(bytes)));
        QCOMPARE(guessed(bytes), kind);
    }

    void headersAndNames()
    {
        const QByteArray follows = "Account address,Show boosts\nao@a.example,true\n";
        QCOMPARE(guessed(follows, u"following_accounts.csv"_s), u"follows"_s);
        QCOMPARE(guessed(follows, u"data.csv"_s), u"follows"_s);
        QCOMPARE(guessed(follows, u"blocked_accounts.csv"_s), u"follows?"_s);
        QCOMPARE(guessed(follows, u"my blocks.csv"_s), u"follows?"_s);
        QCOMPARE(guessed("Account address\n" + people, u"blocks.csv"_s), u"blocks"_s);
        QCOMPARE(guessed("Account address\n" + people, u"followers.csv"_s), u"followers"_s);
        QCOMPARE(guessed("Account address\n", u"mutes.csv"_s), u"mutes"_s);
    }

    void serversNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("kind");
        const auto add = [](const char *name, const QByteArray &bytes, const char *kind) {
            QTest::newRow(name) << QString::fromUtf8(name) << bytes << QString::fromLatin1(kind);
        };
        add("following_accounts.csv", people, "follows");
        add("following_accounts (1).csv", people, "follows");
        add("/home/ao/FOLLOWING_ACCOUNTS.CSV", people, "follows");
        add("C:\\ao\\following_accounts.csv", people, "follows");
        add("following-2026-01-31-10-00-00.csv", people, "follows");
        add("friends.csv", people, "follows");
        add("followers.csv", people, "followers");
        add("blocked_accounts.csv", people, "blocks");
        add("blocking-2026-01-31-10-00-00.csv", people, "blocks");
        add("blocks.csv.txt", people, "blocks");
        add("muted_accounts-2.csv", people, "mutes");
        add("mute-2026-01-31-10-00-00.csv", people, "mutes");
        add("blocked_domains.csv", domains, "domain-blocks");
        add("domain_blocks.csv", "*.a.example\n@b.example\n例え.jp\n", "domain-blocks");
        add("bookmarks.csv", posts, "bookmarks");
        add("clips.csv", clips, "clips");
        add("clips.csv", "uri,https://a.example/notes/1\n", "clips");
        add("clips.csv", "", "clips");
        add("lists.csv", memberships, "lists");
        add("user-lists-2026-01-31-10-00-00.csv", memberships, "lists");
        add("blocked_accounts", "", "blocks");
        add("followed_tags.csv", tags, "tags");
        add("followed_tags.csv", "tea\n緑茶\n", "tags");
        add("followed_tags.csv", "#uri\n#tea\n", "tags");
        add("hashtags.txt", tags, "tags");
        // A name that somebody gave.
        add("my follows.csv", people, "follows?");
        add("alice_blocked_accounts.csv", people, "blocks?");
        add("blocked servers.csv", domains, "domain-blocks?");
        add("follows and blocks.csv", people, "?");
        add("my followed tags.csv", tags, "tags?");
        add("my clips.csv", clips, "clips?");
        add("data.csv", people, "?");
        add("", people, "?");
        add("-", people, "?");
    }
    void serversNames()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, kind);
        QCOMPARE(guessed(bytes, name), kind);
    }

    void rowsThatFitNoName()
    {
        QCOMPARE(guessed(memberships, u"blocks.csv"_s), u"lists?"_s);
        QCOMPARE(guessed(domains, u"blocks.csv"_s), u"domain-blocks?"_s);
        QCOMPARE(guessed(people, u"lists.csv"_s), u"?"_s);
        QCOMPARE(guessed(people, u"bookmarks.csv"_s), u"?"_s);
        QCOMPARE(guessed("hello\nworld\n", u"following_accounts.csv"_s), u"follows?"_s);
        // Names alone may be anything.
        QCOMPARE(guessed("ao\nbo\n", u"blocks.csv"_s), u"blocks?"_s);
        QCOMPARE(guessed(tags, u"blocks.csv"_s), u"tags?"_s);
        QCOMPARE(guessed(people, u"followed_tags.csv"_s), u"?"_s);
        QCOMPARE(guessed(clips, u"blocks.csv"_s), u"clips?"_s);
        QCOMPARE(guessed(clips, u"bookmarks.csv"_s), u"clips?"_s);
        QCOMPARE(guessed(posts, u"clips.csv"_s), u"bookmarks?"_s);
        QCOMPARE(guessed(people, u"clips.csv"_s), u"?"_s);
    }

    void rowsAlone()
    {
        QCOMPARE(guessed(memberships), u"lists"_s);
        QCOMPARE(guessed("猫, 鯖缶,ao@a.example,withReplies=true\n"), u"lists"_s);
        QCOMPARE(guessed(domains), u"domain-blocks?"_s);
        QCOMPARE(guessed(posts), u"bookmarks?"_s);
        QCOMPARE(guessed(clips), u"clips?"_s);
        QCOMPARE(guessed("Ao,https://a.example/@ao\n"), u"lists"_s); // a person's page
        QCOMPARE(guessed("a.example,https://b.example/notes/1\n"), u"domain-blocks?"_s);
        QCOMPARE(guessed(tags), u"tags?"_s);
        QCOMPARE(guessed("tea\ncats\n"), u"?"_s);
        QCOMPARE(guessed("# mine\n#yours\na.example\nb.example\nc.example\n"), u"domain-blocks?"_s);
        QCOMPARE(guessed("ao@a.example,withReplies=true\n"), u"?"_s);
        QCOMPARE(guessed("https://a.example/@ao\n"), u"?"_s);
        QCOMPARE(guessed("Friends,ao@a.example\nbroken\nWork,bo@b.example\n"), u"lists"_s);
        QCOMPARE(guessed("Friends,ao@a.example\nbo@b.example\n"), u"?"_s);
        QCOMPARE(guessed(""), u"?"_s);
    }

    /// However a file of blocks comes, it is never surely one of follows.
    void blocksAreNoFollows()
    {
        for (const QByteArray &head : {QByteArray(), QByteArray("Account address\n")}) {
            for (const QString &name : {u"blocks.csv"_s, u"blocked_accounts.csv"_s, u"x.csv"_s,
                     u"blocked following.csv"_s, u"my following.csv"_s, u"follow blocks.csv"_s}) {
                const csv::FileGuess guess = csv::guessKind(tableOf(head + people), name);
                QVERIFY2(
                    guess.kind != csv::FileKind::Follows || !guess.sure, qPrintable(drawn(guess)));
            }
        }
    }

    void clipRows()
    {
        QVERIFY(csv::hasClipRows(tableOf(clips)));
        QVERIFY(csv::hasClipRows(tableOf("uri,https://a.example/notes/1\n")));
        QVERIFY(!csv::hasClipRows(tableOf(posts)));
        QVERIFY(!csv::hasClipRows(tableOf(memberships)));
        QVERIFY(!csv::hasClipRows(tableOf("title,#uri\nTea,https://a.example/notes/1\n")));
        QVERIFY(!csv::hasClipRows({}));
    }

    void recordedExports()
    {
        const auto recorded = [](const char *name) {
            return guessed(fixtureBytes(QByteArray("gotosocial/") + name + "_export.csv"));
        };
        QCOMPARE(recorded("following"), u"follows"_s);
        QCOMPARE(recorded("lists"), u"lists"_s);
        QCOMPARE(recorded("mutes"), u"mutes"_s);
        QCOMPARE(recorded("followers"), u"?"_s);
        QCOMPARE(guessed(fixtureBytes("gotosocial/followers_export.csv"),
                     u"gotosocial/followers_export.csv"_s),
            u"followers"_s);
    }

    void noHeader()
    {
        for (const QByteArray &bytes : {QByteArray(), people, memberships, domains,
                 QByteArray("List name,ao@a.example\n"), QByteArray("Languages,nobody\n"),
                 QByteArray("ao@a.example,Show boosts\n"), QByteArray("domain.example\n"), clips,
                 QByteArray("uri,https://a.example/notes/1\n")}) {
            QVERIFY2(!csv::hasHeader(tableOf(bytes)), bytes);
        }
    }

    void columns()
    {
        const auto table = tableOf("Account address, SHOW BOOSTS ,x\nao@a.example,true,\n");
        QCOMPARE(csv::columnNamed(table, "Account address"_L1), 0);
        QCOMPARE(csv::columnNamed(table, "show boosts"_L1), 1);
        QCOMPARE(csv::columnNamed(table, "Languages"_L1), -1);
        QCOMPARE(csv::columnNamed(tableOf(people), "ao@a.example"_L1), -1);
    }

    void everyKindHasAWord()
    {
        QSet<QString> words;
        for (int kind = 1; kind < movedKindCount; ++kind) {
            words << word(csv::FileKind(kind));
        }
        QCOMPARE(words.size(), 9);
        QVERIFY(!words.contains(QString()));
    }
};

QTEST_GUILESS_MAIN(tst_csvfilekind)
#include "tst_csvfilekind.moc"
