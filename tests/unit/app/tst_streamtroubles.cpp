// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/freshening.h"
#include "base/platform/measuring.h"
#include "net/streamsocket.h"
#include "sandbox/streamhub.h"

using namespace asterism;

namespace {

/// How the limits of a connection are cut down to a test's patience, and how many there are.
struct Channels {
    int silenceMs = 0; ///< 0: as in life
    int open = 0;
};

/// A real socket that is counted.
class CountedChannel : public FrameChannel {
public:
    CountedChannel(std::shared_ptr<Channels> channels, std::unique_ptr<FrameChannel> socket)
        : m_channels(std::move(channels))
        , m_socket(std::move(socket))
    {
        m_channels->open += 1;
    }
    ~CountedChannel() override { m_channels->open -= 1; }
    void open() override { m_socket->open(); }
    void send(const QByteArray &text) override { m_socket->send(text); }
    void probe(int ms) override { m_socket->probe(ms); }

private:
    std::shared_ptr<Channels> m_channels;
    std::unique_ptr<FrameChannel> m_socket;
};

ChannelFactory counted(const std::shared_ptr<Channels> &channels, const ChannelFactory &sockets)
{
    return [channels, sockets](StreamAddress address, FrameChannel::Ears ears) {
        if (channels->silenceMs > 0) {
            address.silenceMs = channels->silenceMs;
            address.pingMs = channels->silenceMs / 4;
        }
        return std::make_unique<CountedChannel>(channels, sockets(address, std::move(ears)));
    };
}

} // namespace

/// Streams that end, or go on without a word, over real sockets: each is noticed, opened again
/// whole, and leaves nothing behind.
class tst_streamtroubles : public QObject, private SandboxProgram {
    Q_OBJECT

    std::shared_ptr<Channels> m_channels;
    std::unique_ptr<StreamSync> m_streams;
    std::unique_ptr<Freshening> m_fresh;

    Server *server(const QString &software) const { return m_sandbox->server(software); }
    StreamHub *hub(const QString &software) const { return m_sandbox->streams(server(software)); }
    quint64 epochOf(const Source &source) const { return m_streams->state(source.key()).epoch; }
    bool joined(const Source &source) const { return m_streams->state(source.key()).joined; }
    QString newest(const Source &source) const
    {
        const auto page = await(m_program->app->store->readCache([source](store::CacheTx &tx) {
            return store::timelinePage(tx, {source}, store::newestEvent, 1);
        }));
        return page && !page->rows.empty() ? page->rows.front().post.post.uri : QString();
    }
    Source signIn(const QString &user) const
    {
        const auto account = m_program->signIn(*m_sandbox, user);
        return account ? homeSource(account->id, account->host) : Source{};
    }
    void waitForJoin(const Source &source)
    {
        m_fresh->watch(source.key());
        QTRY_VERIFY_WITH_TIMEOUT(joined(source), patienceMs);
    }
    /// Ends all streams of the two servers; until all of these are open again.
    void cutAndWait(const std::vector<Source> &sources)
    {
        QHash<QString, quint64> before;
        for (const Source &source : sources) {
            before.insert(source.key(), epochOf(source));
        }
        for (const QString &software : {u"mastodon"_s, u"gotosocial"_s}) {
            hub(software)->breakAll(StreamClosing::Kind::Cut);
        }
        const auto all = [&](auto holds) {
            return std::all_of(sources.begin(), sources.end(), holds);
        };
        const auto wasCut = [&](const Source &source) { // some are open again already
            return epochOf(source) != before.value(source.key());
        };
        QTRY_VERIFY_WITH_TIMEOUT(all(wasCut), patienceMs);
        m_streams->wakeUp(); // else it waits longer each time
        QTRY_VERIFY_WITH_TIMEOUT(
            all([&](const Source &source) { return epochOf(source) != 0; }), patienceMs);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin({.people = 12, .postsPerServer = 5}));
        App &app = *m_program->app;
        m_channels = std::make_shared<Channels>();
        m_streams = std::make_unique<StreamSync>(app.core, app.sessions,
            counted(m_channels, streamSockets(app.clock, {})),
            StreamKeeper::Options{.probeMs = 300});
        m_fresh =
            std::make_unique<Freshening>(*app.store, *m_program->desk, app.clock, m_streams.get());
        m_program->desk->start();
        m_fresh->start();
    }
    void cleanup()
    {
        m_program->desk->close();
        m_fresh.reset();
        m_streams.reset();
        QCOMPARE(m_channels->open, 0);
        end();
    }

    void silenceIsNoticed()
    {
        m_channels->silenceMs = 400;
        const Source home = signIn(u"ao"_s);
        waitForJoin(home);
        const quint64 epoch = m_streams->state(home.key()).epoch;
        hub(u"mastodon"_s)->breakAll(StreamClosing::Kind::Freeze);
        const QString post = m_sandbox->post(u"ao"_s, u"nobody hears this"_s);
        const auto again = [&] {
            return joined(home) && m_streams->state(home.key()).epoch > epoch;
        };
        QTRY_VERIFY_WITH_TIMEOUT(again(), patienceMs);
        QCOMPARE(newest(home), post);
        QCOMPARE(m_channels->open, 1);
        QTRY_COMPARE_WITH_TIMEOUT(hub(u"mastodon"_s)->openSessions(), 1, patienceMs);
    }

    /// The computer slept: what looks open is asked for a sign of life, long before its limit.
    void afterSleepAFrozenStreamIsReplaced()
    {
        const Source home = signIn(u"ao"_s);
        waitForJoin(home);
        const quint64 epoch = m_streams->state(home.key()).epoch;
        hub(u"mastodon"_s)->breakAll(StreamClosing::Kind::Freeze);
        const QString post = m_sandbox->post(u"ao"_s, u"while it slept"_s);
        m_fresh->wakeUp();
        QVERIFY(m_streams->state(home.key()).epoch == epoch); // not before it had its chance
        const auto again = [&] {
            return joined(home) && m_streams->state(home.key()).epoch > epoch;
        };
        QTRY_VERIFY_WITH_TIMEOUT(again(), patienceMs);
        QCOMPARE(newest(home), post);
    }

    void afterSleepALivingStreamStays()
    {
        const Source home = signIn(u"ao"_s);
        waitForJoin(home);
        const quint64 epoch = m_streams->state(home.key()).epoch;
        m_fresh->wakeUp();
        const QDeadlineTimer probed(600); // twice as long as it has for its answer
        QTRY_VERIFY(probed.hasExpired());
        QCOMPARE(m_streams->state(home.key()).epoch, epoch);
        QCOMPARE(hub(u"mastodon"_s)->openedEver(), 1);
    }

    void afterSleepWhatIsPolledIsAskedAtOnce()
    {
        const Source home = signIn(u"sora"_s);
        m_fresh->watch(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(home.key()).everRead, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fresh->status(home.key()).busy, patienceMs);
        const QString post = m_sandbox->post(u"sora"_s, u"while it slept"_s);
        m_fresh->wakeUp();
        QTRY_COMPARE_WITH_TIMEOUT(newest(home), post, patienceMs);
    }

    void eachNewConnectionIsToldEverySubscription()
    {
        const Source home = signIn(u"ao"_s);
        const QString host = server(u"mastodon"_s)->host();
        const std::vector<Source> sources{home, localSource(host), tagSource(u"tea"_s, host)};
        for (const Source &source : sources) {
            waitForJoin(source);
        }
        const QStringList wanted{u"ao hashtag:tea"_s, u"ao public:local"_s, u"ao user"_s};
        QCOMPARE(hub(u"mastodon"_s)->subscriptions(), wanted);
        for (int i = 0; i < 3; ++i) {
            const qsizetype seen = hub(u"mastodon"_s)->subscriptionsSeen().size();
            cutAndWait(sources);
            const auto newly = [&] { return hub(u"mastodon"_s)->subscriptionsSeen().mid(seen); };
            QTRY_COMPARE_WITH_TIMEOUT(newly().size(), wanted.size(), patienceMs);
            QStringList told = newly();
            told.sort();
            QCOMPARE(told, wanted);
            QCOMPARE(hub(u"mastodon"_s)->subscriptions(), wanted);
            QCOMPARE(hub(u"mastodon"_s)->openSessions(), 1);
        }
        const QString tea = m_sandbox->post(u"ao"_s, u"a cup of #tea"_s);
        QTRY_COMPARE_WITH_TIMEOUT(newest(sources[2]), tea, patienceMs);
    }

    void manyCutsLeaveNoSocketBehind()
    {
        constexpr int cuts = 20;
        std::vector<Source> homes;
        for (const QString &user : {u"ao"_s, u"mei"_s, u"yuki"_s}) {
            homes.push_back(signIn(user));
            waitForJoin(homes.back());
        }
        cutAndWait(homes);
        const int before = openSockets();
        for (int cut = 0; cut < cuts; ++cut) {
            cutAndWait(homes);
            QCOMPARE(m_channels->open, 3);
            QCOMPARE(hub(u"mastodon"_s)->openSessions(), 2);
            QCOMPARE(hub(u"gotosocial"_s)->openSessions(), 1);
        }
        QCOMPARE(hub(u"mastodon"_s)->openedEver(), 2 * (cuts + 2));
        // HTTP keeps some connections for later, so not the very same number; one that is left
        // behind by each cut would be many more (both ends are in here).
        QTRY_VERIFY(openSockets() < before + cuts);
    }
};

QTEST_GUILESS_MAIN(tst_streamtroubles)
#include "tst_streamtroubles.moc"
