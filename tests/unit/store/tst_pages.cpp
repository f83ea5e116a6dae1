// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

using namespace asterism;
using namespace asterism::store;

/// What is missing is said, and nothing is said to be there that is not (decision 7).
class tst_pages : public QObject {
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

    void theFirstPage()
    {
        const auto outcome = put(newest(local, rows(20, 11)), rows(20, 11));
        QCOMPARE(outcome.rows, 10);
        QCOMPARE(outcome.news, 10);
        QVERIFY(outcome.joined);
        const auto state = m_folder->state(local);
        QCOMPARE(state.newestId, u"20"_s);
        QCOMPARE(state.oldestId, u"11"_s);
        QVERIFY(!state.atEnd);
        QCOMPARE(state.readAt, noon);
        QCOMPARE(put(newest(local, rows(20, 11)), rows(20, 11)).news, 0);
    }

    void aJoinedPage()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        QVERIFY(put(newest(local, rows(25, 20)), rows(25, 20)).joined);
        // The mark's own post was deleted meanwhile: an older id joins as well.
        QVERIFY(put(newest(local, rows(30, 24)), rows(30, 24)).joined);
        QCOMPARE(m_folder->gapsIn(local).size(), 0);
        QCOMPARE(m_folder->state(local).newestId, u"30"_s);
        QCOMPARE(m_folder->state(local).oldestId, u"11"_s);
    }

    void idsThatGrowInLength()
    {
        put(newest(local, rows(99, 95)), rows(99, 95));
        QVERIFY(!put(newest(local, rows(110, 105)), rows(110, 105)).joined);
    }

    void aPageThatDoesNotReach()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        const auto outcome = put(newest(local, rows(60, 51)), rows(60, 51));
        QVERIFY(!outcome.joined);
        const auto gaps = m_folder->gapsIn(local);
        QCOMPARE(gaps.size(), 1);
        QCOMPARE(gaps[0].id, outcome.gap);
        QCOMPARE(gaps[0].newerId, u"51"_s);
        QCOMPARE(gaps[0].olderId, u"20"_s);
        QCOMPARE(gaps[0].filled, 10);
        QCOMPARE(m_folder->state(local).newestId, u"60"_s);
        const auto shown = urisOf(m_folder->page({local}));
        QCOMPARE(shown.indexOf(u"gap"_s), 10);
        QCOMPARE(shown.size(), 21);
    }

    void aGapFilledByStepsToItsJoin()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        put(newest(local, rows(60, 51)), rows(60, 51));
        auto gap = m_folder->gapsIn(local).at(0);
        auto outcome = put(intoGap(gap, rows(50, 36)), rows(50, 36));
        QVERIFY(!outcome.joined);
        QCOMPARE(outcome.gap, gap.id);
        QCOMPARE(urisOf(m_folder->page({local})).indexOf(u"gap"_s), 25);
        gap = m_folder->gapsIn(local).at(0);
        QCOMPARE(gap.newerId, u"36"_s);
        QCOMPARE(gap.filled, 25);
        outcome = put(intoGap(gap, rows(35, 19)), rows(35, 19));
        QVERIFY(outcome.joined);
        QCOMPARE(m_folder->gapsIn(local).size(), 0);
        QCOMPARE(m_folder->page({local}, 100).rows.size(), 50);
    }

    void aGapFilledToTheServersEnd()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        put(newest(local, rows(60, 51)), rows(60, 51));
        const auto gap = m_folder->gapsIn(local).at(0);
        QVERIFY(put(intoGap(gap, rows(50, 45), true), rows(50, 45)).joined);
        QCOMPARE(m_folder->gapsIn(local).size(), 0);
    }

    void aCursorThatLeadsNowhere()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        put(newest(local, rows(60, 51)), rows(60, 51));
        const auto gap = m_folder->gapsIn(local).at(0);
        PagePlace stuck = intoGap(gap, rows(60, 51));
        stuck.older = gap.newerId;
        QVERIFY(!put(stuck, rows(60, 51)).joined);
        QCOMPARE(m_folder->gapsIn(local).at(0).newerId, QString()); // stays, and is not asked again
    }

    void aGapThatSomebodyElseFilled()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        put(newest(local, rows(60, 51)), rows(60, 51));
        const auto gap = m_folder->gapsIn(local).at(0);
        put(intoGap(gap, rows(50, 41)), rows(50, 41));
        // The same step, asked for twice, arrives late and shorter.
        put(intoGap(gap, rows(50, 46)), rows(50, 46));
        QCOMPARE(m_folder->gapsIn(local).at(0).newerId, u"41"_s);
        put(intoGap(m_folder->gapsIn(local).at(0), rows(40, 20)), rows(40, 20));
        put(intoGap(gap, rows(50, 46)), rows(50, 46));
        QCOMPARE(m_folder->gapsIn(local).size(), 0);
    }

    void severalGaps()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        put(newest(local, rows(60, 51)), rows(60, 51));
        put(newest(local, rows(90, 81)), rows(90, 81));
        const auto shown = urisOf(m_folder->page({local}));
        QCOMPARE(shown.count(u"gap"_s), 2);
        QCOMPARE(shown.indexOf(u"gap"_s), 10);
        QCOMPARE(shown.lastIndexOf(u"gap"_s), 21);
        // Page by page, each gap once.
        QStringList paged;
        TimelinePage page{.next = newestEvent, .more = true};
        while (page.more && paged.size() < 100) {
            page = m_folder->page({local}, 3, page.next);
            paged << urisOf(page);
        }
        QCOMPARE(paged, shown);
    }

    void olderPages()
    {
        put(newest(local, rows(60, 51)), rows(60, 51));
        put(older(local, u"51"_s, rows(50, 41)), rows(50, 41));
        QCOMPARE(m_folder->state(local).oldestId, u"41"_s);
        QCOMPARE(m_folder->state(local).newestId, u"60"_s);
        // The bottom moved meanwhile: a page asked for before moves it no more.
        put(older(local, u"51"_s, rows(50, 46)), rows(50, 46));
        QCOMPARE(m_folder->state(local).oldestId, u"41"_s);
        put(older(local, u"41"_s, rows(40, 38), true), rows(40, 38));
        QVERIFY(m_folder->state(local).atEnd);
        QCOMPARE(m_folder->gapsIn(local).size(), 0);
    }

    void twoLooksThatCross()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        put(newest(local, rows(30, 20)), rows(30, 20));
        put(newest(local, rows(25, 16)), rows(25, 16)); // asked for first, here last
        QCOMPARE(m_folder->state(local).newestId, u"30"_s);
        QCOMPARE(m_folder->gapsIn(local).size(), 0);
    }

    void anEmptyPage()
    {
        put(newest(local, {}), {});
        QCOMPARE(m_folder->state(local).newestId, QString());
        put(newest(local, rows(20, 11)), rows(20, 11));
        QVERIFY(put(newest(local, {}), {}).joined);
        QCOMPARE(m_folder->state(local).newestId, u"20"_s);
        QCOMPARE(m_folder->state(local).oldestId, u"11"_s);
    }

    void rowsThatCouldNotBeRead()
    {
        // The ids of a page's ends count even where their rows were dropped.
        put(newest(local, rows(20, 11)), rows(20, 11));
        PagePlace place = newest(local, rows(28, 22));
        place.firstId = u"30"_s;
        place.lastId = u"20"_s;
        QVERIFY(put(place, rows(28, 22)).joined);
        QCOMPARE(m_folder->state(local).newestId, u"30"_s);
        // Not one row was understood, and the page does not reach.
        PagePlace none{.source = local, .older = u"71"_s, .firstId = u"80"_s, .lastId = u"71"_s};
        QVERIFY(!put(none, {}).joined);
        QCOMPARE(urisOf(m_folder->page({local})).indexOf(u"gap"_s), 0);
    }

    void aLateRowDoesNotDragTheGapDown()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        auto items = rows(60, 51);
        items.push_back(postBy(ao, u"https://a.example/late"_s, u"50"_s, noon - 30 * dayMs));
        put(newest(local, items), items);
        QCOMPARE(urisOf(m_folder->page({local})).indexOf(u"gap"_s), 10);
    }

    void readersWithoutIds()
    {
        const Source feed = personSource(ao.acct, u"a.example"_s);
        const auto items = [](int from, int to) {
            auto made = rows(from, to);
            for (Prepared &prepared : made) {
                prepared.item.localId.clear();
                prepared.item.post.localId.clear();
            }
            return made;
        };
        const auto place = [&](int from, int to, bool end) {
            return PagePlace{.source = feed,
                .byTime = true,
                .end = end,
                .firstId = uriOf(from),
                .lastId = uriOf(to)};
        };
        const Teller teller = feedOf(u"a.example"_s);
        QVERIFY(m_folder->commit(teller, place(20, 11, false), items(20, 11))->joined);
        QVERIFY(m_folder->commit(teller, place(25, 16, false), items(25, 16))->joined);
        // The window of the feed has passed what we knew.
        const auto outcome = *m_folder->commit(teller, place(60, 51, false), items(60, 51));
        QVERIFY(!outcome.joined);
        QCOMPARE(m_folder->gapsIn(feed).at(0).newerId, QString());
        QCOMPARE(m_folder->state(feed).newestId, uriOf(60));
        // The mark's post is gone, an older one of ours is there.
        QVERIFY(m_folder
                    ->commit(teller, place(70, 59, false),
                        [&] {
                            auto made = items(70, 59);
                            std::erase_if(made,
                                [](const Prepared &p) { return p.item.post.uri == uriOf(60); });
                            return made;
                        }())
                    ->joined);
    }

    void theSameSecondJoinsNothing()
    {
        const Source feed = personSource(ao.acct, u"a.example"_s);
        const Teller teller = feedOf(u"a.example"_s);
        const auto put = [&](const QString &name, qint64 at) {
            const Prepared item = postBy(ao, u"https://a.example/"_s + name, {}, at);
            const PagePlace place{.source = feed,
                .byTime = true,
                .firstId = item.item.post.uri,
                .lastId = item.item.post.uri};
            return *m_folder->commit(teller, place, {item});
        };
        put(u"a"_s, noon - 5000);
        QVERIFY(!put(u"c"_s, noon - 5000).joined); // "b" may lie between
        QVERIFY(put(u"c"_s, noon - 5000).joined);
        QVERIFY(!put(u"d"_s, 0).joined); // a time that nobody told joins nothing
    }

    void nothingOfAPageThatFails()
    {
        const auto items = rows(20, 11);
        const auto failed = m_folder->write([&](CacheTx &tx) -> Result<Done> {
            if (auto done = commitPage(tx, guestAt(u"a.example"_s), newest(local, items), items);
                !done) {
                return done.error();
            }
            return Error{.kind = ErrorKind::BadAnswer, .subject = u"a.example"_s};
        });
        QVERIFY(!failed);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM source"), 0);
    }

    void aStreamMovesTheMarkOnceItIsJoined()
    {
        put(newest(local, rows(20, 11)), rows(20, 11));
        // The stream has begun; what was missed is still to be asked for.
        QCOMPARE(live(30, false).news, 1);
        QCOMPARE(m_folder->state(local).newestId, u"20"_s);
        QVERIFY(!put(newest(local, rows(29, 25)), rows(29, 25)).joined);
        QCOMPARE(m_folder->state(local).newestId, u"29"_s);
        QCOMPARE(live(31, true).news, 1);
        QCOMPARE(m_folder->state(local).newestId, u"31"_s);
        // What arrives late stands in its place in time and takes nothing back.
        QCOMPARE(live(24, true).news, 1);
        QCOMPARE(m_folder->state(local).newestId, u"31"_s);
        QCOMPARE(live(31, true).news, 0);
        QCOMPARE(urisOf(m_folder->page({local})).mid(0, 9),
            (QStringList{uriOf(31), uriOf(30), uriOf(29), uriOf(28), uriOf(27), uriOf(26),
                uriOf(25), u"gap"_s, uriOf(24)}));
    }

    void aStreamOverAnEmptyTimeline()
    {
        put(newest(local, {}, true), {});
        QCOMPARE(live(1, true).news, 1);
        QCOMPARE(m_folder->state(local).newestId, u"1"_s);
        QVERIFY(put(newest(local, rows(3, 1)), rows(3, 1)).joined);
        QCOMPARE(m_folder->gapsIn(local).size(), 0);
    }

    void whatStreamedBeforeTheFirstPageLeavesNoGap()
    {
        QCOMPARE(live(5, false).news, 1); // came late: older than all of the first page
        QCOMPARE(live(20, false).news, 1);
        QVERIFY(put(newest(local, rows(20, 11)), rows(20, 11)).joined);
        QCOMPARE(m_folder->gapsIn(local).size(), 0);
        QCOMPARE(urisOf(m_folder->page({local})).size(), 10);
        QVERIFY(m_folder->find(uriOf(5)).has_value());
        put(older(local, u"11"_s, rows(10, 1)), rows(10, 1));
        QCOMPARE(urisOf(m_folder->page({local})).count(uriOf(5)), 1);
        // What is there for long was left by pruning, and is no continuation.
        m_folder->clock.advance(dayMs);
        const auto pruned = m_folder->write([](CacheTx &tx) {
            tx.db.exec("UPDATE source SET newest_id = '', oldest_id = ''");
            return Result<Done>(Done{});
        });
        QVERIFY(pruned.ok());
        QVERIFY(!put(newest(local, rows(60, 51)), rows(60, 51)).joined);
        QCOMPARE(m_folder->gapsIn(local).size(), 1);
    }

    void aSourceThatIsOnlyStreamedHasNoMark()
    {
        QCOMPARE(live(7, false).news, 1);
        QCOMPARE(m_folder->state(local).newestId, QString());
        QCOMPARE(urisOf(m_folder->page({local})), QStringList{uriOf(7)});
    }

private:
    PageOutcome live(int id, bool joined)
    {
        const auto done = m_folder->write([&](CacheTx &tx) {
            return commitLive(tx, guestAt(u"a.example"_s), local, rows(id, id).front(), joined);
        });
        if (!done) {
            qFatal("%s", qPrintable(sentence(done.error())));
        }
        return *done;
    }
    PageOutcome put(const PagePlace &place, const std::vector<Prepared> &items)
    {
        const auto done = m_folder->commit(guestAt(u"a.example"_s), place, items);
        if (!done) {
            qFatal("%s", qPrintable(sentence(done.error())));
        }
        return *done;
    }
    static QString uriOf(int i) { return u"https://a.example/n%1"_s.arg(i); }
    /// Posts with the ids from…to, newest first, a minute apart.
    static std::vector<Prepared> rows(int from, int to)
    {
        std::vector<Prepared> items;
        for (int i = from; i >= to; --i) {
            items.push_back(postBy(ao, uriOf(i), QString::number(i), noon - dayMs + i * minuteMs));
        }
        return items;
    }

    static inline const Actor ao = person(u"ao@a.example"_s);
    const Source local = localSource(u"a.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_pages)
#include "tst_pages.moc"
