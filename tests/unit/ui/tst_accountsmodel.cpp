// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/accountsmodel.h"

#include "appfixture.h"
#include "secrets/filestore.h"
#include "ui/viewmodels/colours.h"

#include <QAbstractItemModelTester>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

/// A machine without a keychain.
class NoKeychain : public MemoryStore {
public:
    QFuture<Result<Done>> check() override
    {
        return answered<Done>(Error{.kind = ErrorKind::Store, .subject = u"keychain"_s});
    }
};

QVariantList accts(const AppFixture &house, const QStringList &users)
{
    QVariantList all;
    for (const QString &user : users) {
        all << QString(u'@' + house.sandbox.handle(user));
    }
    return all;
}

} // namespace

class TestAccountsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsInWithAToken();
    void saysWhyATokenIsRefused();
    void saysWhyAServerIsNotFound();
    void saysWhatToTypeFirst();
    void sendsNothingWithoutAKeychain();
    void ordersByDragging();
    void keepsAChosenColour();
    void keepsTheDefaultActor();
    void tellsASignInThatEnded();
    void removesOneRow();
};

void TestAccountsModel::signsInWithAToken()
{
    AppFixture house;
    QVERIFY(house.isReady());
    AccountsModel model(house.app->core, house.app->accounts);
    QAbstractItemModelTester tester(&model);
    QSignalSpy added(&model, &AccountsModel::added);
    QSignalSpy busy(&model, &AccountsModel::busyChanged);
    const Server *server = house.sandbox.serverOf(u"ao"_s);
    model.addWithToken(u" https://"_s + server->host() + u'/', server->token(u"ao"_s) + u'\n');
    QVERIFY(model.isBusy() || !busy.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, patienceMs);
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(!model.isBusy());
    QCOMPARE(column(model, "accountId"), (QVariantList{added[0][0]}));
    QCOMPARE(column(model, "acct"), accts(house, {u"ao"_s}));
    QCOMPARE(column(model, "host"), (QVariantList{server->host()}));
    QCOMPARE(column(model, "needsSignIn"), (QVariantList{false}));
    QCOMPARE(column(model, "colour"), (QVariantList{accountColours()[0]}));
    QVERIFY(column(model, "avatar")[0].toString().startsWith(u"image://avatar/"_s));
}

void TestAccountsModel::saysWhyATokenIsRefused()
{
    AppFixture house;
    QVERIFY(house.isReady());
    AccountsModel model(house.app->core, house.app->accounts);
    QSignalSpy problem(&model, &AccountsModel::problem);
    const QString host = house.sandbox.serverOf(u"ao"_s)->host();
    model.addWithToken(host, u"a-wrong-token"_s);
    QTRY_COMPARE_WITH_TIMEOUT(problem.size(), 1, patienceMs);
    QVERIFY2(lastText(problem).startsWith(host + u" does not accept this token."_s),
        qPrintable(lastText(problem)));
    QVERIFY(!lastText(problem).contains(u"a-wrong-token"_s));
    QVERIFY(!model.isBusy());
    QCOMPARE(model.rowCount(), 0);
}

void TestAccountsModel::saysWhyAServerIsNotFound()
{
    AppFixture house;
    QVERIFY(house.isReady());
    AccountsModel model(house.app->core, house.app->accounts);
    QSignalSpy problem(&model, &AccountsModel::problem);
    Server *server = house.sandbox.serverOf(u"ao"_s);
    server->stopListening();
    model.addWithToken(server->host(), server->token(u"ao"_s));
    QTRY_COMPARE_WITH_TIMEOUT(problem.size(), 1, patienceMs);
    QVERIFY2(lastText(problem).startsWith(server->host() + u" cannot be reached."_s),
        qPrintable(lastText(problem)));
}

void TestAccountsModel::saysWhatToTypeFirst()
{
    AppFixture house;
    QVERIFY(house.isReady());
    AccountsModel model(house.app->core, house.app->accounts);
    QSignalSpy problem(&model, &AccountsModel::problem);
    model.addWithToken(u"no server"_s, u"token"_s);
    QCOMPARE(problem.size(), 1);
    QVERIFY(lastText(problem).contains(u"not a server name"_s));
    model.addWithToken(u"a.example"_s, u"  "_s);
    QCOMPARE(lastText(problem), u"Paste the access token first."_s);
    QVERIFY(!model.isBusy());
}

void TestAccountsModel::sendsNothingWithoutAKeychain()
{
    AppFixture house({.people = 12, .postsPerServer = 0}, std::make_unique<NoKeychain>());
    QVERIFY(house.isReady());
    AccountsModel model(house.app->core, house.app->accounts);
    QSignalSpy problem(&model, &AccountsModel::problem);
    const Server *server = house.sandbox.serverOf(u"ao"_s);
    model.addWithToken(server->host(), server->token(u"ao"_s));
    QTRY_COMPARE(problem.size(), 1);
    QVERIFY(lastText(problem).contains(u"--session-secrets"_s));
    QCOMPARE(server->requestCount(u"*"_s), 0);
    QVERIFY(!model.isBusy());
}

void TestAccountsModel::ordersByDragging()
{
    AppFixture house;
    QVERIFY(house.isReady());
    for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s}) {
        QVERIFY(house.signIn(user));
    }
    AccountsModel model(house.app->core, house.app->accounts);
    QAbstractItemModelTester tester(&model);
    QTRY_COMPARE(model.rowCount(), 3);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QStringList &colours = accountColours();
    model.move(0, 2);
    QTRY_COMPARE(column(model, "acct"), accts(house, {u"yuki"_s, u"sora"_s, u"ao"_s}));
    model.move(2, 1);
    QTRY_COMPARE(column(model, "acct"), accts(house, {u"yuki"_s, u"ao"_s, u"sora"_s}));
    QCOMPARE(column(model, "colour"), (QVariantList{colours[1], colours[0], colours[2]}));
    QCOMPARE(resets.size(), 0);
}

void TestAccountsModel::keepsAChosenColour()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto account = house.signIn(u"ao"_s);
    QVERIFY(account);
    AccountsModel model(house.app->core, house.app->accounts);
    QTRY_COMPARE(model.rowCount(), 1);
    model.setColour(account->id.value, 5);
    QTRY_COMPARE(column(model, "colour"), (QVariantList{accountColours()[5]}));
    QCOMPARE(column(model, "colourIndex"), (QVariantList{5}));
    model.setColour(account->id.value, 8); // there is no such colour
    AccountsModel later(house.app->core, house.app->accounts);
    QTRY_COMPARE(column(later, "colour"), (QVariantList{accountColours()[5]}));
}

void TestAccountsModel::keepsTheDefaultActor()
{
    AppFixture house;
    QVERIFY(house.isReady());
    AccountsModel model(house.app->core, house.app->accounts);
    QVERIFY(model.defaultActor().isEmpty());
    const auto first = house.signIn(u"ao"_s);
    const auto second = house.signIn(u"yuki"_s);
    QVERIFY(first && second);
    QTRY_COMPARE(column(model, "standard"), (QVariantList{true, false}));
    QCOMPARE(column(model, "colourIndex"), (QVariantList{0, 1}));
    model.makeDefaultAt(1);
    QTRY_COMPARE(column(model, "standard"), (QVariantList{false, true}));
    QCOMPARE(model.defaultActor(), second->id);
    model.makeDefaultAt(7); // nobody
    model.makeDefault(u"nobody"_s);
    AccountsModel later(house.app->core, house.app->accounts);
    QTRY_COMPARE(column(later, "standard"), (QVariantList{false, true}));
    model.move(1, 0);
    QTRY_COMPARE(column(model, "standard"), (QVariantList{true, false}));
    QVERIFY(await(house.app->accounts.remove(*second)));
    QTRY_COMPARE(column(model, "standard"), (QVariantList{true}));
    QCOMPARE(model.defaultActor(), first->id);
}

void TestAccountsModel::tellsASignInThatEnded()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto account = house.signIn(u"ao"_s);
    QVERIFY(account);
    AccountsModel model(house.app->core, house.app->accounts);
    QTRY_COMPARE(model.rowCount(), 1);
    QSignalSpy problem(&model, &AccountsModel::problem);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    house.sandbox.serverOf(u"ao"_s)->addFault({.kind = Fault::Kind::RevokedToken});
    model.check(account->id.value);
    QTRY_COMPARE_WITH_TIMEOUT(problem.size(), 1, patienceMs);
    QVERIFY(lastText(problem).contains(u"Sign in again"_s));
    QTRY_COMPARE(column(model, "needsSignIn"), (QVariantList{true}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][2].value<QList<int>>(), (QList<int>{model.roleNames().key("needsSignIn")}));
}

void TestAccountsModel::removesOneRow()
{
    AppFixture house;
    QVERIFY(house.isReady());
    QVERIFY(house.signIn(u"ao"_s));
    const auto second = house.signIn(u"yuki"_s);
    QVERIFY(second);
    AccountsModel model(house.app->core, house.app->accounts);
    QTRY_COMPARE(model.rowCount(), 2);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QVERIFY(await(house.app->accounts.remove(*second)));
    QTRY_COMPARE(column(model, "acct"), accts(house, {u"ao"_s}));
    QCOMPARE(removed.size(), 1);
}

QTEST_MAIN(TestAccountsModel)
#include "tst_accountsmodel.moc"
