// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedserver.h"

#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

struct ScriptedServer::Connection {
    QTcpSocket *socket = nullptr;
    QByteArray received;
    bool answering = false;
    QByteArray repeated = {};
    qint64 left = 0; ///< bytes of it
    qint64 sent = 0; ///< bytes that the system took
};

namespace {

QByteArray valueOf(const QList<QPair<QByteArray, QByteArray>> &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

ScriptedRequest parsedHead(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    ScriptedRequest request{words.value(0), words.value(1), {}, {}};
    for (const QByteArray &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        if (colon > 0) {
            request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
        }
    }
    return request;
}

/// What stands in quotes behind `key`.
QByteArray quotedIn(const QByteArray &line, const QByteArray &key)
{
    const qsizetype begin = line.indexOf(key + "=\"");
    const qsizetype from = begin + key.size() + 2;
    return begin < 0 ? QByteArray() : line.mid(from, line.indexOf('"', from) - from);
}

ScriptedPart partFrom(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    ScriptedPart part;
    for (const QByteArray &line : bytes.left(end).split('\n')) {
        if (line.startsWith("Content-Disposition: form-data;")) {
            part.name = quotedIn(line, " name");
            part.fileName = quotedIn(line, " filename");
        } else if (line.startsWith("Content-Type: ")) {
            part.type = line.mid(14).trimmed();
        }
    }
    part.content = bytes.mid(end + 4);
    return part;
}

QByteArray headOf(const ScriptedAnswer &answer)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\n";
    for (const auto &[name, value] : answer.headers) {
        head += name + ": " + value + "\r\n";
    }
    const bool bodiless = answer.status == 204 || answer.status == 304;
    const bool byClosing = answer.repeated > 0 && valueOf(answer.headers, "Connection") == "close";
    const bool inChunks = !valueOf(answer.headers, "Transfer-Encoding").isEmpty();
    if (!bodiless && !byClosing && !inChunks) {
        const qint64 length = std::max<qint64>(answer.body.size(), answer.repeated);
        head += "Content-Length: " + QByteArray::number(length) + "\r\n";
    }
    return head + "\r\n";
}

} // namespace

QByteArray ScriptedRequest::header(QByteArrayView name) const
{
    return valueOf(headers, name);
}

QList<ScriptedPart> ScriptedRequest::parts() const
{
    const QByteArray type = header("Content-Type");
    const QByteArray known = "multipart/form-data; boundary=";
    const QByteArray line = "--" + type.mid(known.size());
    if (!type.startsWith(known) || !body.startsWith(line + "\r\n")
        || !body.endsWith("\r\n" + line + "--\r\n")) {
        return {};
    }
    QList<ScriptedPart> parts;
    qsizetype from = line.size() + 2;
    while (from < body.size()) {
        const qsizetype end = body.indexOf("\r\n" + line, from);
        if (end < 0) {
            break;
        }
        parts.append(partFrom(body.mid(from, end - from)));
        from = end + line.size() + 4;
    }
    return parts;
}

ScriptedServer::ScriptedServer()
    : m_server(std::make_unique<QTcpServer>())
{
    listen();
}

ScriptedServer::ScriptedServer(const QSslConfiguration &tls)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

ScriptedServer::~ScriptedServer()
{
    for (const auto &connection : std::as_const(m_open)) {
        connection->socket->disconnect(this);
    }
}

void ScriptedServer::listen()
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost)) {
        qFatal("no port to listen on: %s", qPrintable(m_server->errorString()));
    }
}

quint16 ScriptedServer::port() const
{
    return m_server->serverPort();
}

QString ScriptedServer::host() const
{
    return u"127.0.0.1:%1"_s.arg(port());
}

QUrl ScriptedServer::url(const QString &pathAndQuery) const
{
    return QUrl(u"http://"_s + host() + pathAndQuery);
}

void ScriptedServer::on(const QByteArray &path, ScriptedAnswer answer)
{
    m_script[path].append(std::move(answer));
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        const auto connection = std::make_shared<Connection>();
        connection->socket = socket;
        m_open.insert(socket, connection);
        connect(socket, &QTcpSocket::readyRead, this, [this, connection] { read(*connection); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this, connection](qint64 bytes) {
            connection->sent += bytes;
            m_mostBytesSent = std::max(m_mostBytesSent, connection->sent);
            repeat(*connection);
        });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { gone(socket); });
        read(*connection);
    }
}

void ScriptedServer::read(Connection &connection)
{
    connection.received += connection.socket->readAll();
    if (m_cutOffAfter >= 0 && connection.received.size() > m_cutOffAfter) {
        m_cutOffAfter = -1;
        connection.socket->abort();
        return;
    }
    if (!connection.answering && takeRequest(connection)) {
        connection.answering = true;
        m_mostAtOnce = std::max(m_mostAtOnce, ++m_atOnce);
        const ScriptedAnswer answer = answerTo(m_requests.constLast().target);
        if (!answer.never) {
            QTimer::singleShot(answer.delayMs, connection.socket,
                [this, &connection, answer] { send(connection, answer); });
        }
    }
}

bool ScriptedServer::takeRequest(Connection &connection)
{
    const auto end = connection.received.indexOf("\r\n\r\n");
    if (end == -1) {
        return false;
    }
    ScriptedRequest request = parsedHead(connection.received.left(end));
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (connection.received.size() < end + 4 + length) {
        return false;
    }
    request.body = connection.received.mid(end + 4, length);
    connection.received.remove(0, end + 4 + length);
    m_requests.append(request);
    return true;
}

ScriptedAnswer ScriptedServer::answerTo(const QByteArray &target)
{
    auto answers = m_script.find(target);
    if (answers == m_script.end()) {
        answers = m_script.find(target.split('?').first());
    }
    if (answers == m_script.end()) {
        return {.status = 404, .body = "nothing scripted"};
    }
    return answers->size() > 1 ? answers->takeFirst() : answers->constFirst();
}

void ScriptedServer::send(Connection &connection, const ScriptedAnswer &answer)
{
    if (!connection.answering) {
        return; // the client went while the answer was delayed
    }
    if (answer.raw) {
        connection.socket->write(*answer.raw);
        completed(connection);
        connection.socket->disconnectFromHost();
        return;
    }
    connection.socket->write(headOf(answer));
    if (m_requests.constLast().method == "HEAD") {
        completed(connection);
        return;
    }
    if (answer.cutAt >= 0) {
        connection.socket->write(answer.body.left(answer.cutAt));
        completed(connection);
        connection.socket->disconnectFromHost();
    } else if (answer.dripMs > 0) {
        drip(connection, answer.body, answer.dripMs);
    } else if (answer.repeated > 0) {
        connection.repeated = answer.body;
        connection.left = answer.repeated;
    } else {
        connection.socket->write(answer.body);
        completed(connection);
    }
}

void ScriptedServer::drip(Connection &connection, QByteArray rest, int waitMs)
{
    if (!connection.answering) {
        return;
    }
    if (rest.isEmpty()) {
        completed(connection);
        return;
    }
    connection.socket->write(rest.left(1));
    QTimer::singleShot(waitMs, connection.socket,
        [this, &connection, rest = rest.mid(1), waitMs] { drip(connection, rest, waitMs); });
}

/// A piece at a time: what the client does not want is never made.
void ScriptedServer::repeat(Connection &connection)
{
    if (connection.left <= 0 || connection.socket->bytesToWrite() > 0) {
        return;
    }
    connection.left -= connection.repeated.size();
    connection.socket->write(connection.repeated);
    if (connection.left <= 0) {
        completed(connection);
        connection.socket->disconnectFromHost();
    }
}

void ScriptedServer::completed(Connection &connection)
{
    connection.answering = false;
    --m_atOnce;
}

void ScriptedServer::gone(QTcpSocket *socket)
{
    const auto connection = m_open.take(socket);
    if (connection && connection->answering) {
        completed(*connection);
        ++m_closedByClient;
    }
    socket->deleteLater();
}

} // namespace asterism
