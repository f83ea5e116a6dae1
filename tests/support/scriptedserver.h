// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPair>
#include <QSslConfiguration>
#include <QString>
#include <QTcpServer>
#include <QUrl>

#include <memory>
#include <optional>

class QTcpSocket;

namespace asterism {

/// What a ScriptedServer does with one request.
struct ScriptedAnswer {
    int status = 200;
    /// Content-Length comes by itself, unless they say how else the body ends.
    QList<QPair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
    int delayMs = 0; ///< before the first byte
    int dripMs = 0; ///< wait after each byte of the body; 0 sends all at once
    qsizetype cutAt = -1; ///< closes the connection after that many bytes of the body
    qint64 repeated = 0; ///< the body goes out again and again until so many bytes are on their way
    bool never = false; ///< reads the request and says nothing
    std::optional<QByteArray> raw = {}; ///< these bytes instead of an HTTP answer, then closes
};

/// A part of a form.
struct ScriptedPart {
    QByteArray name;
    QByteArray fileName; ///< empty: not a file
    QByteArray type;
    QByteArray content;
};

/// A request as it arrived.
struct ScriptedRequest {
    QByteArray method;
    QByteArray target; ///< path and query
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const; ///< names compared without case
    /// Of a multipart/form-data; empty where anything about it is not as it should be.
    QList<ScriptedPart> parts() const;
};

/// A small HTTP/1.1 server on 127.0.0.1 that does what a test tells it, the wrong things too.
/// Lives on the test's thread: answers go out while the event loop runs.
class ScriptedServer : public QObject {
public:
    ScriptedServer();
    explicit ScriptedServer(const QSslConfiguration &tls);
    ~ScriptedServer() override;

    quint16 port() const;
    QString host() const; ///< "127.0.0.1:port"
    QUrl url(const QString &pathAndQuery) const;

    /// The next answer for that path (without query), or for that very query. Answers are used up
    /// in order; the last one stays. What is not scripted gets a 404.
    void on(const QByteArray &path, ScriptedAnswer answer);

    /// The next request that is longer is cut off after so many bytes; it is none of requests().
    void cutOffAfter(qsizetype bytes) { m_cutOffAfter = bytes; }

    const QList<ScriptedRequest> &requests() const { return m_requests; }
    int connections() const { return m_connections; } ///< accepted so far
    int mostAtOnce() const { return m_mostAtOnce; } ///< requests without a complete answer
    int closedByClient() const { return m_closedByClient; } ///< before the answer was complete
    /// That the system took, on one connection.
    qint64 mostBytesSent() const { return m_mostBytesSent; }

private:
    struct Connection;

    void listen();
    void accept();
    void read(Connection &connection);
    bool takeRequest(Connection &connection);
    ScriptedAnswer answerTo(const QByteArray &target);
    void send(Connection &connection, const ScriptedAnswer &answer);
    void drip(Connection &connection, QByteArray rest, int waitMs);
    void repeat(Connection &connection);
    void completed(Connection &connection);
    void gone(QTcpSocket *socket);

    std::unique_ptr<QTcpServer> m_server;
    QHash<QByteArray, QList<ScriptedAnswer>> m_script;
    QHash<QTcpSocket *, std::shared_ptr<Connection>> m_open;
    QList<ScriptedRequest> m_requests;
    int m_connections = 0;
    int m_atOnce = 0;
    int m_mostAtOnce = 0;
    int m_closedByClient = 0;
    qint64 m_mostBytesSent = 0;
    qsizetype m_cutOffAfter = -1;
};

} // namespace asterism
