// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agenda.h"
#include "base/clock.h"
#include "chance.h"
#include "net/exchange.h"
#include "net/framechannel.h"
#include "sandbox/sandbox.h"
#include "sandbox/streamhub.h"
#include "weather.h"

#include <QHash>

#include <memory>

namespace asterism::simulation {

/// A network in memory between an App and the sandbox's servers: everything takes its time by the
/// simulated clock, and goes wrong as the weather says.
class Network {
public:
    /// All must outlive it and whatever its factories made.
    Network(Sandbox &sandbox, const Clock &clock, Agenda &agenda, Chance &chance);

    ExchangeFactory exchanges();
    ChannelFactory channels();

    void setWeather(const Weather &weather) { m_weather = weather; }
    /// Nobody gets through to that server, and all its connections end.
    void stop(const Server *server);
    void goOn(const Server *server);
    /// Ends all streams of a server, or leaves them open and silent.
    void cutStreams(const Server *server);
    void freezeStreams(const Server *server);

    /// Frames that hold these words never arrive, and nobody is told: a fault that no client can
    /// notice. Empty: no more.
    void swallow(const QByteArray &words) { m_swallowed = words; }

    /// Requests and answers on their way.
    int underWay() const { return m_underWay; }
    int requests() const { return m_requests; }
    int frames() const { return m_frames; }

private:
    class Call;
    class Channel;
    struct Wire;
    using Ended = std::weak_ptr<Exchange::Ended>;

    void later(qint64 ms, std::function<void()> act);
    qint64 shortWhile();
    void send(const Request &request, const Ended &ended);
    void arrive(const Request &request, const Ended &ended, qint64 backMs);
    void answer(const Ended &ended, const Exchange::Outcome &outcome, qint64 ms);
    std::optional<Fault> drawFault();
    Server *serverAt(const QUrl &url) const;
    bool isDown(const Server *server) const { return m_down.value(server); }

    void connectWire(const std::shared_ptr<Wire> &wire);
    void openWire(const std::shared_ptr<Wire> &wire);
    void carry(const std::shared_ptr<Wire> &wire, const QByteArray &text);
    void deliver(const std::shared_ptr<Wire> &wire, qint64 at, const QByteArray &text);
    void close(const std::shared_ptr<Wire> &wire, const StreamEnd &end, qint64 ms);
    void freeze(const std::shared_ptr<Wire> &wire);
    void forEachWire(const Server *server, void (Network::*act)(const std::shared_ptr<Wire> &));
    void cut(const std::shared_ptr<Wire> &wire);

    Sandbox &m_sandbox;
    const Clock &m_clock;
    Agenda &m_agenda;
    Chance &m_chance;
    Weather m_weather;
    QHash<const Server *, bool> m_down;
    QHash<const Server *, qint64> m_clockAhead; ///< of servers whose clock is wrong
    std::vector<std::weak_ptr<Wire>> m_wires;
    QByteArray m_swallowed;
    int m_underWay = 0;
    int m_requests = 0;
    int m_frames = 0;
};

} // namespace asterism::simulation
