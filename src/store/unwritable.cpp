// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/unwritable.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

std::unique_ptr<Database> opened(const QString &path, Database::Mode mode)
{
    auto db = std::make_unique<Database>(path, mode, false);
    db->number("PRAGMA schema_version"); // opening reads nothing yet
    return db;
}

std::unique_ptr<Database> openedSomehow(const QString &path)
{
    try {
        return opened(path, Database::Mode::ReadOnly);
    } catch (const SQLite::Exception &failure) {
        // What was committed last is in the log: without it the file may be half of two states.
        if (isDamage(failure.getErrorCode()) || QFileInfo(path + u"-wal"_s).size() > 0) {
            throw;
        }
    }
    return opened(path, Database::Mode::Immutable);
}

} // namespace

Result<std::unique_ptr<Database>> openUnwritable(const QString &path, const Migrations &steps)
{
    // An empty file is what a full disk leaves of a new one.
    if (QFileInfo(path).size() == 0) {
        auto empty = std::make_unique<Database>(u":memory:"_s, Database::Mode::ReadWrite, false);
        if (auto done = migrate(*empty, steps); !done) {
            return done.error();
        }
        return empty;
    }
    auto db = openedSomehow(path);
    if (auto current = isCurrent(*db, steps); !current) {
        return current.error();
    }
    return db;
}

} // namespace asterism::store
