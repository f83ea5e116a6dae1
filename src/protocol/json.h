// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/response.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace asterism::json {

// Lenient reading of other people's JSON: a mistyped or missing field gives the empty value,
// never an error and never a guess.

/// A string, or a whole number as decimal text (ids of old servers); else empty. Trimmed.
QString text(const QJsonObject &json, QLatin1StringView key);
/// As text(), but untouched by trimming: for content.
QString verbatim(const QJsonObject &json, QLatin1StringView key);
/// A whole number, also as text; `otherwise` when there is none or it is negative.
qint64 count(const QJsonObject &json, QLatin1StringView key, qint64 otherwise = -1);
/// true, "true", 1; everything else is false.
bool truth(const QJsonObject &json, QLatin1StringView key);
QJsonObject object(const QJsonObject &json, QLatin1StringView key);
/// At most `limit` entries.
QJsonArray array(const QJsonObject &json, QLatin1StringView key, int limit = 500);
/// The same where a single value may stand for a list of one (ActivityPub).
QJsonArray oneOrMany(const QJsonObject &json, QLatin1StringView key, int limit = 500);

/// A text() that is an absolute http or https address with a host; else empty.
QString webAddress(const QJsonObject &json, QLatin1StringView key);
bool isWebAddress(const QString &text);

/// The body of a good answer. BadAnswer for HTML, broken or empty JSON; errorFrom() for a bad
/// status; Rejected for {"error": …} with status 200 (Kibou), Credentials where that is the
/// token's.
Result<QJsonValue> answer(const Response &response, const QString &subject, bool asGuest);
/// The same, when it must be an object or an array.
Result<QJsonObject> objectAnswer(const Response &response, const QString &subject, bool asGuest);
Result<QJsonArray> arrayAnswer(const Response &response, const QString &subject, bool asGuest);

Error badAnswer(const QString &subject, const QString &detail, int httpStatus = 0);

} // namespace asterism::json
