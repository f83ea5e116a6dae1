// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/timechoice.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimeChoice)
};

constexpr qsizetype longestTyped = 40;
constexpr int hourOfMorning = 9;

/// What was typed into such a field, in plain digits.
QString plainDigits(const QString &text)
{
    return text.left(longestTyped).normalized(QString::NormalizationForm_KC).trimmed();
}

QDate typedDate(const QString &text, const QDate &today)
{
    static const QRegularExpression pattern(u"^(?:(\\d{4})[-/.])?(\\d{1,2})[-/.](\\d{1,2})$"_s);
    const auto match = pattern.match(plainDigits(text));
    if (!match.hasMatch()) {
        return {};
    }
    const bool year = !match.captured(1).isEmpty();
    const auto of = [&match](int in) {
        return QDate(in, match.captured(2).toInt(), match.captured(3).toInt());
    };
    const QDate day = of(year ? match.captured(1).toInt() : today.year());
    return year || day >= today ? day : of(today.year() + 1);
}

QTime typedClock(const QString &text)
{
    static const QRegularExpression pattern(u"^(\\d{1,2})(?::(\\d{2}))?$"_s);
    const auto match = pattern.match(plainDigits(text));
    return match.hasMatch() ? QTime(match.captured(1).toInt(), match.captured(2).toInt()) : QTime();
}

QDateTime toTheMinute(const QDateTime &time)
{
    return QDateTime(time.date(), QTime(time.time().hour(), time.time().minute()));
}

QDateTime nextHour(const QDateTime &now)
{
    return QDateTime(now.date(), QTime(now.time().hour(), 0)).addSecs(60 * 60);
}

} // namespace

QDateTime typedTime(const QString &date, const QString &clock, const QDateTime &now)
{
    const QDate day = typedDate(date, now.date());
    const QTime time = typedClock(clock);
    return day.isValid() && time.isValid() ? QDateTime(day, time) : QDateTime();
}

QString timeWords(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid()) {
        return {};
    }
    const QLocale locale;
    const QString clock = locale.toString(time.time(), QLocale::ShortFormat);
    const qint64 days = now.date().daysTo(time.date());
    if (days == 0) {
        return clock;
    }
    return days == 1 ? Words::tr("tomorrow %1").arg(clock)
                     : locale.toString(time, QLocale::ShortFormat);
}

TimeChoice::TimeChoice(QObject *parent)
    : QObject(parent)
{
}

QString TimeChoice::words(const QDateTime &time) const
{
    return timeWords(time, QDateTime::currentDateTime());
}

QString TimeChoice::dateText(const QDateTime &time) const
{
    const QDateTime shown = time.isValid() ? time : nextHour(QDateTime::currentDateTime());
    return shown.toString(u"yyyy-MM-dd"_s);
}

QString TimeChoice::clockText(const QDateTime &time) const
{
    const QDateTime shown = time.isValid() ? time : nextHour(QDateTime::currentDateTime());
    return shown.toString(u"HH:mm"_s);
}

bool TimeChoice::isTime(const QString &date, const QString &clock) const
{
    return typed(date, clock).isValid();
}

QDateTime TimeChoice::typed(const QString &date, const QString &clock) const
{
    return typedTime(date, clock, QDateTime::currentDateTime());
}

QDateTime TimeChoice::inAnHour() const
{
    return toTheMinute(QDateTime::currentDateTime().addSecs(60 * 60));
}

QDateTime TimeChoice::tomorrow() const
{
    return QDateTime(QDate::currentDate().addDays(1), QTime(hourOfMorning, 0));
}

QDateTime TimeChoice::none() const
{
    return {};
}

} // namespace asterism::ui
