// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeytesting.h"
#include "sync/belongings.h"
#include "sync/people.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray userPath = "/api/users/show";

QJsonObject movedUser(const QString &id, const QString &name, const QJsonValue &host,
    const QJsonValue &movedTo = QJsonValue())
{
    return {{u"id"_s, id}, {u"username"_s, name}, {u"host"_s, host}, {u"isLocked"_s, false},
        {u"isSuspended"_s, false}, {u"movedTo"_s, movedTo}};
}

/// "2 mei@c.example": the id there and where they went; or the error's kind.
QString foundBy(AccountFixture &fixture, bool fetch)
{
    Session session = fixture.session(u"misskey"_s);
    session.instance.family = Instance::Family::Misskey;
    const auto person = awaitedResult(
        findPersonAt(*fixture.core, *fixture.sessions, session, u"ao@b.example"_s, fetch));
    return person ? person->localId + u' ' + person->movedTo : word(person.error().kind);
}

/// The profile of ao, whose own server that is; where they went, or the error's kind.
QString profileOf(AccountFixture &fixture)
{
    People people(*fixture.core, *fixture.sessions);
    const QString host = fixture.server.host();
    const auto actor = awaitedResult(people.profile({.handle = {u"ao"_s, host}, .host = host}));
    endWork(*fixture.core, {&people, fixture.sessions.get()});
    return actor ? actor->acct.section(u'@', 0, 0) + u' ' + actor->movedTo
                 : word(actor.error().kind);
}

} // namespace

/// Misskey names the account that somebody moved to by its own id.
class tst_moves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void peopleAtAnAccountsServer()
    {
        AccountFixture fixture;
        fixture.server.on(
            userPath, scriptedObject(movedUser(u"1"_s, u"ao"_s, u"b.example"_s, u"2"_s)));
        fixture.server.on(userPath, scriptedObject(movedUser(u"2"_s, u"Mei"_s, u"c.example"_s)));
        QCOMPARE(foundBy(fixture, false), u"1 mei@c.example"_s);
        QCOMPARE(fixture.server.requests().size(), 2);
        QCOMPARE(fixture.server.requests().last().body, R"({"userId":"2"})");
        QCOMPARE(fixture.server.requests().last().header("Authorization"), "Bearer token");
    }

    void whoDidNotMove()
    {
        AccountFixture fixture;
        fixture.server.on(userPath, scriptedObject(movedUser(u"1"_s, u"ao"_s, u"b.example"_s)));
        QCOMPARE(foundBy(fixture, false), u"1 "_s);
        QCOMPARE(fixture.server.requests().size(), 1);
    }

    void whoseMoveIsToldByAddress()
    {
        AccountFixture fixture;
        const QString address = u"https://c.example/users/2"_s;
        fixture.server.on(
            userPath, scriptedObject(movedUser(u"1"_s, u"ao"_s, u"b.example"_s, address)));
        QCOMPARE(foundBy(fixture, false), u"1 "_s + address);
        QCOMPARE(fixture.server.requests().size(), 1);
    }

    /// Nobody is followed in their place: the import goes on with whoever is known.
    void whereNobodyIsShown()
    {
        AccountFixture fixture;
        fixture.server.on(
            userPath, scriptedObject(movedUser(u"1"_s, u"ao"_s, u"b.example"_s, u"2"_s)));
        fixture.server.on(userPath, misskeyRefusal("NO_SUCH_USER", 404));
        QCOMPARE(foundBy(fixture, false), u"1 "_s);
    }

    /// An import must not follow an account that was left because its server was in trouble.
    void aServerInTrouble()
    {
        AccountFixture fixture;
        fixture.server.on(
            userPath, scriptedObject(movedUser(u"1"_s, u"ao"_s, u"b.example"_s, u"2"_s)));
        fixture.server.on(userPath, misskeyRefusal("INTERNAL_ERROR", 500));
        QVERIFY(!foundBy(fixture, false).startsWith(u'1'));
    }

    void profiles()
    {
        AccountFixture fixture;
        runMisskey(fixture.server);
        fixture.server.on(
            userPath, scriptedObject(movedUser(u"1"_s, u"ao"_s, QJsonValue(), u"2"_s)));
        fixture.server.on(userPath, scriptedObject(movedUser(u"2"_s, u"mei"_s, u"c.example"_s)));
        QCOMPARE(profileOf(fixture), u"ao mei@c.example"_s);
    }

    /// It is a profile without that as well.
    void profilesOfWhoWentNobodyKnowsWhere()
    {
        AccountFixture fixture;
        runMisskey(fixture.server);
        fixture.server.on(
            userPath, scriptedObject(movedUser(u"1"_s, u"ao"_s, QJsonValue(), u"2"_s)));
        fixture.server.on(userPath, misskeyRefusal("INTERNAL_ERROR", 500));
        QCOMPARE(profileOf(fixture), u"ao "_s);
    }
};

QTEST_GUILESS_MAIN(tst_moves)
#include "tst_moves.moc"
