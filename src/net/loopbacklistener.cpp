// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loopbacklistener.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype mostBytes = 16 * 1024;
constexpr int mostConnections = 8; // browsers open one or two ahead of need
constexpr qsizetype longestWords = 300;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Net)
};

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    default:
        return "Bad Request";
    }
}

/// The page may load nothing, be framed by nobody, and tells no other page where it was.
QByteArray head(int status, qsizetype size)
{
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status)
        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(size)
        + "\r\nConnection: close\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
          "X-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n\r\n";
}

/// The one Host header; empty when there is none or more than one.
QByteArray hostIn(const QList<QByteArray> &lines)
{
    QByteArray host;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (lines[i].left(colon).compare("Host", Qt::CaseInsensitive) == 0) {
            if (!host.isEmpty()) {
                return {};
            }
            host = lines[i].mid(colon + 1).trimmed();
        }
    }
    return host;
}

/// One line without control and direction characters.
QString plain(const QString &text)
{
    QString line;
    for (const QChar c : text.left(4 * longestWords)) {
        if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format) {
            line += c;
        } else if (c.isSpace()) {
            line += u' ';
        }
    }
    return line.simplified().left(longestWords);
}

/// The value of a name that stands there once; forms write blanks as '+'.
QString only(const QUrlQuery &query, const QString &name)
{
    QStringList values = query.allQueryItemValues(name, QUrl::PrettyDecoded);
    return values.size() == 1
        ? QUrl::fromPercentEncoding(values.first().replace(u'+', u"%20"_s).toUtf8())
        : QString();
}

/// A code or an error, with the right state.
std::optional<LoopbackAnswer> oauthAnswer(const QUrlQuery &query, const QString &state)
{
    LoopbackAnswer answer{.code = only(query, u"code"_s),
        .error = plain(only(query, u"error"_s)),
        .description = plain(only(query, u"error_description"_s))};
    const bool one = answer.code.isEmpty() != answer.error.isEmpty();
    return one && only(query, u"state"_s) == state ? std::optional(answer) : std::nullopt;
}

/// nullopt when it is not the answer that is waited for.
std::optional<LoopbackAnswer> answerIn(
    const QByteArray &target, const LoopbackListener::Options &options)
{
    const qsizetype mark = target.indexOf('?');
    if (mark < 0) {
        return std::nullopt;
    }
    const QUrlQuery query(QString::fromUtf8(target.mid(mark + 1)));
    if (options.session.isEmpty()) {
        return options.state.isEmpty() ? std::nullopt : oauthAnswer(query, options.state);
    }
    const bool same = only(query, u"session"_s) == options.session;
    return same ? std::optional(LoopbackAnswer{.code = {}, .session = options.session})
                : std::nullopt;
}

} // namespace

LoopbackListener::LoopbackListener(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_server(std::make_unique<QTcpServer>())
{
    connect(m_server.get(), &QTcpServer::newConnection, this, &LoopbackListener::accept);
    connect(&m_patience, &QTimer::timeout, this,
        [this] { give(Error{.kind = ErrorKind::Timeout, .subject = Words::tr("The browser")}); });
    m_patience.setSingleShot(true);
}

LoopbackListener::~LoopbackListener()
{
    close();
}

Result<Done> LoopbackListener::listen()
{
    QList<quint16> ports = m_options.ports;
    ports << 0; // any free one
    for (const quint16 port : std::as_const(ports)) {
        if (m_server->listen(QHostAddress(u"127.0.0.1"_s), port)) {
            m_port = m_server->serverPort();
            m_patience.start(m_options.timeoutMs);
            return Done{};
        }
    }
    return Error{
        .kind = ErrorKind::Network, .subject = u"127.0.0.1"_s, .detail = m_server->errorString()};
}

QString LoopbackListener::redirectUri() const
{
    return u"http://127.0.0.1:%1/"_s.arg(m_port);
}

void LoopbackListener::close()
{
    m_patience.stop();
    m_server->close();
    const auto open = std::exchange(m_order, {});
    m_open.clear();
    for (QTcpSocket *socket : open) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void LoopbackListener::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        if (m_order.size() >= mostConnections) {
            m_order.first()->abort(); // who says nothing makes room for who comes
        }
        m_order << socket;
        m_open.insert(socket, {});
        socket->setParent(this);
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_order.removeOne(socket);
            m_open.remove(socket);
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(m_options.requestTimeoutMs, socket, [socket] { socket->abort(); });
    }
}

void LoopbackListener::read(QTcpSocket *socket)
{
    const auto open = m_open.find(socket);
    if (open == m_open.end()) {
        return; // it has had its answer
    }
    open->append(socket->read(mostBytes + 1 - open->size()));
    const qsizetype end = open->indexOf("\r\n\r\n");
    if (end >= 0) {
        handle(socket, open->left(end));
    } else if (open->size() > mostBytes) {
        refuse(socket, 400);
    }
}

void LoopbackListener::handle(QTcpSocket *socket, const QByteArray &headText)
{
    QList<QByteArray> lines = headText.split('\n');
    for (QByteArray &line : lines) {
        line = line.trimmed();
    }
    const QList<QByteArray> parts = lines.first().split(' ');
    // A page of somebody else's could lead its own name here (DNS rebinding).
    const QByteArray own = "127.0.0.1:" + QByteArray::number(m_port);
    if (parts.size() != 3 || !parts[2].startsWith("HTTP/1.") || hostIn(lines) != own) {
        refuse(socket, 400);
        return;
    }
    if (parts[0] != "GET") {
        refuse(socket, 405);
        return;
    }
    if (parts[1].left(parts[1].indexOf('?')) != "/" && parts[1] != "/") {
        refuse(socket, 404);
        return;
    }
    const auto answer = answerIn(parts[1], m_options);
    if (!answer) {
        refuse(socket, 400);
        return;
    }
    reply(socket, 200, answer->error.isEmpty() ? m_options.donePage : m_options.refusedPage);
    give(*answer);
}

void LoopbackListener::refuse(QTcpSocket *socket, int status)
{
    reply(socket, status, m_options.otherPage);
}

void LoopbackListener::reply(QTcpSocket *socket, int status, const QByteArray &page)
{
    m_open.remove(socket);
    m_order.removeOne(socket);
    socket->write(head(status, page.size()) + page);
    // At once into the system's hands: this object may go before the event loop runs again.
    socket->flush();
    socket->disconnectFromHost();
}

void LoopbackListener::give(const Result<LoopbackAnswer> &answer)
{
    close();
    Q_EMIT answered(answer);
}

} // namespace asterism
