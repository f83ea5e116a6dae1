// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

/// Mastodon and its forks: those under its name, those with one of their own, and what they add.
class tst_deviations_forks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// None of these says api_versions: they are older than that, or say nothing.
    void namesOfTheirOwn_data()
    {
        QTest::addColumn<QByteArray>("nodeInfo");
        QTest::addColumn<QString>("version");
        QTest::newRow("glitch-soc")
            << "{'software':{'name':'mastodon','version':'4.2.10+glitch'}}"_ba
            << u"4.2.10+glitch"_s;
        QTest::newRow("Hometown") << "{'software':{'name':'hometown','version':'1.1.1'}}"_ba
                                  << u"1.1.1"_s;
        QTest::newRow("Fedibird") << "{'software':{'name':'fedibird','version':'0.1'}}"_ba
                                  << u"3.4.1"_s;
        QTest::newRow("kmyblue") << "{'software':{'name':'kmyblue','version':'17.0'}}"_ba
                                 << u"17.0"_s;
        QTest::newRow("one that names its origin")
            << "{'software':{'name':'newfork','version':'1'},"
               "'metadata':{'upstream':{'name':'Mastodon','version':'4.2.1'}}}"_ba
            << u"1.0"_s;
    }
    void namesOfTheirOwn()
    {
        QFETCH(QByteArray, nodeInfo);
        QFETCH(QString, version);
        const Instance instance = described(nodeInfo,
            "{'uri':'a.example','title':'F','version':'" + version.toUtf8()
                + "','urls':" + "{'streaming_api':'wss://a.example'}}");
        QCOMPARE(instance.accountDomain, u"a.example"_s);
        const Capabilities can = capabilities(instance);
        QVERIFY(can.minId && can.linkHeader && can.pinned && can.markers && can.listsOfPerson);
        QVERIFY(can.tagSets && can.followLanguages);
        QVERIFY(familyFor(instance)->topic(instance, homeThere()));
    }

    /// One that nobody knows is asked as little as can be.
    void newcomer()
    {
        const Capabilities can =
            capabilities(described("{'software':{'name':'newfork','version':'1'}}",
                "{'uri':'a.example','version':'1.0'}"));
        QVERIFY(can.clientApi && !can.minId && !can.linkHeader && !can.pinned && !can.markers);
    }

    /// Mastodon 4.5 closes feeds with a 422, older ones and forks with a 401 or 403.
    void closedFeeds()
    {
        const QByteArray words = "{'error':'This method requires an authenticated user'}";
        for (const int status : {401, 403, 422}) {
            QCOMPARE(kindOf(pageFrom(at(u"mastodon"_s), answered(words, status), {}, true)),
                u"forbidden"_s);
        }
    }

    /// Who has reactions says so in the description.
    void reactions()
    {
        const auto can = [](const QByteArray &more) {
            return capabilities(described("{'software':{'name':'mastodon','version':'4.2.10'}}",
                                    "{'uri':'a.example','version':'4.2.10'" + more + '}'))
                .reactions;
        };
        QVERIFY(!can({}));
        QVERIFY(can(",'configuration':{'reactions':{'max_reactions':1}}"));
        QVERIFY(!can(",'configuration':{'reactions':{'max_reactions':0}}"));
        QVERIFY(can(",'fedibird_capabilities':['favourite_hashtag','emoji_reaction']"));
        QVERIFY(!can(",'fedibird_capabilities':['favourite_hashtag']"));
    }

    /// Fedibird: app/serializers/rest/status_serializer.rb: a quote as a bare status.
    void fedibirdsPost()
    {
        const Post post = postFrom(at(u"fedibird"_s),
            statusWith("'emoji_reactions':[{'name':'blobcat','count':1,'me':true,'domain':"
                       "'b.example','url':'https://b.example/c.png','static_url':"
                       "'https://b.example/c.png'}],'quote_id':'6','quote':{'id':'6','uri':"
                       "'https://b.example/p/6','created_at':'2026-11-22T10:00:00.000Z','content':"
                       "'<p>quoted</p>','visibility':'public','account':{'id':'8','acct':'mei'}}"));
        QCOMPARE(post.reactions.front().name, u"blobcat@b.example"_s);
        QCOMPARE(post.quoted->uri, u"https://b.example/p/6"_s);
    }

    /// docs.joinmastodon.org/entities/Status; Mastodon itself has no reactions.
    void post()
    {
        const Post post = postFrom(at(u"mastodon"_s),
            statusWith(pollJson()
                + ",'quote':{'state':'accepted','quoted_status':{'id':'6','uri':"
                  "'https://b.example/p/6','created_at':'2026-11-22T10:00:00.000Z','content':"
                  "'<p>quoted</p>','visibility':'public','account':{'id':'8','acct':'mei'}}}"));
        QCOMPARE(post.poll->options.size(), size_t(2));
        QCOMPARE(post.quoted->uri, u"https://b.example/p/6"_s);
        QVERIFY(!post.reactionsTold);
    }

    void home()
    {
        QCOMPARE(timelineOf(at(u"mastodon"_s), homeThere()), u"GET v1/timelines/home?limit=40"_s);
        QCOMPARE(timelineOf(at(u"mastodon"_s), federatedSource(u"a.example"_s)),
            u"GET v1/timelines/public?limit=40"_s);
    }

    /// docs.joinmastodon.org/methods/oauth
    void signIn()
    {
        QVERIFY(mastodon::decodeClient(
            answered(
                "{'id':'1','name':'Asterism','website':null,'scopes':['read','write','follow'],"
                "'redirect_uris':['http://127.0.0.1:7/'],'client_id':'c','client_secret':'s',"
                "'client_secret_expires_at':0}"),
            u"a.example"_s, u"http://127.0.0.1:7/"_s));
        QCOMPARE(*mastodon::decodeToken(answered("{'access_token':'T','token_type':'Bearer',"
                                                 "'scope':'read write follow','created_at':1}"),
                     u"a.example"_s),
            u"T"_s);
    }

    /// Fedibird ends a reaction without naming it; kmyblue, which knows that call, needs the name.
    void reacting()
    {
        Instance instance = at(u"kmyblue"_s, u"4.4.0"_s);
        instance.features = QStringList{u"emoji_reaction"_s};
        const Write react{.what = Write::What::React, .localId = u"5"_s, .reaction = u"👍"_s};
        QCOMPARE(writeOf(instance, react), u"PUT v1/statuses/5/emoji_reactions/%F0%9F%91%8D"_s);
        const Write end{.what = Write::What::Unreact, .localId = u"5"_s, .reaction = u"cup"_s};
        QCOMPARE(
            writeOf(instance, end), u"POST v1/statuses/5/emoji_unreaction {\"emoji\":\"cup\"}"_s);
        instance.features = QStringList{u"reactions"_s};
        QCOMPARE(writeOf(instance, end), u"POST v1/statuses/5/unreact/cup"_s);
        instance.features.clear();
        QCOMPARE(writeOf(instance, end), u"usage"_s);
    }

    /// What came with which version; a fork tells the number of the Mastodon that it is made of.
    void acting()
    {
        const auto can = [](const QString &software, const QString &version, int api = 0) {
            Instance instance = at(software, version);
            instance.mastodonApi = api;
            return capabilities(instance);
        };
        QVERIFY(can(u"mastodon"_s, u"4.5.0"_s, 7).quotes);
        QVERIFY(!can(u"mastodon"_s, u"4.4.9"_s, 6).quotes);
        QCOMPARE(can(u"fedibird"_s, u"3.4.1"_s).quoteName, "quote_id"_L1);
        QVERIFY(can(u"mastodon"_s, u"3.5.0"_s).edits && !can(u"mastodon"_s, u"3.4.9"_s).edits);
        QVERIFY(!can(u"fedibird"_s, u"3.4.1"_s).removesFollowers);
        QVERIFY(can(u"hometown"_s, u"4.2.10+hometown-1.1.1"_s).localOnly);
        QVERIFY(can(u"mastodon"_s, u"4.6.0+glitch"_s, 10).localOnly);
        QVERIFY(!can(u"mastodon"_s, u"4.5.6+glitch"_s, 7).localOnly); // would be public
        QVERIFY(!can(u"mastodon"_s, u"4.6.0"_s, 10).localOnly);
        QVERIFY(can(u"mastodon"_s, u"4.5.0"_s, 7).boostsOwnPrivate);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_forks)
#include "tst_deviations_forks.moc"
