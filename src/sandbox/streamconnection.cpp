// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/streamconnection.h"

namespace asterism {

namespace {

constexpr qint64 mostUnsent = 4 * 1024 * 1024; // a client that reads nothing is hung up on
constexpr qsizetype longestMessage = 64 * 1024;
constexpr int pingsBeforeTheCut = 200;

} // namespace

StreamConnection::StreamConnection(QTcpSocket *socket, QObject *parent, StreamHub *hub,
    const Client &client, const QByteArray &received)
    : QObject(parent)
    , m_socket(socket)
    , m_hub(hub)
    , m_received(received)
    , m_mustPong(hub->endsSilentClients())
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &StreamConnection::readMore);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_pingTimer, &QTimer::timeout, this, &StreamConnection::ping);
    m_pingTimer.start(hub->pingMs());
    m_session = hub->open(client.request, client.person, client.token,
        {.send =
                [this](const QByteArray &text) {
                    if (m_socket->bytesToWrite() > mostUnsent) {
                        m_socket->abort();
                    } else {
                        m_socket->write(serverFrame(Opcode::Text, text));
                    }
                },
            .close = [this](const StreamClosing &closing) { close(closing); }});
    // What came with the upgrade, or while it was answered.
    QMetaObject::invokeMethod(this, &StreamConnection::readMore, Qt::QueuedConnection);
}

StreamConnection::~StreamConnection()
{
    m_socket->disconnect(this);
    m_hub->closed(m_session);
}

void StreamConnection::readMore()
{
    m_received += m_socket->readAll();
    while (!m_ended && takeFrame()) { }
    if (m_ended) {
        m_received.clear();
    }
}

bool StreamConnection::takeFrame()
{
    const auto frame = takeClientFrame(m_received);
    if (frame && frame->broken) {
        finish(closeFrame(1002));
    } else if (frame) {
        take(*frame);
    }
    return frame.has_value();
}

void StreamConnection::take(const ClientFrame &frame)
{
    switch (frame.opcode) {
    case Opcode::Text:
    case Opcode::Continuation:
        takeData(frame);
        break;
    case Opcode::Ping:
        m_socket->write(serverFrame(Opcode::Pong, frame.payload));
        break;
    case Opcode::Pong:
        m_answered = true;
        break;
    case Opcode::Close:
        finish(serverFrame(Opcode::Close, frame.payload.left(2)));
        break;
    default:
        finish(closeFrame(1003, "binary messages are not supported"));
        break;
    }
}

void StreamConnection::takeData(const ClientFrame &frame)
{
    m_message += frame.payload;
    if (m_message.size() > longestMessage) {
        finish(closeFrame(1009));
    } else if (frame.last) {
        m_hub->take(m_session, std::exchange(m_message, {}));
    }
}

void StreamConnection::ping()
{
    if (m_mustPong && !m_answered) {
        m_socket->abort();
        return;
    }
    m_answered = false;
    m_socket->write(serverFrame(Opcode::Ping, m_mustPong ? QByteArray() : "ping!"));
}

void StreamConnection::close(const StreamClosing &closing)
{
    switch (closing.kind) {
    case StreamClosing::Kind::Frame:
        finish(closeFrame(closing.code));
        break;
    case StreamClosing::Kind::Cut:
        finish({});
        break;
    case StreamClosing::Kind::CutInFrame: {
        const QByteArray frame = serverFrame(Opcode::Text, closing.text);
        finish(frame.left(frame.size() / 2));
        break;
    }
    case StreamClosing::Kind::PingsAndCut:
        finish(serverFrame(Opcode::Ping, "ping!").repeated(pingsBeforeTheCut));
        break;
    case StreamClosing::Kind::Freeze:
        m_ended = true; // reads on, so that the client's bytes are taken and nothing answers
        m_pingTimer.stop();
        break;
    }
}

void StreamConnection::finish(const QByteArray &last)
{
    m_ended = true;
    m_pingTimer.stop();
    m_socket->write(last);
    m_socket->disconnectFromHost();
}

} // namespace asterism
