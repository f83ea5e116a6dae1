// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

qint64 SystemClock::now() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

QDateTime utcTime(qint64 ms)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone(QTimeZone::UTC));
#else
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
#endif
}

QString isoTime(qint64 ms)
{
    if (ms == 0) {
        return {};
    }
    return utcTime(ms).toString(Qt::ISODateWithMs);
}

qint64 parseIsoTime(const QString &text)
{
    QDateTime time = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs);
    if (!time.isValid()) {
        return 0;
    }
    if (time.timeSpec() == Qt::LocalTime) {
        // A date without a zone: servers mean UTC, Qt would read the machine's own zone.
        time = QDateTime::fromMSecsSinceEpoch(
            time.toMSecsSinceEpoch() + qint64(time.offsetFromUtc()) * secondMs);
    }
    return time.toMSecsSinceEpoch();
}

qint64 parseMailTime(const QString &text)
{
    QString cleaned = text.trimmed();
    // Qt reads "+0000" but not the zone names of RFC 822.
    for (const auto &zone : {u" GMT"_s, u" UTC"_s, u" UT"_s, u" Z"_s}) {
        if (cleaned.endsWith(zone)) {
            cleaned = cleaned.chopped(zone.size()) + u" +0000"_s;
        }
    }
    const QDateTime time = QDateTime::fromString(cleaned, Qt::RFC2822Date);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

} // namespace asterism
