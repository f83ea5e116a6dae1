// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "model/run.h"

#include <vector>

namespace asterism::cli {

/// Adds a run, compares it, shows what it will do, asks where something is taken away (and, with
/// `asks`, in any case), begins it and stays as the options say. The exit code.
int importRows(Context &context, const Run &run, std::vector<RunRow> rows, bool asks);

/// The same of one that is there and was not begun.
int beginPreview(Context &context, qint64 id, bool asks);

} // namespace asterism::cli
