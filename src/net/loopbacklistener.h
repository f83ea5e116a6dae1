// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <memory>

class QTcpServer;
class QTcpSocket;

namespace asterism {

/// What the browser brought back: one of `code`, `session` and `error`.
struct LoopbackAnswer {
    QString code;
    QString session = {}; ///< Options::session, which alone is all that MiAuth brings
    QString error = {}; ///< "access_denied" and the like (RFC 6749 §4.1.2.1)
    QString description = {}; ///< the server's words: one line of plain text, may be empty
};

/// Waits on 127.0.0.1 for the browser that comes back from a sign-in: answers once, to GET of "/"
/// with the right `state` (or `session`), and to nothing else; a wrong one, a favicon, another Host
/// header or any other request gets a refusal and ends nothing. Bounded in connections, bytes and
/// time. The pages are finished HTML of ours: nothing that was sent here is ever shown.
class LoopbackListener : public QObject {
    Q_OBJECT

public:
    static QList<quint16> usualPorts() { return {29147, 29148, 29149}; }

    struct Options {
        QString state; ///< of OAuth
        QString session; ///< or of MiAuth: what comes back in place of a code and a state
        QByteArray donePage; ///< after a code or the session
        QByteArray refusedPage; ///< after an error
        QByteArray otherPage; ///< whatever else is asked
        int timeoutMs = 10 * 60 * 1000; ///< for the answer
        int requestTimeoutMs = 10'000; ///< for one connection
        /// Tried in this order, then a free one is taken. Few and always the same: an application
        /// registered for a port is good for the next sign-in, too.
        QList<quint16> ports = usualPorts();
    };

    explicit LoopbackListener(Options options, QObject *parent = nullptr);
    ~LoopbackListener() override;

    /// Network when no port can be had.
    Result<Done> listen();
    /// "http://127.0.0.1:PORT/": the IP literal, for "localhost" may be another machine's business.
    QString redirectUri() const;
    /// Waits for nothing any more; without answered().
    void close();

Q_SIGNALS:
    /// Once; nothing listens afterwards. Timeout when nobody came.
    void answered(const asterism::Result<asterism::LoopbackAnswer> &answer);

private:
    void accept();
    void read(QTcpSocket *socket);
    void handle(QTcpSocket *socket, const QByteArray &head);
    void reply(QTcpSocket *socket, int status, const QByteArray &page);
    void refuse(QTcpSocket *socket, int status);
    void give(const Result<LoopbackAnswer> &answer);

    Options m_options;
    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket *, QByteArray> m_open; ///< and what came so far
    QList<QTcpSocket *> m_order; ///< the oldest first
    QTimer m_patience;
    quint16 m_port = 0;
};

} // namespace asterism
