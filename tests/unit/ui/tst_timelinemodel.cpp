// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowbuilder.h"
#include "ui/models/timelinemodel.h"
#include "unit/store/storetesting.h"

#include "base/flow.h"
#include "store/deletes.h"
#include "store/fanout.h"
#include "store/filters.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;
using asterism::ui::RowView;
using asterism::ui::TimelineModel;

/// A view that stands somewhere: the model must not move it.
class tst_TimelineModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        m_next = 0;
        m_olderCalls = 0;
        m_olderAnswer = false;
        m_fillAnswer = Done{};
        m_answers = Post::Answers::Nobody;
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_folder.reset();
    }

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

    void anotherQueryBeginsAtTheReadersPlace()
    {
        m_answers = Post::Answers::Others;
        arrive(10);
        m_answers = Post::Answers::Nobody;
        arrive(60);
        m_answers = Post::Answers::Others;
        arrive(10);
        show();
        m_model->look(30, 36, false);
        const QString first = uri(30);
        QSignalSpy start(m_model.get(), &TimelineModel::startAt);
        m_model->setQuery({.sources = {source()}, .options = {.hideReplies = true}});
        QTRY_COMPARE(start.size(), 1);
        const int at = start[0][0].toInt();
        QCOMPARE(uri(at), first);
        QCOMPARE(at, 20); // ten answers are gone above
        // The row at the reader's place is left out itself: the next older one takes its place.
        m_model->setQuery({.sources = {source()}});
        QTRY_COMPARE(start.size(), 2);
        m_model->look(5, 12, false);
        m_model->setQuery({.sources = {source()}, .options = {.hideReplies = true}});
        QTRY_VERIFY(m_model->rowCount() > 0 && uri(0) == u"https://a.example/n69"_s);
    }

    /// As filters do: nobody is moved.
    void whatAListKeepsGoesAndComesBackInPlace()
    {
        const Source home = homeSource({u"H"_s}, u"h.example"_s);
        const Actor bea = person(u"bea@b.example"_s);
        std::vector<Prepared> items;
        for (int i = 39; i >= 0; --i) {
            items.push_back(postBy(i == 35 ? bea : ao, u"https://a.example/h%1"_s.arg(i),
                QString::number(1000 + i), noon - dayMs + i * 1000));
        }
        QVERIFY(m_folder->commit(accountAt(home.host, u"H"_s), newest(home, items), items).ok());
        show();
        m_model->setQuery({.sources = {home}});
        QTRY_COMPARE(m_model->rowCount(), 40);
        m_model->look(10, 15, false);
        const QString first = uri(10);
        const QString above = uri(4);
        const auto join = [&](const std::vector<ListMember> &members) {
            QVERIFY(m_folder->write([&](CacheTx &tx) { return applyMembership(tx, members); }));
        };
        join({{.list = {u"L"_s}, .acct = bea.acct, .actorUri = bea.uri}});
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setQuery({.sources = {home}, .options = {.exclusive = {u"L"_s}}});
        QTRY_COMPARE(m_model->rowCount(), 39);
        QVERIFY(uri(4) != above);
        QCOMPARE(uri(9), first);
        m_model->look(9, 14, false);
        join({}); // who leaves the list is home's again
        QTRY_COMPARE(m_model->rowCount(), 40);
        QCOMPARE(uri(4), above);
        QCOMPARE(uri(10), first);
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

    void downwardsFirstTheCacheThenTheServers()
    {
        arrive(100);
        show();
        m_model->needOlder();
        QTRY_COMPARE(m_model->rowCount(), 80);
        m_model->needOlder();
        QTRY_COMPARE(m_model->rowCount(), 100);
        QCOMPARE(m_olderCalls, 0);
        m_model->needOlder();
        QTRY_VERIFY(!m_model->hasOlder());
        QCOMPARE(m_olderCalls, 1);
        QCOMPARE(uri(99), u"https://a.example/n0"_s);
    }

    void whatCameFurtherUpIsNotTheEnd()
    {
        arrive(40);
        show();
        m_olderAnswer = true; // servers have more, and it all lies above the last row
        m_model->needOlder();
        QTRY_COMPARE(m_olderCalls, 4);
        QVERIFY(m_model->hasOlder());
        m_olderAnswer = Error{.kind = ErrorKind::Network};
        m_model->needOlder();
        QTRY_COMPARE(m_olderCalls, 5);
        QVERIFY(m_model->hasOlder());
        m_olderAnswer = false;
        m_model->needOlder();
        QTRY_VERIFY(!m_model->hasOlder());
    }

    void severalSourcesAreAskedAheadOfTheReader()
    {
        arrive(100);
        show();
        m_model->setSources({source(), localSource(u"b.example"_s)});
        QTRY_COMPARE(m_model->rowCount(), 40);
        m_model->needOlder();
        QTRY_COMPARE(m_olderCalls, 1);
        QCOMPARE(m_model->rowCount(), 80);
        QCOMPARE(m_below, noon - dayMs + 20 * 1000); // down to the last row
    }

    void thePlaceIsFoundAgain()
    {
        arrive(100);
        show();
        m_model->needOlder();
        QTRY_COMPARE(m_model->rowCount(), 80);
        m_model->look(50, 55, false);
        const QString place = uri(50);
        closeModel();
        arrive(20);
        QSignalSpy start = makeModel();
        QTRY_COMPARE(start.size(), 1);
        const int row = start[0][0].toInt();
        QCOMPARE(uri(row), place);
        QCOMPARE(m_model->unseen(), row);
        QVERIFY(m_model->rowCount() > row + 20);
    }

    void aPlaceThatIsForgottenIsNotKept()
    {
        arrive(40);
        show();
        m_model->look(20, 25, false);
        m_model->forgetPlace();
        closeModel();
        QVERIFY(!*m_folder->readUser([](UserTx &tx) { return readPosition(tx, u"column"_s); }));
    }

    void afterALongAbsenceTheWindowBeginsAtThePlace()
    {
        arrive(60);
        show();
        m_model->look(20, 25, false);
        const QString place = uri(20);
        closeModel();
        arrive(600);
        makeModel();
        QTRY_VERIFY(m_model->isReady());
        QCOMPARE(uri(0), place);
        QTRY_VERIFY(m_model->unseen() >= 240);
        m_model->showNew();
        QTRY_COMPARE(uri(0), u"https://a.example/n659"_s);
    }

    void gapsTellWhyTheyDoNotLoad()
    {
        arrive(10);
        m_next += 50;
        arrive(10, false); // not joined: a gap below
        show();
        QCOMPARE(m_model->rowCount(), 21);
        QVERIFY(m_model->at(10).gap);
        QVERIFY(m_model->at(10).gapText.contains(u"a.example"_s));
        m_fillAnswer = Error{.kind = ErrorKind::Network, .subject = u"a.example"_s};
        m_model->fillGap(10);
        QTRY_VERIFY(m_model->at(10).gapText == sentence(m_fillAnswer.error()));
        QVERIFY(m_model->at(10).gapLoads);
        m_model->fillGap(3); // not a gap
        QCOMPARE(m_model->rowCount(), 21);
    }

    void otherSourcesAreANewBeginning()
    {
        arrive(10);
        show();
        m_model->setSources({localSource(u"b.example"_s)});
        QTRY_COMPARE(m_model->rowCount(), 0);
        m_model->setSources({source()});
        QTRY_COMPARE(m_model->rowCount(), 10);
    }

    void aGapOfAnAccountNamesIt()
    {
        const ui::RowNames names{
            .accounts = {{u"A"_s, {.colour = u"#8ab4ff"_s, .name = u"@ao@a.example"_s}}},
            .order = {u"A"_s}};
        TimelineRow row{.gap = Gap{.source = *Source::fromKey(u"home:A"_s), .newerAt = noon}};
        QVERIFY(made(row, names).gapText.contains(u"@ao@a.example"_s));
        row.gap->source = localSource(u"b.example"_s);
        QVERIFY(made(row, names).gapText.contains(u"b.example"_s));
    }

    void dotsStandAsTheAccountsDo()
    {
        const ui::RowNames names{.accounts = {{u"A"_s, {.name = u"@a@a.example"_s}},
                                     {u"B"_s, {.name = u"@b@b.example"_s}}},
            .order = {u"B"_s, u"A"_s}};
        const RowView row = made(
            {.seenBy = {u"account:A"_s, u"account:B"_s, u"account:gone"_s, u"c.example"_s}}, names);
        QCOMPARE(row.dots.size(), 2);
        QCOMPARE(row.dots.front().value<ui::RowDot>().name, u"@b@b.example"_s);
        QCOMPARE(row.dots.back().value<ui::RowDot>().name, u"@a@a.example"_s);
    }

private:
    RowView made(const TimelineRow &row, const ui::RowNames &names) const
    {
        return *m_folder->read(
            [&](CacheTx &tx) -> Result<RowView> { return ui::makeRow(tx, row, names); });
    }

    static Source source() { return localSource(u"a.example"_s); }
    QString uri(int row) const { return m_model->at(row).uri; }

    void commitAboveAll(const std::vector<Prepared> &items)
    {
        PagePlace place = newest(source(), items);
        place.lastId = place.older = QString::number(1000 + m_next - 1);
        QVERIFY(m_folder->commit(guestAt(u"a.example"_s), place, items).ok());
    }

    /// `count` posts a second apart, joined to those before unless told otherwise.
    void arrive(int count, bool joined = true)
    {
        std::vector<Prepared> items;
        for (int i = m_next + count - 1; i >= m_next; --i) {
            items.push_back(postBy(ao, u"https://a.example/n%1"_s.arg(i), QString::number(1000 + i),
                noon - dayMs + i * 1000));
            items.back().item.post.answers = m_answers;
        }
        PagePlace place = newest(source(), items, m_next == 0);
        if (joined && m_next > 0) {
            place.lastId = QString::number(1000 + m_next - 1); // the page overlaps by a raw row
            place.older = place.lastId;
        }
        m_next += count;
        QVERIFY(m_folder->commit(guestAt(u"a.example"_s), place, items).ok());
    }

    /// Saves the place, and waits until it is written.
    void closeModel()
    {
        m_tester.reset();
        m_model.reset();
        (void)m_folder->writeUser([](UserTx &) { return Result<Done>(Done{}); });
    }

    QSignalSpy makeModel()
    {
        m_model = std::make_unique<TimelineModel>(
            ui::TimelineContext{m_folder->store(), m_folder->clock, [] { return ui::RowNames{}; },
                [this](const std::vector<Source> &, qint64 below) {
                    ++m_olderCalls;
                    m_below = below;
                    return answered(m_olderAnswer);
                },
                [this](qint64) { return answered(m_fillAnswer); }},
            ui::RowQuery{.sources = {source()}}, u"column"_s);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        return QSignalSpy(m_model.get(), &TimelineModel::startAt);
    }
    void show()
    {
        makeModel();
        QTRY_VERIFY(m_model->isReady());
    }

    const Actor ao = person(u"ao@a.example"_s);
    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    Post::Answers m_answers = Post::Answers::Nobody; ///< of what arrives
    Result<Done> m_fillAnswer = Done{};
    int m_next = 0;
    int m_olderCalls = 0;
    Result<bool> m_olderAnswer = false;
    qint64 m_below = 0; ///< of the last call
};

QTEST_GUILESS_MAIN(tst_TimelineModel)
#include "tst_timelinemodel.moc"
