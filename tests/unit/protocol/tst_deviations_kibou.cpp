// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance kibou()
{
    return at(u"kibou"_s, u"0.1"_s);
}

} // namespace

/// Kibou, as its source writes it: src/mastodon_api and src/oauth.
class tst_deviations_kibou : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Its address in place of its name, and no stream.
    void description()
    {
        const Instance instance =
            described("{'software':{'name':'kibou','version':'0.1.0-testing'}}",
                "{'uri':'https://a.example','title':'K','version':'2.3.0 (compatible; Kibou 0.1)',"
                "'urls':{'streaming_api':''},'contact_account':null}");
        QCOMPARE(instance.software, u"kibou"_s);
        QCOMPARE(instance.accountDomain, u"a.example"_s);
        QCOMPARE(instance.streamingUrl, QString());
        const Instance nameless = described({},
            "{'uri':'https://a.example','title':'K','version':'2.3.0 (compatible; Kibou 0.1)'}");
        QCOMPARE(nameless.software, u"kibou"_s);
    }

    void timelines()
    {
        QCOMPARE(timelineOf(kibou(), homeThere()), u"GET v1/timelines/home?limit=40"_s);
        QCOMPARE(timelineOf(kibou(), localSource(u"a.example"_s)),
            u"GET v1/timelines/public?local=true&limit=40"_s);
        QCOMPARE(timelineOf(kibou(), tagSource(u"tea"_s, u"a.example"_s)), u"usage"_s);
        const Capabilities can = capabilities(kibou());
        QVERIFY(can.anonymousLocal && can.anonymousThread && !can.anonymousTag);
        QVERIFY(!can.minId); // it gives the oldest first
    }

    void paging()
    {
        const auto page = pageFrom(kibou(), answered('[' + statusWith() + ']'));
        QCOMPARE(page->older, u"5"_s);
        QVERIFY(isLaterId(u"10"_s, u"9"_s));
    }

    /// Errors come with status 200.
    void errors_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("kind");
        QTest::newRow("token") << "{'error':'Token invalid!'}"_ba << u"credentials"_s;
        QTest::newRow("token, at home") << "{'error':'Invalid oauth token'}"_ba << u"credentials"_s;
        QTest::newRow("not there") << "{'error':'User not found.'}"_ba << u"rejected"_s;
    }
    void errors()
    {
        QFETCH(QByteArray, json);
        const auto page = pageFrom(kibou(), answered(json));
        QTEST(kindOf(page), "kind");
        QCOMPARE(page.error().httpStatus, 200);
        const auto actor = familyFor(kibou())->decodeActor(kibou(), answered(json), false);
        QTEST(word(actor.error().kind), "kind");
    }

    void nothingElse()
    {
        const Family *family = familyFor(kibou());
        const QStringList lines{lineOf(family->serverLists(kibou())),
            lineOf(family->filters(kibou(), 1)), lineOf(family->homeMarker(kibou())),
            lineOf(family->relationships(kibou(), {u"7"_s})),
            lineOf(family->lookup(kibou(), {u"ao"_s, u"a.example"_s})),
            lineOf(family->following(kibou(), u"7"_s, {})),
            lineOf(family->belongings(kibou(), MovedKind::Follows, u"7"_s, {})),
            lineOf(family->history(kibou(), u"5"_s)),
            writeOf(kibou(), {.what = Write::What::Block, .localId = u"7"_s})};
        QCOMPARE(lines, QStringList(lines.size(), u"usage"_s));
        QVERIFY(!capabilities(kibou()).search);
    }

    void follow()
    {
        QCOMPARE(writeOf(kibou(), {.what = Write::What::Follow, .localId = u"7"_s}),
            u"POST v1/accounts/7/follow"_s);
        const auto now = familyFor(kibou())->decodeWrite(kibou(),
            answered("{'id':'7','following':true,'requested':false}"), Write::What::Follow);
        QVERIFY(now && *now && (*now)->following);
    }

    /// Forms only, and refusals that begin with a capital letter.
    void signIn()
    {
        const Request request = mastodon::registerRequest(
            u"a.example"_s, u"http://127.0.0.1:7/"_s, {u"read"_s, u"write"_s});
        QVERIFY(request.body.contains("client_name=Asterism&redirect_uris="));
        const auto client = mastodon::decodeClient(
            answered("{'client_id':'c','client_secret':'s','redirect_uri':'x','id':1}"),
            u"a.example"_s, u"x"_s);
        QVERIFY(client);
        const auto token = mastodon::decodeToken(
            answered("{'access_token':'T','refresh_token':'R','token_type':'Bearer','actor':'ao',"
                     "'valid_until':'1577836800','scope':'read write follow'}"),
            u"a.example"_s);
        QCOMPARE(*token, u"T"_s);
        const auto refused = mastodon::decodeToken(
            answered("{'Error':'OAuth authorization code is invalid.'}"), u"a.example"_s);
        QCOMPARE(refused.error().kind, ErrorKind::BadAnswer);
    }

    /// src/mastodon_api/mod.rs: neither polls nor quotes, and no uri of a person.
    void post()
    {
        const Post post = postFrom(kibou(),
            statusWith("'url':null,'reblog':null,'spoiler_text':'','application':'','language':"
                       "null,'pinned':null,'muted':null,'media_attachments':[],'mentions':[],"
                       "'tags':[{'name':'tea','url':'https://a.example/tag/tea','history':null}]"));
        QCOMPARE(post.uri, u"https://a.example/p/5"_s);
        QCOMPARE(post.tags.size(), size_t(1));
        QVERIFY(post.author.uri.isEmpty() && !post.poll && !post.reactionsTold);
        QVERIFY(post.quoteState.isEmpty());
    }

    /// src/mastodon_api/routes.rs: posts, and what is done to one nobody takes back.
    void acting()
    {
        QCOMPARE(publishOf(kibou(), saying(u"hello"_s)),
            u"POST v1/statuses sensitive=false&status=hello&visibility=public"_s);
        for (const Write::What what : {Write::What::Boost, Write::What::Favourite,
                 Write::What::Unboost, Write::What::Pin, Write::What::DeletePost}) {
            QCOMPARE(writeOf(kibou(), {.what = what, .localId = u"5"_s}), u"usage"_s);
        }
        QCOMPARE(editOf(kibou(), saying(u"hello"_s)), u"usage"_s);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_kibou)
#include "tst_deviations_kibou.moc"
