// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scriptedserver.h"

#include <QByteArrayList>
#include <QPointer>

#include <optional>

namespace asterism {

/// The other end of a WebSocket, on 127.0.0.1: does what a test tells it, the wrong things too, and
/// shares no code with what it tests. Lives on the test's thread.
class StreamPeer : public QObject {
public:
    StreamPeer();
    explicit StreamPeer(const QSslConfiguration &tls);
    ~StreamPeer() override;

    quint16 port() const;
    QUrl url(const QString &pathAndQuery) const; ///< ws://127.0.0.1:port

    /// These bytes instead of a good answer to the next upgrades; empty: silence.
    void answerWith(std::optional<QByteArray> raw) { m_answer = std::move(raw); }
    void answerPings(bool yes) { m_answersPings = yes; }
    void closeAfterAnswer(bool yes) { m_closes = yes; }
    void stopListening();
    void listenAgain();

    /// An unmasked frame with FIN, as a server sends it.
    static QByteArray frame(int opcode, const QByteArray &payload, bool last = true);

    // To the newest connection.
    void write(const QByteArray &bytes);
    void sendText(const QByteArray &text) { write(frame(1, text)); }
    void cut();

    bool isOpen() const; ///< the newest connection has been upgraded and not ended
    int connections() const { return m_connections; } ///< accepted so far
    int openConnections() const { return m_open; }
    const QList<ScriptedRequest> &upgrades() const { return m_upgrades; }
    const QByteArrayList &texts() const { return m_texts; }
    const QByteArrayList &pongs() const { return m_pongs; }
    int pings() const { return m_pings; }
    const QByteArrayList &closes() const { return m_closeFrames; } ///< payloads
    bool sawUnmasked() const { return m_sawUnmasked; }

private:
    void listen();
    void accept();
    void read(QTcpSocket *socket);
    void upgrade(QTcpSocket *socket, const QByteArray &head);
    bool takeFrame(QTcpSocket *socket);
    void took(QTcpSocket *socket, int opcode, const QByteArray &payload);

    std::unique_ptr<QTcpServer> m_server;
    quint16 m_port = 0;
    QPointer<QTcpSocket> m_newest;
    QHash<QTcpSocket *, QByteArray> m_received;
    QHash<QTcpSocket *, bool> m_upgraded;
    std::optional<QByteArray> m_answer;
    bool m_answersPings = true;
    bool m_closes = false;
    QList<ScriptedRequest> m_upgrades;
    QByteArrayList m_texts;
    QByteArrayList m_pongs;
    QByteArrayList m_closeFrames;
    int m_connections = 0;
    int m_open = 0;
    int m_pings = 0;
    bool m_sawUnmasked = false;
};

} // namespace asterism
