// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "sync/belongings.h"
#include "sync/writes.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using What = Write::What;

Session misskeySession(const AccountFixture &fixture)
{
    Session session = fixture.session(u"misskey"_s);
    session.instance.family = Instance::Family::Misskey;
    return session;
}

WriteAnswer sent(AccountFixture &fixture, const Write &write)
{
    const auto answer = awaited(sendWrite(
        *fixture.core, *fixture.sessions, misskeySession(fixture), write, Request::Single));
    return answer ? *answer
                  : WriteAnswer{.result = Error{.kind = ErrorKind::Timeout}, .status = -1};
}

/// "done", or the error's kind and words; "?" behind what may have been done.
QString outcomeOf(const WriteAnswer &answer)
{
    const QString what = answer.result
        ? u"done"_s
        : word(answer.result.error().kind) + u": "_s + answer.result.error().detail;
    return what + (answer.unsure ? u"?"_s : QString());
}

/// "users/relation {…}", in the order in which they came.
QStringList linesAt(const AccountFixture &fixture)
{
    QStringList lines;
    for (const ScriptedRequest &request : fixture.server.requests()) {
        lines << QString::fromUtf8(request.target.mid(5) + ' ' + request.body);
    }
    return lines;
}

ScriptedAnswer codeOf(const QByteArray &code, int status = 400)
{
    return scriptedJson("{\"error\":{\"code\":\"" + code + "\",\"message\":\"No.\"}}", status);
}

const Write followQuietly{.what = What::Follow,
    .localId = u"7"_s,
    .item = {.subject = u"bob@b.example"_s, .boosts = false, .notify = true}};
const QString followLine = u"following/create {\"userId\":\"7\"}"_s;
const QString standingLine = u"users/relation {\"userId\":[\"7\"]}"_s;
const QString notifyLine = u"following/update {\"notify\":\"normal\",\"userId\":\"7\"}"_s;
const QString boostsLine = u"renote-mute/create {\"userId\":\"7\"}"_s;

} // namespace

/// Changes that take several requests at Misskey: whole lists, and options that are set apart.
class tst_misskeywrites : public QObject {
    Q_OBJECT

    /// They are followed; whether that is so already does not matter.
    static void followed(AccountFixture &fixture, const QByteArray &standing)
    {
        fixture.server.on("/api/following/create", scriptedJson(R"({"id":"7","username":"bob"})"));
        fixture.server.on("/api/users/relation", scriptedJson("[{\"id\":\"7\"," + standing + "}]"));
        fixture.server.on("/api/following/update", scriptedJson(R"({"id":"9","username":"me"})"));
        fixture.server.on("/api/renote-mute/create", {.status = 204});
    }

private Q_SLOTS:
    void followWithOptions()
    {
        AccountFixture fixture;
        QVERIFY(fixture.isReady());
        followed(fixture, R"("isFollowing":true)");
        const WriteAnswer answer = sent(fixture, followQuietly);
        QCOMPARE(outcomeOf(answer), u"done"_s);
        QCOMPARE(linesAt(fixture), (QStringList{followLine, standingLine, notifyLine, boostsLine}));
        QVERIFY(answer.relationship && answer.relationship->following);
        QCOMPARE(fixture.server.requests().front().header("Authorization"), "Bearer token");
    }

    /// How the account stands to them is known afterwards: nobody has to ask again.
    void plainFollow()
    {
        AccountFixture fixture;
        followed(fixture, R"("hasPendingFollowRequestFromYou":true)");
        const WriteAnswer answer = sent(fixture, {.what = What::Follow, .localId = u"7"_s});
        QCOMPARE(outcomeOf(answer), u"done"_s);
        QVERIFY(answer.relationship && answer.relationship->requested);
        QCOMPARE(linesAt(fixture), (QStringList{followLine, standingLine}));
    }

    void followedAlready()
    {
        AccountFixture fixture;
        fixture.server.on("/api/following/create", codeOf("ALREADY_FOLLOWING"));
        fixture.server.on("/api/users/relation",
            scriptedJson(R"([{"id":"7","isFollowing":true,"following":{"notify":"normal"}}])"));
        fixture.server.on("/api/renote-mute/create", codeOf("ALREADY_MUTING"));
        QCOMPARE(outcomeOf(sent(fixture, followQuietly)), u"done"_s);
        QCOMPARE(linesAt(fixture), (QStringList{followLine, standingLine, boostsLine}));
    }

    /// The follow was taken, the limit is of the option: it is tried again with the follow.
    void anOptionMustWait()
    {
        AccountFixture fixture;
        fixture.server.on("/api/renote-mute/create", [] {
            ScriptedAnswer busy = codeOf("RATE_LIMIT_EXCEEDED", 429);
            busy.headers.emplaceBack("Retry-After", "600");
            return busy;
        }());
        followed(fixture, R"("isFollowing":true,"following":{"notify":"normal"})");
        const WriteAnswer answer = sent(fixture, followQuietly);
        QCOMPARE(answer.result.error().kind, ErrorKind::RateLimited);
        QCOMPARE(answer.result.error().until, accountNoon + 600 * secondMs);
        QCOMPARE(answer.status, 429); // whoever sees 200 takes the server for busy
        QCOMPARE(answer.before, 1);
        QVERIFY(!answer.unsure);
    }

    void anOptionIsRefused()
    {
        AccountFixture fixture;
        fixture.server.on("/api/renote-mute/create", scriptedJson("{}", 404));
        followed(fixture, R"("isFollowing":true,"following":{"notify":"normal"})");
        const WriteAnswer answer = sent(fixture, followQuietly);
        QCOMPARE(answer.result.error().kind, ErrorKind::Rejected);
        QVERIFY2(answer.result.error().detail.startsWith(u"they are followed"_s),
            qPrintable(answer.result.error().detail));
        QVERIFY(answer.relationship && answer.relationship->following);
    }

    void followRefused()
    {
        AccountFixture fixture;
        fixture.server.on("/api/following/create", codeOf("BLOCKED"));
        QCOMPARE(outcomeOf(sent(fixture, followQuietly)), u"rejected: they block the account"_s);
        QCOMPARE(linesAt(fixture), QStringList{followLine});
    }

    /// The server changes no mute that is there: it is taken away and done again.
    void muteForAnotherTime_data()
    {
        QTest::addColumn<ScriptedAnswer>("gone");
        QTest::addColumn<ScriptedAnswer>("again");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("requests");
        QTest::addColumn<bool>("undone");
        const ScriptedAnswer good{.status = 204};
        const QString nothing =
            u": to change it, it was taken away first, and then not done again: "_s;
        QTest::newRow("it goes well") << good << good << u"done"_s << 3 << false;
        QTest::newRow("ended meanwhile") << codeOf("NOT_MUTING") << good << u"done"_s << 3 << false;
        QTest::newRow("done meanwhile")
            << good << codeOf("ALREADY_MUTING") << u"done"_s << 3 << false;
        QTest::newRow("it stays") << codeOf("PERMISSION_DENIED", 403) << good
                                  << u"forbidden: Asterism was not allowed this when the account "
                                     "signed in: sign in again"_s
                                  << 2 << false;
        QTest::newRow("it stays, perhaps")
            << scriptedJson("{}", 500) << good << u"network: HTTP 500?"_s << 2 << true;
        QTest::newRow("it is gone")
            << good << codeOf("NO") << u"rejected"_s + nothing + u"No."_s << 3 << true;
        QTest::newRow("it is gone, perhaps")
            << good << scriptedJson("{}", 500) << u"network"_s + nothing + u"HTTP 500?"_s << 3
            << true;
        QTest::newRow("too often") << good << codeOf("RATE_LIMIT_EXCEEDED", 429)
                                   << u"rate-limited"_s + nothing + u"No."_s << 3 << true;
    }
    void muteForAnotherTime()
    {
        QFETCH(ScriptedAnswer, gone);
        QFETCH(ScriptedAnswer, again);
        QFETCH(int, requests);
        AccountFixture fixture;
        fixture.server.on("/api/mute/create", codeOf("ALREADY_MUTING"));
        fixture.server.on("/api/mute/create", again);
        fixture.server.on("/api/mute/delete", gone);
        Write mute{.what = What::Mute, .localId = u"7"_s};
        mute.item.expiresAt = accountNoon + hourMs;
        const WriteAnswer answer = sent(fixture, mute);
        QTEST(outcomeOf(answer), "outcome");
        QTEST(answer.undone, "undone");
        QCOMPARE(answer.before, 1); // the one that was refused counts there, too
        const QString create = u"mute/create {\"expiresAt\":1795352400000,\"userId\":\"7\"}"_s;
        const QStringList lines{create, u"mute/delete {\"userId\":\"7\"}"_s, create};
        QCOMPARE(linesAt(fixture), lines.mid(0, requests));
    }

    /// Whoever cannot be muted a second time now stays muted.
    void muteThatIsLeft()
    {
        AccountFixture fixture;
        fixture.server.on("/api/mute/create", codeOf("ALREADY_MUTING"));
        Write mute{.what = What::Mute, .localId = u"7"_s};
        mute.item.expiresAt = accountNoon + hourMs;
        mute.leavesOld = true;
        const WriteAnswer answer = sent(fixture, mute);
        QVERIFY(!answer.result && answer.isThere && !answer.undone);
        QCOMPARE(answer.before, 0);
        QCOMPARE(answer.result.error().kind, ErrorKind::Rejected);
        QCOMPARE(linesAt(fixture).size(), 1);
    }

    /// The server says itself that the next one would be one too many.
    void noRoomForASecondMute()
    {
        AccountFixture fixture;
        fixture.server.on("/api/mute/create", [] {
            ScriptedAnswer full = codeOf("ALREADY_MUTING");
            full.headers.emplaceBack("X-RateLimit-Limit", "20");
            full.headers.emplaceBack("X-RateLimit-Remaining", "0");
            full.headers.emplaceBack("X-RateLimit-Reset", "600");
            return full;
        }());
        Write mute{.what = What::Mute, .localId = u"7"_s};
        mute.item.expiresAt = accountNoon + hourMs;
        const WriteAnswer answer = sent(fixture, mute);
        QVERIFY(!answer.result && !answer.undone);
        QCOMPARE(answer.before, 1);
        QCOMPARE(answer.result.error().kind, ErrorKind::RateLimited);
        QCOMPARE(answer.result.error().until, accountNoon + 600 * secondMs);
        QCOMPARE(answer.status, 429);
        QCOMPARE(linesAt(fixture).size(), 1);
    }

    /// Who is not muted yet is muted by one request, and who is unmuted by one.
    void muteOnce()
    {
        AccountFixture fixture;
        fixture.server.on("/api/mute/create", {.status = 204});
        fixture.server.on("/api/mute/delete", codeOf("NOT_MUTING"));
        QCOMPARE(outcomeOf(sent(fixture, {.what = What::Mute, .localId = u"7"_s})), u"done"_s);
        QCOMPARE(outcomeOf(sent(fixture, {.what = What::Unmute, .localId = u"7"_s})), u"done"_s);
        QCOMPARE(fixture.server.requests().size(), 2);
    }

    void muteAServer()
    {
        AccountFixture fixture;
        fixture.server.on(
            "/api/i", scriptedJson(R"({"id":"9","username":"me","mutedInstances":["a.example"]})"));
        fixture.server.on("/api/i/update", scriptedJson(R"({"id":"9","username":"me"})"));
        const Write block{
            .what = What::BlockDomain, .localId = {}, .item = {.subject = u"bad.example"_s}};
        const WriteAnswer answer = sent(fixture, block);
        QCOMPARE(outcomeOf(answer), u"done"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(linesAt(fixture),
            (QStringList{
                u"i {}"_s, u"i/update {\"mutedInstances\":[\"a.example\",\"bad.example\"]}"_s}));
    }

    /// Nothing is written, so nothing counts as written.
    void aServerMutedAlready()
    {
        AccountFixture fixture;
        fixture.server.on("/api/i",
            scriptedJson(R"({"id":"9","username":"me","mutedInstances":["bad.example"]})"));
        const Write block{
            .what = What::BlockDomain, .localId = {}, .item = {.subject = u"bad.example"_s}};
        const WriteAnswer answer = sent(fixture, block);
        QCOMPARE(outcomeOf(answer), u"done"_s);
        QCOMPARE(answer.status, 0);
        QCOMPARE(linesAt(fixture), QStringList{u"i {}"_s});
    }

    /// What could not be read is not written over.
    void theListCannotBeRead()
    {
        const Write block{
            .what = What::BlockDomain, .localId = {}, .item = {.subject = u"bad.example"_s}};
        for (const ScriptedAnswer &answer : {codeOf("INTERNAL_ERROR", 500),
                 scriptedJson(R"({"id":"9","mutedInstances":"?"})"), ScriptedAnswer{.raw = ""}}) {
            AccountFixture fixture;
            fixture.server.on("/api/i", answer);
            const WriteAnswer none = sent(fixture, block);
            QVERIFY(!none.result);
            QVERIFY(!none.unsure && none.status == 0);
            for (const QString &line : linesAt(fixture)) {
                QCOMPARE(line, u"i {}"_s);
            }
        }
    }

    void takeBackARequest()
    {
        AccountFixture fixture;
        fixture.server.on("/api/users/relation",
            scriptedJson(R"([{"id":"7","hasPendingFollowRequestFromYou":true}])"));
        fixture.server.on(
            "/api/following/requests/cancel", scriptedJson(R"({"id":"7","username":"bob"})"));
        QCOMPARE(outcomeOf(sent(fixture, {.what = What::Unfollow, .localId = u"7"_s})), u"done"_s);
        QCOMPARE(linesAt(fixture),
            (QStringList{standingLine, u"following/requests/cancel {\"userId\":\"7\"}"_s}));
    }

    void whatCanBeWritten()
    {
        AccountFixture fixture;
        const Instance instance = misskeySession(fixture).instance;
        for (const What what : {What::Follow, What::Unfollow, What::Block, What::Mute,
                 What::BlockDomain, What::UnblockDomain, What::Bookmark, What::PutIntoList}) {
            QVERIFY(canWrite(instance, what));
        }
        QVERIFY(!canWrite(instance, What::FollowTag));
        for (const MovedKind kind : {MovedKind::Follows, MovedKind::Followers, MovedKind::Lists,
                 MovedKind::Blocks, MovedKind::Mutes, MovedKind::DomainBlocks, MovedKind::Bookmarks,
                 MovedKind::Clips}) {
            QVERIFY(hasBelongings(instance, kind));
        }
        QVERIFY(!hasBelongings(instance, MovedKind::Tags));
        QVERIFY(!hasExport(instance, MovedKind::Follows));
    }

    /// Follows, then those who were asked; options come from how the account stands to them.
    void census()
    {
        AccountFixture fixture;
        fixture.server.on("/api/users/following",
            scriptedJson(R"([{"id":"f1","followee":{"id":"7","username":"bob"}}])"));
        fixture.server.on("/api/users/following", scriptedJson("[]"));
        fixture.server.on("/api/users/relation",
            scriptedJson(R"([{"id":"7","isFollowing":true,"isRenoteMuted":true}])"));
        fixture.server.on("/api/following/requests/sent", scriptedJson("{}", 404));
        const Session session = misskeySession(fixture);
        QString below;
        std::vector<store::CensusItem> items;
        for (int i = 0; i < 5; ++i) {
            const auto page = awaitedResult(loadBelongings(
                *fixture.core, *fixture.sessions, session, MovedKind::Follows, below));
            QVERIFY2(page.ok(), page ? "" : qPrintable(sentence(page.error())));
            items.insert(items.end(), page->items.begin(), page->items.end());
            below = page->below;
            if (below.isEmpty()) {
                break;
            }
        }
        QVERIFY(below.isEmpty());
        QCOMPARE(items.size(), size_t(1));
        QCOMPARE(items.front().item.subject, u"bob@"_s + fixture.server.host());
        QCOMPARE(items.front().item.boosts, std::optional(false));
        QCOMPARE(items.front().item.notify, std::optional(false));
    }
};

QTEST_GUILESS_MAIN(tst_misskeywrites)
#include "tst_misskeywrites.moc"
