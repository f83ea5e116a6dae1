// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/connectionsmodel.h"

#include "appfixture.h"

#include <QAbstractItemModelTester>

using namespace asterism;
using namespace asterism::ui;

namespace {

/// What lies under the view, and the view.
struct Looking {
    Looking()
        : desk(*house.app)
        , freshening(*house.app->store, desk, house.app->clock, &house.app->streams)
        , log(house.app->streams, freshening, house.app->clock)
        , accounts(house.app->core, house.app->accounts)
        , lists(*house.app->store, house.app->lists, house.ask())
        , connections({.accounts = accounts,
              .lists = lists,
              .streams = house.app->streams,
              .freshening = freshening,
              .log = log,
              .clock = house.app->clock,
              .columns = [this] { return columns; }})
    {
        freshening.start();
        freshening.keepHomes();
    }
    ~Looking() { desk.close(); }

    QString words(int row) const { return column(connections, "words").value(row).toString(); }

    AppFixture house;
    EngineDesk desk;
    Freshening freshening;
    ActivityLog log;
    AccountsModel accounts;
    ListsModel lists;
    std::vector<store::DeckColumn> columns;
    ConnectionsModel connections;
};

constexpr int patienceMs = 20'000;

} // namespace

/// The connection view over real sources.
class tst_connectionsmodel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyLooks()
    {
        Looking looking;
        QVERIFY(looking.house.signIn(u"ao"_s));
        QTRY_COMPARE_WITH_TIMEOUT(looking.accounts.rowCount(), 1, patienceMs);
        QSignalSpy rows(&looking.connections, &QAbstractItemModel::rowsInserted);
        looking.log.note({.account = {}, .host = u"a.example"_s, .source = {}, .what = u"x"_s});
        QTest::qWait(300); // longer than changes are merged in
        QVERIFY(!looking.connections.isActive());
        QCOMPARE(rows.size(), 0);
        QCOMPARE(looking.connections.activity()->rowCount(), 0);
    }

    void somebodyLooks()
    {
        Looking looking;
        QAbstractItemModelTester tester(&looking.connections);
        looking.connections.setActive(true);
        QCOMPARE(looking.connections.rowCount(), 0);
        const auto account = looking.house.signIn(u"ao"_s);
        QVERIFY(account);
        QTRY_COMPARE_WITH_TIMEOUT(looking.words(1), u"live"_s, patienceMs);
        QCOMPARE(column(looking.connections, "name"),
            (QVariantList{QString(u'@' + account->acct), u"Home"_s}));
        QTRY_VERIFY(looking.words(0).startsWith(u"connected since "_s));
        QTRY_VERIFY(looking.connections.activity()->rowCount() >= 2);
        looking.connections.setActive(false);
        QCOMPARE(looking.connections.rowCount(), 0);
        QCOMPARE(looking.connections.activity()->rowCount(), 0);
    }

    void theSecondsCountDown()
    {
        Looking looking;
        const auto account = looking.house.signIn(u"sora"_s); // her server has no streams
        QVERIFY(account);
        looking.freshening.watch(homeSource(account->id, account->host).key());
        looking.connections.setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(
            looking.words(1).startsWith(u"polling · next look in 5"_s), patienceMs);
        const QString before = looking.words(1);
        QTRY_VERIFY(looking.words(1) != before);
    }

    void whatAColumnIsCalledAfterHasItsName()
    {
        Looking looking;
        const auto account = looking.house.signIn(u"ao"_s);
        QVERIFY(account);
        const Source list =
            accountSource(Source::Kind::ServerList, account->id, account->host, u"1"_s);
        looking.freshening.watch(list.key());
        looking.log.note(
            {.account = account->id, .host = account->host, .source = list.key(), .what = u"x"_s});
        looking.connections.setActive(true);
        const auto names = [&] { return column(looking.connections, "name"); };
        QTRY_VERIFY_WITH_TIMEOUT(names().contains(u"a list of its own"_s), patienceMs);

        looking.columns.push_back(
            {.id = u"c"_s, .kind = u"server-list"_s, .name = u"仲良し"_s, .sources = {list.key()}});
        QTRY_VERIFY_WITH_TIMEOUT(names().contains(u"仲良し (list of the server)"_s), patienceMs);
        QVERIFY(!names().contains(u"a list of its own"_s));
        QVERIFY(looking.connections.activityText().contains(
            u"@%1 · 仲良し (list of the server): x"_s.arg(account->acct)));
    }

    void theLogIsCopied()
    {
        Looking looking;
        const int many = ActivityModel::most + 20;
        for (int i = 0; i < many; ++i) {
            looking.log.note({.account = {},
                .host = u"a.example"_s,
                .source = {},
                .what = u"number %1, at wss://a.example/?access_token=abc"_s.arg(i)});
        }
        looking.log.note({.account = {},
            .host = u"a.example"_s,
            .source = {},
            .what = u"number %1, at wss://a.example/"_s.arg(many - 1)});
        looking.connections.setActive(true);
        const QVariantList whats = column(*looking.connections.activity(), "what");
        QCOMPARE(whats.size(), ActivityModel::most);
        QVERIFY(whats[0].toString().startsWith(u"number %1,"_s.arg(many - 1)));
        QVERIFY(column(*looking.connections.activity(), "times")[0].toString().startsWith(
            u"2 times"_s));
        const QStringList lines = looking.connections.activityText().split(u'\n');
        QCOMPARE(lines.size(), many);
        QVERIFY(lines[0].contains(u"a.example: number 0, at wss://a.example/"_s));
        QVERIFY(!lines.join(u'\n').contains(u"abc"_s));
        QVERIFY(lines.last().contains(u"(2 times, until "_s));
    }
};

QTEST_MAIN(tst_connectionsmodel)
#include "tst_connectionsmodel.moc"
