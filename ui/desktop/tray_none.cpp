// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/tray.h"

namespace asterism::ui {

std::unique_ptr<Tray> systemTray()
{
    // Without Qt's widgets there is no icon here: closing the window ends the program.
    return nullptr;
}

} // namespace asterism::ui
