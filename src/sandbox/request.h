// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <utility>
#include <vector>

class QObject;
class QTcpSocket;

namespace asterism {

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// The value of the first header of that name (any case); empty when there is none.
QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);

/// A request as it came in. Header names keep their case.
struct HttpRequest {
    QByteArray method; ///< upper case
    QByteArray target; ///< path and query as sent
    QString path; ///< decoded, without query
    QUrlQuery query;
    HttpHeaders headers;
    QByteArray body;
    bool keepAlive = true;

    /// One query value, decoded ('+' is a blank as forms write it). Empty when missing.
    QString parameter(const QString &name) const;
};

/// What goes back. Content-Length, Date and Connection are added when it is written.
struct HttpResponse {
    int status = 200;
    HttpHeaders headers;
    QByteArray body;
    /// 101 only: who has the connection from then on, the server it belongs to (its parent), and
    /// what the client has sent already.
    std::function<void(QTcpSocket *, QObject *, const QByteArray &)> takeOver = {};
};

/// One line of a server's memory of who asked what, so that tests can judge manners.
struct RequestRecord {
    QByteArray method;
    QString path; ///< decoded, without query
    QUrlQuery query;
    HttpHeaders headers; ///< the value of Authorization is replaced by "present", as is
                         ///< whatever else can hold a token
    bool authorized = false; ///< an Authorization header was there
    qint64 at = 0; ///< ms since epoch, by the sandbox's clock
    int inFlight = 1; ///< requests this server was busy with, this one included
    int status = 0; ///< what was answered; 0 while unanswered, or when the line was cut
};

} // namespace asterism
