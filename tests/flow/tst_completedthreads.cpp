// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

#include "model/instance.h"
#include "store/instances.h"
#include "store/pages.h"
#include "support/scriptedserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <memory>

using namespace asterism;
using namespace asterism::flow;

namespace {

QStringList sortedUris(const std::vector<store::TimelineRow> &rows)
{
    QStringList uris;
    for (const store::TimelineRow &row : rows) {
        uris << row.post.post.uri;
    }
    uris.sort();
    return uris;
}

Sandbox::Options completionServers()
{
    return {.people = 12,
        .postsPerServer = 0,
        .softwares = {u"mastodon"_s, u"akkoma"_s, u"misskey"_s, u"gotosocial"_s, u"snac"_s}};
}

/// A post as a Mastodon tells it, with whatever answers it.
QJsonObject scriptedStatus(const ScriptedServer &server, int number, int answers = 0)
{
    const QString id = QString::number(number);
    QJsonObject status{{u"id"_s, id},
        {u"uri"_s, server.url(u"/users/x/statuses/"_s + id).toString()},
        {u"url"_s, server.url(u"/@x/"_s + id).toString()},
        {u"created_at"_s, u"2026-11-22T11:00:00Z"_s}, {u"content"_s, u"<p>words</p>"_s},
        {u"visibility"_s, u"public"_s}, {u"replies_count"_s, 1'000'000},
        {u"account"_s,
            QJsonObject{{u"id"_s, u"1"_s}, {u"username"_s, u"x"_s}, {u"acct"_s, u"x"_s},
                {u"uri"_s, server.url(u"/users/x"_s).toString()},
                {u"url"_s, server.url(u"/@x"_s).toString()}}}};
    if (answers > 0) {
        status.insert(u"in_reply_to_id"_s, QString::number(answers));
    }
    return status;
}

ScriptedAnswer scriptedJson(const QJsonObject &json)
{
    return {.headers = {{"Content-Type", "application/json"}},
        .body = QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

} // namespace

/// A thread of which the own server knows a part.
class tst_completedthreads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CoreFixture>(completionServers());
        QVERIFY(m_fixture->isReady());
    }
    void cleanup() { m_fixture.reset(); }

    void allThatTheOriginAndAThirdHostHave();
    void againBringsNothingMore();
    void documentsWhereTheApiIsClosed();
    void closedOriginsSaySo_data();
    void closedOriginsSaySo();
    void privateAddressesThatServersNameAreRefused();
    void originsThatNobodyTypedAreRefused();
    void slowOriginsEnd();
    void whoLeavesAsksNothingFurther();
    void hugeThreadsAreBounded();
    void hostsThatLieAboutTheId();
    void whatIsNotForGuests();
    void unknownPosts();

private:
    Server *server(const QString &software) const { return m_fixture->sandbox.server(software); }
    void type(const QString &software) const
    {
        m_fixture->house->core.typedHosts.insert(m_fixture->host(software));
    }
    QString say(const QString &user, const QString &to, const QString &text) const
    {
        PostDraft draft;
        draft.text = text;
        draft.replyTo = to;
        return m_fixture->post(user, draft);
    }
    Result<ThreadOutcome> complete(const QString &uri, const CompletionBounds &bounds = {}) const
    {
        return await(m_fixture->house->threads.complete(uri, bounds));
    }
    QStringList answersHere(const QString &uri) const
    {
        const auto thread = await(m_fixture->house->threads.cached(uri));
        return thread ? sortedUris(thread->descendants) : QStringList{kindOf(thread)};
    }
    void beginTalk();
    void keepScripted(const ScriptedServer &evil) const;

    std::unique_ptr<CoreFixture> m_fixture;
    QString m_root; ///< of nana, at Akkoma; ao's Mastodon has it
    QStringList m_answers; ///< which ao's server lacks
};

/// leo answers twice, taro of a Misskey once, and hanako answers him twice: of these last ones
/// Akkoma knows no more than that there were some.
void tst_completedthreads::beginTalk()
{
    Sandbox &sandbox = m_fixture->sandbox;
    QVERIFY(sandbox.follow(u"ao"_s, u"nana"_s));
    const Account ao = *m_fixture->signIn(u"ao"_s);
    m_root = m_fixture->post(u"nana"_s, u"what do you read?"_s);
    const QString taro = say(u"taro"_s, m_root, u"maps"_s);
    m_answers = {say(u"leo"_s, m_root, u"novels"_s), say(u"leo"_s, m_root, u"and poems"_s), taro};
    for (const QString &text : {u"which ones?"_s, u"old ones?"_s}) {
        const QString uri = say(u"hanako"_s, taro, text);
        sandbox.federate(uri, server(u"akkoma"_s));
        QVERIFY(sandbox.lose(uri, server(u"akkoma"_s)));
        m_answers << uri;
    }
    m_answers.sort();
    for (const QString &uri : std::as_const(m_answers)) {
        sandbox.lose(uri, server(u"mastodon"_s)); // where it came so far at all
    }
    QVERIFY(m_fixture->refreshHome(ao).ok());
    const auto told = await(m_fixture->house->threads.fetch(m_root));
    QCOMPARE(kindOf(told), u"ok"_s);
    QCOMPARE(told->host, m_fixture->host(u"mastodon"_s)); // the own server was asked, and it alone
    QCOMPARE(answersHere(m_root), QStringList());
    server(u"misskey"_s)->clearRequestLog();
}

void tst_completedthreads::allThatTheOriginAndAThirdHostHave()
{
    beginTalk();
    type(u"akkoma"_s);
    type(u"misskey"_s);
    const auto outcome = complete(m_root);
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QCOMPARE(answersHere(m_root), m_answers);
    QCOMPARE(outcome->came, 5);
    QCOMPARE(
        outcome->hosts, (QStringList{m_fixture->host(u"akkoma"_s), m_fixture->host(u"misskey"_s)}));
    QVERIFY2(!outcome->isPartial(), qPrintable(sentence(*outcome)));
    for (const QString &software : {u"akkoma"_s, u"misskey"_s}) {
        for (const RequestRecord &record : server(software)->requestLog()) {
            QVERIFY(!record.authorized);
        }
    }
    // taro's answer came from his own server in the end.
    const QString taro = m_fixture->host(u"misskey"_s);
    const auto thread = await(m_fixture->house->threads.cached(m_root));
    for (const store::TimelineRow &row : thread->descendants) {
        QVERIFY(row.post.confirmed);
        QVERIFY(row.viewers.empty());
        const bool there = row.post.post.uri.contains(taro);
        QCOMPARE(row.seenBy.contains(taro), there);
    }
}

void tst_completedthreads::againBringsNothingMore()
{
    beginTalk();
    type(u"akkoma"_s);
    type(u"misskey"_s);
    QCOMPARE(complete(m_root)->came, 5);
    const auto again = complete(m_root);
    QCOMPARE(kindOf(again), u"ok"_s);
    QCOMPARE(again->came, 0);
    QCOMPARE(again->hosts, QStringList());
    QCOMPARE(answersHere(m_root), m_answers);
}

void tst_completedthreads::documentsWhereTheApiIsClosed()
{
    Sandbox &sandbox = m_fixture->sandbox;
    QVERIFY(sandbox.follow(u"yuki"_s, u"mei"_s));
    const Account yuki = *m_fixture->signIn(u"yuki"_s);
    const QString root = m_fixture->post(u"mei"_s, u"root"_s);
    QStringList answers{say(u"hal"_s, root, u"one"_s)};
    answers << say(u"ao"_s, answers.first(), u"two"_s);
    answers.sort();
    for (const QString &uri : std::as_const(answers)) {
        sandbox.lose(uri, server(u"gotosocial"_s));
    }
    QVERIFY(m_fixture->refreshHome(yuki).ok());
    type(u"mastodon"_s);
    server(u"mastodon"_s)
        ->addFault({.kind = Fault::Kind::Status, .path = u"/api/v1/statuses/*"_s, .status = 401});
    const auto outcome = complete(root);
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QVERIFY2(outcome->troubles.empty(), qPrintable(sentence(*outcome)));
    QCOMPARE(outcome->came, 2);
    QCOMPARE(answersHere(root), answers);
}

void tst_completedthreads::closedOriginsSaySo_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("software");
    QTest::addColumn<QString>("words");
    QTest::newRow("wants a signature")
        << u"ren"_s << u"gotosocial"_s << u" does not show threads to guests (401)"_s;
    QTest::newRow("lists no answers")
        << u"kai"_s << u"snac"_s << u" does not show threads to guests"_s;
}

void tst_completedthreads::closedOriginsSaySo()
{
    QFETCH(QString, user);
    QFETCH(QString, software);
    QFETCH(QString, words);
    QVERIFY(m_fixture->sandbox.follow(u"ao"_s, user));
    const Account ao = *m_fixture->signIn(u"ao"_s);
    const QString root = m_fixture->post(user, u"behind a door"_s);
    QVERIFY(m_fixture->refreshHome(ao).ok());
    type(software);
    const auto outcome = complete(root);
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QCOMPARE(outcome->came, 0);
    QCOMPARE(outcome->troubles.size(), 1u);
    QCOMPARE(sentence(*outcome), m_fixture->host(software) + words);
    QCOMPARE(answersHere(root), QStringList());
}

void tst_completedthreads::privateAddressesThatServersNameAreRefused()
{
    beginTalk();
    type(u"akkoma"_s);
    const auto outcome = complete(m_root);
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QCOMPARE(outcome->came, 3);
    QCOMPARE(outcome->troubles.size(), 1u);
    QCOMPARE(outcome->troubles[0].kind, ErrorKind::Network);
    QCOMPARE(outcome->troubles[0].subject, m_fixture->host(u"misskey"_s));
    QVERIFY(server(u"misskey"_s)->requestLog().empty());
    QCOMPARE(answersHere(m_root).size(), 3);
}

void tst_completedthreads::originsThatNobodyTypedAreRefused()
{
    beginTalk();
    server(u"akkoma"_s)->clearRequestLog();
    const auto outcome = complete(m_root);
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QCOMPARE(outcome->came, 0);
    QCOMPARE(outcome->troubles.size(), 1u);
    QVERIFY(server(u"akkoma"_s)->requestLog().empty());
    QVERIFY(server(u"misskey"_s)->requestLog().empty());
}

void tst_completedthreads::slowOriginsEnd()
{
    beginTalk();
    QVERIFY(m_fixture->guest(m_fixture->host(u"akkoma"_s))); // what it is, is known
    server(u"akkoma"_s)->addFault({.kind = Fault::Kind::HalfOpen});
    QElapsedTimer time;
    time.start();
    const auto outcome = complete(m_root, {.timeMs = 300});
    QVERIFY(time.elapsed() < 5000);
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QVERIFY(outcome->timedOut);
    QCOMPARE(outcome->came, 0);
    QVERIFY(sentence(*outcome).startsWith(u"Timed out"_s));
    server(u"akkoma"_s)->clearFaults();
    server(u"akkoma"_s)->dropConnections();
    QCOMPARE(complete(m_root)->came, 3);
}

void tst_completedthreads::whoLeavesAsksNothingFurther()
{
    beginTalk();
    type(u"misskey"_s);
    QVERIFY(m_fixture->guest(m_fixture->host(u"akkoma"_s))); // what it is, is known
    server(u"akkoma"_s)->clearRequestLog();
    server(u"akkoma"_s)->addFault({.kind = Fault::Kind::Slow, .delayMs = 300});
    auto waiting = m_fixture->house->threads.complete(m_root);
    auto other = m_fixture->house->threads.complete(m_root);
    m_fixture->house->threads.leave(m_root);
    QTest::qWait(50);
    QVERIFY(!other.isFinished()); // one of the two still waits
    m_fixture->house->threads.leave(m_root);
    m_fixture->house->threads.leave(u"https://nobody.example/1"_s);
    QCOMPARE(await(waiting)->came, 0);
    QVERIFY(await(other)->more);
    QTest::qWait(500);
    QVERIFY(server(u"akkoma"_s)->requestLog().size() <= 1u);
    QVERIFY(server(u"misskey"_s)->requestLog().empty());
    QCOMPARE(answersHere(m_root), QStringList());
}

/// The post itself as another server told it, and what the evil one runs.
void tst_completedthreads::keepScripted(const ScriptedServer &evil) const
{
    m_fixture->house->core.typedHosts.insert(evil.host());
    const QString uri = evil.url(u"/users/x/statuses/1"_s).toString();
    const Instance instance{.host = evil.host(),
        .accountDomain = evil.host(),
        .software = u"mastodon"_s,
        .version = u"4.5.0"_s,
        .family = Instance::Family::Mastodon,
        .mastodonApi = 7,
        .checkedAt = m_fixture->clock.now()};
    store::Prepared prepared;
    prepared.item.post = {.uri = uri,
        .url = uri,
        .localId = u"77"_s,
        .author = {.uri = evil.url(u"/users/x"_s).toString(), .acct = u"x@"_s + evil.host()},
        .createdAt = noon,
        .replies = 3};
    prepared.item.localId = u"77"_s;
    prepared.item.createdAt = noon;
    const store::Teller teller{.host = u"b.example"_s, .accountDomain = u"b.example"_s};
    QVERIFY(m_fixture->write([=](store::CacheTx &tx) -> Result<int> {
        const auto saved = store::saveInstance(tx, instance);
        return saved ? store::commitLoose(tx, teller, {prepared}) : Result<int>(saved.error());
    }));
}

void tst_completedthreads::hugeThreadsAreBounded()
{
    ScriptedServer evil;
    keepScripted(evil);
    QJsonArray descendants;
    for (int i = 2; i <= 700; ++i) {
        descendants.append(scriptedStatus(evil, i, i == 2 ? 1 : i - 1));
    }
    evil.on("/api/v1/statuses/1", scriptedJson(scriptedStatus(evil, 1)));
    evil.on("/api/v1/statuses/1/context",
        scriptedJson({{u"ancestors"_s, QJsonArray()}, {u"descendants"_s, descendants}}));
    const auto outcome =
        complete(evil.url(u"/users/x/statuses/1"_s).toString(), {.questions = 5, .posts = 100});
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QVERIFY(outcome->came > 0);
    QVERIFY(outcome->came <= 100);
    QVERIFY(outcome->more);
    QVERIFY(evil.requests().size() <= 40);
}

void tst_completedthreads::hostsThatLieAboutTheId()
{
    ScriptedServer evil;
    keepScripted(evil);
    // Under the id of the address it tells of another post: that is not what was asked for.
    evil.on("/api/v1/statuses/1", scriptedJson(scriptedStatus(evil, 5)));
    evil.on("/api/v1/statuses/1/context",
        scriptedJson({{u"ancestors"_s, QJsonArray()},
            {u"descendants"_s, QJsonArray{scriptedStatus(evil, 6, 5)}}}));
    const auto outcome = complete(evil.url(u"/users/x/statuses/1"_s).toString());
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QCOMPARE(outcome->came, 0);
    QCOMPARE(outcome->troubles.size(), 1u);
    QVERIFY(!m_fixture->find(evil.url(u"/users/x/statuses/6"_s).toString()));
    for (const ScriptedRequest &request : evil.requests()) {
        QVERIFY(!request.target.contains("context"));
    }
}

void tst_completedthreads::whatIsNotForGuests()
{
    Sandbox &sandbox = m_fixture->sandbox;
    QVERIFY(sandbox.follow(u"ao"_s, u"nana"_s));
    const Account ao = *m_fixture->signIn(u"ao"_s);
    PostDraft draft;
    draft.text = u"among us"_s;
    draft.visibility = Visibility::Private;
    const QString root = m_fixture->post(u"nana"_s, draft);
    QVERIFY(m_fixture->refreshHome(ao).ok());
    QVERIFY(m_fixture->find(root));
    type(u"akkoma"_s);
    server(u"akkoma"_s)->clearRequestLog();
    const auto outcome = complete(root);
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QCOMPARE(*outcome, ThreadOutcome{});
    QVERIFY(server(u"akkoma"_s)->requestLog().empty());
}

void tst_completedthreads::unknownPosts()
{
    QCOMPARE(kindOf(complete(u"https://a.example/1"_s)), u"not-found"_s);
    QCOMPARE(kindOf(complete(u"nonsense"_s)), u"not-found"_s);
    QCOMPARE(kindOf(complete({})), u"not-found"_s);
}

QTEST_GUILESS_MAIN(tst_completedthreads)
#include "tst_completedthreads.moc"
