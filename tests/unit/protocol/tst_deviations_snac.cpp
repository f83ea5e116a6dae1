// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Response recordedOf(const QString &name)
{
    return recorded(u"snac2/"_s + name + u".json"_s);
}

QString typeOf(const Result<Request> &request)
{
    for (const auto &[name, value] : request ? request->headers : decltype(request->headers)()) {
        if (name == "Content-Type") {
            return QString::fromLatin1(value);
        }
    }
    return {};
}

} // namespace

/// snac2, as it was recorded (2.75); what is newer as its source writes it (mastoapi.c, 2.94).
class tst_deviations_snac : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// It advertises a stream that it does not have.
    void description()
    {
        Instance instance = snac();
        QVERIFY(mergeInstance(
            instance, QJsonDocument::fromJson(recordedOf(u"instance_v1"_s).body).object()));
        QCOMPARE(instance.streamingUrl, QString());
        QVERIFY(!familyFor(snac())->topic(snac(), homeThere()));
        QVERIFY(!capabilities(instance).reactions); // 2.75
        const Instance newer = described({},
            "{'uri':'a.example','version':'4.0.0 (not true; really snac/2.94)','title':'S',"
            "'configuration':{'statuses':{'max_characters':100000},"
            "'reactions':{'max_reactions':50}}}");
        QCOMPARE(newer.software, u"snac"_s);
        QVERIFY(capabilities(newer).reactions);
    }

    void timelines()
    {
        QCOMPARE(timelineOf(snac(), homeThere()), u"GET v1/timelines/home?limit=40"_s);
        QCOMPARE(timelineOf(snac(), tagSource(u"tea#cup"_s, u"snac.test"_s)),
            u"GET v1/timelines/tag/cup?limit=40"_s);
    }

    /// Only home has a Link; elsewhere the last row says where to go on.
    void paging()
    {
        const auto home = pageFrom(snac(), recordedOf(u"home_timeline"_s));
        QCOMPARE(home->older, u"1795361173f83bd91c4f8c8bc9aacd500a3bd02042"_s);
        const auto local = pageFrom(snac(), recordedOf(u"public_timeline"_s));
        QCOMPARE(local->older, local->items.back().localId);
        QVERIFY(capabilities(snac()).minId && !capabilities(snac()).minIdPublic);
    }

    /// Of several people it tells of the first only.
    void relationships()
    {
        const Family *family = familyFor(snac());
        QCOMPARE(lineOf(family->relationships(snac(), {u"1"_s, u"2"_s})), u"usage"_s);
        const auto told =
            family->decodeRelationships(snac(), recordedOf(u"account_relationships"_s));
        QCOMPARE(told->size(), size_t(1));
    }

    /// JSON is passed over (recorded: list_add_json_body.json).
    void forms()
    {
        const Family *family = familyFor(snac());
        const QString form = u"application/x-www-form-urlencoded"_s;
        const auto add = family->changeServerList(snac(), u"3"_s, u"7"_s, true);
        QCOMPARE(lineOf(add), u"POST v1/lists/3/accounts account_ids[]=7"_s);
        QCOMPARE(typeOf(add), form);
        const auto marker = family->saveHomeMarker(snac(), u"5"_s);
        QCOMPARE(lineOf(marker), u"POST v1/markers home[last_read_id]=5"_s);
        QCOMPARE(typeOf(marker), form);
        const MovedItem options{.subject = {}, .boosts = false};
        const auto follow = family->write(
            snac(), {.what = Write::What::Follow, .localId = u"7"_s, .item = options}, noon);
        QCOMPARE(lineOf(follow), u"POST v1/accounts/7/follow reblogs=false"_s);
        QCOMPARE(typeOf(follow), form);
        const Request app =
            mastodon::registerRequest(u"a.example"_s, u"http://127.0.0.1:7/"_s, {u"read"_s});
        QVERIFY(app.body.contains("&scope=read"));
    }

    /// Its refusals have no words.
    void refusals_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::newRow("a tag") << u"tag_follow_422"_s << u"rejected"_s;
        QTest::newRow("no such call") << u"notification_dismiss_422"_s << u"rejected"_s;
        QTest::newRow("a filter") << u"filter_v2_create_422"_s << u"rejected"_s;
        QTest::newRow("whose token")
            << u"verify_credentials_revoked_token_422"_s << u"credentials"_s;
        QTest::newRow("a token") << u"error_401_wrong_token"_s << u"credentials"_s;
        QTest::newRow("no stream") << u"streaming_404"_s << u"not-found"_s;
        QTest::newRow("no history") << u"status_history_404"_s << u"not-found"_s;
    }
    void refusals()
    {
        QFETCH(QString, name);
        QTEST(kindOf(pageFrom(snac(), recordedOf(name))), "kind");
    }

    /// Anybody may be in a list; nobody says in which ones somebody is.
    void lists()
    {
        const Family *family = familyFor(snac());
        QCOMPARE(*family->decodeListChange(snac(), recordedOf(u"list_add_not_followed"_s)),
            ListChange::Done);
        QCOMPARE(lineOf(family->serverListsOf(snac(), u"7"_s)), u"usage"_s);
        QVERIFY(!capabilities(snac()).listsHideUnfollowed);
    }

    void stubs()
    {
        const Family *family = familyFor(snac());
        QCOMPARE(lineOf(family->filters(snac(), 2)), u"usage"_s); // recorded: always []
        QVERIFY(family->decodeFilters(snac(), recordedOf(u"filters_v2"_s), 2)->empty());
        const Capabilities can = capabilities(snac());
        QVERIFY(can.blocks && !can.blocksTold && !can.mutes && !can.mutesTold);
        QVERIFY(!can.domainBlocks && !can.followTags && can.followedTags && !can.pinned);
    }

    void guests()
    {
        const Capabilities can = capabilities(snac());
        QVERIFY(can.anonymousLocal && can.anonymousTag && can.anonymousPersonStatuses);
        QVERIFY(!can.anonymousThread && can.lookupLocalOnly);
        QCOMPARE(kindOf(pageFrom(snac(), recordedOf(u"status_context_anonymous_401"_s), {}, true)),
            u"forbidden"_s);
    }

    void signIn()
    {
        QVERIFY(mastodon::decodeClient(
            recordedOf(u"oauth_app"_s), u"snac.test"_s, u"http://127.0.0.1:29147/"_s));
        QVERIFY(mastodon::decodeToken(recordedOf(u"oauth_token"_s), u"snac.test"_s));
        QVERIFY(!capabilities(snac()).codesAreChecked);
    }

    /// mastoapi.c (2.94): how many there are was a text in older ones.
    void post()
    {
        const Post post = postFrom(snac(),
            statusWith(pollJson()
                + ",'reactions':[{'name':'blobcat','count':'2','me':false,"
                  "'url':'https://b.example/c.png','static_url':'https://b.example/c.png'}]"));
        QCOMPARE(post.reactions.size(), size_t(1));
        QCOMPARE(post.reactions.front().count, qint64(2));
        QCOMPARE(post.poll->options.size(), size_t(2));
        QVERIFY(post.quoteState.isEmpty()); // it tells of none
        const auto account =
            familyFor(snac())->decodeActor(snac(), recordedOf(u"account"_s), false);
        QCOMPARE(account->uri, account->url);
    }

    /// Of a form it takes no truth for true when it edits; 2.75 deletes nothing, and neither that
    /// nor what is muted is said by its 404.
    void acting()
    {
        QCOMPARE(publishOf(snac(), saying(u"tea & cup"_s)),
            u"POST v1/statuses sensitive=false&status=tea%20%26%20cup&visibility=public"_s);
        const auto edit = familyFor(snac())->edit(snac(), u"5"_s, saying(u"tea"_s));
        QCOMPARE(typeOf(edit), u"application/json"_s);
        const Write vote{
            .what = Write::What::Vote, .localId = u"5"_s, .choices = {1}, .pollId = u"5"_s};
        QCOMPARE(writeOf(snac(), vote), u"POST v1/polls/5/votes choices[]=1"_s);
        const Write gone{.what = Write::What::DeletePost, .localId = u"5"_s};
        QCOMPARE(recordedOf(u"status_delete_unsupported_404"_s).status, 404);
        QCOMPARE(writeOf(at(u"snac"_s, u"2.75"_s), gone), u"usage"_s);
        QCOMPARE(writeOf(at(u"snac"_s, u"2.94"_s), gone), u"DELETE v1/statuses/5"_s);
        QCOMPARE(writeOf(snac(), {.what = Write::What::MuteThread, .localId = u"5"_s}), u"usage"_s);
    }

    /// A reaction is answered with itself, as if the author had posted it (mastoapi.c, 2.94).
    void reactionAnswers()
    {
        Instance newer = snac();
        newer.features = QStringList{u"reactions"_s};
        const Response answer = answered(
            "{'id':'6','uri':'https://snac.test/fumi/e/5','created_at':'2026-11-22T11:00:00.000Z',"
            "'content':'👍','visibility':'public','account':{'id':'7','acct':'goro'}}");
        QVERIFY(!familyFor(newer)->decodeChanged(newer, answer, Write::What::React));
        const auto done = familyFor(newer)->decodeWrite(newer, answer, Write::What::React);
        QVERIFY(done && !*done);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_snac)
#include "tst_deviations_snac.moc"
