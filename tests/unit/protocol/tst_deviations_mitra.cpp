// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance mitra()
{
    return at(u"mitra"_s, u"4.18.0"_s);
}

} // namespace

/// Mitra, as its source writes it: mitra_api/src/mastodon_api.
class tst_deviations_mitra : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// No address of a stream anywhere; instance/types.rs.
    void description()
    {
        const Instance instance = described("{'software':{'name':'Mitra','version':'4.18.0'}}",
            "{'uri':'a.example','title':'M','version':'4.0.0 (compatible; Mitra 4.18.0)',"
            "'configuration':{'statuses':{'max_characters':2000}},'max_toot_chars':2000,"
            "'pleroma':{'metadata':{'features':['quote_posting','pleroma_emoji_reactions']}}}");
        QCOMPARE(instance.software, u"mitra"_s);
        QCOMPARE(instance.maxCharacters, 2000);
        QCOMPARE(instance.streamingUrl, QString());
    }

    void timelines()
    {
        QCOMPARE(timelineOf(mitra(), homeThere()), u"GET v1/timelines/home?limit=40"_s);
        QCOMPARE(timelineOf(mitra(), serverListSource({u"uuid"_s}, u"a.example"_s, u"3"_s)),
            u"GET v1/timelines/list/3?limit=40"_s);
        QVERIFY(!familyFor(mitra())->topic(mitra(), homeThere()));
        QVERIFY(!capabilities(mitra()).minId && !capabilities(mitra()).sinceId);
    }

    /// timelines/views.rs: the posts themselves, by their own ids, and nothing of what was read.
    void direct()
    {
        const Source direct = accountSource(Source::Kind::Direct, {u"uuid"_s}, u"a.example"_s);
        QCOMPARE(timelineOf(mitra(), direct), u"GET v1/timelines/direct?limit=40"_s);
        const auto page =
            pageFrom(mitra(), answered('[' + statusWith() + ']'), {.kind = Source::Kind::Direct});
        QVERIFY(page.ok());
        QCOMPARE(page->items.size(), size_t(1));
        QVERIFY(!page->items.front().conversation);
        QVERIFY(page->ordered);
        QCOMPARE(lineOf(familyFor(mitra())->readConversation(mitra(), u"5"_s)), u"usage"_s);
    }

    /// The known network is never shown to guests.
    void guests()
    {
        const Capabilities can = capabilities(mitra());
        QVERIFY(can.anonymousLocal && can.anonymousTag && can.anonymousThread);
        QVERIFY(can.anonymousPersonStatuses && can.lookupAnonymous && !can.anonymousFederated);
        QCOMPARE(kindOf(pageFrom(mitra(),
                     answered("{'error':'authentication required','error_description':"
                              "'authentication required'}",
                         401),
                     {}, true)),
            u"forbidden"_s);
    }

    /// A Link only where the page was full; ids are UUIDs that begin with the time.
    void paging()
    {
        QVERIFY(pageFrom(mitra(), answered('[' + statusWith() + ']'))->end);
        QVERIFY(isLaterId(
            u"019f2c1e-0000-7000-8000-000000000000"_s, u"018f2c1e-ffff-7fff-8fff-ffffffffffff"_s));
    }

    /// search/views.rs fetches nothing where a type is asked for.
    void resolving()
    {
        QCOMPARE(lineOf(familyFor(mitra())->resolve(mitra(), u"@ao@b.example"_s, Wanted::Person)),
            u"GET v2/search?q=%40ao%40b.example&resolve=true&limit=1"_s);
        QVERIFY(lineOf(familyFor(at(u"mastodon"_s))
                           ->resolve(at(u"mastodon"_s), u"@ao@b.example"_s, Wanted::Person))
                    .contains(u"type=accounts"_s));
    }

    /// lists/views.rs: anybody may be in one, and twice is an error of its own.
    void lists()
    {
        const Family *family = familyFor(mitra());
        const auto twice = family->decodeListChange(mitra(),
            answered(
                "{'error':'user already added','error_description':'user already added'}", 422));
        QCOMPARE(*twice, ListChange::Done);
        QCOMPARE(lineOf(family->serverListsOf(mitra(), u"7"_s)), u"GET v1/accounts/7/lists"_s);
        QVERIFY(!capabilities(mitra()).listsHideUnfollowed);
    }

    void relations()
    {
        const MovedItem forAnHour{.expiresAt = noon + hourMs};
        QCOMPARE(
            writeOf(mitra(), {.what = Write::What::Mute, .localId = u"7"_s, .item = forAnHour}),
            u"POST v1/accounts/7/mute"_s);
        const Family *family = familyFor(mitra());
        QCOMPARE(lineOf(family->outgoingRequests(mitra(), {})),
            u"GET v1/follow_requests/outgoing?limit=40"_s);
        QCOMPARE(lineOf(family->belongings(mitra(), MovedKind::Mutes, u"9"_s, {})),
            u"GET v1/mutes?limit=40"_s);
    }

    void notThere()
    {
        const Family *family = familyFor(mitra());
        const QStringList lines{lineOf(family->filters(mitra(), 2)),
            lineOf(family->history(mitra(), u"5"_s)),
            lineOf(family->belongings(mitra(), MovedKind::Blocks, u"9"_s, {})),
            lineOf(family->belongings(mitra(), MovedKind::DomainBlocks, u"9"_s, {})),
            lineOf(family->belongings(mitra(), MovedKind::Tags, u"9"_s, {})),
            writeOf(mitra(), {.what = Write::What::Block, .localId = u"7"_s}),
            writeOf(mitra(), {.what = Write::What::FollowTag, .item = {.subject = u"tea"_s}})};
        QCOMPARE(lines, QStringList(lines.size(), u"usage"_s));
    }

    /// oauth/views.rs: a token is ended only for whoever sends it as one.
    void signIn()
    {
        QCOMPARE(*mastodon::decodeToken(
                     answered("{'access_token':'T','token_type':'Bearer','scope':'read write',"
                              "'created_at':1,'expires_in':604800}"),
                     u"a.example"_s),
            u"T"_s);
        QVERIFY(capabilities(mitra()).revokesByBearer);
        QVERIFY(!capabilities(at(u"mastodon"_s)).revokesByBearer);
        QCOMPARE(kindOf(pageFrom(mitra(), answered("{'error':'access token is invalid'}", 401))),
            u"credentials"_s);
    }

    /// statuses/types.rs: a quote in two forms, reactions as Pleroma has them, an actor by another
    /// name, a title within the text, and words for who may read it that nobody else has.
    void post()
    {
        const QByteArray quoted =
            "{'id':'6','uri':'https://b.example/p/6','created_at':"
            "'2026-11-22T10:00:00.000Z','content':'<p>quoted</p>',"
            "'visibility':'public','account':{'id':'8','acct':'mei@b.example'}}";
        const Post post = postFrom(mitra(),
            "{'id':'5','uri':'https://a.example/objects/5','created_at':"
            "'2026-11-22T11:00:00.000Z','content':'<h1>Tea</h1><p>hello</p>','title':'Tea',"
            "'visibility':'subscribers','spoiler_text':'',"
            "'account':{'id':'7','acct':'ao','actor_id':'https://a.example/users/ao'},"
                + pollJson() + ",'quote':{'state':'accepted','quoted_status':" + quoted
                + "},'pleroma':{'emoji_reactions':[{'name':'blobcat','url':"
                  "'https://a.example/c.png','count':2,'accounts':[],'me':true}],'quote':"
                + quoted + ",'quote_visible':true,'parent_visible':true}}");
        QCOMPARE(post.author.uri, u"https://a.example/users/ao"_s);
        QCOMPARE(post.visibility, Visibility::Private);
        QCOMPARE(post.poll->options.size(), size_t(2));
        QCOMPARE(post.quoteState, u"accepted"_s);
        QCOMPARE(post.quoted->uri, u"https://b.example/p/6"_s);
        QCOMPARE(post.reactions.size(), size_t(1));
        QCOMPARE(post.reactions.front().name, u"blobcat"_s);
        QCOMPARE(post.viewer->reactions, QStringList{u"blobcat"_s});
    }

    /// statuses/types.rs: no warnings, no plain texts, and an edit that names no quote drops it.
    void acting()
    {
        QVERIFY(!publishOf(mitra(), saying(u"hello"_s)).contains(u"content_type"_s));
        Outgoing post = saying(u"hello"_s);
        post.quoteLocalId = u"6"_s;
        QVERIFY(editOf(mitra(), post).contains(u"\"quote_id\":\"6\""_s));
        post.text.warning = u"tea"_s;
        QCOMPARE(publishOf(mitra(), post), u"usage"_s);
        QCOMPARE(editOf(mitra(), post), u"usage"_s);
        const Write react{
            .what = Write::What::Unreact, .localId = u"5"_s, .reaction = u"blobcat"_s};
        QCOMPARE(writeOf(mitra(), react), u"DELETE v1/pleroma/statuses/5/reactions/blobcat"_s);
        QVERIFY(capabilities(mitra()).idempotency);
        QVERIFY(!capabilities(at(u"mitra"_s, u"3.8.0"_s)).idempotency);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_mitra)
#include "tst_deviations_mitra.moc"
