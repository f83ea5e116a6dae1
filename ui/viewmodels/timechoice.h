// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// "2026-12-03" (also with / or ., and in full-width digits; without a year the next such day) and
/// "9:00" or "9", in the system's time zone. Invalid: these are none.
QDateTime typedTime(const QString &date, const QString &clock, const QDateTime &now);
/// "9:00", "tomorrow 9:00", or the date before it; as people here write them. Empty: no time.
QString timeWords(const QDateTime &time, const QDateTime &now);

/// Times as people choose them, for fields that ask for one: QML can neither read nor write any.
class TimeChoice : public QObject {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit TimeChoice(QObject *parent = nullptr);

    Q_INVOKABLE QString words(const QDateTime &time) const;
    /// As it is typed: "2026-12-03", "09:00"; of no time, of the next full hour.
    Q_INVOKABLE QString dateText(const QDateTime &time) const;
    Q_INVOKABLE QString clockText(const QDateTime &time) const;
    Q_INVOKABLE bool isTime(const QString &date, const QString &clock) const;
    Q_INVOKABLE QDateTime typed(const QString &date, const QString &clock) const;
    /// To the minute.
    Q_INVOKABLE QDateTime inAnHour() const;
    /// At nine.
    Q_INVOKABLE QDateTime tomorrow() const;
    /// Invalid.
    Q_INVOKABLE QDateTime none() const;
};

} // namespace asterism::ui
