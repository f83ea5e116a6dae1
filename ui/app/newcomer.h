// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism::ui {

/// True when this data folder has no account, no list and no column, or is not there; nothing is
/// made there then. One that cannot be read is not new: its own window says what is wrong with it.
/// Waits for the disk: call it before there is a window.
bool isNewcomer(const QString &folder);

} // namespace asterism::ui
