// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/comparison.h"

#include "base/clock.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 now = 1'795'348'800'000; // 2026-11-22T12:00:00Z

using Wish = ComparisonWish;

store::CensusItem somebody(const QString &acct, qint64 lastPostAt = 0)
{
    return {.item = {.subject = acct}, .localId = acct.left(1), .lastPostAt = lastPostAt};
}

QStringList accts(const std::vector<ComparedPerson> &people, const Wish &wish)
{
    QStringList all;
    for (const size_t i : chosen(people, wish, now)) {
        all << people[i].acct;
    }
    return all;
}

/// a is followed from both, b from the first and follows back, c was asked, d follows only.
std::vector<ComparedPerson> four()
{
    Comparison comparison(2);
    store::CensusItem back = somebody(u"b@x.example"_s);
    back.followsBack = true;
    store::CensusItem asked = somebody(u"c@w.example"_s);
    asked.requested = true;
    comparison.add(0, MovedKind::Follows, {somebody(u"A@x.example"_s), back, asked});
    comparison.add(1, MovedKind::Follows, {somebody(u"a@x.example"_s)});
    comparison.add(1, MovedKind::Followers, {somebody(u"d@v.example"_s)});
    return comparison.people();
}

} // namespace

class tst_comparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoStandsHow()
    {
        const auto people = four();
        QCOMPARE(int(people.size()), 4);
        QCOMPARE(people[0].acct, u"a@x.example"_s);
        QVERIFY(people[0].at[0].follows && people[0].at[1].follows);
        QCOMPARE(people[0].at[0].localId, u"A"_s);
        QCOMPARE(people[0].at[1].localId, u"a"_s);
        QCOMPARE(
            people[1].at[0], (Standing{.follows = true, .followsBack = true, .localId = u"b"_s}));
        QCOMPARE(people[1].at[1], Standing());
        QCOMPARE(people[2].at[0], (Standing{.requested = true, .localId = u"c"_s}));
        QCOMPARE(people[3].at[1], (Standing{.followsBack = true, .localId = u"d"_s}));
    }

    void theRest()
    {
        Comparison comparison(2);
        store::CensusItem first = somebody(u"a@x.example"_s, 5);
        first.movedTo = u"z@x.example"_s;
        store::CensusItem second = somebody(u"a@x.example"_s, 7);
        second.name = u"Ao"_s;
        second.gone = true;
        comparison.add(0, MovedKind::Mutes, {first});
        comparison.add(1, MovedKind::Blocks, {second});
        store::CensusItem listed = somebody(u"a@x.example"_s);
        listed.item.list = u"cats"_s;
        comparison.add(0, MovedKind::Lists, {listed, {.item = {.list = u"empty"_s}}});
        comparison.addOwnList(u"birds"_s, {u"A@x.example"_s, u"b@x.example"_s});
        comparison.addOwnList(u"cats"_s, {u"a@x.example"_s});
        comparison.add(0, MovedKind::Tags, {somebody(u"tea"_s)});
        comparison.add(7, MovedKind::Follows, {somebody(u"nobody@x.example"_s)});
        const auto people = comparison.people();
        QCOMPARE(int(people.size()), 2);
        QCOMPARE(people[0],
            (ComparedPerson{.acct = u"a@x.example"_s,
                .name = u"Ao"_s,
                .at = {{.mutes = true, .localId = u"a"_s}, {.blocks = true, .localId = u"a"_s}},
                .lists = {u"cats"_s, u"birds"_s},
                .movedTo = u"z@x.example"_s,
                .gone = true,
                .lastPostAt = 7}));
        QCOMPARE(people[1].lists, QStringList{u"birds"_s});
    }

    void onlySome_data()
    {
        QTest::addColumn<Wish>("wish");
        QTest::addColumn<QStringList>("expected");
        const QString a = u"a@x.example"_s;
        const QString b = u"b@x.example"_s;
        const QString c = u"c@w.example"_s;
        const QString d = u"d@v.example"_s;
        using Only = Wish::Only;
        QTest::newRow("everybody") << Wish() << QStringList{a, b, c, d};
        QTest::newRow("not everywhere") << Wish{.only = Only::NotEverywhere} << QStringList{b};
        QTest::newRow("mutual") << Wish{.only = Only::Mutual} << QStringList{b};
        QTest::newRow("not mutual") << Wish{.only = Only::NotMutual} << QStringList{a};
        QTest::newRow("requested") << Wish{.only = Only::Requested} << QStringList{c};
        QTest::newRow("muted") << Wish{.only = Only::Muted} << QStringList{};
        QTest::newRow("from the first") << Wish{.followedFrom = 0} << QStringList{a, b};
        QTest::newRow("from the first alone")
            << Wish{.followedFrom = 0, .notFollowedFrom = 1} << QStringList{b};
        QTest::newRow("of no such account") << Wish{.followedFrom = 9} << QStringList{};
        QTest::newRow("search") << Wish{.search = u" @B@X"_s} << QStringList{b};
        QTest::newRow("search a server") << Wish{.search = u"v.example"_s} << QStringList{d};
        QTest::newRow("by server") << Wish{.order = Wish::Order::Server} << QStringList{d, c, a, b};
    }
    void onlySome()
    {
        QFETCH(Wish, wish);
        QFETCH(QStringList, expected);
        QCOMPARE(accts(four(), wish), expected);
    }

    void dead()
    {
        ComparedPerson person{.acct = u"a@x.example"_s};
        QVERIFY(!isDead(person, now)); // nothing is known
        person.lastPostAt = now - 364 * dayMs;
        QVERIFY(!isDead(person, now));
        person.lastPostAt = now - 365 * dayMs;
        QVERIFY(isDead(person, now));
        person.lastPostAt = now;
        person.gone = true;
        QVERIFY(isDead(person, now));
        person.gone = false;
        person.movedTo = u"b@x.example"_s;
        QVERIFY(isDead(person, now));
    }

    void longestSilentFirst()
    {
        Comparison comparison(1);
        comparison.add(0, MovedKind::Follows,
            {somebody(u"a@x.example"_s), somebody(u"b@x.example"_s, 9),
                somebody(u"c@x.example"_s, 3)});
        QCOMPARE(accts(comparison.people(), {.order = Wish::Order::Silent}),
            (QStringList{u"c@x.example"_s, u"b@x.example"_s, u"a@x.example"_s}));
    }

    void fiftyThousand()
    {
        Comparison comparison(3);
        std::vector<store::CensusItem> items;
        for (int i = 0; i < 50'000; ++i) {
            items.push_back(somebody(u"user%1@host%2.example"_s.arg(i).arg(i % 999), i + 1));
        }
        for (size_t account = 0; account < 3; ++account) {
            comparison.add(account, MovedKind::Follows, items);
        }
        const auto people = comparison.people();
        QCOMPARE(int(people.size()), 50'000);
        QCOMPARE(int(chosen(people, {.order = Wish::Order::Server}, now).size()), 50'000);
        QVERIFY(chosen(people, {.only = Wish::Only::NotEverywhere}, now).empty());
    }
};

QTEST_GUILESS_MAIN(tst_comparison)
#include "tst_comparison.moc"
