// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString lists = u"https://a.example/api/v1/lists/"_s;

QString urlText(const Result<Request> &request)
{
    return request ? QString::fromLatin1(request->url.toEncoded()) : request.error().detail;
}

QByteArray typeOf(const Request &request)
{
    return request.headers.last().first == "Content-Type" ? request.headers.last().second
                                                          : QByteArray();
}

/// "done", "must-follow", "unclear", or the kind of the error.
QString outcomeOf(const Response &response)
{
    const auto change = familyFor(goToSocial())->decodeListChange(goToSocial(), response);
    if (!change) {
        return word(change.error().kind);
    }
    return *change == ListChange::Done      ? u"done"_s
        : *change == ListChange::MustFollow ? u"must-follow"_s
                                            : u"unclear"_s;
}

Response refusal(int status, const QString &words)
{
    return answerOf(
        QJsonObject{{u"error"_s, words}}, lists + u"1/accounts"_s, "application/json", status);
}

} // namespace

/// Who is in the lists that a server keeps.
class tst_listmembers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const Family *family = familyFor(instance);
        QCOMPARE(urlText(family->serverListsOf(instance, u"7"_s)),
            u"https://a.example/api/v1/accounts/7/lists"_s);
        QCOMPARE(
            urlText(family->serverListMembers(instance, u"1"_s)), lists + u"1/accounts?limit=0"_s);
        QCOMPARE(urlText(family->serverListMembers(instance, u"a/../b?x"_s)),
            lists + u"a%2F..%2Fb%3Fx/accounts?limit=0"_s);
        QCOMPARE(urlText(family->serverListMembers(instance, u".."_s)),
            lists + u"%252E%252E/accounts?limit=0"_s);
    }

    void adding()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const auto add = familyFor(instance)->changeServerList(instance, u"1"_s, u"7"_s, true);
        QCOMPARE(urlText(add), lists + u"1/accounts"_s);
        QCOMPARE(add->method, "POST");
        QCOMPARE(add->body, "{\"account_ids\":[\"7\"]}");
        QCOMPARE(typeOf(*add), "application/json");
        QCOMPARE(add->retries, 0);
    }

    void removing()
    {
        const Instance instance = server(u"gotosocial"_s, u"a.example"_s);
        const auto remove =
            familyFor(instance)->changeServerList(instance, u"1"_s, u"a&b"_s, false);
        QCOMPARE(urlText(remove), lists + u"1/accounts?account_ids[]=a%26b"_s);
        QCOMPARE(remove->method, "DELETE");
        QVERIFY(remove->body.isEmpty());
        QVERIFY(typeOf(*remove).isEmpty());
    }

    /// snac reads forms only (tests/fixtures/snac2/list_add_followed.json).
    void asForm()
    {
        const Instance instance = server(u"snac"_s, u"a.example"_s);
        for (const bool in : {true, false}) {
            const auto change = familyFor(instance)->changeServerList(instance, u"1"_s, u"7"_s, in);
            QCOMPARE(urlText(change), lists + u"1/accounts"_s);
            QCOMPARE(change->body, "account_ids[]=7");
            QCOMPARE(typeOf(*change), "application/x-www-form-urlencoded");
        }
        QCOMPARE(familyFor(instance)->serverListsOf(instance, u"7"_s).error().kind,
            ErrorKind::Usage); // recorded: account_lists_404.json
    }

    void whereThereAreNone()
    {
        const Instance instance = server(u"pixelfed"_s, u"a.example"_s);
        const Family *family = familyFor(instance);
        QCOMPARE(family->serverListsOf(instance, u"7"_s).error().kind, ErrorKind::Usage);
        QCOMPARE(family->serverListMembers(instance, u"1"_s).error().kind, ErrorKind::Usage);
        QCOMPARE(family->changeServerList(instance, u"1"_s, u"7"_s, true).error().kind,
            ErrorKind::Usage);
    }

    void recordedOutcomes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("outcome");
        const QString done = u"done"_s;
        const QString mustFollow = u"must-follow"_s;
        QTest::newRow("added") << u"gotosocial/list_add_followed.json"_s << done;
        QTest::newRow("as a form") << u"gotosocial/list_add_form_encoded.json"_s << done;
        QTest::newRow("twice") << u"gotosocial/list_add_twice_422.json"_s << done;
        QTest::newRow("removed") << u"gotosocial/list_remove_account.json"_s << done;
        QTest::newRow("not followed")
            << u"gotosocial/list_add_not_followed_404.json"_s << mustFollow;
        QTest::newRow("not followed, 0.19")
            << u"gotosocial/list_add_not_followed_404_v0.19.2.json"_s << mustFollow;
        QTest::newRow("oneself") << u"gotosocial/list_add_self_404.json"_s << mustFollow;
        QTest::newRow("no such list") << u"gotosocial/error_404_list.json"_s << u"unclear"_s;
        QTest::newRow("snac") << u"snac2/list_add_not_followed.json"_s << done;
        QTest::newRow("snac, removed") << u"snac2/list_remove_account.json"_s << done;
    }
    void recordedOutcomes()
    {
        QFETCH(QString, file);
        QTEST(outcomeOf(recorded(file)), "outcome");
    }

    /// Mastodon's own words, and what it says in other languages.
    void otherOutcomes()
    {
        QCOMPARE(
            outcomeOf(refusal(422, u"Validation failed: Account must be a followed account"_s)),
            u"must-follow"_s);
        QCOMPARE(outcomeOf(refusal(422, u"Validation failed: Account is already on the list"_s)),
            u"done"_s);
        QCOMPARE(outcomeOf(refusal(422, u"バリデーションに失敗しました"_s)), u"unclear"_s);
        QCOMPARE(outcomeOf(refusal(404, u"Record not found"_s)), u"unclear"_s);
        QCOMPARE(outcomeOf(refusal(401, u"The access token was revoked"_s)), u"credentials"_s);
        QCOMPARE(outcomeOf(refusal(403, u"This action is outside the scope"_s)), u"forbidden"_s);
        QCOMPARE(outcomeOf(refusal(429, u"Too many requests"_s)), u"rate-limited"_s);
        QCOMPARE(outcomeOf(refusal(500, {})), u"network"_s);
    }

    void members()
    {
        const auto gts = familyFor(goToSocial())
                             ->decodeServerListMembers(
                                 goToSocial(), recorded(u"gotosocial/list_accounts.json"_s));
        QVERIFY(gts && !gts->empty());
        const auto snacs = familyFor(snac())->decodeServerListMembers(
            snac(), recorded(u"snac2/list_accounts.json"_s));
        QVERIFY(snacs && !snacs->empty());
        QCOMPARE(snacs->front().acct, u"carol@gts1.test"_s);
        const auto of =
            familyFor(goToSocial())
                ->decodeServerLists(goToSocial(), recorded(u"gotosocial/account_lists.json"_s));
        QCOMPARE(of->size(), size_t(1));
        const QJsonArray strange{u"no object"_s, QJsonObject{{u"id"_s, u"1"_s}}};
        const auto none =
            familyFor(snac())->decodeServerListMembers(snac(), answerOf(strange, lists));
        QVERIFY(none && none->empty());
        QVERIFY(!familyFor(snac())->decodeServerListMembers(snac(), answerOf("<p>"_ba, lists)));
    }

    void creating()
    {
        const Instance instance = server(u"mastodon"_s, u"a.example"_s);
        const Family *family = familyFor(instance);
        const auto json = family->createServerList(instance, u"本棚"_s);
        QCOMPARE(urlText(json), u"https://a.example/api/v1/lists"_s);
        QCOMPARE(json->method, "POST");
        QCOMPARE(json->body, "{\"title\":\"本棚\"}");
        QCOMPARE(typeOf(*json), "application/json");
        const auto form = family->createServerList(snac(), u"a b&c"_s);
        QCOMPARE(form->body, "title=a%20b%26c");
        QCOMPARE(typeOf(*form), "application/x-www-form-urlencoded");
        QCOMPARE(
            family->createServerList(server(u"pixelfed"_s, u"a.example"_s), u"x"_s).error().kind,
            ErrorKind::Usage);
        const auto idOf = [&](const Response &response) {
            const auto id = family->decodeNewServerList(instance, response);
            return id ? *id : word(id.error().kind);
        };
        QCOMPARE(idOf(recorded(u"gotosocial/list_create.json"_s)), u"01M81XGKN861JXS0Q5ZBQGDDG6"_s);
        QCOMPARE(idOf(recorded(u"snac2/list_create.json"_s)), u"006b030992"_s);
        QCOMPARE(idOf(recorded(u"gotosocial/list_create_no_title_400.json"_s)), u"rejected"_s);
        QCOMPARE(idOf(answerOf(QJsonObject(), lists)), u"bad-answer"_s);
    }

    void webPageIsNoChange()
    {
        const auto change = familyFor(snac())->decodeListChange(
            snac(), answerOf("<html><body>hello</body></html>"_ba, lists, "text/html"));
        QCOMPARE(change.error().kind, ErrorKind::BadAnswer);
    }

    void differences()
    {
        const auto can = [](const QString &name) {
            return capabilities(server(name, u"a.example"_s));
        };
        QVERIFY(can(u"mastodon"_s).listsOfPerson && !can(u"mastodon"_s).listsHideUnfollowed);
        QVERIFY(can(u"akkoma"_s).listsHideUnfollowed && can(u"pleroma"_s).listsHideUnfollowed);
        QVERIFY(!can(u"gotosocial"_s).listsHideUnfollowed);
        QVERIFY(!can(u"snac"_s).listsOfPerson && !can(u"newcomer"_s).listsOfPerson);
    }
};

QTEST_GUILESS_MAIN(tst_listmembers)
#include "tst_listmembers.moc"
