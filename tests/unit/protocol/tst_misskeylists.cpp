// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const Family &family()
{
    return *familyFor(recordedMisskey());
}

QStringList acctsOf(const std::vector<Actor> &people)
{
    QStringList accts;
    for (const Actor &actor : people) {
        accts << actor.acct;
    }
    return accts;
}

/// "kind id title", of each.
QStringList shelvesIn(const Response &response)
{
    const auto shelves = family().decodeShelves(recordedMisskey(), response);
    QStringList told;
    for (const ServerList &one : shelves ? *shelves : std::vector<ServerList>()) {
        told << QString::number(int(one.kind)) + u' ' + one.id + u' ' + one.title;
    }
    return told;
}

QString changeOf(const Response &response)
{
    const auto change = family().decodeListChange(recordedMisskey(), response);
    if (!change) {
        return word(change.error().kind) + u": "_s + change.error().detail;
    }
    return *change == ListChange::Done ? u"done"_s : u"something else"_s;
}

Response inArray(const QByteArray &file)
{
    return answerOf("[" + fixtureBytes("misskey/" + file) + "]", u"https://misskey.test/"_s);
}

} // namespace

/// The lists of an account, who is in them, and whom somebody follows.
class tst_misskeylists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests()
    {
        const Instance instance = recordedMisskey();
        QCOMPARE(misskeyLine(family().serverLists(instance)), u"users/lists/list {}"_s);
        QCOMPARE(misskeyLine(family().serverListMembers(instance, u"3"_s)),
            u"users/lists/get-memberships {\"limit\":100,\"listId\":\"3\"}"_s);
        QCOMPARE(
            misskeyLine(family().listAccounts(instance, u"3"_s, {.maxId = u"9x"_s, .limit = 200})),
            u"users/lists/get-memberships {\"limit\":100,\"listId\":\"3\",\"untilId\":\"9x\"}"_s);
        QCOMPARE(misskeyLine(family().following(instance, u"7"_s, {.limit = 80})),
            u"users/following {\"limit\":80,\"userId\":\"7\"}"_s);
        QCOMPARE(misskeyLine(family().changeServerList(instance, u"3"_s, u"7"_s, true)),
            u"users/lists/push {\"listId\":\"3\",\"userId\":\"7\"}"_s);
        QCOMPARE(misskeyLine(family().changeServerList(instance, u"3"_s, u"7"_s, false)),
            u"users/lists/pull {\"listId\":\"3\",\"userId\":\"7\"}"_s);
        QCOMPARE(misskeyLine(family().createServerList(instance, u"本棚"_s)),
            u"users/lists/create {\"name\":\"本棚\"}"_s);
    }

    /// What changes something is sent once; the rest may be asked for again.
    void whatMayBeRepeated()
    {
        const Instance instance = recordedMisskey();
        QVERIFY(family().serverLists(instance)->onlyReads);
        QVERIFY(family().listAccounts(instance, u"3"_s, {})->onlyReads);
        QVERIFY(!family().changeServerList(instance, u"3"_s, u"7"_s, true)->onlyReads);
        QVERIFY(!family().createServerList(instance, u"x"_s)->onlyReads);
    }

    /// For servers that do not tell members in pages.
    void membersById()
    {
        const Instance instance = recordedMisskey();
        const auto request = family().listMemberIds(instance, u"3"_s);
        QVERIFY(request);
        QCOMPARE(misskeyLine(*request), u"users/lists/show {\"listId\":\"3\"}"_s);
        const auto idsIn = [&](const QJsonObject &list) {
            return family().decodeListMemberIds(
                instance, answerOf(list, u"https://misskey.test/api/users/lists/show"_s));
        };
        QCOMPARE(*idsIn({{u"id"_s, u"3"_s}, {u"userIds"_s, QJsonArray{u"a"_s, 5, u""_s, u"b"_s}}}),
            (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(idsIn({{u"id"_s, u"3"_s}}).error().kind, ErrorKind::BadAnswer);
        QJsonArray many;
        for (int i = 0; i < 9000; ++i) {
            many.append(QString::number(i));
        }
        QCOMPARE(idsIn({{u"userIds"_s, many}})->size(), 5000);
    }

    void whichListsHoldSomebody()
    {
        QVERIFY(!capabilities(recordedMisskey()).listsOfPerson);
        QCOMPARE(misskeyLine(family().serverListsOf(recordedMisskey(), u"7"_s)), u"usage"_s);
    }

    void recordedLists()
    {
        const auto lists =
            family().decodeServerLists(recordedMisskey(), misskeyAnswer("users_lists_list.json"));
        QVERIFY(lists);
        QCOMPARE(lists->size(), size_t(2));
        QCOMPARE(lists->front().title, u"友達 Friends"_s);
        QCOMPARE(lists->front().id, u"atvjfwglya010034"_s);
        QCOMPARE(lists->front().kind, Source::Kind::ServerList);
    }

    void recordedMembers()
    {
        const Response response = misskeyAnswer("users_lists_get_memberships.json");
        const QStringList both{u"kanri@misskey.test"_s, u"bob@misskey.test"_s};
        const auto members = family().decodeServerListMembers(recordedMisskey(), response);
        QVERIFY(members);
        QCOMPARE(acctsOf(*members), both);
        const auto page = family().decodePeople(recordedMisskey(), response, {}, false);
        QVERIFY(page);
        QCOMPARE(acctsOf(page->people), both);
        QCOMPARE(page->older, u"atvjfwi8ya010036"_s); // the membership's, not the person's
    }

    void recordedFollowing()
    {
        const auto page = family().decodePeople(
            recordedMisskey(), misskeyAnswer("users_following.json"), {}, false);
        QVERIFY(page);
        QCOMPARE(
            acctsOf(page->people), (QStringList{u"sakura@misskey.test"_s, u"bob@misskey.test"_s}));
        QVERIFY(page->people.front().locked);
        QCOMPARE(page->older, u"atvjfp62ya01000q"_s);
    }

    void pagesEnd()
    {
        const Instance instance = recordedMisskey();
        const auto none =
            family().decodePeople(instance, answerOf("[]", u"https://misskey.test/"_s), {}, false);
        QVERIFY(none && none->older.isEmpty() && none->people.empty());
        // One that names itself would be read for ever.
        const auto circle = family().decodePeople(instance, misskeyAnswer("users_following.json"),
            {.maxId = u"atvjfp62ya01000q"_s}, false);
        QVERIFY(circle && circle->older.isEmpty());
    }

    void whatIsNoPerson()
    {
        const auto page = family().decodePeople(recordedMisskey(),
            answerOf(R"([{"id":"5","followee":{"id":"1"}},{"id":"4","user":null},7,
                {"id":"3","user":{"id":"2","username":"bob","host":null}}])",
                u"https://misskey.test/"_s),
            {}, false);
        QVERIFY(page);
        QCOMPARE(acctsOf(page->people), QStringList{u"bob@misskey.test"_s});
        QCOMPARE(page->skipped, 3);
        QCOMPARE(page->older, u"3"_s);
    }

    void whoHidesTheirFollows()
    {
        const auto page =
            family().decodePeople(recordedMisskey(), misskeyError(u"FORBIDDEN"_s), {}, false);
        QVERIFY(page && page->people.empty() && page->older.isEmpty());
    }

    /// Servers before 2023.10 cannot tell who is in a list: that is no empty list.
    void withoutMemberships()
    {
        const auto page = family().decodePeople(
            recordedMisskey(), misskeyAnswer("error_unknown_endpoint.json", 404), {}, false);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Usage);
    }

    void changes_data()
    {
        QTest::addColumn<Response>("response");
        QTest::addColumn<QString>("change");
        QTest::newRow("204") << Response{.status = 204} << u"done"_s;
        QTest::newRow("twice") << misskeyAnswer("error_list_already_added.json", 400) << u"done"_s;
        QTest::newRow("full") << misskeyError(u"TOO_MANY_USERS"_s)
                              << u"rejected: the list is full"_s;
        QTest::newRow("blocked") << misskeyError(u"YOU_HAVE_BEEN_BLOCKED"_s)
                                 << u"rejected: they block the account"_s;
        QTest::newRow("limit") << misskeyAnswer("error_rate_limit.json", 429)
                               << u"rate-limited: Rate limit exceeded. Please try again later."_s;
        QTest::newRow("gone") << misskeyAnswer("error_no_such_list.json", 400)
                              << u"not-found: No such list."_s;
        QTest::newRow("permission")
            << misskeyAnswer("error_permission_denied.json", 403)
            << u"forbidden: Asterism was not allowed this when the account signed in: "
               "sign in again"_s;
    }
    void changes()
    {
        QFETCH(Response, response);
        QTEST(changeOf(response), "change");
    }

    void newLists()
    {
        const Instance instance = recordedMisskey();
        const auto made = family().decodeNewServerList(
            instance, answerOf(R"({"id":"12","name":"x"})", u"https://misskey.test/"_s));
        QVERIFY(made);
        QCOMPARE(*made, u"12"_s);
        const auto full =
            family().decodeNewServerList(instance, misskeyError(u"TOO_MANY_USERLISTS"_s));
        QVERIFY(!full);
        QCOMPARE(full.error().kind, ErrorKind::Rejected);
        QCOMPARE(full.error().detail, u"the account has as many lists as it may"_s);
        QVERIFY(
            !family().decodeNewServerList(instance, answerOf("{}", u"https://misskey.test/"_s)));
    }

    void shelves()
    {
        const Instance instance = recordedMisskey();
        QCOMPARE(
            misskeyLine(family().shelves(instance, Source::Kind::Antenna)), u"antennas/list {}"_s);
        QCOMPARE(misskeyLine(family().shelves(instance, Source::Kind::Channel)),
            u"channels/followed {\"limit\":100}"_s);
        QCOMPARE(misskeyLine(family().shelves(instance, Source::Kind::Channel, oldestShelf)),
            u"channels/followed {\"limit\":100,\"sinceId\":\"0\"}"_s);
        QCOMPARE(misskeyLine(family().shelves(instance, Source::Kind::Clip)),
            u"clips/list {\"limit\":100}"_s);
        QCOMPARE(misskeyLine(family().shelves(instance, Source::Kind::Clip, u"9x"_s)),
            u"clips/list {\"limit\":100,\"untilId\":\"9x\"}"_s);
        QCOMPARE(misskeyLine(family().shelves(instance, Source::Kind::Home)), u"usage"_s);
    }

    void favouriteShelves()
    {
        const Instance instance = recordedMisskey();
        const auto line = [&](Source::Kind kind) {
            const auto request = family().favouriteShelves(instance, kind);
            return request ? misskeyLine(*request) : QString();
        };
        QCOMPARE(line(Source::Kind::Channel), u"channels/my-favorites {}"_s);
        QCOMPARE(line(Source::Kind::Clip), u"clips/my-favorites {}"_s);
        QCOMPARE(line(Source::Kind::Antenna), QString());
        QCOMPARE(line(Source::Kind::ServerList), QString());
        const Instance mastodon = server(u"mastodon"_s, u"a.example"_s);
        QVERIFY(!familyFor(mastodon)->favouriteShelves(mastodon, Source::Kind::Clip));
    }

    void recordedShelves()
    {
        const auto line = [](Source::Kind kind, const QString &rest) {
            return QStringList{QString::number(int(kind)) + u' ' + rest};
        };
        QCOMPARE(shelvesIn(misskeyAnswer("antennas_list.json")),
            line(Source::Kind::Antenna, u"atvjfwk1ya010038 紅茶アンテナ"_s));
        QCOMPARE(shelvesIn(misskeyAnswer("clips_list.json")),
            line(Source::Kind::Clip, u"atvjfwkjya010039 お気に入り"_s));
        QCOMPARE(shelvesIn(inArray("channels_show.json")),
            line(Source::Kind::Channel, u"atvjfwojya01003h 雑談"_s));
    }
};

QTEST_GUILESS_MAIN(tst_misskeylists)
#include "tst_misskeylists.moc"
