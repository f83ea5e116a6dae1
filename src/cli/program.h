// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace asterism::cli {

/// Runs one command line (without the program's name) and returns the exit status. Needs a
/// QCoreApplication; runs its event loop by itself.
int runProgram(const QStringList &arguments);

} // namespace asterism::cli
