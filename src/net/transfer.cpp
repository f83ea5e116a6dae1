// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transfer.h"

#include "base/host.h"
#include "base/log.h"
#include "net/formbody.h"
#include "net/tls.h"
#include "net/tokenplace.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QNetworkAccessManager>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mostAddresses = 4; // of one host: a list without end must not eat the time
constexpr qint64 socketBuffer = 1024 * 1024;
constexpr qint64 largestPart = 256 * 1024; // read() makes room for all it is asked for
constexpr qint64 longestRefusal = 64 * 1024; // of a body that was meant for a sink

bool isConnectionError(QNetworkReply::NetworkError error)
{
    // Qt's ranges: 1–99 the connection, 101–199 the proxy, from 201 on what the server answered.
    return error > QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied;
}

/// No way was found to send anything; of a connection that was there already it is not asked.
bool isBeforeSending(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::HostNotFoundError
        || error == QNetworkReply::ConnectionRefusedError
        || error == QNetworkReply::SslHandshakeFailedError;
}

bool isProxyError(QNetworkReply::NetworkError error)
{
    return error >= QNetworkReply::ProxyConnectionRefusedError
        && error <= QNetworkReply::UnknownProxyError;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// Qt calls it an error when a request with a body is sent elsewhere, for the body cannot be
/// rewound (see OneWayBody). The answer is whole: whoever follows it makes a new body.
bool isRedirectedBody(int status, QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ContentReSendError && (status == 307 || status == 308);
}

/// "host" or "host:port" as the Host header wants it.
QByteArray authority(const QUrl &url)
{
    return url.authority(QUrl::FullyEncoded).toLatin1();
}

/// A body that is read once. Qt sends a request again by itself when the server closes without
/// an answer, a POST too, which would post twice; it gives up when it cannot rewind the body.
/// (Not a QBuffer: Qt takes the bytes out of those.)
class OneWayBody : public QIODevice {
public:
    explicit OneWayBody(const QByteArray &body)
        : m_body(body)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_body.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const QByteArrayView part =
            QByteArrayView(m_body).sliced(pos()).first(std::min(most, m_body.size() - pos()));
        std::copy(part.begin(), part.end(), to);
        return part.size();
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_body;
};

} // namespace

Transfer::Transfer(
    std::shared_ptr<QNetworkAccessManager> network, Request request, Setup setup, Ended ended)
    : m_network(std::move(network))
    , m_request(std::move(request))
    , m_setup(std::move(setup))
    , m_done(std::move(ended))
{
    m_connectTimer.setSingleShot(true);
    m_totalTimer.setSingleShot(true);
    m_idleTimer.setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this, &Transfer::connectTimedOut);
    connect(&m_totalTimer, &QTimer::timeout, this, [this] {
        fail(ErrorKind::Timeout, QCoreApplication::translate("Net", "the answer took too long"),
            true);
    });
    connect(&m_idleTimer, &QTimer::timeout, this, [this] {
        fail(ErrorKind::Timeout, QCoreApplication::translate("Net", "the answer took too long"),
            true);
    });
}

Transfer::~Transfer()
{
    drop();
}

void Transfer::start()
{
    m_totalTimer.start(m_setup.timeoutMs);
    if (m_request.idleTimeoutMs > 0) {
        m_idleTimer.start(m_request.idleTimeoutMs);
    }
    m_connectTimer.start(m_request.connectTimeoutMs);
    if (m_setup.allowed) {
        lookUp();
    } else {
        send(prepared(m_request.url));
    }
}

void Transfer::lookUp()
{
    m_lookup = QHostInfo::lookupHost(
        m_request.url.host(QUrl::EncodeUnicode), this, [this](const QHostInfo &info) {
            m_lookup = -1;
            useAddresses(info);
        });
}

void Transfer::useAddresses(const QHostInfo &info)
{
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        failUnsent(QCoreApplication::translate("Net", "host name not found"));
        return;
    }
    for (const QHostAddress &address : info.addresses()) {
        if (m_setup.allowed(address) && m_addresses.size() < mostAddresses) {
            m_addresses.append(address);
        }
    }
    if (m_addresses.isEmpty()) {
        failUnsent(QCoreApplication::translate("Net", "the name leads into a private network"));
        return;
    }
    tryNextAddress();
}

void Transfer::tryNextAddress()
{
    drop();
    m_connectTimer.start(connectShareMs());
    connectTo(m_addresses.takeFirst());
}

/// Each address gets its share of the time, so that a dead first one leaves some for the next.
int Transfer::connectShareMs() const
{
    return m_request.connectTimeoutMs / std::max(1, int(m_addresses.size()));
}

void Transfer::connectTo(const QHostAddress &address)
{
    QUrl url = m_request.url;
    url.setHost(address.toString());
    QNetworkRequest request = prepared(url);
    request.setRawHeader("Host", authority(m_request.url));
    request.setPeerVerifyName(m_request.url.host(QUrl::EncodeUnicode));
    send(request);
}

QNetworkRequest Transfer::prepared(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setSslConfiguration(m_setup.tls);
    // Each of these would let Qt send something to a place we did not choose, or keep something.
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // One request at a time per host gains nothing from HTTP/2, and it ignores our Host header.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (!m_request.own && m_request.bearer.isEmpty()) {
        request.setRawHeader("Accept-Language", "*"); // Qt would name the user's
    }
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        request.setRawHeader(name, value);
    }
    request.setRawHeader("User-Agent", m_setup.userAgent);
    if (!m_request.bearer.isEmpty() && tokenInHeader(m_request)) {
        request.setRawHeader("Authorization", "Bearer " + m_request.bearer.toUtf8());
    }
    return request;
}

void Transfer::send(const QNetworkRequest &request)
{
    m_connected = false;
    m_tlsProblem.clear();
    if (m_request.form) {
        sendForm(formToSend(m_request), request);
        return;
    }
    if (m_request.method == "GET") {
        m_reply = m_network->get(request);
    } else if (m_request.method == "HEAD") {
        m_reply = m_network->head(request);
    } else {
        auto body = std::make_unique<OneWayBody>(bodyToSend(m_request));
        m_reply = m_network->sendCustomRequest(request, m_request.method, body.get());
        body.release()->setParent(m_reply);
    }
    m_reply->setReadBufferSize(socketBuffer);
    watch();
}

void Transfer::sendForm(const Form &form, QNetworkRequest request)
{
    auto made = FormBody::of(form, hostOf(m_request.url));
    if (!made) {
        finish(Failure{made.error()});
        return;
    }
    FormBody *body = made->get();
    request.setRawHeader("Content-Type", body->contentType());
    m_reply = m_network->sendCustomRequest(request, m_request.method, body);
    made->release()->setParent(m_reply);
    // Queued: it tells while Qt reads of it.
    connect(body, &FormBody::broken, this, &Transfer::formBroke, Qt::QueuedConnection);
    m_reply->setReadBufferSize(socketBuffer);
    watch();
}

void Transfer::watch()
{
    QNetworkReply *reply = m_reply;
    connect(reply, &QNetworkReply::uploadProgress, this, &Transfer::uploaded);
    connect(reply, &QNetworkReply::requestSent, this, &Transfer::connected);
    connect(reply, &QNetworkReply::encrypted, this, &Transfer::connected);
    connect(reply, &QNetworkReply::metaDataChanged, this, &Transfer::checkAnnouncedSize);
    connect(reply, &QNetworkReply::readyRead, this, &Transfer::read);
    connect(reply, &QNetworkReply::finished, this, &Transfer::replyFinished);
    connect(reply, &QNetworkReply::sslErrors, this,
        [this](const QList<QSslError> &errors) { m_tlsProblem = certificateProblem(errors); });
}

void Transfer::connected()
{
    m_connected = true;
    m_connectTimer.stop();
}

/// Qt tells it at most ten times a second, and the last bytes always.
void Transfer::uploaded(qint64 bytes, qint64 total)
{
    if (bytes <= 0) {
        return;
    }
    connected();
    if (m_idleTimer.isActive()) {
        m_idleTimer.start();
    }
    if (const auto listener = m_request.watch) {
        listener->sent(bytes, total);
    }
}

void Transfer::formBroke()
{
    if (m_reply) { // it may have ended by something else meanwhile
        fail(ErrorKind::Usage,
            QCoreApplication::translate("Net", "the file changed while it was sent"));
    }
}

void Transfer::connectTimedOut()
{
    if (m_addresses.isEmpty()) {
        fail(ErrorKind::Timeout, QCoreApplication::translate("Net", "no connection"), true);
    } else {
        tryNextAddress();
    }
}

void Transfer::checkAnnouncedSize()
{
    connected();
    const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (m_request.method != "HEAD" && length > bodyLimit()) {
        fail(ErrorKind::BadAnswer, QCoreApplication::translate("Net", "the answer is too large"));
    }
}

void Transfer::read()
{
    while (m_reply && m_reply->bytesAvailable() > 0) {
        // One byte more than allowed tells that there is more; nothing beyond is unpacked.
        const QByteArray part = m_reply->read(std::min(largestPart, bodyLimit() + 1 - m_received));
        if (part.isEmpty() || !keep(part)) {
            return;
        }
    }
}

/// False when the transfer ended over it.
bool Transfer::keep(const QByteArray &part)
{
    m_received += part.size();
    if (m_idleTimer.isActive()) {
        m_idleTimer.start();
    }
    if (m_received > bodyLimit()) {
        fail(ErrorKind::BadAnswer, QCoreApplication::translate("Net", "the answer is too large"));
        return false;
    }
    if (!toSink()) {
        m_body += part;
        return true;
    }
    const QByteArray announced = m_reply->rawHeader("Content-Length");
    const qint64 total = announced.isEmpty() ? -1 : announced.toLongLong();
    if (const auto refused = m_request.sink->take(part, total)) {
        finish(Failure{*refused});
        return false;
    }
    return true;
}

bool Transfer::toSink() const
{
    const int status = statusOf(*m_reply);
    return m_request.sink && status >= 200 && status < 300;
}

qint64 Transfer::bodyLimit() const
{
    const bool refusal = m_request.sink && !toSink();
    return refusal ? std::min(longestRefusal, m_request.maxBytes) : m_request.maxBytes;
}

void Transfer::replyFinished()
{
    const auto error = m_reply->error();
    if (isConnectionError(error) && !m_connected && m_tlsProblem.isEmpty()
        && !m_addresses.isEmpty()) {
        tryNextAddress();
        return;
    }
    read();
    if (!m_reply) {
        return; // too large
    }
    const int status = statusOf(*m_reply);
    if (isRedirectedBody(status, error)) {
        finish(answer());
        return;
    }
    if (status == 0 || isConnectionError(error)
        || (error != QNetworkReply::NoError && status < 400)) {
        Failure failure = failureOf(error);
        failure.error.unsent = !m_connected && isBeforeSending(error);
        finish(std::move(failure));
    } else if (isCut()) {
        fail(
            ErrorKind::Network, QCoreApplication::translate("Net", "the connection was cut"), true);
    } else {
        finish(answer());
    }
}

/// Fewer bytes than announced. Qt takes the Content-Length away from what it unpacked itself.
/// Whether the last chunk came only Qt knows, and over TLS it tells. Over plain http (loopback
/// only) Qt 6.4 reads the socket unbuffered, and a read inside the body that meets the end passes
/// for a whole answer when data and end arrive together; whoever reads the JSON notices then.
bool Transfer::isCut() const
{
    const QByteArray length = m_reply->rawHeader("Content-Length");
    const bool packed = !m_reply->rawHeader("Content-Encoding").isEmpty();
    const int status = statusOf(*m_reply);
    const bool bodiless = m_request.method == "HEAD" || status == 204 || status == 304;
    return !length.isEmpty() && !packed && !bodiless && m_received < length.toLongLong();
}

Response Transfer::answer() const
{
    Response response;
    response.status = statusOf(*m_reply);
    for (const auto &pair : m_reply->rawHeaderPairs()) {
        response.headers.append(pair);
    }
    response.body = m_body;
    response.finalUrl = m_request.url;
    return response;
}

Failure Transfer::failureOf(QNetworkReply::NetworkError error) const
{
    // Qt's HTTP knows most troubles of a proxy by no other name than "unknown".
    if (isProxyError(error) || (m_setup.proxy && error == QNetworkReply::UnknownNetworkError)) {
        return proxyFailure(error);
    }
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {
            errorOf(ErrorKind::Network, QCoreApplication::translate("Net", "host name not found"))};
    case QNetworkReply::SslHandshakeFailedError: {
        const QString words = m_tlsProblem.isEmpty() ? m_reply->errorString() : m_tlsProblem;
        return {errorOf(ErrorKind::Network, words)};
    }
    case QNetworkReply::TimeoutError:
        return {
            errorOf(ErrorKind::Timeout, QCoreApplication::translate("Net", "no connection")), true};
    case QNetworkReply::ConnectionRefusedError:
        return {
            errorOf(ErrorKind::Network, QCoreApplication::translate("Net", "connection refused")),
            true};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // see OneWayBody
        return {errorOf(ErrorKind::Network,
                    QCoreApplication::translate("Net", "the connection was cut")),
            true};
    default:
        break;
    }
    if (isConnectionError(error)) {
        return {errorOf(ErrorKind::Network, m_reply->errorString()), true};
    }
    return {errorOf(
        ErrorKind::BadAnswer, QCoreApplication::translate("Net", "not a valid HTTP answer"))};
}

/// Nothing went to the host, and nothing goes to it by another way.
Failure Transfer::proxyFailure(QNetworkReply::NetworkError error) const
{
    const bool locked = error == QNetworkReply::ProxyAuthenticationRequiredError;
    const QString words = locked
        ? QCoreApplication::translate("Net", "the proxy asks for a name and a password")
        : QCoreApplication::translate("Net", "the proxy makes no connection");
    return {errorOf(ErrorKind::Network, words), !locked};
}

Error Transfer::errorOf(ErrorKind kind, const QString &detail) const
{
    const bool way = kind == ErrorKind::Network || kind == ErrorKind::Timeout;
    return {.kind = kind,
        .subject = hostOf(m_request.url),
        .detail = m_setup.proxy && way ? throughProxy(detail, *m_setup.proxy) : detail};
}

void Transfer::fail(ErrorKind kind, const QString &detail, bool temporary)
{
    finish(Failure{errorOf(kind, detail), temporary});
}

void Transfer::failUnsent(const QString &detail)
{
    Error error = errorOf(ErrorKind::Network, detail);
    error.unsent = true;
    finish(Failure{std::move(error)});
}

void Transfer::finish(Outcome outcome)
{
    drop();
    m_totalTimer.stop();
    m_idleTimer.stop();
    // From the event loop: `done` may delete this object, which is busy just now.
    QMetaObject::invokeMethod(
        this,
        [this, ended = std::move(outcome)]() mutable {
            const auto done = std::exchange(m_done, {});
            done(std::move(ended));
        },
        Qt::QueuedConnection);
}

/// Ends whatever is under way without hearing of it again.
void Transfer::drop()
{
    m_connectTimer.stop();
    if (m_lookup != -1) {
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    }
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        // Deleting ends it. Not abort(): Qt warns when an error of its own is already on its way
        // from the thread that does its sockets.
        reply->deleteLater();
    }
}

} // namespace asterism
