// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "unit/sandbox/misskeyasker.h"
#include "unit/sandbox/shapes.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// What the sandbox's Misskey answers has every key of what a real one answered, and refuses in the
/// same words.
class tst_misskeysandbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({.people = 40,
            .postsPerServer = 40,
            .pins = true,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"misskey"_s, u"misskey"_s}}));
        for (const auto &[who, whom] :
            {std::pair(u"hanako"_s, u"taro"_s), {u"taro"_s, u"hanako"_s}}) {
            m_sandbox.unfollow(who, whom); // so that it is the last
            QVERIFY(m_sandbox.follow(who, whom));
        }
        m_sandbox.unfollow(u"taro"_s, u"sakura"_s);
        m_asker.ask(u"taro"_s, u"following/create"_s, m_asker.userId(u"sakura"_s));
        postPlain();
        postWithFiles();
        postAnswers();
        postElsewhere();
        m_clock.advance(minuteMs);
        m_uris[u"notice"_s] = m_sandbox.boost(u"hanako2"_s, m_uris[u"hello"_s]);
    }

    void notes_data()
    {
        QTest::addColumn<QByteArray>("fixture");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("post");
        const auto row = [](const char *fixture, const QString &user, const QString &post) {
            QTest::newRow(fixture) << QByteArray("misskey/") + fixture << user << post;
        };
        const QString hanako = u"hanako"_s;
        row("note_mfm.json", hanako, u"mfm"_s);
        row("note_hello_reactions.json", hanako, u"hello"_s);
        row("note_with_cw.json", {}, u"warned"_s);
        row("note_with_files.json", {}, u"picture"_s);
        row("note_with_video_audio.json", {}, u"film"_s);
        row("note_with_poll.json", hanako, u"poll"_s);
        row("note_with_poll_anonymous.json", {}, u"poll"_s);
        row("note_reply.json", hanako, u"reply"_s);
        row("note_renote_pure.json", hanako, u"renote"_s);
        row("note_renote_quote.json", hanako, u"quote"_s);
        row("note_specified.json", hanako, u"direct"_s);
        row("note_specified_stranger.json", u"taro"_s, u"secret"_s);
        row("note_followers_only_anonymous.json", {}, u"followers"_s);
        row("note_local_only.json", {}, u"local"_s);
        row("note_in_channel.json", hanako, u"channel"_s);
        row("note_remote_custom_emoji.json", hanako, u"remote"_s);
        row("note_remote_files_cw.json", hanako, u"remote picture"_s);
        row("note_remote_reaction.json", hanako, u"hello"_s);
    }
    void notes()
    {
        QFETCH(QByteArray, fixture);
        QFETCH(QString, user);
        QFETCH(QString, post);
        compare(fixture, m_asker.ask(user, u"notes/show"_s, m_asker.noteId(m_uris[post])));
    }

    void endpoints_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QJsonObject>("fields");
        const auto row = [](const char *fixture, const QString &user, const QString &endpoint,
                             const QJsonObject &fields = {}) {
            QTest::newRow(fixture) << user << endpoint << fields;
        };
        const QString hanako = u"hanako"_s;
        const QJsonObject taro{{u"userId"_s, u"TARO"_s}};
        const QJsonObject mfm{{u"noteId"_s, u"MFM"_s}};
        const QJsonObject list{{u"listId"_s, u"LIST"_s}};
        row("meta.json", {}, u"meta"_s, {{u"detail"_s, true}});
        row("meta_lite.json", {}, u"meta"_s, {{u"detail"_s, false}});
        row("emojis.json", {}, u"emojis"_s);
        row("stats.json", {}, u"stats"_s);
        row("i.json", hanako, u"i"_s);
        row("users_show.json", hanako, u"users/show"_s, taro);
        row("users_show_remote.json", hanako, u"users/show"_s, {{u"userId"_s, u"AO"_s}});
        row("users_show_locked.json", hanako, u"users/show"_s,
            {{u"username"_s, u"sakura"_s}, {u"host"_s, QJsonValue()}});
        row("users_show_self_anonymous.json", {}, u"users/show"_s, {{u"username"_s, hanako}});
        row("users_show_many_anonymous.json", {}, u"users/show"_s,
            {{u"userIds"_s, QJsonArray{u"TARO"_s, u"HANAKO"_s}}});
        row("users_followers.json", hanako, u"users/followers"_s, {{u"userId"_s, u"HANAKO"_s}});
        row("users_following.json", hanako, u"users/following"_s, {{u"userId"_s, u"HANAKO"_s}});
        row("users_relation.json", hanako, u"users/relation"_s,
            {{u"userId"_s, QJsonArray{u"TARO"_s, u"SAKURA"_s}}});
        row("users_relation_remote.json", hanako, u"users/relation"_s,
            {{u"userId"_s, QJsonArray{u"AO"_s}}});
        row("notes_reactions.json", {}, u"notes/reactions"_s, mfm);
        row("notes_state.json", hanako, u"notes/state"_s, mfm);
        row("i_favorites.json", hanako, u"i/favorites"_s);
        row("notifications.json", hanako, u"i/notifications"_s);
        row("users_lists_list.json", hanako, u"users/lists/list"_s);
        row("users_lists_show.json", hanako, u"users/lists/show"_s, list);
        row("users_lists_get_memberships.json", hanako, u"users/lists/get-memberships"_s, list);
        row("antennas_list.json", hanako, u"antennas/list"_s);
        row("clips_list.json", hanako, u"clips/list"_s);
        row("channels_show.json", hanako, u"channels/show"_s, {{u"channelId"_s, u"CHANNEL"_s}});
        row("following_requests_list.json", u"sakura"_s, u"following/requests/list"_s);
        row("following_requests_sent.json", u"taro"_s, u"following/requests/sent"_s);
        row("ap_show.json", hanako, u"ap/show"_s, {{u"uri"_s, u"MFM URI"_s}});
        row("ap_show_user.json", hanako, u"ap/show"_s, {{u"uri"_s, u"AO URI"_s}});
    }
    void endpoints()
    {
        QFETCH(QString, user);
        QFETCH(QString, endpoint);
        QFETCH(QJsonObject, fields);
        compare(QByteArray("misskey/") + QTest::currentDataTag(),
            m_asker.ask(user, endpoint, filled(fields)));
    }

    void answersToWrites()
    {
        compare("misskey/notes_create.json",
            m_asker.ask(u"taro"_s, u"notes/create"_s, {{u"text"_s, u"a note #fixture"_s}}));
        m_sandbox.unfollow(u"taro"_s, u"hanako"_s);
        compare("misskey/following_create.json",
            m_asker.ask(u"taro"_s, u"following/create"_s, m_asker.userId(u"hanako"_s)));
    }

    void discovery_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("nodeinfo_well_known.json") << u"/.well-known/nodeinfo"_s;
        QTest::newRow("nodeinfo_2.0.json") << u"/nodeinfo/2.0"_s;
        QTest::newRow("nodeinfo_2.1.json") << u"/nodeinfo/2.1"_s;
        QTest::newRow("webfinger.json") << u"/.well-known/webfinger?resource=acct:HANAKO"_s;
        QTest::newRow("emojis.json") << u"/api/emojis"_s;
    }
    void discovery()
    {
        QFETCH(QString, path);
        path.replace(u"HANAKO"_s, m_sandbox.handle(u"hanako"_s));
        compare(QByteArray("misskey/") + QTest::currentDataTag(),
            m_asker.client().get(m_asker.server()->baseUrl() + path));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QJsonObject>("fields");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QString &user, const QString &endpoint,
                             const QJsonObject &fields, int status = 400) {
            QTest::newRow(name) << user << endpoint << fields << status;
        };
        const QString hanako = u"hanako"_s;
        const QJsonObject taro{{u"userId"_s, u"TARO"_s}};
        row("no_token", {}, u"notes/timeline"_s, {{u"limit"_s, 5}}, 401);
        row("no_such_user", {}, u"users/show"_s, {{u"username"_s, u"nobody"_s}}, 404);
        row("anonymous_remote_user", {}, u"users/show"_s, {{u"userId"_s, u"AO"_s}}, 404);
        row("anonymous_remote_note", {}, u"notes/show"_s, {{u"noteId"_s, u"REMOTE"_s}});
        row("no_such_note", hanako, u"notes/show"_s, {{u"noteId"_s, u"9zzzzzzzzzzz0001"_s}});
        row("bad_id_format", hanako, u"notes/show"_s, {{u"noteId"_s, u"not an id !!"_s}});
        row("invalid_param", hanako, u"notes/timeline"_s, {{u"limit"_s, 1000}});
        row("invalid_param_missing", hanako, u"notes/create"_s, {});
        row("note_too_long", hanako, u"notes/create"_s, {{u"text"_s, QString(3001, u'x')}});
        row("max_length_cw", hanako, u"notes/create"_s,
            {{u"text"_s, u"x"_s}, {u"cw"_s, QString(101, u'x')}});
        row("already_following", hanako, u"following/create"_s, taro);
        row("follow_self", hanako, u"following/create"_s, {{u"userId"_s, u"HANAKO"_s}});
        row("already_reacted", hanako, u"notes/reactions/create"_s,
            {{u"noteId"_s, u"MFM"_s}, {u"reaction"_s, u"🎉"_s}});
        row("not_reacted", hanako, u"notes/reactions/delete"_s, {{u"noteId"_s, u"POLL"_s}});
        row("already_voted", hanako, u"notes/polls/vote"_s,
            {{u"noteId"_s, u"POLL"_s}, {u"choice"_s, 1}});
        row("cannot_reply_pure_renote", hanako, u"notes/create"_s,
            {{u"text"_s, u"x"_s}, {u"replyId"_s, u"RENOTE"_s}});
        row("cannot_renote_dm", hanako, u"notes/create"_s, {{u"renoteId"_s, u"DIRECT"_s}});
        row("no_such_list", hanako, u"notes/user-list-timeline"_s, {{u"listId"_s, u"abc1"_s}});
        row("no_such_antenna", hanako, u"antennas/notes"_s, {{u"antennaId"_s, u"LIST"_s}});
        row("list_already_added", hanako, u"users/lists/push"_s,
            {{u"listId"_s, u"LIST"_s}, {u"userId"_s, u"TARO"_s}});
        row("search_unavailable", hanako, u"notes/search"_s, {{u"query"_s, u"tea"_s}});
        row("access_denied_secure_endpoint", hanako, u"i/export-following"_s, {});
    }
    void refusals()
    {
        QFETCH(QString, user);
        QFETCH(QString, endpoint);
        QFETCH(QJsonObject, fields);
        QFETCH(int, status);
        const QByteArray name = QByteArray("misskey/error_") + QTest::currentDataTag() + ".json";
        const Answer answer = m_asker.ask(user, endpoint, filled(fields));
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.object(), fixture(name));
    }

private:
    void postPlain()
    {
        m_uris[u"hello"_s] = m_sandbox.post(u"hanako"_s, u"はじめまして :mochi: #自己紹介"_s);
        m_uris[u"mfm"_s] = m_sandbox.post(u"taro"_s, u"$[tada **yes**] #introduction"_s);
        PostDraft draft;
        draft.text = u"text"_s;
        draft.cw = u"warning"_s;
        m_uris[u"warned"_s] = m_sandbox.post(u"hanako"_s, draft);
        for (const auto &[name, visibility] :
            {std::pair(u"followers"_s, Visibility::Private), {u"local"_s, Visibility::Local}}) {
            draft.visibility = visibility;
            m_uris[name] = m_sandbox.post(u"sakura"_s, draft);
        }
        draft.visibility = Visibility::Direct;
        draft.text = u"@hanako secret"_s;
        m_uris[u"secret"_s] = m_sandbox.post(u"sakura"_s, draft);
        draft.text = u"@hanako hello"_s;
        m_uris[u"direct"_s] = m_sandbox.post(u"taro"_s, draft);
        draft = PostDraft();
        draft.text = u"in the channel"_s;
        draft.channel = m_sandbox.channelOf(m_asker.server());
        m_uris[u"channel"_s] = m_sandbox.post(u"hanako"_s, draft);
        QVERIFY(m_sandbox.react(u"hanako"_s, m_uris[u"mfm"_s], u"🎉"_s));
        QVERIFY(m_sandbox.react(u"taro"_s, m_uris[u"hello"_s], u":kusa:"_s));
    }

    void postWithFiles()
    {
        PostDraft draft;
        draft.text = u"a picture"_s;
        draft.media.push_back({.description = u"sunset"_s});
        m_uris[u"picture"_s] = m_sandbox.post(u"taro"_s, draft);
        draft.media = {{.description = {}, .file = u"tide.mp4"_s}};
        m_uris[u"film"_s] = m_sandbox.post(u"taro"_s, draft);
        draft.media.clear();
        draft.poll = DraftPoll{.options = {u"tea"_s, u"coffee"_s}};
        m_uris[u"poll"_s] = m_sandbox.post(u"taro"_s, draft);
        QVERIFY(m_sandbox.vote(u"hanako"_s, m_uris[u"poll"_s], 1));
        QVERIFY(m_sandbox.bookmark(u"hanako"_s, m_uris[u"poll"_s]));
    }

    void postAnswers()
    {
        PostDraft draft;
        draft.text = u"@hanako welcome"_s;
        draft.replyTo = m_uris[u"hello"_s];
        m_uris[u"reply"_s] = m_sandbox.post(u"taro"_s, draft);
        draft = PostDraft();
        draft.text = u"so pretty"_s;
        draft.quote = m_uris[u"picture"_s];
        m_uris[u"quote"_s] = m_sandbox.post(u"hanako"_s, draft);
        m_uris[u"renote"_s] = m_sandbox.boost(u"hanako"_s, m_uris[u"mfm"_s]);
    }

    void postElsewhere()
    {
        PostDraft draft;
        draft.text = u"from elsewhere :saba: #連合"_s;
        m_uris[u"remote"_s] = m_sandbox.post(u"ao"_s, draft);
        draft.cw = u"careful"_s;
        draft.media.push_back({.description = u"sea"_s});
        m_uris[u"remote picture"_s] = m_sandbox.post(u"ao"_s, draft);
        for (const QString &name : {u"remote"_s, u"remote picture"_s}) {
            QVERIFY(m_sandbox.federate(m_uris[name], m_asker.server()));
        }
        QVERIFY(m_sandbox.react(u"hanako2"_s, m_uris[u"hello"_s], u":mochi:"_s));
        m_list = m_sandbox.addServerList(u"hanako"_s, u"friends"_s, {u"taro"_s, u"ao"_s});
    }

    QString uriOf(const QString &word) const
    {
        return m_uris.value(word.section(u' ', 0, 0).toLower());
    }

    QString filledWord(const QString &word)
    {
        if (word == u"MFM URI"_s) {
            return m_uris[u"mfm"_s];
        }
        if (word == u"AO URI"_s) {
            return m_sandbox.actorUri(u"ao"_s);
        }
        if (word == u"LIST"_s || word == u"CHANNEL"_s) {
            return word == u"LIST"_s ? m_list : m_sandbox.channelOf(m_asker.server());
        }
        if (word != word.toUpper() || word == word.toLower()) {
            return word;
        }
        const QString uri = uriOf(word);
        return uri.isEmpty() ? m_asker.idOf(word.toLower())
                             : m_sandbox.localId(uri, m_asker.server());
    }

    /// Words in capitals stand for ids.
    QJsonObject filled(QJsonObject fields)
    {
        for (auto it = fields.begin(); it != fields.end(); ++it) {
            if (it.value().isString()) {
                it.value() = filledWord(it.value().toString());
            } else if (it.value().isArray()) {
                QJsonArray words;
                const QJsonArray old = it.value().toArray();
                for (const QJsonValue word : old) {
                    words.append(filledWord(word.toString()));
                }
                it.value() = words;
            }
        }
        return fields;
    }

    static void compare(const QByteArray &name, const Answer &answer)
    {
        QCOMPARE(answer.status, 200);
        const QJsonDocument recorded = fixtureDocument(name);
        const QJsonDocument ours = QJsonDocument::fromJson(answer.body);
        const auto value = [](const QJsonDocument &document) {
            return document.isArray() ? QJsonValue(document.array())
                                      : QJsonValue(document.object());
        };
        QStringList wrong;
        compareShapes(value(recorded), value(ours), u"answer"_s, wrong,
            {u"reactions"_s, u"reactionEmojis"_s,
                name.contains("emojis") ? QString() : u"emojis"_s});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        const QJsonArray rows = ours.array();
        QVERIFY2(!recorded.isArray() || recorded.array().isEmpty() || !rows.isEmpty(), "no rows");
    }

    ManualClock m_clock{epoch};
    Sandbox m_sandbox;
    MisskeyAsker m_asker{m_sandbox};
    QMap<QString, QString> m_uris;
    QString m_list;
};

QTEST_GUILESS_MAIN(tst_misskeysandbox)
#include "tst_misskeysandbox.moc"
