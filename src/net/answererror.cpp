// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/plainwords.h"
#include "net/response.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype longestErrorBody = 64 * 1024; // an error that is longer is no sentence

/// Mastodon and its family: {"error"}, OAuth (RFC 6749 §5.2): {"error", "error_description"},
/// Misskey: {"error": {"message", "code"}}.
QString wordsOfJson(const QJsonObject &object)
{
    const QString description = object[u"error_description"_s].toString();
    if (!description.isEmpty()) {
        return description;
    }
    const QJsonValue error = object[u"error"_s];
    if (error.isObject()) {
        const QString message = error[u"message"_s].toString();
        return message.isEmpty() ? error[u"code"_s].toString() : message;
    }
    return error.toString();
}

QString serverWords(const Response &response)
{
    if (response.body.size() > longestErrorBody || isHtml(response)) {
        return {}; // a page for browsers: the status says more than its navigation bar
    }
    const auto document = QJsonDocument::fromJson(response.body);
    if (document.isObject()) {
        return plainWords(wordsOfJson(document.object()));
    }
    const bool text = response.header("Content-Type").toLower().startsWith("text/plain");
    return text ? plainWords(QString::fromUtf8(response.body)) : QString();
}

ErrorKind kindOf(int status, const QString &words, bool asGuest)
{
    const bool wantsUser = status == 401
        || (status == 422 && words.contains(u"authenticated user"_s, Qt::CaseInsensitive));
    if (wantsUser && asGuest) {
        return ErrorKind::Forbidden;
    }
    switch (status) {
    case 401:
        return ErrorKind::Credentials;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 429:
    case 503:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    if (status >= 400 && status < 500) {
        return ErrorKind::Rejected;
    }
    return status >= 500 && status < 600 ? ErrorKind::Network : ErrorKind::BadAnswer;
}

} // namespace

Error errorFrom(const Response &response, const QString &subject, bool asGuest, qint64 now)
{
    const QString words = serverWords(response);
    Error error{
        .kind = kindOf(response.status, words, asGuest),
        .subject = subject,
        .detail = words,
        .httpStatus = response.status,
    };
    if (error.kind == ErrorKind::RateLimited) {
        error.until = rateLimit(response, now).until();
    }
    if (words.isEmpty()) {
        error.detail = u"HTTP %1"_s.arg(response.status);
    }
    return error;
}

} // namespace asterism
