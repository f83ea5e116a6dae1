// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/streamsocket.h"

#include "base/host.h"
#include "base/log.h"
#include "net/address.h"
#include "net/plainwords.h"
#include "net/tls.h"
#include "net/upgrade.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mostStreamAddresses = 4; // of one host: a list without end must not eat the time
constexpr qint64 streamBuffer = 256 * 1024;
constexpr qint64 largestStreamPart = 64 * 1024;
constexpr qint64 mostUnsent = 1024 * 1024; // a server that takes nothing is as good as silent
constexpr int refusalMs = 2000; // for the body of a refusal: its words are worth no more

constexpr int goingAway = 1001;
constexpr int protocolError = 1002;

/// Fit for a log: a query may hold secrets.
QString shown(const QUrl &url)
{
    return hostOf(url) + url.path();
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "wss"_L1 ? 443 : 80);
}

} // namespace

StreamSocket::StreamSocket(
    const Clock &clock, const HttpOptions &options, StreamAddress address, Ears ears)
    : m_clock(clock)
    , m_options(options)
    , m_address(std::move(address))
    , m_gate(options.gate ? options.gate : std::make_shared<Gate>(clock))
    , m_ears(std::move(ears))
    , m_reader(m_address.maxMessageBytes)
{
    for (QTimer *timer : {&m_connectTimer, &m_silenceTimer, &m_probeTimer}) {
        timer->setSingleShot(true);
    }
    connect(&m_connectTimer, &QTimer::timeout, this, &StreamSocket::connectTimedOut);
    connect(&m_pingTimer, &QTimer::timeout, this, [this] { write(FrameKind::Ping, {}); });
    for (QTimer *timer : {&m_silenceTimer, &m_probeTimer}) {
        connect(timer, &QTimer::timeout, this, [this] {
            end(StreamEnd::Kind::Silent, ErrorKind::Timeout,
                QCoreApplication::translate("Net", "no sign of life"));
        });
    }
}

StreamSocket::~StreamSocket()
{
    drop(goingAway);
}

void StreamSocket::open()
{
    if (m_stage != Stage::Idle) {
        return;
    }
    m_stage = Stage::Connecting;
    if (const auto checked = checkAddress(m_address); !checked) {
        end({.kind = StreamEnd::Kind::BadAddress, .error = checked.error()});
        return;
    }
    const auto way = m_gate->pass(wish());
    if (!way) {
        const bool barred = way.error().kind == ErrorKind::Barred;
        end({.kind = barred ? StreamEnd::Kind::Refused : StreamEnd::Kind::Network,
            .error = way.error()});
        return;
    }
    m_way = *way;
    qCDebug(logNet) << "stream" << shown(m_address.url);
    m_connectTimer.start(m_address.connectTimeoutMs);
    if (m_address.typedHost || m_options.allowPrivateNetwork || m_way.proxy) {
        connectTo(m_address.url.host(QUrl::EncodeUnicode));
    } else {
        lookUp();
    }
}

Gate::Wish StreamSocket::wish() const
{
    // hostOf() knows the ports of https and http, and the gate knows hosts by it.
    QUrl url = m_address.url;
    url.setScheme(url.scheme() == "wss"_L1 ? u"https"_s : u"http"_s);
    const bool own = !m_address.bearer.isEmpty();
    return {.url = url,
        .purpose = own ? Purpose::OwnAccount : Purpose::Timeline,
        .own = own,
        .trusted = m_address.typedHost || m_options.allowPrivateNetwork};
}

void StreamSocket::reconsider()
{
    if (m_stage == Stage::Idle || m_stage == Stage::Ended) {
        return;
    }
    const auto way = m_gate->way(wish());
    if (way && *way == m_way) {
        return;
    }
    const bool barred = !way && way.error().kind == ErrorKind::Barred;
    end({.kind = barred ? StreamEnd::Kind::Refused : StreamEnd::Kind::Network,
        .error = way ? Error{.kind = ErrorKind::Network,
                     .subject = hostOf(wish().url),
                     .detail = QCoreApplication::translate(
                         "Net", "it is opened again by the way that was chosen")}
                     : way.error()});
}

void StreamSocket::lookUp()
{
    m_lookup = QHostInfo::lookupHost(
        m_address.url.host(QUrl::EncodeUnicode), this, [this](const QHostInfo &info) {
            m_lookup = -1;
            useAddresses(info);
        });
}

void StreamSocket::useAddresses(const QHostInfo &info)
{
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        end(StreamEnd::Kind::Network, ErrorKind::Network,
            QCoreApplication::translate("Net", "host name not found"));
        return;
    }
    const auto allowed = m_options.allowedAddress ? m_options.allowedAddress : isPublicAddress;
    for (const QHostAddress &address : info.addresses()) {
        if (allowed(address) && m_addresses.size() < mostStreamAddresses) {
            m_addresses.append(address);
        }
    }
    if (m_addresses.isEmpty()) {
        end(StreamEnd::Kind::Network, ErrorKind::Network,
            QCoreApplication::translate("Net", "the name leads into a private network"));
        return;
    }
    tryNextAddress();
}

/// Each address gets its share of the time, so that a dead first one leaves some for the next.
void StreamSocket::tryNextAddress()
{
    m_connectTimer.start(m_address.connectTimeoutMs / int(m_addresses.size()));
    connectTo(m_addresses.takeFirst().toString());
}

void StreamSocket::connectTo(const QString &host)
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->deleteLater();
    }
    m_stage = Stage::Connecting;
    m_tlsProblem.clear();
    m_socket = new QSslSocket(this);
    m_socket->setSslConfiguration(tlsTrusting(m_options.extraAuthorities));
    m_socket->setReadBufferSize(streamBuffer);
    if (m_way.proxy) {
        m_socket->setProxy(qtProxy(*m_way.proxy));
    }
    watch();
    const auto port = quint16(portOf(m_address.url));
    if (m_address.url.scheme() == "wss"_L1) {
        m_socket->connectToHostEncrypted(host, port, m_address.url.host(QUrl::EncodeUnicode));
    } else {
        m_socket->connectToHost(host, port);
    }
}

void StreamSocket::watch()
{
    QSslSocket *socket = m_socket;
    if (m_address.url.scheme() == "wss"_L1) {
        connect(socket, &QSslSocket::encrypted, this, &StreamSocket::connected);
    } else {
        connect(socket, &QSslSocket::connected, this, &StreamSocket::connected);
    }
    connect(socket, &QSslSocket::readyRead, this, &StreamSocket::read);
    connect(socket, &QSslSocket::errorOccurred, this, &StreamSocket::brokeOff);
    connect(socket, &QSslSocket::sslErrors, this,
        [this](const QList<QSslError> &errors) { m_tlsProblem = certificateProblem(errors); });
}

void StreamSocket::connected()
{
    m_stage = Stage::Upgrading;
    m_addresses.clear(); // what connected is what is asked
    m_connectTimer.start(m_address.connectTimeoutMs);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_key = upgradeKey();
    m_socket->write(upgradeRequest(m_address, m_key, m_options.userAgent));
}

void StreamSocket::connectTimedOut()
{
    if (m_stage == Stage::Upgrading) {
        readUpgradeAnswer(true); // a refusal whose body does not end is still a refusal
    } else if (m_addresses.isEmpty()) {
        end(StreamEnd::Kind::Timeout, ErrorKind::Timeout,
            QCoreApplication::translate("Net", "no connection"));
    } else {
        tryNextAddress();
    }
}

void StreamSocket::brokeOff(QAbstractSocket::SocketError error)
{
    const QPointer<StreamSocket> alive(this);
    read(); // what came before the end
    if (!alive || m_stage == Stage::Ended) {
        return;
    }
    if (m_stage == Stage::Connecting && m_tlsProblem.isEmpty() && !m_addresses.isEmpty()) {
        tryNextAddress();
    } else if (m_stage == Stage::Upgrading && m_answer.contains("\r\n\r\n")) {
        readUpgradeAnswer(true);
    } else {
        end(endOf(error));
    }
}

StreamEnd StreamSocket::endOf(QAbstractSocket::SocketError error) const
{
    const auto network = [this](const QString &detail) {
        return StreamEnd{.kind = StreamEnd::Kind::Network,
            .error = {
                .kind = ErrorKind::Network, .subject = hostOf(m_address.url), .detail = detail}};
    };
    if (!m_tlsProblem.isEmpty()) {
        return network(m_tlsProblem);
    }
    switch (error) {
    case QAbstractSocket::RemoteHostClosedError:
        return network(QCoreApplication::translate("Net", "the connection was cut"));
    case QAbstractSocket::ConnectionRefusedError:
        return network(QCoreApplication::translate("Net", "connection refused"));
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return network(QCoreApplication::translate("Net", "the proxy makes no connection"));
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return network(
            QCoreApplication::translate("Net", "the proxy asks for a name and a password"));
    case QAbstractSocket::HostNotFoundError:
        return network(QCoreApplication::translate("Net", "host name not found"));
    default:
        return network(m_socket->errorString());
    }
}

void StreamSocket::read()
{
    const QPointer<StreamSocket> alive(this);
    while (alive && m_socket && m_socket->bytesAvailable() > 0) {
        const QByteArray part = m_socket->read(largestStreamPart);
        if (part.isEmpty()) {
            return;
        }
        if (m_stage == Stage::Upgrading) {
            m_answer += part;
            readUpgradeAnswer(false);
        } else if (m_stage == Stage::Live) {
            readFrames(part);
        }
    }
}

void StreamSocket::readUpgradeAnswer(bool ended)
{
    const UpgradeAnswer answer = readUpgrade(m_answer, m_address, m_key, ended);
    switch (answer.state) {
    case UpgradeAnswer::State::NeedMore:
        if (m_answer.contains("\r\n\r\n")) {
            m_connectTimer.start(std::min(refusalMs, m_connectTimer.remainingTime()));
        }
        break;
    case UpgradeAnswer::State::Open:
        becomeLive(m_answer.mid(answer.consumed));
        break;
    case UpgradeAnswer::State::Refused:
        refused(answer.response);
        break;
    case UpgradeAnswer::State::Bad:
        if (ended && !m_answer.contains("\r\n\r\n")) {
            end(StreamEnd::Kind::Timeout, ErrorKind::Timeout,
                QCoreApplication::translate("Net", "the answer took too long"));
        } else {
            end(StreamEnd::Kind::BadFrame, ErrorKind::BadAnswer,
                QCoreApplication::translate("Net", "not a WebSocket answer"));
        }
        break;
    }
}

void StreamSocket::becomeLive(const QByteArray &rest)
{
    m_stage = Stage::Live;
    m_answer.clear();
    m_connectTimer.stop();
    m_pingTimer.start(m_address.pingMs);
    m_silenceTimer.start(m_address.silenceMs);
    const QPointer<StreamSocket> alive(this);
    m_ears.opened();
    if (alive && !rest.isEmpty()) {
        readFrames(rest);
    }
}

void StreamSocket::readFrames(QByteArrayView bytes)
{
    heard();
    m_reader.add(bytes);
    const QPointer<StreamSocket> alive(this);
    while (m_stage == Stage::Live) {
        const auto frame = m_reader.next();
        if (!frame) {
            break;
        }
        handle(*frame);
        if (!alive) {
            return;
        }
    }
    if (m_stage != Stage::Live) {
        return;
    }
    // The last of a burst stands for all (RFC 6455 §5.5.3): a server may send thousands.
    if (const auto ping = std::exchange(m_pingToAnswer, std::nullopt)) {
        write(FrameKind::Pong, *ping);
    }
    if (m_reader.fault()) {
        faulty(*m_reader.fault());
    }
}

void StreamSocket::handle(const ServerFrame &frame)
{
    switch (frame.kind) {
    case FrameKind::Text:
        m_ears.frame(frame.payload);
        break;
    case FrameKind::Ping:
        m_pingToAnswer = frame.payload;
        break;
    case FrameKind::Close:
        closedByServer(frame);
        break;
    case FrameKind::Pong:
        break;
    }
}

/// Any byte is a sign of life.
void StreamSocket::heard()
{
    m_silenceTimer.start();
    m_probeTimer.stop();
}

void StreamSocket::send(const QByteArray &text)
{
    write(FrameKind::Text, text);
}

void StreamSocket::probe(int ms)
{
    if (m_stage == Stage::Live && !m_probeTimer.isActive()) {
        m_probeTimer.start(ms);
        write(FrameKind::Ping, {});
    }
}

void StreamSocket::write(FrameKind kind, QByteArrayView payload)
{
    if (m_stage != Stage::Live || !m_socket) {
        return;
    }
    if (m_socket->bytesToWrite() + payload.size() > mostUnsent) {
        end(StreamEnd::Kind::Silent, ErrorKind::Timeout,
            QCoreApplication::translate("Net", "no sign of life"));
        return;
    }
    m_socket->write(clientFrame(kind, payload, QRandomGenerator::system()->generate()));
}

void StreamSocket::refused(const Response &response)
{
    const bool asGuest = m_address.bearer.isEmpty();
    StreamEnd refusal{.kind = StreamEnd::Kind::Refused,
        .error = errorFrom(response, hostOf(m_address.url), asGuest, m_clock.now())};
    if (response.status >= 300 && response.status < 400) {
        refusal.error.detail =
            QCoreApplication::translate("Net", "the stream is redirected, which is not followed");
    }
    end(std::move(refusal));
}

void StreamSocket::closedByServer(const ServerFrame &frame)
{
    const QString words = plainWords(QString::fromUtf8(frame.payload));
    const QString ours = QCoreApplication::translate("Net", "the server closed the stream");
    // Answered with its own code (RFC 6455 §5.5.1).
    write(FrameKind::Close, frame.code == 1005 ? QByteArray() : closePayload(frame.code));
    end({.kind = StreamEnd::Kind::ClosedByServer,
        .error = {.kind = ErrorKind::Network,
            .subject = hostOf(m_address.url),
            .detail = words.isEmpty() ? ours : words},
        .code = frame.code});
}

void StreamSocket::faulty(FrameFault fault)
{
    const QString words = fault == FrameFault::TooLarge
        ? QCoreApplication::translate("Net", "the answer is too large")
        : QCoreApplication::translate("Net", "the stream sent something unreadable");
    write(FrameKind::Close, closePayload(protocolError));
    end(StreamEnd::Kind::BadFrame, ErrorKind::BadAnswer, words);
}

void StreamSocket::end(StreamEnd::Kind kind, ErrorKind error, const QString &detail)
{
    end({.kind = kind,
        .error = {.kind = error, .subject = hostOf(m_address.url), .detail = detail}});
}

void StreamSocket::end(StreamEnd end)
{
    if (m_stage == Stage::Ended) {
        return;
    }
    const bool unconnected = m_stage == Stage::Connecting || m_stage == Stage::Upgrading;
    if (unconnected && m_way.proxy && isTransient(end.error.kind)) {
        end.error.detail = throughProxy(end.error.detail, *m_way.proxy);
    }
    drop();
    if (!m_address.bearer.isEmpty()) {
        end.error.detail.replace(m_address.bearer, u"…"_s); // a server may repeat what it was told
    }
    qCDebug(logNet) << "stream ended:" << word(end.error.kind) << end.error.detail
                    << shown(m_address.url);
    // From the event loop: `closed` may delete this object, which is busy just now.
    QMetaObject::invokeMethod(
        this, [this, ended = std::move(end)] { std::exchange(m_ears, {}).closed(ended); },
        Qt::QueuedConnection);
}

/// Ends whatever is under way without hearing of it again.
void StreamSocket::drop(int closeCode)
{
    if (closeCode > 0) {
        write(FrameKind::Close, closePayload(closeCode));
    }
    m_stage = Stage::Ended;
    for (QTimer *timer : {&m_connectTimer, &m_pingTimer, &m_silenceTimer, &m_probeTimer}) {
        timer->stop();
    }
    if (m_lookup != -1) {
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    }
    if (QSslSocket *socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        socket->setParent(nullptr);
        socket->flush();
        // Not deleted at once: this may run within one of its signals.
        socket->deleteLater();
    }
}

ChannelFactory streamSockets(const Clock &clock, const HttpOptions &options)
{
    return [&clock, options](const StreamAddress &address, FrameChannel::Ears ears) {
        return std::make_unique<StreamSocket>(clock, options, address, std::move(ears));
    };
}

} // namespace asterism
