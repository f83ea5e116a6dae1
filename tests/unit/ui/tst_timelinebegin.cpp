// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/ui/timelinemodelfixture.h"

/// Where a timeline begins, how it goes on downwards, and what it tells of gaps.
class tst_TimelineBegin : public QObject, private TimelineModelFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
};

QTEST_GUILESS_MAIN(tst_TimelineBegin)
#include "tst_timelinebegin.moc"
