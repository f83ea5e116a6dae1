// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance pleroma()
{
    return at(u"pleroma"_s, u"2.9.1"_s);
}

Instance akkoma()
{
    Instance instance = at(u"akkoma"_s, u"3.13.2"_s);
    instance.features = QStringList{u"bubble_timeline"_s};
    return instance;
}

Result<StreamEvent> heard(const Instance &instance, const QByteArray &json)
{
    return familyFor(instance)->decodeFrame(instance, written(json), false);
}

} // namespace

/// Pleroma and Akkoma, as their sources write it: docs/development/API and lib/pleroma/web.
class tst_deviations_pleroma : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// web/nodeinfo/nodeinfo.ex tells what guests may see.
    void description()
    {
        const QByteArray document = "{'uri':'https://a.example','title':'A','version':"
                                    "'2.7.2 (compatible; Akkoma 3.13.2)','max_toot_chars':5000,"
                                    "'urls':{'streaming_api':'wss://a.example'}}";
        const Instance closed = described(
            "{'software':{'name':'akkoma','version':'3.13.2'},'metadata':{'features':"
            "['bubble_timeline'],'publicTimelineVisibility':{'local':true,'federated':false,"
            "'bubble':false}}}",
            document);
        QCOMPARE(closed.accountDomain, u"a.example"_s);
        QCOMPARE(closed.maxCharacters, 5000);
        const Capabilities can = capabilities(closed);
        QVERIFY(can.anonymousLocal && !can.anonymousFederated && can.bubble);
        const Instance untold =
            described("{'software':{'name':'akkoma','version':'3.13.2'}}", document);
        QVERIFY(capabilities(untold).anonymousFederated && !capabilities(untold).bubble);
        QCOMPARE(untold.streamingUrl, u"wss://a.example"_s);
    }

    /// Each feed may be closed to guests, and one may be switched off.
    void closedFeeds()
    {
        const PageSpec federated{.kind = Source::Kind::Federated};
        const auto closed = pageFrom(pleroma(),
            answered("{'error':'authorization required for timeline view'}", 401), federated, true);
        QCOMPARE(kindOf(closed), u"forbidden"_s);
        QCOMPARE(closed.error().detail, u"authorization required for timeline view"_s);
        const auto off = pageFrom(
            akkoma(), answered("{'error':'Federated timeline is disabled'}", 404), federated);
        QCOMPARE(kindOf(off), u"rejected"_s); // nothing that a better spelling finds
        QVERIFY(sentence(off.error()).contains(u"Federated timeline is disabled"_s));
        const PageSpec person{.kind = Source::Kind::Person};
        QCOMPARE(
            kindOf(pageFrom(akkoma(), answered("{'error':'x'}", 404), person)), u"not-found"_s);
    }

    void timelines()
    {
        QCOMPARE(timelineOf(akkoma(), homeThere()), u"GET v1/timelines/home?limit=40"_s);
        QCOMPARE(timelineOf(akkoma(), bubbleSource(u"a.example"_s)),
            u"GET v1/timelines/bubble?limit=40"_s);
        QCOMPARE(timelineOf(pleroma(), bubbleSource(u"a.example"_s)), u"usage"_s);
        QCOMPARE(timelineOf(akkoma(), personSource(u"ao@b.example"_s, u"a.example"_s)),
            u"GET v1/accounts/ao%40b.example/statuses?limit=40"_s);
        QCOMPARE(timelineOf(akkoma(), tagSource(u"tea#cup"_s, u"a.example"_s)),
            u"GET v1/timelines/tag/cup?all[]=tea&limit=40"_s);
    }

    /// Akkoma takes only names in messages, so that tags and lists need sockets of their own;
    /// Pleroma has learnt more in 2.6.
    void sockets()
    {
        const StreamTopic tag{u"hashtag"_s, u"tea"_s};
        const StreamTopic list{u"list"_s, u"3"_s};
        const StreamTopic local{u"public:local"_s, {}};
        const auto joins = [](const Instance &instance, const StreamTopic &topic) {
            return familyFor(instance)->subscribe(instance, topic).has_value();
        };
        QVERIFY(joins(akkoma(), local) && !joins(akkoma(), tag) && !joins(akkoma(), list));
        QVERIFY(joins(pleroma(), local) && joins(pleroma(), tag) && joins(pleroma(), list));
        const Instance old = at(u"pleroma"_s, u"2.5.5"_s);
        QVERIFY(joins(old, local) && !joins(old, tag));
        const StreamDoor door = familyFor(akkoma())->streamDoor(akkoma(), tag);
        QCOMPARE(door.url.toString(), u"wss://a.example/api/v1/streaming?stream=hashtag&tag=tea"_s);
        QCOMPARE(door.token, StreamToken::Subprotocol);
        QVERIFY(capabilities(akkoma()).streamingAnonymous);
    }

    /// A delete does not say of which stream it is, and names are shown that are the server's own.
    void frames()
    {
        const auto gone = heard(akkoma(), "{'event':'delete','payload':'AbC123'}");
        QVERIFY(gone);
        QCOMPARE(gone->kind, StreamEvent::Kind::Delete);
        QCOMPARE(gone->localId, u"AbC123"_s);
        QVERIFY(!gone->topic);
        const auto named =
            heard(akkoma(), "{'event':'delete','payload':'AbC123','stream':['user:9xYz']}");
        QCOMPARE(named->topic->key(), u"user"_s);
        const auto follows = heard(akkoma(),
            "{'event':'pleroma:follow_relationships_update','payload':'{}','stream':['user']}");
        QCOMPARE(follows->kind, StreamEvent::Kind::Other);
    }

    /// "pleroma:respond" says what became of a message.
    void responses_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &payload, StreamEvent::Kind kind,
                             const QString &words) {
            QTest::newRow(name) << payload << int(kind) << words;
        };
        using Kind = StreamEvent::Kind;
        row("good", R"({\"type\":\"subscribe\",\"result\":\"success\"})", Kind::Other, {});
        row("known already", R"({\"type\":\"subscribe\",\"result\":\"ignored\"})", Kind::Other, {});
        row("refused", R"({\"type\":\"subscribe\",\"result\":\"error\",\"error\":\"bad_topic\"})",
            Kind::Refused, u"bad_topic"_s);
        row("a token", R"({\"type\":\"pleroma:authenticate\",\"result\":\"error\"})", Kind::Refused,
            {});
    }
    void responses()
    {
        QFETCH(QByteArray, payload);
        QFETCH(int, kind);
        const auto event = familyFor(pleroma())->decodeFrame(
            pleroma(), R"({"event":"pleroma:respond","payload":")" + payload + R"("})", false);
        QVERIFY(event);
        QCOMPARE(int(event->kind), kind);
        QTEST(event->words, "words");
        QCOMPARE(event->word, u"pleroma:respond"_s);
    }

    /// web/plugs/ensure_authenticated_plug.ex: a token that it does not know is a 403.
    void deadToken()
    {
        QCOMPARE(kindOf(pageFrom(akkoma(), answered("{'error':'Invalid credentials.'}", 403))),
            u"credentials"_s);
        QCOMPARE(kindOf(pageFrom(akkoma(),
                     answered("{'error':'Insufficient permissions: read:statuses.'}", 403))),
            u"forbidden"_s);
        QCOMPARE(
            kindOf(pageFrom(akkoma(), answered("{'error':'Throttled'}", 429))), u"rate-limited"_s);
    }

    /// web/o_auth/o_auth_view.ex
    void signIn()
    {
        QVERIFY(mastodon::decodeClient(
            answered("{'id':'1','name':'Asterism','client_id':'c','client_secret':'s',"
                     "'redirect_uri':'http://127.0.0.1:7/','website':null,'vapid_key':'v'}"),
            u"a.example"_s, u"http://127.0.0.1:7/"_s));
        QCOMPARE(*mastodon::decodeToken(
                     answered("{'id':1,'token_type':'Bearer','access_token':'T','refresh_token':"
                              "'R','expires_in':3153600000,'me':'https://a.example/users/ao',"
                              "'scope':'read write follow','created_at':1}"),
                     u"a.example"_s),
            u"T"_s);
    }

    void relations()
    {
        const MovedItem forAnHour{.expiresAt = noon + hourMs};
        QCOMPARE(
            writeOf(akkoma(), {.what = Write::What::Mute, .localId = u"7"_s, .item = forAnHour}),
            uR"(POST v1/accounts/7/mute {"expires_in":3600})"_s);
        QVERIFY(capabilities(akkoma()).listsHideUnfollowed);
        QVERIFY(isLaterId(u"AbC124"_s, u"AbC123"_s));
    }

    /// It keeps filters of the first version only, which are asked for where the second is missing.
    void filters()
    {
        const Family *family = familyFor(akkoma());
        const auto missing = family->decodeFilters(akkoma(), answered("{'error':'x'}", 404), 2);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        const auto all = family->decodeFilters(akkoma(),
            answered("[{'id':'1','phrase':'spider','context':['home'],'expires_at':null,"
                     "'irreversible':false,'whole_word':true}]"),
            1);
        QCOMPARE(all->front().keywords.front().text, u"spider"_s);
    }

    /// web/mastodon_api/views/status_view.ex
    void post()
    {
        const Post post = postFrom(akkoma(),
            "{'id':'AbC','uri':'https://a.example/objects/1','created_at':"
            "'2026-11-22T11:00:00.000Z','content':'<p>hello</p>','visibility':'local',"
            "'account':{'id':'7','acct':'ao','pleroma':{'ap_id':'https://a.example/users/ao'}},"
                + pollJson()
                + ",'akkoma':{'in_reply_to_apid':'https://b.example/p/4'},'pleroma':{"
                  "'emoji_reactions':[{'name':'x','count':2,'me':false,'url':"
                  "'https://a.example/x.png'}],'quote_url':'https://b.example/p/6',"
                  "'quote_visible':false,'content':{'text/plain':'hello'}}}");
        QCOMPARE(post.author.uri, u"https://a.example/users/ao"_s);
        QCOMPARE(post.visibility, Visibility::Local);
        QCOMPARE(post.replyToUri, u"https://b.example/p/4"_s);
        QCOMPARE(post.poll->options.size(), size_t(2));
        QCOMPARE(post.reactions.size(), size_t(1));
        QCOMPARE(post.quoteUri, u"https://b.example/p/6"_s);
        QCOMPARE(post.quoteState, u"unauthorized"_s);
        QByteArray listed = statusWith();
        listed.replace("'public'", "'list:3'");
        QCOMPARE(postFrom(pleroma(), listed).visibility, Visibility::Direct);
    }

    /// web/plugs/idempotency_plug.ex, web/pleroma_api/controllers/emoji_reaction_controller.ex and
    /// common_api/activity_draft.ex
    void acting()
    {
        for (const Instance &instance : {pleroma(), akkoma()}) {
            const Capabilities can = capabilities(instance);
            QVERIFY(can.idempotency && can.idempotencyKeepsErrors && can.edits && can.source);
            QVERIFY(can.quotes && can.localOnly && can.boostVisibility && can.removesFollowers);
            const Write react{
                .what = Write::What::React, .localId = u"5"_s, .reaction = u"blobcat"_s};
            QCOMPARE(writeOf(instance, react), u"PUT v1/pleroma/statuses/5/reactions/blobcat"_s);
        }
        // The boost tells the post's uri for its own, and the post within it who boosted it.
        const QByteArray json = "{'id':'9','uri':'https://a.example/p/5','created_at':"
                                "'2026-11-22T11:30:00.000Z','content':'','account':{'id':'8',"
                                "'acct':'mei'},'reblog':"
            + statusWith("'reblogged':true") + '}';
        const auto boost =
            familyFor(akkoma())->decodeChanged(akkoma(), answered(json), Write::What::Boost);
        QCOMPARE(boost->boost->actor.acct, u"mei@a.example"_s);
        QCOMPARE(boost->localId, u"9"_s);
        QVERIFY(boost->post.localId == u"5" && boost->post.viewer->boosted);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_pleroma)
#include "tst_deviations_pleroma.moc"
