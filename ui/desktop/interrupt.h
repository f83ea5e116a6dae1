// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace asterism::ui {

/// Ctrl-C in the terminal and a polite kill end the program as closing its window does: what is
/// under way is written down and the demo's folder goes. Once, after the application was made.
void quitOnInterrupt();

} // namespace asterism::ui
