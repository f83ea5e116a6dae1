// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/threadpage.h"

#include "appfixture.h"
#include "store/deletes.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSemaphore>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

RowNamer noNames()
{
    return [] { return RowNames{}; };
}

QStringList bodies(const ThreadPage &page)
{
    QStringList texts;
    for (int row = 0; row < page.rowCount(); ++row) {
        texts << page.at(row).body;
    }
    return texts;
}

QList<int> depths(const ThreadPage &page)
{
    QList<int> all;
    for (const QVariant &depth : column(page, "depth")) {
        all << depth.toInt();
    }
    return all;
}

QString answer(AppFixture &house, const QString &user, const QString &to, const QString &text)
{
    return house.sandbox.post(user, PostDraft{.text = text, .replyTo = to});
}

/// Reads the local timeline of ao's server as a guest.
bool readLocal(AppFixture &house)
{
    const QString host = house.sandbox.serverOf(u"ao"_s)->host();
    house.app->core.typedHosts.insert(host);
    const auto done = await(house.ask()(
        u"refresh"_s, {{u"sources"_s, QJsonArray{localSource(host).key()}}, {u"rows"_s, 40}}));
    return done.ok();
}

} // namespace

class TestThreadPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheCacheBeforeTheServer();
    void setsAnswersInByWhoAnswersWhom();
    void keepsRowsInPlaceWhenAnswersCome();
    void takesRemovedAnswersOut();
    void saysWhyThereIsNoMore();
    void readsOnlyItsOwnChanges();
    void tellsWhichPostsAreOnScreen();
    void asksAgainForWhoComesBack();
    void takesOverWhatAnAddressNames();
    void mayGoWhileItAsks();
};

void TestThreadPage::showsTheCacheBeforeTheServer()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString uri = house.sandbox.post(u"ao"_s, u"first words"_s);
    QVERIFY(readLocal(house));
    answer(house, u"mei"_s, uri, u"an answer"_s);
    // A server that says nothing: what is cached is there all the same.
    house.sandbox.serverOf(u"ao"_s)->addFault({.kind = Fault::Kind::HalfOpen});
    // The answer of the cache waits for its turn behind this, on the same lane.
    QSemaphore turn;
    const auto before = house.app->store->readCache([&turn](store::CacheTx &) {
        turn.acquire();
        return Result<Done>(Done{});
    });
    ThreadPage page(*house.app->store, house.app->clock, noNames(), house.ask(), uri);
    QAbstractItemModelTester tester(&page);
    const int rowAtFirst = page.postRow();
    turn.release();
    QCOMPARE(rowAtFirst, -1);
    QVERIFY(await(before).ok());
    QTRY_COMPARE_WITH_TIMEOUT(page.rowCount(), 1, patienceMs);
    QCOMPARE(page.postRow(), 0);
    QVERIFY(page.isBusy());
    house.sandbox.serverOf(u"ao"_s)->clearFaults();
}

void TestThreadPage::setsAnswersInByWhoAnswersWhom()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString root = house.sandbox.post(u"ao"_s, u"root"_s);
    QString uri = answer(house, u"mei"_s, root, u"the post"_s);
    const QString post = uri;
    answer(house, u"hal"_s, post, u"other answer"_s);
    for (int i = 1; i <= ThreadPage::deepest + 2; ++i) {
        uri = answer(house, u"ao"_s, uri, u"answer %1"_s.arg(i));
    }
    QVERIFY(readLocal(house));
    QVERIFY(await(house.ask()(u"thread"_s, {{u"uri"_s, root}})));
    ThreadPage page(*house.app->store, house.app->clock, noNames(), house.ask(), post);
    QAbstractItemModelTester tester(&page);
    QTRY_COMPARE(page.rowCount(), 11);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.trouble(), QString());
    QCOMPARE(bodies(page).first(), u"root"_s);
    QCOMPARE(page.postRow(), 1);
    QCOMPARE(page.at(1).body, u"the post"_s);
    QList<int> sorted = depths(page);
    std::ranges::sort(sorted);
    QCOMPARE(sorted, (QList<int>{0, 0, 1, 1, 2, 3, 4, 5, 6, 6, 6}));
    QCOMPARE(depths(page).first(2), (QList<int>{0, 0}));
}

void TestThreadPage::keepsRowsInPlaceWhenAnswersCome()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString post = house.sandbox.post(u"ao"_s, u"the post"_s);
    const QString first = answer(house, u"mei"_s, post, u"first"_s);
    answer(house, u"hal"_s, post, u"second"_s);
    QVERIFY(readLocal(house));
    ThreadPage page(*house.app->store, house.app->clock, noNames(), house.ask(), post);
    QAbstractItemModelTester tester(&page);
    QTRY_COMPARE_WITH_TIMEOUT(page.rowCount(), 3, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    page.setChosenRow(2);
    page.toggleOpen(2);
    const QPersistentModelIndex looked = page.index(2);

    QSignalSpy resets(&page, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&page, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&page, &QAbstractItemModel::rowsInserted);
    answer(house, u"ao"_s, first, u"in between"_s);
    page.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(page.rowCount(), 4, patienceMs);
    QCOMPARE(bodies(page), (QStringList{u"the post"_s, u"first"_s, u"in between"_s, u"second"_s}));
    QCOMPARE(depths(page), (QList<int>{0, 1, 2, 1}));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(looked.row(), 3);
    QCOMPARE(page.chosenRow(), 3);
    QCOMPARE(column(page, "open"), (QVariantList{false, false, false, true}));
}

void TestThreadPage::takesRemovedAnswersOut()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString post = house.sandbox.post(u"ao"_s, u"the post"_s);
    const QString first = answer(house, u"mei"_s, post, u"first"_s);
    answer(house, u"hal"_s, post, u"second"_s);
    QVERIFY(readLocal(house));
    ThreadPage page(*house.app->store, house.app->clock, noNames(), house.ask(), post);
    QTRY_COMPARE_WITH_TIMEOUT(page.rowCount(), 3, patienceMs);
    const Server *server = house.sandbox.serverOf(u"ao"_s);
    const auto removed = await(house.app->store->writeCache(
        [host = server->host(), id = house.sandbox.localId(first, server)](
            store::CacheTx &tx) { return store::removeSeen(tx, host, id); }));
    QVERIFY(removed);
    QTRY_COMPARE(bodies(page), (QStringList{u"the post"_s, u"second"_s}));
}

void TestThreadPage::saysWhyThereIsNoMore()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString post = house.sandbox.post(u"ao"_s, u"the post"_s);
    QVERIFY(readLocal(house));
    Server *server = house.sandbox.serverOf(u"ao"_s);
    server->stopListening();
    ThreadPage page(*house.app->store, house.app->clock, noNames(), house.ask(), post);
    QTRY_VERIFY_WITH_TIMEOUT(!page.trouble().isEmpty(), patienceMs);
    QVERIFY2(page.trouble().startsWith(server->host()), qPrintable(page.trouble()));
    QVERIFY(!page.isBusy());
    QTRY_COMPARE(page.rowCount(), 1);
    QVERIFY(server->listenAgain());
    page.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.trouble(), QString());
}

void TestThreadPage::readsOnlyItsOwnChanges()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString post = house.sandbox.post(u"ao"_s, u"the post"_s);
    QVERIFY(readLocal(house));
    ThreadPage page(*house.app->store, house.app->clock, noNames(), house.ask(), post);
    QTRY_COMPARE_WITH_TIMEOUT(page.rowCount(), 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QSignalSpy changed(&page, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&page, &QAbstractItemModel::rowsInserted);
    house.sandbox.post(u"mei"_s, u"of something else"_s);
    QVERIFY(readLocal(house));
    house.sandbox.edit(post, u"the post, better"_s);
    QVERIFY(readLocal(house));
    QTRY_COMPARE(bodies(page), (QStringList{u"the post, better"_s}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(inserted.size(), 0);
}

void TestThreadPage::tellsWhichPostsAreOnScreen()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString post = house.sandbox.post(u"ao"_s, u"the post"_s);
    answer(house, u"mei"_s, post, u"first"_s);
    answer(house, u"hal"_s, post, u"second"_s);
    QVERIFY(readLocal(house));
    ThreadPage page(*house.app->store, house.app->clock, noNames(), house.ask(), post);
    QTRY_COMPARE_WITH_TIMEOUT(page.rowCount(), 3, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QVERIFY(page.inSight().empty());
    page.look(1, 2);
    QCOMPARE(page.inSight(), (std::vector<qint64>{page.at(1).key, page.at(2).key}));
    QSignalSpy looked(&page, &ThreadPage::looked);
    answer(house, u"ao"_s, post, u"third"_s);
    page.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(page.rowCount(), 4, patienceMs);
    QVERIFY(!looked.isEmpty()); // the rows may be others
    page.setShown(false);
    QVERIFY(page.inSight().empty());
}

void TestThreadPage::asksAgainForWhoComesBack()
{
    const QTemporaryDir folder;
    const auto app = openedApp(folder.path());
    QVERIFY(app);
    ManualClock clock(flow::noon);
    int asked = 0;
    const Ask counting = [&asked](const QString &, const QJsonObject &) {
        ++asked;
        return answered<QJsonObject>(QJsonObject());
    };
    ThreadPage page(*app->store, clock, noNames(), counting, u"https://a.example/1"_s);
    QTRY_VERIFY(!page.isBusy());
    QCOMPARE(asked, 1);
    page.setShown(false);
    clock.advance(ThreadPage::staleMs - 1);
    page.setShown(true);
    QCOMPARE(asked, 1); // it was told just now
    page.setShown(false);
    clock.advance(1);
    QCOMPARE(asked, 1); // nobody looks
    page.setShown(true);
    QCOMPARE(asked, 2);
    QTRY_VERIFY(!page.isBusy());
    clock.advance(10 * ThreadPage::staleMs);
    page.setShown(true); // was not away
    QCOMPARE(asked, 2);
}

/// An address that a server alone makes something of.
void TestThreadPage::takesOverWhatAnAddressNames()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString uri = house.sandbox.post(u"ao"_s, u"the post"_s);
    QVERIFY(readLocal(house));
    const QString page = u"https://own.example/@x@y.example/1"_s;
    QStringList asked;
    const Ask telling = [&](const QString &kind, const QJsonObject &argument) {
        asked << kind + u' ' + argument[u"uri"].toString();
        return answered<QJsonObject>(QJsonObject{{u"host"_s, u"own.example"_s}, {u"uri"_s, uri}});
    };
    ThreadPage posts(*house.app->store, house.app->clock, noNames(), telling, page);
    QTRY_COMPARE(bodies(posts), (QStringList{u"the post"_s}));
    QCOMPARE(posts.postRow(), 0);
    QVERIFY(!posts.isBusy());
    posts.refresh();
    QCOMPARE(asked, (QStringList{u"thread "_s + page, u"thread "_s + uri}));
    QTRY_VERIFY(!posts.isBusy());
    QCOMPARE(bodies(posts), (QStringList{u"the post"_s}));
}

void TestThreadPage::mayGoWhileItAsks()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString post = house.sandbox.post(u"ao"_s, u"the post"_s);
    QVERIFY(readLocal(house));
    for (int i = 0; i < 20; ++i) {
        ThreadPage page(*house.app->store, house.app->clock, noNames(), house.ask(), post);
    }
    QVERIFY(readLocal(house));
}

QTEST_MAIN(TestThreadPage)
#include "tst_threadpage.moc"
