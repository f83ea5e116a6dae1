// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "cli/postrules.h"
#include "model/draft.h"

#include <optional>
#include <vector>

namespace asterism::cli {

// What new posts and changed ones share: their text, their files, and whether their servers take
// them.

/// As typed, or from standard input; nothing: `status` says why.
std::optional<QString> writtenText(Context &context);

/// What is said of the files; what they are is not known yet.
QList<Attachment> typedFiles(const std::vector<PostOptions::File> &typed);

/// False where a server is known not to take what its account is to write. Each that does not is
/// told of, and `status` is set.
bool isTaken(Context &context, const Draft &draft, const PostMeant &meant);

/// Copies the files of the parts, whose posts end with what typedFiles() made of them; puts all of
/// it into the outbox, or nothing, and waits for it. The exit code. Pictures are made as small as
/// each server wants them when they go out; what cannot be is said before.
int sendWritten(Context &context, const std::vector<PostOptions::Part> &parts, Draft draft);

} // namespace asterism::cli
