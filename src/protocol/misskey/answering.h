// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/response.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

namespace asterism::misskey {

// Reading the answers of the family. An error is told by its code, as most come with status 400:
// {"error": {"code": "NO_SUCH_NOTE", "message", "id", "kind"}} (Misskey:
// packages/backend/src/server/api/ApiCallService.ts).

/// The code of an error object; empty when there is none.
QString errorCode(const Response &response);
/// Of INVALID_PARAM, what was wrong with what: "#/properties/cw/maxLength"; else empty.
QString errorParam(const Response &response);
/// The error of a bad answer. Kind by code where it is known (NO_SUCH_… NotFound,
/// CREDENTIAL_REQUIRED and AUTHENTICATION_FAILED Credentials or, of a guest, Forbidden,
/// PERMISSION_DENIED, ACCESS_DENIED, LTL_DISABLED, … Forbidden, RATE_LIMIT_EXCEEDED RateLimited,
/// PROCESSING Timeout), else by status as errorFrom(). `detail` is the server's sentence.
Error errorOf(const Response &response, const QString &subject, bool asGuest);

/// The body of a good answer; 204 and an empty body are an empty object. BadAnswer for HTML and
/// broken JSON; errorOf() for a bad status.
Result<QJsonValue> answer(const Response &response, const QString &subject, bool asGuest);
Result<QJsonObject> objectAnswer(const Response &response, const QString &subject, bool asGuest);
Result<QJsonArray> arrayAnswer(const Response &response, const QString &subject, bool asGuest);

} // namespace asterism::misskey
