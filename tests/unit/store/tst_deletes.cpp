// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/deletes.h"

#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;

/// Deletes, their tombstones, and what a re-read must find again (decision 9).
class tst_deletes : public QObject {
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

    void byItsOrigin()
    {
        put(local, {post});
        put(home, {seenAs(post, u"H1"_s)});
        QCoreApplication::processEvents(); // what the pages told
        QSignalSpy told(&m_folder->store(), &Store::committed);
        remove(u"a.example"_s, u"1"_s);
        QTRY_COMPARE(told.size(), 1);
        const auto changes = told.at(0).at(0).value<Changes>();
        QVERIFY(changes.sources.contains(home.key()) && changes.sources.contains(local.key()));
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 0);
        // Nobody brings it back: neither the page in flight nor another server.
        QCOMPARE(put(local, {post}).rows, 0);
        QCOMPARE(put(home, {seenAs(post, u"H1"_s)}).rows, 0);
        QCOMPARE(put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H2"_s, noon)}).rows, 0);
        QCOMPARE(*m_folder->loose(guestAt(u"x.example"_s), {seenAs(post, u"X"_s)}), 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 0);
    }

    void byAnotherServer()
    {
        put(local, {post});
        put(home, {seenAs(post, u"H1"_s)});
        remove(u"h.example"_s, u"H1"_s);
        QCOMPARE(m_folder->page({local}).rows.size(), 1);
        QCOMPARE(m_folder->page({home}).rows.size(), 0);
        QCOMPARE(put(home, {seenAs(post, u"H1"_s)}).rows, 0);
        QCOMPARE(put(local, {post}).rows, 1);
    }

    void theLastSighting()
    {
        put(home, {seenAs(post, u"H1"_s)});
        remove(u"h.example"_s, u"H1"_s);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 0);
        QCOMPARE(put(local, {post}).rows, 1); // its origin has it still
    }

    void neverSeen()
    {
        remove(u"a.example"_s, u"1"_s);
        QCOMPARE(put(local, {post}).rows, 0);
        QCOMPARE(put(home, {seenAs(post, u"H1"_s)}).rows, 1);
    }

    void aStrangersDelete()
    {
        put(local, {post});
        put(localSource(u"evil.example"_s), {seenAs(post, u"E1"_s)});
        remove(u"evil.example"_s, u"E1"_s);
        remove(u"evil.example"_s, u"1"_s);
        QVERIFY(m_folder->find(post.item.post.uri));
        QCOMPARE(put(home, {seenAs(post, u"H1"_s)}).rows, 1);
    }

    void forThirtyDays()
    {
        remove(u"a.example"_s, u"1"_s);
        m_folder->clock.advance(30 * dayMs);
        QVERIFY(m_folder->write([](CacheTx &tx) { return forgetTombstones(tx); }));
        QCOMPARE(put(local, {post}).rows, 0);
        m_folder->clock.advance(1);
        QVERIFY(m_folder->write([](CacheTx &tx) { return forgetTombstones(tx); }));
        QCOMPARE(put(local, {post}).rows, 1);
    }

    void unboost()
    {
        const Prepared mine = boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - 100);
        const Prepared theirs =
            boostBy(person(u"cid@h.example"_s), seenAs(post, u"H1"_s), u"H8"_s, noon - 50);
        put(home, {theirs, mine});
        put(local, {post});
        remove(u"h.example"_s, u"H7"_s);
        QVERIFY(m_folder->find(post.item.post.uri));
        const auto page = m_folder->page({home});
        QCOMPARE(boostersOf(page.rows.at(0)), QStringList({u"cid@h.example"_s}));
        QCOMPARE(put(home, {mine}).rows, 0); // the page in flight
    }

    /// By who boosted: whoever undoes a boost does not know its id.
    void unboostByPerson()
    {
        const Prepared mine = boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - 100);
        const Prepared theirs =
            boostBy(person(u"cid@h.example"_s), seenAs(post, u"H1"_s), u"H8"_s, noon - 50);
        put(home, {theirs, mine});
        const qint64 row = m_folder->find(post.item.post.uri)->row;
        const auto undo = [&](const QString &host, const QString &acct) {
            return m_folder->write([=](CacheTx &tx) { return removeBoostOf(tx, host, row, acct); });
        };
        QVERIFY(undo(u"o.example"_s, bea.acct)); // it never told of the boost
        QCOMPARE(boostersOf(m_folder->page({home}).rows.at(0)).size(), 2);
        QVERIFY(undo(u"h.example"_s, bea.acct));
        QCOMPARE(boostersOf(m_folder->page({home}).rows.at(0)), QStringList{u"cid@h.example"_s});
        QCOMPARE(put(home, {mine}).rows, 0); // a page that was on its way
    }

    void boostedAgainAtOnce()
    {
        // Both wrappers come before the first one's delete does.
        put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - 9000)});
        put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H8"_s, noon - 2000)});
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 1);
        remove(u"h.example"_s, u"H7"_s);
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
        QCOMPARE(boostersOf(m_folder->page({home}).rows.at(0)).size(), 1);
        remove(u"h.example"_s, u"H8"_s);
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 0);
        QCOMPARE(m_folder->page({home}).rows.size(), 0);
    }

    void boostedAgainWhileItsServerTellsOfTheFirst()
    {
        // The other server is a boost ahead of the booster's own.
        put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - 9000)});
        put(other, {boostBy(bea, seenAs(post, u"O1"_s), u"O8"_s, noon - 2000)});
        remove(u"h.example"_s, u"H7"_s);
        QCOMPARE(m_folder->page({home}).rows.size(), 0);
        QCOMPARE(m_folder->page({other}).rows.size(), 1);
        put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H8"_s, noon - 2000)});
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 1);
    }

    void unboostSeenFromAfar()
    {
        // Not the booster's own server: its sighting goes, the boost stays where it is known.
        const Prepared there = boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - 100);
        const Prepared here = boostBy(bea, seenAs(post, u"O1"_s), u"O7"_s, noon - 100);
        put(home, {there});
        put(other, {here});
        remove(u"o.example"_s, u"O7"_s);
        QCOMPARE(m_folder->page({other}).rows.size(), 0);
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
        remove(u"h.example"_s, u"H7"_s);
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM entry"), 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 1);
    }

    void aBoostMadeAgainResurfaces()
    {
        put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - 3 * dayMs)});
        QCOMPARE(m_folder->page({home}).rows.at(0).event.sortAt, noon - 3 * dayMs);
        const Prepared again = boostBy(bea, seenAs(post, u"H1"_s), u"H9"_s, noon - hourMs);
        QCOMPARE(put(home, {again}).news, 1);
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
        QCOMPARE(m_folder->page({home}).rows.at(0).event.sortAt, noon - hourMs);
        QCOMPARE(put(home, {again}).news, 0);
        // The old wrapper's delete, arriving late, leaves the new boost alone.
        remove(u"h.example"_s, u"H7"_s);
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
        // And after a proper undo it can be made once more.
        remove(u"h.example"_s, u"H9"_s);
        QCOMPARE(m_folder->page({home}).rows.size(), 0);
        QCOMPARE(put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H10"_s, noon)}).news, 1);
    }

    void aServerAheadKeepsTheNewBoost()
    {
        put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - hourMs)});
        put(other, {boostBy(bea, seenAs(post, u"O1"_s), u"O7"_s, noon - hourMs)});
        remove(u"h.example"_s, u"H7"_s);
        // Made again; the other server's stream is down, and its first one stands there still.
        const Prepared here = boostBy(bea, seenAs(post, u"H1"_s), u"H8"_s, noon - minuteMs);
        QCOMPARE(put(home, {here}).news, 1);
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
        QCOMPARE(m_folder->page({home}).rows.at(0).event.sortAt, noon - minuteMs);
        put(other, {boostBy(bea, seenAs(post, u"O1"_s), u"O8"_s, noon - minuteMs)});
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
        QCOMPARE(m_folder->page({other}).rows.size(), 1);
        // What it has to say of the first one changes nothing.
        remove(u"o.example"_s, u"O7"_s);
        QCOMPARE(m_folder->page({other}).rows.size(), 1);
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 1);
    }

    void aServerBehindDoesNotTakeTheNewBoostBack()
    {
        put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - hourMs)});
        put(other, {boostBy(bea, seenAs(post, u"O1"_s), u"O7"_s, noon - hourMs)});
        put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H8"_s, noon - minuteMs)});
        put(other, {boostBy(bea, seenAs(post, u"O1"_s), u"O7"_s, noon - hourMs)});
        QCOMPARE(m_folder->page({home}).rows.at(0).event.sortAt, noon - minuteMs);
        remove(u"o.example"_s, u"O7"_s);
        QCOMPARE(m_folder->page({other}).rows.size(), 0);
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
    }

    void aBoostWithItsPostsTimeGetsItsOwn()
    {
        // snac2 dates a boost by the post; whoever knows better is believed.
        put(other, {boostBy(bea, seenAs(post, u"O1"_s), u"O1"_s, noon - 3 * dayMs)});
        QCOMPARE(m_folder->page({other}).rows.at(0).event.sortAt, noon - 3 * dayMs);
        QCOMPARE(put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - 5)}).news, 1);
        put(other, {boostBy(bea, seenAs(post, u"O1"_s), u"O1"_s, noon - 3 * dayMs)});
        QCOMPARE(m_folder->page({other}).rows.at(0).event.sortAt, noon - 5);
        QCOMPARE(m_folder->page({home, other}).rows.size(), 1);
        QCOMPARE(m_folder->number("SELECT count(*) FROM entry"), 2);
    }

    void aBoostMadeAgainWithoutATime()
    {
        put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H7"_s, noon - hourMs)});
        // The server that told of the first has another now; when, it does not say.
        QCOMPARE(put(home, {boostBy(bea, seenAs(post, u"H1"_s), u"H8"_s, 0)}).news, 1);
        QCOMPARE(m_folder->page({home}).rows.at(0).event.sortAt, noon);
        // One that has not told of any may mean the same.
        QCOMPARE(put(other, {boostBy(bea, seenAs(post, u"O1"_s), u"O8"_s, 0)}).news, 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 1);
    }

    void aBoostWithItsPostsId()
    {
        // snac2 gives the wrapper the id of the post.
        Prepared boost = boostBy(bea, seenAs(post, u"H1"_s), u"H1"_s, noon - 100);
        put(home, {boost});
        QCOMPARE(put(home, {boost}).news, 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 1);
        QCOMPARE(m_folder->number("SELECT count(*) FROM sighting WHERE boost IS NOT NULL"), 0);
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
        // A look asks for the post.
        const auto seen =
            *m_folder->read([&](CacheTx &tx) { return seenRows(tx, home, 0, noon, 80); });
        QCOMPARE(seen.size(), 1u);
        QCOMPARE(seen.front().localId, u"H1"_s);
        QVERIFY(!seen.front().boost);
        remove(u"h.example"_s, u"H1"_s);
        QCOMPARE(m_folder->page({home}).rows.size(), 0);
    }

    void whatAReReadMustFind()
    {
        std::vector<Prepared> items;
        for (int i = 9; i > 0; --i) {
            items.push_back(postBy(person(u"ao@a.example"_s), u"https://a.example/n%1"_s.arg(i),
                QString::number(i), noon - (10 - i) * 1000));
        }
        items.insert(items.begin(), boostBy(bea, seenAs(post, u"10"_s), u"11"_s, noon - 500));
        put(home, items);
        put(local, {post});
        const auto rows = [&](qint64 down, qint64 up, int limit) {
            QStringList ids;
            const auto found =
                *m_folder->read([&](CacheTx &tx) { return seenRows(tx, home, down, up, limit); });
            for (const SeenRow &row : found) {
                ids << (row.boost ? u"b"_s : QString()) + row.localId;
            }
            return ids;
        };
        QCOMPARE(rows(0, noon, 3), QStringList({u"b11"_s, u"9"_s, u"8"_s}));
        QCOMPARE(rows(noon - 4000, noon - 2000, 80), QStringList({u"8"_s, u"7"_s, u"6"_s}));
    }

private:
    static Prepared seenAs(Prepared prepared, const QString &localId)
    {
        prepared.item.localId = localId;
        prepared.item.post.localId = localId;
        return prepared;
    }
    PageOutcome put(const Source &source, const std::vector<Prepared> &items)
    {
        Teller teller = guestAt(source.host);
        teller.account = source.account;
        const auto done = m_folder->commit(teller, newest(source, items, true), items);
        if (!done) {
            qFatal("%s", qPrintable(sentence(done.error())));
        }
        return *done;
    }
    void remove(const QString &host, const QString &localId)
    {
        QVERIFY(m_folder->write([=](CacheTx &tx) { return removeSeen(tx, host, localId); }));
    }

    const Prepared post =
        postBy(person(u"ao@a.example"_s), u"https://a.example/1"_s, u"1"_s, noon - 5 * dayMs);
    const Actor bea = person(u"bea@h.example"_s);
    const Source local = localSource(u"a.example"_s);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    const Source other = homeSource({u"O"_s}, u"o.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_deletes)
#include "tst_deletes.moc"
