// SPDX-License-Identifier: GPL-3.0-or-later
#include "network.h"

#include "base/host.h"
#include "wireformat.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::simulation {

namespace {

constexpr qint64 requestTimeoutMs = 30 * secondMs;

Failure failure(ErrorKind kind, const QUrl &url, const QString &detail)
{
    return {.error = {.kind = kind, .subject = hostOf(url), .detail = detail}, .temporary = true};
}

StreamEnd streamEnd(StreamEnd::Kind kind, ErrorKind error, const QUrl &url)
{
    return {.kind = kind, .error = {.kind = error, .subject = hostOf(url), .detail = u"stream"_s}};
}

} // namespace

/// A request on its way; whoever lets it go hears no more of it.
class Network::Call : public Exchange {
public:
    Call(Network &network, Request request, Ended ended)
        : m_network(network)
        , m_request(std::move(request))
        , m_ended(std::make_shared<Ended>(std::move(ended)))
    {
    }
    ~Call() override { m_network.m_underWay -= m_started ? 1 : 0; }
    void start() override
    {
        m_started = true;
        m_network.m_underWay += 1;
        m_network.send(m_request, m_ended);
    }

private:
    Network &m_network;
    Request m_request;
    std::shared_ptr<Ended> m_ended;
    bool m_started = false;
};

/// One stream's connection, seen from both ends.
struct Network::Wire {
    StreamAddress address;
    FrameChannel::Ears ears; ///< without ears the client is gone
    Server *server = nullptr;
    StreamHub *hub = nullptr;
    quint64 session = 0; ///< 0: not accepted, or ended by the server
    qint64 lastUp = 0; ///< when what was sent last arrives, in either direction
    qint64 lastDown = 0;
    int broken = 0; ///< what is on its way when this counts on never arrives
    bool frozen = false;
    bool ended = false; ///< the client has been told, or will be
};

class Network::Channel : public FrameChannel {
public:
    Channel(Network &network, std::shared_ptr<Wire> wire)
        : m_network(network)
        , m_wire(std::move(wire))
    {
    }
    ~Channel() override
    {
        m_wire->ears = {};
        m_wire->ended = true;
        m_network.later(m_network.shortWhile(), [wire = m_wire] {
            if (const quint64 session = std::exchange(wire->session, 0)) {
                wire->hub->closed(session);
            }
        });
    }

    void open() override { m_network.connectWire(m_wire); }
    void send(const QByteArray &text) override
    {
        const qint64 at =
            std::max(m_wire->lastUp, m_network.m_clock.now() + m_network.shortWhile());
        m_wire->lastUp = at;
        m_network.m_agenda.at(at, [wire = m_wire, text] {
            if (wire->session != 0 && !wire->frozen) {
                wire->hub->take(wire->session, text);
            }
        });
    }
    void probe(int ms) override
    {
        if (m_wire->frozen) {
            m_network.close(m_wire,
                streamEnd(StreamEnd::Kind::Silent, ErrorKind::Timeout, m_wire->address.url), ms);
        }
    }

private:
    Network &m_network;
    std::shared_ptr<Wire> m_wire;
};

Network::Network(Sandbox &sandbox, const Clock &clock, Agenda &agenda, Chance &chance)
    : m_sandbox(sandbox)
    , m_clock(clock)
    , m_agenda(agenda)
    , m_chance(chance)
{
    for (const Server *server : sandbox.servers()) {
        // One in four is wrong about the time, by up to ten minutes.
        const bool wrong = chance.one(0.25);
        m_clockAhead.insert(server, wrong ? chance.between(-10 * minuteMs, 10 * minuteMs) : 0);
    }
}

ExchangeFactory Network::exchanges()
{
    return [this](const Request &request, Exchange::Ended ended) {
        return std::make_unique<Call>(*this, request, std::move(ended));
    };
}

ChannelFactory Network::channels()
{
    return [this](const StreamAddress &address, FrameChannel::Ears ears) {
        auto wire = std::make_shared<Wire>();
        wire->address = address;
        wire->ears = std::move(ears);
        return std::make_unique<Channel>(*this, wire);
    };
}

void Network::later(qint64 ms, std::function<void()> act)
{
    m_agenda.at(m_clock.now() + ms, std::move(act));
}

qint64 Network::shortWhile()
{
    return m_chance.between(2, 250);
}

Server *Network::serverAt(const QUrl &url) const
{
    const auto servers = m_sandbox.servers();
    const auto found = std::ranges::find(servers, hostOf(url), &Server::host);
    return found == servers.end() ? nullptr : *found;
}

// Requests

void Network::send(const Request &request, const Ended &ended)
{
    ++m_requests;
    qint64 there = shortWhile();
    qint64 back = shortWhile();
    if (m_chance.one(m_weather.late)) {
        (m_chance.one(0.5) ? there : back) = m_chance.between(2, 25) * secondMs;
    }
    const bool lost = m_chance.one(m_weather.lost);
    const bool answerLost = lost && m_chance.one(0.5);
    if (lost) {
        answer(ended, failure(ErrorKind::Timeout, request.url, u"lost"_s), requestTimeoutMs);
    }
    if (!lost || answerLost) {
        later(there, [this, request, ended, back, answerLost] {
            arrive(request, answerLost ? Ended() : ended, back);
        });
    }
}

void Network::arrive(const Request &request, const Ended &ended, qint64 backMs)
{
    Server *server = serverAt(request.url);
    if (server == nullptr || isDown(server)) {
        answer(ended, failure(ErrorKind::Network, request.url, u"refused"_s), backMs);
        return;
    }
    const auto fault = drawFault();
    const auto response = server->take(onTheWire(request), fault);
    if (!response || m_chance.one(m_weather.cut)) {
        answer(ended, failure(ErrorKind::Network, request.url, u"cut"_s), backMs);
        return;
    }
    const qint64 date = m_clock.now() + m_clockAhead.value(server);
    answer(ended, fromTheWire(*response, request.url, date), backMs);
}

void Network::answer(const Ended &ended, const Exchange::Outcome &outcome, qint64 ms)
{
    later(ms, [ended, outcome] {
        if (const auto heard = ended.lock()) {
            (*heard)(outcome);
        }
    });
}

std::optional<Fault> Network::drawFault()
{
    using Style = Fault::RateStyle;
    if (m_chance.one(m_weather.limited)) {
        static constexpr std::array styles{Style::Own, Style::IsoDate, Style::Seconds,
            Style::UnixTime, Style::RetryAfter, Style::Silent};
        return Fault{.kind = Fault::Kind::RateLimited,
            .retryAfter = int(m_chance.between(1, 120)),
            .style = m_chance.pick(styles)};
    }
    if (!m_chance.one(m_weather.broken)) {
        return std::nullopt;
    }
    static constexpr std::array kinds{Fault::Kind::Status, Fault::Kind::Status,
        Fault::Kind::BrokenJson, Fault::Kind::BrokenJson, Fault::Kind::Html, Fault::Kind::WrongType,
        Fault::Kind::Empty, Fault::Kind::RedirectLoop};
    static constexpr std::array stati{500, 502, 503, 504};
    return Fault{.kind = m_chance.pick(kinds),
        .status = m_chance.pick(stati),
        .retryAfter = int(m_chance.between(0, 60))};
}

// Streams

void Network::connectWire(const std::shared_ptr<Wire> &wire)
{
    wire->server = serverAt(wire->address.url);
    wire->hub = m_sandbox.streams(wire->server);
    m_wires.push_back(wire);
    later(shortWhile(), [this, wire] {
        if (wire->ears.opened) {
            openWire(wire);
        }
    });
}

void Network::openWire(const std::shared_ptr<Wire> &wire)
{
    const QUrl &url = wire->address.url;
    if (wire->server == nullptr || isDown(wire->server)) {
        close(wire, streamEnd(StreamEnd::Kind::Network, ErrorKind::Network, url), shortWhile());
        return;
    }
    if (m_chance.one(m_weather.upgradeRefused) && m_chance.one(0.5)) {
        close(wire, streamEnd(StreamEnd::Kind::Timeout, ErrorKind::Timeout, url),
            wire->address.connectTimeoutMs);
        return;
    }
    const HttpRequest request = onTheWire(wire->address);
    const int person = m_sandbox.tokenOwner(wire->server, wire->address.bearer);
    HttpResponse response = wire->hub->answer(request, person, wire->address.bearer);
    if (m_chance.one(m_weather.upgradeRefused)) {
        static constexpr std::array stati{429, 500, 502, 503};
        response = *wire->server->take(
            request, Fault{.kind = Fault::Kind::Status, .status = m_chance.pick(stati)});
    }
    if (response.status != 101) {
        const Response told = fromTheWire(response, url, m_clock.now());
        close(wire,
            {.kind = StreamEnd::Kind::Refused,
                .error = errorFrom(told, hostOf(url), false, m_clock.now())},
            shortWhile());
        return;
    }
    wire->lastDown = m_clock.now() + shortWhile();
    m_agenda.at(wire->lastDown, [wire] {
        if (wire->ears.opened) {
            FrameChannel::Ears(wire->ears).opened();
        }
    });
    wire->session = wire->hub->open(request, person, wire->address.bearer,
        {.send = [this, weak = std::weak_ptr(wire)](
                     const QByteArray &text) { carry(weak.lock(), text); },
            .close =
                [this, weak = std::weak_ptr(wire)](const StreamClosing &closing) {
                    if (const auto ending = weak.lock()) {
                        close(ending,
                            {.kind = StreamEnd::Kind::ClosedByServer, .code = closing.code},
                            shortWhile());
                    }
                }});
}

void Network::carry(const std::shared_ptr<Wire> &wire, const QByteArray &text)
{
    if (!wire || wire->frozen || wire->ended) {
        return;
    }
    ++m_frames;
    if (!m_swallowed.isEmpty() && text.contains(m_swallowed)) {
        return;
    }
    if (m_chance.one(m_weather.frameCut)) {
        cut(wire);
        return;
    }
    if (m_chance.one(m_weather.frameFreeze)) {
        freeze(wire);
        return;
    }
    const qint64 at = std::max(wire->lastDown, m_clock.now() + shortWhile());
    if (m_chance.one(m_weather.frameOvertaken)) {
        deliver(wire, at + m_chance.between(1, 400), text); // those behind it need not wait
    } else {
        wire->lastDown = at;
        deliver(wire, at, text);
    }
    if (m_chance.one(m_weather.frameTwice)) {
        deliver(wire, at + m_chance.between(0, 3000), text);
    }
}

void Network::deliver(const std::shared_ptr<Wire> &wire, qint64 at, const QByteArray &text)
{
    m_agenda.at(at, [wire, text, broken = wire->broken] {
        if (wire->ears.frame && wire->broken == broken) {
            FrameChannel::Ears(wire->ears).frame(text);
        }
    });
}

void Network::close(const std::shared_ptr<Wire> &wire, const StreamEnd &end, qint64 ms)
{
    if (std::exchange(wire->ended, true)) {
        return;
    }
    later(ms, [wire, end] {
        if (wire->ears.closed) {
            // The channel may go, and its ears with it, while they hear of it.
            std::exchange(wire->ears, {}).closed(end);
        }
    });
}

/// What was on its way is lost, too.
void Network::cut(const std::shared_ptr<Wire> &wire)
{
    wire->broken += 1;
    close(wire, streamEnd(StreamEnd::Kind::Network, ErrorKind::Network, wire->address.url),
        shortWhile());
    // The hub may be telling this very session something.
    later(0, [wire] {
        if (const quint64 session = std::exchange(wire->session, 0)) {
            wire->hub->closed(session);
        }
    });
}

/// Noticed by the silence alone.
void Network::freeze(const std::shared_ptr<Wire> &wire)
{
    wire->broken += 1;
    wire->frozen = true;
    later(wire->address.silenceMs, [this, wire] {
        close(wire, streamEnd(StreamEnd::Kind::Silent, ErrorKind::Timeout, wire->address.url), 0);
    });
}

void Network::forEachWire(const Server *server, void (Network::*act)(const std::shared_ptr<Wire> &))
{
    std::erase_if(m_wires, [](const auto &wire) { return wire.expired(); });
    const auto wires = m_wires;
    for (const auto &weak : wires) {
        const auto wire = weak.lock();
        if (wire && wire->server == server && wire->session != 0 && !wire->ended) {
            (this->*act)(wire);
        }
    }
}

void Network::stop(const Server *server)
{
    m_down.insert(server, true);
    cutStreams(server);
}

void Network::goOn(const Server *server)
{
    m_down.insert(server, false);
}

void Network::cutStreams(const Server *server)
{
    forEachWire(server, &Network::cut);
}

void Network::freezeStreams(const Server *server)
{
    forEachWire(server, &Network::freeze);
}

} // namespace asterism::simulation
