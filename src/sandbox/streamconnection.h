// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/streamhub.h"
#include "sandbox/streamwire.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace asterism {

/// The socket of one session of a StreamHub, from its upgrade on. Pings every 30 s; Mastodon ends a
/// connection whose last ping got no pong. Deletes itself when the connection ends.
class StreamConnection : public QObject {
    Q_OBJECT

public:
    /// Who upgraded it, with which request.
    struct Client {
        HttpRequest request;
        int person = -1;
        QString token;
    };

    /// Takes the socket. `received`: what came behind the upgrade. The hub must outlive it.
    StreamConnection(QTcpSocket *socket, QObject *parent, StreamHub *hub, const Client &client,
        const QByteArray &received);
    ~StreamConnection() override;

    void abort() { m_socket->abort(); }

private:
    void readMore();
    bool takeFrame();
    void take(const ClientFrame &frame);
    void takeData(const ClientFrame &frame);
    void ping();
    void close(const StreamClosing &closing);
    void finish(const QByteArray &last);

    QTcpSocket *m_socket;
    StreamHub *m_hub;
    quint64 m_session = 0;
    QByteArray m_received;
    QByteArray m_message; ///< its fragments so far
    QTimer m_pingTimer;
    bool m_mustPong = false; ///< Mastodon: no patience with the silent
    bool m_answered = true; ///< the last ping
    bool m_ended = false; ///< nothing is sent or believed any more
};

} // namespace asterism
