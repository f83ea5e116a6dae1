// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/migrations.h"

#include <memory>

namespace asterism::store {

/// Opens a file for reading where nothing can be written. SQLite reads a write-ahead log only with
/// an index beside it that it may have to make; where it cannot, the file alone is read, which is
/// the truth only when the log is empty. Where there is no file, an empty database in memory
/// stands in. Errors: Store (another version). Throws SQLite::Exception as Database does.
Result<std::unique_ptr<Database>> openUnwritable(const QString &path, const Migrations &steps);

} // namespace asterism::store
