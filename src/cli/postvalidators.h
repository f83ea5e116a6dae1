// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <QPointF>
#include <QString>

#include <optional>

namespace asterism::cli {

/// "0,0.5", two numbers from -1 to 1.
std::optional<QPointF> pointTyped(const QString &typed);

CLI::Validator isFocus(); ///< pointTyped()
CLI::Validator isSpan(); ///< secondsTyped()
CLI::Validator isMoment(); ///< momentTyped()

} // namespace asterism::cli
