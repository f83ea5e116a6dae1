// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/framechannel.h"
#include "net/streamplan.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <memory>
#include <optional>

namespace asterism {

/// What a connection view tells of one stream. Times are ms since epoch.
struct StreamStatus {
    StreamPlan::State state = StreamPlan::State::Stopped;
    qint64 since = 0; ///< when that state began
    qint64 until = 0; ///< Waiting: when it tries again; else 0
    int failures = 0; ///< attempts in a row that brought no connection that held
    std::optional<StreamEnd> lastEnd = {}; ///< why the last connection or attempt ended
    qint64 lastEndAt = 0;
};

/// Keeps one stream open: connects, and connects again by StreamPlan for as long as it is started.
/// At most one connection at a time. Its own timer calls tick(); a test with a clock of its own
/// calls it instead, when wakesAt() has come. It may be deleted in any of its signals.
class StreamKeeper : public QObject {
    Q_OBJECT

public:
    struct Options {
        StreamPlan::Options plan = {};
        int probeMs = 4000; ///< how long a live connection has to give a sign of life on wakeUp()
        quint32 seed = 0; ///< of the jitter; 0 takes one from the system
    };

    StreamKeeper(const Clock &clock, StreamAddress address, ChannelFactory factory,
        QObject *parent = nullptr);
    StreamKeeper(const Clock &clock, StreamAddress address, ChannelFactory factory, Options options,
        QObject *parent = nullptr);
    ~StreamKeeper() override;

    /// Connects at once; nothing when it is connecting or live. Ends the stop after a 401, and any
    /// wait: it is what a person asks for.
    void start();
    /// Closes; nothing is heard until start().
    void stop();
    /// For the next connection: a new token, another query.
    void setAddress(const StreamAddress &address) { m_address = address; }
    /// After sleep, or when the network changed: a connection that gives no sign of life within
    /// some seconds is dropped and replaced; a wait ends, unless the server asked for it.
    void wakeUp();
    /// The gate has other rules: see FrameChannel::reconsider(). It connects again by them.
    void reconsider();

    /// False, and nothing is sent, while it is not live.
    bool send(const QByteArray &text);

    bool isLive() const { return m_plan.state() == StreamPlan::State::Live; }
    StreamStatus status() const;

    /// When tick() has something to do; 0: when nothing waits for a time.
    qint64 wakesAt() const { return m_plan.until(); }
    /// Does what is due by the clock; harmless at any time.
    void tick();

Q_SIGNALS:
    void changed(); ///< status() is another; comes before opened()
    void opened(); ///< live: whatever the server has to be told, it has to be told again
    void frame(const QByteArray &text); ///< valid UTF-8

private:
    void connectNow();
    void drop();
    void ended(const StreamEnd &end);
    void schedule();

    const Clock &m_clock;
    StreamAddress m_address;
    ChannelFactory m_factory;
    Options m_options;
    QRandomGenerator m_random;
    StreamPlan m_plan;
    std::unique_ptr<FrameChannel> m_channel;
    QTimer m_timer;
};

} // namespace asterism
