// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance takahe()
{
    return at(u"takahe"_s, u"0.11.0"_s);
}

} // namespace

/// Takahē, as its source writes it: api/urls.py, api/views and api/schemas.py.
class tst_deviations_takahe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void description()
    {
        const QByteArray document =
            "{'domain':'a.example','title':'T','version':'takahe/0.11.0','urls':{},"
            "'configuration':{'urls':{},'statuses':{'max_characters':500}}}";
        const Instance instance =
            described("{'software':{'name':'takahe','version':'0.11.0'}}", document);
        QCOMPARE(instance.software, u"takahe"_s);
        QCOMPARE(instance.streamingUrl, QString());
        const Instance nameless = described({}, document);
        QCOMPARE(nameless.software, u"takahe"_s);
        QCOMPARE(nameless.version, u"0.11.0"_s);
    }

    void timelines()
    {
        QCOMPARE(timelineOf(takahe(), homeThere()), u"GET v1/timelines/home?limit=40"_s);
        QCOMPARE(timelineOf(takahe(), tagSource(u"tea"_s, u"a.example"_s)),
            u"GET v1/timelines/tag/tea?limit=40"_s);
        QVERIFY(!familyFor(takahe())->topic(takahe(), homeThere()));
        QVERIFY(!capabilities(takahe()).tagSets);
    }

    /// Public timelines are open unless both were closed, which is a 422; all else wants a token.
    void guests()
    {
        const Capabilities can = capabilities(takahe());
        QVERIFY(can.anonymousLocal && can.anonymousFederated && can.lookupAnonymous);
        QVERIFY(!can.anonymousPersonStatuses && !can.anonymousTag && !can.anonymousThread);
        const auto closed =
            pageFrom(takahe(), answered("{'error':'public timeline is disabled'}", 422), {}, true);
        QCOMPARE(kindOf(closed), u"forbidden"_s);
        QCOMPARE(closed.error().detail, u"public timeline is disabled"_s);
        QCOMPARE(kindOf(pageFrom(
                     takahe(), answered("{'error':'identity_token_required'}", 401), {}, true)),
            u"forbidden"_s);
    }

    /// The next page is named by the last row, also where there is none; api/pagination.py.
    void paging()
    {
        const QByteArray link = "<https://a.example/api/v1/timelines/home?limit=40&max_id=5>; "
                                "rel=\"next\", <https://a.example/api/v1/timelines/home?min_id=5>; "
                                "rel=\"prev\"";
        const auto page = pageFrom(takahe(), answered('[' + statusWith() + ']', 200, link));
        QCOMPARE(page->older, u"5"_s);
        QVERIFY(pageFrom(takahe(), answered("[]"), {.maxId = u"5"_s})->end);
        QVERIFY(capabilities(takahe()).minId);
    }

    /// A token that it does not know is a 400, in words that call themselves HTML;
    /// api/middleware.py.
    void deadToken()
    {
        const Response refused = answerOf("Invalid Bearer token"_ba,
            u"https://a.example/api/v1/timelines/home"_s, "text/html; charset=utf-8", 400);
        const auto page = pageFrom(takahe(), refused);
        QCOMPARE(kindOf(page), u"credentials"_s);
        QCOMPARE(page.error().detail, u"Invalid Bearer token"_s);
    }

    void notThere()
    {
        const Family *family = familyFor(takahe());
        const QStringList lines{lineOf(family->serverLists(takahe())),
            lineOf(family->serverListsOf(takahe(), u"7"_s)), lineOf(family->filters(takahe(), 2)),
            lineOf(family->history(takahe(), u"5"_s)), lineOf(family->homeMarker(takahe())),
            lineOf(family->belongings(takahe(), MovedKind::Blocks, u"9"_s, {})),
            lineOf(family->belongings(takahe(), MovedKind::Mutes, u"9"_s, {})),
            lineOf(family->belongings(takahe(), MovedKind::DomainBlocks, u"9"_s, {}))};
        QCOMPARE(lines, QStringList(lines.size(), u"usage"_s));
    }

    /// What it does not list it takes all the same.
    void relations()
    {
        const MovedItem forAnHour{.expiresAt = noon + hourMs};
        QCOMPARE(
            writeOf(takahe(), {.what = Write::What::Mute, .localId = u"7"_s, .item = forAnHour}),
            uR"(POST v1/accounts/7/mute {"duration":3600})"_s);
        QCOMPARE(writeOf(takahe(), {.what = Write::What::Block, .localId = u"7"_s}),
            u"POST v1/accounts/7/block"_s);
        QCOMPARE(lineOf(familyFor(takahe())->belongings(takahe(), MovedKind::Follows, u"9"_s, {})),
            u"GET v1/accounts/9/following?limit=40"_s);
        QCOMPARE(lineOf(familyFor(takahe())->belongings(takahe(), MovedKind::Tags, u"9"_s, {})),
            u"GET v1/followed_tags?limit=40"_s);
    }

    /// api/views/apps.py and api/views/oauth.py
    void signIn()
    {
        const auto client = mastodon::decodeClient(
            answered("{'id':'1','name':'Asterism','website':null,'client_id':'tk-c',"
                     "'client_secret':'s','redirect_uri':'http://127.0.0.1:7/','vapid_key':null}"),
            u"a.example"_s, u"http://127.0.0.1:7/"_s);
        QVERIFY(client);
        QCOMPARE(*mastodon::decodeToken(answered("{'access_token':'T','token_type':'Bearer',"
                                                 "'scope':'read write follow','created_at':1}"),
                     u"a.example"_s),
            u"T"_s);
        QCOMPARE(mastodon::decodeToken(answered("{'error':'access_denied'}", 401), u"a.example"_s)
                     .error()
                     .kind,
            ErrorKind::Rejected);
        const Response ended =
            answerOf(QByteArray(), u"https://a.example/oauth/revoke"_s, "text/html; charset=utf-8");
        QVERIFY(mastodon::decodeRevoked(ended, u"a.example"_s));
    }

    /// No uri of a person, whose name holds the domain also where it is local; moved is a truth.
    void post()
    {
        const Post post = postFrom(takahe(),
            "{'id':'5','uri':'https://a.example/@ao/posts/5/','created_at':"
            "'2026-11-22T11:00:00.000Z','content':'<p>hello</p>','visibility':'public',"
            "'spoiler_text':'','card':null,'language':null,'text':null,"
                + pollJson()
                + ",'reblog':null,'account':{'id':'7','acct':'ao@a.example','moved':false,"
                  "'url':'https://a.example/@ao/'}}");
        QCOMPARE(post.author.acct, u"ao@a.example"_s);
        QVERIFY(post.author.uri.isEmpty() && post.author.movedTo.isEmpty());
        QCOMPARE(post.poll->options.size(), size_t(2));
        QVERIFY(post.quoteState.isEmpty() && !post.reactionsTold);
    }

    /// activities/models/post.py: whoever edits a post makes it public. A boost is answered with
    /// the post.
    void acting()
    {
        QCOMPARE(editOf(takahe(), saying(u"hello"_s)), u"usage"_s);
        const auto boost = familyFor(takahe())->decodeChanged(
            takahe(), answered(statusWith("'reblogged':true")), Write::What::Boost);
        QVERIFY(!boost->boost && boost->post.viewer->boosted);
        const Capabilities can = capabilities(takahe());
        QVERIFY(can.publishes && can.source && can.votes && can.pins && can.followRequests);
        QVERIFY(!can.threadMutes && !can.reports && !can.idempotency && !can.followNotify);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_takahe)
#include "tst_deviations_takahe.moc"
