// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace asterism::ui {

/// The program, from its arguments (with its name) to its exit status: 0 when all went well, 1
/// when the data folder could not be opened or a picture not be written, 2 for wrong use.
int run(const QStringList &arguments);

} // namespace asterism::ui
