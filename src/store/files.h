// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace asterism::store {

/// The files of a data folder: opening, setting aside, backing up. All of it runs before or
/// between connections, never while one is open to the file that is moved.

QString userFilePath(const QString &folder);
QString cacheFilePath(const QString &folder);

/// Moves cache.db with its -wal and -shm to cache.db.damaged* (the previous set-aside goes).
/// The sentence tells the user what happened.
Result<QString> setAsideCache(const QString &folder);

/// When a cache was last set aside; 0 for never. Whoever still has that file open reads the past.
qint64 setAsideAt(const QString &folder);

/// True when asterism.db opens and passes SQLite's quick_check. A missing or empty file is unsound
/// where there are backups: its accounts and lists were there once.
bool isSoundUserFile(const QString &folder);

/// Replaces a damaged or missing asterism.db by the newest sound backup; the damaged one is kept
/// beside it. The sentence says how old the backup is. Damaged when there is no sound backup.
Result<QString> restoreUserFile(const QString &folder, qint64 now);

/// Copies asterism.db with SQLite's backup API to backups/asterism-TIME.db, then drops old ones:
/// the newest 5 and one a day for 7 days stay.
Result<Done> backUpUserFile(const QString &folder, qint64 now);

/// Backups, newest first.
QStringList backups(const QString &folder);

} // namespace asterism::store
