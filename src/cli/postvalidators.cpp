// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/postvalidators.h"

#include "cli/typedtime.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

QString pointWords()
{
    return Words::tr("two numbers from -1 to 1 belong here, like 0,0.5");
}

QString spanTypedWords()
{
    return Words::tr("how long belongs here, like 30m, 6h, 3d or 1w");
}

QString momentWords()
{
    return Words::tr("a time belongs here, like 2026-12-01T08:00, with Z or +09:00 behind it where "
                     "it is not this computer's, or like +2h");
}

} // namespace

std::optional<QPointF> pointTyped(const QString &typed)
{
    const QStringList numbers = typed.split(u',');
    bool isX = false;
    bool isY = false;
    const QPointF point(
        numbers.value(0).trimmed().toDouble(&isX), numbers.value(1).trimmed().toDouble(&isY));
    const bool within = std::abs(point.x()) <= 1 && std::abs(point.y()) <= 1;
    return isX && isY && within && numbers.size() == 2 ? std::optional(point) : std::nullopt;
}

CLI::Validator isFocus()
{
    const auto check = [](std::string &typed) {
        return pointTyped(QString::fromStdString(typed)) ? std::string()
                                                         : pointWords().toStdString();
    };
    return {check, "X,Y"};
}

CLI::Validator isSpan()
{
    const auto check = [](std::string &typed) {
        return secondsTyped(QString::fromStdString(typed)) ? std::string()
                                                           : spanTypedWords().toStdString();
    };
    return {check, {}};
}

CLI::Validator isMoment()
{
    const auto check = [](std::string &typed) {
        return momentTyped(QString::fromStdString(typed), 0) ? std::string()
                                                             : momentWords().toStdString();
    };
    return {check, {}};
}

} // namespace asterism::cli
