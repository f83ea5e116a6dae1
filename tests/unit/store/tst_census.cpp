// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/census.h"

using namespace asterism;
using namespace asterism::store;

/// What own accounts have, read page by page: what is seen of it is always complete.
class tst_census : public QObject {
    Q_OBJECT

    std::unique_ptr<Folder> m_folder;
    const CensusKey follows{{u"A"_s}, MovedKind::Follows};
    const CensusKey lists{{u"A"_s}, MovedKind::Lists};
    const CensusKey others{{u"B"_s}, MovedKind::Follows};

    static CensusItem person(const QString &name, const QString &list = {})
    {
        return {.item = {.subject = name + u"@b.example"_s, .list = list}};
    }
    static std::vector<CensusItem> people(const QStringList &names)
    {
        std::vector<CensusItem> items;
        for (const QString &name : names) {
            items.push_back(person(name));
        }
        return items;
    }

    template <typename F> auto write(F f) { return m_folder->write(std::move(f)); }
    void begin(const CensusKey &key, int total = -1)
    {
        QVERIFY(write([&](CacheTx &tx) { return beginCensus(tx, key, total); }));
    }
    void add(const CensusKey &key, const std::vector<CensusItem> &items, const QString &below = {})
    {
        QVERIFY(write([&](CacheTx &tx) { return addToCensus(tx, key, items, below); }));
    }
    void end(const CensusKey &key)
    {
        QVERIFY(write([&](CacheTx &tx) { return endCensus(tx, key); }));
    }
    void readAll(const CensusKey &key, const QStringList &names)
    {
        begin(key);
        add(key, people(names));
        end(key);
    }
    CensusState state(const CensusKey &key)
    {
        return *m_folder->read([&](CacheTx &tx) { return censusState(tx, key); });
    }
    std::vector<CensusItem> items(const CensusKey &key, int from = 0, int most = 100'000)
    {
        return *m_folder->read([&](CacheTx &tx) { return census(tx, key, from, most); });
    }
    QString names(const CensusKey &key, int from = 0, int most = 1000)
    {
        QStringList found;
        for (const CensusItem &item : items(key, from, most)) {
            found << item.item.subject.section(u'@', 0, 0) + item.item.list;
        }
        return found.join(u' ');
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup()
    {
        QCOMPARE(m_folder->check(), QString());
        m_folder.reset();
    }

    /// Whom own accounts follow, by what was read whole.
    void followedByWhom()
    {
        readAll(follows, {u"ao"_s, u"mei"_s});
        readAll(others, {u"mei"_s});
        begin(others);
        add(others, people({u"kai"_s})); // not complete
        CensusItem asked = person(u"sora"_s);
        asked.requested = true;
        QVERIFY(write([&](CacheTx &tx) { return putIntoCensus(tx, follows, asked); }));
        const QStringList accts{u"ao@b.example"_s, u"mei@b.example"_s, u"kai@b.example"_s,
            u"sora@b.example"_s, QString()};
        const auto found = *m_folder->read([&](CacheTx &tx) { return followedBy(tx, accts); });
        QCOMPARE(found,
            (QHash<QString, QStringList>{
                {u"ao@b.example"_s, {u"A"_s}}, {u"mei@b.example"_s, {u"A"_s, u"B"_s}}}));
        QVERIFY((*m_folder->read([](CacheTx &tx) { return followedBy(tx, {}); })).isEmpty());
    }

    void itemsComeBack()
    {
        const CensusItem full{.item = {.subject = u"mei@b.example"_s,
                                  .list = u"Cats"_s,
                                  .boosts = true,
                                  .notify = false,
                                  .languages = QStringList{u"ja"_s},
                                  .hideNotifications = true,
                                  .expiresAt = noon},
            .listId = u"3"_s,
            .actorUri = u"https://b.example/users/mei"_s,
            .localId = u"42"_s,
            .name = u"Mei"_s,
            .movedTo = u"mei@c.example"_s,
            .gone = true,
            .requested = true,
            .followsBack = true,
            .note = u"met in 2019"_s,
            .lastPostAt = noon - 1};
        begin(lists);
        add(lists, {full, CensusItem{}});
        end(lists);
        QVERIFY(!m_folder->open());
        QCOMPARE(items(lists), (std::vector{full, CensusItem{}}));
    }

    void pageByPage()
    {
        QCOMPARE(state(follows), CensusState());
        begin(follows, 5);
        QCOMPARE(state(follows), (CensusState{.begunAt = noon, .total = 5}));
        add(follows, people({u"e"_s, u"d"_s}), u"max_id=4"_s);
        m_folder->clock.advance(1000);
        // Somebody new pushed everybody down by one: d comes twice.
        add(follows, people({u"d"_s, u"c"_s, u"b"_s}), u"max_id=2"_s);
        QVERIFY(!m_folder->open()); // broken off
        QCOMPARE(state(follows),
            (CensusState{.begunAt = noon, .below = u"max_id=2"_s, .found = 4, .total = 5}));
        QCOMPARE(names(follows), QString());
        add(follows, people({u"a"_s}));
        QCOMPARE(names(follows), QString());
        end(follows);
        QCOMPARE(names(follows), u"e d c b a"_s);
        QCOMPARE(state(follows), (CensusState{.readAt = noon, .count = 5}));
        QCOMPARE(names(follows, 1, 2), u"d c"_s);
        QCOMPARE(names(follows, 4), u"a"_s);
        QCOMPARE(names(follows, 5), QString());
        QCOMPARE(names(follows, 0, -1), QString());
    }

    void theEarlierOneStaysUntilTheEnd()
    {
        readAll(follows, {u"b"_s, u"a"_s});
        readAll(others, {u"x"_s});
        readAll(lists, {u"y"_s});
        m_folder->clock.advance(hourMs);
        begin(follows);
        add(follows, people({u"c"_s}));
        QCOMPARE(names(follows), u"b a"_s);
        QCOMPARE(state(follows),
            (CensusState{.readAt = noon, .count = 2, .begunAt = noon + hourMs, .found = 1}));
        // A new reading throws away what the one under way had found.
        begin(follows);
        QCOMPARE(state(follows).found, 0);
        QCOMPARE(names(follows), u"b a"_s);
        add(follows, people({u"d"_s, u"b"_s}));
        end(follows);
        QCOMPARE(names(follows), u"d b"_s);
        QCOMPARE(state(follows), (CensusState{.readAt = noon + hourMs, .count = 2}));
        QCOMPARE(names(others), u"x"_s);
        QCOMPARE(names(lists), u"y"_s);
        QCOMPARE(m_folder->number("SELECT count(*) FROM census_item"), 4);
        // Everybody was left: nobody is what there is.
        readAll(follows, {});
        QCOMPARE(names(follows), QString());
        QCOMPARE(state(follows).count, 0);
        QVERIFY(state(follows).readAt > 0);
    }

    void whatWasNotBegun()
    {
        const auto added =
            write([&](CacheTx &tx) { return addToCensus(tx, follows, people({u"a"_s}), {}); });
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::NotFound);
        readAll(follows, {u"a"_s});
        const auto ended = write([&](CacheTx &tx) { return endCensus(tx, follows); });
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::NotFound);
        QCOMPARE(names(follows), u"a"_s);
    }

    /// What was cut off in the middle left nothing behind.
    void allOrNothing()
    {
        readAll(follows, {u"a"_s});
        begin(follows);
        add(follows, people({u"b"_s}), u"1"_s);
        const auto before = state(follows);
        const auto cut = write([&](CacheTx &tx) -> Result<Done> {
            (void)addToCensus(tx, follows, people({u"c"_s}), u"2"_s);
            (void)endCensus(tx, follows);
            (void)beginCensus(tx, follows, 3);
            return Error{.kind = ErrorKind::Cancelled};
        });
        QVERIFY(!cut);
        QCOMPARE(state(follows), before);
        QCOMPARE(names(follows), u"a"_s);
    }

    void peopleInSeveralLists()
    {
        begin(lists);
        add(lists, {person(u"a"_s, u"One"_s), person(u"a"_s, u"Two"_s), person(u"a"_s, u"One"_s)});
        end(lists);
        QCOMPARE(names(lists), u"aOne aTwo"_s);
        QVERIFY(write(
            [&](CacheTx &tx) { return takeFromCensus(tx, lists, person(u"a"_s, u"One"_s).item); }));
        QCOMPARE(names(lists), u"aTwo"_s);
    }

    void whatWeDidOurselves()
    {
        const auto put = [&](const CensusItem &item) {
            QVERIFY(write([&](CacheTx &tx) { return putIntoCensus(tx, follows, item); }));
        };
        const auto take = [&](const QString &name) {
            QVERIFY(
                write([&](CacheTx &tx) { return takeFromCensus(tx, follows, person(name).item); }));
        };
        put(person(u"z"_s)); // nothing was read
        take(u"z"_s);
        QCOMPARE(state(follows), CensusState());
        readAll(follows, {u"c"_s, u"b"_s, u"a"_s});
        readAll(others, {u"b"_s});
        put(person(u"d"_s));
        put(person(u"e"_s));
        QCOMPARE(names(follows), u"e d c b a"_s);
        take(u"c"_s);
        take(u"nobody"_s);
        QCOMPARE(names(follows), u"e d b a"_s);
        QCOMPARE(names(follows, 2), u"b a"_s); // holes count nothing
        QCOMPARE(names(follows, 1, 2), u"d b"_s);
        QCOMPARE(state(follows).count, 4);
        take(u"e"_s);
        put(person(u"e"_s));
        QCOMPARE(names(follows), u"e d b a"_s);
        QCOMPARE(names(others), u"b"_s);
    }

    void whatAWriteDoesNotSayStays()
    {
        CensusItem told = person(u"a"_s);
        told.item.boosts = true;
        told.item.notify = true;
        told.item.languages = QStringList{u"ja"_s};
        told.localId = u"7"_s;
        told.name = u"Ao"_s;
        told.note = u"kind"_s;
        told.requested = true;
        told.followsBack = true;
        told.lastPostAt = noon;
        begin(follows);
        add(follows, {told, person(u"b"_s)});
        end(follows);
        CensusItem written = person(u"a"_s);
        written.item.boosts = false;
        written.item.languages = QStringList();
        QVERIFY(write([&](CacheTx &tx) { return putIntoCensus(tx, follows, written); }));
        CensusItem wanted = told;
        wanted.item.boosts = false;
        wanted.item.languages = QStringList();
        wanted.requested = false; // they said yes
        QCOMPARE(items(follows).at(0), wanted); // where it stood
        QCOMPARE(state(follows).count, 2);
    }

    /// The reading under way may be past that place.
    void writesDuringAReading()
    {
        readAll(follows, {u"b"_s, u"a"_s});
        begin(follows);
        add(follows, people({u"b"_s}), u"1"_s);
        QVERIFY(write([&](CacheTx &tx) { return putIntoCensus(tx, follows, person(u"c"_s)); }));
        QVERIFY(
            write([&](CacheTx &tx) { return takeFromCensus(tx, follows, person(u"b"_s).item); }));
        QCOMPARE(names(follows), u"c a"_s);
        add(follows, people({u"c"_s, u"a"_s}));
        QCOMPARE(state(follows).found, 2);
        end(follows);
        QCOMPARE(names(follows), u"c a"_s);
        QCOMPARE(state(follows).count, 2);
    }

    void whatNoItemCanBe_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("two complete") << u"UPDATE census SET complete = 1"_s;
        QTest::newRow("kind") << u"UPDATE census SET kind = %1"_s.arg(movedKindCount);
        QTest::newRow("nobody's") << u"UPDATE census SET account = ''"_s;
        QTest::newRow("count") << u"UPDATE census SET rows = -1"_s;
        QTest::newRow("twice") << u"UPDATE census_item SET subject = 'a', list = ''"_s;
        QTest::newRow("no reading") << u"UPDATE census_item SET reading = 99"_s;
        QTest::newRow("flag") << u"UPDATE census_item SET gone = 2"_s;
        QTest::newRow("option") << u"UPDATE census_item SET boosts = 2"_s;
    }
    void whatNoItemCanBe()
    {
        QFETCH(QString, sql);
        readAll(follows, {u"b"_s, u"a"_s});
        begin(follows);
        const auto done = write([&](CacheTx &tx) -> Result<Done> {
            tx.db.exec(qPrintable(sql));
            return Done{};
        });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Store);
    }

    void forgotten()
    {
        readAll(follows, {u"b"_s, u"a"_s});
        readAll(others, {u"x"_s});
        begin(lists);
        add(lists, {person(u"a"_s, u"One"_s)});
        QVERIFY(write([&](CacheTx &tx) { return forgetCensus(tx, {u"A"_s}); }));
        QCOMPARE(state(follows), CensusState());
        QCOMPARE(state(lists), CensusState());
        QCOMPARE(names(others), u"x"_s);
        QCOMPARE(m_folder->number("SELECT count(*) FROM census_item"), 1);
    }

    void everyWriteIsTold()
    {
        int told = 0;
        connect(&m_folder->store(), &Store::committed, this,
            [&](const Changes &changes) { told += changes.census ? 1 : 0; });
        const auto tells = [&](auto step) {
            QCoreApplication::processEvents();
            const int before = told;
            QVERIFY(write(step));
            QTRY_COMPARE(told, before + 1);
        };
        tells([&](CacheTx &tx) { return beginCensus(tx, follows, 2); });
        tells([&](CacheTx &tx) { return addToCensus(tx, follows, people({u"a"_s}), u"1"_s); });
        tells([&](CacheTx &tx) { return endCensus(tx, follows); });
        tells([&](CacheTx &tx) { return putIntoCensus(tx, follows, person(u"b"_s)); });
        tells([&](CacheTx &tx) { return takeFromCensus(tx, follows, person(u"a"_s).item); });
        tells([&](CacheTx &tx) { return forgetCensus(tx, {u"A"_s}); });
        disconnect(&m_folder->store(), nullptr, this, nullptr);
    }

    void oneOfThem()
    {
        const auto one = [&](const QString &subject) {
            return *m_folder->read([&](CacheTx &tx) { return censusItem(tx, follows, subject); });
        };
        QVERIFY(!one(u"a@b.example"_s));
        readAll(follows, {u"a"_s, u"b"_s});
        readAll(others, {u"c"_s});
        begin(follows);
        add(follows, people({u"d"_s})); // not complete
        QVERIFY(one(u"a@b.example"_s));
        QCOMPARE(one(u"b@b.example"_s)->item.subject, u"b@b.example"_s);
        QVERIFY(!one(u"c@b.example"_s));
        QVERIFY(!one(u"d@b.example"_s));
        QVERIFY(!one(QString()));
    }

    void aHundredThousand()
    {
        constexpr int many = 100'000;
        constexpr int page = 5000;
        begin(follows, many);
        for (int from = 0; from < many; from += page) {
            std::vector<CensusItem> some;
            for (int i = from; i < from + page; ++i) {
                some.push_back(person(u"user%1"_s.arg(i)));
            }
            add(follows, some, QString::number(from));
        }
        QCOMPARE(state(follows).found, many);
        end(follows);
        QCOMPARE(state(follows).count, many);
        QCOMPARE(int(items(follows).size()), many);
        QCOMPARE(names(follows, many - 2), u"user99998 user99999"_s);
        readAll(follows, {u"a"_s});
        QCOMPARE(m_folder->number("SELECT count(*) FROM census_item"), 1);
    }
};

QTEST_GUILESS_MAIN(tst_census)
#include "tst_census.moc"
