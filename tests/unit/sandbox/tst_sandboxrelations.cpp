// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/asker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

QStringList keysOf(const QJsonObject &object)
{
    QStringList keys = object.keys();
    keys.sort();
    return keys;
}

} // namespace

/// Follows, blocks and mutes over HTTP, as each software answers them.
class tst_sandboxrelations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { start({}); }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void answersHaveTheRecordedKeys_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("software");
        QTest::addColumn<QString>("what");
        for (const QString &what :
            {u"follow"_s, u"unfollow"_s, u"block"_s, u"unblock"_s, u"mute"_s, u"unmute"_s}) {
            QTest::addRow("gotosocial %s", qPrintable(what))
                << u"yuki"_s << QByteArray("gotosocial") << what;
            if (!what.contains(u"mute"_s)) {
                QTest::addRow("snac %s", qPrintable(what))
                    << u"sora"_s << QByteArray("snac2") << what;
            }
        }
    }
    void answersHaveTheRecordedKeys()
    {
        QFETCH(QString, user);
        QFETCH(QByteArray, software);
        QFETCH(QString, what);
        const Answer answer = m_asker->change(user, u"hal"_s, what);
        QCOMPARE(answer.status, 200);
        const QJsonValue recorded = fixtureBody(software + '/' + what.toLatin1() + ".json");
        QCOMPARE(keysOf(answer.object()), keysOf(recorded.toObject()));
    }

    void followingAgainChangesTheOptions()
    {
        QJsonObject answer = m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s).object();
        QCOMPARE(answer[u"following"_s].toBool(), true);
        QCOMPARE(answer[u"requested"_s].toBool(), false);
        QCOMPARE(answer[u"showing_reblogs"_s].toBool(), true);
        QCOMPARE(answer[u"notifying"_s].toBool(), false);
        QVERIFY(answer[u"languages"_s].isNull());
        answer = m_asker
                     ->change(u"ao"_s, u"mei"_s, u"follow"_s,
                         "reblogs=false&notify=true&languages[]=de&languages%5B%5D=en")
                     .object();
        QCOMPARE(answer[u"showing_reblogs"_s].toBool(), false);
        QCOMPARE(answer[u"languages"_s].toArray(), (QJsonArray{u"de"_s, u"en"_s}));
        // What is not named stays.
        m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s, "reblogs=true");
        QCOMPARE(optionsOf(u"ao"_s, u"mei"_s),
            (FollowOptions{.boosts = true, .notify = true, .languages = {u"de"_s, u"en"_s}}));
        QCOMPARE(m_asker->relationship(u"ao"_s, u"mei"_s)[u"notifying"_s].toBool(), true);
    }

    void optionsComeAsJsonOrQueryToo()
    {
        const QString path = m_asker->pathOf(u"ao"_s, u"mei"_s, u"follow"_s);
        m_asker->postJson(
            u"ao"_s, path, {{u"reblogs"_s, false}, {u"languages"_s, QJsonArray{u"ja"_s}}});
        QCOMPARE(
            optionsOf(u"ao"_s, u"mei"_s), (FollowOptions{.boosts = false, .languages = {u"ja"_s}}));
        m_asker->postJson(u"ao"_s, path, {{u"languages"_s, QJsonArray()}});
        QCOMPARE(optionsOf(u"ao"_s, u"mei"_s), (FollowOptions{.boosts = false}));
        m_asker->post(u"ao"_s, path + u"?reblogs=true&notify=1"_s);
        QCOMPARE(optionsOf(u"ao"_s, u"mei"_s), (FollowOptions{.notify = true}));
    }

    void snacFollowsWithoutOptionsAndAtOnce()
    {
        QVERIFY(m_sandbox->setLocked(u"hal"_s, true));
        const QJsonObject answer =
            m_asker->change(u"sora"_s, u"hal"_s, u"follow"_s, "reblogs=false&notify=true").object();
        QCOMPARE(answer[u"following"_s].toBool(), true);
        QCOMPARE(answer[u"requested"_s].toBool(), false);
        QCOMPARE(optionsOf(u"sora"_s, u"hal"_s), FollowOptions());
        QCOMPARE(m_asker->change(u"sora"_s, u"hal"_s, u"mute"_s).status, 404);
    }

    void nobodyFollowsThemselves()
    {
        const Answer gotosocial = m_asker->change(u"yuki"_s, u"yuki"_s, u"follow"_s);
        QCOMPARE(gotosocial.status, 406);
        QCOMPARE(gotosocial.object(), fixtureBody("gotosocial/follow_self_406.json").toObject());
        const Answer mastodon = m_asker->change(u"ao"_s, u"ao"_s, u"follow"_s);
        QCOMPARE(mastodon.status, 403);
        QVERIFY(!mastodon.object()[u"error"_s].toString().isEmpty());
        m_asker->change(u"sora"_s, u"sora"_s, u"follow"_s);
        QVERIFY(!m_sandbox->relationsOf(u"sora"_s).follows.contains(handle(u"sora"_s)));
    }

    void theLockedAreAskedAndAnswerByHand()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            QVERIFY(m_sandbox->setLocked(u"mei"_s, true));
            m_sandbox->unfollow(user, u"mei"_s);
            const QJsonObject asked =
                m_asker->change(user, u"mei"_s, u"follow"_s, "reblogs=false").object();
            QCOMPARE(asked[u"following"_s].toBool(), false);
            QCOMPARE(asked[u"requested"_s].toBool(), true);
            m_clock.advance(dayMs);
            QVERIFY(m_sandbox->relationsOf(user).requested.contains(handle(u"mei"_s)));
            QVERIFY(m_sandbox->acceptFollow(user, u"mei"_s));
            QCOMPARE(optionsOf(user, u"mei"_s), (FollowOptions{.boosts = false}));
            QCOMPARE(m_asker->relationship(user, u"mei"_s)[u"requested"_s].toBool(), false);
            m_asker->change(user, u"mei"_s, u"unfollow"_s);
            m_asker->change(user, u"mei"_s, u"follow"_s);
            QVERIFY(m_sandbox->rejectFollow(user, u"mei"_s));
            QVERIFY(!m_sandbox->rejectFollow(user, u"mei"_s));
            const QJsonObject after = m_asker->relationship(user, u"mei"_s);
            QVERIFY(!after[u"requested"_s].toBool() && !after[u"following"_s].toBool());
        }
    }

    void thoseElsewhereAnswerAfterAWhile()
    {
        start({.followAnswerMs = minuteMs});
        m_sandbox->unfollow(u"ao"_s, u"ren"_s);
        m_sandbox->unfollow(u"ao"_s, u"mei"_s);
        QCOMPARE(m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s).object()[u"following"_s].toBool(),
            true);
        const QJsonObject asked = m_asker->change(u"ao"_s, u"ren"_s, u"follow"_s).object();
        QCOMPARE(asked[u"requested"_s].toBool(), true);
        QCOMPARE(asked[u"following"_s].toBool(), false);
        m_clock.advance(minuteMs - 1);
        QCOMPARE(m_asker->relationship(u"ao"_s, u"ren"_s)[u"following"_s].toBool(), false);
        m_clock.advance(1);
        QCOMPARE(m_asker->relationship(u"ao"_s, u"ren"_s)[u"following"_s].toBool(), true);
        // A request that was taken back is not answered.
        m_asker->change(u"ao"_s, u"ren"_s, u"unfollow"_s);
        m_asker->change(u"ao"_s, u"ren"_s, u"follow"_s);
        m_asker->change(u"ao"_s, u"ren"_s, u"unfollow"_s);
        m_clock.advance(hourMs);
        QVERIFY(!m_sandbox->relationsOf(u"ao"_s).follows.contains(handle(u"ren"_s)));
    }

    void mastodonRefusesTooManyTheMovedAndTheGone()
    {
        Server *server = m_sandbox->serverOf(u"ao"_s);
        server->setFollowCap(int(m_sandbox->relationsOf(u"ao"_s).follows.size()) + 1);
        QCOMPARE(m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s).status, 200);
        QCOMPARE(m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s, "notify=true").status, 200);
        const Answer refused = m_asker->change(u"ao"_s, u"hal"_s, u"follow"_s);
        QCOMPARE(refused.status, 422);
        QVERIFY(refused.object()[u"error"_s].toString().contains(u"cannot follow more than"_s));
        server->setFollowCap(7500);
        QVERIFY(m_sandbox->move(u"ren"_s, u"yuki"_s));
        QCOMPARE(m_asker->change(u"ao"_s, u"ren"_s, u"follow"_s).status, 403);
        const QString path = m_asker->pathOf(u"ao"_s, u"kai"_s, u"follow"_s);
        QVERIFY(m_sandbox->suspend(u"kai"_s));
        QCOMPARE(m_asker->post(u"ao"_s, path).status, 404);
        QCOMPARE(m_sandbox->writesOf(u"ao"_s, u"follow"_s)[handle(u"ren"_s)].refused, 1);
    }

    void aBlockEndsFollowsBothWays()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s}) {
            QVERIFY(m_sandbox->follow(user, u"hal"_s));
            QVERIFY(m_sandbox->follow(u"hal"_s, user));
            const QJsonObject answer = m_asker->change(user, u"hal"_s, u"block"_s).object();
            QCOMPARE(answer[u"blocking"_s].toBool(), true);
            QCOMPARE(answer[u"following"_s].toBool(), false);
            QCOMPARE(answer[u"followed_by"_s].toBool(), false);
            QCOMPARE(m_sandbox->relationsOf(user).blocks, QStringList{handle(u"hal"_s)});
            m_asker->change(user, u"hal"_s, u"unblock"_s);
            QVERIFY(m_sandbox->relationsOf(user).blocks.isEmpty());
        }
        QVERIFY(m_sandbox->block(u"mei"_s, u"ao"_s));
        QCOMPARE(m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s).status, 403);
        QCOMPARE(m_asker->relationship(u"ao"_s, u"mei"_s)[u"blocked_by"_s].toBool(), true);
    }

    void mutesEnd()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            const Answer answer =
                m_asker->change(user, u"hal"_s, u"mute"_s, "notifications=false&duration=3600");
            QCOMPARE(answer.object()[u"muting"_s].toBool(), true);
            QCOMPARE(answer.object()[u"muting_notifications"_s].toBool(), false);
            const QJsonObject row = m_asker->get(user, u"/api/v1/mutes"_s).array().at(0).toObject();
            QCOMPARE(row[u"mute_expires_at"_s].toString(), isoTime(m_clock.now() + hourMs));
            m_clock.advance(hourMs);
            QVERIFY(m_asker->get(user, u"/api/v1/mutes"_s).array().isEmpty());
            m_asker->change(user, u"hal"_s, u"mute"_s);
            m_clock.advance(dayMs);
            QCOMPARE(m_sandbox->relationsOf(user).mutes.value(handle(u"hal"_s)), MuteOptions());
            QCOMPARE(
                m_asker->relationship(user, u"hal"_s)[u"muting_notifications"_s].toBool(), true);
            QCOMPARE(
                m_asker->change(user, u"hal"_s, u"unmute"_s).object()[u"muting"_s].toBool(), false);
        }
    }

    void relationshipsOfSeveral()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s}) {
            const QString path = u"/api/v1/accounts/relationships?id[]=%1&id[]=%2&id[]=12"_s.arg(
                m_asker->idOf(user, u"hal"_s), m_asker->idOf(user, u"ren"_s));
            const QJsonArray all = m_asker->get(user, path).array();
            QCOMPARE(all.size(), user == u"sora"_s ? 1 : 2);
        }
        const QString id = m_asker->idOf(u"sora"_s, u"hal"_s);
        QCOMPARE(m_asker->get(u"sora"_s, u"/api/v1/accounts/relationships?id="_s + id)
                     .array()
                     .at(0)[u"id"_s]
                     .toString(),
            id);
    }

    void notesAreKept()
    {
        m_asker->change(u"ao"_s, u"mei"_s, u"note"_s, "comment=met+at+the+sea");
        QCOMPARE(
            m_asker->relationship(u"ao"_s, u"mei"_s)[u"note"_s].toString(), u"met at the sea"_s);
        QCOMPARE(m_asker->change(u"sora"_s, u"hal"_s, u"note"_s).status, 404);
    }

    void whoLeavesMastodonLeavesTheLists()
    {
        QVERIFY(m_sandbox->follow(u"ao"_s, u"mei"_s));
        const QString list = m_sandbox->addServerList(u"ao"_s, u"sea"_s, {u"mei"_s});
        m_asker->change(u"ao"_s, u"mei"_s, u"unfollow"_s);
        QVERIFY(m_sandbox->serverListMembers(u"ao"_s, list).isEmpty());
    }

    void whatArrivedIsCounted()
    {
        m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s);
        m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s);
        m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s, "notify=true");
        QCOMPARE(m_sandbox->writesOf(u"ao"_s, u"follow"_s)[handle(u"mei"_s)],
            (WriteCount{.done = 2, .redundant = 1}));
        QVERIFY(m_sandbox->writesOf(u"mei"_s, u"follow"_s).isEmpty());
        m_asker->change(u"ao"_s, u"mei"_s, u"unblock"_s);
        QCOMPARE(m_sandbox->writesOf(u"ao"_s, u"unblock"_s)[handle(u"mei"_s)].redundant, 1);
    }

    /// The timeline that was kept for the next who asks is another one after a follow.
    void aFollowChangesWhatHomeShows()
    {
        const QString uri = m_sandbox->post(u"mei"_s, u"mine"_s);
        const QString home = u"/api/v1/timelines/home"_s;
        QVERIFY(m_asker->get(u"ao"_s, home).array().isEmpty());
        m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s);
        QCOMPARE(m_asker->get(u"ao"_s, home).array().at(0)[u"uri"_s].toString(), uri);
    }

    void guestsChangeNothing()
    {
        Client client;
        const QString path = m_asker->pathOf(u"ao"_s, u"mei"_s, u"follow"_s);
        QCOMPARE(client.post(m_sandbox->serverOf(u"ao"_s)->baseUrl() + path, {}).status, 401);
    }

private:
    struct Given {
        qint64 followAnswerMs = 0;
    };
    /// Nobody with a token follows anybody, nor is followed by others with tokens.
    void start(const Given &given)
    {
        cleanup();
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .clock = &m_clock,
            .followAnswerMs = given.followAnswerMs}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
        for (const QString &user :
            {u"ao"_s, u"mei"_s, u"hal"_s, u"yuki"_s, u"ren"_s, u"sora"_s, u"kai"_s}) {
            for (const QString &whom : m_sandbox->relationsOf(user).follows.keys()) {
                m_sandbox->unfollow(user, whom);
            }
        }
    }
    QString handle(const QString &user) const { return m_sandbox->handle(user); }
    FollowOptions optionsOf(const QString &user, const QString &whom) const
    {
        return m_sandbox->relationsOf(user).follows.value(handle(whom), {.languages = {u"?"_s}});
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxrelations)
#include "tst_sandboxrelations.moc"
