// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"

#include "base/foreignjson.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism::json {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

QJsonArray firstOf(QJsonArray array, int limit)
{
    while (array.size() > limit) {
        array.removeLast();
    }
    return array;
}

/// Kibou answers its errors with status 200.
Result<QJsonValue> withoutErrorObject(
    const QJsonValue &value, const QString &subject, ErrorKind kind)
{
    const QJsonValue error = value[u"error"_s];
    if (!value.isObject() || !error.isString() || value.toObject().contains(u"id"_s)) {
        return value;
    }
    return Error{.kind = kind,
        .subject = subject,
        .detail = error.toString().left(300).simplified(),
        .httpStatus = 200};
}

} // namespace

QString text(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json[key];
    if (!value.isDouble()) {
        return value.toString().trimmed();
    }
    const qint64 number = value.toInteger(-1);
    return number < 0 ? QString() : QString::number(number);
}

QString verbatim(const QJsonObject &json, QLatin1StringView key)
{
    return json[key].toString();
}

qint64 count(const QJsonObject &json, QLatin1StringView key, qint64 otherwise)
{
    const QJsonValue value = json[key];
    bool number = true;
    const qint64 whole =
        value.isString() ? value.toString().trimmed().toLongLong(&number) : value.toInteger(-1);
    return number && whole >= 0 ? whole : otherwise;
}

bool truth(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json[key];
    return value.toBool() || value.toString() == "true"_L1 || value.toInteger() == 1;
}

QJsonObject object(const QJsonObject &json, QLatin1StringView key)
{
    return json[key].toObject();
}

QJsonArray array(const QJsonObject &json, QLatin1StringView key, int limit)
{
    return firstOf(json[key].toArray(), limit);
}

QJsonArray oneOrMany(const QJsonObject &json, QLatin1StringView key, int limit)
{
    const QJsonValue value = json[key];
    if (value.isArray()) {
        return firstOf(value.toArray(), limit);
    }
    return value.isUndefined() || value.isNull() ? QJsonArray() : QJsonArray{value};
}

bool isWebAddress(const QString &text)
{
    if (!text.startsWith("https://"_L1) && !text.startsWith("http://"_L1)) {
        return false;
    }
    const QUrl url(text);
    return text.size() <= 4096 && url.isValid() && !url.host().isEmpty()
        && url.userInfo().isEmpty();
}

QString webAddress(const QJsonObject &json, QLatin1StringView key)
{
    const QString address = text(json, key);
    return isWebAddress(address) ? address : QString();
}

Error badAnswer(const QString &subject, const QString &detail, int httpStatus)
{
    return {.kind = ErrorKind::BadAnswer,
        .subject = subject,
        .detail = detail,
        .httpStatus = httpStatus};
}

Result<QJsonValue> answer(const Response &response, const QString &subject, bool asGuest)
{
    if (!response.isOk()) {
        Error error = errorFrom(response, subject, asGuest);
        error.until = 0; // needs a clock, which nothing here has
        return error;
    }
    if (isHtml(response)) {
        return badAnswer(subject, Words::tr("a web page came instead of data"), response.status);
    }
    QJsonParseError problem;
    const auto document = foreignJson(response.body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return badAnswer(subject, Words::tr("the answer is empty or broken"), response.status);
    }
    const ErrorKind refused = asGuest ? ErrorKind::Forbidden : ErrorKind::Credentials;
    return withoutErrorObject(
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), subject,
        refusesToken(response) ? refused : ErrorKind::Rejected);
}

Result<QJsonObject> objectAnswer(const Response &response, const QString &subject, bool asGuest)
{
    const auto value = answer(response, subject, asGuest);
    if (!value) {
        return value.error();
    }
    if (!value->isObject()) {
        return badAnswer(subject, Words::tr("the answer has an unknown form"), response.status);
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
        return badAnswer(subject, Words::tr("the answer has an unknown form"), response.status);
    }
    return value->toArray();
}

} // namespace asterism::json
