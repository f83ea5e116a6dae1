// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/listsmodel.h"
#include "ui/viewmodels/membersmodel.h"

#include "appfixture.h"

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
    QSignalSpy added(&members, &MembersModel::added);
    QSignalSpy busy(&members, &MembersModel::busyChanged);
    const QString mei = house.sandbox.handle(u"mei"_s);
    const QString kai = house.sandbox.handle(u"kai"_s);
    members.add(u'@' + mei + u",\n  "_s + kai);
    QVERIFY(members.isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(added.size(), 2, patienceMs);
    QTRY_COMPARE(members.rowCount(), 2);
    QVERIFY(!members.isBusy());
    QCOMPARE(busy.size(), 2);
    QCOMPARE(members.listName(), u"People"_s);
    QCOMPARE(column(members, "acct"), (QVariantList{QString(u'@' + mei), QString(u'@' + kai)}));
    QCOMPARE(column(members, "name"), (QVariantList{u"mei"_s, u"kai"_s}));
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
    QSignalSpy added(&members, &MembersModel::added);
    QSignalSpy problem(&members, &MembersModel::problem);
    const QString nobody = u"nobody@"_s + house.sandbox.serverOf(u"ao"_s)->host();
    members.add(nobody + u" what? @"_s + house.sandbox.handle(u"mei"_s));
    QTRY_COMPARE_WITH_TIMEOUT(added.size() + problem.size(), 3, patienceMs);
    QCOMPARE(added.size(), 1);
    QVERIFY(problem[0][0].toString().contains(u"@"_s + nobody + u" was not found"_s));
    QVERIFY(problem[1][0].toString().contains(u"a handle looks like"_s));
    members.add(house.sandbox.handle(u"mei"_s));
    QTRY_COMPARE_WITH_TIMEOUT(problem.size(), 3, patienceMs);
    QVERIFY(lastText(problem).contains(u"already in this list"_s));
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

void TestListsModel::mayGoWhileItAsks()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto list = await(house.app->lists.create(u"People"_s));
    QVERIFY(list);
    {
        MembersModel members(*house.app->store, house.ask(), list->id, {});
        members.add(house.sandbox.handle(u"mei"_s));
    }
    // The page was closed; what it asked for happens all the same.
    ListsModel lists(*house.app->store, house.app->lists, house.ask());
    QTRY_COMPARE_WITH_TIMEOUT(column(lists, "members"), (QVariantList{1}), patienceMs);
}

QTEST_MAIN(TestListsModel)
#include "tst_listsmodel.moc"
