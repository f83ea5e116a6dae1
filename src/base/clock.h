// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace asterism {

/// All times are milliseconds since 1970-01-01 UTC in a qint64; 0 means "unknown".
class Clock {
public:
    virtual ~Clock() = default;
    virtual qint64 now() const = 0;
};

class SystemClock : public Clock {
public:
    qint64 now() const override;
};

/// A clock that stands still until it is told otherwise; for tests.
class ManualClock : public Clock {
public:
    explicit ManualClock(qint64 start)
        : m_now(start)
    {
    }
    qint64 now() const override { return m_now; }
    void advance(qint64 ms) { m_now += ms; }

private:
    qint64 m_now;
};

constexpr qint64 secondMs = 1000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

/// As Qt's own, in UTC. Never by way of the local time: each such step asks the system for the
/// zone's file.
QDateTime utcTime(qint64 ms);

/// "2026-11-22T15:30:37.000Z"; empty for 0.
QString isoTime(qint64 ms);

/// Reads ISO 8601 with or without milliseconds, zone or time of day (no zone means UTC).
/// Returns 0 for anything else.
qint64 parseIsoTime(const QString &text);

/// Reads RFC 822/2822 dates as RSS feeds and HTTP headers write them. 0 for anything else.
qint64 parseMailTime(const QString &text);

} // namespace asterism
