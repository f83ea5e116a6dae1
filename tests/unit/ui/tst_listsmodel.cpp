// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/listsmodel.h"
#include "ui/viewmodels/membersmodel.h"

#include "appfixture.h"

#include "store/lists.h"
#include "store/readings.h"
#include "ui/viewmodels/colours.h"
#include "ui/viewmodels/listsettings.h"

#include <QAbstractItemModelTester>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

class TestListsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesRenamesAndRemoves();
    void addsPeople();
    void saysWhoCannotBeAdded();
    void tellsHowPeopleAreRead();
    void takesPeopleOut();
    void takesTheDeadOut();
    void tellsOfSomeMembersOnly();
    void keepsWhatIsChosen();
    void hasAnOrder();
    void findsPeople();
    void putsPeopleInOrder();
    void tenThousandPeople();
    void mayGoWhileItAsks();
};

void TestListsModel::makesRenamesAndRemoves()
{
    AppFixture house;
    QVERIFY(house.isReady());
    ListsModel model(*house.app->store, house.app->lists, house.ask());
    QAbstractItemModelTester tester(&model);
    QSignalSpy created(&model, &ListsModel::created);
    QSignalSpy problem(&model, &ListsModel::problem);
    model.create(u" Illustrators "_s);
    QTRY_COMPARE(column(model, "name"), (QVariantList{u"Illustrators"_s}));
    QCOMPARE(column(model, "members"), (QVariantList{0}));
    QTRY_COMPARE(created.size(), 1);
    const QString id = created[0][0].toString();
    QCOMPARE(column(model, "listId"), (QVariantList{id}));

    model.create(u"illustrators"_s);
    QTRY_COMPARE(problem.size(), 1);
    QVERIFY(lastText(problem).contains(u"there is one of that name"_s));
    model.create(u"  "_s);
    QTRY_COMPARE(problem.size(), 2);

    model.rename(id, u"Painters"_s);
    QTRY_COMPARE(column(model, "name"), (QVariantList{u"Painters"_s}));
    model.remove(id);
    QTRY_COMPARE(model.rowCount(), 0);
    model.rename(id, u"Gone"_s);
    QTRY_COMPARE(problem.size(), 3);
}

void TestListsModel::addsPeople()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto list = await(house.app->lists.create(u"People"_s));
    QVERIFY(list);
    ListsModel lists(*house.app->store, house.app->lists, house.ask());
    MembersModel members(*house.app->store, house.ask(), list->id, {});
    QAbstractItemModelTester tester(&members);
    const QString mei = house.sandbox.handle(u"mei"_s);
    const QString kai = house.sandbox.handle(u"kai"_s);
    members.adder()->addText(u'@' + mei + u",\n  "_s + kai);
    QVERIFY(members.adder()->isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(members.rowCount(), 2, patienceMs);
    QTRY_VERIFY(!members.adder()->isBusy());
    QCOMPARE(members.listName(), u"People"_s);
    // Which server answers first is chance.
    const bool meiFirst = column(members, "name").front().toString() == u"mei";
    const QVariantList accts{QString(u'@' + mei), QString(u'@' + kai)};
    QCOMPARE(
        column(members, "acct"), meiFirst ? accts : (QVariantList{accts.back(), accts.front()}));
    QCOMPARE(column(members, "reader"), (QVariantList{u"not read yet"_s, u"not read yet"_s}));
    QTRY_COMPARE(column(lists, "members"), (QVariantList{2}));
}

void TestListsModel::saysWhoCannotBeAdded()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto list = await(house.app->lists.create(u"People"_s));
    QVERIFY(list);
    MembersModel members(*house.app->store, house.ask(), list->id, {});
    PeopleAdder *adder = members.adder();
    const QString nobody = u"nobody@"_s + house.sandbox.serverOf(u"ao"_s)->host();
    adder->addText(nobody + u" what? @"_s + house.sandbox.handle(u"mei"_s));
    QTRY_COMPARE_WITH_TIMEOUT(adder->notAdded()->rowCount(), 2, patienceMs);
    QTRY_VERIFY(!adder->isBusy());
    QCOMPARE(adder->summary(), u"1 added · 2 not added"_s);
    const QVariantList reasons = column(*adder->notAdded(), "reason");
    QVERIFY(reasons[0].toString().contains(u"a handle looks like"_s));
    QVERIFY(reasons[1].toString().contains(u"@"_s + nobody + u" was not found"_s));
    adder->dismiss();
    QVERIFY(adder->summary().isEmpty());
    adder->addText(house.sandbox.handle(u"mei"_s));
    QTRY_COMPARE_WITH_TIMEOUT(adder->summary(), u"1 already in it"_s, patienceMs);
}

void TestListsModel::tellsHowPeopleAreRead()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto list = await(house.app->lists.create(u"People"_s));
    QVERIFY(list);
    for (const QString &user : {u"mei"_s, u"ren"_s}) {
        QVERIFY(await(house.app->lists.add(*list, house.sandbox.handle(user))));
    }
    house.sandbox.post(u"mei"_s, u"hello"_s);
    ListsModel lists(*house.app->store, house.app->lists, house.ask());
    MembersModel members(*house.app->store, house.ask(), list->id, {});
    QTRY_COMPARE(members.rowCount(), 2);
    QVERIFY(await(house.app->lists.refresh(*list)));
    QTRY_COMPARE(column(members, "reader"),
        (QVariantList{u"read by its public API"_s, u"cannot be read"_s}));
    QCOMPARE(column(members, "trouble")[0], QVariant(QString()));
    QVERIFY(column(members, "trouble")[1].toString().contains(u"no guest"_s));
    QVERIFY(column(members, "trouble")[1].toString().endsWith(u"Sign in there."_s));
    QTRY_COMPARE(column(lists, "unreadable"), (QVariantList{1}));
}

void TestListsModel::takesPeopleOut()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto list = await(house.app->lists.create(u"People"_s));
    QVERIFY(list);
    for (const QString &user : {u"mei"_s, u"kai"_s}) {
        QVERIFY(await(house.app->lists.add(*list, house.sandbox.handle(user))));
    }
    MembersModel members(*house.app->store, house.ask(), list->id, {});
    QTRY_COMPARE(members.rowCount(), 2);
    QSignalSpy problem(&members, &MembersModel::problem);
    const QString mei = u'@' + house.sandbox.handle(u"mei"_s);
    members.remove(mei);
    QTRY_COMPARE(members.rowCount(), 1);
    members.remove(mei);
    QTRY_COMPARE(problem.size(), 1);
}

void TestListsModel::keepsWhatIsChosen()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto list = await(house.app->lists.create(u"Art"_s));
    QVERIFY(list);
    const QString id = list->id.value;
    ListsModel model(*house.app->store, house.app->lists, house.ask());
    QSignalSpy problem(&model, &ListsModel::problem);
    const auto settings = [&] { return column(model, "settings").value(0).value<ListSettings>(); };
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(settings(), ListSettings());
    QCOMPARE(column(model, "colour"), QVariantList{QString()});

    model.set(id, u"hide_boosts"_s, true);
    model.set(id, u"exclusive"_s, true);
    model.set(id, u"in_everyone"_s, true);
    model.set(id, u"as_grid"_s, true);
    model.setColour(id, 2);
    model.setIcon(id, u" 🎨 "_s);
    const ListSettings wanted{.hideBoosts = true,
        .asGrid = true,
        .inEveryone = true,
        .exclusive = true,
        .colourIndex = 2};
    QTRY_COMPARE(settings(), wanted);
    QTRY_COMPARE(column(model, "icon"), QVariantList{u"🎨"_s});
    QCOMPARE(column(model, "colour"), QVariantList{accountColours()[2]});

    model.set(id, u"hide_boosts"_s, false);
    model.setColour(id, -1);
    model.setIcon(id, {});
    QTRY_COMPARE(column(model, "icon"), QVariantList{QString()});
    QVERIFY(!settings().hideBoosts);
    QCOMPARE(settings().colourIndex, -1);
    QCOMPARE(problem.size(), 0);

    model.setIcon(id, u"art"_s);
    QTRY_COMPARE(problem.size(), 1);
    QVERIFY(lastText(problem).contains(u"one emoji"_s));
    model.set(u"gone"_s, u"notify"_s, true);
    QTRY_COMPARE(problem.size(), 2);
}

void TestListsModel::hasAnOrder()
{
    AppFixture house;
    QVERIFY(house.isReady());
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
        QVERIFY(await(house.app->lists.create(name)));
    }
    ListsModel model(*house.app->store, house.app->lists, house.ask());
    QAbstractItemModelTester tester(&model);
    QTRY_COMPARE(column(model, "name"), (QVariantList{u"a"_s, u"b"_s, u"c"_s}));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.move(2, 0);
    QTRY_COMPARE(column(model, "name"), (QVariantList{u"c"_s, u"a"_s, u"b"_s}));
    model.move(0, 1);
    QTRY_COMPARE(column(model, "name"), (QVariantList{u"a"_s, u"c"_s, u"b"_s}));
    model.move(0, -1); // there is nothing above the first
    model.move(2, 3);
    model.move(1, 2);
    QTRY_COMPARE(column(model, "name"), (QVariantList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(reset.size(), 0);
}

namespace {

/// A list whose members nobody has looked for.
ListId listOf(AppFixture &house, const QStringList &users)
{
    const auto list = await(house.app->lists.create(u"People"_s));
    const auto filled = await(house.app->store->writeUser([&](store::UserTx &tx) -> Result<Done> {
        for (const QString &user : users) {
            const auto done =
                store::addMember(tx, {.list = list->id, .acct = user + u"@gone.example"_s});
            if (!done) {
                return done;
            }
        }
        return Done{};
    }));
    return filled ? list->id : ListId();
}

QVariantList handles(const QStringList &users)
{
    QVariantList all;
    for (const QString &user : users) {
        all << QString(u'@' + user + u"@gone.example"_s);
    }
    return all;
}

/// How somebody was read last.
Result<Done> saveRead(AppFixture &house, const QString &user, qint64 readAt, const QString &error)
{
    const ListMember member{.acct = user + u"@gone.example"_s,
        .reader = ReaderKind::MastodonApi,
        .polled = {.readAt = readAt},
        .error = error};
    return await(house.app->store->writeCache(
        [member](store::CacheTx &tx) { return store::saveReading(tx, member); }));
}

} // namespace

void TestListsModel::findsPeople()
{
    AppFixture house;
    QVERIFY(house.isReady());
    MembersModel members(
        *house.app->store, house.ask(), listOf(house, {u"mei"_s, u"kai"_s, u"mika"_s}), {});
    QAbstractItemModelTester tester(&members);
    QTRY_COMPARE(members.rowCount(), 3);
    QSignalSpy reset(&members, &QAbstractItemModel::modelReset);
    members.setSearch(u"K"_s);
    QCOMPARE(column(members, "acct"), handles({u"kai"_s, u"mika"_s}));
    QCOMPARE(members.total(), 3);
    members.setSearch(u"gone mei"_s);
    QCOMPARE(column(members, "acct"), handles({u"mei"_s}));
    members.setSearch(u"nobody"_s);
    QCOMPARE(members.rowCount(), 0);
    members.setSearch({});
    QCOMPARE(column(members, "acct"), handles({u"mei"_s, u"kai"_s, u"mika"_s}));
    QCOMPARE(reset.size(), 0);
}

void TestListsModel::putsPeopleInOrder()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const ListId list = listOf(house, {u"mei"_s, u"kai"_s, u"ao"_s});
    MembersModel members(*house.app->store, house.ask(), list, {});
    QAbstractItemModelTester tester(&members);
    QTRY_COMPARE(column(members, "acct"), handles({u"mei"_s, u"kai"_s, u"ao"_s}));
    QCOMPARE(members.orders().size(), int(MemberOrder::Trouble) + 1);
    QSignalSpy reset(&members, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex mei(members.index(0));
    members.setOrder(int(MemberOrder::Name));
    QTRY_COMPARE(column(members, "acct"), handles({u"ao"_s, u"kai"_s, u"mei"_s}));
    QCOMPARE(mei.row(), 2);

    QVERIFY(saveRead(house, u"mei"_s, 1000, u"shut"_s));
    members.setOrder(int(MemberOrder::Trouble));
    QTRY_COMPARE(column(members, "acct"), handles({u"mei"_s, u"kai"_s, u"ao"_s}));
    // What comes of a reading changes the row, and no place.
    QVERIFY(saveRead(house, u"mei"_s, 2000, {}));
    QTRY_COMPARE(column(members, "trouble"), (QVariantList{QString(), QString(), QString()}));
    QVERIFY(saveRead(house, u"ao"_s, 2000, u"shut"_s));
    QTRY_COMPARE(column(members, "trouble")[2], QVariant(u"shut"_s));
    QVERIFY(column(members, "pace")[2].toString().startsWith(u"read by its public API · "_s));
    QCOMPARE(column(members, "acct"), handles({u"mei"_s, u"kai"_s, u"ao"_s}));
    members.setOrder(int(MemberOrder::Trouble)); // asked for once more
    QTRY_COMPARE(column(members, "acct"), handles({u"ao"_s, u"mei"_s, u"kai"_s}));
    QCOMPARE(reset.size(), 0);
}

void TestListsModel::takesTheDeadOut()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const ListId list = listOf(house, {u"mei"_s, u"kai"_s, u"ao"_s});
    MembersModel members(*house.app->store, house.ask(), list, {});
    QTRY_COMPARE(members.rowCount(), 3);
    QVERIFY(members.dead().isEmpty());
    for (const QString &user : {u"mei"_s, u"kai"_s}) {
        const ListMember gone{.acct = user + u"@gone.example"_s,
            .reader = ReaderKind::MastodonApi,
            .polled = {.end = PollEnd::Gone},
            .error = u"nobody there"_s};
        QVERIFY(await(house.app->store->writeCache(
            [gone](store::CacheTx &tx) { return store::saveReading(tx, gone); })));
    }
    QTRY_COMPARE(members.dead().size(), 2);
    QCOMPARE(members.dead()[0], u"@mei@gone.example – nobody there"_s);
    // Who was not named when the user was asked stays, whatever became of them meanwhile.
    members.removeDead({members.dead()[1], u"@ao@gone.example – nobody there"_s});
    QTRY_COMPARE(column(members, "acct"), handles({u"mei"_s, u"ao"_s}));
}

void TestListsModel::tellsOfSomeMembersOnly()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const ListId list = listOf(house, {u"mei"_s, u"kai"_s});
    MembersModel members(*house.app->store, house.ask(), list, {});
    QAbstractItemModelTester tester(&members);
    QTRY_COMPARE(column(members, "notice"), (QVariantList{0, 0}));
    QVERIFY(!members.listNotifies());
    members.setNotice(u"@kai@gone.example"_s, int(MembersModel::MemberNotice::Always));
    QTRY_COMPARE(column(members, "notice"), (QVariantList{0, 1}));
    QVERIFY(column(members, "reader")[1].toString().endsWith(u"you are told of new posts"_s));
    members.setNotice(u"@kai@gone.example"_s, int(MembersModel::MemberNotice::Never));
    QTRY_COMPARE(column(members, "notice"), (QVariantList{0, 2}));
    members.setNotice(u"@kai@gone.example"_s, int(MembersModel::MemberNotice::AsTheList));
    QTRY_COMPARE(column(members, "notice"), (QVariantList{0, 0}));
    QSignalSpy problem(&members, &MembersModel::problem);
    members.setNotice(u"@ao@gone.example"_s, int(MembersModel::MemberNotice::Never));
    QTRY_COMPARE(problem.size(), 1);
}

/// In the end it is right; that it is fast is measured elsewhere.
void TestListsModel::tenThousandPeople()
{
    AppFixture house;
    QVERIFY(house.isReady());
    QStringList users;
    for (int i = 0; i < 10'000; ++i) {
        users << u"user%1"_s.arg(9999 - i, 4, 10, QChar(u'0'));
    }
    MembersModel members(*house.app->store, house.ask(), listOf(house, users), {});
    QTRY_COMPARE_WITH_TIMEOUT(members.rowCount(), 10'000, patienceMs);
    members.setOrder(int(MemberOrder::Name));
    const auto first = [&] { return members.data(members.index(0), Qt::UserRole).toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(first(), u"@user0000@gone.example"_s, patienceMs);
    members.setSearch(u"7"_s); // every other row goes somewhere
    QCOMPARE(members.rowCount(), 3439);
    QCOMPARE(first(), u"@user0007@gone.example"_s);
    members.setSearch({});
    QCOMPARE(members.rowCount(), 10'000);
}

void TestListsModel::mayGoWhileItAsks()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto list = await(house.app->lists.create(u"People"_s));
    QVERIFY(list);
    {
        MembersModel members(*house.app->store, house.ask(), list->id, {});
        members.adder()->addText(house.sandbox.handle(u"mei"_s));
        QTRY_VERIFY(house.sandbox.serverOf(u"mei"_s)->requestCount(u"*"_s) > 0);
    }
    // The page was closed; what it asked for happens all the same.
    ListsModel lists(*house.app->store, house.app->lists, house.ask());
    QTRY_COMPARE_WITH_TIMEOUT(column(lists, "members"), (QVariantList{1}), patienceMs);
}

QTEST_MAIN(TestListsModel)
#include "tst_listsmodel.moc"
