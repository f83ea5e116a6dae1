// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/streampeer.h"

#include <QCryptographicHash>
#include <QSslServer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QByteArray bigEndian(quint64 value, int bytes)
{
    QByteArray result;
    for (int i = bytes - 1; i >= 0; --i) {
        result += char((value >> (8 * i)) & 0xff);
    }
    return result;
}

ScriptedRequest parsed(const QByteArray &head)
{
    ScriptedRequest request;
    for (const QByteArray &line : head.split('\n')) {
        const QByteArray text = line.trimmed();
        if (request.method.isEmpty()) {
            request.method = text.split(' ').value(0);
            request.target = text.split(' ').value(1);
        } else {
            const auto colon = text.indexOf(':');
            request.headers.append({text.left(colon), text.mid(colon + 1).trimmed()});
        }
    }
    return request;
}

} // namespace

StreamPeer::StreamPeer()
    : m_server(std::make_unique<QTcpServer>())
{
    listen();
}

StreamPeer::StreamPeer(const QSslConfiguration &tls)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

StreamPeer::~StreamPeer()
{
    for (QTcpSocket *socket : m_received.keys()) {
        socket->disconnect(this);
    }
}

void StreamPeer::listen()
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &StreamPeer::accept);
    if (!m_server->listen(QHostAddress::LocalHost)) {
        qFatal("no port to listen on: %s", qPrintable(m_server->errorString()));
    }
    m_port = m_server->serverPort();
}

void StreamPeer::stopListening()
{
    m_server->close();
}

void StreamPeer::listenAgain()
{
    if (!m_server->listen(QHostAddress::LocalHost, m_port)) {
        qFatal("port is taken: %s", qPrintable(m_server->errorString()));
    }
}

quint16 StreamPeer::port() const
{
    return m_port;
}

QUrl StreamPeer::url(const QString &pathAndQuery) const
{
    return QUrl(u"ws://127.0.0.1:%1"_s.arg(m_port) + pathAndQuery);
}

QByteArray StreamPeer::frame(int opcode, const QByteArray &payload, bool last)
{
    const auto size = payload.size();
    QByteArray head(1, char((last ? 0x80 : 0) | opcode));
    if (size < 126) {
        head += char(size);
    } else if (size < 65536) {
        head += char(126) + bigEndian(quint64(size), 2);
    } else {
        head += char(127) + bigEndian(quint64(size), 8);
    }
    return head + payload;
}

void StreamPeer::write(const QByteArray &bytes)
{
    if (!m_newest) {
        qFatal("nobody is connected");
    }
    m_newest->write(bytes);
}

void StreamPeer::cut()
{
    if (m_newest) {
        m_newest->flush();
        m_newest->disconnectFromHost();
    }
}

bool StreamPeer::isOpen() const
{
    return m_newest && m_upgraded.value(m_newest);
}

void StreamPeer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        ++m_open;
        m_newest = socket;
        m_received.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            m_received.remove(socket);
            m_upgraded.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void StreamPeer::read(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    received += socket->readAll();
    if (!m_upgraded.value(socket)) {
        const auto end = received.indexOf("\r\n\r\n");
        if (end == -1) {
            return;
        }
        const QByteArray head = received.left(end);
        received.remove(0, end + 4);
        upgrade(socket, head);
    }
    while (m_received.contains(socket) && takeFrame(socket)) { }
}

void StreamPeer::upgrade(QTcpSocket *socket, const QByteArray &head)
{
    m_upgrades.append(parsed(head));
    if (m_answer) {
        socket->write(*m_answer);
        if (m_closes) {
            socket->disconnectFromHost();
        }
        return;
    }
    const QByteArray salted =
        m_upgrades.constLast().header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    socket->write("HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\n"
                  "connection: keep-alive, Upgrade\r\nsec-websocket-accept: "
        + QCryptographicHash::hash(salted, QCryptographicHash::Sha1).toBase64() + "\r\n\r\n");
    m_upgraded.insert(socket, true);
}

bool StreamPeer::takeFrame(QTcpSocket *socket)
{
    QByteArray &bytes = m_received[socket];
    if (!m_upgraded.value(socket) || bytes.size() < 2) {
        return false;
    }
    const bool masked = (bytes[1] & 0x80) != 0;
    m_sawUnmasked = m_sawUnmasked || !masked;
    qsizetype size = bytes[1] & 0x7f;
    qsizetype at = 2;
    if (size >= 126) {
        const int width = size == 126 ? 2 : 8;
        if (bytes.size() < 2 + width) {
            return false;
        }
        size = qsizetype(bytes.mid(2, width).toHex().toULongLong(nullptr, 16));
        at += width;
    }
    if (bytes.size() < at + 4 + size) {
        return false;
    }
    const QByteArray mask = bytes.mid(at, 4);
    QByteArray payload = bytes.mid(at + 4, size);
    for (qsizetype i = 0; i < size; ++i) {
        payload[i] = char(payload[i] ^ mask[i % 4]);
    }
    const int opcode = bytes[0] & 0x0f;
    bytes.remove(0, at + 4 + size);
    took(socket, opcode, payload);
    return true;
}

void StreamPeer::took(QTcpSocket *socket, int opcode, const QByteArray &payload)
{
    if (opcode == 1) {
        m_texts.append(payload);
    } else if (opcode == 8) {
        m_closeFrames.append(payload);
    } else if (opcode == 9) {
        ++m_pings;
        if (m_answersPings) {
            socket->write(frame(10, payload));
        }
    } else if (opcode == 10) {
        m_pongs.append(payload);
    }
}

} // namespace asterism
