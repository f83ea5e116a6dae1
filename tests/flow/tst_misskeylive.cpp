// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

#include "app/enginedesk.h"
#include "app/freshening.h"
#include "sandbox/streamhub.h"
#include "store/outbox.h"
#include "store/viewers.h"
#include "sync/watchable.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <algorithm>
#include <atomic>

using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr int liveMs = 20'000; ///< how long a test waits for what comes by itself
const QString homeAsked = u"/api/notes/timeline"_s;

} // namespace

/// The system's, for sockets know no other, and as far ahead of it as a test wants.
class ClockAhead : public Clock {
public:
    qint64 now() const override { return m_system.now() + m_ahead; }
    void advance(qint64 ms) { m_ahead += ms; }

private:
    SystemClock m_system;
    std::atomic<qint64> m_ahead = 0; // the store's threads ask, too
};

/// hanako's home at a Misskey, over its stream: the App as the window has it.
class tst_misskeylive : public QObject {
    Q_OBJECT

    ClockAhead m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<App> m_app;
    std::unique_ptr<EngineDesk> m_desk;
    std::unique_ptr<Freshening> m_fresh;
    Source m_home;

    Server *misskey() const { return m_sandbox->server(u"misskey"_s); }
    StreamHub *hub() const { return m_sandbox->streams(misskey()); }
    StreamState stream() const { return m_app->streams.state(m_home.key()); }

    template <typename F> auto read(F f) const { return await(m_app->store->readCache(f)); }
    std::optional<store::StoredPost> find(const QString &uri) const
    {
        const auto found = read([uri](store::CacheTx &tx) { return store::postByUri(tx, uri); });
        return found ? *found : std::nullopt;
    }
    /// Of the home, newest first; "gap" for a gap row.
    QStringList rows() const
    {
        const auto page = read([home = m_home](store::CacheTx &tx) {
            return store::timelinePage(tx, {home}, store::newestEvent, 100);
        });
        QStringList uris;
        for (const auto &row : page ? page->rows : std::vector<store::TimelineRow>()) {
            uris << (row.gap ? u"gap"_s : row.post.post.uri);
        }
        return uris;
    }
    /// "👍 1", in the order of their names; "gone" without the post. Some have liked it from the
    /// start, as hearts.
    QStringList reactions(const QString &uri) const
    {
        const auto found = find(uri);
        QStringList all = found ? QStringList() : QStringList{u"gone"_s};
        for (const auto &one : found ? found->post.reactions : std::vector<Reaction>()) {
            if (!one.name.startsWith(u'❤')) {
                all << one.name + u' ' + QString::number(one.count);
            }
        }
        all.sort();
        return all;
    }
    qint64 votesFor(const QString &uri, size_t choice) const
    {
        const auto found = find(uri);
        const bool told = found && found->post.poll && found->post.poll->options.size() > choice;
        return told ? found->post.poll->options[choice].votes : -1;
    }

    /// taro says it, hanako's server tells it without being asked.
    QString arrived(const PostDraft &draft) const
    {
        const int asked = misskey()->requestCount(homeAsked);
        const QString uri = m_sandbox->post(u"taro"_s, draft);
        const bool came =
            QTest::qWaitFor([&] { return rows().value(0) == uri; }, liveMs) && find(uri);
        return came && misskey()->requestCount(homeAsked) == asked ? uri : QString();
    }

    /// As a window does with what is on screen. A socket's messages are taken in their order: once
    /// the server has made the channel that is wished after it, it watches the post. When that is
    /// joined, too, no timeline is read any more: what is new of the post comes by itself.
    void watchOnScreen(const QString &uri)
    {
        const auto found = find(uri);
        QVERIFY(found);
        const auto ids =
            read([row = found->row](store::CacheTx &tx) { return watchableIds(tx, {row}); });
        QVERIFY(ids);
        QCOMPARE(ids->value(misskey()->host()), QStringList{m_sandbox->localId(uri, misskey())});
        m_app->streams.setWatched(*ids);
        const QString local = localSource(misskey()->host()).key();
        m_fresh->watch(local);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->streams.state(local).joined, liveMs);
        QVERIFY(hub()->subscriptions().contains(u"hanako localTimeline"_s));
        QCOMPARE(hub()->openSessions(), 1);
        misskey()->clearRequestLog();
    }
    /// As a window does after scrolling.
    void show(const QStringList &uris)
    {
        std::vector<qint64> posts;
        for (const QString &uri : uris) {
            const auto found = find(uri);
            posts.push_back(found ? found->row : 0);
        }
        const auto ids = read([posts](store::CacheTx &tx) { return watchableIds(tx, posts); });
        QVERIFY(ids);
        m_app->streams.setWatched(*ids);
    }
    /// What the stream tells is enough: only so many posts were asked for, and nothing else.
    void compareAsked(int posts = 0)
    {
        QCOMPARE(misskey()->requestCount(u"/api/notes/show"_s), posts);
        QCOMPARE(misskey()->requestCount(u"/api/notes/*timeline"_s), 0);
    }
    /// With hearts, which is what Mastodon's people answer with.
    qint64 answersTo(const QString &uri) const
    {
        const auto found = find(uri);
        qint64 all = 0;
        for (const auto &one : found ? found->post.reactions : std::vector<Reaction>()) {
            all += one.count;
        }
        return all;
    }
    QStringList marksOf(const AccountId &account, const QString &uri) const
    {
        const auto found = find(uri);
        const auto views = read([row = found ? found->row : 0](store::CacheTx &tx) {
            return Result<std::vector<store::AccountView>>(store::viewersOf(tx, row));
        });
        const auto own = std::ranges::find(*views, account, &store::AccountView::account);
        return own == views->end() ? QStringList() : own->state.reactions;
    }
    /// Each of these people answers the post, one after another within ten seconds. How long it
    /// took until it was seen, ms each.
    QList<qint64> answerInTurns(const QString &uri, const QStringList &people)
    {
        const qint64 before = answersTo(uri);
        QList<qint64> took;
        for (const QString &who : people) {
            const bool done = m_sandbox->react(who, uri, u"👍"_s);
            QElapsedTimer since;
            since.start();
            const auto isSeen = [&] { return answersTo(uri) == before + took.size() + 1; };
            if (!done || !QTest::qWaitFor(isSeen, liveMs)) {
                return {};
            }
            took << since.elapsed();
            m_clock.advance(10 * secondMs / people.size());
        }
        return took;
    }
    /// What was counted is asked for once.
    void confirmAtLeisure(int asked)
    {
        m_clock.advance(StalePosts::leisureMs);
        m_app->changedPosts.tick();
        QTRY_COMPARE_WITH_TIMEOUT(misskey()->requestCount(u"/api/notes/show"_s), asked, liveMs);
        QTest::qWait(300); // until it is kept
    }
    /// As a click on it does.
    void act(Action::Kind kind, const AccountId &account, const QString &uri)
    {
        const QSignalSpy done(&m_app->outbox, &Outbox::done);
        const Action action{.kind = kind, .account = account, .target = uri, .reaction = u"👍"_s};
        QVERIFY(await(m_app->store->writeUser(
            [action](store::UserTx &tx) { return store::enqueue(tx, action, {}); })));
        m_app->outbox.start();
        m_app->outbox.look();
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, liveMs);
    }

    void openProgram()
    {
        auto opened = App::open({.folder = m_dir->path(),
            .works = true,
            .secrets = std::make_unique<MemoryStore>(),
            .outside = {.clock = &m_clock}});
        QVERIFY(opened.ok());
        m_app = std::move(*opened);
        for (const Server *server : m_sandbox->servers()) {
            m_app->core.typedHosts.insert(server->host());
        }
        m_desk = std::make_unique<EngineDesk>(*m_app);
        m_fresh =
            std::make_unique<Freshening>(*m_app->store, *m_desk, m_app->clock, &m_app->streams);
        m_desk->start();
        m_fresh->start();
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 60,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s, u"akkoma"_s}}));
        m_sandbox->follow(u"hanako"_s, u"taro"_s);
        QVERIFY(m_sandbox->relationsOf(u"hanako"_s).follows.contains(m_sandbox->handle(u"taro"_s)));
        openProgram();
        QVERIFY(m_app != nullptr);
        const auto account =
            await(m_app->accounts.addWithToken(misskey()->host(), misskey()->token(u"hanako"_s)));
        QVERIFY(account.ok());
        m_home = homeSource(account->id, account->host);
        m_fresh->watch(m_home.key());
        QTRY_VERIFY_WITH_TIMEOUT(stream().joined, liveMs);
    }
    void cleanup()
    {
        if (m_desk) {
            m_desk->close();
        }
        m_fresh.reset();
        m_desk.reset();
        m_app.reset();
        m_sandbox.reset();
    }

    void aPostArrives()
    {
        const QString first = arrived({.text = u"お茶の時間です"_s});
        QVERIFY(!first.isEmpty());
        QCOMPARE(find(first)->text, u"お茶の時間です"_s);
        const QString second = arrived({.text = u"and a second cup"_s});
        QVERIFY(!second.isEmpty());
        QCOMPARE(rows(), (QStringList{second, first}));
    }

    void reactionsComeAndGo()
    {
        const QString uri = arrived({.text = u"鯖"_s});
        QVERIFY(!uri.isEmpty());
        QCOMPARE(reactions(uri), QStringList());
        watchOnScreen(uri);
        QVERIFY(m_sandbox->react(u"sakura"_s, uri, u"👍"_s));
        QTRY_COMPARE_WITH_TIMEOUT(reactions(uri), QStringList{u"👍 1"_s}, liveMs);
        QVERIFY(m_sandbox->react(u"hanako"_s, uri, u"👍"_s)); // in another of her apps
        QTRY_COMPARE_WITH_TIMEOUT(reactions(uri), QStringList{u"👍 2"_s}, liveMs);
        QCOMPARE(marksOf(m_home.account, uri), QStringList{u"👍"_s});
        QVERIFY(m_sandbox->unreact(u"sakura"_s, uri));
        QTRY_COMPARE_WITH_TIMEOUT(reactions(uri), QStringList{u"👍 1"_s}, liveMs);
        QVERIFY(m_sandbox->unreact(u"hanako"_s, uri));
        QTRY_COMPARE_WITH_TIMEOUT(reactions(uri), QStringList(), liveMs);
        QCOMPARE(marksOf(m_home.account, uri), QStringList());
        compareAsked();
    }

    /// Far more than a host answers questions for.
    void aBusyPostKeepsUp()
    {
        const QString other = m_sandbox->post(u"taro"_s, u"who is there?"_s);
        const QStringList people = m_sandbox->applaud(other, 40);
        QCOMPARE(people.size(), 40);
        const QString uri = arrived({.text = u"鰹"_s});
        QVERIFY(!uri.isEmpty());
        watchOnScreen(uri);
        const qint64 first = answersTo(uri);
        QList<qint64> took = answerInTurns(uri, people.mid(0, 20));
        QCOMPARE(took.size(), 20);
        compareAsked();
        confirmAtLeisure(1);
        QCOMPARE(answersTo(uri), first + 20);
        took << answerInTurns(uri, people.mid(20));
        QCOMPARE(took.size(), 40);
        confirmAtLeisure(2);
        QCOMPARE(answersTo(uri), first + 40);
        compareAsked(2);
        std::ranges::sort(took);
        QVERIFY2(took[took.size() / 2] < secondMs, qPrintable(QString::number(took.last())));
    }

    /// The server's answer and its stream tell of the same.
    void whatIsDoneHereIsCountedOnce()
    {
        const QString uri = arrived({.text = u"鯛"_s});
        QVERIFY(!uri.isEmpty());
        const auto sakura =
            await(m_app->accounts.addWithToken(misskey()->host(), misskey()->token(u"sakura"_s)));
        QVERIFY(sakura.ok());
        watchOnScreen(uri);
        act(Action::Kind::React, m_home.account, uri);
        act(Action::Kind::React, sakura->id, uri); // by whose socket nobody watches
        QVERIFY(m_sandbox->react(u"taro"_s, uri, u"🎉"_s)); // after which all has been told
        QTRY_COMPARE_WITH_TIMEOUT(reactions(uri), (QStringList{u"🎉 1"_s, u"👍 2"_s}), liveMs);
        QCOMPARE(marksOf(m_home.account, uri), QStringList{u"👍"_s});
        QCOMPARE(marksOf(sakura->id, uri), QStringList{u"👍"_s});
        act(Action::Kind::Unreact, m_home.account, uri);
        QVERIFY(m_sandbox->unreact(u"taro"_s, uri));
        QTRY_COMPARE_WITH_TIMEOUT(reactions(uri), QStringList{u"👍 1"_s}, liveMs);
        QCOMPARE(marksOf(m_home.account, uri), QStringList());
        QCOMPARE(marksOf(sakura->id, uri), QStringList{u"👍"_s});
        QVERIFY(misskey()->requestCount(u"/api/notes/show"_s) <= 2); // one before it is taken back
    }

    /// sakura answers, whom hanako does not follow: no home of hers tells of it.
    void whatOnlyAnOpenedThreadShows()
    {
        m_sandbox->unfollow(u"hanako"_s, u"sakura"_s);
        const QString uri = arrived({.text = u"who comes to tea?"_s});
        QVERIFY(!uri.isEmpty());
        const QString answer =
            m_sandbox->post(u"sakura"_s, PostDraft{.text = u"me"_s, .replyTo = uri});
        QVERIFY(!answer.isEmpty());
        QVERIFY(await(m_desk->ask(u"thread"_s, {{u"uri"_s, uri}})));
        QVERIFY(find(answer));
        QCOMPARE(rows(), QStringList{uri});
        watchOnScreen(answer);
        QVERIFY(m_sandbox->react(u"taro"_s, answer, u"👍"_s));
        QTRY_COMPARE_WITH_TIMEOUT(reactions(answer), QStringList{u"👍 1"_s}, liveMs);
        compareAsked();
    }

    /// What nobody looks at is not asked for.
    void whatIsNotOnScreenIsLeftAlone()
    {
        const QString seen = arrived({.text = u"on screen"_s});
        const QString unseen = arrived({.text = u"far below"_s});
        QVERIFY(!seen.isEmpty() && !unseen.isEmpty());
        watchOnScreen(seen);
        QVERIFY(m_sandbox->react(u"sakura"_s, unseen, u"👍"_s));
        QVERIFY(m_sandbox->react(u"sakura"_s, seen, u"👍"_s));
        QTRY_COMPARE_WITH_TIMEOUT(reactions(seen), QStringList{u"👍 1"_s}, liveMs);
        QCOMPARE(reactions(unseen), QStringList());
        compareAsked();
    }

    /// It was not on screen for a while, so nobody told what became of it.
    void whatComesIntoSightAgainIsAskedForOnce()
    {
        const QString seen = arrived({.text = u"on screen"_s});
        const QString unseen = arrived({.text = u"far below"_s});
        const QString gone = arrived({.text = u"far below, and gone soon"_s});
        QVERIFY(!seen.isEmpty() && !unseen.isEmpty() && !gone.isEmpty());
        watchOnScreen(seen);
        QVERIFY(m_sandbox->react(u"sakura"_s, unseen, u"👍"_s));
        QVERIFY(m_sandbox->deletePost(gone));
        m_clock.advance(StalePosts::freshMs);
        QCOMPARE(reactions(unseen), QStringList());
        QCOMPARE(misskey()->requestCount(u"/api/notes/show"_s), 0);
        show({seen, unseen, gone}); // somebody scrolls
        QTRY_COMPARE_WITH_TIMEOUT(reactions(unseen), QStringList{u"👍 1"_s}, liveMs);
        QTRY_VERIFY_WITH_TIMEOUT(!find(gone), liveMs);
        QCOMPARE(misskey()->requestCount(u"/api/notes/show"_s), 2);
        show({seen});
        show({seen, unseen}); // there and back again
        QVERIFY(m_sandbox->react(u"taro"_s, seen, u"👍"_s));
        QTRY_COMPARE_WITH_TIMEOUT(reactions(seen), QStringList{u"👍 1"_s}, liveMs);
        compareAsked(2);
    }

    void aVoteIsCounted()
    {
        const QString uri = arrived(
            {.text = u"which one?"_s, .poll = DraftPoll{.options = {u"mackerel"_s, u"tea"_s}}});
        QVERIFY(!uri.isEmpty());
        const qint64 mackerel = votesFor(uri, 0);
        const qint64 tea = votesFor(uri, 1);
        QVERIFY(tea >= 0);
        watchOnScreen(uri);
        QVERIFY(m_sandbox->vote(u"sakura"_s, uri, 1));
        QTRY_COMPARE_WITH_TIMEOUT(votesFor(uri, 1), tea + 1, liveMs);
        QCOMPARE(votesFor(uri, 0), mackerel);
        compareAsked();
    }

    void aDeleteTakesThePostAway()
    {
        const QString stays = arrived({.text = u"this stays"_s});
        const QString goes = arrived({.text = u"this does not"_s});
        QVERIFY(!stays.isEmpty() && !goes.isEmpty());
        watchOnScreen(goes);
        QVERIFY(m_sandbox->deletePost(goes));
        QTRY_VERIFY_WITH_TIMEOUT(!find(goes), liveMs);
        QCOMPARE(rows(), QStringList{stays});
    }

    void whatWasMissedIsThereAfterwards()
    {
        const QString before = arrived({.text = u"before"_s});
        QVERIFY(!before.isEmpty());
        const quint64 epoch = stream().epoch;
        const int asked = misskey()->requestCount(homeAsked);
        misskey()->stopListening(); // which drops the connections, and lets none in
        QTRY_VERIFY_WITH_TIMEOUT(!stream().joined, liveMs);
        QStringList missed;
        for (int i = 0; i < 30; ++i) {
            missed << m_sandbox->post(u"taro"_s, u"meanwhile %1"_s.arg(i));
        }
        QCOMPARE(rows(), QStringList{before});
        QVERIFY(misskey()->listenAgain());
        m_app->streams.wakeUp(); // its wait may be long by now
        QTRY_VERIFY_WITH_TIMEOUT(stream().joined && stream().epoch != epoch, liveMs);
        QVERIFY(misskey()->requestCount(homeAsked) > asked);
        compareRows(missed + QStringList{before});
        const QString after = arrived({.text = u"after"_s}); // unasked again
        QVERIFY(!after.isEmpty());
        compareRows(missed + QStringList{before, after});
    }

    /// The server is there all the time, and nobody wakes the program.
    void aCutMendsItself()
    {
        const QString before = arrived({.text = u"before"_s});
        QVERIFY(!before.isEmpty());
        const quint64 epoch = stream().epoch;
        misskey()->dropConnections();
        const QString missed = m_sandbox->post(u"taro"_s, u"into the void"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stream().joined && stream().epoch != epoch, 2 * liveMs);
        QCOMPARE(rows(), (QStringList{missed, before}));
        QVERIFY(!arrived({.text = u"after"_s}).isEmpty());
    }

private:
    /// Posts of one millisecond stand in the order of their ids.
    void compareRows(QStringList wanted)
    {
        QStringList now = rows();
        now.sort();
        wanted.sort();
        QCOMPARE(now, wanted);
    }
};

QTEST_GUILESS_MAIN(tst_misskeylive)
#include "tst_misskeylive.moc"
