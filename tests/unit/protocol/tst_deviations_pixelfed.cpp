// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance pixelfed()
{
    return at(u"pixelfed"_s, u"0.11.13"_s);
}

} // namespace

/// Pixelfed, as its source writes it: app/Http/Controllers/Api/ApiV1Controller.php and what each
/// function names.
class tst_deviations_pixelfed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void description()
    {
        const Instance instance = described(
            "{'software':{'name':'pixelfed','version':'0.11.13'},'metadata':{'nodeName':'Pix'}}",
            "{'domain':'a.example','title':'Pix','version':'3.5.3 (compatible; Pixelfed 0.11.13)',"
            "'configuration':{'statuses':{'max_characters':500},"
            "'urls':{'streaming':'wss://a.example'}}}");
        QCOMPARE(instance.software, u"pixelfed"_s);
        QCOMPARE(instance.version, u"0.11.13"_s);
        QCOMPARE(instance.streamingUrl, QString());
        QVERIFY(!familyFor(instance)->topic(instance, homeThere()));
    }

    /// Home holds no boosts, and the network is not shown, unless they are asked for.
    void timelines()
    {
        QCOMPARE(timelineOf(pixelfed(), homeThere()),
            u"GET v1/timelines/home?include_reblogs=1&limit=40"_s);
        QCOMPARE(timelineOf(pixelfed(), federatedSource(u"a.example"_s)),
            u"GET v1/timelines/public?remote=true&limit=40"_s);
        QCOMPARE(timelineOf(pixelfed(), localSource(u"a.example"_s)),
            u"GET v1/timelines/public?local=true&limit=40"_s);
        QCOMPARE(timelineOf(pixelfed(), tagSource(u"tea"_s, u"a.example"_s)),
            u"GET v1/timelines/tag/tea?limit=40"_s);
        QCOMPARE(timelineOf(pixelfed(), personSource(u"ao@a.example"_s, u"a.example"_s), u"7"_s),
            u"GET v1/accounts/7/statuses?limit=40"_s);
    }

    void nothingForGuests()
    {
        const Capabilities can = capabilities(pixelfed());
        QVERIFY(!can.anonymousLocal && !can.anonymousFederated && !can.anonymousTag);
        QVERIFY(!can.anonymousThread && !can.anonymousPersonStatuses && !can.lookupAnonymous);
    }

    /// Some timelines have a Link, which ends with an empty max_id; hashtags and people's pages
    /// have none, and go on all the same.
    void paging()
    {
        const QByteArray rows = '[' + statusWith() + ']';
        const QByteArray last = "<https://a.example/api/v1/timelines/home?limit=40&max_id=>; "
                                "rel=\"next\"";
        QVERIFY(pageFrom(pixelfed(), answered(rows, 200, last))->end);
        const auto person = pageFrom(pixelfed(), answered(rows));
        QCOMPARE(person->older, u"5"_s);
        QVERIFY(!person->end);
        QVERIFY(pageFrom(pixelfed(), answered("[]"), {.maxId = u"5"_s})->end);
        QVERIFY(!capabilities(pixelfed()).minId); // it is read as since_id
    }

    /// A home that is being put together is not an empty one.
    void homeInTheMaking()
    {
        const auto page = pageFrom(pixelfed(), answered("[]", 206));
        QCOMPARE(kindOf(page), u"ok"_s);
        QVERIFY(!page->end && page->older.isEmpty());
        QVERIFY(pageFrom(pixelfed(), answered("[]"))->end);
    }

    /// The Link of people's lists calls the next page "prev", so they are counted.
    void people()
    {
        const Family *family = familyFor(pixelfed());
        const QByteArray one = "[{'id':'1','acct':'ao'}]";
        const QByteArray wrong =
            "<https://a.example/api/v1/accounts/9/following?cursor=x>; rel=\"prev\"";
        QCOMPARE(lineOf(family->belongings(pixelfed(), MovedKind::Follows, u"9"_s, {.limit = 80})),
            u"GET v1/accounts/9/following?page=1&limit=80"_s);
        QCOMPARE(lineOf(family->belongings(
                     pixelfed(), MovedKind::Followers, u"9"_s, {.maxId = u"?page=3"_s})),
            u"GET v1/accounts/9/followers?page=3&limit=40"_s);
        const auto belowOf = [&](const QByteArray &rows, const QString &cursor) {
            const auto page = family->decodeBelongings(
                pixelfed(), answered(rows, 200, wrong), MovedKind::Follows, {.maxId = cursor});
            return page ? page->older : word(page.error().kind);
        };
        QCOMPARE(belowOf(one, {}), u"?page=2"_s);
        QCOMPARE(belowOf(one, u"?page=2"_s), u"?page=3"_s);
        QCOMPARE(belowOf("[]", u"?page=3"_s), QString());
        QCOMPARE(belowOf(one, u"?page=99999999999"_s), QString());
        QCOMPARE(lineOf(family->following(pixelfed(), u"7"_s, {.limit = 80})),
            u"GET v1/accounts/7/following?page=1&limit=80"_s);
        const auto others = family->decodePeople(pixelfed(), answered(one, 200, wrong), {}, false);
        QCOMPARE(others->older, u"?page=2"_s);
        // Of what is blocked the Link is right.
        const QByteArray right = "<https://a.example/api/v1/blocks?page=2>; rel=\"next\"";
        const auto blocks =
            family->decodeBelongings(pixelfed(), answered(one, 200, right), MovedKind::Blocks, {});
        QCOMPARE(blocks->older, u"?page=2"_s);
    }

    /// Whoever asks about themselves, too, gets an object with holes in its numbers.
    void relations()
    {
        const Family *family = familyFor(pixelfed());
        const auto told = family->decodeRelationships(pixelfed(),
            answered("{'0':{'id':'1','following':true},'2':{'id':'3','following':false}}"));
        QVERIFY(told);
        QCOMPARE(told->size(), size_t(2));
        QVERIFY(told->at(0).following && !told->at(1).following);
        QCOMPARE(family->decodeRelationships(pixelfed(), answered("{'id':'1'}")).error().kind,
            ErrorKind::BadAnswer);
        QStringList many;
        for (int i = 0; i < 21; ++i) {
            many << QString::number(i);
        }
        QCOMPARE(lineOf(family->relationships(pixelfed(), many)), u"usage"_s);
        const MovedItem forAnHour{.expiresAt = noon + hourMs};
        QCOMPARE(
            writeOf(pixelfed(), {.what = Write::What::Mute, .localId = u"7"_s, .item = forAnHour}),
            u"POST v1/accounts/7/mute"_s);
        const MovedItem bad{.subject = u"bad.example"_s};
        const QString address = u"POST v1/domain_blocks {\"domain\":\"https://bad.example\"}"_s;
        QCOMPARE(writeOf(pixelfed(), {.what = Write::What::BlockDomain, .item = bad}), address);
        QCOMPARE(writeOf(pixelfed(), {.what = Write::What::UnblockDomain, .item = bad}),
            u"DELETE v1/domain_blocks?domain=bad.example"_s);
    }

    void stubs()
    {
        const Family *family = familyFor(pixelfed());
        QCOMPARE(lineOf(family->serverLists(pixelfed())), u"usage"_s);
        QCOMPARE(lineOf(family->filters(pixelfed(), 1)), u"usage"_s);
        QCOMPARE(lineOf(family->pinned(
                     pixelfed(), personSource(u"ao@a.example"_s, u"a.example"_s), u"7"_s)),
            u"usage"_s);
        QCOMPARE(lineOf(family->lookup(pixelfed(), {u"ao"_s, u"a.example"_s})), u"usage"_s);
    }

    /// The name of the field as one word, and a marker without its name (app/Services/
    /// MarkerService.php).
    void markers()
    {
        const Family *family = familyFor(pixelfed());
        QCOMPARE(lineOf(family->saveHomeMarker(pixelfed(), u"5"_s)),
            uR"(POST v1/markers {"home":{"last_read_id":"5"},"home[last_read_id]":"5"})"_s);
        const auto read = [&](const QByteArray &json) {
            const auto id = family->decodeHomeMarker(pixelfed(), answered(json));
            return id ? *id : word(id.error().kind);
        };
        QCOMPARE(read("{'last_read_id':'5','version':1}"), u"5"_s);
        QCOMPARE(read("[]"), QString());
        QCOMPARE(read("{}"), QString());
        QCOMPARE(read("[1]"), u"bad-answer"_s);
        QCOMPARE(read("{'home':{'last_read_id':'6'},'last_read_id':'5'}"), u"6"_s);
    }

    /// It tells answers of one level only.
    void threads()
    {
        QVERIFY(capabilities(pixelfed()).threadByLevel);
        const auto thread =
            familyFor(pixelfed())
                ->decodeContext(pixelfed(),
                    answered("{'ancestors':[null],'descendants':[" + statusWith() + "]}"), false);
        QVERIFY(thread);
        QCOMPARE(thread->descendants.size(), size_t(1));
        QCOMPARE(thread->skipped, 1);
    }

    /// apps() has no scopes, and Laravel Passport's tokens end after a year.
    void signIn()
    {
        QVERIFY(mastodon::decodeClient(
            answered("{'id':'4','name':'Asterism','website':null,'redirect_uri':"
                     "'http://127.0.0.1:7/','client_id':'4','client_secret':'s','vapid_key':null}"),
            u"a.example"_s, u"http://127.0.0.1:7/"_s));
        QCOMPARE(*mastodon::decodeToken(answered("{'token_type':'Bearer','expires_in':31536000,"
                                                 "'access_token':'T','refresh_token':'R'}"),
                     u"a.example"_s),
            u"T"_s);
    }

    /// app/Exceptions/Handler.php
    void errors()
    {
        const Response unknown = answered("{'error':'Unauthenticated.'}", 500);
        QCOMPARE(kindOf(pageFrom(pixelfed(), unknown)), u"credentials"_s);
        QCOMPARE(kindOf(pageFrom(pixelfed(), unknown, {}, true)), u"forbidden"_s);
        QCOMPARE(kindOf(pageFrom(pixelfed(), answered("{'error':''}", 403))), u"forbidden"_s);
        QCOMPARE(kindOf(pageFrom(pixelfed(),
                     answered("{'message':'The given data was invalid.','errors':{}}", 500))),
            u"network"_s);
    }

    /// app/Transformer/Api/Mastodon/v1/StatusTransformer.php
    void post()
    {
        const Post post = postFrom(pixelfed(),
            "{'id':'5','created_at':'2026-11-22T11:00:00.000000Z','in_reply_to_id':null,"
            "'in_reply_to_account_id':null,'sensitive':false,'spoiler_text':null,"
            "'visibility':'public','language':'en','uri':'https://a.example/p/ao/5',"
            "'url':'https://a.example/p/ao/5','replies_count':'0','reblogs_count':2,"
            "'favourites_count':'3','content':null,'reblog':null,'mentions':[],'emojis':[],"
            "'card':null,'poll':null,'pf_type':'photo','place':null,'taggedPeople':[],"
            "'media_attachments':[{'id':'1','type':'image','url':'https://a.example/1.jpg',"
            "'preview_url':'https://a.example/1.jpg','meta':null,'description':null}],"
            "'account':{'id':'7','acct':'ao','display_name':'Ao','followers_count':'4'},'tags':[]"
            "}");
        QCOMPARE(post.uri, u"https://a.example/p/ao/5"_s);
        QCOMPARE(post.createdAt, noon - hourMs);
        QCOMPARE(post.favourites, qint64(3));
        QCOMPARE(post.author.followers, qint64(4));
        QCOMPARE(post.media.size(), size_t(1));
        QVERIFY(post.body.isEmpty() && !post.poll && post.quoteState.isEmpty());
        QVERIFY(!post.reactionsTold);
    }

    /// Only answers need no picture; a warning is dropped unless the post is "sensitive"; and a
    /// used key is refused whatever became of the post.
    void acting()
    {
        QCOMPARE(publishOf(pixelfed(), saying(u"hello"_s)), u"usage"_s);
        Outgoing answer = saying(u"hello"_s);
        answer.replyToLocalId = u"3"_s;
        answer.text.warning = u"tea"_s;
        const QString sent = publishOf(pixelfed(), answer);
        QVERIFY(sent.contains(u"\"sensitive\":true"_s) && sent.contains(u"\"tea\""_s));
        const Capabilities can = capabilities(pixelfed());
        QVERIFY(!can.idempotency && !can.source && can.edits && !can.votes && !can.reports);
        QVERIFY(!familyFor(pixelfed())
                     ->decodeChanged(pixelfed(), answered(statusWith("'favourited':true")),
                         Write::What::Favourite));
        const Response none =
            answered("{'error':'No query results for model [App\\\\Status] 5'}", 500);
        const auto gone =
            familyFor(pixelfed())->decodeWrite(pixelfed(), none, Write::What::DeletePost);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_pixelfed)
#include "tst_deviations_pixelfed.moc"
