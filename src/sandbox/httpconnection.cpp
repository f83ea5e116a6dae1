// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/httpconnection.h"

#include "sandbox/answers.h"
#include "sandbox/httpmessage.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

// Sent ahead of what the client has taken: enough to keep it busy, too little to fill memory.
constexpr qint64 sendAhead = 256 * 1024;
// Of what nobody reads, since the request before is not answered.
constexpr qint64 readAhead = 1024 * 1024;
// As web servers do with a body that they have refused: whoever sends it hears of that only when
// it is through, and nothing at all from a connection that was closed meanwhile.
constexpr qint64 mostDrained = 256 * 1024 * 1024;
constexpr int drainPatienceMs = 1000;

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, Server *server)
    : QObject(server)
    , m_socket(socket)
    , m_server(server)
{
    socket->setParent(this);
    socket->setReadBufferSize(readAhead);
    // Without it every answer waits 40 ms for the client's acknowledgement of the one before.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(socket, &QTcpSocket::disconnected, this, &HttpConnection::disconnected);
    connect(socket, &QTcpSocket::bytesWritten, this, &HttpConnection::feed);
    m_timer.setSingleShot(true);
}

HttpConnection::~HttpConnection() = default;

void HttpConnection::readMore()
{
    if (!readFurther()) {
        return;
    }
    ParsedRequest parsed = parseRequest(m_buffer, m_server->bodyLimit());
    if (parsed.state == ParsedRequest::State::NeedMore) {
        if (parsed.headRead && m_server->cutsWithin(parsed.request, parsed.bodyCame)) {
            m_socket->abort();
        }
        return;
    }
    if (parsed.state == ParsedRequest::State::Bad) {
        refuse(parsed);
        return;
    }
    m_buffer.remove(0, parsed.consumed);
    count();
    handle(std::move(parsed.request));
}

/// False where there is nothing to be done with it now.
bool HttpConnection::readFurther()
{
    if (m_toDrain > 0) {
        drain(m_socket->readAll().size());
        return false;
    }
    // What comes while another one is answered stays where it is, what comes after the end as well.
    if (m_busy || m_socket->state() != QAbstractSocket::ConnectedState) {
        return false;
    }
    m_buffer += m_socket->readAll();
    count();
    if (m_server->holdsTooMuch()) {
        m_socket->abort();
        return false;
    }
    return true;
}

void HttpConnection::count()
{
    m_server->hold(m_buffer.size() - m_counted);
    m_counted = m_buffer.size();
}

void HttpConnection::refuse(const ParsedRequest &parsed)
{
    m_buffer.clear();
    count();
    m_request = parsed.request;
    m_request.keepAlive = false;
    if (parsed.status != 413) {
        send(errorAnswer(m_server->software(), parsed.status));
        return;
    }
    m_toDrain = std::min(mostDrained, parsed.bodySize - parsed.bodyCame);
    m_record = m_server->begin(m_request);
    send(tooLargeAnswer());
}

void HttpConnection::drain(qint64 bytes)
{
    m_toDrain -= bytes;
    if (m_toDrain > 0) {
        m_timer.disconnect();
        connect(&m_timer, &QTimer::timeout, m_socket, &QTcpSocket::disconnectFromHost);
        m_timer.start(drainPatienceMs);
    } else {
        m_socket->disconnectFromHost();
    }
}

void HttpConnection::handle(HttpRequest request)
{
    m_request = std::move(request);
    m_busy = true;
    m_record = m_server->begin(m_request);
    if (const std::optional<Fault> fault = m_server->takeFault(m_request)) {
        applyFault(*fault);
        return;
    }
    send(answer());
}

HttpResponse HttpConnection::answer()
{
    return m_server->answer(m_request);
}

void HttpConnection::applyFault(const Fault &fault)
{
    if (const auto response = m_server->answerTo(m_request, fault)) {
        send(*response);
        return;
    }
    switch (fault.kind) {
    case Fault::Kind::Slow:
        startSlow(fault);
        break;
    case Fault::Kind::Drip:
        startDrip(answer(), fault);
        break;
    case Fault::Kind::CutBody:
        cut(answer());
        break;
    case Fault::Kind::Close:
    case Fault::Kind::CutRequest: // it was shorter than that
        m_socket->abort();
        break;
    case Fault::Kind::Huge:
        startHuge(fault);
        break;
    default: // HalfOpen: the silence is the fault
        break;
    }
}

void HttpConnection::send(const HttpResponse &response)
{
    const bool head = m_request.method == "HEAD";
    QByteArray bytes = headBytes(response, response.body.size(), m_request.keepAlive);
    if (!head && response.status != 304) {
        bytes += response.body;
    }
    m_socket->write(bytes);
    if (response.takeOver) {
        handOver(response);
    } else {
        done(response.status);
    }
}

/// The connection goes on as something else, and this one has done its work.
void HttpConnection::handOver(const HttpResponse &response)
{
    m_server->finish(std::exchange(m_record, -1), response.status);
    m_socket->disconnect(this);
    m_socket->setParent(nullptr);
    m_server->hold(-std::exchange(m_counted, 0));
    m_buffer += m_socket->readAll();
    response.takeOver(m_socket, m_server, m_buffer);
    deleteLater();
}

void HttpConnection::startSlow(const Fault &fault)
{
    m_timer.disconnect();
    if (fault.takesEffect) {
        connect(&m_timer, &QTimer::timeout, this, [this, ready = answer()] { send(ready); });
    } else {
        connect(&m_timer, &QTimer::timeout, this, [this] { send(answer()); });
    }
    m_timer.start(fault.delayMs);
}

void HttpConnection::startDrip(const HttpResponse &response, const Fault &fault)
{
    m_socket->write(headBytes(response, response.body.size(), m_request.keepAlive));
    m_rest = response.body;
    m_chunk = std::max(1, fault.chunk);
    m_status = response.status;
    m_timer.disconnect();
    connect(&m_timer, &QTimer::timeout, this, [this, delay = fault.delayMs] {
        m_socket->write(m_rest.left(m_chunk));
        m_rest.remove(0, m_chunk);
        if (m_rest.isEmpty()) {
            done(m_status);
        } else {
            m_timer.start(delay);
        }
    });
    m_timer.start(fault.delayMs);
}

/// A JSON array that is well-formed but for its size; sent as fast as it is taken.
void HttpConnection::startHuge(const Fault &fault)
{
    const HttpResponse head = typedAnswer("application/json", {});
    m_socket->write(headBytes(head, fault.size, m_request.keepAlive) + '[');
    m_fillLeft = std::max<qint64>(0, fault.size - 2);
    feed();
}

void HttpConnection::feed()
{
    while (m_fillLeft > 0 && m_socket->bytesToWrite() < sendAhead) {
        const qint64 size = std::min<qint64>(m_fillLeft, 64 * 1024);
        m_socket->write(QByteArray(size, ' '));
        m_fillLeft -= size;
        if (m_fillLeft == 0) {
            m_socket->write("]");
            done(200);
        }
    }
}

void HttpConnection::cut(const HttpResponse &response)
{
    // Said too long, so that even a one-byte body is cut.
    m_socket->write(headBytes(response, response.body.size() + 1, m_request.keepAlive));
    m_socket->write(response.body.left(response.body.size() / 2));
    m_status = response.status;
    m_socket->flush();
    m_socket->disconnectFromHost();
}

void HttpConnection::done(int status)
{
    m_server->finish(m_record, status);
    m_record = -1;
    m_busy = false;
    if (m_toDrain > 0) {
        drain(0);
        return;
    }
    if (!m_request.keepAlive) {
        m_socket->disconnectFromHost();
        return;
    }
    if (!m_buffer.isEmpty() || m_socket->bytesAvailable() > 0) {
        QMetaObject::invokeMethod(this, &HttpConnection::readMore, Qt::QueuedConnection);
    }
}

void HttpConnection::disconnected()
{
    m_timer.stop();
    m_fillLeft = 0;
    m_server->hold(-std::exchange(m_counted, 0));
    if (m_record >= 0) {
        m_server->finish(m_record, 0);
        m_record = -1;
    }
    deleteLater();
}

} // namespace asterism
