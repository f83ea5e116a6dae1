// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "net/response.h"

#include <QString>

#include <cmath>

namespace asterism {

namespace {

constexpr qint64 longestMs = 365 * dayMs;

QString text(const Response &response, QByteArrayView name)
{
    return QString::fromLatin1(response.header(name).left(128)).trimmed();
}

int count(const Response &response, QByteArrayView name)
{
    // A repeated header arrives as "300, 300"; some servers write "300;w=300".
    const QString value = text(response, name);
    qsizetype end = 0;
    while (end < value.size() && value[end].isDigit()) {
        ++end;
    }
    bool number = false;
    const int result = value.left(end).toInt(&number);
    return number ? result : -1;
}

/// How far our clock is ahead of the server's; 0 when the server does not tell its own time.
qint64 clockDifference(const Response &response, qint64 now)
{
    const qint64 date = parseMailTime(text(response, "Date"));
    return date > 0 ? now - date : 0;
}

/// `seconds` from `now`; 0 for what is no sensible span.
qint64 after(double seconds, qint64 now)
{
    if (!std::isfinite(seconds) || seconds < 0) {
        return 0;
    }
    return now + static_cast<qint64>(std::ceil(std::min(seconds * 1000, double(longestMs))));
}

qint64 resetTime(const Response &response, qint64 now)
{
    const QString value = text(response, "X-RateLimit-Reset");
    if (value.contains(u'T')) {
        const qint64 time = parseIsoTime(value);
        return time > 0 ? time + clockDifference(response, now) : 0;
    }
    bool number = false;
    const double seconds = value.toDouble(&number);
    if (!number || !std::isfinite(seconds)) {
        return 0;
    }
    if (seconds > 1e9) {
        // Above 10^12 it can only be milliseconds; no server is known to send them.
        return seconds < 1e12 ? static_cast<qint64>(seconds * 1000) + clockDifference(response, now)
                              : 0;
    }
    return after(seconds, now);
}

qint64 retryTime(const Response &response, qint64 now)
{
    const QString value = text(response, "Retry-After");
    if (value.isEmpty()) {
        return 0;
    }
    // GoToSocial sends the header twice while it starts: "120, Sun, 22 Nov 2026 15:31:50 GMT".
    const QString first = value.left(value.indexOf(u',')).trimmed();
    bool number = false;
    const double seconds = first.toDouble(&number);
    if (number) {
        return after(seconds, now);
    }
    const qint64 date = parseMailTime(value);
    return date > 0 ? date + clockDifference(response, now) : 0;
}

} // namespace

RateLimit rateLimit(const Response &response, qint64 now)
{
    return {
        .limit = count(response, "X-RateLimit-Limit"),
        .remaining = count(response, "X-RateLimit-Remaining"),
        .resetAt = resetTime(response, now),
        .retryAt = retryTime(response, now),
    };
}

} // namespace asterism
