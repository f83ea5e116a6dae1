// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/fault.h"
#include "sandbox/httpmessage.h"
#include "sandbox/server.h"

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <optional>

namespace asterism {

/// One client's connection: requests in order, one at a time, kept alive; and every way in which a
/// server can fail to answer. Deletes itself when the connection ends.
class HttpConnection : public QObject {
    Q_OBJECT

public:
    /// Takes the socket.
    HttpConnection(QTcpSocket *socket, Server *server);
    ~HttpConnection() override;

    void abort() { m_socket->abort(); }

private:
    void readMore();
    bool readFurther();
    void count();
    void refuse(const ParsedRequest &parsed);
    void drain(qint64 bytes);
    void handle(HttpRequest request);
    void applyFault(const Fault &fault);
    HttpResponse answer();
    void send(const HttpResponse &response);
    void handOver(const HttpResponse &response);
    void startSlow(const Fault &fault);
    void startDrip(const HttpResponse &response, const Fault &fault);
    void startHuge(const Fault &fault);
    void feed();
    void cut(const HttpResponse &response);
    void done(int status);
    void disconnected();

    QTcpSocket *m_socket;
    Server *m_server;
    QByteArray m_buffer;
    qint64 m_counted = 0; ///< of m_buffer, by the server
    qint64 m_toDrain = 0; ///< of a body that was refused: read and thrown away
    QTimer m_timer;
    HttpRequest m_request;
    bool m_busy = false;
    qint64 m_record = -1;
    QByteArray m_rest; // Drip: not sent yet
    qsizetype m_chunk = 0;
    qint64 m_fillLeft = 0; // Huge: blanks not sent yet
    int m_status = 200;
};

} // namespace asterism
