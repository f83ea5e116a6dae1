// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "unit/sandbox/misskeyasker.h"

#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

QStringList idsIn(const QJsonArray &rows)
{
    QStringList ids;
    for (const QJsonValue row : rows) {
        ids << row[u"id"_s].toString();
    }
    return ids;
}

QStringList textsIn(const QJsonArray &rows)
{
    QStringList texts;
    for (const QJsonValue row : rows) {
        texts << row[u"text"_s].toString();
    }
    return texts;
}

} // namespace

/// Who sees what on the sandbox's Misskey, in which order, and what its writes do.
class tst_misskeysandboxrules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 70,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"misskey"_s}}));
        m_asker = std::make_unique<MisskeyAsker>(*m_sandbox);
        for (const QString &whom : {u"taro"_s, u"sakura"_s, u"ao"_s, u"mei"_s}) {
            m_sandbox->unfollow(u"hanako"_s, whom);
        }
    }

    void mutedWords()
    {
        const DraftFilter both{.title = u"pets"_s, .keywords = {u"cat"_s, u"dog"_s}};
        const DraftFilter expression{.title = u"x"_s, .keywords = {u"/c.w/i"_s}};
        const DraftFilter hard{.title = u"y"_s, .keywords = {u"犯人"_s}, .action = u"hide"_s};
        QVERIFY(m_sandbox->setFilters(u"hanako"_s, {both, expression, hard}));
        const QJsonObject own = m_asker->ask(u"hanako"_s, u"i"_s).object();
        QCOMPARE(own[u"mutedWords"_s].toArray(),
            (QJsonArray{QJsonArray{u"cat"_s, u"dog"_s}, u"/c.w/i"_s}));
        QJsonArray hidden;
        hidden.append(QJsonArray{u"犯人"_s});
        QCOMPARE(own[u"hardMutedWords"_s].toArray(), hidden);
        QCOMPARE(
            m_asker->ask(u"taro"_s, u"i"_s).object()[u"mutedWords"_s], QJsonValue(QJsonArray()));
    }

    void pagesGoBothWays()
    {
        QVERIFY(m_sandbox->follow(u"hanako"_s, u"taro"_s));
        QStringList ids; // oldest first
        for (int i = 0; i < 5; ++i) {
            m_clock.advance(secondMs);
            ids << m_sandbox->localId(say(u"taro"_s, QString::number(i)), m_asker->server());
        }
        const auto page = [&](const QJsonObject &fields) {
            return idsIn(m_asker->ask(u"hanako"_s, u"notes/timeline"_s, fields).array());
        };
        const QStringList newestFirst{ids[4], ids[3], ids[2], ids[1], ids[0]};
        QCOMPARE(page({}), newestFirst);
        QCOMPARE(page({{u"limit"_s, 2}}), newestFirst.mid(0, 2));
        QCOMPARE(page({{u"limit"_s, 2}, {u"untilId"_s, ids[3]}}), newestFirst.mid(2, 2));
        QCOMPARE(page({{u"limit"_s, 2}, {u"sinceId"_s, ids[0]}}), ids.mid(1, 2)); // ascending
        QCOMPARE(page({{u"sinceId"_s, ids[0]}, {u"untilId"_s, ids[3]}}), newestFirst.mid(2, 2));
    }

    void guestsSeeTheServersOwn()
    {
        const QString remote = say(u"ao"_s, u"far away"_s);
        m_sandbox->federate(remote, m_asker->server());
        say(u"taro"_s, u"here"_s);
        say(u"hanako"_s, u"members only"_s);
        m_sandbox->setSignInRequired(u"hanako"_s, true);
        const QJsonArray guests = m_asker->ask({}, u"notes/global-timeline"_s).array();
        QStringList texts = textsIn(guests);
        texts.sort();
        QCOMPARE(texts, (QStringList{QString(), u"here"_s})); // hers is there, without its text
        const bool hidden = guests[0][u"isHidden"_s].toBool() || guests[1][u"isHidden"_s].toBool();
        QVERIFY(hidden);
        const QStringList mine =
            textsIn(m_asker->ask(u"hanako"_s, u"notes/global-timeline"_s).array());
        QVERIFY(mine.contains(u"far away"_s));
        QVERIFY(m_asker->ask({}, u"users/notes"_s, m_asker->userId(u"ao"_s)).array().isEmpty());
    }

    void answersToOthersAreLeftOut()
    {
        QVERIFY(m_sandbox->follow(u"hanako"_s, u"taro"_s));
        PostDraft draft;
        draft.text = u"an answer"_s;
        draft.replyTo = say(u"sakura"_s, u"a question"_s);
        m_sandbox->post(u"taro"_s, draft);
        QJsonObject fields = m_asker->userId(u"taro"_s);
        QVERIFY(m_asker->ask({}, u"users/notes"_s, fields).array().isEmpty());
        QVERIFY(m_asker->ask(u"hanako"_s, u"notes/timeline"_s).array().isEmpty());
        fields.insert(u"withReplies"_s, true);
        QCOMPARE(textsIn(m_asker->ask({}, u"users/notes"_s, fields).array()),
            QStringList{u"an answer"_s});
        m_asker->ask(u"hanako"_s, u"following/update"_s, fields);
        QCOMPARE(textsIn(m_asker->ask(u"hanako"_s, u"notes/timeline"_s).array()),
            QStringList{u"an answer"_s});
    }

    void listsNeedNoFollow()
    {
        const QString id =
            m_asker->ask(u"hanako"_s, u"users/lists/create"_s, {{u"name"_s, u"絵"_s}})
                .object()[u"id"_s]
                .toString();
        QJsonObject fields = m_asker->userId(u"mei"_s);
        fields.insert(u"listId"_s, id);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"users/lists/push"_s, fields).status, 204);
        say(u"mei"_s, u"a picture"_s); // comes to the server because of the list alone
        QCOMPARE(
            textsIn(m_asker->ask(u"hanako"_s, u"notes/user-list-timeline"_s, {{u"listId"_s, id}})
                        .array()),
            QStringList{u"a picture"_s});
        QCOMPARE(m_asker->ask(u"hanako"_s, u"users/lists/pull"_s, fields).status, 204);
        QVERIFY(m_sandbox->serverListMembers(u"hanako"_s, id).isEmpty());
    }

    void listsHoldFifty()
    {
        const QStringList crowd = m_sandbox->strangersTo(u"hanako"_s, 70);
        QVERIFY(crowd.size() > 15);
        QStringList members = crowd;
        const QMap<QString, FollowOptions> follows = m_sandbox->relationsOf(u"hanako"_s).follows;
        members += follows.keys();
        QVERIFY(members.size() > 51);
        const QString id = m_sandbox->addServerList(u"hanako"_s, u"many"_s, members.mid(0, 50));
        QJsonObject fields = m_asker->userId(members[51]);
        fields.insert(u"listId"_s, id);
        QCOMPARE(m_asker->code(u"hanako"_s, u"users/lists/push"_s, fields), u"TOO_MANY_USERS"_s);
    }

    void followsAreLimited()
    {
        m_asker->server()->setWriteLimit(
            WriteClass::Follows, {.writes = 1, .windowMs = hourMs, .told = false});
        const auto follow = [&](const QString &whom) {
            return m_asker->ask(u"hanako"_s, u"following/create"_s, m_asker->userId(whom));
        };
        QCOMPARE(follow(u"taro"_s).status, 200);
        const Answer refused = follow(u"ao"_s);
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.retryAfter.toInt() > 0);
        const QJsonObject error = refused.object()[u"error"_s].toObject();
        const QJsonObject recorded =
            fixture("misskey/error_rate_limit.json")[u"error"_s].toObject();
        QCOMPARE(error[u"code"_s], recorded[u"code"_s]);
        QCOMPARE(error[u"id"_s], recorded[u"id"_s]);
        QCOMPARE(error[u"info"_s].toObject().keys(), recorded[u"info"_s].toObject().keys());
        QCOMPARE(
            m_sandbox->writesOf(u"hanako"_s, u"follow"_s)[m_sandbox->handle(u"ao"_s)].refused, 1);
        // Another endpoint has a limit of its own.
        QCOMPARE(
            m_asker->ask(u"hanako"_s, u"following/delete"_s, m_asker->userId(u"taro"_s)).status,
            200);
    }

    void lockedPeopleAreAsked()
    {
        m_sandbox->unfollow(u"taro"_s, u"sakura"_s);
        const QJsonObject sakura = m_asker->userId(u"sakura"_s);
        m_asker->ask(u"taro"_s, u"following/create"_s, sakura);
        const auto relation = [&] {
            return m_asker->ask(u"taro"_s, u"users/relation"_s, sakura).object();
        };
        QVERIFY(relation()[u"hasPendingFollowRequestFromYou"_s].toBool());
        QCOMPARE(
            m_asker->ask(u"sakura"_s, u"following/requests/accept"_s, m_asker->userId(u"taro"_s))
                .status,
            204);
        QVERIFY(relation()[u"isFollowing"_s].toBool());
        QCOMPARE(m_asker->code(u"taro"_s, u"following/requests/cancel"_s, sakura),
            u"FOLLOW_REQUEST_NOT_FOUND"_s);
    }

    void mutesEnd()
    {
        QJsonObject fields = m_asker->userId(u"taro"_s);
        fields.insert(u"expiresAt"_s, m_clock.now() + hourMs);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"mute/create"_s, fields).status, 204);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"mute/list"_s).array().size(), 1);
        m_clock.advance(2 * hourMs);
        QVERIFY(m_asker->ask(u"hanako"_s, u"mute/list"_s).array().isEmpty());
        QCOMPARE(m_asker->code(u"hanako"_s, u"mute/delete"_s, fields), u"NOT_MUTING"_s);
        m_asker->ask(u"hanako"_s, u"following/create"_s, fields);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"renote-mute/create"_s, fields).status, 204);
        const Relations relations = m_sandbox->relationsOf(u"hanako"_s);
        QVERIFY(!relations.follows[m_sandbox->handle(u"taro"_s)].boosts);
    }

    void hostsAreMutedAndFollowsStay()
    {
        QVERIFY(m_sandbox->follow(u"hanako"_s, u"ao"_s));
        const QString host = m_sandbox->serverOf(u"ao"_s)->host();
        const QJsonObject me =
            m_asker->ask(u"hanako"_s, u"i/update"_s, {{u"mutedInstances"_s, QJsonArray{host}}})
                .object();
        QCOMPARE(me[u"mutedInstances"_s].toArray(), QJsonArray{host});
        const Relations relations = m_sandbox->relationsOf(u"hanako"_s);
        QCOMPARE(relations.domainBlocks, QStringList{host});
        QVERIFY(relations.follows.contains(m_sandbox->handle(u"ao"_s)));
    }

    void reactionsTakeEachOthersPlace()
    {
        const QString uri = say(u"taro"_s, u"look"_s);
        QJsonObject fields = m_asker->noteId(uri);
        for (const QString &word : {u"👍"_s, u":kusa:"_s}) {
            fields.insert(u"reaction"_s, word);
            QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/reactions/create"_s, fields).status, 204);
        }
        const QJsonObject note = m_asker->note(u"hanako"_s, uri);
        QCOMPARE(note[u"myReaction"_s].toString(), u":kusa@.:"_s);
        QCOMPARE(note[u"reactions"_s][u":kusa@.:"_s].toInt(), 1);
        QVERIFY(note[u"reactions"_s][u"👍"_s].isUndefined());
        fields.insert(u"reaction"_s, u":no_such_emoji:"_s);
        m_asker->ask(u"taro"_s, u"notes/reactions/create"_s, fields);
        QCOMPARE(m_asker->note(u"taro"_s, uri)[u"myReaction"_s].toString(), u"❤"_s);
    }

    void likesAreHeartsAndReactionsAreLikes()
    {
        const Server *mastodon = m_sandbox->server(u"mastodon"_s);
        const QString uri = say(u"taro"_s, u"both ways"_s);
        m_sandbox->federate(uri, mastodon);
        const auto hearts = [&] {
            return m_asker->note(u"hanako"_s, uri)[u"reactions"_s][u"❤"_s].toInt();
        };
        const auto likes = [&] {
            const QString path = u"/api/v1/statuses/"_s + m_sandbox->localId(uri, mastodon);
            return m_asker->client()
                .get(mastodon->baseUrl() + path)
                .object()[u"favourites_count"_s]
                .toInt();
        };
        const int before = hearts();
        const int liked = likes();
        QVERIFY(m_sandbox->react(u"ao"_s, uri, u"👍"_s)); // Mastodon knows likes alone
        QCOMPARE(hearts(), before + 1);
        QVERIFY(m_sandbox->react(u"hanako"_s, uri, u":mochi:"_s));
        QCOMPARE(likes(), liked + 2);
        QVERIFY(m_sandbox->unreact(u"ao"_s, uri));
        QCOMPARE(hearts(), before);
    }

    void othersGetHtml()
    {
        const Server *mastodon = m_sandbox->server(u"mastodon"_s);
        const QString uri =
            say(u"taro"_s, u"$[tada **yes**] <small>a</small>\n> b\n$[ruby 漢字 かんじ] #tag"_s);
        m_sandbox->federate(uri, mastodon);
        const QString path = u"/api/v1/statuses/"_s + m_sandbox->localId(uri, mastodon);
        const QString content =
            m_asker->client().get(mastodon->baseUrl() + path).object()[u"content"_s].toString();
        QCOMPARE(content,
            u"<p><i><b>yes</b></i> <small>a</small><blockquote>b</blockquote>"
            "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby> "
            "<a href=\"%1/tags/tag\" rel=\"tag\">#tag</a></p>"_s.arg(m_asker->server()->baseUrl()));
        QVERIFY(m_asker->note(u"hanako"_s, uri)[u"text"_s].toString().startsWith(u"$[tada"_s));
    }

    void editsPassItBy()
    {
        QVERIFY(!m_sandbox->edit(say(u"taro"_s, u"mine"_s), u"other words"_s));
        const QString uri = say(u"ao"_s, u"first words"_s);
        m_sandbox->federate(uri, m_asker->server());
        QVERIFY(m_sandbox->edit(uri, u"other words"_s));
        QCOMPARE(m_asker->note(u"hanako"_s, uri)[u"text"_s].toString(), u"first words"_s);
    }

    void shelves()
    {
        const QString antenna =
            m_sandbox->addAntenna(u"hanako"_s, u"tea"_s, {{u"green"_s, u"tea"_s}, {u"matcha"_s}});
        say(u"taro"_s, u"green leaves"_s);
        const QString matcha = say(u"taro"_s, u"Matcha!"_s);
        QCOMPARE(textsIn(m_asker->ask(u"hanako"_s, u"antennas/notes"_s, {{u"antennaId"_s, antenna}})
                             .array()),
            QStringList{u"Matcha!"_s});
        const QString clip = m_sandbox->addClip(u"hanako"_s, u"good"_s, {matcha});
        QCOMPARE(textsIn(m_asker->ask({}, u"clips/notes"_s, {{u"clipId"_s, clip}}).array()),
            QStringList{u"Matcha!"_s});
        const QString other = m_sandbox->addClip(u"hanako"_s, u"other"_s, {});
        const auto clipsOf = [this](const QJsonObject &fields) {
            return idsIn(m_asker->ask(u"hanako"_s, u"clips/list"_s, fields).array());
        };
        const QStringList all = clipsOf({{u"limit"_s, 100}});
        QVERIFY(all.contains(clip) && all.contains(other));
        QCOMPARE(clipsOf({{u"limit"_s, 1}}), all.first(1));
        QCOMPARE(clipsOf({{u"limit"_s, 1}, {u"untilId"_s, all.first()}}), all.mid(1, 1));
        PostDraft draft;
        draft.text = u"in here"_s;
        draft.channel = m_sandbox->channelOf(m_asker->server());
        m_sandbox->post(u"taro"_s, draft);
        QCOMPARE(textsIn(m_asker->ask({}, u"channels/timeline"_s, {{u"channelId"_s, draft.channel}})
                             .array()),
            QStringList{u"in here"_s});
        QVERIFY(
            !textsIn(m_asker->ask({}, u"notes/local-timeline"_s).array()).contains(u"in here"_s));
    }

    void tokensComeOnce()
    {
        const QString session = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const QString base = m_asker->server()->baseUrl();
        const QString check = u"miauth/%1/check"_s.arg(session);
        QCOMPARE(m_asker->ask({}, check).object(), fixture("misskey/miauth_check_pending.json"));
        const QString page = base + u"/miauth/"_s + session
            + u"?name=Test&callback=http%3A%2F%2F127.0.0.1%3A9%2Fback"
              "&permission=read%3Aaccount%2Cwrite%3Afollowing"_s;
        QVERIFY(m_asker->client().get(page).body.contains("<option>hanako</option>"));
        const Answer sent = m_asker->client().get(page + u"&approve=hanako"_s);
        QCOMPARE(sent.status, 302);
        QCOMPARE(
            sent.location, QByteArray("http://127.0.0.1:9/back?session=") + session.toLatin1());
        const QJsonObject first = m_asker->ask({}, check).object();
        QVERIFY(first[u"ok"_s].toBool());
        QCOMPARE(first[u"user"_s][u"username"_s].toString(), u"hanako"_s);
        QVERIFY(!m_asker->ask({}, check).object()[u"ok"_s].toBool());
        const QString token = first[u"token"_s].toString();
        QCOMPARE(m_asker->askWith(token, u"notes/timeline"_s).status, 200);
        const Answer refused = m_asker->askWith(token, u"notes/create"_s, {{u"text"_s, u"x"_s}});
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.object(), fixture("misskey/error_permission_denied.json"));
    }

    void tokensAndRoutes()
    {
        const QString token = m_asker->server()->token(u"hanako"_s);
        QCOMPARE(m_asker->ask({}, u"i"_s, {{u"i"_s, token}}).object()[u"username"_s].toString(),
            u"hanako"_s);
        const Answer bad = m_asker->askWith(u"nonsense"_s, u"i"_s);
        QCOMPARE(bad.status, 401);
        QCOMPARE(bad.object(), fixture("misskey/error_invalid_token.json"));
        const Answer nothing = m_asker->ask(u"hanako"_s, u"no/such/endpoint"_s);
        QCOMPARE(nothing.status, 404);
        QCOMPARE(nothing.object(), fixture("misskey/error_unknown_endpoint.json"));
        const QString url = m_asker->server()->baseUrl() + u"/api/meta"_s;
        QCOMPARE(m_asker->client().post(url, "detail=true").status, 415);
        QCOMPARE(m_asker->client().get(url).status, 405);
        const Answer emoji =
            m_asker->client().get(m_asker->server()->baseUrl() + u"/emoji/kusa.webp"_s);
        QCOMPARE(emoji.location, QByteArray("/emoji/kusa.png"));
    }

private:
    QString say(const QString &user, const QString &text) { return m_sandbox->post(user, text); }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<MisskeyAsker> m_asker;
};

QTEST_GUILESS_MAIN(tst_misskeysandboxrules)
#include "tst_misskeysandboxrules.moc"
