// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/fanout.h"

#include <QFileInfo>

using namespace asterism;
using namespace asterism::store;

/// The cache keeps its budget and stays honest about what went (product.md).
class tst_prune : public QObject {
    Q_OBJECT

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

    void byDays()
    {
        put(rows(100, 1)); // one a day
        QCOMPARE(prune({.days = 50}), 50);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 50);
        QCOMPARE(m_folder->number("SELECT count(*) FROM entry"), 50);
        QCOMPARE(m_folder->number("SELECT count(*) FROM sighting"), 50);
        QCOMPARE(m_folder->state(home).oldestId, u"51"_s);
        QVERIFY(!m_folder->state(home).atEnd);
        QCOMPARE(m_folder->gapsIn(home).size(), 0); // nothing stands below the bottom
        QCOMPARE(prune({.days = 50}), 0);
    }

    void whatStays()
    {
        auto items = rows(100, 1);
        items[90].item.post.viewer = ViewerState{.bookmarked = true}; // 10
        items[80].item.post.author = own; // 20
        put(items);
        prune({.days = 50, .ownAccts = {own.acct}, .keepUris = {uriOf(30)}});
        const auto shown = urisOf(m_folder->page({home}, 100));
        QCOMPARE(
            shown.mid(49), QStringList({uriOf(51), u"gap"_s, uriOf(30), uriOf(20), uriOf(10)}));
        // Another run makes no second gap.
        m_folder->clock.advance(dayMs);
        prune({.days = 50, .ownAccts = {own.acct}, .keepUris = {uriOf(30)}});
        QCOMPARE(urisOf(m_folder->page({home}, 100)).mid(48),
            QStringList({uriOf(52), u"gap"_s, uriOf(30), uriOf(20), uriOf(10)}));
    }

    /// What somebody put aside is wanted, however old it is.
    void favouritesAndClipsStay()
    {
        const auto items = rows(100, 1);
        put(items);
        const auto aside = [&](Source::Kind kind, const QString &id, size_t at) {
            const Source source = accountSource(kind, {u"H"_s}, u"h.example"_s, id);
            QVERIFY(m_folder->commit(teller, newest(source, {items[at]}), {items[at]}));
        };
        aside(Source::Kind::Favourites, {}, 90); // 10
        aside(Source::Kind::Clip, u"c"_s, 80); // 20
        aside(Source::Kind::Antenna, u"a"_s, 70); // 30: what is found there comes again
        QCOMPARE(prune({.days = 50}), 48);
        QVERIFY(m_folder->find(uriOf(10)));
        QVERIFY(m_folder->find(uriOf(20)));
        QVERIFY(!m_folder->find(uriOf(30)));
    }

    /// No post that is left tells the way to older mentions: the next reading begins at the top.
    void mentionsBeginAnew()
    {
        const Source mentions = accountSource(Source::Kind::Mentions, {u"H"_s}, u"h.example"_s);
        const auto items = rows(100, 1);
        PagePlace place{.source = mentions, .older = u"n1"_s};
        place.firstId = u"n100"_s;
        place.lastId = u"n1"_s;
        QVERIFY(m_folder->commit(teller, place, items));
        QCOMPARE(m_folder->state(mentions).oldestId, u"n1"_s);
        QCOMPARE(prune({.days = 50}), 50);
        QCOMPARE(m_folder->state(mentions).newestId, QString());
        QCOMPARE(m_folder->state(mentions).oldestId, QString());
        QCOMPARE(m_folder->page({mentions}, 100).rows.size(), size_t(50));
    }

    void theGapBelowIsFilledByEitherRoad_data()
    {
        QTest::addColumn<bool>("asGap");
        QTest::newRow("as a gap") << true;
        QTest::newRow("as older pages") << false;
    }
    void theGapBelowIsFilledByEitherRoad()
    {
        QFETCH(bool, asGap);
        auto items = rows(60, 1, 60);
        items[50].item.post.viewer = ViewerState{.bookmarked = true}; // 10
        put(items);
        prune({.days = 20});
        const auto next = [&](int from, int to, bool end) {
            const auto page = rows(from, to, 60);
            const auto gap = m_folder->gapsIn(home).at(0);
            const auto place = asGap ? intoGap(gap, page, end)
                                     : older(home, m_folder->state(home).oldestId, page, end);
            QVERIFY(m_folder->commit(teller, place, page).ok());
        };
        next(40, 21, false);
        QCOMPARE(urisOf(m_folder->page({home}, 100)).indexOf(u"gap"_s), 40);
        QCOMPARE(m_folder->state(home).oldestId, u"21"_s);
        next(20, 5, false);
        QCOMPARE(urisOf(m_folder->page({home}, 100)).indexOf(u"gap"_s), 56);
        next(4, 1, true);
        QCOMPARE(m_folder->gapsIn(home).size(), 0);
        QVERIFY(m_folder->state(home).atEnd);
        QCOMPARE(m_folder->page({home}, 100).rows.size(), 60);
    }

    void anOldPostBoostedYesterdayStays()
    {
        auto items = rows(100, 1);
        items.insert(items.begin(), boostBy(own, items[95], u"200"_s, noon - 500)); // of 5
        put(items);
        prune({.days = 50});
        const auto shown = urisOf(m_folder->page({home}, 100));
        QCOMPARE(shown.first(), uriOf(5));
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 51);
        // Its own old entry stands below the cut now, and is no continuation.
        QCOMPARE(m_folder->gapsIn(home).size(), 1);
    }

    void aGapAcrossTheCut()
    {
        put(rows(20, 1));
        put(rows(100, 61));
        QCOMPARE(m_folder->gapsIn(home).size(), 1);
        prune({.days = 60});
        QCOMPARE(m_folder->gapsIn(home).size(), 0);
        QCOMPARE(m_folder->state(home).oldestId, u"61"_s);
        QVERIFY(!m_folder->state(home).atEnd);
    }

    void everythingOfASourceGoes()
    {
        auto items = rows(100, 91);
        items[5].item.post.viewer = ViewerState{.bookmarked = true}; // 95
        put(items);
        m_folder->clock.advance(100 * dayMs);
        prune({.days = 50});
        QCOMPARE(m_folder->state(home).newestId, QString());
        QCOMPARE(urisOf(m_folder->page({home})), QStringList({uriOf(95)}));
        // It begins anew; what was kept is no continuation of the first page.
        put(rows(200, 191));
        QCOMPARE(
            urisOf(m_folder->page({home})).mid(9), QStringList({uriOf(191), u"gap"_s, uriOf(95)}));
    }

    void listsToo()
    {
        const Source reader = personSource(ao.acct, u"a.example"_s);
        QVERIFY(m_folder->write([](CacheTx &tx) {
            return applyMembership(tx, {{.list = {u"L"_s}, .acct = ao.acct, .actorUri = ao.uri}});
        }));
        auto items = rows(100, 1);
        items[90].item.post.viewer = ViewerState{.bookmarked = true}; // 10
        QVERIFY(m_folder->commit(accountAt(u"a.example"_s, u"A"_s), newest(reader, items), items));
        prune({.days = 50});
        QCOMPARE(urisOf(m_folder->page({listSource({u"L"_s})}, 100)).mid(49),
            QStringList({uriOf(51), u"gap"_s, uriOf(10)}));
    }

    void readersWithoutIdsCannotGoOn()
    {
        const Source feed = personSource(ao.acct, u"a.example"_s);
        auto items = rows(100, 1);
        for (Prepared &item : items) {
            item.item.localId.clear();
            item.item.post.localId.clear();
        }
        const PagePlace place{.source = feed,
            .byTime = true,
            .older = u"https://a.example/outbox?page=2"_s,
            .firstId = uriOf(100),
            .lastId = uriOf(1)};
        QVERIFY(m_folder->commit(outboxOf(u"a.example"_s), place, items));
        prune({.days = 50});
        QCOMPARE(m_folder->state(feed).oldestId, QString());
    }

    void byBytes()
    {
        for (int i = 0; i < 10; ++i) {
            const auto items =
                rows(6000 - i * 300, 5701 - i * 300, 20'000, u"long "_s.repeated(300));
            QVERIFY(m_folder->commit(teller,
                i == 0 ? newest(home, items) : older(home, m_folder->state(home).oldestId, items),
                items));
        }
        const qint64 before = stats().bytes;
        const qint64 goal = before * 6 / 10;
        prune({.days = 100'000, .bytes = goal});
        QVERIFY2(stats().bytes <= goal, qPrintable(QString::number(stats().bytes)));
        QVERIFY2(stats().bytes > goal * 7 / 10, qPrintable(QString::number(stats().bytes)));
        QVERIFY(stats().posts > 1000);
        QVERIFY(stats().freeBytes <= 256 * 4096);
        QCOMPARE(m_folder->number("PRAGMA auto_vacuum"), 2);
        // The newest stay, and the bottom says that there was more.
        QVERIFY(m_folder->find(uriOf(6000)));
        QVERIFY(!m_folder->state(home).atEnd);
        m_folder->close();
        QVERIFY(QFileInfo(m_folder->path(u"cache.db"_s)).size() < before * 8 / 10);
        QVERIFY(!m_folder->open());
    }

    void boundedSteps()
    {
        for (int i = 0; i < 3; ++i) {
            const auto items = rows(100'000 - i * 1500, 98'501 - i * 1500, 100'000);
            QVERIFY(m_folder->commit(teller,
                i == 0 ? newest(home, items) : older(home, m_folder->state(home).oldestId, items),
                items));
        }
        m_folder->clock.advance(100'000 * dayMs);
        const auto first = *m_folder->write([](CacheTx &tx) { return pruneStep(tx, {.days = 1}); });
        QVERIFY(first.more);
        QCOMPARE(first.posts, 2000);
        QCOMPARE(m_folder->check(), QString());
        prune({.days = 1});
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM actor"), 0);
    }

    void statistics()
    {
        put(rows(100, 1));
        const auto found = stats();
        QCOMPARE(found.posts, 100);
        QCOMPARE(found.actors, 1);
        QCOMPARE(found.entries, 100);
        QCOMPARE(found.sources, 1);
        QCOMPARE(found.newestAt, noon - 1000);
        QCOMPARE(found.oldestAt, noon - 99 * dayMs - 1000);
        QVERIFY(found.bytes > 0);
    }

    void theCheckSeesDisorder()
    {
        put(rows(10, 1));
        const auto spoil = [&](const char *sql) {
            QString words;
            (void)m_folder->write([&](CacheTx &tx) -> Result<Done> {
                tx.db.exec(sql);
                words = checkCache(tx)->join(u'\n');
                return Error{}; // rolled back
            });
            return words;
        };
        QVERIFY(spoil("UPDATE post SET text = 'other words'").contains(u"search index"_s));
        QVERIFY(spoil("UPDATE entry SET boost = 5").contains(u"boosts"_s));
        QVERIFY(spoil("UPDATE entry SET sort_at = 5").contains(u"another time"_s));
    }

private:
    static QString uriOf(int i) { return u"https://a.example/n%1"_s.arg(i); }
    /// Number `last` is a second old, each lower one a day older.
    static std::vector<Prepared> rows(int from, int to, int last = 0, const QString &text = {})
    {
        std::vector<Prepared> items;
        const int top = last == 0 ? 100 : last;
        for (int i = from; i >= to; --i) {
            items.push_back(
                postBy(ao, uriOf(i), QString::number(i), noon - (top - i) * dayMs - 1000,
                    text.isEmpty() ? QString() : text + QString::number(i)));
        }
        return items;
    }
    void put(const std::vector<Prepared> &items)
    {
        const auto done = m_folder->commit(teller, newest(home, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    qint64 prune(const CacheBudget &budget)
    {
        qint64 posts = 0;
        for (int i = 0; i < 1000; ++i) {
            const auto step = *m_folder->write([=](CacheTx &tx) { return pruneStep(tx, budget); });
            posts += step.posts;
            if (!step.more) {
                return posts;
            }
        }
        return -1;
    }
    CacheStats stats()
    {
        return *m_folder->read([](CacheTx &tx) { return cacheStats(tx); });
    }

    static inline const Actor ao = person(u"ao@a.example"_s);
    const Actor own = person(u"me@h.example"_s);
    const Teller teller = accountAt(u"h.example"_s, u"H"_s);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_prune)
#include "tst_prune.moc"
