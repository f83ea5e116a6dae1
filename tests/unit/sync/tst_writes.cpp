// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/writes.h"

#include "accounttesting.h"
#include "support/fixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using What = Write::What;

const QByteArray followPath = "/api/v1/accounts/7/follow";
const QByteArray membersPath = "/api/v1/lists/3/accounts";
const QByteArray relationsPath = "/api/v1/accounts/relationships";

const Write follow{.what = What::Follow, .localId = u"7"_s};
const Write intoList{.what = What::PutIntoList, .localId = u"7"_s, .listId = u"3"_s};

WriteAnswer sent(
    AccountFixture &fixture, const Write &write, const QString &software = u"mastodon"_s)
{
    const auto answer = awaited(sendWrite(
        *fixture.core, *fixture.sessions, fixture.session(software), write, Request::Single));
    return answer ? *answer
                  : WriteAnswer{.result = Error{.kind = ErrorKind::Timeout}, .status = -1};
}

/// "done", or the error's kind; "?" behind what may have been done.
QString outcomeOf(const WriteAnswer &answer)
{
    const QString what = answer.result ? u"done"_s : word(answer.result.error().kind);
    return what + (answer.mustFollow ? u" must-follow"_s : QString())
        + (answer.unsure ? u"?"_s : QString());
}

QString outcomeOf(const ScriptedAnswer &scripted, const Write &write = follow)
{
    AccountFixture fixture;
    fixture.server.on(write.listId.isEmpty() ? followPath : membersPath, scripted);
    return outcomeOf(sent(fixture, write));
}

} // namespace

/// What an account changes at its server: sent once, and what is known of it afterwards.
class tst_writes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followed()
    {
        AccountFixture fixture;
        QVERIFY(fixture.isReady());
        fixture.server.on(followPath,
            scriptedJson(
                R"({"id":"7","following":false,"requested":true,"showing_reblogs":false})"));
        Write write = follow;
        write.item.boosts = false;
        const WriteAnswer answer = sent(fixture, write);
        QCOMPARE(outcomeOf(answer), u"done"_s);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.relationship && answer.relationship->requested);
        QVERIFY(!answer.relationship->boosts);
        QCOMPARE(answer.limit.remaining, -1);
        const ScriptedRequest &request = fixture.server.requests().front();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.body, R"({"reblogs":false})");
        QCOMPARE(request.header("Authorization"), "Bearer token");
    }

    /// How the account stands to somebody else says nothing of them.
    void toldOfSomebodyElse()
    {
        AccountFixture fixture;
        fixture.server.on(followPath, scriptedJson(R"({"id":"8","following":true})"));
        const WriteAnswer answer = sent(fixture, follow);
        QCOMPARE(outcomeOf(answer), u"done"_s);
        QVERIFY(!answer.relationship);
    }

    void asForm()
    {
        AccountFixture fixture;
        fixture.server.on(followPath, scriptedJson(R"({"id":"7","following":true})"));
        Write write = follow;
        write.item.notify = true;
        QCOMPARE(outcomeOf(sent(fixture, write, u"snac"_s)), u"done"_s);
        const ScriptedRequest &request = fixture.server.requests().front();
        QCOMPARE(request.body, "notify=true");
        QCOMPARE(request.header("Content-Type"), "application/x-www-form-urlencoded");
    }

    void answers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("200") << 200 << u"done"_s;
        QTest::newRow("401") << 401 << u"credentials"_s;
        QTest::newRow("403") << 403 << u"forbidden"_s;
        QTest::newRow("404") << 404 << u"not-found"_s;
        QTest::newRow("422") << 422 << u"rejected"_s;
        QTest::newRow("429") << 429 << u"rate-limited"_s;
        QTest::newRow("500") << 500 << u"network?"_s;
        QTest::newRow("503") << 503 << u"rate-limited?"_s;
    }
    void answers()
    {
        QFETCH(int, status);
        QTEST(outcomeOf(scriptedJson(R"({"id":"7","error":"Try later"})", status)), "outcome");
    }

    void serversWords()
    {
        AccountFixture fixture;
        fixture.server.on(followPath, scriptedJson(R"({"error":"Validation failed: limit"})", 422));
        const WriteAnswer answer = sent(fixture, follow);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.result.error().detail, u"Validation failed: limit"_s);
        QVERIFY(!answer.relationship);
    }

    void limits()
    {
        AccountFixture fixture;
        ScriptedAnswer refusal = scriptedJson(R"({"error":"Too many requests"})", 429);
        refusal.headers.emplaceBack("X-RateLimit-Limit", "400");
        refusal.headers.emplaceBack("X-RateLimit-Remaining", "0");
        refusal.headers.emplaceBack("X-RateLimit-Reset", "2026-11-22T13:00:00.000000Z");
        fixture.server.on(followPath, refusal);
        const WriteAnswer answer = sent(fixture, follow);
        QCOMPARE(outcomeOf(answer), u"rate-limited"_s);
        QCOMPARE(answer.limit.limit, 400);
        QCOMPARE(answer.limit.remaining, 0);
        QCOMPARE(answer.limit.resetAt, accountNoon + hourMs);
        QCOMPARE(answer.result.error().until, accountNoon + hourMs);
    }

    /// Of good answers, too: who writes much wants to know how much is left.
    void limitOfGoodAnswers()
    {
        AccountFixture fixture;
        ScriptedAnswer good = scriptedJson(R"({"id":"7","following":true})");
        good.headers.emplaceBack("X-RateLimit-Limit", "400");
        good.headers.emplaceBack("X-RateLimit-Remaining", "399");
        fixture.server.on(followPath, good);
        QCOMPARE(sent(fixture, follow).limit.remaining, 399);
    }

    /// Held back here: nothing went out, so nothing was done.
    void pausedHost()
    {
        AccountFixture fixture;
        ScriptedAnswer busy = scriptedJson("{}", 503);
        busy.headers.emplaceBack("Retry-After", "600");
        fixture.server.on("/busy", busy);
        Request read;
        read.url = fixture.server.url(u"/busy"_s);
        read.typedHost = true;
        QVERIFY(awaitedResult(fixture.http.send(read)));
        const WriteAnswer answer = sent(fixture, follow);
        QCOMPARE(outcomeOf(answer), u"rate-limited"_s);
        QCOMPARE(answer.status, 0);
        QCOMPARE(fixture.lines(), QStringList{u"GET /busy"_s});
    }

    void cutOff()
    {
        const ScriptedAnswer cut{.raw = ""};
        QCOMPARE(outcomeOf(cut), u"network?"_s);
        ScriptedAnswer half = scriptedJson(R"({"id":"7","following":true})");
        half.cutAt = 3;
        QCOMPARE(outcomeOf(half), u"network?"_s);
    }

    /// No way was found at all: nothing can have been done.
    void nobodyListens()
    {
        AccountFixture fixture;
        Session session = fixture.session(u"mastodon"_s);
        {
            const ScriptedServer gone;
            session.instance.host = gone.host();
        }
        fixture.core->typedHosts.insert(session.instance.host);
        const auto answer =
            awaited(sendWrite(*fixture.core, *fixture.sessions, session, follow, Request::Single));
        QVERIFY(answer);
        QCOMPARE(outcomeOf(*answer), u"network"_s);
    }

    /// A POST that is sent again may be done twice; a redirect would make it a GET.
    void sentOnce()
    {
        AccountFixture fixture;
        fixture.server.on(followPath, {.raw = ""});
        QCOMPARE(outcomeOf(sent(fixture, follow)), u"network?"_s);
        QCOMPARE(fixture.server.requests().size(), 1);
        ScriptedAnswer moved = scriptedJson("{}", 302);
        moved.headers.emplaceBack("Location", "/elsewhere");
        fixture.server.on("/api/v1/accounts/7/unfollow", moved);
        const Write unfollow{.what = What::Unfollow, .localId = u"7"_s};
        QVERIFY(!sent(fixture, unfollow).result);
        QCOMPARE(fixture.server.requests().size(), 2);
    }

    void whatIsNoAnswer()
    {
        ScriptedAnswer page{.headers = {{"Content-Type", "text/html"}}, .body = "<html></html>"};
        QCOMPARE(outcomeOf(page), u"bad-answer"_s);
        QCOMPARE(outcomeOf(page, intoList), u"bad-answer"_s);
        QCOMPARE(outcomeOf(scriptedJson(R"({"error":"no"})")), u"rejected"_s);
    }

    void whatCannotBe()
    {
        AccountFixture fixture;
        const Write mute{.what = What::Mute, .localId = u"7"_s};
        const WriteAnswer answer = sent(fixture, mute, u"snac"_s);
        QCOMPARE(outcomeOf(answer), u"usage"_s);
        QCOMPARE(answer.status, 0);
        QVERIFY(fixture.server.requests().isEmpty());
        const Session mastodon = fixture.session(u"mastodon"_s);
        const Session snac = fixture.session(u"snac"_s);
        for (int i = 0; i <= int(What::TakeFromList); ++i) {
            QVERIFY(canWrite(mastodon.instance, What(i)));
        }
        QVERIFY(canWrite(snac.instance, What::Block) && !canWrite(snac.instance, What::Mute));
        Session documents = mastodon;
        documents.instance.family = Instance::Family::ActivityPub;
        QVERIFY(!canWrite(documents.instance, What::Follow));
        const auto none = awaited(
            sendWrite(*fixture.core, *fixture.sessions, documents, follow, Request::Background));
        QVERIFY(none);
        QCOMPARE(outcomeOf(*none), u"usage"_s);
    }

    void lists_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("relation");
        QTest::addColumn<QString>("outcome");
        const QByteArray stranger = R"([{"id":"7","following":false}])";
        const QByteArray followed = R"([{"id":"7","following":true}])";
        const QString japanese = u"バリデーションに失敗しました"_s;
        QTest::newRow("in") << 200 << QString() << QByteArray() << u"done"_s;
        QTest::newRow("twice") << 422 << u"Account is already on the list"_s << QByteArray()
                               << u"done"_s;
        QTest::newRow("not followed") << 404 << u"account is not currently followed"_s
                                      << QByteArray() << u"rejected must-follow"_s;
        QTest::newRow("in Japanese, not followed")
            << 422 << japanese << stranger << u"rejected must-follow"_s;
        QTest::newRow("in Japanese, twice") << 422 << japanese << followed << u"done"_s;
        QTest::newRow("no such list") << 404 << u"Record not found"_s << followed << u"not-found"_s;
        QTest::newRow("nobody knows") << 404 << u"Record not found"_s << "[]"_ba << u"not-found"_s;
        QTest::newRow("scope") << 403 << u"outside the scope"_s << QByteArray() << u"forbidden"_s;
    }
    void lists()
    {
        QFETCH(int, status);
        QFETCH(QString, words);
        QFETCH(QByteArray, relation);
        AccountFixture fixture;
        const QJsonObject body{{u"error"_s, words}};
        fixture.server.on(membersPath,
            scriptedJson(status == 200 ? "{}"_ba : QJsonDocument(body).toJson(), status));
        fixture.server.on(relationsPath, scriptedJson(relation));
        const WriteAnswer answer = sent(fixture, intoList);
        QTEST(outcomeOf(answer), "outcome");
        QCOMPARE(answer.status, status);
        QCOMPARE(fixture.server.requests().size(), relation.isEmpty() ? 1 : 2);
    }

    void newList()
    {
        AccountFixture fixture;
        fixture.server.on("/api/v1/lists", scriptedJson(R"({"id":12,"title":"本棚"})"));
        fixture.server.on("/api/v1/lists", scriptedJson(R"({"error":"too many"})", 422));
        fixture.server.on("/api/v1/lists", scriptedJson("{}", 502));
        const auto make = [&] {
            const auto answer = awaited(createServerList(*fixture.core, *fixture.sessions,
                fixture.session(u"mastodon"_s), u"本棚"_s, Request::Single));
            return answer ? *answer : NewListAnswer{.id = Error{}, .status = -1};
        };
        const NewListAnswer made = make();
        QVERIFY(made.id);
        QCOMPARE(*made.id, u"12"_s);
        QCOMPARE(made.status, 200);
        QCOMPARE(made.limit.remaining, -1);
        QCOMPARE(fixture.server.requests().front().body, "{\"title\":\"本棚\"}");
        const NewListAnswer refused = make();
        QVERIFY(!refused.id && !refused.unsure);
        QCOMPARE(refused.id.error().kind, ErrorKind::Rejected);
        QCOMPARE(refused.id.error().detail, u"too many"_s);
        const NewListAnswer lost = make(); // somebody before the server gave up waiting
        QVERIFY(!lost.id && lost.unsure);
        QCOMPARE(fixture.server.requests().size(), 3);
    }
};

QTEST_GUILESS_MAIN(tst_writes)
#include "tst_writes.moc"
