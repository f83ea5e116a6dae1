// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "misskeyrecorded.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using What = Write::What;

constexpr qint64 today = 1'795'348'800'000; // 2026-11-22T12:00:00Z

const Family &api()
{
    return *familyFor(recordedMisskey());
}

QString lineOf(const Write &write)
{
    return misskeyLine(api().write(recordedMisskey(), write, today));
}

Write about(What what)
{
    return {.what = what, .localId = u"7"_s};
}

Write domain(What what, const QString &host)
{
    return {.what = what, .localId = {}, .item = {.subject = host}};
}

Response ownAnswer(const QByteArray &mutedInstances)
{
    return answerOf("{\"id\":\"9\",\"username\":\"me\",\"mutedInstances\":" + mutedInstances + "}",
        u"https://misskey.test/api/i"_s);
}

Response standing(const QByteArray &fields)
{
    return answerOf("[{\"id\":\"7\"," + fields + "}]", u"https://misskey.test/api/x"_s);
}

/// What would be sent after that answer to the question before; "nothing", or the error's kind.
QString lineAfter(const Write &write, const Response &answer)
{
    const auto ready = api().withAnswer(recordedMisskey(), write, answer);
    if (!ready) {
        return word(ready.error().kind);
    }
    return *ready ? lineOf(**ready) : u"nothing"_s;
}

QString outcomeOf(const Response &response, What what)
{
    const auto told = api().decodeWrite(recordedMisskey(), response, what);
    if (!told) {
        return word(told.error().kind) + u": "_s + told.error().detail;
    }
    return *told ? u"told"_s : u"done"_s;
}

QStringList optionsLeft(const MovedItem &wished, const Relationship &now)
{
    QStringList lines;
    for (const Request &request : api().optionsLeft(recordedMisskey(), wished, now)) {
        lines << misskeyLine(request);
    }
    return lines;
}

} // namespace

/// How an account stands to people at Misskey, and what changes that.
class tst_misskeyrelations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asking()
    {
        const auto line = [](const QStringList &ids) {
            return misskeyLine(api().relationships(recordedMisskey(), ids));
        };
        QCOMPARE(line({u"1"_s, u"2"_s}), u"users/relation {\"userId\":[\"1\",\"2\"]}"_s);
        QCOMPARE(line({}), u"usage"_s);
        QStringList many;
        for (int i = 0; i < 500; ++i) {
            many << QString::number(i);
        }
        QCOMPARE(line(many), u"usage"_s);
    }

    void recordedStandings()
    {
        const auto told =
            api().decodeRelationships(recordedMisskey(), misskeyAnswer("users_relation.json"));
        QVERIFY(told);
        QCOMPARE(told->size(), size_t(3));
        const Relationship &bob = told->front();
        QCOMPARE(bob.localId, u"atvjeao3ya010007"_s);
        QVERIFY(bob.following && bob.followedBy && bob.boosts && !bob.notify);
        QVERIFY(!bob.requested && !bob.blocking && !bob.muting && !bob.mutingNotifications);
        QVERIFY(!told->at(1).following);
        QVERIFY(told->at(2).following && !told->at(2).followedBy);
    }

    void standings()
    {
        const auto one = [](const QByteArray &fields) {
            const auto told = api().decodeRelationships(recordedMisskey(), standing(fields));
            return told && told->size() == 1 ? told->front() : Relationship();
        };
        const Relationship known =
            one(R"("isFollowing":true,"following":{"notify":"normal"},"isRenoteMuted":true)");
        QVERIFY(known.following && known.notify && !known.boosts);
        const Relationship asked =
            one(R"("hasPendingFollowRequestFromYou":true,"isMuted":true,"isBlocking":true)");
        QVERIFY(asked.requested && !asked.following && asked.blocking && !asked.requestedBy);
        const Relationship asks = one(R"("hasPendingFollowRequestToYou":true)");
        QVERIFY(asks.requestedBy && !asks.requested && !asks.followedBy);
        QVERIFY(asked.muting && asked.mutingNotifications);
        QVERIFY(one(R"("isFollowing":true)").boosts); // before 2023 nothing is said of that
        const auto strange = api().decodeRelationships(recordedMisskey(),
            answerOf(R"([null,{"isFollowing":true},7])", u"https://misskey.test/"_s));
        QVERIFY(strange && strange->empty());
    }

    void writes_data()
    {
        QTest::addColumn<Write>("write");
        QTest::addColumn<QString>("line");
        const QString user = u" {\"userId\":\"7\"}"_s;
        const QString note = u" {\"noteId\":\"7\"}"_s;
        QTest::newRow("follow") << about(What::Follow) << u"following/create"_s + user;
        QTest::newRow("unfollow") << about(What::Unfollow) << u"following/delete"_s + user;
        QTest::newRow("block") << about(What::Block) << u"blocking/create"_s + user;
        QTest::newRow("unblock") << about(What::Unblock) << u"blocking/delete"_s + user;
        QTest::newRow("mute") << about(What::Mute) << u"mute/create"_s + user;
        QTest::newRow("unmute") << about(What::Unmute) << u"mute/delete"_s + user;
        QTest::newRow("bookmark") << about(What::Bookmark) << u"notes/favorites/create"_s + note;
        QTest::newRow("unbookmark")
            << about(What::Unbookmark) << u"notes/favorites/delete"_s + note;
        QTest::newRow("follow a tag") << about(What::FollowTag) << u"usage"_s;
        QTest::newRow("unfollow a tag") << about(What::UnfollowTag) << u"usage"_s;
        QTest::newRow("into a list")
            << Write{.what = What::PutIntoList, .localId = u"7"_s, .listId = u"3"_s}
            << u"users/lists/push {\"listId\":\"3\",\"userId\":\"7\"}"_s;
        QTest::newRow("out of a list")
            << Write{.what = What::TakeFromList, .localId = u"7"_s, .listId = u"3"_s}
            << u"users/lists/pull {\"listId\":\"3\",\"userId\":\"7\"}"_s;
        QTest::newRow("into a clip")
            << Write{.what = What::PutIntoClip, .localId = u"7"_s, .listId = u"3"_s}
            << u"clips/add-note {\"clipId\":\"3\",\"noteId\":\"7\"}"_s;
        QTest::newRow("out of a clip")
            << Write{.what = What::TakeFromClip, .localId = u"7"_s, .listId = u"3"_s}
            << u"clips/remove-note {\"clipId\":\"3\",\"noteId\":\"7\"}"_s;
        // A list that nobody has read would be lost.
        QTest::newRow("domain") << domain(What::BlockDomain, u"bad.example"_s) << u"usage"_s;
    }
    void writes()
    {
        QFETCH(Write, write);
        QTEST(lineOf(write), "line");
        const auto request = api().write(recordedMisskey(), write, today);
        QVERIFY(!request || !request->onlyReads);
    }

    void mutesEnd()
    {
        Write mute = about(What::Mute);
        mute.item.expiresAt = today + hourMs;
        QCOMPARE(lineOf(mute), u"mute/create {\"expiresAt\":1795352400000,\"userId\":\"7\"}"_s);
    }

    void questionsBefore()
    {
        const auto question = [](const Write &write) {
            const auto request = api().beforeWrite(recordedMisskey(), write);
            return request ? misskeyLine(*request) : u"none"_s;
        };
        QCOMPARE(question(domain(What::BlockDomain, u"bad.example"_s)), u"i {}"_s);
        QCOMPARE(question(domain(What::UnblockDomain, u"bad.example"_s)), u"i {}"_s);
        QCOMPARE(question(about(What::Unfollow)), u"users/relation {\"userId\":[\"7\"]}"_s);
        QCOMPARE(question(about(What::Follow)), u"none"_s);
        QCOMPARE(question(about(What::Mute)), u"none"_s);
    }

    /// The whole list goes back, as it was written.
    void mutedServers_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("blocked");
        QTest::addColumn<QString>("unblocked");
        const auto line = [](const QString &hosts) {
            return u"i/update {\"mutedInstances\":"_s + hosts + u'}';
        };
        const QString nothing = u"nothing"_s;
        QTest::newRow("none") << "[]"_ba << line(u"[\"bad.example\"]"_s) << nothing;
        QTest::newRow("others") << R"(["A.example","not a host!"])"_ba
                                << line(u"[\"A.example\",\"not a host!\",\"bad.example\"]"_s)
                                << nothing;
        QTest::newRow("there already")
            << R"(["a.example","Bad.Example"])"_ba << nothing << line(u"[\"a.example\"]"_s);
        QTest::newRow("mistyped") << R"(["a.example",7])"_ba << u"bad-answer"_s << u"bad-answer"_s;
        QTest::newRow("no list") << "null"_ba << u"bad-answer"_s << u"bad-answer"_s;
    }
    void mutedServers()
    {
        QFETCH(QByteArray, before);
        const Response answer = ownAnswer(before);
        QTEST(lineAfter(domain(What::BlockDomain, u"bad.example"_s), answer), "blocked");
        QTEST(lineAfter(domain(What::UnblockDomain, u"bad.example"_s), answer), "unblocked");
    }

    /// Several at once, each of them once, in the order of the rows.
    void severalMutedServers()
    {
        Write write = domain(What::BlockDomain, u"bad.example"_s);
        write.alongside = {u"a.example"_s, u"worse.example"_s, u"bad.example"_s};
        const QString line = u"i/update {\"mutedInstances\":%1}"_s;
        QCOMPARE(lineAfter(write, ownAnswer(R"(["A.example"])")),
            line.arg(u"[\"A.example\",\"bad.example\",\"worse.example\"]"_s));
        QCOMPARE(lineAfter(write, ownAnswer(R"(["A.example","worse.example","bad.example"])")),
            u"nothing"_s);
        write.what = What::UnblockDomain;
        QCOMPARE(lineAfter(write, ownAnswer(R"(["A.example","kept.example"])")),
            line.arg(u"[\"kept.example\"]"_s));
        QCOMPARE(lineAfter(write, ownAnswer(R"(["kept.example"])")), u"nothing"_s);
    }

    /// More than is understood when it is read again.
    void tooManyMutedServers()
    {
        Write write = domain(What::BlockDomain, u"bad.example"_s);
        write.whole.emplace();
        for (int i = 0; i < 20'000; ++i) {
            *write.whole << u"s%1.example"_s.arg(i);
        }
        QCOMPARE(lineOf(write), u"rejected"_s);
        write.what = What::UnblockDomain;
        QVERIFY(lineOf(write).startsWith(u"i/update"_s));
    }

    void newClips()
    {
        QCOMPARE(misskeyLine(api().createClip(recordedMisskey(), u"猫"_s)),
            u"clips/create {\"isPublic\":false,\"name\":\"猫\"}"_s);
        const auto refused =
            api().decodeNewServerList(recordedMisskey(), misskeyError(u"TOO_MANY_CLIPS"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Rejected);
        QCOMPARE(refused.error().detail, u"the account has as many clips as it may"_s);
        const Instance mastodon{.host = u"a.example"_s,
            .software = u"mastodon"_s,
            .family = Instance::Family::Mastodon};
        const Family &other = *familyFor(mastodon);
        QVERIFY(!other.createClip(mastodon, u"猫"_s));
        QVERIFY(!other.write(mastodon, {.what = What::PutIntoClip, .listId = u"3"_s}, today));
    }

    void mutedServersUnheardOf()
    {
        const Response without = answerOf(R"({"id":"9"})", u"https://misskey.test/api/i"_s);
        const Write write = domain(What::BlockDomain, u"bad.example"_s);
        QCOMPARE(lineAfter(write, without), u"usage"_s);
        QCOMPARE(lineAfter(write, misskeyError(u"INTERNAL_ERROR"_s, 500)), u"network"_s);
    }

    /// What they have not agreed to is called a request, and ends by another name.
    void unfollowing()
    {
        const Write write = about(What::Unfollow);
        QCOMPARE(lineAfter(write, standing(R"("isFollowing":true)")),
            u"following/delete {\"userId\":\"7\"}"_s);
        QCOMPARE(lineAfter(write, standing(R"("hasPendingFollowRequestFromYou":true)")),
            u"following/requests/cancel {\"userId\":\"7\"}"_s);
        QCOMPARE(lineAfter(write, standing(R"("isFollowing":false)")), u"nothing"_s);
        QCOMPARE(lineAfter(write, answerOf("[]", u"https://misskey.test/"_s)),
            u"following/delete {\"userId\":\"7\"}"_s);
    }

    void answers_data()
    {
        QTest::addColumn<Response>("response");
        QTest::addColumn<What>("what");
        QTest::addColumn<QString>("outcome");
        const QString done = u"done"_s;
        QTest::newRow("follow") << misskeyAnswer("following_create.json") << What::Follow << done;
        QTest::newRow("204") << Response{.status = 204} << What::Bookmark << done;
        QTest::newRow("followed already")
            << misskeyAnswer("error_already_following.json", 400) << What::Follow << done;
        const auto already = [&done](const char *code, What what) {
            QTest::newRow(code) << misskeyError(QString::fromLatin1(code)) << what << done;
        };
        already("ALREADY_BLOCKING", What::Block);
        already("NOT_BLOCKING", What::Unblock);
        already("ALREADY_MUTING", What::Mute);
        already("NOT_MUTING", What::Unmute);
        already("ALREADY_FAVORITED", What::Bookmark);
        already("NOT_FAVORITED", What::Unbookmark);
        already("ALREADY_CLIPPED", What::PutIntoClip);
        already("NOT_FOLLOWING", What::Unfollow);
        already("FOLLOW_REQUEST_NOT_FOUND", What::Unfollow);
        QTest::newRow("of something else") << misskeyError(u"ALREADY_MUTING"_s) << What::Block
                                           << u"rejected: As the server words it."_s;
        QTest::newRow("oneself") << misskeyAnswer("error_follow_self.json", 400) << What::Follow
                                 << u"rejected: that is the account itself"_s;
        QTest::newRow("blocked") << misskeyError(u"BLOCKED"_s) << What::Follow
                                 << u"rejected: they block the account"_s;
        QTest::newRow("blocking") << misskeyError(u"BLOCKING"_s) << What::Follow
                                  << u"rejected: the account blocks them"_s;
        QTest::newRow("nobody") << misskeyAnswer("error_no_such_user.json", 400) << What::Follow
                                << u"not-found: No such user."_s;
        QTest::newRow("moved") << misskeyError(u"YOUR_ACCOUNT_MOVED"_s, 403) << What::Follow
                               << u"forbidden: the account has moved and may not do this any "
                                  "more"_s;
        QTest::newRow("full clip") << misskeyError(u"TOO_MANY_CLIP_NOTES"_s) << What::PutIntoClip
                                   << u"rejected: the clip is full"_s;
        QTest::newRow("no such clip") << misskeyError(u"NO_SUCH_CLIP"_s) << What::PutIntoClip
                                      << u"not-found: As the server words it."_s;
        QTest::newRow("limit") << misskeyAnswer("error_rate_limit.json", 429) << What::Mute
                               << u"rate-limited: Rate limit exceeded. Please try again later."_s;
    }
    void answers()
    {
        QFETCH(Response, response);
        QFETCH(What, what);
        QTEST(outcomeOf(response, what), "outcome");
    }

    void whatIsNoAnswer()
    {
        const auto page = answerOf("<html></html>", u"https://misskey.test/"_s, "text/html");
        QVERIFY(outcomeOf(page, What::Follow).startsWith(u"bad-answer"_s));
    }

    /// They are requests of their own; only what is not as wished is sent.
    void options()
    {
        QVERIFY(api().setsOptionsApart());
        const Relationship followed{.localId = u"7"_s, .following = true};
        const MovedItem all{.subject = {}, .boosts = false, .notify = true};
        QCOMPARE(optionsLeft(all, followed),
            (QStringList{u"following/update {\"notify\":\"normal\",\"userId\":\"7\"}"_s,
                u"renote-mute/create {\"userId\":\"7\"}"_s}));
        QCOMPARE(
            optionsLeft({.subject = {}, .boosts = true, .notify = false}, followed), QStringList());
        QCOMPARE(optionsLeft({.subject = {}}, followed), QStringList());
        const Relationship quiet{
            .localId = u"7"_s, .following = true, .boosts = false, .notify = true};
        QCOMPARE(optionsLeft({.subject = {}, .boosts = true, .notify = false}, quiet),
            (QStringList{u"following/update {\"notify\":\"none\",\"userId\":\"7\"}"_s,
                u"renote-mute/delete {\"userId\":\"7\"}"_s}));
        QCOMPARE(optionsLeft(all, quiet), QStringList());
        // Who has not agreed yet is not told of.
        const Relationship asked{.localId = u"7"_s, .requested = true};
        QCOMPARE(optionsLeft(all, asked), QStringList{u"renote-mute/create {\"userId\":\"7\"}"_s});
    }
};

QTEST_GUILESS_MAIN(tst_misskeyrelations)
#include "tst_misskeyrelations.moc"
