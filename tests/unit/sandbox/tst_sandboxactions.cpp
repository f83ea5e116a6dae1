// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/asker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// What people do with posts over HTTP, on each software of the Mastodon API, and what other
/// servers tell of it.
class tst_sandboxactions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s, u"misskey"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
        m_uri = m_sandbox->post(u"hal"_s, u"do something with it"_s);
        for (Server *server : m_sandbox->servers()) {
            QVERIFY(m_sandbox->federate(m_uri, server));
        }
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void favourites_data() { users(); }
    void favourites()
    {
        QFETCH(QString, user);
        const int before = count(u"favourites_count"_s);
        Answer answer = m_asker->act(user, m_uri, u"favourite"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[u"favourited"_s].toBool(), true);
        QCOMPARE(m_asker->act(user, m_uri, u"favourite"_s).status, 200);
        QCOMPARE(count(u"favourites_count"_s), before + 1); // at its author's server, too
        QCOMPARE(m_sandbox->reactionsBy(user, m_uri), QStringList{QString()});
        answer = m_asker->act(user, m_uri, u"unfavourite"_s);
        QCOMPARE(answer.object()[u"favourited"_s].toBool(), false);
        QCOMPARE(count(u"favourites_count"_s), before);
        QCOMPARE(m_asker->act(user, m_uri, u"unfavourite"_s).status, user == u"nana"_s ? 400 : 200);
        QCOMPARE(m_sandbox->doneTo(user, m_uri), (QStringList{u"favourite"_s, u"unfavourite"_s}));
        QCOMPARE(m_sandbox->writesOf(user, u"favourite"_s)[m_uri],
            (WriteCount{.done = 1, .redundant = 1}));
    }

    void boosts_data() { users(); }
    void boosts()
    {
        QFETCH(QString, user);
        QVERIFY(m_sandbox->follow(u"mei"_s, user));
        const Answer answer = m_asker->act(user, m_uri, u"reblog"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[u"reblog"_s][u"uri"_s].toString(), m_uri);
        QCOMPARE(answer.object()[u"reblog"_s][u"reblogged"_s].toBool(), true);
        QCOMPARE(m_asker->act(user, m_uri, u"reblog"_s).status, 200);
        QCOMPARE(
            m_sandbox->boostersOf(m_uri), QStringList{m_sandbox->handle(user)}); // one is enough
        QCOMPARE(count(u"reblogs_count"_s), 1);
        const auto home = [&] { return m_sandbox->held(u"mei"_s, u"home"_s); };
        const auto isBoost = [&](const HeldRow &row) {
            return row.uri == m_uri && row.booster == m_sandbox->handle(user);
        };
        QVERIFY(std::ranges::any_of(home(), isBoost));
        QCOMPARE(m_asker->act(user, m_uri, u"unreblog"_s).status, 200);
        QVERIFY(std::ranges::none_of(home(), isBoost));
        QVERIFY(m_sandbox->boostersOf(m_uri).isEmpty());
        QCOMPARE(m_asker->act(user, m_uri, u"unreblog"_s).status, user == u"nana"_s ? 400 : 200);
        m_asker->act(user, m_uri, u"reblog"_s);
        QCOMPARE(
            m_sandbox->doneTo(user, m_uri), (QStringList{u"boost"_s, u"unboost"_s, u"boost"_s}));
    }

    /// The answer is made before the boost is gone (status_unreblog.json).
    void goToSocialTellsOfABoostThatIsGone()
    {
        m_asker->act(u"yuki"_s, m_uri, u"reblog"_s);
        const Answer answer = m_asker->act(u"yuki"_s, m_uri, u"unreblog"_s);
        QCOMPARE(answer.object()[u"reblogged"_s].toBool(), true);
        QCOMPARE(m_asker->status(u"yuki"_s, m_uri)[u"reblogged"_s].toBool(), false);
    }

    void howWidelyItIsBoosted()
    {
        const Answer answer =
            m_asker->act(u"ao"_s, m_uri, u"reblog"_s, {{u"visibility"_s, u"private"_s}});
        QCOMPARE(answer.object()[u"visibility"_s].toString(), u"private"_s);
        QCOMPARE(answer.object()[u"reblog"_s][u"visibility"_s].toString(), u"public"_s);
        QCOMPARE(m_sandbox->writesInOrder(u"ao"_s).at(0).detail, u"private"_s);
        const QString path = u"/api/v1/statuses/"_s + answer.object()[u"id"_s].toString();
        QVERIFY(m_sandbox->follow(u"mei"_s, u"ao"_s));
        QCOMPARE(m_asker->get(u"mei"_s, path).status, 200);
        m_sandbox->unfollow(u"mei"_s, u"ao"_s);
        QCOMPARE(m_asker->get(u"mei"_s, path).status, 404);
    }

    void whatMayBeBoosted_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("other");
        QTest::addColumn<int>("refused");
        QTest::newRow("mastodon") << u"ao"_s << u"mei"_s << 403;
        QTest::newRow("gotosocial") << u"yuki"_s << u"ren"_s << 403;
        QTest::newRow("akkoma") << u"nana"_s << u"leo"_s << 404;
        QTest::newRow("snac") << u"sora"_s << u"kai"_s << 404;
    }
    void whatMayBeBoosted()
    {
        QFETCH(QString, user);
        QFETCH(QString, other);
        QFETCH(int, refused);
        QVERIFY(m_sandbox->follow(user, other));
        const PostDraft quiet{.text = u"aside"_s, .visibility = Visibility::Private};
        const PostDraft secret{
            .text = u"@%1 psst"_s.arg(m_sandbox->handle(user)), .visibility = Visibility::Direct};
        const QString own = m_sandbox->post(user, quiet);
        QCOMPARE(m_asker->act(user, own, u"reblog"_s).status, 200);
        for (const PostDraft &draft : {quiet, secret}) {
            const QString theirs = m_sandbox->post(other, draft);
            const Answer answer = m_asker->act(user, theirs, u"reblog"_s);
            QCOMPARE(answer.status, refused);
            QCOMPARE(m_sandbox->writesOf(user, u"boost"_s)[theirs], (WriteCount{.refused = 1}));
            if (user == u"yuki"_s) {
                QCOMPARE(answer.object()[u"error"_s],
                    fixtureBody("gotosocial/status_reblog_direct_403.json")[u"error"_s]);
            }
        }
    }

    void pins_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("again"); // the statuses of the answers
        QTest::addColumn<int>("full");
        QTest::addColumn<int>("theirs");
        QTest::newRow("mastodon") << u"ao"_s << 5 << 422 << 422 << 422;
        QTest::newRow("gotosocial") << u"yuki"_s << 10 << 422 << 422 << 422;
        QTest::newRow("akkoma") << u"nana"_s << 1 << 200 << 400 << 422;
        QTest::newRow("snac") << u"sora"_s << 4 << 200 << 200 << 422;
    }
    void pins()
    {
        QFETCH(QString, user);
        QFETCH(int, most);
        QFETCH(int, again);
        QFETCH(int, full);
        QFETCH(int, theirs);
        const QString first = m_sandbox->post(user, u"first"_s);
        QCOMPARE(m_asker->act(user, first, u"pin"_s).object()[u"pinned"_s].toBool(), true);
        QCOMPARE(m_asker->act(user, first, u"pin"_s).status, again);
        QCOMPARE(m_asker->act(user, m_uri, u"pin"_s).status, theirs);
        for (int i = 1; i < most; ++i) {
            m_asker->act(user, m_sandbox->post(user, QString::number(i)), u"pin"_s);
        }
        QCOMPARE(m_sandbox->pinsOf(user).size(), most);
        const QString last = m_sandbox->post(user, u"last"_s);
        QCOMPARE(m_asker->act(user, last, u"pin"_s).status, full);
        m_asker->act(user, last, u"unpin"_s);
        QCOMPARE(m_asker->act(user, first, u"unpin"_s).object()[u"pinned"_s].toBool(), false);
        QCOMPARE(m_sandbox->pinsOf(user).size(), most - 1);
        QCOMPARE(m_asker->act(user, first, u"unpin"_s).status, 200);
        QCOMPARE(m_sandbox->doneTo(user, first), (QStringList{u"pin"_s, u"unpin"_s}));
    }

    void threads_data()
    {
        QTest::addColumn<QString>("user");
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s}) {
            QTest::addRow("%s", qPrintable(user)) << user;
        }
    }
    void threads()
    {
        QFETCH(QString, user);
        PostDraft draft;
        draft.text = u"@%1 what do you say?"_s.arg(m_sandbox->handle(user));
        draft.replyTo = m_uri;
        const QString answer = m_sandbox->post(u"hal"_s, draft);
        QCOMPARE(m_asker->act(user, answer, u"mute"_s).object()[u"muted"_s].toBool(), true);
        QVERIFY(m_sandbox->isThreadMuted(user, m_uri)); // all of it
        QCOMPARE(m_asker->status(user, m_uri)[u"muted"_s].toBool(), true);
        QCOMPARE(m_asker->act(user, answer, u"mute"_s).status, user == u"nana"_s ? 400 : 200);
        // GoToSocial: only what concerns oneself.
        QCOMPARE(m_asker->act(user, m_uri, u"unmute"_s).status, user == u"yuki"_s ? 404 : 200);
        QCOMPARE(m_asker->act(user, answer, u"unmute"_s).object()[u"muted"_s].toBool(), false);
        QVERIFY(!m_sandbox->isThreadMuted(user, answer));
    }

    void snacHasLittle()
    {
        for (const QString &what : {u"mute"_s, u"unmute"_s, u"react"_s, u"nonsense"_s}) {
            QCOMPARE(m_asker->act(u"sora"_s, m_uri, what).status, 404);
        }
        QCOMPARE(m_asker->post(u"sora"_s, u"/api/v1/reports"_s, "account_id=1").status, 422);
        QVERIFY(m_sandbox->writesInOrder(u"sora"_s).empty());
    }

    void guestsAndTheBlockedDoNothing()
    {
        const QString url =
            m_sandbox->serverOf(u"ao"_s)->baseUrl() + m_asker->pathTo(u"ao"_s, m_uri);
        QCOMPARE(m_client.post(url + u"/favourite"_s, {}).status, 401);
        QVERIFY(m_sandbox->block(u"hal"_s, u"ao"_s));
        QCOMPARE(m_asker->act(u"ao"_s, m_uri, u"favourite"_s).status, 404);
        QVERIFY(m_sandbox->reactionsBy(u"ao"_s, m_uri).isEmpty());
    }

    /// On Mastodon a boost may be named in the place of its post.
    void aBoostStandsForItsPost()
    {
        const QString boost = m_sandbox->boost(u"mei"_s, m_uri);
        const Answer answer = m_asker->act(u"ao"_s, boost, u"favourite"_s);
        QCOMPARE(answer.object()[u"uri"_s].toString(), boost);
        QCOMPARE(m_sandbox->reactionsBy(u"ao"_s, m_uri).size(), 1);
        m_asker->act(u"ao"_s, boost, u"reblog"_s);
        QCOMPARE(m_sandbox->boostersOf(m_uri).size(), 2);
        // Whoever deletes their own boost takes it back.
        const QJsonArray mine =
            m_asker
                ->get(
                    u"ao"_s, u"/api/v1/accounts/%1/statuses"_s.arg(m_asker->idOf(u"ao"_s, u"ao"_s)))
                .array();
        QCOMPARE(mine.size(), 1);
        const QString path = u"/api/v1/statuses/"_s + mine[0][u"id"_s].toString();
        QCOMPARE(m_asker->send("DELETE", u"ao"_s, path).status, 200);
        QCOMPARE(m_sandbox->boostersOf(m_uri), QStringList{m_sandbox->handle(u"mei"_s)});
        QVERIFY(m_sandbox->written(m_uri));
    }

    void akkomaReactsInTwoWays()
    {
        const QString pleroma = u"/api/v1/pleroma/statuses/%1/reactions/"_s.arg(
            m_sandbox->localId(m_uri, m_sandbox->serverOf(u"nana"_s)));
        const QString fedibird = m_asker->pathTo(u"nana"_s, m_uri) + u"/emoji_reactions/"_s;
        QCOMPARE(m_asker->send("PUT", u"nana"_s, pleroma + u"🎉"_s).status, 200);
        QCOMPARE(m_asker->send("PUT", u"nana"_s, fedibird + u"👍"_s).status, 200);
        m_asker->act(u"nana"_s, m_uri, u"favourite"_s);
        QCOMPARE(m_sandbox->reactionsBy(u"nana"_s, m_uri), (QStringList{u"🎉"_s, u"👍"_s, u""_s}));
        m_asker->act(u"nana"_s, m_uri, u"unfavourite"_s); // that alone
        QCOMPARE(m_sandbox->reactionsBy(u"nana"_s, m_uri), (QStringList{u"🎉"_s, u"👍"_s}));
        QCOMPARE(m_asker->send("DELETE", u"nana"_s, fedibird + u"🎉"_s).status, 200);
        QCOMPARE(m_asker->send("DELETE", u"nana"_s, pleroma + u"🎉"_s).status, 400);
        QCOMPARE(m_sandbox->doneTo(u"nana"_s, m_uri),
            (QStringList{
                u"react 🎉"_s, u"react 👍"_s, u"favourite"_s, u"unfavourite"_s, u"unreact 🎉"_s}));
    }

private:
    static void users()
    {
        QTest::addColumn<QString>("user");
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s, u"sora"_s}) {
            QTest::addRow("%s", qPrintable(user)) << user;
        }
    }
    /// As the author's server tells it.
    int count(const QString &what) { return m_asker->status(u"hal"_s, m_uri)[what].toInt(); }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
    Client m_client;
    QString m_uri; ///< hal's, on all servers
};

QTEST_GUILESS_MAIN(tst_sandboxactions)
#include "tst_sandboxactions.moc"
