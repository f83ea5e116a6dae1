// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance friendica()
{
    return at(u"friendica"_s, u"2024.09"_s);
}

} // namespace

/// Friendica, as its source writes it: static/routes.config.php, src/Module/Api/Mastodon and
/// src/Object/Api/Mastodon.
class tst_deviations_friendica : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// It names three versions of NodeInfo, and streams that it does not have.
    void description()
    {
        const QString schema = u"http://nodeinfo.diaspora.software/ns/schema/"_s;
        QJsonArray links;
        for (const QString &version : {u"1.0"_s, u"2.0"_s, u"2.1"_s}) {
            links.append(QJsonObject{{u"rel"_s, schema + version},
                {u"href"_s, u"https://a.example/nodeinfo/"_s + version}});
        }
        QCOMPARE(nodeInfoLink({{u"links"_s, links}}), QUrl(u"https://a.example/nodeinfo/2.1"_s));
        const Instance instance =
            described("{'software':{'name':'friendica','version':'2024.09-rc'}}",
                "{'domain':'a.example','title':'F','version':'2.8.0 (compatible; Friendica "
                "2024.09-rc)','configuration':{'statuses':{'max_characters':200000},"
                "'urls':{'streaming':''}}}");
        QCOMPARE(instance.software, u"friendica"_s);
        QCOMPARE(instance.maxCharacters, 200'000);
        QCOMPARE(instance.streamingUrl, QString());
    }

    void timelines()
    {
        QCOMPARE(timelineOf(friendica(), homeThere()), u"GET v1/timelines/home?limit=40"_s);
        QCOMPARE(timelineOf(friendica(), federatedSource(u"a.example"_s)),
            u"GET v1/timelines/public?limit=40"_s);
        // It passes over any, all and none: whoever reads the page leaves out what does not match.
        QCOMPARE(timelineOf(friendica(), tagSource(u"tea#cup#-bot"_s, u"a.example"_s)),
            u"GET v1/timelines/tag/cup?limit=40"_s);
        QVERIFY(!familyFor(friendica())->topic(friendica(), homeThere()));
    }

    /// accounts/lookup and hashtags want a token; accounts/user@host tells guests the same.
    void guests()
    {
        const Capabilities can = capabilities(friendica());
        QVERIFY(can.anonymousPersonStatuses && can.anonymousLocal && can.anonymousThread);
        QVERIFY(can.lookupAnonymous && !can.anonymousTag);
        QCOMPARE(lineOf(familyFor(friendica())->lookup(friendica(), {u"ao"_s, u"a.example"_s})),
            u"GET v1/accounts/ao%40a.example"_s);
        const Response closed = answered(
            "{'error':'Token is not authorized with a valid user or is missing a required scope'}",
            403);
        QCOMPARE(kindOf(pageFrom(friendica(), closed, {}, true)), u"forbidden"_s);
        QCOMPARE(kindOf(pageFrom(friendica(), closed)), u"credentials"_s);
        QVERIFY(pageFrom(friendica(), answered("[]"), {}, true)->items.empty()); // switched off
    }

    /// Unimplemented.php says 501, and what is a stub says [].
    void unimplemented()
    {
        const Family *family = familyFor(friendica());
        QCOMPARE(lineOf(family->history(friendica(), u"5"_s)), u"usage"_s);
        QCOMPARE(lineOf(family->filters(friendica(), 2)), u"usage"_s);
        QCOMPARE(writeOf(friendica(),
                     {.what = Write::What::BlockDomain, .item = {.subject = u"b.example"_s}}),
            u"usage"_s);
        const auto page = pageFrom(friendica(),
            answered("{'error':'Not Implemented','error_description':'API endpoint GET "
                     "streaming/user is not implemented but might be in the future.'}",
                501));
        QCOMPARE(kindOf(page), u"rejected"_s); // and nobody is asked to try again later
        QVERIFY(page.error().detail.contains(u"is not implemented"_s));
    }

    /// A title stands where others have the warning; a warning stays one.
    void titles()
    {
        const Post titled = postFrom(
            friendica(), statusWith("'spoiler_text':'Tea <3','friendica':{'title':'Tea <3'}"));
        QCOMPARE(titled.warning, QString());
        QCOMPARE(titled.body, u"<p><strong>Tea &lt;3</strong></p><p>hello</p>"_s);
        const Post warned =
            postFrom(friendica(), statusWith("'spoiler_text':'Spiders','friendica':{'title':''}"));
        QCOMPARE(warned.warning, u"Spiders"_s);
        QCOMPARE(warned.body, u"<p>hello</p>"_s);
        const Post both = postFrom(
            friendica(), statusWith("'spoiler_text':'Spiders','friendica':{'title':'Tea'}"));
        QCOMPARE(both.warning, u"Spiders"_s);
        const Post neither = postFrom(friendica(), statusWith("'friendica':null"));
        QCOMPARE(neither.body, u"<p>hello</p>"_s);
    }

    /// src/Object/Api/Mastodon/Status.php.
    void post()
    {
        const Post post = postFrom(friendica(),
            statusWith(pollJson()
                + ",'in_reply_to_status':null,'edited_at':null,'quote':null,"
                  "'friendica':{'title':'','dislikes_count':2,'disliked':false}"));
        QVERIFY(post.poll.has_value());
        QCOMPARE(post.poll->options.size(), size_t(2));
        QVERIFY(post.quoteState.isEmpty() && !post.reactionsTold);
    }

    /// src/Factory/Api/Mastodon/Status.php, createQuote(): in 2024.09 the quoted post itself, and
    /// to most apps only where it hangs on the post as a link; all others stand in the text. Later
    /// a quote as Mastodon has it, which is the quoted post as well.
    void quotes()
    {
        const QByteArray fields =
            "'id':'6','uri':'https://b.example/p/6','created_at':'2026-11-22T10:00:00.000Z',"
            "'content':'<p>quoted</p>','visibility':'public','account':{'id':'8','acct':"
            "'kumo@b.example'}";
        for (const QByteArray &quote : {QByteArray("{" + fields + "}"),
                 QByteArray(
                     "{'state':'accepted','quoted_status':{" + fields + "}," + fields + "}")}) {
            const Post post = postFrom(friendica(), statusWith("'quote':" + quote));
            QCOMPARE(post.quoteState, u"accepted"_s);
            QVERIFY(post.quoted);
            QCOMPARE(post.quoted->uri, u"https://b.example/p/6"_s);
        }
    }

    void boost()
    {
        const auto item = familyFor(friendica())
                              ->decodeStatus(friendica(),
                                  answered(statusWith("'friendica':null,'reblog':"
                                      + statusWith("'friendica':{'title':'Tea'},'spoiler_text':"
                                                   "'Tea'"))),
                                  false);
        QVERIFY(item);
        QVERIFY(item->boost && item->post.body.contains(u"Tea"_s));
    }

    /// Numbers in the order of arrival.
    void ids()
    {
        QVERIFY(isLaterId(u"1000"_s, u"999"_s));
        QVERIFY(!isLaterId(u"999"_s, u"1000"_s));
    }

    /// Circles of contacts: whoever is no contact may be in one, and is not shown.
    void lists()
    {
        const Family *family = familyFor(friendica());
        QVERIFY(capabilities(friendica()).listsHideUnfollowed);
        QCOMPARE(lineOf(family->serverListMembers(friendica(), u"3"_s)),
            u"GET v1/lists/3/accounts?limit=0"_s);
        QCOMPARE(*family->decodeListChange(friendica(), answered("[]")), ListChange::Done);
    }

    /// A mute is for good there, whatever it is told.
    void mutes()
    {
        const MovedItem forAnHour{.expiresAt = noon + hourMs};
        QCOMPARE(
            writeOf(friendica(), {.what = Write::What::Mute, .localId = u"7"_s, .item = forAnHour}),
            u"POST v1/accounts/7/mute"_s);
        QCOMPARE(lineOf(familyFor(friendica())->belongings(friendica(), MovedKind::Mutes, {}, {})),
            u"GET v1/mutes?limit=40"_s);
    }

    /// src/Object/Api/Mastodon/{Application,Token}.php
    void signIn()
    {
        QVERIFY(mastodon::decodeClient(
            answered("{'client_id':'c','client_secret':'s','id':'1','name':'Asterism',"
                     "'redirect_uri':'http://127.0.0.1:7/','vapid_key':'v'}"),
            u"a.example"_s, u"http://127.0.0.1:7/"_s));
        QCOMPARE(*mastodon::decodeToken(
                     answered("{'access_token':'T','token_type':'Bearer','scope':'read write "
                              "follow','created_at':1,'me':null}"),
                     u"a.example"_s),
            u"T"_s);
    }

    void markers()
    {
        const Family *family = familyFor(friendica());
        QCOMPARE(lineOf(family->saveHomeMarker(friendica(), u"5"_s)),
            uR"(POST v1/markers {"home":{"last_read_id":"5"}})"_s);
        QCOMPARE(*family->decodeHomeMarker(friendica(), answered("{}")), QString());
    }

    /// src/Module/Api/Mastodon/Statuses.php: a warning becomes the title unless a title is told,
    /// and a delete is answered with an empty list.
    void acting()
    {
        Outgoing post = saying(u"hello"_s);
        QVERIFY(!publishOf(friendica(), post).contains(u"friendica"_s));
        post.text.warning = u"tea"_s;
        QVERIFY(publishOf(friendica(), post).contains(u"{\"friendica\":{\"title\":\"\"},"_s));
        QVERIFY(editOf(friendica(), post).contains(u"{\"friendica\":{\"title\":\"\"},"_s));
        const Family *family = familyFor(friendica());
        QVERIFY(family->decodeWrite(friendica(), answered("[]"), Write::What::DeletePost));
        const Write vote{
            .what = Write::What::Vote, .localId = u"5"_s, .choices = {1}, .pollId = u"5"_s};
        QCOMPARE(writeOf(friendica(), vote), u"usage"_s); // 501
        const Write accept{.what = Write::What::AcceptFollower, .localId = u"7"_s};
        QCOMPARE(writeOf(friendica(), accept), u"POST v1/follow_requests/7/authorize"_s);
        QVERIFY(!capabilities(friendica()).removesFollowers);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_friendica)
#include "tst_deviations_friendica.moc"
