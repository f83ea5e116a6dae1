// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/options.h"

class QQuickWindow;

namespace asterism::ui {

/// Ends the program after --seconds, and before that writes the picture of --screenshot; without
/// --seconds that is when what the window shows at first has been painted. A picture that cannot
/// be written is told on standard error, and the program's status is 1.
void endBy(const Options &options, QQuickWindow &window);

} // namespace asterism::ui
