// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance iceshrimp()
{
    return at(u"iceshrimp.net"_s, u"2025.1-beta5"_s);
}

} // namespace

/// Iceshrimp.NET, as its source writes it: Iceshrimp.Backend/Controllers/Mastodon.
class tst_deviations_iceshrimpnet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Not to be taken for Iceshrimp, which speaks Misskey's API.
    void description()
    {
        const QByteArray document =
            "{'version':'4.2.1 (compatible; Iceshrimp.NET/2025.1-beta5)','domain':'a.example',"
            "'title':'I','configuration':{'statuses':{'max_characters':8192},"
            "'reactions':{'max_reactions':1},'urls':{'streaming_api':'wss://a.example'}}}";
        const Instance instance =
            described("{'software':{'name':'Iceshrimp.NET','version':'2025.1-beta5'}}", document);
        QCOMPARE(instance.software, u"iceshrimp.net"_s);
        QCOMPARE(instance.maxCharacters, 8192);
        QVERIFY(instance.features.contains(u"reactions"_s));
        QCOMPARE(described({}, document).software, u"iceshrimp.net"_s);
        // "streaming_api" where others say "streaming": its own host is asked then.
        const QUrl door = familyFor(instance)->streamDoor(instance, {u"user"_s, {}}).url;
        QCOMPARE(door.toString(), u"wss://a.example/api/v1/streaming?stream=user"_s);
    }

    /// All timelines want a token, single posts need none.
    void guests()
    {
        const Capabilities can = capabilities(iceshrimp());
        QVERIFY(!can.anonymousLocal && !can.anonymousFederated && !can.anonymousTag);
        QVERIFY(!can.anonymousPersonStatuses);
        QVERIFY(can.anonymousThread && can.lookupAnonymous);
        const Response closed =
            answered("{'error':'Forbidden','error_description':'Public preview is disabled on this "
                     "instance'}",
                403);
        QCOMPARE(kindOf(pageFrom(iceshrimp(), closed, {}, true)), u"forbidden"_s);
    }

    void timelines()
    {
        QCOMPARE(timelineOf(iceshrimp(), homeThere()), u"GET v1/timelines/home?limit=40"_s);
        QCOMPARE(timelineOf(iceshrimp(), localSource(u"a.example"_s)),
            u"GET v1/timelines/public?local=true&limit=40"_s);
        QCOMPARE(timelineOf(iceshrimp(), tagSource(u"tea"_s, u"a.example"_s)),
            u"GET v1/timelines/tag/tea?limit=40"_s);
    }

    /// ConversationsController.cs: the id is that of a thread, and the Link pages by these.
    void direct()
    {
        const Source direct = accountSource(Source::Kind::Direct, {u"uuid"_s}, u"a.example"_s);
        QCOMPARE(timelineOf(iceshrimp(), direct), u"GET v1/conversations?limit=40"_s);
        Response answer = answered(
            "[{'id':'t1','unread':true,'accounts':[],'last_status':" + statusWith() + "}]");
        answer.headers.emplaceBack(
            "Link", "<https://a.example/api/v1/conversations?max_id=t1>; rel=\"next\"");
        const auto page = pageFrom(iceshrimp(), answer, {.kind = Source::Kind::Direct});
        QVERIFY(page.ok());
        QCOMPARE(page->items.size(), size_t(1));
        QCOMPARE(page->items.front().conversation->localId, u"t1"_s);
        QVERIFY(page->items.front().conversation->unread);
        QCOMPARE(page->older, u"t1"_s);
        QCOMPARE(lineOf(familyFor(iceshrimp())->readConversation(iceshrimp(), u"t1"_s)),
            u"POST v1/conversations/t1/read"_s);
    }

    /// WebSocketController.cs reads no Authorization header; messages may add tags and lists.
    void streams()
    {
        const Family *family = familyFor(iceshrimp());
        const StreamTopic tag{u"hashtag"_s, u"tea"_s};
        QCOMPARE(family->streamDoor(iceshrimp(), tag).token, StreamToken::Subprotocol);
        QVERIFY(family->subscribe(iceshrimp(), tag));
        QVERIFY(!capabilities(iceshrimp()).streamingAnonymous);
    }

    /// ListController.cs: "Record not found" where somebody is not followed, and "taken" for twice.
    void lists()
    {
        const Family *family = familyFor(iceshrimp());
        const auto change = [&](const QByteArray &json, int status) {
            return *family->decodeListChange(iceshrimp(), answered(json, status));
        };
        QCOMPARE(change("{'error':'Not Found','error_description':'Record not found'}", 404),
            ListChange::Unclear); // whether they are followed tells why
        QCOMPARE(change("{'error':'Unprocessable Entity','error_description':"
                        "'Validation failed: Account has already been taken'}",
                     422),
            ListChange::Unclear);
        QCOMPARE(lineOf(family->serverListsOf(iceshrimp(), u"7"_s)), u"usage"_s);
    }

    void notThere()
    {
        const Family *family = familyFor(iceshrimp());
        const QStringList lines{
            lineOf(family->belongings(iceshrimp(), MovedKind::DomainBlocks, u"9"_s, {})),
            lineOf(family->belongings(iceshrimp(), MovedKind::Tags, u"9"_s, {})),
            writeOf(iceshrimp(), {.what = Write::What::FollowTag, .item = {.subject = u"tea"_s}})};
        QCOMPARE(lines, QStringList(lines.size(), u"usage"_s));
    }

    void whatItHas()
    {
        const Family *family = familyFor(iceshrimp());
        QCOMPARE(lineOf(family->filters(iceshrimp(), 2)), u"GET v2/filters"_s);
        QCOMPARE(lineOf(family->history(iceshrimp(), u"5"_s)), u"GET v1/statuses/5/history"_s);
        QCOMPARE(lineOf(family->homeMarker(iceshrimp())), u"GET v1/markers?timeline[]=home"_s);
        QCOMPARE(lineOf(family->belongings(iceshrimp(), MovedKind::Mutes, u"9"_s, {})),
            u"GET v1/mutes?limit=40"_s);
        const auto all = family->decodeFilters(iceshrimp(),
            answered("[{'id':'1','title':'Spiders','context':['home'],'filter_action':'hide',"
                     "'expires_at':null,'keywords':[{'id':'1-0','keyword':'spider','whole_word':"
                     "false}],'statuses':[]}]"),
            2);
        QCOMPARE(all->size(), size_t(1));
    }

    /// AuthController.cs
    void signIn()
    {
        QVERIFY(mastodon::decodeClient(
            answered("{'id':'1','name':'Asterism','website':null,'scopes':['read','write'],"
                     "'redirect_uri':'http://127.0.0.1:7/','client_id':'c','client_secret':'s',"
                     "'vapid_key':null}"),
            u"a.example"_s, u"http://127.0.0.1:7/"_s));
        QCOMPARE(*mastodon::decodeToken(answered("{'access_token':'T','token_type':'Bearer',"
                                                 "'scope':'read write','created_at':1}"),
                     u"a.example"_s),
            u"T"_s);
        QCOMPARE(kindOf(pageFrom(iceshrimp(),
                     answered("{'error':'Unauthorized','error_description':'This method requires "
                              "an authenticated user'}",
                         401))),
            u"credentials"_s);
    }

    /// Schemas/Entities/StatusEntity.cs: a quote as a bare status, reactions, no tags and no
    /// language.
    void post()
    {
        const Post post = postFrom(iceshrimp(),
            statusWith(pollJson()
                + ",'text':null,'quote_id':'6','quote':{'id':'6','uri':'https://b.example/p/6',"
                  "'created_at':'2026-11-22T10:00:00.000Z','content':'<p>quoted</p>',"
                  "'visibility':'public','account':{'id':'8','acct':'mei@b.example',"
                  "'fqn':'mei@b.example'}},'tags':[],'language':null,'reblog':null,"
                  "'reactions':[{'name':'blobcat@b.example','count':1,'me':true,"
                  "'url':'https://b.example/c.png','static_url':'https://b.example/c.png'}],"
                  "'pleroma':{'emoji_reactions':[],'conversation_id':'1'}"));
        QCOMPARE(post.quoteState, u"accepted"_s);
        QCOMPARE(post.quoted->uri, u"https://b.example/p/6"_s);
        QCOMPARE(post.poll->options.size(), size_t(2));
        QCOMPARE(post.reactions.size(), size_t(1));
        QVERIFY(post.tags.empty() && post.language.isEmpty());
    }

    /// StatusController.cs: a key whose post was refused is of no use for a day.
    void acting()
    {
        const Write react{
            .what = Write::What::React, .localId = u"5"_s, .reaction = u"blobcat@b.example"_s};
        QCOMPARE(writeOf(iceshrimp(), react), u"POST v1/statuses/5/react/blobcat%40b.example"_s);
        Outgoing post = saying(u"hello"_s);
        post.text.visibility = Visibility::Local;
        QVERIFY(publishOf(iceshrimp(), post).contains(u"\"visibility\":\"local\""_s));
        const Capabilities can = capabilities(iceshrimp());
        QVERIFY(can.idempotency && can.idempotencyKeepsErrors && can.boostVisibility);
        QVERIFY(!can.reports && !can.followNotify && !can.followBoosts && can.threadMutes);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_iceshrimpnet)
#include "tst_deviations_iceshrimpnet.moc"
