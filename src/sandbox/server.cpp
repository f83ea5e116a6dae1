// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server.h"

#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/faultanswer.h"
#include "sandbox/httpconnection.h"
#include "sandbox/httpmessage.h"
#include "sandbox/streamconnection.h"

#include <QDateTime>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mostConnections = 256;
constexpr size_t logLimit = 50'000;
constexpr qint64 mostHeld = 128 * 1024 * 1024;
constexpr qint64 usualForm = 41 * 1024 * 1024;
constexpr qint64 akkomaForm = 16'000'000; // its upload_limit

} // namespace

Server::Server(const QString &software, QObject *parent)
    : QObject(parent)
    , m_software(software)
    , m_listener(std::make_unique<QTcpServer>())
    , m_bodyLimit(isAkkoma(software) ? akkomaForm : usualForm)
{
    connect(m_listener.get(), &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_listener->nextPendingConnection()) {
            if (findChildren<QTcpSocket *>().size() >= mostConnections) {
                socket->abort();
                socket->deleteLater();
                continue;
            }
            new HttpConnection(socket, this); // owned by this, deletes itself when it ends
        }
    });
}

Server::~Server()
{
    stopListening();
}

Result<Done> Server::listen(quint16 port)
{
    if (!m_listener->listen(QHostAddress::LocalHost, port)) {
        return Error{.kind = ErrorKind::Network,
            .subject = u"127.0.0.1:%1"_s.arg(port),
            .detail = m_listener->errorString()};
    }
    m_port = m_listener->serverPort();
    return Done{};
}

std::optional<HttpResponse> Server::take(
    const HttpRequest &request, const std::optional<Fault> &fault)
{
    const qint64 record = begin(request);
    const auto response = fault ? answerTo(request, *fault) : answer(request);
    finish(record, response ? response->status : 0);
    return response;
}

HttpResponse Server::answer(const HttpRequest &request) const
{
    // Over a socket it does not get as far as this.
    return request.body.size() > bodyLimitOf(request.headers, m_bodyLimit) ? tooLargeAnswer()
                                                                           : m_handler(request);
}

std::optional<HttpResponse> Server::answerTo(const HttpRequest &request, const Fault &fault) const
{
    if (fault.takesEffect && !answersRight(fault.kind)) {
        answer(request);
    }
    const FaultAnswer answers{
        .software = m_software, .rateLimit = m_rateLimit, .now = now(), .right = [&] {
            return answer(request);
        }};
    return answers.to(request, fault);
}

QString Server::host() const
{
    return u"127.0.0.1:%1"_s.arg(m_port);
}

QString Server::baseUrl() const
{
    return u"http://"_s + host();
}

QString Server::token(const QString &user) const
{
    const QString name = user.section(u'@', 0, 0);
    const auto found =
        std::ranges::find_if(m_tokens, [&](const auto &entry) { return entry.first == name; });
    return found == m_tokens.end() ? QString() : found->second;
}

QStringList Server::tokenUsers() const
{
    QStringList users;
    for (const auto &entry : m_tokens) {
        users.append(entry.first);
    }
    return users;
}

QStringList Server::handles() const
{
    return m_handles;
}

void Server::setUsers(const QStringList &handles, const QList<std::pair<QString, QString>> &tokens)
{
    m_handles = handles;
    m_tokens = tokens;
}

WriteLimit Server::writeLimit(WriteClass writes) const
{
    return m_writeLimits.value(writes);
}

void Server::setWriteLimit(WriteClass writes, const WriteLimit &limit)
{
    m_writeLimits.insert(writes, limit);
}

void Server::setFollowLimit(int writes, qint64 windowMs, Fault::RateStyle style, bool told)
{
    setWriteLimit(WriteClass::Follows,
        {.writes = writes, .windowMs = windowMs, .style = style, .told = told});
}

void Server::addFault(const Fault &fault)
{
    m_faults.push_back(fault);
}

void Server::clearFaults()
{
    m_faults.clear();
}

void Server::dropConnections()
{
    for (HttpConnection *connection : findChildren<HttpConnection *>()) {
        connection->abort();
    }
    for (StreamConnection *connection : findChildren<StreamConnection *>()) {
        connection->abort();
    }
}

void Server::stopListening()
{
    m_listener->close();
    dropConnections();
}

Result<Done> Server::listenAgain()
{
    return listen(m_port);
}

void Server::clearRequestLog()
{
    m_logStart += qint64(m_log.size());
    m_log.clear();
    m_mostInFlight = m_inFlight;
}

int Server::requestCount(const QString &pathPattern) const
{
    return int(std::ranges::count_if(m_log,
        [&](const RequestRecord &record) { return wildcardMatches(pathPattern, record.path); }));
}

std::optional<Fault> Server::takeFault(const HttpRequest &request)
{
    for (auto it = m_faults.rbegin(); it != m_faults.rend(); ++it) {
        Fault &fault = *it;
        if (!meets(fault, request)) {
            continue;
        }
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        if (fault.times > 0) {
            --fault.times;
        }
        return fault;
    }
    return std::nullopt;
}

bool Server::meets(const Fault &fault, const HttpRequest &request) const
{
    const bool over = fault.times == 0 || (fault.until > 0 && now() >= fault.until);
    const bool meant = fault.method.isEmpty() || fault.method == request.method;
    return !over && meant && wildcardMatches(fault.path, request.path);
}

bool Server::cutsWithin(const HttpRequest &request, qint64 bytes)
{
    const auto cuts = [&](const Fault &fault) {
        return fault.kind == Fault::Kind::CutRequest && fault.skip == 0 && bytes >= fault.size
            && meets(fault, request);
    };
    const auto found = std::find_if(m_faults.rbegin(), m_faults.rend(), cuts);
    if (found == m_faults.rend()) {
        return false;
    }
    found->times -= found->times > 0 ? 1 : 0;
    finish(begin(request), 0);
    return true;
}

bool Server::holdsTooMuch() const
{
    return m_held > mostHeld;
}

qint64 Server::now() const
{
    return m_now ? m_now() : QDateTime::currentMSecsSinceEpoch();
}

qint64 Server::begin(const HttpRequest &request)
{
    ++m_inFlight;
    m_mostInFlight = std::max(m_mostInFlight, m_inFlight);
    RequestRecord record;
    record.method = request.method;
    record.path = request.path;
    record.query = request.query;
    record.headers = request.headers;
    for (auto &[name, value] : record.headers) {
        const bool authorizes = name.compare("Authorization", Qt::CaseInsensitive) == 0;
        // A stream's token may stand there, too.
        if (authorizes || name.compare("Sec-WebSocket-Protocol", Qt::CaseInsensitive) == 0) {
            value = "present"; // a log that can be printed must not hold a token
        }
        record.authorized = record.authorized || authorizes;
    }
    for (const QString &token : {u"access_token"_s, u"i"_s}) { // `i` is Misskey's word
        if (record.query.hasQueryItem(token)) {
            record.query.removeAllQueryItems(token);
            record.query.addQueryItem(token, u"present"_s);
        }
    }
    record.at = now();
    record.inFlight = m_inFlight;
    if (m_log.size() >= logLimit) {
        m_log.erase(m_log.begin(), m_log.begin() + logLimit / 2);
        m_logStart += logLimit / 2;
    }
    m_log.push_back(record);
    return m_logStart + qint64(m_log.size()) - 1;
}

void Server::finish(qint64 record, int status)
{
    if (record < 0) {
        return; // an unreadable request was never begun
    }
    --m_inFlight;
    const qint64 index = record - m_logStart;
    if (index >= 0 && index < qint64(m_log.size())) {
        m_log[size_t(index)].status = status;
    }
}

} // namespace asterism
