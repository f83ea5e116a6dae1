// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/interrupt.h"

namespace asterism::ui {

void quitOnInterrupt()
{
    // A program with a window has no console here; the session's end closes the window.
}

} // namespace asterism::ui
