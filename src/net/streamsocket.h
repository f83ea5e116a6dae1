// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/framechannel.h"
#include "net/frames.h"
#include "net/httpoptions.h"
#include "net/response.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QObject>
#include <QPointer>
#include <QSslSocket>
#include <QTimer>

namespace asterism {

/// One WebSocket connection (RFC 6455) that knows no fediverse. Our own client and not QWebSocket:
/// that one (Qt 6.4) can be pinned to no checked address, and tells neither the status nor the
/// Retry-After of a refused upgrade.
///
/// Certificates are verified as everywhere (tls.h). A host that nobody typed is looked up first and
/// the connection goes to a checked address, so that the token, which is in the upgrade, cannot
/// reach another one. It passes the gate (gate.h) like any request. No redirect is followed, no
/// extension is used.
///
/// Half-open connections are noticed: it asks for a pong every `pingMs` and ends as Silent when not
/// one byte came within `silenceMs`. Lives on a thread with an event loop.
class StreamSocket : public QObject, public FrameChannel {
public:
    /// `clock`: to read Retry-After by. Of the options, the lanes do not concern it.
    StreamSocket(const Clock &clock, const HttpOptions &options, StreamAddress address, Ears ears);
    ~StreamSocket() override;

    void open() override;
    void send(const QByteArray &text) override;
    void probe(int ms) override;
    void reconsider() override;

private:
    enum class Stage { Idle, Connecting, Upgrading, Live, Ended };

    Gate::Wish wish() const;
    void lookUp();
    void useAddresses(const QHostInfo &info);
    void tryNextAddress();
    void connectTo(const QString &host);
    void watch();
    void connected();
    void connectTimedOut();
    void brokeOff(QAbstractSocket::SocketError error);
    StreamEnd endOf(QAbstractSocket::SocketError error) const;

    void read();
    void readUpgradeAnswer(bool ended);
    void becomeLive(const QByteArray &rest);
    void readFrames(QByteArrayView bytes);
    void handle(const ServerFrame &frame);
    void write(FrameKind kind, QByteArrayView payload);
    void heard();

    void refused(const Response &response);
    void closedByServer(const ServerFrame &frame);
    void faulty(FrameFault fault);
    void end(StreamEnd::Kind kind, ErrorKind error, const QString &detail);
    void end(StreamEnd end);
    void drop(int closeCode = 0);

    const Clock &m_clock;
    const HttpOptions m_options;
    const StreamAddress m_address;
    const std::shared_ptr<Gate> m_gate;
    Way m_way;
    Ears m_ears;
    Stage m_stage = Stage::Idle;
    QPointer<QSslSocket> m_socket;
    QList<QHostAddress> m_addresses; ///< checked ones that were not tried yet
    QString m_tlsProblem;
    QByteArray m_key;
    QByteArray m_answer; ///< to the upgrade, so far
    FrameReader m_reader;
    std::optional<QByteArray> m_pingToAnswer;
    QTimer m_connectTimer;
    QTimer m_pingTimer;
    QTimer m_silenceTimer;
    QTimer m_probeTimer;
    int m_lookup = -1;
};

/// Makes StreamSockets. `clock` must outlive what it makes.
ChannelFactory streamSockets(const Clock &clock, const HttpOptions &options);

} // namespace asterism
