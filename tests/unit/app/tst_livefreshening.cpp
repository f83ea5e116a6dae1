// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/freshening.h"
#include "sandbox/streamhub.h"
#include "store/accounts.h"
#include "sync/streamsync.h"

#include <QSignalSpy>

using namespace asterism;

namespace {

constexpr auto homes = "/api/v1/timelines/home";

/// Posts of one millisecond stand in the order of their ids, which is not the order they were
/// made in.
QStringList inOrderOfUri(QStringList uris)
{
    uris.sort();
    return uris;
}

} // namespace

/// What streams is not asked for, and what a stream missed is read once.
class tst_livefreshening : public QObject, private SandboxProgram {
    Q_OBJECT

    std::unique_ptr<Freshening> m_fresh;

    Server *server(const QString &software) const { return m_sandbox->server(software); }
    StreamHub *hub(const QString &software) const { return m_sandbox->streams(server(software)); }
    int homesAsked(const QString &software) const
    {
        return server(software)->requestCount(QString::fromLatin1(homes));
    }
    StreamState stream(const Source &source) const { return m_fresh->status(source.key()).stream; }
    /// Uris, newest first, "gap" for a gap row.
    QStringList rowsOf(const Source &source) const
    {
        const auto page = await(m_program->app->store->readCache([source](store::CacheTx &tx) {
            return store::timelinePage(tx, {source}, store::newestEvent, 500);
        }));
        QStringList uris;
        for (const store::TimelineRow &row :
            page ? page->rows : std::vector<store::TimelineRow>()) {
            uris << (row.gap ? u"gap"_s : row.post.post.uri);
        }
        return uris;
    }
    Source signIn(const QString &user) const
    {
        const auto account = m_program->signIn(*m_sandbox, user);
        return account ? homeSource(account->id, account->host) : Source{};
    }
    /// Streams, and all that was there before has been read.
    void waitForJoin(const Source &source)
    {
        m_fresh->watch(source.key());
        QTRY_VERIFY_WITH_TIMEOUT(stream(source).joined, patienceMs);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin({.people = 12, .postsPerServer = 10}));
        App &app = *m_program->app;
        m_fresh =
            std::make_unique<Freshening>(*app.store, *m_program->desk, app.clock, &app.streams);
        m_program->desk->start();
        m_fresh->start();
    }
    void cleanup()
    {
        m_program->desk->close();
        m_fresh.reset();
        end();
    }

    void aListHasNoStreamAndNoTroubleWithIt()
    {
        StreamSync &streams = m_program->app->streams;
        const Source list = listSource(ListId{u"friends"_s});
        QSignalSpy changed(&streams, &StreamSync::changed);
        streams.want(list);
        QVERIFY(!changed.wait(300));
        QVERIFY(streams.state(list.key()).way == StreamState::Way::None);
        QVERIFY(!streams.state(list.key()).error);
    }

    void aPostArrivesWithoutAQuestion_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("user");
        QTest::newRow("Mastodon") << u"mastodon"_s << u"ao"_s;
        QTest::newRow("GoToSocial") << u"gotosocial"_s << u"yuki"_s;
    }

    void aPostArrivesWithoutAQuestion()
    {
        QFETCH(QString, software);
        QFETCH(QString, user);
        const Source home = signIn(user);
        waitForJoin(home);
        const int asked = homesAsked(software);
        QStringList posts;
        for (int i = 0; i < 5; ++i) {
            posts.prepend(m_sandbox->post(user, u"number %1"_s.arg(i)));
        }
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home).mid(0, 5), posts, patienceMs);
        QVERIFY(m_sandbox->edit(posts.at(1), u"another text"_s));
        QVERIFY(m_sandbox->deletePost(posts.at(0)));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home).mid(0, 4), posts.mid(1), patienceMs);
        const auto text = [&] {
            const auto post = await(m_program->app->store->readCache(
                [&](store::CacheTx &tx) { return store::postByUri(tx, posts.at(1)); }));
            return post && *post ? (*post)->text : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(text(), u"another text"_s, patienceMs);
        QCOMPARE(homesAsked(software), asked);
    }

    void whatWasMissedIsReadOnce()
    {
        const Source home = signIn(u"ao"_s);
        waitForJoin(home);
        const QStringList before = rowsOf(home);
        server(u"mastodon"_s)->stopListening();
        QTRY_VERIFY_WITH_TIMEOUT(!stream(home).joined, patienceMs);
        QStringList posts;
        for (int i = 0; i < 60; ++i) {
            posts.prepend(m_sandbox->post(u"ao"_s, u"number %1"_s.arg(i)));
        }
        QVERIFY(server(u"mastodon"_s)->listenAgain());
        m_program->app->streams.wakeUp(); // its wait may be long by now
        QTRY_VERIFY_WITH_TIMEOUT(stream(home).joined, patienceMs);
        QCOMPARE(inOrderOfUri(rowsOf(home)), inOrderOfUri(posts + before));
        const int asked = homesAsked(u"mastodon"_s);
        const QString last = m_sandbox->post(u"ao"_s, u"and one more"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home).value(0), last, patienceMs);
        QCOMPARE(rowsOf(home).size(), posts.size() + before.size() + 1);
        QCOMPARE(homesAsked(u"mastodon"_s), asked);
    }

    void onlyALookAfterTheStreamHasSettledJoinsIt()
    {
        const Source home = signIn(u"ao"_s);
        waitForJoin(home);
        // The first one showed what there was; the second one knows that the server listens.
        QVERIFY(homesAsked(u"mastodon"_s) >= 2);
    }

    void aDeleteReachesRowsThatAStreamBrought()
    {
        // The first page does not come: the stream alone makes the source.
        server(u"mastodon"_s)
            ->addFault(
                {.kind = Fault::Kind::Status, .path = QString::fromLatin1(homes), .status = 500});
        const Source home = signIn(u"ao"_s);
        m_fresh->watch(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(stream(home).epoch != 0, patienceMs);
        const QString post = m_sandbox->post(u"yuki"_s, u"seen by ao"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home), QStringList{post}, patienceMs);
        // Its origin has it still: the row goes because this server says so.
        QVERIFY(m_sandbox->deletePost(post, server(u"mastodon"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home), QStringList(), patienceMs);
    }

    void manySourcesShareASocketWhereTheServerCan()
    {
        const Source home = signIn(u"ao"_s);
        const QString host = server(u"mastodon"_s)->host();
        waitForJoin(home);
        waitForJoin(localSource(host));
        waitForJoin(tagSource(u"tea"_s, host));
        QCOMPARE(hub(u"mastodon"_s)->openSessions(), 1);
        const QString tea = m_sandbox->post(u"ao"_s, u"a cup of #tea"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(tagSource(u"tea"_s, host)).value(0), tea, patienceMs);
        QCOMPARE(rowsOf(localSource(host)).value(0), tea);
        QCOMPARE(rowsOf(home).value(0), tea);
        m_fresh->unwatch(localSource(host).key());
        QTRY_VERIFY_WITH_TIMEOUT(
            !hub(u"mastodon"_s)->subscriptions().contains(u"ao public:local"_s), patienceMs);
    }

    /// Both listen to one stream of the server, and each takes what it wants.
    void hashtagsAreTakenFromTheStreamOfOne()
    {
        const Source home = signIn(u"ao"_s);
        const QString host = server(u"mastodon"_s)->host();
        const Source tea = tagSource(u"tea"_s, host);
        const Source noBots = tagSource(u"tea#-bot"_s, host);
        waitForJoin(home);
        waitForJoin(tea);
        waitForJoin(noBots);
        const QStringList before = rowsOf(noBots);
        const QString bot = m_sandbox->post(u"ao"_s, u"poured by a #bot: #tea"_s);
        const QString cup = m_sandbox->post(u"ao"_s, u"a cup of #tea"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(tea).mid(0, 2), QStringList({cup, bot}), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(noBots), QStringList{cup} + before, patienceMs);
        // Who goes takes the stream from nobody.
        m_fresh->unwatch(noBots.key());
        QVERIFY(hub(u"mastodon"_s)->subscriptions().contains(u"ao hashtag:tea"_s));
        const QString pot = m_sandbox->post(u"ao"_s, u"a pot of #tea"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(tea).value(0), pot, patienceMs);
        m_fresh->unwatch(tea.key());
        QTRY_VERIFY_WITH_TIMEOUT(
            !hub(u"mastodon"_s)->subscriptions().contains(u"ao hashtag:tea"_s), patienceMs);
    }

    void aServerWithoutStreamsIsAsked()
    {
        const Source home = signIn(u"sora"_s);
        m_fresh->watch(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(home.key()).everRead, patienceMs);
        QTRY_VERIFY(!m_fresh->status(home.key()).busy);
        QCOMPARE(stream(home).way, StreamState::Way::None);
        const qint64 next = m_fresh->status(home.key()).nextAt;
        QVERIFY(next > 0 && next <= m_program->app->clock.now() + minuteMs);
    }

    void aRevokedTokenStopsItsAccountOnly()
    {
        const Source ao = signIn(u"ao"_s);
        const Source yuki = signIn(u"yuki"_s);
        waitForJoin(ao);
        waitForJoin(yuki);
        QVERIFY(m_sandbox->revokeToken(u"ao"_s) > 0);
        const auto mustSignIn = [&] {
            const auto accounts = await(m_program->app->sessions.accounts());
            return accounts && accounts->size() == 2 && accounts->front().needsSignIn
                && !accounts->back().needsSignIn;
        };
        QTRY_VERIFY_WITH_TIMEOUT(mustSignIn(), patienceMs);
        const auto refused = [&] {
            const auto error = m_fresh->status(ao.key()).error;
            return error && error->kind == ErrorKind::Credentials;
        };
        QTRY_VERIFY_WITH_TIMEOUT(refused(), patienceMs);
        const QString post = m_sandbox->post(u"yuki"_s, u"still here"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(yuki).value(0), post, patienceMs);
    }

    void homesAreKeptThoughNobodyLooks()
    {
        m_fresh->keepHomes();
        const Source home = signIn(u"ao"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->app->streams.state(home.key()).joined, patienceMs);
        const QString post = m_sandbox->post(u"ao"_s, u"for later"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(home).value(0), post, patienceMs);
        const auto account = await(m_program->app->sessions.accounts())->front();
        QVERIFY(await(m_program->app->accounts.remove(account)));
        QTRY_COMPARE_WITH_TIMEOUT(hub(u"mastodon"_s)->openSessions(), 0, patienceMs);
    }
};

QTEST_GUILESS_MAIN(tst_livefreshening)
#include "tst_livefreshening.moc"
