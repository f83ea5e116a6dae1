// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cuttablerelay.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

struct CuttableRelay::Passage {
    QTcpSocket *client = nullptr;
    QTcpSocket *server = nullptr; ///< the client's child
    QByteArray request;
    QByteArray answer;
    Cut cut = Cut::Nowhere;
    bool known = false; ///< its head has come
    qint64 most = -1; ///< so many bytes of its body come; -1: all
    bool taken = false; ///< all of it has come that comes
};

namespace {

const QByteArray headEnd = "\r\n\r\n";

bool isField(const QByteArray &line, const QByteArray &name)
{
    return line.left(name.size() + 1).compare(name + ':', Qt::CaseInsensitive) == 0;
}

qsizetype bodySizeOf(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        if (isField(line, "Content-Length")) {
            return std::max<qsizetype>(0, line.mid(line.indexOf(':') + 1).trimmed().toLongLong());
        }
    }
    return 0;
}

/// "POST /api/v1/statuses" of "POST /api/v1/statuses?x=y HTTP/1.1".
QString lineOf(const QByteArray &request)
{
    const QByteArrayList words = request.left(request.indexOf('\r')).split(' ');
    return QString::fromUtf8(words.value(0) + ' ' + words.value(1).split('?').first());
}

/// The connection ends with the answer, so that no client keeps it for another request.
QByteArray forClient(QByteArray answer)
{
    const qsizetype status = answer.indexOf("\r\n");
    return status < 0 ? answer : answer.insert(status + 2, "Connection: close\r\n");
}

QByteArray halfOf(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf(headEnd);
    const qsizetype body = end < 0 ? 0 : end + headEnd.size();
    return answer.first(body + (answer.size() - body) / 2);
}

} // namespace

CuttableRelay::CuttableRelay(const QUrl &server)
    : m_server(server)
{
    connect(&m_listener, &QTcpServer::newConnection, this, &CuttableRelay::accept);
    if (!open()) {
        qFatal("no port to listen on: %s", qPrintable(m_listener.errorString()));
    }
}

CuttableRelay::~CuttableRelay()
{
    // Sockets that go say that they are disconnected: nobody must be left to be told of it.
    const auto passages = std::exchange(m_passages, {});
    for (QTcpSocket *client : passages.keys()) {
        client->disconnect(this);
        delete client;
    }
}

QUrl CuttableRelay::through(const QUrl &url) const
{
    QUrl led = url;
    led.setScheme(u"http"_s);
    led.setHost(u"127.0.0.1"_s);
    led.setPort(m_port);
    return led;
}

void CuttableRelay::plan(const QString &line, const QList<Cut> &cuts)
{
    m_plans[line] += cuts;
}

void CuttableRelay::cutWithin(const QString &line, const QList<qint64> &bytes)
{
    m_halves[line] += bytes;
}

int CuttableRelay::planned() const
{
    qsizetype left = 0;
    for (const QList<qint64> &halves : m_halves) {
        left += halves.size();
    }
    for (const QList<Cut> &cuts : m_plans) {
        left += cuts.size();
    }
    return int(left);
}

void CuttableRelay::close()
{
    m_listener.close();
}

bool CuttableRelay::open()
{
    const bool listens = m_listener.listen(QHostAddress(QHostAddress::LocalHost), m_port);
    m_port = listens ? m_listener.serverPort() : m_port;
    return listens;
}

void CuttableRelay::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        client->setParent(this); // close() must not take it along
        const auto passage = std::make_shared<Passage>();
        passage->client = client;
        m_passages.insert(client, passage);
        connect(client, &QTcpSocket::readyRead, this, [this, passage] { read(passage); });
        connect(client, &QTcpSocket::disconnected, this, [this, client] {
            m_passages.remove(client);
            m_held.removeAll(client);
            client->deleteLater();
        });
    }
}

void CuttableRelay::read(const Shared &passage)
{
    passage->request += passage->client->readAll();
    const qsizetype end = passage->request.indexOf(headEnd);
    if (passage->taken || end < 0) {
        return;
    }
    if (QList<qint64> &halves = m_halves[lineOf(passage->request)];
        !std::exchange(passage->known, true) && !halves.isEmpty()) {
        passage->most = halves.takeFirst();
    }
    const qsizetype headSize = end + headEnd.size();
    const qsizetype came = passage->request.size() - headSize;
    if (passage->most >= 0 && came >= passage->most) {
        passHalf(passage, headSize);
    } else if (passage->most < 0 && came >= bodySizeOf(passage->request.first(end))) {
        take(passage, headSize);
    }
}

/// The server's side outlives the client's: what was sent arrives.
void CuttableRelay::passHalf(const Shared &passage, qsizetype headSize)
{
    passage->taken = true;
    m_lines << lineOf(passage->request);
    const QByteArray half = passage->request.first(headSize + passage->most);
    QTcpSocket *server = speakerFor(this, forServer(half, headSize));
    connect(server, &QTcpSocket::bytesWritten, server, [server] {
        if (server->bytesToWrite() == 0) {
            server->disconnectFromHost();
        }
    });
    connect(server, &QTcpSocket::disconnected, server, &QObject::deleteLater);
    begin(server);
    passage->client->abort();
}

void CuttableRelay::take(const Shared &passage, qsizetype headSize)
{
    passage->taken = true;
    const QString line = lineOf(passage->request);
    m_lines << line;
    if (QList<Cut> &cuts = m_plans[line]; !cuts.isEmpty()) {
        passage->cut = cuts.takeFirst();
    }
    passage->request = forServer(passage->request, headSize);
    if (passage->cut == Cut::BeforeServer) {
        passage->client->abort();
    } else {
        passOn(passage);
    }
}

/// To the server by its own name, and one request to a connection: the answer ends with it.
QByteArray CuttableRelay::forServer(const QByteArray &request, qsizetype headSize) const
{
    const QByteArray head = request.first(headSize - headEnd.size());
    QByteArrayList kept;
    for (const QByteArray &line : head.split('\n')) {
        if (!isField(line, "Host") && !isField(line, "Connection")) {
            kept << line.trimmed();
        }
    }
    kept << "Host: " + m_server.authority(QUrl::FullyEncoded).toUtf8() << "Connection: close";
    return kept.join("\r\n") + headEnd + request.mid(headSize);
}

/// Says the request as soon as the server is there; begin() goes there.
QTcpSocket *CuttableRelay::speakerFor(QObject *owner, const QByteArray &request) const
{
    if (m_server.scheme() == u"https"_s) {
        auto *safe = new QSslSocket(owner);
        connect(safe, &QSslSocket::encrypted, safe, [safe, request] { safe->write(request); });
        return safe;
    }
    auto *open = new QTcpSocket(owner);
    connect(open, &QTcpSocket::connected, open, [open, request] { open->write(request); });
    return open;
}

void CuttableRelay::begin(QTcpSocket *speaker) const
{
    if (auto *safe = qobject_cast<QSslSocket *>(speaker)) {
        safe->connectToHostEncrypted(m_server.host(), quint16(m_server.port(443)));
    } else {
        speaker->connectToHost(m_server.host(), quint16(m_server.port(80)));
    }
}

void CuttableRelay::passOn(const Shared &passage)
{
    QTcpSocket *server = speakerFor(passage->client, passage->request);
    passage->server = server;
    connect(server, &QTcpSocket::readyRead, this,
        [passage, server] { passage->answer += server->readAll(); });
    connect(server, &QTcpSocket::disconnected, this, [this, passage] { answered(passage); });
    connect(server, &QTcpSocket::errorOccurred, this, [passage, server] {
        if (server->state() == QAbstractSocket::UnconnectedState && passage->answer.isEmpty()) {
            passage->client->abort(); // as if it had been reached itself
        }
    });
    begin(server);
}

void CuttableRelay::answered(const Shared &passage)
{
    QTcpSocket *client = passage->client;
    if (!m_passages.contains(client)) {
        return; // gone meanwhile
    }
    passage->answer += passage->server->readAll();
    switch (passage->cut) {
    case Cut::BeforeServer:
    case Cut::BeforeAnswer:
        client->abort();
        return;
    case Cut::Held:
        m_held << client;
        return;
    case Cut::InAnswer:
        client->write(halfOf(forClient(passage->answer)));
        break;
    case Cut::Nowhere:
        client->write(forClient(passage->answer));
        break;
    }
    client->disconnectFromHost();
}

void CuttableRelay::release()
{
    for (QTcpSocket *client : std::exchange(m_held, {})) {
        client->write(forClient(m_passages.value(client)->answer));
        client->disconnectFromHost();
    }
}

} // namespace asterism
