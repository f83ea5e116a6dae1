// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "model/list.h"

namespace asterism::cli {

/// Says who of a list is dead (lists/pollplan.h), asks, unless --yes was said, and takes them out.
int removeDead(Context &context, const List &list);

} // namespace asterism::cli
