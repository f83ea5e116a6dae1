// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism::ui {

/// Says in a small window why the program cannot start, until it is closed: who starts it from a
/// menu sees no standard error.
void showFailure(const QString &sentence);

} // namespace asterism::ui
