// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "migration/comparison.h"

#include <vector>

namespace asterism::cli {

/// Everything that is known of the people around these accounts, which are read first; the user's
/// own lists, too. Errors as readCensus(); what a server does not have is passed over, and said.
Result<std::vector<ComparedPerson>> comparedPeople(
    Context &context, const std::vector<const Account *> &accounts);

} // namespace asterism::cli
