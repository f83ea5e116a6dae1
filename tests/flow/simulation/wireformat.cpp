// SPDX-License-Identifier: GPL-3.0-or-later
#include "wireformat.h"

#include "base/host.h"
#include "net/formbody.h"
#include "net/tokenplace.h"
#include "sandbox/httpmessage.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace asterism::simulation {

namespace {

QByteArray head(const QByteArray &method, const QUrl &url)
{
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    return method + ' ' + url.path(QUrl::FullyEncoded).toLatin1()
        + (query.isEmpty() ? QByteArray() : '?' + query)
        + " HTTP/1.1\r\nHost: " + hostOf(url).toLatin1() + "\r\n";
}

} // namespace

HttpRequest onTheWire(const Request &request)
{
    QByteArray bytes = head(request.method, request.url);
    for (const auto &[name, value] : request.headers) {
        bytes += name + ": " + value + "\r\n";
    }
    if (!request.bearer.isEmpty() && tokenInHeader(request)) {
        bytes += "Authorization: Bearer " + request.bearer.toUtf8() + "\r\n";
    }
    QByteArray body = bodyToSend(request);
    if (request.form) {
        const auto form = FormBody::of(formToSend(request), hostOf(request.url));
        if (form) { // without it the request has no body, and the server says so
            bytes += "Content-Type: " + (*form)->contentType() + "\r\n";
            body = (*form)->readAll();
        }
    }
    bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    return parseRequest(bytes + body).request;
}

HttpRequest onTheWire(const StreamAddress &address)
{
    QByteArray bytes = head("GET", address.url);
    bytes += "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (address.tokenPlace == StreamAddress::TokenPlace::Protocol) {
        bytes += "Sec-WebSocket-Protocol: " + address.bearer.toUtf8() + "\r\n";
    } else {
        bytes += "Authorization: Bearer " + address.bearer.toUtf8() + "\r\n";
    }
    return parseRequest(bytes + "\r\n").request;
}

Response fromTheWire(const HttpResponse &response, const QUrl &url, qint64 serverTime)
{
    Response answer{.status = response.status, .body = response.body, .finalUrl = url};
    for (const auto &[name, value] : response.headers) {
        answer.headers.append({name, value});
    }
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(serverTime).toUTC();
    answer.headers.append(
        {"Date", QLocale::c().toString(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1()});
    return answer;
}

} // namespace asterism::simulation
