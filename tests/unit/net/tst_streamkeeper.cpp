// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/streamkeeper.h"

#include "net/streamsocket.h"
#include "support/streampeer.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// A connection in memory, as a simulation has it.
struct Wire {
    FrameChannel::Ears ears;
    StreamAddress address;
    bool asked = false;
    QByteArrayList sent;
    QList<int> probes;
};

class FakeChannel : public FrameChannel {
public:
    explicit FakeChannel(std::shared_ptr<Wire> wire)
        : m_wire(std::move(wire))
    {
    }
    ~FakeChannel() override { m_wire->ears = {}; }
    void open() override { m_wire->asked = true; }
    void send(const QByteArray &text) override { m_wire->sent.append(text); }
    void probe(int ms) override { m_wire->probes.append(ms); }

private:
    std::shared_ptr<Wire> m_wire;
};

const StreamEnd cut{.kind = StreamEnd::Kind::Network, .error = {.kind = ErrorKind::Network}};

} // namespace

using State = StreamPlan::State;

class tst_streamkeeper : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock{1'795'000'000'000};
    QList<std::shared_ptr<Wire>> m_wires; // every one that was ever made
    std::unique_ptr<StreamKeeper> m_keeper;

    Wire &wire() { return *m_wires.constLast(); }
    int open() const
    {
        return int(
            std::ranges::count_if(m_wires, [](const auto &one) { return bool(one->ears.opened); }));
    }
    ChannelFactory wires()
    {
        return [this](const StreamAddress &address, FrameChannel::Ears ears) {
            m_wires.append(
                std::make_shared<Wire>(Wire{.ears = std::move(ears), .address = address}));
            return std::make_unique<FakeChannel>(m_wires.constLast());
        };
    }
    /// The ears go with the channel, so they are called from a copy, as a socket's signals are.
    void opens()
    {
        const auto heard = wire().ears.opened;
        heard();
    }
    void ends(const StreamEnd &end)
    {
        const auto heard = wire().ears.closed;
        heard(end);
    }

private Q_SLOTS:
    void init()
    {
        m_wires.clear();
        m_keeper = std::make_unique<StreamKeeper>(m_clock,
            StreamAddress{.url = QUrl(u"wss://a.example/"_s), .bearer = u"old"_s}, wires(),
            StreamKeeper::Options{.seed = 7});
    }
    void cleanup()
    {
        m_keeper.reset();
        QCOMPARE(open(), 0);
    }

    void opensAndCarries()
    {
        QSignalSpy opened(m_keeper.get(), &StreamKeeper::opened);
        QSignalSpy frames(m_keeper.get(), &StreamKeeper::frame);
        m_keeper->start();
        QVERIFY(wire().asked);
        QCOMPARE(m_keeper->status().state, State::Connecting);
        QVERIFY(!m_keeper->send("too early"));
        opens();
        QCOMPARE(opened.size(), 1);
        QVERIFY(m_keeper->isLive());
        QVERIFY(m_keeper->send("hello"));
        QCOMPARE(wire().sent, QByteArrayList{"hello"});
        wire().ears.frame("news");
        QCOMPARE(frames.value(0).value(0).toByteArray(), "news");
        m_keeper->start();
        QCOMPARE(m_wires.size(), 1);
    }

    void comesBackByTheClockOfOthers()
    {
        m_keeper->start();
        opens();
        ends(cut);
        const StreamStatus status = m_keeper->status();
        QCOMPARE(status.state, State::Waiting);
        QCOMPARE(status.until, m_keeper->wakesAt());
        QCOMPARE(status.lastEnd, cut);
        QCOMPARE(open(), 0);
        QVERIFY(status.until <= m_clock.now() + secondMs);
        m_clock.advance(status.until - m_clock.now());
        m_keeper->tick();
        QCOMPARE(m_wires.size(), 2);
        QCOMPARE(open(), 1);
        QCOMPARE(m_keeper->wakesAt(), 0);
        m_keeper->tick(); // harmless
        QCOMPARE(m_wires.size(), 2);
    }

    void neverGivesUp()
    {
        m_keeper->start();
        for (int i = 0; i < 1000; ++i) {
            ends(i % 3 == 0 ? StreamEnd{.kind = StreamEnd::Kind::BadFrame} : cut);
            QVERIFY(m_keeper->wakesAt() <= m_clock.now() + 5 * minuteMs);
            m_clock.advance(5 * minuteMs);
            m_keeper->tick();
            QCOMPARE(open(), 1);
        }
        QCOMPARE(m_wires.size(), 1001);
    }

    void refusedTokenAndTheNextOne()
    {
        m_keeper->start();
        ends({.kind = StreamEnd::Kind::Refused,
            .error = {.kind = ErrorKind::Credentials, .httpStatus = 401}});
        QCOMPARE(m_keeper->status().state, State::Stopped);
        m_clock.advance(dayMs);
        m_keeper->wakeUp();
        m_keeper->tick();
        QCOMPARE(m_wires.size(), 1);
        m_keeper->setAddress({.url = QUrl(u"wss://a.example/"_s), .bearer = u"new"_s});
        m_keeper->start();
        QCOMPARE(m_wires.size(), 2);
        QCOMPARE(wire().address.bearer, u"new"_s);
    }

    void wakingUp()
    {
        m_keeper->start();
        m_clock.advance(10 * secondMs);
        m_keeper->wakeUp(); // an attempt that hangs
        QCOMPARE(m_wires.size(), 2);
        QCOMPARE(open(), 1);
        opens();
        m_keeper->wakeUp(); // live: only asked
        QCOMPARE(m_wires.size(), 2);
        QCOMPARE(wire().probes, QList<int>{4000});
        ends({.kind = StreamEnd::Kind::Silent});
        m_keeper->wakeUp(); // waiting: at once
        QCOMPARE(m_wires.size(), 3);
    }

    void stops()
    {
        m_keeper->start();
        opens();
        QSignalSpy changed(m_keeper.get(), &StreamKeeper::changed);
        m_keeper->stop();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(open(), 0);
        QVERIFY(!m_keeper->send("late"));
        m_keeper->stop();
        QCOMPARE(changed.size(), 1);
    }

    void goneInItsOwnSignals_data()
    {
        QTest::addColumn<QByteArray>("signal");
        QTest::newRow("changed") << QByteArray("changed");
        QTest::newRow("opened") << QByteArray("opened");
        QTest::newRow("frame") << QByteArray("frame");
        QTest::newRow("changed at the end") << QByteArray("end");
    }
    void goneInItsOwnSignals()
    {
        QFETCH(QByteArray, signal);
        m_keeper->start();
        const auto go = [this] { m_keeper.reset(); };
        if (signal == "opened") {
            connect(m_keeper.get(), &StreamKeeper::opened, this, go);
        } else if (signal == "frame") {
            connect(m_keeper.get(), &StreamKeeper::frame, this, go);
        } else if (signal == "changed") {
            connect(m_keeper.get(), &StreamKeeper::changed, this, go);
        }
        opens();
        if (signal == "frame") {
            const auto heard = wire().ears.frame;
            heard("news");
        } else if (signal == "end") {
            connect(m_keeper.get(), &StreamKeeper::changed, this, go);
            ends(cut);
        }
        QVERIFY(!m_keeper);
    }

    // The real thing: a server that goes away, comes back and is found again by itself.
    void overRealSockets()
    {
        StreamPeer peer;
        SystemClock clock;
        StreamKeeper::Options options{.probeMs = 200, .seed = 3};
        options.plan.firstWaitMs = 50;
        options.plan.longestWaitMs = 100;
        StreamKeeper keeper(clock,
            {.url = peer.url(u"/"_s), .bearer = u"token"_s, .typedHost = true},
            streamSockets(clock, {}), options);
        QSignalSpy opened(&keeper, &StreamKeeper::opened);
        QSignalSpy frames(&keeper, &StreamKeeper::frame);
        keeper.start();
        QTRY_COMPARE(opened.size(), 1);
        for (int round = 2; round < 8; ++round) {
            peer.cut();
            QTRY_COMPARE(opened.size(), round);
            peer.sendText(QByteArray::number(round));
            QTRY_COMPARE(frames.value(round - 2).value(0).toByteArray(), QByteArray::number(round));
            QTRY_COMPARE(peer.openConnections(), 1);
        }
        peer.stopListening();
        peer.cut();
        QTRY_COMPARE(keeper.status().lastEnd->error.detail, u"connection refused"_s);
        peer.listenAgain();
        QTRY_COMPARE(opened.size(), 8);

        peer.answerPings(false); // frozen, and the lid was closed and opened
        keeper.wakeUp();
        QTRY_COMPARE(opened.size(), 9);
        QCOMPARE(keeper.status().lastEnd->kind, StreamEnd::Kind::Silent);
        QTRY_COMPARE(peer.openConnections(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_streamkeeper)
#include "tst_streamkeeper.moc"
