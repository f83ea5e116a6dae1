// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/httpmessage.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype headLimit = 32 * 1024;

ParsedRequest bad(int status, ParsedRequest parsed = {})
{
    parsed.state = ParsedRequest::State::Bad;
    parsed.status = status;
    return parsed;
}

/// -1: nonsense. Without the header there is no body.
qint64 announcedSize(const HttpHeaders &headers)
{
    const QByteArray length = headerValue(headers, "Content-Length");
    bool number = true;
    const qlonglong size = length.isEmpty() ? 0 : length.toLongLong(&number);
    return number ? std::max<qint64>(-1, size) : -1;
}

bool readRequestLine(const QByteArray &line, HttpRequest &request)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !parts[2].startsWith("HTTP/1.") || !parts[1].startsWith('/')) {
        return false;
    }
    request.method = parts[0].toUpper();
    request.target = parts[1];
    request.keepAlive = parts[2] == "HTTP/1.1";
    const qsizetype mark = parts[1].indexOf('?');
    request.path = QUrl::fromPercentEncoding(mark < 0 ? parts[1] : parts[1].left(mark));
    if (mark >= 0) {
        request.query = QUrlQuery(QString::fromUtf8(parts[1].mid(mark + 1)));
    }
    return true;
}

bool readHeaders(const QList<QByteArray> &lines, HttpRequest &request)
{
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon < 1) {
            return false;
        }
        request.headers.emplace_back(lines[i].left(colon), lines[i].mid(colon + 1).trimmed());
    }
    const QByteArray connection = headerValue(request.headers, "Connection").toLower();
    if (connection == "close") {
        request.keepAlive = false;
    } else if (connection == "keep-alive") {
        request.keepAlive = true;
    }
    return true;
}

QByteArray reason(int status)
{
    switch (status) {
    case 101:
        return "Switching Protocols";
    case 200:
        return "OK";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 406:
        return "Not Acceptable";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

} // namespace

QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

QString HttpRequest::parameter(const QString &name) const
{
    QString value = query.queryItemValue(name, QUrl::PrettyDecoded);
    value.replace(u'+', u' ');
    return QUrl::fromPercentEncoding(value.toUtf8());
}

qint64 bodyLimitOf(const HttpHeaders &headers, qint64 formLimit)
{
    const bool form = headerValue(headers, "Content-Type").startsWith("multipart/form-data");
    return form ? formLimit : std::min(formLimit, usualBody);
}

ParsedRequest parseRequest(const QByteArray &buffer, qint64 formLimit)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0 || end > headLimit) {
        return buffer.size() > headLimit ? bad(431) : ParsedRequest();
    }
    QList<QByteArray> lines = buffer.left(end).split('\n');
    for (QByteArray &line : lines) {
        if (line.endsWith('\r')) {
            line.chop(1);
        }
    }
    ParsedRequest parsed;
    if (!readRequestLine(lines[0], parsed.request) || !readHeaders(lines, parsed.request)
        || !headerValue(parsed.request.headers, "Transfer-Encoding").isEmpty()) {
        return bad(400);
    }
    parsed.headRead = true;
    parsed.bodySize = announcedSize(parsed.request.headers);
    parsed.bodyCame = buffer.size() - end - 4;
    if (parsed.bodySize < 0) {
        return bad(400);
    }
    if (parsed.bodySize > bodyLimitOf(parsed.request.headers, formLimit)) {
        return bad(413, std::move(parsed));
    }
    if (parsed.bodyCame < parsed.bodySize) {
        return parsed;
    }
    parsed.request.body = buffer.mid(end + 4, parsed.bodySize);
    parsed.consumed = end + 4 + parsed.bodySize;
    parsed.state = ParsedRequest::State::Complete;
    return parsed;
}

QByteArray headBytes(const HttpResponse &response, qint64 bodySize, bool keepAlive)
{
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reason(response.status) + "\r\n";
    for (const auto &[name, value] : response.headers) {
        head += name + ": " + value + "\r\n";
    }
    if (response.status == 101) {
        return head + "Connection: upgrade\r\n\r\n";
    }
    if (bodySize >= 0 && response.status != 304) {
        head += "Content-Length: " + QByteArray::number(bodySize) + "\r\n";
    }
    head += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

bool wildcardMatches(QStringView pattern, QStringView text)
{
    const QList<QStringView> parts = pattern.split(u'*');
    if (parts.size() == 1) {
        return pattern == text;
    }
    if (!text.startsWith(parts.first())) {
        return false;
    }
    qsizetype at = parts.first().size();
    for (qsizetype i = 1; i + 1 < parts.size(); ++i) {
        const qsizetype found = text.indexOf(parts[i], at);
        if (found < 0) {
            return false;
        }
        at = found + parts[i].size();
    }
    return text.size() - at >= parts.last().size() && text.endsWith(parts.last());
}

} // namespace asterism
