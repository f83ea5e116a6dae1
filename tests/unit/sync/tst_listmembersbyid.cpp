// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeytesting.h"
#include "sync/belongings.h"
#include "sync/listmembers.h"
#include "sync/listplaces.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray membersPath = "/api/users/lists/get-memberships";
const QByteArray listShownPath = "/api/users/lists/show";
const QByteArray peoplePath = "/api/users/show";

Session listOwner(const AccountFixture &fixture)
{
    Session session = fixture.session(u"misskey"_s);
    session.instance.family = Instance::Family::Misskey;
    return session;
}

QJsonObject personCalled(int number)
{
    return {{u"id"_s, u"p%1"_s.arg(number)}, {u"username"_s, u"p%1"_s.arg(number)},
        {u"host"_s, QJsonValue()}};
}

ScriptedAnswer scriptedPeople(int from, int count)
{
    QJsonArray people;
    for (int i = from; i < from + count; ++i) {
        people.append(personCalled(i));
    }
    return scriptedNotes(people);
}

/// {"id": …, "user": …} of each.
ScriptedAnswer scriptedMembers(int from, int count)
{
    QJsonArray rows;
    for (int i = from; i < from + count; ++i) {
        rows.append(QJsonObject{{u"id"_s, u"m%1"_s.arg(i)}, {u"user"_s, personCalled(i)}});
    }
    return scriptedNotes(rows);
}

ScriptedAnswer scriptedIds(int count)
{
    QJsonArray ids;
    for (int i = 0; i < count; ++i) {
        ids.append(u"p%1"_s.arg(i));
    }
    return scriptedObject({{u"id"_s, u"L"_s}, {u"userIds"_s, ids}});
}

ScriptedAnswer withoutCall()
{
    return misskeyRefusal("UNKNOWN_API_ENDPOINT", 404);
}

struct ReadMembers {
    QStringList localIds;
    QString ended; ///< "ok", or the error's kind
};

ReadMembers readMembers(AccountFixture &fixture)
{
    ReadMembers read;
    QString below;
    for (int page = 0; page < 20; ++page) {
        const auto members = awaitedResult(
            loadListMembers(*fixture.core, *fixture.sessions, listOwner(fixture), u"L"_s, below));
        read.ended = members ? u"ok"_s : word(members.error().kind);
        if (!members) {
            return read;
        }
        for (const Actor &person : members->people) {
            read.localIds << person.localId;
        }
        below = members->older;
        if (below.isEmpty()) {
            break;
        }
    }
    return read;
}

} // namespace

/// Members of lists at servers that tell them in pages, or only by their ids (before Misskey
/// 2023.10).
class tst_listmembersbyid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inPages()
    {
        AccountFixture fixture;
        fixture.server.on(membersPath, scriptedMembers(0, 80));
        fixture.server.on(membersPath, scriptedMembers(80, 3));
        fixture.server.on(membersPath, scriptedNotes({}));
        const ReadMembers read = readMembers(fixture);
        QCOMPARE(read.ended, u"ok"_s);
        QCOMPARE(read.localIds.size(), 83);
        QVERIFY(fixture.lines().filter(u"lists/show"_s).isEmpty());
    }

    void byIds()
    {
        AccountFixture fixture;
        fixture.server.on(membersPath, withoutCall());
        fixture.server.on(listShownPath, scriptedIds(41));
        fixture.server.on(peoplePath, scriptedPeople(0, 40));
        fixture.server.on(peoplePath, scriptedPeople(40, 1));
        const ReadMembers read = readMembers(fixture);
        QCOMPARE(read.ended, u"ok"_s);
        QCOMPARE(read.localIds.size(), 41);
        QCOMPARE(read.localIds.last(), u"p40"_s);
        QCOMPARE(fixture.lines().filter(u"get-memberships"_s).size(), 1); // it is known then
    }

    /// What everything that an account has is read for: each list would ask in vain.
    void manyListsAskOnce()
    {
        AccountFixture fixture;
        QJsonArray lists;
        for (const QString &id : {u"A"_s, u"B"_s, u"C"_s}) {
            lists.append(QJsonObject{{u"id"_s, id}, {u"name"_s, u"list "_s + id}});
        }
        fixture.server.on("/api/users/lists/list", scriptedNotes(lists));
        fixture.server.on(membersPath, withoutCall());
        fixture.server.on(listShownPath, scriptedIds(1));
        fixture.server.on(peoplePath, scriptedPeople(0, 1));
        QString below;
        QStringList rows;
        for (int page = 0; page < 10; ++page) {
            const auto read = awaitedResult(loadBelongings(
                *fixture.core, *fixture.sessions, listOwner(fixture), MovedKind::Lists, below));
            QVERIFY2(read.ok(), read ? "" : qPrintable(sentence(read.error())));
            for (const store::CensusItem &item : read->items) {
                rows << item.item.list + u' ' + item.localId;
            }
            below = read->below;
            if (below.isEmpty()) {
                break;
            }
        }
        QCOMPARE(rows, (QStringList{u"list A p0"_s, u"list B p0"_s, u"list C p0"_s}));
        QCOMPARE(fixture.lines().filter(u"get-memberships"_s).size(), 1);
        QCOMPARE(fixture.lines().filter(u"lists/show"_s).size(), 3);
    }

    void nobodyInIt()
    {
        AccountFixture fixture;
        fixture.server.on(membersPath, withoutCall());
        fixture.server.on(listShownPath, scriptedIds(0));
        const ReadMembers read = readMembers(fixture);
        QCOMPARE(read.ended, u"ok"_s);
        QVERIFY(read.localIds.isEmpty());
    }

    void failures()
    {
        AccountFixture fixture;
        fixture.server.on(membersPath, withoutCall());
        fixture.server.on(listShownPath, scriptedObject({{u"id"_s, u"L"_s}}));
        QCOMPARE(readMembers(fixture).ended, u"bad-answer"_s);
        AccountFixture refused;
        refused.server.on(membersPath, misskeyRefusal("PERMISSION_DENIED", 403));
        QCOMPARE(readMembers(refused).ended, u"forbidden"_s);
        QVERIFY(refused.lines().filter(u"lists/show"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_listmembersbyid)
#include "tst_listmembersbyid.moc"
