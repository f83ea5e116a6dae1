// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/entries.h"
#include "migration/csv/lists.h"
#include "support/fixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// "1 Friends: ao@a.example; 2 no-server: x,y; 3=1: x,y", people first, as they stand in each.
QString drawn(const csv::ListsFile &file)
{
    QStringList rows;
    for (const csv::ListedPerson &row : file.people) {
        rows << u"%1 %2: "_s.arg(row.line).arg(row.list) + row.person.user + u'@' + row.person.host;
    }
    for (const csv::BadRow &row : file.bad) {
        rows << u"%1 %2: "_s.arg(row.line).arg(csv::word(row.fault)) + row.text;
    }
    for (const csv::RepeatedRow &row : file.repeated) {
        rows << u"%1=%2: "_s.arg(row.line).arg(row.firstLine) + row.text;
    }
    return rows.join("; "_L1);
}

QString readAs(const QByteArray &bytes, const QString &domain = {})
{
    const auto file = csv::readListsFile(bytes, u"lists.csv"_s, domain);
    return file ? drawn(*file) : u"refused: "_s + word(file.error().kind);
}

} // namespace

class tst_csvlists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows");
        const auto add = [](const char *name, const QByteArray &bytes, const char *rows) {
            QTest::newRow(name) << bytes << QString::fromUtf8(rows);
        };
        add("Mastodon", "Friends,bo@b.example\nFriends,Ao@A.example\n",
            "1 Friends: bo@b.example; 2 Friends: Ao@a.example");
        add("header", "List name,Account address\nFriends,bo@b.example\n",
            "2 Friends: bo@b.example");
        add("header, other case and blanks", "LIST NAME , account ADDRESS\nFriends,@bo@b.example\n",
            "2 Friends: bo@b.example");
        add("header, other order", "Account address,x,List name\nbo@b.example,y,Friends\n",
            "2 Friends: bo@b.example");
        add("header, half", "List name,Who\nFriends,bo@b.example\n", "2 Friends: bo@b.example");
        add("header alone", "List name,Account address\n", "");
        add("header, twice",
            "List name,Account address\nFriends,bo@b.example\nlist name,account address\n"
            "Work,bo@b.example\n",
            "2 Friends: bo@b.example; 4 Work: bo@b.example");
        add("header of something else", "Friends,bo@b.example\nAccount address,Languages\n",
            "1 Friends: bo@b.example; 2 not-a-handle: Account address,Languages");
        add("a list called so", "List name,bo@b.example\n", "1 List name: bo@b.example");
        add("BOM, CRLF, semicolons", "\xEF\xBB\xBF\"Freunde, alte\";bo@b.example\r\n",
            "1 Freunde, alte: bo@b.example");
        add("quotes", "\"a, \"\"b\"\"\nc\",bo@b.example\nd,ao@a.example\n",
            "1 a, \"b\"\nc: bo@b.example; 3 d: ao@a.example");
        add("number sign", "#art,bo@b.example\n# c,ao@a.example\n",
            "1 #art: bo@b.example; 2 # c: ao@a.example");
        add("all forms",
            "a,acct:bo@b.example\na,https://a.example/@ao\na,https://c.example/users/co\n"
            "a,do@例え.jp\na, @eo@e.example \n",
            "1 a: bo@b.example; 2 a: ao@a.example; 3 a: co@c.example; 4 a: do@xn--r8jz45g.jp; "
            "5 a: eo@e.example");
        add("two files in one",
            "a,bo@b.example\n\xEF\xBB\xBF"
            "b,bo@b.example\n",
            "1 a: bo@b.example; 2 b: bo@b.example");
        add("no blanks around a name", "  My friends ,bo@b.example", "1 My friends: bo@b.example");
        add("other lists", "Cats,bo@b.example\ncats,bo@b.example\n",
            "1 Cats: bo@b.example; 2 cats: bo@b.example");
    }
    void rows()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, rows);
        QCOMPARE(readAs(bytes), rows);
    }

    void misskey_data()
    {
        bytesAndRows();
        const auto add = [](const QByteArray &bytes, const char *rows) {
            QTest::newRow(bytes) << bytes << QString::fromUtf8(rows);
        };
        add("猫,bo@b.example,withReplies=true", "1 猫: bo@b.example");
        add("Friends, old,bo@b.example", "1 Friends, old: bo@b.example");
        add("a,b,,c,bo@b.example,withReplies=false", "1 a,b,,c: bo@b.example");
        add("my \"best\" friends,bo@b.example", "1 my \"best\" friends: bo@b.example");
        add("\"best\" friends,bo@b.example", "1 \"best\" friends: bo@b.example");
        add("a;b,bo@b.example", "1 a;b: bo@b.example");
        add("me @ work,bo@b.example", "1 me @ work: bo@b.example");
    }
    void misskey()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, rows);
        QCOMPARE(readAs(bytes + '\n'), rows);
    }

    void badRows_data()
    {
        bytesAndRows();
        const auto add = [](const QByteArray &bytes, const char *rows) {
            QTest::newRow(bytes) << bytes << QString::fromUtf8(rows);
        };
        add("Friends,bo", "1 no-server: Friends,bo");
        add("Friends,b o@b.example", "1 not-a-handle: Friends,b o@b.example");
        add("Friends,", "1 no-person: Friends,");
        add("Friends", "1 no-person: Friends");
        add(",bo@b.example", "1 no-list-name: ,bo@b.example");
        add("\" \",bo@b.example", "1 no-list-name: ,bo@b.example");
        add("bo@b.example", "1 no-list-name: bo@b.example");
        add("bo@b.example,true,false,\"de, en\"", "1 no-list-name: bo@b.example,true,false,de, en");
        add("Friends,https://b.example/notes/9x8y",
            "1 not-a-profile: Friends,https://b.example/notes/9x8y");
        add("Friends,bo@b.example,co@c.example",
            "1 several-people: Friends,bo@b.example,co@c.example");
        add("List name,Account address\nbo@b.example", "2 no-person: bo@b.example");
        add("a,bo\n\nb,bo@b.example\n\"c\nd\",\ne,fo",
            "3 b: bo@b.example; 1 no-server: a,bo; 4 no-person: c d,; 6 no-server: e,fo");
    }
    void badRows()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, rows);
        QCOMPARE(readAs(bytes), rows);
    }

    void longNames()
    {
        const QByteArray name(csv::longestListName, 'x');
        QCOMPARE(readAs(name + ",bo@b.example"),
            u"1 "_s + QString::fromUtf8(name) + u": bo@b.example"_s);
        const auto file = csv::readListsFile(name + "x,bo@b.example", u"lists.csv"_s);
        QCOMPARE(file->bad.size(), size_t(1));
        QCOMPARE(file->bad.front().fault, csv::Fault::LongListName);
        QCOMPARE(file->bad.front().text.size(), 200);
    }

    void repeatedRows()
    {
        QCOMPARE(readAs("a,bo@b.example\nb,bo@b.example\na,@BO@B.example\na,bo@b.example\n"),
            u"1 a: bo@b.example; 2 b: bo@b.example; 3=1: a,@BO@B.example; 4=1: a,bo@b.example"_s);
        QCOMPARE(readAs("a,bo@例え.jp\na,https://XN--R8JZ45G.jp/@bo\n"),
            u"1 a: bo@xn--r8jz45g.jp; 2=1: a,https://XN--R8JZ45G.jp/@bo"_s);
    }

    void ownersDomain()
    {
        QCOMPARE(readAs("Friends,bo\nFriends,@co\nFriends,bo@a.example\na,b c", u"a.example"_s),
            u"1 Friends: bo@a.example; 2 Friends: co@a.example; 4 not-a-handle: a,b c; "
            "3=1: Friends,bo@a.example"_s);
    }

    void otherFiles()
    {
        const QByteArray follows = "Account address,Show boosts\nao@a.example,true\n";
        QCOMPARE(readAs(follows), u"refused: usage"_s); // whatever it is called
        QCOMPARE(readAs("#domain\na.example\n"), u"refused: usage"_s);
        const QByteArray people = "ao@a.example\nbo@b.example\n";
        const auto blocks = csv::readListsFile(people, u"blocks.csv"_s);
        QCOMPARE(blocks.error().kind, ErrorKind::Usage);
        QCOMPARE(blocks.error().subject, u"blocks.csv"_s);
        QCOMPARE(readAs(people), u"1 no-list-name: ao@a.example; 2 no-list-name: bo@b.example"_s);
        QCOMPARE(readAs(QByteArray(1, '\0')), u"refused: damaged"_s);
        QCOMPARE(readAs(""), u""_s);
        // A header that speaks of nothing that is in a file of lists.
        const auto table = csv::readTable(follows, u"x"_s);
        QCOMPARE(drawn(csv::readLists(*table)), u"2 no-list-name: ao@a.example,true"_s);
    }

    void recordedExport()
    {
        QCOMPARE(readAs(fixtureBytes("gotosocial/lists_export.csv")),
            u"1 仲良し: bob@gts1.test; 2 仲良し: carol@gts1.test; 3 仲良し: dave@gts2.test"_s);
    }

    void written()
    {
        const std::vector<MovedItem> memberships{listed(u"Friends"_s, u"bo@b.example"_s),
            listed(u"Friends"_s, u"ao@a.example"_s), listed(u"a, \"b\""_s, u"bo@b.example"_s),
            listed(u"c\nd"_s, u"bo@b.example"_s), listed(u"猫; #鯖缶"_s, u"bo@xn--r8jz45g.jp"_s)};
        const QByteArray bytes = csvOf(memberships);
        QCOMPARE(bytes,
            QByteArray("Friends,bo@b.example\nFriends,ao@a.example\n\"a, \"\"b\"\"\",bo@b.example\n"
                       "\"c\nd\",bo@b.example\n猫; #鯖缶,bo@xn--r8jz45g.jp\n"));
        const auto read = csv::readListsFile(bytes, u"lists.csv"_s);
        QCOMPARE(read->people.size(), memberships.size());
        QCOMPARE(read->bad.size() + read->repeated.size(), size_t(0));
        for (size_t i = 0; i < memberships.size(); ++i) {
            QCOMPARE(read->people[i].list, memberships[i].list);
        }
        QCOMPARE(csvOf({}), QByteArray());
    }

    // The two readers, that of own lists and that of a server's, agree with the one writer.
    void manyRows()
    {
        std::vector<MovedItem> memberships;
        for (int i = 0; i < 100'000; ++i) {
            memberships.push_back(
                listed(u"List, \"%1\""_s.arg(i % 100), u"user%1@s%2.example"_s.arg(i).arg(i % 7)));
        }
        const QByteArray bytes = csvOf(memberships);
        const auto own = csv::readListsFile(bytes, u"lists.csv"_s);
        const auto entries = csv::readEntries(bytes, u"lists.csv"_s);
        QVERIFY(own.ok() && entries.ok());
        QCOMPARE(entries->kind, csv::FileKind::Lists);
        QCOMPARE(own->people.size(), memberships.size());
        QCOMPARE(entries->entries.size(), memberships.size());
        QCOMPARE(own->bad.size() + own->repeated.size(), size_t(0));
        for (size_t i = 0; i < memberships.size(); ++i) {
            const csv::ListedPerson &row = own->people[i];
            QVERIFY(listed(row.list, row.person.acct()) == memberships[i]);
            QVERIFY(entries->entries[i].item == memberships[i]);
        }
    }

private:
    static MovedItem listed(const QString &list, const QString &acct)
    {
        return {.subject = acct, .list = list};
    }
    static QByteArray csvOf(const std::vector<MovedItem> &items)
    {
        return csv::writeEntries(MovedKind::Lists, items, csv::Form::Mastodon);
    }
    static void bytesAndRows()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows");
    }
};

QTEST_GUILESS_MAIN(tst_csvlists)
#include "tst_csvlists.moc"
