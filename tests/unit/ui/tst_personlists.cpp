// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/personlists.h"

#include "appfixture.h"

#include "store/lists.h"
#include "store/serverlists.h"

#include <QAbstractItemModelTester>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

/// The places of one server list, by its title; -1 when it is not shown.
int rowOf(const ServerPlaces &places, const QString &title)
{
    return int(column(places, "title").indexOf(title));
}

QVariant of(const ServerPlaces &places, const QString &title, const char *role)
{
    return column(places, role).value(rowOf(places, title));
}

} // namespace

/// "Add to lists…": where somebody is, and what becomes of putting them somewhere.
class tst_personlists : public QObject {
    Q_OBJECT

    std::unique_ptr<AppFixture> m_house;

    PersonLists *make(const QString &user)
    {
        m_lists = std::make_unique<PersonLists>(
            *m_house->app->store, m_house->ask(), u'@' + m_house->sandbox.handle(user));
        m_tester = std::make_unique<QAbstractItemModelTester>(m_lists.get());
        m_serverTester = std::make_unique<QAbstractItemModelTester>(m_lists->servers());
        return m_lists.get();
    }
    /// As many lists, called "A", "B" and so on.
    std::vector<List> makeLists(int count)
    {
        std::vector<List> made;
        for (int i = 0; i < count; ++i) {
            made.push_back(*await(m_house->app->lists.create(QString(QChar(u'A' + i)))));
        }
        return made;
    }
    QStringList membersOf(const List &list)
    {
        QStringList accts;
        const auto members = await(m_house->app->lists.members(list));
        for (const ListMember &member : *members) {
            accts << member.acct;
        }
        return accts;
    }

    std::unique_ptr<PersonLists> m_lists;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_serverTester;

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AppFixture>();
        QVERIFY(m_house->isReady());
    }
    void cleanup()
    {
        m_tester.reset();
        m_serverTester.reset();
        m_lists.reset();
        m_house.reset();
    }

    void severalListsAtOnce()
    {
        const auto lists = makeLists(3);
        const QString mei = m_house->sandbox.handle(u"mei"_s);
        QVERIFY(await(m_house->app->lists.add(lists[1], mei)));
        PersonLists &model = *make(u"mei"_s);
        QCOMPARE(model.acct(), u'@' + mei);
        QTRY_COMPARE(column(model, "inside"), (QVariantList{false, true, false}));
        model.set(lists[0].id.value, true);
        model.set(lists[2].id.value, true);
        QCOMPARE(column(model, "busy"), (QVariantList{true, false, true}));
        QTRY_COMPARE_WITH_TIMEOUT(
            column(model, "inside"), (QVariantList{true, true, true}), patienceMs);
        QTRY_COMPARE(column(model, "busy"), (QVariantList{false, false, false}));
        QCOMPARE(membersOf(lists[2]), QStringList{mei});
    }

    void outAndBackAgain()
    {
        const auto lists = makeLists(1);
        QVERIFY(await(m_house->app->lists.add(lists[0], m_house->sandbox.handle(u"mei"_s))));
        PersonLists &model = *make(u"mei"_s);
        QTRY_COMPARE(column(model, "inside"), (QVariantList{true}));
        model.set(lists[0].id.value, false);
        QTRY_COMPARE(column(model, "inside"), (QVariantList{false}));
        QVERIFY(membersOf(lists[0]).isEmpty());
        QTRY_COMPARE(column(model, "busy"), (QVariantList{false}));
        model.set(lists[0].id.value, true);
        QTRY_COMPARE_WITH_TIMEOUT(column(model, "inside"), (QVariantList{true}), patienceMs);
        QCOMPARE(column(model, "words"), (QVariantList{QString()}));
    }

    void whatOthersChangeIsSeen()
    {
        const auto lists = makeLists(1);
        PersonLists &model = *make(u"mei"_s);
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(await(m_house->app->lists.add(lists[0], m_house->sandbox.handle(u"mei"_s))));
        QTRY_COMPARE(column(model, "inside"), (QVariantList{true}));
        QVERIFY(await(m_house->app->lists.create(u"New"_s)));
        QTRY_COMPARE(model.total(), 2);
    }

    void whoCannotBeFound()
    {
        const auto lists = makeLists(1);
        const QString host = m_house->sandbox.serverOf(u"ao"_s)->host();
        PersonLists model(*m_house->app->store, m_house->ask(), u"nobody@"_s + host);
        QTRY_COMPARE(model.rowCount(), 1);
        model.set(lists[0].id.value, true);
        QTRY_VERIFY_WITH_TIMEOUT(
            column(model, "words")[0].toString().contains(u"was not found"_s), patienceMs);
        QCOMPARE(column(model, "inside"), (QVariantList{false}));
        QCOMPARE(column(model, "busy"), (QVariantList{false}));
    }

    void aNewList()
    {
        PersonLists &model = *make(u"mei"_s);
        QSignalSpy created(&model, &PersonLists::created);
        QSignalSpy problem(&model, &PersonLists::problem);
        model.create(u" Illustrators "_s);
        QVERIFY(model.isBusy());
        QTRY_COMPARE(column(model, "name"), (QVariantList{u"Illustrators"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(column(model, "inside"), (QVariantList{true}), patienceMs);
        QCOMPARE(created.size(), 1);
        model.create(u"illustrators"_s);
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(lastText(problem).contains(u"there is one of that name"_s));
        QVERIFY(!model.isBusy());
        QCOMPARE(model.rowCount(), 1);
    }

    void searching()
    {
        for (const QString &name : {u"Rust people"_s, u"People of ＡＢＣ"_s, u"絵を描く人"_s}) {
            QVERIFY(await(m_house->app->lists.create(name)));
        }
        PersonLists &model = *make(u"mei"_s);
        QTRY_COMPARE(model.rowCount(), 3);
        model.setSearch(u"people"_s);
        QCOMPARE(model.rowCount(), 2);
        model.setSearch(u"abc  PEOPLE"_s);
        QCOMPARE(column(model, "name"), (QVariantList{u"People of ＡＢＣ"_s}));
        model.setSearch(u"絵"_s);
        QCOMPARE(column(model, "name"), (QVariantList{u"絵を描く人"_s}));
        QCOMPARE(model.total(), 3);
        model.setSearch({});
        QCOMPARE(model.rowCount(), 3);
    }

    void listsOfServers()
    {
        Sandbox &sandbox = m_house->sandbox;
        sandbox.follow(u"ao"_s, u"mei"_s);
        sandbox.addServerList(u"ao"_s, u"Books"_s, {u"mei"_s});
        const QString films = sandbox.addServerList(u"ao"_s, u"Films"_s, {});
        sandbox.addServerList(u"sora"_s, u"Plants"_s, {u"mei"_s});
        QVERIFY(m_house->signIn(u"ao"_s));
        QVERIFY(m_house->signIn(u"sora"_s));
        ServerPlaces &places = *make(u"mei"_s)->servers();
        QVERIFY(!places.isAsking());
        QCOMPARE(places.rowCount(), 0); // nothing is asked unasked
        places.ask();
        QTRY_VERIFY_WITH_TIMEOUT(
            rowOf(places, u"Plants"_s) > 0 && rowOf(places, u"Films"_s) > 0, patienceMs);
        QTRY_VERIFY(!places.isAsking());
        QCOMPARE(column(places, "source")[0], QVariant(QString()));
        QCOMPARE(column(places, "acct")[0], QVariant(u'@' + sandbox.handle(u"ao"_s)));
        QTRY_COMPARE(of(places, u"Books"_s, "inside"), QVariant(true));
        QTRY_COMPARE(of(places, u"Plants"_s, "inside"), QVariant(true));
        QCOMPARE(of(places, u"Films"_s, "inside"), QVariant(false));
        QCOMPARE(of(places, u"Films"_s, "known"), QVariant(true));

        const QString key = of(places, u"Films"_s, "source").toString();
        places.set(key, true);
        QCOMPARE(of(places, u"Films"_s, "busy"), QVariant(true));
        QTRY_COMPARE_WITH_TIMEOUT(of(places, u"Films"_s, "inside"), QVariant(true), patienceMs);
        QCOMPARE(of(places, u"Films"_s, "busy"), QVariant(false));
        QCOMPARE(of(places, u"Films"_s, "offer"), QVariant(false));
        QCOMPARE(sandbox.serverListMembers(u"ao"_s, films), QStringList{sandbox.handle(u"mei"_s)});
        places.set(key, false);
        QTRY_COMPARE_WITH_TIMEOUT(of(places, u"Films"_s, "inside"), QVariant(false), patienceMs);
        QVERIFY(sandbox.serverListMembers(u"ao"_s, films).isEmpty());
    }

    void whoIsNotFollowed_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
    }
    void whoIsNotFollowed()
    {
        QFETCH(QString, user);
        Sandbox &sandbox = m_house->sandbox;
        sandbox.follow(user, u"hal"_s);
        QVERIFY(sandbox.unfollow(user, u"hal"_s));
        sandbox.addServerList(user, u"Books"_s, {});
        QVERIFY(m_house->signIn(user));
        ServerPlaces &places = *make(u"hal"_s)->servers();
        places.ask();
        QTRY_COMPARE_WITH_TIMEOUT(of(places, u"Books"_s, "known"), QVariant(true), patienceMs);
        places.set(of(places, u"Books"_s, "source").toString(), true);
        QTRY_COMPARE_WITH_TIMEOUT(of(places, u"Books"_s, "offer"), QVariant(true), patienceMs);
        const QString words = of(places, u"Books"_s, "words").toString();
        QVERIFY2(words.startsWith(sandbox.serverOf(user)->host()), qPrintable(words));
        QVERIFY2(words.contains(u'@' + sandbox.handle(user)), qPrintable(words));
        QCOMPARE(of(places, u"Books"_s, "inside"), QVariant(false));
        QCOMPARE(of(places, u"Books"_s, "busy"), QVariant(false));
    }

    void aServerThatIsAway()
    {
        QVERIFY(m_house->signIn(u"ao"_s));
        m_house->sandbox.serverOf(u"ao"_s)->addFault({.kind = Fault::Kind::Html});
        ServerPlaces &places = *make(u"mei"_s)->servers();
        places.ask();
        QTRY_COMPARE_WITH_TIMEOUT(places.rowCount(), 1, patienceMs);
        QVERIFY(!column(places, "words")[0].toString().isEmpty());
        QTRY_VERIFY(!places.isAsking());
    }

    void toChooseFrom()
    {
        m_house->sandbox.addServerList(u"ao"_s, u"Books"_s, {});
        QVERIFY(m_house->signIn(u"ao"_s));
        ServerPlaces places(*m_house->app->store, m_house->ask(), {});
        places.ask();
        QTRY_COMPARE_WITH_TIMEOUT(places.rowCount(), 3, patienceMs); // its account, and two
        QCOMPARE(of(places, u"Books"_s, "known"), QVariant(true));
        const Server *server = m_house->sandbox.serverOf(u"ao"_s);
        QCOMPARE(server->requestCount(u"/api/v1/accounts/lookup"_s), 0);
        places.set(of(places, u"Books"_s, "source").toString(), true); // whom?
        QCOMPARE(of(places, u"Books"_s, "busy"), QVariant(false));
    }

    void antennasStandApartFromLists()
    {
        const auto account = m_house->signIn(u"ao"_s);
        QVERIFY(account);
        store::Store &store = *m_house->app->store;
        const auto kind = Source::Kind::Antenna;
        QVERIFY(await(store.writeCache([=, id = account->id](store::CacheTx &tx) {
            return store::saveServerLists(tx, id, kind, {{.id = u"9"_s, .title = u"fish"_s}});
        })));
        ServerPlaces antennas(store, m_house->ask(), {}, kind);
        QTRY_COMPARE(antennas.rowCount(), 2); // its account, and the one
        QCOMPARE(of(antennas, u"fish"_s, "source").toString(),
            accountSource(kind, account->id, {}, u"9"_s).key());
        ServerPlaces lists(store, m_house->ask(), {});
        lists.ask();
        QTRY_VERIFY_WITH_TIMEOUT(!lists.isAsking(), patienceMs);
        QCOMPARE(lists.rowCount(), 0);
    }

    void mayGoWhileItAsks()
    {
        makeLists(1);
        QVERIFY(m_house->signIn(u"ao"_s));
        PersonLists &model = *make(u"mei"_s);
        QTRY_COMPARE(model.rowCount(), 1);
        model.servers()->ask();
        model.create(u"New"_s);
        m_tester.reset();
        m_serverTester.reset();
        m_lists.reset();
        const auto lists = [this] { return await(m_house->app->lists.all())->size(); };
        QTRY_COMPARE(lists(), size_t(2));
    }
};

QTEST_MAIN(tst_personlists)
#include "tst_personlists.moc"
