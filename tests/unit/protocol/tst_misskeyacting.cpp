// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "mutations.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using What = Write::What;

const QString hanako = u"atvjeag8ya010005"_s;
const QString greeting = u"atvjfrriya010015"_s; // which she has boosted
const QString herBoost = u"atvjfvbgya01001z"_s;

const Family &misskeyApi()
{
    return *familyFor(recordedMisskey());
}

QString sentBy(const Write &write)
{
    return misskeyLine(misskeyApi().write(recordedMisskey(), write, 0));
}

/// What is asked before; "none" where nothing is.
QString askedBefore(const Write &write)
{
    const auto request = misskeyApi().beforeWrite(recordedMisskey(), write);
    return request ? misskeyLine(*request) : u"none"_s;
}

/// What is sent after that answer; "nothing", or the error.
QString sentAfter(const Write &write, const Response &answer)
{
    const auto ready = misskeyApi().withAnswer(recordedMisskey(), write, answer);
    if (!ready) {
        return word(ready.error().kind) + u": "_s + ready.error().detail;
    }
    return *ready ? sentBy(**ready) : u"nothing"_s;
}

QString outcome(const Response &response, What what)
{
    const auto told = misskeyApi().decodeWrite(recordedMisskey(), response, what);
    if (!told) {
        return word(told.error().kind) + u": "_s + told.error().detail;
    }
    return *told ? u"told"_s : u"done"_s;
}

Write ofPost(What what)
{
    return {.what = what, .localId = u"7"_s};
}

Write boost(What what)
{
    return {.what = what, .localId = greeting, .ownLocalId = hanako};
}

Write reacting(What what, const QString &reaction)
{
    return {.what = what, .localId = u"7"_s, .reaction = reaction};
}

Write reporting(const ReportText &report)
{
    return {.what = What::Report, .localId = u"7"_s, .report = report};
}

Response answeredWith(const QByteArray &body)
{
    return answerOf(body, u"https://misskey.test/api/x"_s);
}

/// One of a post's boosts.
QJsonObject renoteRow(const QString &id, const QString &by, const QJsonValue &text = {})
{
    return {{u"id"_s, id}, {u"userId"_s, by}, {u"renoteId"_s, greeting}, {u"text"_s, text}};
}

Response renotes(const QJsonArray &rows)
{
    return answerOf(rows, u"https://misskey.test/api/notes/renotes"_s);
}

Response reactedWith(const QString &reaction)
{
    return answerOf(QJsonObject{{u"id"_s, u"7"_s}, {u"myReaction"_s, reaction}},
        u"https://misskey.test/api/notes/show"_s);
}

/// The recorded boost as notes/create answers it.
QJsonObject boostAnswer()
{
    return {{u"createdNote"_s, fixture("misskey/note_renote_pure.json")}};
}

} // namespace

/// What accounts do to posts and followers at Misskey.
class tst_misskeyacting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writes_data()
    {
        QTest::addColumn<Write>("write");
        QTest::addColumn<QString>("line");
        const QString note = u" {\"noteId\":\"7\"}"_s;
        const QString user = u" {\"userId\":\"7\"}"_s;
        const auto plain = [](const char *name, What what, const QString &line) {
            QTest::newRow(name) << ofPost(what) << line;
        };
        plain("boost", What::Boost, u"notes/create {\"renoteId\":\"7\"}"_s);
        plain("favourite", What::Favourite,
            u"notes/reactions/create {\"noteId\":\"7\",\"reaction\":\"\u2764\"}"_s);
        plain("unfavourite", What::Unfavourite, u"notes/reactions/delete"_s + note);
        plain("unreact", What::Unreact, u"notes/reactions/delete"_s + note);
        plain("pin", What::Pin, u"i/pin"_s + note);
        plain("unpin", What::Unpin, u"i/unpin"_s + note);
        plain("mute a thread", What::MuteThread, u"notes/thread-muting/create"_s + note);
        plain("unmute a thread", What::UnmuteThread, u"notes/thread-muting/delete"_s + note);
        plain("delete", What::DeletePost, u"notes/delete"_s + note);
        plain("accept", What::AcceptFollower, u"following/requests/accept"_s + user);
        plain("reject", What::RejectFollower, u"following/requests/reject"_s + user);
        plain("remove", What::RemoveFollower, u"following/invalidate"_s + user);
        // Whatever takes back boosts by their post takes back quotes, too.
        plain("unboost blindly", What::Unboost, u"usage"_s);
        QTest::newRow("unboost") << Write{.what = What::Unboost,
            .localId = u"7"_s,
            .boostId = u"12"_s} << u"notes/delete {\"noteId\":\"12\"}"_s;
        QTest::newRow("vote") << Write{.what = What::Vote, .localId = u"7"_s, .choices = {2}}
                              << u"notes/polls/vote {\"choice\":2,\"noteId\":\"7\"}"_s;
        QTest::newRow("vote for two")
            << Write{.what = What::Vote, .localId = u"7"_s, .choices = {0, 2}} << u"usage"_s;
        plain("vote for nothing", What::Vote, u"usage"_s);
        QTest::newRow("vote for less than nothing")
            << Write{.what = What::Vote, .localId = u"7"_s, .choices = {-1}} << u"usage"_s;
    }
    void writes()
    {
        QFETCH(Write, write);
        QTEST(sentBy(write), "line");
        const auto request = misskeyApi().write(recordedMisskey(), write, 0);
        QVERIFY(!request || (!request->onlyReads && request->bearer.isEmpty()));
    }

    void boostsForFewer()
    {
        const auto line = [](Visibility visibility) {
            Write write = ofPost(What::Boost);
            write.visibility = visibility;
            return sentBy(write);
        };
        const QString form = u"notes/create {%1\"renoteId\":\"7\",\"visibility\":\"%2\"}"_s;
        QCOMPARE(line(Visibility::Public), form.arg(QString(), u"public"_s));
        QCOMPARE(line(Visibility::Unlisted), form.arg(QString(), u"home"_s));
        QCOMPARE(line(Visibility::Private), form.arg(QString(), u"followers"_s));
        QCOMPARE(line(Visibility::Local), form.arg(u"\"localOnly\":true,"_s, u"public"_s));
        QCOMPARE(line(Visibility::Direct), u"usage"_s);
    }

    void reactions_data()
    {
        QTest::addColumn<QString>("reaction");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("asked");
        QTest::newRow("emoji") << u"🎉"_s << u"🎉"_s << u"none"_s;
        QTest::newRow("picture") << u"kane"_s << u":kane:"_s << u"emoji {\"name\":\"kane\"}"_s;
        QTest::newRow("picture in another script")
            << u"猫"_s << u":猫:"_s << u"emoji {\"name\":\"猫\"}"_s;
        // Nobody reacts with another server's picture.
        QTest::newRow("picture of another server")
            << u"blobcat@b.example"_s << u":blobcat:"_s << u"emoji {\"name\":\"blobcat\"}"_s;
    }
    void reactions()
    {
        QFETCH(QString, reaction);
        QFETCH(QString, told);
        const Write write = reacting(What::React, reaction);
        QCOMPARE(sentBy(write),
            u"notes/reactions/create {\"noteId\":\"7\",\"reaction\":\"%1\"}"_s.arg(told));
        QTEST(askedBefore(write), "asked");
    }

    void reactionsWithNothing()
    {
        QCOMPARE(sentBy(reacting(What::React, {})), u"usage"_s);
        QCOMPARE(sentBy(reacting(What::React, u"@b.example"_s)), u"usage"_s);
    }

    /// The server would give a heart in its place.
    void emojiThatIsNotThere()
    {
        const Write write = reacting(What::React, u"kane"_s);
        const QString sent = u"notes/reactions/create {\"noteId\":\"7\",\"reaction\":\":kane:\"}"_s;
        QCOMPARE(sentAfter(write, misskeyAnswer("emoji.json")), sent);
        QCOMPARE(sentAfter(write, misskeyError(u"INTERNAL_ERROR"_s, 500)),
            u"rejected: this server does not have that emoji"_s);
        // Before 13 it cannot be asked.
        QCOMPARE(sentAfter(write, misskeyAnswer("error_unknown_endpoint.json", 404)), sent);
        QVERIFY(sentAfter(write, misskeyAnswer("error_rate_limit.json", 429))
                    .startsWith(u"rate-limited"_s));
        const auto page = answerOf("<html>"_ba, u"https://misskey.test/"_s, "text/html", 502);
        QVERIFY(sentAfter(write, page).startsWith(u"network"_s));
    }

    /// Whichever reaction is there would go.
    void takingBackAReaction()
    {
        const Write write = reacting(What::Unreact, u"kane"_s);
        const QString sent = u"notes/reactions/delete {\"noteId\":\"7\"}"_s;
        QCOMPARE(askedBefore(write), u"notes/show {\"noteId\":\"7\"}"_s);
        QCOMPARE(sentAfter(write, reactedWith(u":kane@.:"_s)), sent);
        QCOMPARE(sentAfter(write, reactedWith(u":suzu@.:"_s)), u"nothing"_s);
        QCOMPARE(sentAfter(write, reactedWith(u"🎉"_s)), u"nothing"_s);
        // Where none is told the server says itself that there is none.
        QCOMPARE(sentAfter(write, answeredWith(R"({"id":"7"})")), sent);
        QVERIFY(sentAfter(write, misskeyAnswer("error_no_such_note.json", 400))
                    .startsWith(u"not-found"_s));
        // With and without what makes it a picture.
        const Write heart = reacting(What::Unreact, u"\u2764\ufe0f"_s);
        QCOMPARE(sentAfter(heart, reactedWith(u"\u2764"_s)), sent);
        const Write other = reacting(What::Unreact, u"kane@b.example"_s);
        QCOMPARE(sentAfter(other, reactedWith(u":kane@.:"_s)), sent);
    }

    void questionsBefore()
    {
        const QString question =
            u"notes/renotes {\"limit\":100,\"noteId\":\"%1\",\"userId\":\"%2\"}"_s.arg(
                greeting, hanako);
        QCOMPARE(askedBefore(boost(What::Boost)), question);
        QCOMPARE(askedBefore(boost(What::Unboost)), question);
        QCOMPARE(askedBefore(ofPost(What::MuteThread)), u"notes/state {\"noteId\":\"7\"}"_s);
        for (const What what : {What::Boost, What::Favourite, What::Unfavourite, What::Vote,
                 What::Pin, What::DeletePost, What::UnmuteThread, What::AcceptFollower}) {
            QCOMPARE(askedBefore(ofPost(what)), u"none"_s);
        }
        QVERIFY(misskeyApi().beforeWrite(recordedMisskey(), boost(What::Boost))->onlyReads);
    }

    /// What was boosted is boosted again whenever it is asked for.
    void boostedAlready()
    {
        const QString sent = u"notes/create {\"renoteId\":\"%1\"}"_s.arg(greeting);
        const Response recorded = misskeyAnswer("notes_renotes.json");
        QCOMPARE(sentAfter(boost(What::Boost), recorded), u"nothing"_s);
        Write another = boost(What::Boost);
        another.ownLocalId = u"atvjeao3ya010007"_s;
        QCOMPARE(sentAfter(another, recorded), sent);
        QCOMPARE(sentAfter(boost(What::Boost), renotes({})), sent);
        // A quote is no boost, and what is hidden may be one.
        QCOMPARE(
            sentAfter(boost(What::Boost), renotes({renoteRow(u"1"_s, hanako, u"well"_s)})), sent);
        QJsonObject hidden = renoteRow(u"1"_s, hanako);
        hidden.insert(u"isHidden"_s, true);
        QCOMPARE(sentAfter(boost(What::Boost), renotes({hidden})), sent);
        QVERIFY(sentAfter(boost(What::Boost), misskeyAnswer("error_no_such_note.json", 400))
                    .startsWith(u"not-found"_s));
    }

    void unboosting()
    {
        const auto sent = [](const QString &id) {
            return u"notes/delete {\"noteId\":\"%1\"}"_s.arg(id);
        };
        const Write write = boost(What::Unboost);
        QCOMPARE(sentAfter(write, misskeyAnswer("notes_renotes.json")), sent(herBoost));
        QCOMPARE(sentAfter(write, renotes({})), u"nothing"_s);
        // Never a quote, nor somebody else's, and of several the newest.
        QCOMPARE(sentAfter(write,
                     renotes({renoteRow(u"9"_s, hanako, u"well"_s), renoteRow(u"8"_s, u"bob"_s),
                         renoteRow(u"6"_s, hanako), renoteRow(u"7"_s, hanako)})),
            sent(u"7"_s));
        QJsonObject elsewhere = renoteRow(u"1"_s, hanako);
        elsewhere.insert(u"renoteId"_s, u"another"_s);
        QCOMPARE(sentAfter(write, renotes({elsewhere})), u"nothing"_s);
    }

    /// Where only the newest are told the own one may lie below them.
    void unboostingAmongMany()
    {
        QJsonArray rows;
        for (int i = 0; i < 100; ++i) {
            rows.append(renoteRow(QString::number(1000 - i), u"somebody"_s));
        }
        QVERIFY(sentAfter(boost(What::Unboost), renotes(rows)).startsWith(u"rejected: so many"_s));
        rows[99] = renoteRow(u"901"_s, hanako);
        QCOMPARE(
            sentAfter(boost(What::Unboost), renotes(rows)), u"notes/delete {\"noteId\":\"901\"}"_s);
    }

    void mutingAThread()
    {
        const Write write = ofPost(What::MuteThread);
        const QString sent = u"notes/thread-muting/create {\"noteId\":\"7\"}"_s;
        QCOMPARE(sentAfter(write, misskeyAnswer("notes_state.json")), sent);
        QCOMPARE(sentAfter(write, answeredWith(R"({"isMutedThread":true})")), u"nothing"_s);
        // A post that is gone; the call itself says so.
        QCOMPARE(sentAfter(write, misskeyError(u"INTERNAL_ERROR"_s, 500)), sent);
        QVERIFY(sentAfter(write, misskeyAnswer("error_permission_denied.json", 403))
                    .startsWith(u"forbidden"_s));
    }

    void votesForSeveral()
    {
        const Write write{.what = What::Vote, .localId = u"7"_s, .choices = {0, 2, 0}};
        QStringList lines;
        for (const Write &one : misskeyApi().pieces(recordedMisskey(), write)) {
            lines << sentBy(one);
        }
        QCOMPARE(lines,
            (QStringList{u"notes/polls/vote {\"choice\":0,\"noteId\":\"7\"}"_s,
                u"notes/polls/vote {\"choice\":2,\"noteId\":\"7\"}"_s}));
        const auto one = misskeyApi().pieces(recordedMisskey(), boost(What::Boost));
        QVERIFY(one.size() == 1 && one.front().what == What::Boost);
        const Write endless{.what = What::Vote, .localId = u"7"_s, .choices = [] {
                                QList<int> many;
                                for (int i = 0; i < 5000; ++i) {
                                    many << i;
                                }
                                return many;
                            }()};
        QCOMPARE(misskeyApi().pieces(recordedMisskey(), endless).size(), size_t(100));
    }

    void reports_data()
    {
        QTest::addColumn<ReportText>("report");
        QTest::addColumn<QString>("comment");
        const QString note = u"Local Note: https://misskey.test/notes/"_s;
        QTest::newRow("words") << ReportText{.comment = u" Rude.\n"_s} << u"Rude."_s;
        QTest::newRow("posts") << ReportText{.posts = {u"8"_s, u"9"_s}, .comment = u"Rude."_s}
                               << note + u"8\n"_s + note + u"9\n-----\nRude."_s;
        QTest::newRow("posts alone") << ReportText{.posts = {u"8"_s}} << note + u'8';
        QTest::newRow("kind") << ReportText{.comment = u"Rude."_s, .category = u"spam"_s}
                              << u"Category: spam\n-----\nRude."_s;
        QTest::newRow("other") << ReportText{.comment = u"Rude."_s, .category = u"other"_s}
                               << u"Rude."_s;
        QTest::newRow("longest") << ReportText{.comment = u"🎉"_s.repeated(2048)}
                                 << u"🎉"_s.repeated(2048);
        QTest::newRow("longer") << ReportText{.comment = QString(2049, u'x')} << u"usage"_s;
        QTest::newRow("nothing") << ReportText{.comment = u" \n"_s} << u"usage"_s;
    }
    void reports()
    {
        QFETCH(ReportText, report);
        QFETCH(QString, comment);
        const auto request = misskeyApi().write(recordedMisskey(), reporting(report), 0);
        if (!request) {
            QCOMPARE(word(request.error().kind), comment);
            QVERIFY(!request.error().detail.isEmpty());
            return;
        }
        QCOMPARE(request->url.path(), u"/api/users/report-abuse"_s);
        QCOMPARE(QJsonDocument::fromJson(request->body).object(),
            (QJsonObject{{u"userId"_s, u"7"_s}, {u"comment"_s, comment}}));
    }

    void answers_data()
    {
        QTest::addColumn<Response>("response");
        QTest::addColumn<What>("what");
        QTest::addColumn<QString>("told");
        const QString done = u"done"_s;
        QTest::newRow("204") << Response{.status = 204} << What::Favourite << done;
        QTest::newRow("boosted") << misskeyAnswer("notes_create.json") << What::Boost << done;
        QTest::newRow("pinned") << misskeyAnswer("i.json") << What::Pin << done;
        QTest::newRow("reacted already")
            << misskeyAnswer("error_already_reacted.json", 400) << What::React << done;
        QTest::newRow("favourite already")
            << misskeyAnswer("error_already_reacted.json", 400) << What::Favourite << done;
        QTest::newRow("not reacted")
            << misskeyAnswer("error_not_reacted.json", 400) << What::Unreact << done;
        QTest::newRow("voted already")
            << misskeyAnswer("error_already_voted.json", 400) << What::Vote << done;
        const auto already = [&done](const char *code, What what) {
            QTest::newRow(code) << misskeyError(QString::fromLatin1(code)) << what << done;
        };
        already("ALREADY_PINNED", What::Pin);
        QTest::newRow("it was withdrawn")
            << misskeyError(u"NO_FOLLOW_REQUEST"_s) << What::AcceptFollower
            << u"rejected: they do not ask to follow the account"_s;
        already("NOT_FOLLOWING", What::RemoveFollower);
        QTest::newRow("the boost is gone")
            << misskeyAnswer("error_no_such_note.json", 400) << What::Unboost << done;
        QTest::newRow("the post is gone") << misskeyAnswer("error_no_such_note.json", 400)
                                          << What::DeletePost << u"not-found: No such note."_s;
        QTest::newRow("another's code") << misskeyAnswer("error_not_reacted.json",
            400) << What::React << u"rejected: You are not reacting to that note."_s;
        QTest::newRow("not for everybody")
            << misskeyAnswer("error_cannot_renote_dm.json", 400) << What::Boost
            << u"rejected: the post is not for everybody, so it cannot be boosted"_s;
        QTest::newRow("poll over")
            << misskeyError(u"ALREADY_EXPIRED"_s) << What::Vote << u"rejected: the poll is over"_s;
        QTest::newRow("limit") << misskeyAnswer("error_rate_limit.json", 429) << What::Unreact
                               << u"rate-limited: Rate limit exceeded. Please try again later."_s;
        QTest::newRow("not asked for")
            << misskeyAnswer("error_permission_denied.json", 403) << What::Report
            << u"forbidden: Asterism was not allowed this when the account signed in: "
               "sign in again"_s;
        QTest::newRow("role") << misskeyError(u"ROLE_PERMISSION_DENIED"_s, 403) << What::Boost
                              << u"forbidden: the server does not let the account do this"_s;
        // What is missing is not the post.
        QTest::newRow("no such call")
            << misskeyAnswer("error_unknown_endpoint.json", 404) << What::RemoveFollower
            << u"usage: this server has no such call"_s;
        QTest::newRow("the same goes on") << misskeyError(u"PROCESSING"_s, 202) << What::Boost
                                          << u"timeout: As the server words it."_s;
    }
    void answers()
    {
        QFETCH(Response, response);
        QFETCH(What, what);
        QTEST(outcome(response, what), "told");
    }

    void madeBoosts()
    {
        const Response made = answerOf(boostAnswer(), u"https://misskey.test/api/notes/create"_s);
        const auto item = misskeyApi().decodeChanged(recordedMisskey(), made, What::Boost);
        QVERIFY(item && item->boost);
        QCOMPARE(item->localId, herBoost);
        QCOMPARE(item->boost->actor.acct, u"hanako@misskey.test"_s);
        QCOMPARE(item->post.localId, greeting);
        QVERIFY(item->post.viewer.has_value());
        const auto nothing = [](const Response &response, What what) {
            return !misskeyApi().decodeChanged(recordedMisskey(), response, what);
        };
        QVERIFY(nothing(made, What::Favourite));
        QVERIFY(nothing(Response{.status = 204}, What::Boost));
        QVERIFY(nothing(misskeyAnswer("notes_create.json"), What::Boost)); // that is a post
    }

    void strangeAnswers()
    {
        int tried = 0;
        forEachMutant(boostAnswer(), [&tried](const QJsonValue &mutant) {
            const Response response = answerOf(
                QJsonDocument(mutant.toObject()).toJson(), u"https://misskey.test/api/x"_s);
            const auto item = misskeyApi().decodeChanged(recordedMisskey(), response, What::Boost);
            QVERIFY(!item || (item->boost && !item->localId.isEmpty() && item->createdAt > 0));
            ++tried;
        });
        forEachMutant(fixtureArray("misskey/notes_renotes.json"), [&tried](const QJsonValue &rows) {
            const auto ready = misskeyApi().withAnswer(
                recordedMisskey(), boost(What::Unboost), renotes(rows.toArray()));
            // Nothing is deleted but what is known to be the boost.
            QVERIFY(!ready || !*ready || !(*ready)->boostId.isEmpty());
            ++tried;
        });
        QVERIFY2(tried > 1000, qPrintable(QString::number(tried)));
    }

    void capable()
    {
        const Capabilities can = capabilities(recordedMisskey());
        QCOMPARE(can.reactionCalls, Capabilities::ReactionCalls::Misskey);
        QVERIFY(can.favouriteIsReaction && can.votes && can.pins && can.threadMutes);
        QVERIFY(can.boostVisibility && can.boostsOwnPrivate && can.boostsPile && can.reports);
        QVERIFY(can.followRequests && can.removesFollowers && can.followBoosts);
        QVERIFY(can.followNotify && can.customEmojis);
        Instance old = recordedMisskey();
        old.features = QStringList{u"misskey:meta-emojis"_s};
        QVERIFY(!capabilities(old).followNotify && capabilities(old).customEmojis);
    }
};

QTEST_GUILESS_MAIN(tst_misskeyacting)
#include "tst_misskeyacting.moc"
