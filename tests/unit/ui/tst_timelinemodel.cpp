// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/ui/timelinemodelfixture.h"

/// A view that stands somewhere: the model must not move it.
class tst_TimelineModel : public QObject, private TimelineModelFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void anEmptyCacheIsReady()
    {
        show();
        QCOMPARE(m_model->rowCount(), 0);
        arrive(3);
        QTRY_COMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->unseen(), 0);
    }

    void firstRowsComeFromTheCache()
    {
        arrive(100);
        show();
        QCOMPARE(m_model->rowCount(), 40);
        QCOMPARE(uri(0), u"https://a.example/n99"_s);
        QCOMPARE(m_model->at(0).acct, u"@ao@a.example"_s);
        QVERIFY(m_model->at(99).uri.isEmpty());
    }

    /// Rows of the cache, without those that are no posts.
    void whatIsInSight()
    {
        arrive(10);
        arrive(10, false); // with a gap above the others
        show();
        QCOMPARE(m_model->rowCount(), 21);
        QVERIFY(m_model->inSight().empty());
        QSignalSpy looked(m_model.get(), &TimelineModel::looked);
        m_model->look(8, 12, false);
        QCOMPARE(looked.size(), 1);
        QVERIFY(m_model->at(10).gap);
        std::vector<qint64> posts;
        for (const int row : {8, 9, 11, 12}) {
            posts.push_back(m_model->at(row).key);
        }
        QCOMPARE(m_model->inSight(), posts);
        m_model->look(19, 400, false); // it has seen more rows than there are now
        QCOMPARE(m_model->inSight().size(), 2u);
        m_model->look(-1, -1, true);
        QVERIFY(m_model->inSight().empty());
    }

    void atTheTopNewsComeIn()
    {
        arrive(10);
        show();
        m_model->look(0, 5, true);
        QSignalSpy top(m_model.get(), &TimelineModel::toTop);
        arrive(1);
        QTRY_COMPARE(m_model->rowCount(), 11);
        QCOMPARE(uri(0), u"https://a.example/n10"_s);
        QCOMPARE(top.size(), 1);
    }

    /// Rows that do not fill the view are read anew from the top, but not under who walks there.
    void whoLeftTheTopWhileItWasReadStays_data()
    {
        QTest::addColumn<int>("came");
        QTest::newRow("nothing new") << 0;
        QTest::newRow("two new ones") << 2;
    }
    void whoLeftTheTopWhileItWasReadStays()
    {
        QFETCH(int, came);
        arrive(3);
        show();
        m_model->look(0, 2, true);
        QSignalSpy top(m_model.get(), &TimelineModel::toTop);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_whileReading = [this] { m_model->look(0, 2, false); }; // a row was chosen
        react(1, 2);
        if (came > 0) {
            arrive(came);
        }
        QTRY_COMPARE(m_model->unseen(), came);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(top.size(), 0);
    }

    void aBurstAtTheTopComesInOneByOne()
    {
        arrive(10);
        show();
        m_model->look(0, 5, true);
        arrive(50);
        QTRY_COMPARE(m_model->rowCount(), 11);
        QCOMPARE(uri(0), u"https://a.example/n10"_s); // those next to what was there come first
        QCOMPARE(m_model->unseen(), 50);
        QTest::qWait(300); // longer than the timer: nothing comes before its time
        QCOMPARE(m_model->rowCount(), 11);
        for (int rows = 12; rows <= 20; ++rows) { // a second in all
            m_folder->clock.advance(110);
            QTRY_COMPARE(m_model->rowCount(), rows);
        }
    }

    void whatDoesNotFillTheViewIsReplacedAtOnce()
    {
        arrive(3);
        show();
        m_model->look(0, 2, true);
        arrive(60);
        QTRY_COMPARE(uri(0), u"https://a.example/n62"_s);
        QCOMPARE(m_model->rowCount(), 63);
        m_model->look(0, 62, true);
        arrive(500); // more than is taken in between
        QTRY_COMPARE(uri(0), u"https://a.example/n562"_s);
        QCOMPARE(m_model->rowCount(), 40);
    }

    void awayFromTheTopRowsAreInsertedAboveUnseen()
    {
        arrive(40);
        show();
        m_model->look(10, 15, false);
        const QString first = uri(10);
        arrive(500);
        // More than the window takes in: those next to the reader, and the count says at least how
        // many there are.
        QTRY_VERIFY(m_model->unseen() >= 240);
        QTRY_VERIFY(m_model->unseenMore()); // nobody counted all of them
        QCOMPARE(m_model->rowCount(), 40 + 230);
        QCOMPARE(uri(240), first);
        QCOMPARE(uri(0), u"https://a.example/n269"_s); // nothing is left out between
        arrive(5);
        QTRY_COMPARE(m_model->newestKnownAt(), noon - dayMs + 544 * 1000);
        QCOMPARE(m_model->rowCount(), 40 + 230);
        // Nearer to the top the next ones come in, up to the last.
        for (int i = 0; i < 3; ++i) {
            const QString place = uri(20);
            const int rows = m_model->rowCount();
            m_model->look(20, 25, false);
            if (rows < 545) {
                QTRY_VERIFY(m_model->rowCount() > rows);
            }
            QCOMPARE(uri(20 + m_model->rowCount() - rows), place);
        }
        QCOMPARE(m_model->rowCount(), 545);
        QCOMPARE(uri(0), u"https://a.example/n544"_s);
    }

    void whoStandsAtTheTopKeepsOnlyWhatIsNear()
    {
        arrive(440);
        show();
        while (m_model->rowCount() < 440) {
            const int before = m_model->rowCount();
            m_model->needOlder();
            QTRY_VERIFY(m_model->rowCount() > before);
        }
        m_model->look(0, 5, true);
        arrive(1);
        QTRY_COMPARE(uri(0), u"https://a.example/n440"_s);
        QCOMPARE(m_model->rowCount(), 5 + 200);
        m_model->look(0, m_model->rowCount() - 1, false);
        const int rows = m_model->rowCount();
        m_model->needOlder(); // what was dropped comes back from the cache
        QTRY_COMPARE(m_model->rowCount(), rows + 40);
        QCOMPARE(uri(rows), u"https://a.example/n%1"_s.arg(m_next - rows - 1));
        QCOMPARE(m_olderCalls, 0);
    }

    void anEditReadsItsRowOnly()
    {
        arrive(30);
        show();
        m_model->look(0, 5, true);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        Prepared edited = postBy(ao, uri(7), u"1022"_s, noon - dayMs + 22 * 1000, u"new words"_s);
        edited.item.post.editedAt = noon;
        QVERIFY(m_folder->loose(guestAt(u"a.example"_s), {edited}).ok());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 7);
        QCOMPARE(m_model->at(7).marks, u"edited"_s);
    }

    void aRowThatComesLateStandsWhereItBelongs()
    {
        arrive(30);
        show();
        m_model->look(0, 5, true);
        const Prepared late =
            postBy(ao, u"https://a.example/late"_s, u"9000"_s, noon - dayMs + 24'500);
        QVERIFY(m_folder
                    ->write([&](CacheTx &tx) {
                        return commitLive(tx, guestAt(u"a.example"_s), source(), late, true);
                    })
                    .ok());
        QTRY_COMPARE(m_model->rowCount(), 31);
        QCOMPARE(uri(5), u"https://a.example/late"_s);
    }

    void aFewRowsAboveKeepTheirReader()
    {
        arrive(40);
        show();
        m_model->look(10, 15, false);
        const QString first = uri(10);
        arrive(30);
        QTRY_COMPARE(m_model->rowCount(), 70);
        QCOMPARE(uri(40), first);
        QCOMPARE(m_model->unseen(), 40); // ten were above already
    }

    void aHalfVisibleFirstRowHoldsNewsBack()
    {
        arrive(40);
        show();
        m_model->look(0, 5, false);
        arrive(3);
        QTRY_COMPARE(m_model->unseen(), 3);
        QCOMPARE(m_model->rowCount(), 40);
        m_model->look(1, 6, false);
        QTRY_COMPARE(m_model->rowCount(), 43);
    }

    void lateArrivalsGoWhereTheyBelong()
    {
        arrive(40);
        show();
        m_model->look(10, 15, false);
        const QString first = uri(10);
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        const auto late = [&](const QString &name, int after) {
            Prepared post = postBy(ao, u"https://c.example/"_s + name, u"9"_s + name,
                noon - dayMs + after * 1000 + 500);
            QVERIFY(m_folder->write([&](CacheTx &tx) {
                return commitLive(tx, guestAt(u"a.example"_s), source(), post, false);
            }));
        };
        late(u"below"_s, 20); // between the 21st and the 22nd from the oldest
        QTRY_COMPARE(m_model->rowCount(), 41);
        QCOMPARE(uri(19), u"https://c.example/below"_s);
        QCOMPARE(uri(10), first);
        late(u"above"_s, 35);
        QTRY_COMPARE(m_model->rowCount(), 42);
        QCOMPARE(uri(4), u"https://c.example/above"_s);
        QCOMPARE(uri(11), first);
        QCOMPARE(moved.size(), 0);
    }

    void whatAFilterHidesGoesAndComesBackInPlace()
    {
        // What a server shows to everybody is read by the account that lives there.
        QVERIFY(m_folder->write([](CacheTx &tx) {
            return Result<qint64>(sourceRow(tx, homeSource({u"A"_s}, u"a.example"_s)));
        }));
        arrive(40);
        show();
        m_model->look(10, 15, false);
        const QString first = uri(10);
        const QString above = uri(4);
        const qint64 post = m_folder->find(above)->row;
        const auto say = [&](const std::vector<FilterMatch> &matches) {
            QVERIFY(m_folder->write([&](CacheTx &tx) -> Result<Done> {
                setMatches(tx, post, u"A"_s, matches);
                return Done{};
            }));
        };
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        FilterMatch match{.id = u"1"_s, .title = u"fish"_s, .action = FilterAction::Warn};
        say({match});
        QTRY_COMPARE(m_model->at(4).warning, u"Filtered: fish"_s);
        match.action = FilterAction::Hide;
        say({match});
        QTRY_COMPARE(m_model->rowCount(), 39);
        QCOMPARE(uri(9), first);
        m_model->look(9, 14, false);
        match.action = FilterAction::Blur;
        say({match});
        QTRY_COMPARE(m_model->rowCount(), 40);
        QCOMPARE(uri(4), above);
        QCOMPARE(uri(10), first);
        QCOMPARE(m_model->at(4).cover, u"Filtered: fish"_s);
        QVERIFY(m_model->at(4).sensitive && m_model->at(4).warning.isEmpty());
        say({});
        QTRY_VERIFY(!m_model->at(4).sensitive);
        QCOMPARE(reset.size(), 0);
    }

    void whatIsFurtherDownTakesThePlaceOfWhatIsLeftOut()
    {
        const Source list = listSource({u"L"_s});
        QVERIFY(m_folder->write([&](CacheTx &tx) {
            return applyMembership(tx, {{.list = {u"L"_s}, .acct = ao.acct, .actorUri = ao.uri}});
        }));
        arrive(5);
        m_answers = Post::Answers::Others;
        arrive(100);
        show();
        m_model->setQuery({.sources = {list}});
        QTRY_COMPARE(m_model->rowCount(), 40);
        m_model->look(0, 5, true);
        m_model->setQuery(
            {.sources = {list}, .options = {.lists = {{u"L"_s, {.hideReplies = true}}}}});
        QTRY_COMPARE(m_model->rowCount(), 5);
        QCOMPARE(uri(0), u"https://a.example/n4"_s);
    }

    void showNewGoesToTheTop()
    {
        arrive(40);
        show();
        m_model->look(0, 5, false);
        arrive(300);
        QTRY_VERIFY(m_model->unseen() > 0);
        QSignalSpy top(m_model.get(), &TimelineModel::toTop);
        m_model->showNew();
        QTRY_COMPARE(top.size(), 1);
        QCOMPARE(uri(0), u"https://a.example/n339"_s);
        m_model->look(0, 5, true);
        QCOMPARE(m_model->unseen(), 0);
    }

    void deletedPostsGoAndEditsChangeTheirRowOnly()
    {
        arrive(20);
        show();
        m_model->look(5, 9, false);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        const auto gone =
            m_folder->write([](CacheTx &tx) { return removeSeen(tx, u"a.example"_s, u"1007"_s); });
        QVERIFY(gone.ok());
        QTRY_COMPARE(m_model->rowCount(), 19);
        QVERIFY(changed.isEmpty());
    }

    /// A row that gets a line of reactions is higher: in sight it waits.
    void theFirstReactionMovesNothingInSight()
    {
        arrive(40);
        show();
        m_model->look(5, 12, false);
        react(39 - 7, 1);
        react(39 - 20, 1);
        QTRY_COMPARE(m_model->at(20).reactions.size(), 1);
        QVERIFY(m_model->at(20).reactionLine);
        QTRY_COMPARE(m_model->at(7).reactions.size(), 1);
        QVERIFY(!m_model->at(7).reactionLine);
        m_model->look(7, 14, false);
        QVERIFY(!m_model->at(7).reactionLine);
        m_model->look(8, 15, false);
        QVERIFY(m_model->at(7).reactionLine);
        QCOMPARE(m_model->at(7).reactions.size(), 1);
    }

    void theLastReactionThatGoesMovesNothingInSight()
    {
        arrive(40);
        react(39 - 7, 2);
        show();
        QVERIFY(m_model->at(7).reactionLine);
        m_model->look(5, 12, false);
        react(39 - 7, 3); // another number is no other height
        QTRY_COMPARE(m_model->at(7).reactions.first().value<ui::RowReaction>().count, u"3"_s);
        react(39 - 7, 0);
        QTRY_VERIFY(m_model->at(7).reactions.isEmpty());
        QVERIFY(m_model->at(7).reactionLine);
        m_model->look(20, 27, false);
        QVERIFY(!m_model->at(7).reactionLine);
    }

    void aBoostOfAnOldPostIsTheNewest()
    {
        arrive(3);
        const Prepared old = postBy(ao, u"https://a.example/old"_s, u"7"_s, noon - 9 * dayMs);
        const qint64 boosted = noon - dayMs + 60'000;
        commitAboveAll({boostBy(person(u"bea@a.example"_s), old, u"5000"_s, boosted)});
        show();
        QCOMPARE(uri(0), u"https://a.example/old"_s);
        QCOMPARE(m_model->newestAt(), boosted);
    }

    void boostedAgainARowStaysAndGetsAName()
    {
        arrive(20);
        show();
        m_model->look(3, 9, false);
        const QString boosted = uri(6);
        const Prepared post = postBy(ao, boosted, u"1013"_s, noon + 13'000);
        commitAboveAll({boostBy(person(u"bea@a.example"_s), post, u"5000"_s, noon + 3 * dayMs)});
        QTRY_VERIFY(m_model->at(6).boostedBy.contains(u"bea"_s));
        QCOMPARE(uri(6), boosted);
        QCOMPARE(m_model->rowCount(), 20);
    }

private:
    /// That many people answer the post with a thumb, as its server tells it now.
    void react(int number, qint64 count)
    {
        Prepared post = postBy(ao, u"https://a.example/n%1"_s.arg(number),
            QString::number(1000 + number), noon - dayMs + number * 1000);
        if (count > 0) {
            post.item.post.reactions = {{.name = u"👍"_s, .count = count}};
        }
        post.item.post.reactionsTold = true;
        QVERIFY(m_folder->loose(guestAt(u"a.example"_s), {post}).ok());
    }
};

QTEST_GUILESS_MAIN(tst_TimelineModel)
#include "tst_timelinemodel.moc"
