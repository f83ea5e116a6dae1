// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"
#include "sandbox/streamhub.h"

#include "support/fixture.h"
#include "unit/sandbox/shapes.h"
#include "unit/sandbox/streamclient.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

QByteArray connecting(const QByteArray &channel, const QByteArray &id, const QByteArray &more = {})
{
    return "{\"type\":\"connect\",\"body\":{\"channel\":\"" + channel + "\",\"id\":\"" + id
        + "\",\"pong\":true" + more + "}}";
}

QByteArray watching(const QByteArray &type, const QString &id)
{
    return "{\"type\":\"" + type + "\",\"body\":{\"id\":\"" + id.toLatin1() + "\"}}";
}

/// The first recorded frame of that connection that is of that type, by type and inner type.
QJsonObject recordedFrame(const QString &type, const QString &inner)
{
    const QList<QByteArray> lines = fixtureBytes("misskey/streaming_frames.jsonl").split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject told = QJsonDocument::fromJson(line).object();
        const QJsonObject frame = told[u"frame"_s].toObject();
        if (told[u"dir"_s].toString() == u"recv"_s && frame[u"type"_s].toString() == type
            && frame[u"body"_s][u"type"_s].toString() == inner) {
            return frame;
        }
    }
    return {};
}

} // namespace

/// The sandbox's Misskey streams as the recorded one does.
class tst_misskeysandboxstreams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"misskey"_s, u"mastodon"_s}}));
        m_server = m_sandbox->server(u"misskey"_s);
        QVERIFY(m_sandbox->follow(u"hanako"_s, u"taro"_s));
        m_sandbox->unfollow(u"hanako"_s, u"sakura"_s);
    }
    void cleanup() { m_sandbox.reset(); }

    void channelsAnswerAndTell()
    {
        StreamClient client;
        open(client, u"hanako"_s);
        client.say(connecting("homeTimeline", "h"));
        client.say(connecting("localTimeline", "l"));
        QTRY_COMPARE(told(client), (QStringList{u"connected h"_s, u"connected l"_s}));
        const QString uri = m_sandbox->post(u"taro"_s, u"hello"_s);
        QTRY_COMPARE(told(client).mid(2), (QStringList{u"channel note h"_s, u"channel note l"_s}));
        const QJsonObject note = client.frame(2)[u"body"_s][u"body"_s].toObject();
        QCOMPARE(note[u"id"_s].toString(), m_sandbox->localId(uri, m_server));
        QStringList wrong;
        compareShapes(recordedFrame(u"channel"_s, u"note"_s), client.frame(2), u"frame"_s, wrong,
            {u"reactions"_s, u"reactionEmojis"_s, u"emojis"_s});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));

        client.say("{\"type\":\"disconnect\",\"body\":{\"id\":\"h\"}}");
        QTRY_COMPARE(hub().subscriptions(), QStringList{u"hanako localTimeline"_s});
        m_sandbox->post(u"taro"_s, u"again"_s);
        QTRY_COMPARE(told(client).mid(4), QStringList{u"channel note l"_s});
    }

    void guestsHearWhatIsPublic()
    {
        StreamClient client;
        open(client, {});
        for (const QByteArray &channel :
            {QByteArray("homeTimeline"), QByteArray("main"), QByteArray("noSuchChannel")}) {
            client.say(connecting(channel, "x")); // nobody answers
        }
        client.say(connecting("globalTimeline", "g"));
        client.say(connecting("hashtag", "t", ",\"params\":{\"q\":[[\"tea\"]]}"));
        QTRY_COMPARE(told(client), (QStringList{u"connected g"_s, u"connected t"_s}));
        m_sandbox->federate(m_sandbox->post(u"ao"_s, u"far away #tea"_s), m_server);
        m_sandbox->post(u"taro"_s, u"near #tea"_s);
        QTRY_COMPARE(told(client).mid(2), (QStringList{u"channel note g"_s, u"channel note t"_s}));
        QCOMPARE(client.frame(2)[u"body"_s][u"body"_s][u"text"_s].toString(), u"near #tea"_s);
        QCOMPARE(hub().subscriptions(),
            (QStringList{u"guest globalTimeline"_s, u"guest hashtag:tea"_s}));
    }

    void onlyWhoMayIsLetIn()
    {
        StreamClient client;
        client.open(m_server->host(), "/streaming?i=nonsense");
        QTRY_COMPARE(client.status(), 401);
        StreamClient header;
        header.open(m_server->host(), "/streaming", m_server->token(u"hanako"_s));
        QTRY_VERIFY(header.isOpen());
        // No token is kept in the log.
        StreamClient query;
        open(query, u"hanako"_s);
        const RequestRecord &last = m_server->requestLog().back();
        QCOMPARE(last.query.queryItemValue(u"i"_s), u"present"_s);
    }

    void nobodyHasMoreThan32Channels()
    {
        StreamClient client;
        open(client, {});
        for (int i = 0; i < 34; ++i) {
            client.say(connecting("localTimeline", QByteArray::number(i)));
        }
        client.say("{\"type\":\"disconnect\",\"body\":{\"id\":\"0\"}}");
        client.say(connecting("globalTimeline", "last"));
        QTRY_COMPARE(told(client).size(), 33);
        QCOMPARE(told(client).last(), u"connected last"_s);
    }

    void watchedNotesTellTheirChanges()
    {
        PostDraft draft;
        draft.text = u"vote"_s;
        draft.poll = DraftPoll{.options = {u"yes"_s, u"no"_s}};
        const QString uri = m_sandbox->post(u"taro"_s, draft);
        const QString id = m_sandbox->localId(uri, m_server);
        StreamClient client;
        open(client, {});
        client.say(watching("subNote", id));
        client.say(connecting("localTimeline", "l"));
        QTRY_COMPARE(client.texts().size(), 1);
        QVERIFY(m_sandbox->react(u"hanako"_s, uri, u":kusa:"_s));
        QVERIFY(m_sandbox->unreact(u"hanako"_s, uri));
        QVERIFY(m_sandbox->vote(u"hanako"_s, uri, 1));
        QVERIFY(m_sandbox->deletePost(uri));
        QTRY_COMPARE(told(client).mid(1),
            (QStringList{u"noteUpdated reacted "_s + id, u"noteUpdated unreacted "_s + id,
                u"noteUpdated pollVoted "_s + id, u"noteUpdated deleted "_s + id}));
        const QJsonObject reacted = client.frame(1)[u"body"_s][u"body"_s].toObject();
        QCOMPARE(reacted[u"reaction"_s].toString(), u":kusa@.:"_s);
        QCOMPARE(reacted[u"emoji"_s][u"name"_s].toString(), u"kusa@."_s);
        QCOMPARE(client.frame(3)[u"body"_s][u"body"_s][u"choice"_s].toInt(), 1);
        for (const auto &[frame, kind] : {std::pair(1, u"reacted"_s), {2, u"unreacted"_s},
                 {3, u"pollVoted"_s}, {4, u"deleted"_s}}) {
            QStringList wrong;
            compareShapes(
                recordedFrame(u"noteUpdated"_s, kind), client.frame(frame), u"frame"_s, wrong);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        }
    }

    void whatNobodyWatchesChangesInSilence()
    {
        const QString uri = m_sandbox->post(u"taro"_s, u"quiet"_s);
        const QString id = m_sandbox->localId(uri, m_server);
        StreamClient client;
        open(client, {});
        client.say(watching("s", id));
        client.say(watching("un", id));
        client.say(connecting("localTimeline", "l"));
        QTRY_COMPARE(client.texts().size(), 1);
        QVERIFY(m_sandbox->react(u"hanako"_s, uri, u"👍"_s));
        m_sandbox->deletePost(uri);
        m_sandbox->post(u"taro"_s, u"next"_s);
        QTRY_COMPARE(told(client).mid(1), QStringList{u"channel note l"_s});
    }

    void mainTellsWhatConcernsOne()
    {
        StreamClient client;
        open(client, u"hanako"_s);
        client.say(connecting("main", "m"));
        client.say(connecting("main", "m2")); // one is enough
        QTRY_COMPARE(client.texts().size(), 1);
        const QString own = m_sandbox->post(u"hanako"_s, u"a question"_s);
        PostDraft draft;
        draft.text = u"@hanako an answer"_s;
        draft.replyTo = own;
        m_sandbox->post(u"sakura"_s, draft);
        QTRY_COMPARE(told(client).mid(1),
            (QStringList{
                u"channel mention m"_s, u"channel reply m"_s, u"channel notification m"_s}));
        QVERIFY(m_sandbox->react(u"taro"_s, own, u"👍"_s));
        QTRY_COMPARE(told(client).mid(4), QStringList{u"channel notification m"_s});
        QCOMPARE(client.frame(4)[u"body"_s][u"body"_s][u"reaction"_s].toString(), u"👍"_s);
        client.say("{\"type\":\"readNotification\",\"body\":{}}");
        QTRY_COMPARE(told(client).mid(5), QStringList{u"channel readAllNotifications m"_s});
        QVERIFY(m_sandbox->setFilters(u"hanako"_s, {}));
        QTRY_COMPARE(told(client).mid(6), QStringList{u"channel meUpdated m"_s});
    }

    void listsAndAntennasHaveChannels()
    {
        const QString list = m_sandbox->addServerList(u"hanako"_s, u"l"_s, {u"sakura"_s});
        const QString antenna = m_sandbox->addAntenna(u"hanako"_s, u"a"_s, {{u"matcha"_s}});
        StreamClient client;
        open(client, u"hanako"_s);
        client.say(
            connecting("userList", "l", ",\"params\":{\"listId\":\"" + list.toLatin1() + "\"}"));
        client.say(connecting(
            "antenna", "a", ",\"params\":{\"antennaId\":\"" + antenna.toLatin1() + "\"}"));
        QTRY_COMPARE(client.texts().size(), 2);
        m_sandbox->post(u"sakura"_s, u"matcha"_s);
        QTRY_COMPARE(told(client).mid(2), (QStringList{u"channel note l"_s, u"channel note a"_s}));
        QCOMPARE(hub().subscriptions(),
            (QStringList{u"hanako antenna:"_s + antenna, u"hanako userList:"_s + list}));
        QCOMPARE(m_sandbox->held(u"hanako"_s, u"list:"_s + list).size(), size_t(1));
    }

    void faultsMeetThem()
    {
        StreamClient client;
        open(client, u"hanako"_s);
        client.say(connecting("homeTimeline", "h"));
        QTRY_COMPARE(client.texts().size(), 1);
        hub().addFault({.kind = StreamFault::Kind::Drop, .stream = u"homeTimeline"_s});
        m_sandbox->post(u"taro"_s, u"lost"_s);
        m_sandbox->post(u"taro"_s, u"found"_s);
        QTRY_COMPARE(client.texts().size(), 2);
        QCOMPARE(client.frame(1)[u"body"_s][u"body"_s][u"text"_s].toString(), u"found"_s);
        hub().addFault({.kind = StreamFault::Kind::Cut, .stream = u"homeTimeline"_s});
        m_sandbox->post(u"taro"_s, u"the end"_s);
        QTRY_VERIFY(client.isGone());
    }

private:
    void open(StreamClient &client, const QString &user)
    {
        const QByteArray query =
            user.isEmpty() ? QByteArray() : "?i=" + m_server->token(user).toLatin1();
        client.open(m_server->host(), "/streaming" + query);
        QTRY_VERIFY(client.isOpen());
    }
    StreamHub &hub() { return *m_sandbox->streams(m_server); }

    /// "connected h", "channel note h", "noteUpdated reacted ID"
    static QStringList told(StreamClient &client)
    {
        QStringList all;
        for (int i = 0; i < client.texts().size(); ++i) {
            const QJsonObject body = client.frame(i)[u"body"_s].toObject();
            QStringList words{client.frame(i)[u"type"_s].toString(), body[u"type"_s].toString(),
                body[u"id"_s].toString()};
            words.removeAll(QString());
            all << words.join(u' ');
        }
        return all;
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    Server *m_server = nullptr;
};

QTEST_GUILESS_MAIN(tst_misskeysandboxstreams)
#include "tst_misskeysandboxstreams.moc"
