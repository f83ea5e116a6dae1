// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/people.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// "1 @ao@a.example in Cats; 2 no-server: bo; 3=1", or why it was refused.
QString drawn(const Result<csv::NamedPeople> &named)
{
    if (!named) {
        return word(named.error().kind) + u": "_s + named.error().detail;
    }
    QStringList rows;
    for (const csv::NamedPerson &row : named->people) {
        const QString list = row.list.isEmpty() ? QString() : u" in "_s + row.list;
        rows << QString::number(row.line) + u' ' + row.who + list;
    }
    for (const csv::BadRow &row : named->bad) {
        rows << QString::number(row.line) + u' ' + csv::word(row.fault) + u": "_s + row.text;
    }
    for (const csv::RepeatedRow &row : named->repeated) {
        rows << u"%1=%2"_s.arg(row.line).arg(row.firstLine);
    }
    return rows.join("; "_L1);
}

QString readAs(const char *text, const char *file = "")
{
    return drawn(csv::readPeople(text, QString::fromUtf8(file)));
}

} // namespace

class tst_csvpeople : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsPasted()
    {
        QCOMPARE(readAs(""), QString());
        QCOMPARE(readAs("@Ao@a.example mei@b.example\nbo\n@ao@a.example"),
            u"1 @Ao@a.example; 1 @mei@b.example; 2 no-server: bo; 3=1"_s);
        QCOMPARE(readAs("\"hello, @ao@a.example"), u"1 @ao@a.example; 1 no-server: hello"_s);
    }

    /// The address is looked up as it is: the name in it is a guess, or is not in it.
    void addresses()
    {
        QCOMPARE(readAs("https://a.example/@ao"), u"1 https://a.example/@ao"_s);
        QCOMPARE(readAs("https://a.example/ap/users/7\nhttps://a.example/ap/users/7"),
            u"1 https://a.example/ap/users/7; 2=1"_s);
        QCOMPARE(readAs("https://a.example/@ao/115200000000000001"),
            u"1 not-a-profile: https://a.example/@ao/115200000000000001"_s);
        QCOMPARE(readAs("a.example/@ao"), u"1 @ao@a.example"_s);
    }

    void lists()
    {
        const auto named = csv::readPeople(
            "Cats,ao@a.example\n\"Birds, big\",mei@b.example\nCats,kai\nCats,mei@b.example\n"
            "Cats,ao@a.example\n");
        QVERIFY(named);
        QCOMPARE(named->lists, (QStringList{u"Cats"_s, u"Birds, big"_s}));
        QCOMPARE(drawn(named),
            u"1 @ao@a.example in Cats; 2 @mei@b.example in Birds, big; 4 @mei@b.example in Cats; "
            "3 no-server: Cats,kai; 5=1"_s);
    }

    void files()
    {
        QCOMPARE(readAs("Account address,Show boosts,Notify on new posts,Languages\n"
                        "ao@a.example,true,false,\n",
                     "following_accounts.csv"),
            u"2 @ao@a.example"_s);
        QCOMPARE(readAs("ao@a.example\n", "people.txt"), u"1 @ao@a.example"_s);
        QCOMPARE(
            readAs("say \"ao@a.example\n", "notes.txt"), u"1 @ao@a.example; 1 no-server: say"_s);
        QVERIFY(readAs("\"ao@a.example\n", "people.csv").startsWith(u"damaged"_s));
        QVERIFY(readAs("ao@a.example\xff\n", "people.txt").startsWith(u"damaged"_s));
    }

    void filesOfOthers()
    {
        const QString usage = u"usage: it holds "_s;
        QCOMPARE(
            readAs("ao@a.example\n", "blocked_accounts.csv"), usage + u"people who are blocked"_s);
        QCOMPARE(readAs("Account address,Hide notifications\nao@a.example,true\n", "x.csv"),
            usage + u"people who are muted"_s);
        QCOMPARE(readAs("#domain\na.example\n", "blocked_domains.csv"),
            usage + u"servers, not people"_s);
        QCOMPARE(readAs("https://a.example/users/ao/statuses/1\n", "bookmarks.csv"),
            usage + u"posts, not people"_s);
        QCOMPARE(
            readAs("Tea,https://a.example/notes/1\n", "clips.csv"), usage + u"posts, not people"_s);
        // Which is no more than a guess of any other file.
        QVERIFY(!readAs("Ao,https://a.example/ap/users/7\n", "people.csv").startsWith(usage));
    }
};

QTEST_GUILESS_MAIN(tst_csvpeople)
#include "tst_csvpeople.moc"
