// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/answering.h"

#include "base/foreignjson.h"
#include "protocol/json.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qsizetype longestErrorBody = 64 * 1024; // an error that is longer is none
constexpr qsizetype longestCode = 100;

/// Firefish says without the frame what it says of a token (packages/backend/src/server/api/
/// api-handler.ts).
QJsonObject errorObject(const Response &response)
{
    if (response.body.size() > longestErrorBody) {
        return {};
    }
    const QJsonObject whole = foreignJson(response.body).object();
    const bool bare = !response.isOk() && whole["error"_L1].isUndefined()
        && whole["message"_L1].isString() && whole["code"_L1].isString();
    return bare ? whole : whole["error"_L1].toObject();
}

QString paramOf(const QJsonObject &error)
{
    return json::text(json::object(error, "info"_L1), "param"_L1).left(longestCode);
}

/// An id of a form that the server does not know cannot be one of its own.
bool isAboutId(const QJsonObject &error)
{
    return paramOf(error).endsWith("Id/format"_L1);
}

/// What a server says of somebody or something that it does not have, or could not fetch from where
/// it should be (Misskey: endpoints/ap/show.ts, endpoints/users/show.ts).
bool isMissingCode(const QString &code)
{
    static const QSet<QString> codes{u"UNKNOWN_API_ENDPOINT"_s, u"FAILED_TO_RESOLVE_REMOTE_USER"_s,
        u"URI_INVALID"_s, u"REQUEST_FAILED"_s, u"RESPONSE_INVALID"_s,
        u"RESPONSE_INVALID_ID_HOST_NOT_MATCH"_s};
    return code.startsWith("NO_SUCH_"_L1) || codes.contains(code);
}

/// Not for this account, or not for guests.
bool isForbiddingCode(const QString &code)
{
    static const QSet<QString> codes{u"SIGNIN_REQUIRED"_s, u"CONTENT_RESTRICTED_BY_SERVER"_s,
        u"CONTENT_RESTRICTED_BY_USER"_s, u"PERMISSION_DENIED"_s, u"ROLE_PERMISSION_DENIED"_s,
        u"ACCESS_DENIED"_s, u"LTL_DISABLED"_s, u"GTL_DISABLED"_s, u"STL_DISABLED"_s,
        u"BTL_DISABLED"_s, u"FORBIDDEN"_s, u"YOUR_ACCOUNT_SUSPENDED"_s, u"YOUR_ACCOUNT_MOVED"_s,
        u"FEDERATION_NOT_ALLOWED"_s, u"BLOCKED"_s, u"YOU_HAVE_BEEN_BLOCKED"_s, u"ACCOUNT_LOCKED"_s};
    return codes.contains(code);
}

ErrorKind kindOfCode(const QString &code, const QJsonObject &error, bool asGuest, ErrorKind told)
{
    if (isMissingCode(code) || (code == "INVALID_PARAM"_L1 && isAboutId(error))) {
        return ErrorKind::NotFound;
    }
    if (code == "CREDENTIAL_REQUIRED"_L1 || code == "AUTHENTICATION_FAILED"_L1) {
        return asGuest ? ErrorKind::Forbidden : ErrorKind::Credentials;
    }
    if (isForbiddingCode(code)) {
        return ErrorKind::Forbidden;
    }
    if (code == "PROCESSING"_L1) {
        return ErrorKind::Timeout; // the same was sent before and goes on (misskey.io's fork)
    }
    return code == "RATE_LIMIT_EXCEEDED"_L1 ? ErrorKind::RateLimited : told;
}

} // namespace

QString errorCode(const Response &response)
{
    return json::text(errorObject(response), "code"_L1).left(longestCode);
}

QString errorParam(const Response &response)
{
    return paramOf(errorObject(response));
}

Error errorOf(const Response &response, const QString &subject, bool asGuest)
{
    Error error = errorFrom(response, subject, asGuest);
    error.until = 0; // needs a clock, which nothing here has
    if (response.isOk()) {
        error.kind = ErrorKind::Rejected;
    }
    error.kind = kindOfCode(errorCode(response), errorObject(response), asGuest, error.kind);
    return error;
}

Result<QJsonValue> answer(const Response &response, const QString &subject, bool asGuest)
{
    if (!response.isOk()) {
        return errorOf(response, subject, asGuest);
    }
    if (response.status == 204 || response.body.trimmed().isEmpty()) {
        return QJsonValue(QJsonObject());
    }
    auto value = json::answer(response, subject, asGuest);
    if (!value) {
        return value;
    }
    const QJsonObject object = value->toObject();
    const bool refused = object["error"_L1].isObject() && !object.contains("id"_L1);
    return refused ? Result<QJsonValue>(errorOf(response, subject, asGuest)) : value;
}

Result<QJsonObject> objectAnswer(const Response &response, const QString &subject, bool asGuest)
{
    const auto value = answer(response, subject, asGuest);
    if (!value) {
        return value.error();
    }
    if (!value->isObject()) {
        return json::badAnswer(
            subject, Words::tr("the answer has an unknown form"), response.status);
    }
    return value->toObject();
}

Result<QJsonArray> arrayAnswer(const Response &response, const QString &subject, bool asGuest)
{
    const auto value = answer(response, subject, asGuest);
    if (!value) {
        return value.error();
    }
    if (!value->isArray()) {
        return json::badAnswer(
            subject, Words::tr("the answer has an unknown form"), response.status);
    }
    return value->toArray();
}

} // namespace asterism::misskey
