// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/fault.h"
#include "sandbox/request.h"

#include <QJsonValue>
#include <QString>

namespace asterism {

// The answers that every endpoint of a software gives alike. Words and headers are those of the
// recorded answers (tests/fixtures).

/// type empty: as the software labels its REST answers.
HttpResponse jsonAnswer(const QString &software, const QJsonValue &value, int status = 200);
HttpResponse typedAnswer(const QByteArray &type, const QByteArray &body, int status = 200);

/// The software's own way to say no. text replaces its usual sentence.
HttpResponse errorAnswer(const QString &software, int status, const QString &text = {});
/// 413, from the web server in front: a page, whatever the software speaks.
HttpResponse tooLargeAnswer();
/// What a token gets that was taken back.
HttpResponse revokedAnswer(const QString &software);
/// Which limit there is, how much of it is left and when that ends, in that style.
void addRateHeaders(const QString &software, Fault::RateStyle style, int limit, int remaining,
    int seconds, qint64 now, HttpHeaders &headers);
/// 429. `seconds`: until the window ends; now: ms since epoch.
HttpResponse rateLimitAnswer(
    const QString &software, Fault::RateStyle style, int limit, int seconds, qint64 now);

} // namespace asterism
