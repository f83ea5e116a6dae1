// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/database.h"

#include <vector>

namespace asterism::store {

/// The numbered steps of one file, forward only; step i brings version i to i + 1. A step that
/// was released is never edited again.
using Migrations = std::vector<const char *>;

const Migrations &userMigrations();
const Migrations &cacheMigrations();

/// Whether the file has the newest version, where it cannot be brought there. Store otherwise.
Result<Done> isCurrent(Database &db, const Migrations &steps);

/// Brings the file to version `upTo` (default: the newest), each step in its own transaction.
/// Store with a clear sentence when a newer program has written the file.
Result<Done> migrate(Database &db, const Migrations &steps, int upTo = -1);

} // namespace asterism::store
