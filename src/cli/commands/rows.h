// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "store/timeline.h"

#include <vector>

namespace asterism::cli {

/// The newest rows of a column, at most `limit`, from the cache.
Result<std::vector<store::TimelineRow>> timelineRows(
    Context &context, const std::vector<Source> &column, int limit);

/// Prints rows, newest first, for people or as JSON Lines. `command` is what loads more posts
/// into a gap; `sought` stands out.
void tellRows(Context &context, const std::vector<store::TimelineRow> &rows,
    const QString &command = {}, const SoughtWords &sought = {});

} // namespace asterism::cli
