// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/typedtime.h"

#include "base/clock.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr qint64 mostSecondsTyped = 3660LL * 86'400;
constexpr qsizetype dateLength = 10; ///< "2026-12-01"

qint64 secondsOfUnit(QChar unit)
{
    switch (unit.unicode()) {
    case u'm':
        return 60;
    case u'h':
        return 3600;
    case u'd':
        return 86'400;
    case u'w':
        return 7 * 86'400;
    default:
        return 1;
    }
}

} // namespace

std::optional<qint64> secondsTyped(const QString &typed)
{
    static const QRegularExpression form(u"^([0-9]{1,9})([smhdw])$"_s);
    const auto match = form.match(typed.trimmed().toLower());
    if (!match.hasMatch()) {
        return {};
    }
    const qint64 seconds =
        match.captured(1).toLongLong() * secondsOfUnit(match.captured(2).front());
    return seconds > 0 && seconds <= mostSecondsTyped ? std::optional(seconds) : std::nullopt;
}

std::optional<qint64> momentTyped(const QString &typed, qint64 now)
{
    QString text = typed.trimmed();
    if (text.startsWith(u'+')) {
        const auto seconds = secondsTyped(text.mid(1));
        return seconds ? std::optional(now + *seconds * secondMs) : std::nullopt;
    }
    if (text.size() <= dateLength) { // a day is no moment
        return {};
    }
    if (text[dateLength] == u' ') {
        text[dateLength] = u'T';
    }
    const QDateTime at = QDateTime::fromString(text, Qt::ISODate);
    const qint64 ms = at.isValid() ? at.toMSecsSinceEpoch() : 0;
    return ms > 0 ? std::optional(ms) : std::nullopt;
}

} // namespace asterism::cli
