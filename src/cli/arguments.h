// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

#include <optional>

namespace asterism::cli {

/// What came of a command line: options to run with, or words to print and a status to end with.
struct Parsed {
    Options options;
    std::optional<int> status; ///< set: print and end, there is nothing to run
    QString output; ///< for standard output: help, version
    QString error; ///< for standard error: what is wrong and how it is meant
};

/// `arguments` without the program's own name. Options that hold for every command are taken
/// before and after it.
Parsed parseArguments(const QStringList &arguments);

} // namespace asterism::cli
