// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/accounts.h"
#include "store/homeplaces.h"

using namespace asterism;
using namespace asterism::store;

/// How far homes were read, and what is above that.
class tst_homeplaces : public QObject {
    Q_OBJECT

    std::unique_ptr<Folder> m_folder;
    const Source home = homeSource({u"A"_s}, u"a.example"_s);
    const Teller teller = accountAt(u"a.example"_s, u"A"_s);
    const Actor mei = person(u"mei@a.example"_s);

    static QString uri(int number) { return u"https://a.example/n%1"_s.arg(number); }
    static qint64 at(int number) { return noon - hourMs + number * secondMs; }
    Prepared post(int number, const Actor &author) const
    {
        Prepared made = postBy(author, uri(number), QString::number(number), at(number));
        made.item.post.viewer = ViewerState{};
        return made;
    }
    Prepared post(int number) const { return post(number, mei); }
    void arrive(const std::vector<Prepared> &items)
    {
        QVERIFY(m_folder->commit(teller, newest(home, items), items));
    }
    Event placeAt(int number)
    {
        return *m_folder->read([&](CacheTx &tx) { return eventAt(tx, at(number), uri(number)); });
    }
    int unread(const Event &seen, int limit = 100)
    {
        return *m_folder->read(
            [&](CacheTx &tx) { return unreadIn(tx, home, u"ao@a.example"_s, seen, limit); });
    }
    std::optional<HomeEntry> entryAt(const Event &event)
    {
        return *m_folder->read([&](CacheTx &tx) { return homeEntryAt(tx, home, event); });
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }

    void placesAreKept()
    {
        const auto save = [&](const QString &account, const ReadPosition &place) {
            return m_folder->writeUser(
                [&](UserTx &tx) { return saveHomePlace(tx, {account}, place); });
        };
        const auto places = [&] { return *m_folder->readUser(homePlaces); };
        QVERIFY(m_folder->writeUser([](UserTx &tx) {
            return addAccount(tx, {.id = {u"A"_s}, .acct = u"ao@a.example"_s});
        }));
        QVERIFY(save(u"A"_s, {noon, uri(1)}));
        QVERIFY(save(u"A"_s, {noon + 1, uri(2)}));
        QVERIFY(save(u"gone"_s, {noon, uri(1)})); // signed out meanwhile
        QCOMPARE(places().size(), 1);
        QCOMPARE(places().value(u"A"_s), (ReadPosition{noon + 1, uri(2)}));
        QVERIFY(!m_folder->open());
        QCOMPARE(places().size(), 1);
        QVERIFY(m_folder->writeUser([](UserTx &tx) { return removeAccount(tx, {u"A"_s}); }));
        QVERIFY(places().isEmpty());
    }

    void counts()
    {
        QCOMPARE(unread({}), 0); // never read
        arrive({post(5), post(4), post(3), post(2), post(1)});
        QCOMPARE(unread({}), 5);
        QCOMPARE(unread(placeAt(2)), 3);
        QCOMPARE(unread(placeAt(5)), 0);
        QCOMPARE(unread({}, 3), 3);
    }

    void whatIsNotCounted()
    {
        Prepared hidden = post(3);
        hidden.item.post.viewer->filters = {{.id = u"1"_s, .action = FilterAction::Hide}};
        Prepared warned = post(4);
        warned.item.post.viewer->filters = {{.id = u"2"_s, .action = FilterAction::Warn}};
        arrive({warned, hidden, post(2, person(u"ao@a.example"_s)), post(1)});
        QCOMPARE(unread({}), 2); // the warned one and the first
    }

    void aPostBoostedTwiceIsOne()
    {
        const Prepared old = post(1);
        arrive({boostBy(person(u"hal@a.example"_s), old, u"b2"_s, at(9)),
            boostBy(person(u"kai@a.example"_s), old, u"b1"_s, at(8)), old});
        QCOMPARE(unread({}), 1);
        QCOMPARE(unread(placeAt(1)), 1); // boosted since
    }

    void namesOfTheServer()
    {
        const Prepared old = post(1);
        arrive({boostBy(person(u"hal@a.example"_s), old, u"b9"_s, at(9)), post(2), old});
        QCOMPARE(entryAt(newestEvent)->localId, u"b9"_s);
        QCOMPARE(entryAt(newestEvent)->uri, uri(1));
        QCOMPARE(entryAt(placeAt(2))->localId, u"2"_s);
        QVERIFY(!entryAt({at(0), 0, 0}));
        const auto entryOf = [&](const QString &id) {
            return *m_folder->read([&](CacheTx &tx) { return homeEntryOf(tx, home, id); });
        };
        QCOMPARE(entryOf(u"2"_s)->event.sortAt, at(2));
        QCOMPARE(entryOf(u"b9"_s)->event.sortAt, at(9));
        QVERIFY(!entryOf(u"77"_s));
        // Known there, but not in this home.
        QVERIFY(m_folder->loose(teller, {post(20)}));
        QVERIFY(!entryOf(u"20"_s));
    }
};

QTEST_GUILESS_MAIN(tst_homeplaces)
#include "tst_homeplaces.moc"
