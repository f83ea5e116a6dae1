// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/postsource.h"

#include "accounttesting.h"
#include "store/pages.h"
#include "sync/prepare.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString ownUri = u"https://a.example/own"_s;
const QString answeredUri = u"https://b.example/1"_s;

const QByteArray statusPath = "/api/v1/statuses/7";
const QByteArray sourcePath = "/api/v1/statuses/7/source";

/// The post, as the account's server tells it.
QByteArray statusJson(const QByteArray &visibility = "private")
{
    QByteArray json = R"({'id':'7','uri':'https://a.example/own','url':'https://a.example/own',
        'created_at':'2026-11-22T12:00:00.000Z','visibility':'VISIBILITY','sensitive':true,
        'language':'ja','content':'<p>shown</p>','spoiler_text':'shown',
        'account':{'id':'9','acct':'me','username':'me','url':'https://a.example/@me',
            'uri':'https://a.example/users/me'},
        'media_attachments':[{'id':'51','type':'image','url':'https://a.example/51.png'},
            {'id':'52','type':'image','url':'https://a.example/52.png'}],
        'mentions':[{'id':'3','acct':'mei@b.example','username':'mei',
            'url':'https://b.example/@mei'}]})";
    return quoted(json.replace("VISIBILITY", visibility));
}

/// Which has a poll: "'expired':false,'multiple':true,…".
QByteArray askingJson(const QByteArray &poll)
{
    QByteArray json = statusJson("public");
    json.chop(1);
    return json + quoted(",'poll':{'id':'3'," + poll + "}}");
}

} // namespace

/// An own post as it was typed, whole.
class tst_postsource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<AccountFixture>();
        QVERIFY(m_fixture->isReady());
    }

    void allThatAnEditSaysAgain()
    {
        know();
        answer(statusJson());
        const auto text = load();
        QVERIFY2(text, qPrintable(text ? QString() : sentence(text.error())));
        QCOMPARE(mediaIds(*text), QStringList({u"51"_s, u"52"_s}));
        const PostText expected{.text = u"as *typed*"_s,
            .warning = u"mind"_s,
            .visibility = Visibility::Private,
            .language = u"ja"_s,
            .sensitive = true,
            .replyTo = answeredUri,
            .replyToUrl = u"https://b.example/@mei/1"_s,
            .media = text->media};
        QCOMPARE(*text, expected);
        QCOMPARE(m_fixture->lines(),
            QStringList({u"GET /api/v1/statuses/7"_s, u"GET /api/v1/statuses/7/source"_s}));
    }

    void whomADirectPostIsFor()
    {
        know();
        answer(statusJson("direct"));
        const auto text = load();
        QVERIFY(text);
        QCOMPARE(text->visibility, Visibility::Direct);
        QCOMPARE(text->to, QStringList({u"mei@b.example"_s}));
    }

    /// Said again as it was asked for, or it would be lost.
    void polls_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<PollText>("expected");
        const qint64 day = accountNoon + dayMs;
        const PollText expected{
            .choices = {u"tea"_s, u"a cup"_s}, .seconds = 86'400, .endsAt = day};
        const QByteArray end = "'expires_at':'2026-11-23T12:00:00.000Z',";
        const QByteArray counted = "'options':[{'title':'tea','votes_count':2},"
                                   "{'title':'a cup','votes_count':0}]";
        const QByteArray hidden = "'options':[{'title':'tea','votes_count':null},"
                                  "{'title':'a cup','votes_count':null}]";
        QTest::newRow("running") << end + "'expired':false,'multiple':false," + counted << expected;
        PollText other = expected;
        other.multiple = true;
        QTest::newRow("several choices")
            << end + "'expired':true,'multiple':true," + counted << other;
        other.hideTotals = true;
        QTest::newRow("hidden counts")
            << end + "'expired':false,'multiple':true," + hidden << other;
        const PollText endless{.choices = expected.choices, .seconds = 0};
        QTest::newRow("for ever") << "'expires_at':null,'expired':false,'multiple':false," + counted
                                  << endless;
    }
    void polls()
    {
        QFETCH(QByteArray, json);
        know();
        answer(askingJson(json));
        const auto text = load();
        QVERIFY2(text, qPrintable(text ? QString() : sentence(text.error())));
        QTEST(text->poll, "expected");
    }

    void howItWasRead()
    {
        know();
        m_fixture->server.on(statusPath, scriptedJson(statusJson()));
        m_fixture->server.on(sourcePath,
            scriptedJson(quoted("{'id':'7','text':'*a*','spoiler_text':'',"
                                "'content_type':'text/markdown'}")));
        const auto text = load();
        QVERIFY(text);
        QCOMPARE(text->format, TextFormat::Markdown);
        QCOMPARE(text->poll, PollText());
    }

    /// One half of it must not be lost: written anew, servers elsewhere would get it.
    void forFollowersOnOneServer()
    {
        know();
        answer(statusJson().replace("\"sensitive\"", "\"local_only\":true,\"sensitive\""));
        const auto text = load();
        QVERIFY(text);
        QCOMPARE(text->visibility, Visibility::Private);
        QVERIFY(text->localOnly);
    }

    /// What those who run its server put before it is none of it (Sharkey).
    void asItsAuthorCoveredIt()
    {
        know();
        m_fixture->server.on("/api/notes/show",
            scriptedJson(quoted("{'id':'7','createdAt':'2026-11-22T12:00:00.000Z','userId':'9',"
                                "'user':{'id':'9','username':'me','host':null,"
                                "'mandatoryCW':'bot posts'},'text':'tea','cw':null,"
                                "'visibility':'public','files':[]}")));
        Session session = m_fixture->session(u"sharkey"_s);
        session.instance.family = Instance::Family::Misskey;
        const auto text =
            awaitedResult(loadSource(*m_fixture->core, *m_fixture->sessions, session, ownUri));
        QVERIFY2(text, qPrintable(text ? QString() : sentence(text.error())));
        QCOMPARE(text->text, u"tea"_s);
        QCOMPARE(text->warning, QString());
        QVERIFY(!text->sensitive);
    }

    void aPostThatTheCacheDoesNotKnowIsLookedFor()
    {
        m_fixture->server.on("/api/v2/search",
            scriptedJson("{\"accounts\":[],\"statuses\":[" + statusJson() + "],\"hashtags\":[]}"));
        answer(statusJson());
        const auto text = load();
        QVERIFY(text);
        QCOMPARE(text->text, u"as *typed*"_s);
        QCOMPARE(text->replyTo, QString());
    }

    void whatTheServerSays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("source");
        QTest::addColumn<QString>("kind");
        QTest::newRow("it is gone") << 404 << 200 << u"not-found"_s;
        QTest::newRow("a bad token") << 401 << 200 << u"credentials"_s;
        QTest::newRow("none of ours") << 200 << 403 << u"forbidden"_s;
    }
    void whatTheServerSays()
    {
        QFETCH(int, status);
        QFETCH(int, source);
        know();
        m_fixture->server.on(statusPath, scriptedJson(status == 200 ? statusJson() : "{}", status));
        m_fixture->server.on(sourcePath, scriptedJson("{}", source));
        const auto text = load();
        QVERIFY(!text);
        QTEST(word(text.error().kind), "kind");
    }

private:
    /// The cache has it, and what it answers.
    void know()
    {
        const QString host = m_fixture->server.host();
        TimelineItem own;
        own.localId = u"7"_s;
        own.createdAt = accountNoon;
        own.post.uri = ownUri;
        own.post.localId = u"7"_s;
        own.post.createdAt = accountNoon;
        own.post.author = {.uri = u"https://a.example/users/me"_s, .acct = u"me@a.example"_s};
        own.post.replyToUri = answeredUri;
        TimelineItem parent = own;
        parent.localId = u"6"_s;
        parent.post.localId = u"6"_s;
        parent.post.uri = answeredUri;
        parent.post.url = u"https://b.example/@mei/1"_s;
        parent.post.author = {.uri = u"https://b.example/users/mei"_s, .acct = u"mei@b.example"_s};
        parent.post.replyToUri.clear();
        const store::Teller teller{.host = host, .accountDomain = host, .account = {u"account"_s}};
        QVERIFY(awaitedResult(m_fixture->core->store.writeCache([=](store::CacheTx &tx) {
            return store::commitLoose(tx, teller, {prepare(parent), prepare(own)});
        })));
    }
    void answer(const QByteArray &status)
    {
        m_fixture->server.on(statusPath, scriptedJson(status));
        m_fixture->server.on(
            sourcePath, scriptedJson(R"({"id":"7","text":"as *typed*","spoiler_text":"mind"})"));
    }
    Result<PostText> load()
    {
        return awaitedResult(loadSource(
            *m_fixture->core, *m_fixture->sessions, m_fixture->session(u"mastodon"_s), ownUri));
    }

    std::unique_ptr<AccountFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_postsource)
#include "tst_postsource.moc"
