// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include <QCoreApplication>

namespace asterism::store {

namespace {

int fileVersion(Database &db)
{
    return int(db.number("PRAGMA user_version"));
}

Error newerFile(const Database &db, int version, int known)
{
    return {.kind = ErrorKind::Store,
        .subject = db.path(),
        .detail = QCoreApplication::translate(
            "Store", "written by a newer Asterism (format %1, this one knows %2); update Asterism")
                      .arg(version)
                      .arg(known)};
}

Error olderFile(const Database &db)
{
    return {.kind = ErrorKind::Store,
        .subject = db.path(),
        .detail = QCoreApplication::translate("Store",
            "written by an older Asterism, and it cannot be brought up to date where nothing can "
            "be written")};
}

} // namespace

Result<Done> isCurrent(Database &db, const Migrations &steps)
{
    const int newest = int(steps.size());
    const int version = fileVersion(db);
    if (version > newest) {
        return newerFile(db, version, newest);
    }
    return version < newest ? Result<Done>(olderFile(db)) : Result<Done>(Done{});
}

Result<Done> migrate(Database &db, const Migrations &steps, int upTo)
{
    const int newest = int(steps.size());
    const int goal = upTo < 0 ? newest : upTo;
    if (const int version = fileVersion(db); version > newest) {
        return newerFile(db, version, newest);
    }
    while (fileVersion(db) < goal) {
        // IMMEDIATE: two programs that start together must not both run the same step.
        db.exec("BEGIN IMMEDIATE");
        try {
            const int version = fileVersion(db);
            if (version < goal) {
                db.exec(steps[size_t(version)]);
                db.exec(qPrintable(QStringLiteral("PRAGMA user_version = %1").arg(version + 1)));
            }
            db.exec("COMMIT");
        } catch (...) {
            db.raw().tryExec("ROLLBACK");
            throw;
        }
    }
    return Done{};
}

} // namespace asterism::store
