// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace asterism::cli {

/// What scripts learn from the program's end.
enum ExitCode {
    ExitDone = 0,
    ExitUsage = 1, ///< wrong use; also a handle, list or account that is not there
    ExitPartly = 2, ///< done in part, or not finished in time; standard error says what is missing
    ExitNetwork = 3,
    ExitRefused = 4, ///< not signed in, or the server said no
    ExitDamaged = 5, ///< something on the disk is damaged or cannot be read or written
    ExitInternal = 70,
};

/// The status that stands for an error which ended a command.
ExitCode exitCode(const Error &error);

} // namespace asterism::cli
