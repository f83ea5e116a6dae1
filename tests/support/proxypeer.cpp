// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/proxypeer.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

struct ProxyPeer::Client {
    enum class Stage { New, Socks, Connecting, Open, Over };

    QTcpSocket *socket = nullptr;
    QTcpSocket *target = nullptr;
    Stage stage = Stage::New;
    bool socks = false;
    QByteArray received;
};

ProxyPeer::ProxyPeer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &ProxyPeer::accept);
    if (!m_server.listen(QHostAddress::LocalHost)) {
        qFatal("no port to listen on: %s", qPrintable(m_server.errorString()));
    }
}

ProxyPeer::~ProxyPeer()
{
    for (const auto &client : std::as_const(m_clients)) {
        client->socket->disconnect(this);
    }
}

QString ProxyPeer::socks() const
{
    return u"socks5://127.0.0.1:%1"_s.arg(port());
}

QString ProxyPeer::http() const
{
    return u"http://127.0.0.1:%1"_s.arg(port());
}

void ProxyPeer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        const auto client = std::make_shared<Client>();
        client->socket = socket;
        m_clients.insert(socket, client);
        connect(socket, &QTcpSocket::readyRead, this, [this, client] { read(*client); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            if (const auto gone = m_clients.take(socket); gone && gone->target) {
                gone->target->disconnectFromHost();
            }
            socket->deleteLater();
        });
    }
}

void ProxyPeer::read(Client &client)
{
    if (client.stage == Client::Stage::Open) {
        client.target->write(client.socket->readAll());
        return;
    }
    client.received += client.socket->readAll();
    if (client.stage == Client::Stage::New && !client.received.isEmpty()) {
        client.socks = client.received.front() == 5;
        client.socks ? greet(client) : readConnect(client);
    }
    if (client.stage == Client::Stage::Socks) {
        readSocks(client);
    }
}

/// RFC 1928 §3: which ways of proving who one is the client knows.
void ProxyPeer::greet(Client &client)
{
    if (client.received.size() < 2 || client.received.size() < 2 + client.received[1]) {
        return;
    }
    client.received.remove(0, 2 + client.received[1]);
    client.socket->write(m_locked ? QByteArray("\x05\xff", 2) : QByteArray("\x05\x00", 2));
    client.stage = m_locked ? Client::Stage::Over : Client::Stage::Socks;
    if (m_locked) {
        client.socket->disconnectFromHost();
    }
}

/// RFC 1928 §4: 5, connect, 0, kind of address, address, port.
void ProxyPeer::readSocks(Client &client)
{
    const QByteArray &bytes = client.received;
    if (bytes.size() < 5) {
        return;
    }
    const bool named = bytes[3] == 3;
    const qsizetype length = named ? quint8(bytes[4]) : (bytes[3] == 1 ? 4 : 16);
    const qsizetype from = named ? 5 : 4;
    if (bytes.size() < from + length + 2) {
        return;
    }
    const QByteArray address = bytes.mid(from, length);
    QString host = QString::fromUtf8(address);
    if (!named && length == 4) {
        host = QHostAddress(qFromBigEndian<quint32>(address.constData())).toString();
    } else if (!named) {
        host = QHostAddress(reinterpret_cast<const quint8 *>(address.constData())).toString();
    }
    const auto port = qFromBigEndian<quint16>(bytes.constData() + from + length);
    client.received.remove(0, from + length + 2);
    open(client, host, port);
}

void ProxyPeer::readConnect(Client &client)
{
    const qsizetype end = client.received.indexOf("\r\n\r\n");
    if (end == -1) {
        return;
    }
    const QByteArrayList words = client.received.left(client.received.indexOf('\r')).split(' ');
    if (words.value(0) != "CONNECT") {
        m_outside += client.received;
        refuse(client);
        return;
    }
    client.received.remove(0, end + 4);
    if (m_locked) {
        client.socket->write("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                             "Content-Length: 0\r\n\r\n");
        client.stage = Client::Stage::Over;
        client.socket->disconnectFromHost();
        return;
    }
    const QString target = QString::fromUtf8(words.value(1));
    open(client, target.section(u':', 0, -2), quint16(target.section(u':', -1).toInt()));
}

void ProxyPeer::open(Client &client, const QString &host, quint16 port)
{
    m_asked << u"%1:%2"_s.arg(host).arg(port);
    const auto lead = m_leads.constFind(host);
    if (lead == m_leads.cend()) {
        refuse(client);
        return;
    }
    client.stage = Client::Stage::Connecting;
    client.target = new QTcpSocket(client.socket);
    connect(client.target, &QTcpSocket::connected, this, [this, &client] { opened(client); });
    connect(client.target, &QTcpSocket::readyRead, client.socket,
        [&client] { client.socket->write(client.target->readAll()); });
    connect(client.target, &QTcpSocket::disconnected, client.socket,
        [&client] { client.socket->disconnectFromHost(); });
    client.target->connectToHost(QHostAddress(QHostAddress::LocalHost), *lead);
}

void ProxyPeer::opened(Client &client)
{
    client.stage = Client::Stage::Open;
    client.socket->write(client.socks ? QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10)
                                      : QByteArray("HTTP/1.1 200 Go on\r\n\r\n"));
    client.target->write(std::exchange(client.received, {}));
}

void ProxyPeer::refuse(Client &client)
{
    client.stage = Client::Stage::Over;
    // Host unreachable (RFC 1928 §6).
    client.socket->write(client.socks
            ? QByteArray("\x05\x04\x00\x01\x00\x00\x00\x00\x00\x00", 10)
            : QByteArray("HTTP/1.1 502 Not there\r\nContent-Length: 0\r\n\r\n"));
    client.socket->disconnectFromHost();
}

} // namespace asterism
