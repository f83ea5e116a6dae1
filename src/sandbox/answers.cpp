// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/answers.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/misskeycall.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QByteArray jsonBytes(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return document.toJson(QJsonDocument::Compact);
}

QString usualWords(const QString &software, int status)
{
    const bool mastodon = software == u"mastodon"_s;
    switch (status) {
    case 401:
        return mastodon ? u"This method requires an authenticated user"_s
                        : u"Unauthorized: token not supplied"_s;
    case 403:
        return mastodon ? u"This action is not allowed"_s : u"Forbidden"_s;
    case 404:
        return mastodon ? u"Record not found"_s : u"Not Found"_s;
    case 410:
        return u"Gone"_s;
    case 406:
        return u"Not Acceptable"_s;
    case 422:
        return u"Unprocessable Entity"_s;
    case 429:
        return mastodon ? u"Too many requests"_s : u"rate limit reached"_s;
    default:
        return u"Internal Server Error"_s;
    }
}

/// pleroma: plugs/ensure_authenticated_plug.ex, controllers/fallback_controller.ex
QString akkomaWords(int status)
{
    switch (status) {
    case 401:
    case 403:
        return u"Invalid credentials."_s;
    case 404:
        return u"Record not found"_s;
    case 429:
        return u"Throttled"_s;
    default:
        return usualWords(u"gotosocial"_s, status);
    }
}

/// 5xx answers come from the proxy in front, or from a page template: HTML, whatever was asked.
QByteArray errorPage(int status)
{
    return "<!DOCTYPE html>\n<html><head><title>" + QByteArray::number(status)
        + "</title></head><body><h1>We're sorry, but something went wrong on our end.</h1>"
          "</body></html>\n";
}

QByteArray resetDate(const QString &software, int seconds, qint64 now)
{
    QByteArray date = isoTime(now + seconds * secondMs).toLatin1();
    if (software == u"mastodon"_s) {
        date.replace("Z", "000Z"); // Mastodon writes microseconds
    }
    return date;
}

QByteArray httpDate(qint64 ms)
{
    return QLocale::c().toString(utcTime(ms), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

HttpResponse typedAnswer(const QByteArray &type, const QByteArray &body, int status)
{
    HttpResponse response;
    response.status = status;
    response.headers.emplace_back("Content-Type", type);
    response.body = body;
    return response;
}

HttpResponse jsonAnswer(const QString &software, const QJsonValue &value, int status)
{
    const bool named = software == u"mastodon"_s || software == u"misskey"_s || isAkkoma(software);
    HttpResponse response = typedAnswer(
        named ? "application/json; charset=utf-8" : "application/json", jsonBytes(value), status);
    if (software == u"snac"_s) {
        response.headers.emplace_back("X-Creator", "snac/2.75");
    } else if (software == u"misskey"_s) {
        response.headers.emplace_back("Cache-Control", "private, max-age=0, must-revalidate");
    } else {
        response.headers.emplace_back("Cache-Control", "no-store");
    }
    return response;
}

HttpResponse errorAnswer(const QString &software, int status, const QString &text)
{
    if (status >= 500) {
        return typedAnswer("text/html; charset=utf-8", errorPage(status), status);
    }
    if (software == u"snac"_s) {
        // snac has a page for 404 and nothing to say about the rest.
        return typedAnswer("text/html; charset=utf-8",
            status == 404 ? QByteArray("<h1>404 Not Found (snac/2.75)</h1>") : QByteArray(),
            status);
    }
    if (software == u"misskey"_s) {
        return misskeyserver::refusalFor(status);
    }
    if (isAkkoma(software)) {
        return jsonAnswer(software,
            QJsonObject{{u"error"_s, text.isEmpty() ? akkomaWords(status) : text}}, status);
    }
    const QString words = text.isEmpty() ? usualWords(software, status) : text;
    return jsonAnswer(software, QJsonObject{{u"error"_s, words}}, status);
}

HttpResponse tooLargeAnswer()
{
    return typedAnswer("text/html",
        "<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n"
        "<center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>nginx</center>\r\n"
        "</body>\r\n</html>\r\n",
        413);
}

HttpResponse revokedAnswer(const QString &software)
{
    if (software == u"snac"_s) {
        return errorAnswer(software, 422);
    }
    if (isAkkoma(software)) {
        return errorAnswer(software, 403); // with a dead token one is a guest there
    }
    return errorAnswer(
        software, 401, software == u"mastodon"_s ? u"The access token was revoked"_s : QString());
}

void addRateHeaders(const QString &software, Fault::RateStyle style, int limit, int remaining,
    int seconds, qint64 now, HttpHeaders &headers)
{
    const auto add = [&](const QByteArray &reset) {
        headers.emplace_back("X-RateLimit-Limit", QByteArray::number(limit));
        headers.emplace_back("X-RateLimit-Remaining", QByteArray::number(remaining));
        headers.emplace_back("X-RateLimit-Reset", reset);
    };
    switch (style) {
    case Fault::RateStyle::Own:
        if (software == u"snac"_s || software == u"misskey"_s || isAkkoma(software)) {
            break; // snac has no limits, the others say nothing about theirs
        }
        [[fallthrough]];
    case Fault::RateStyle::IsoDate:
        add(resetDate(software, seconds, now));
        break;
    case Fault::RateStyle::Seconds:
        add(QByteArray::number(double(seconds), 'f', 3));
        headers.emplace_back("X-RateLimit-Clear", QByteArray::number(double(seconds), 'f', 3));
        break;
    case Fault::RateStyle::UnixTime:
        add(QByteArray::number(now / secondMs + seconds));
        break;
    case Fault::RateStyle::RetryAfter:
    case Fault::RateStyle::RetryDate:
    case Fault::RateStyle::Silent:
        break;
    }
}

HttpResponse rateLimitAnswer(
    const QString &software, Fault::RateStyle style, int limit, int seconds, qint64 now)
{
    const bool misskey = software == u"misskey"_s;
    HttpResponse response =
        misskey ? misskeyserver::tooMany(limit, seconds, now) : errorAnswer(software, 429);
    addRateHeaders(software, style, limit, 0, seconds, now, response.headers);
    if (style == Fault::RateStyle::RetryDate) {
        response.headers.emplace_back("Retry-After", httpDate(now + seconds * secondMs));
    } else if ((misskey && style == Fault::RateStyle::Own) || style == Fault::RateStyle::Seconds
        || style == Fault::RateStyle::UnixTime || style == Fault::RateStyle::RetryAfter) {
        response.headers.emplace_back("Retry-After", QByteArray::number(seconds));
    }
    return response;
}

} // namespace asterism
