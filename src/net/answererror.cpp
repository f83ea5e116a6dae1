// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foreignjson.h"
#include "net/plainwords.h"
#include "net/response.h"

#include <QJsonObject>
#include <QString>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype longestErrorBody = 64 * 1024; // an error that is longer is no sentence
constexpr qsizetype longestRefusal = 1000; // of a token, where the status says that all is well

struct TokenWords {
    int status;
    QLatin1StringView words;
};

/// What servers say of a token that they do not know, where they do not say 401.
constexpr TokenWords tokenWords[] = {
    {403, "Invalid credentials."_L1}, // Pleroma: web/plugs/ensure_authenticated_plug.ex
    {403, "Token is not authorized with a valid user"_L1}, // Friendica:
                                                           // Factory/Api/Mastodon/Error.php
    {500, "Unauthenticated."_L1}, // Pixelfed: app/Exceptions/Handler.php
    {400, "Invalid Bearer token"_L1}, // Takahē: api/middleware.py
    {200, "Token invalid!"_L1}, // Kibou: src/mastodon_api/controller.rs
    {200, "Invalid oauth token"_L1},
};

/// As refusalCode() says; empty where it is no such error.
QJsonObject codedError(const QJsonObject &object)
{
    const QJsonValue error = object[u"error"_s];
    if (error.isObject()) {
        return error.toObject();
    }
    const bool bare = error.isUndefined() && object[u"message"_s].isString();
    return bare && object[u"code"_s].isString() ? object : QJsonObject();
}

/// Mastodon and its family: {"error"}, OAuth (RFC 6749 §5.2): {"error", "error_description"},
/// Misskey: refusalCode().
QString wordsOfJson(const QJsonObject &object)
{
    const QString description = object[u"error_description"_s].toString();
    if (!description.isEmpty()) {
        return description;
    }
    if (const QJsonObject error = codedError(object); !error.isEmpty()) {
        const QString message = error[u"message"_s].toString();
        return message.isEmpty() ? error[u"code"_s].toString() : message;
    }
    return object[u"error"_s].toString();
}

/// Django writes bare words and calls them HTML.
bool isText(const Response &response)
{
    const QByteArray type = response.header("Content-Type").toLower();
    return type.startsWith("text/plain") || (isHtml(response) && !response.body.contains('<'));
}

QString serverWords(const Response &response)
{
    if (response.body.size() > longestErrorBody) {
        return {};
    }
    if (isText(response)) {
        return plainWords(QString::fromUtf8(response.body));
    }
    if (isHtml(response)) {
        return {}; // a page for browsers: the status says more than its navigation bar
    }
    const auto document = foreignJson(response.body);
    return document.isObject() ? plainWords(wordsOfJson(document.object())) : QString();
}

bool saysNoSuchToken(const Response &response, const QString &words)
{
    // That question has no parameters, so there is nothing to reject but the token: snac answers
    // 422 to one that it does not know (recorded: verify_credentials_revoked_token_422.json),
    // Mastodon to one that belongs to an application and to nobody.
    const bool whose = response.finalUrl.path().endsWith(u"/accounts/verify_credentials");
    if (response.status == 401 || (response.status == 422 && whose)) {
        return true;
    }
    // Misskey before 13 and forks of that time (packages/backend/src/server/api/api-handler.ts).
    if (response.status == 403 && refusalCode(response) == u"AUTHENTICATION_FAILED") {
        return true;
    }
    return std::ranges::any_of(tokenWords, [&](const TokenWords &known) {
        return known.status == response.status && words.startsWith(known.words);
    });
}

bool closesToGuests(int status, const QString &words)
{
    return status == 422
        && (words.contains(u"authenticated user"_s, Qt::CaseInsensitive)
            || words.contains(u"timeline is disabled"_s)); // Takahē: api/views/timelines.py
}

ErrorKind kindOf(int status, const QString &words)
{
    switch (status) {
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 429:
    case 503:
        return ErrorKind::RateLimited;
    case 500: // Pixelfed finds no other number for it (app/Exceptions/Handler.php)
        return words.startsWith(u"No query results for model"_s) ? ErrorKind::NotFound
                                                                 : ErrorKind::Network;
    case 501:
        return ErrorKind::Rejected;
    default:
        break;
    }
    if (status >= 400 && status < 500) {
        return ErrorKind::Rejected;
    }
    return status >= 500 && status < 600 ? ErrorKind::Network : ErrorKind::BadAnswer;
}

} // namespace

QString refusalCode(const Response &response)
{
    if (response.body.size() > longestErrorBody) {
        return {};
    }
    return codedError(foreignJson(response.body).object())[u"code"_s].toString();
}

bool limitsOneCall(const Response &response)
{
    return response.status == 429 && refusalCode(response) == u"RATE_LIMIT_EXCEEDED";
}

bool refusesToken(const Response &response)
{
    if (response.isOk()) {
        const bool told = response.body.size() <= longestRefusal && response.body.startsWith('{');
        return told && saysNoSuchToken(response, serverWords(response));
    }
    return saysNoSuchToken(response, serverWords(response));
}

Error errorFrom(const Response &response, const QString &subject, bool asGuest, qint64 now)
{
    const QString words = serverWords(response);
    const bool token = saysNoSuchToken(response, words);
    const bool closed = asGuest && (token || closesToGuests(response.status, words));
    Error error{
        .kind = closed ? ErrorKind::Forbidden
            : token    ? ErrorKind::Credentials
                       : kindOf(response.status, words),
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
