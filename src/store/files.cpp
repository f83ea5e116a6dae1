// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/files.h"

#include "base/clock.h"
#include "base/log.h"
#include "store/database.h"

#include <sqlite3.h>
#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

constexpr int keptBackups = 5;
constexpr int keptDays = 7;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

QString asideName(const QString &file)
{
    return file + u".damaged"_s;
}

QString backupFolder(const QString &folder)
{
    return folder + u"/backups"_s;
}

QString backupName(qint64 now)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(now).toUTC();
    return u"asterism-%1.db"_s.arg(time.toString(u"yyyyMMdd-HHmmss-zzz"_s));
}

/// The day part of a backup's name.
QString backupDay(const QString &name)
{
    return name.mid(9, 8);
}

qint64 backupTime(const QString &file)
{
    const QString stamp = QFileInfo(file).fileName().mid(9, 19);
    const QDateTime time(QDate::fromString(stamp.left(8), u"yyyyMMdd"_s),
        QTime::fromString(stamp.mid(9), u"HHmmss-zzz"_s), QTimeZone::utc());
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

bool moveAway(const QString &from, const QString &to)
{
    QFile::remove(to);
    return !QFile::exists(from) || QFile::rename(from, to);
}

/// A -wal that stays behind would be replayed into the next file of the same name.
bool moveWithSidecars(const QString &file, const QString &to)
{
    bool moved = moveAway(file, to);
    for (const auto &tail : {u"-wal"_s, u"-shm"_s}) {
        moved = moveAway(file + tail, to + tail) && moved;
    }
    return moved;
}

void copyDatabase(const QString &from, const QString &to)
{
    SQLite::Database source(from.toStdString(), SQLite::OPEN_READWRITE, 10'000);
    SQLite::Database target(to.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    // Busy is no exception in SQLiteCpp, and a copy that stopped half-way would look like one.
    if (SQLite::Backup(target, source).executeStep(-1) != SQLITE_DONE) {
        throw SQLite::Exception("the copy did not come to its end", SQLITE_BUSY);
    }
}

void dropOldBackups(const QString &folder, qint64 now)
{
    const QString oldest =
        QDateTime::fromMSecsSinceEpoch(now - keptDays * dayMs).toUTC().toString(u"yyyyMMdd"_s);
    QSet<QString> days;
    int rank = 0;
    for (const QString &file : backups(folder)) {
        const QString day = backupDay(QFileInfo(file).fileName());
        const bool firstOfDay = !days.contains(day);
        days.insert(day);
        const bool keep = rank++ < keptBackups || (firstOfDay && day >= oldest);
        if (!keep && !QFile::remove(file)) {
            qCWarning(logStore) << "cannot remove old backup" << file;
        }
    }
}

bool isSound(const QString &file)
{
    try {
        SQLite::Database db(file.toStdString(), SQLite::OPEN_READWRITE, 10'000);
        return db.execAndGet("PRAGMA quick_check(1)").getString() == "ok";
    } catch (const SQLite::Exception &failure) {
        qCWarning(logStore) << file << "fails its check:" << failure.what();
        // A locked or unreadable file is not a damaged one: moving it away would lose it.
        return !isDamage(failure.getErrorCode());
    }
}

bool isSoundBackup(const QString &file)
{
    return QFileInfo(file).size() > 0 && isSound(file);
}

QString restoredWords(const QString &backup, const QString &aside, qint64 now)
{
    const qint64 made = backupTime(backup);
    const QString hours = QString::number((now - made) / hourMs);
    if (!QFile::exists(aside)) {
        return Words::tr("The file of accounts and lists was gone. The backup of %1 (%2 hours "
                         "old) was opened in its place; changes made since then are missing.")
            .arg(isoTime(made), hours);
    }
    return Words::tr(
        "The file of accounts and lists was damaged. The backup of %1 (%2 hours old) "
        "was opened in its place; changes made since then are missing. The damaged file "
        "is kept as %3.")
        .arg(isoTime(made), hours, QDir::toNativeSeparators(aside));
}

Error cannotMove(const QString &file)
{
    return {
        .kind = ErrorKind::Store, .subject = file, .detail = Words::tr("cannot be moved aside")};
}

} // namespace

QString userFilePath(const QString &folder)
{
    return folder + u"/asterism.db"_s;
}

QString cacheFilePath(const QString &folder)
{
    return folder + u"/cache.db"_s;
}

Result<QString> setAsideCache(const QString &folder)
{
    const QString file = cacheFilePath(folder);
    const QString aside = asideName(file);
    if (!moveWithSidecars(file, aside)) {
        return cannotMove(file);
    }
    return Words::tr("The cache was damaged and has been set aside as %1. Posts are fetched again; "
                     "accounts, lists and positions are untouched.")
        .arg(QDir::toNativeSeparators(aside));
}

qint64 setAsideAt(const QString &folder)
{
    const QFileInfo aside(asideName(cacheFilePath(folder)));
    return aside.exists() ? aside.metadataChangeTime().toMSecsSinceEpoch() : 0;
}

bool isSoundUserFile(const QString &folder)
{
    const QFileInfo file(userFilePath(folder));
    if (!file.exists()) {
        return std::ranges::none_of(backups(folder), isSoundBackup);
    }
    if (file.size() == 0 && !backups(folder).isEmpty()) {
        return false;
    }
    return isSound(file.filePath());
}

Result<QString> restoreUserFile(const QString &folder, qint64 now)
{
    const QString file = userFilePath(folder);
    const QString part = file + u".part"_s;
    for (const QString &backup : backups(folder)) {
        if (!isSoundBackup(backup)) {
            continue;
        }
        // The copy is complete before the damaged file moves: a full disk leaves all as it was.
        try {
            QFile::remove(part);
            copyDatabase(backup, part);
        } catch (const SQLite::Exception &failure) {
            QFile::remove(part);
            return storeError(file, failure);
        }
        // A file that is gone leaves what was set aside before as it is.
        const QString aside = QFile::exists(file) ? asideName(file) : file + u".gone"_s;
        if (!moveWithSidecars(file, aside) || !QFile::rename(part, file)) {
            return cannotMove(file);
        }
        return restoredWords(backup, aside, now);
    }
    return Error{.kind = ErrorKind::Damaged,
        .subject = file,
        .detail = Words::tr("there is no sound backup; move the file away to start anew")};
}

Result<Done> backUpUserFile(const QString &folder, qint64 now)
{
    const QString target = backupFolder(folder) + u'/' + backupName(now);
    // Another program may end within the same millisecond.
    const QString part = target + u".%1.part"_s.arg(QUuid::createUuid().toString(QUuid::Id128));
    if (!QDir().mkpath(backupFolder(folder))) {
        return Error{.kind = ErrorKind::Store, .subject = backupFolder(folder), .detail = {}};
    }
    try {
        copyDatabase(userFilePath(folder), part);
    } catch (const SQLite::Exception &failure) {
        QFile::remove(part);
        return storeError(target, failure);
    }
    // Under its real name only when complete: a crash leaves no half backup that looks good.
    if (!QFile::rename(part, target)) {
        QFile::remove(part);
        return QFile::exists(target) ? Result<Done>(Done{}) : Result<Done>(cannotMove(target));
    }
    dropOldBackups(folder, now);
    return Done{};
}

QStringList backups(const QString &folder)
{
    const QDir dir(backupFolder(folder));
    QStringList files;
    for (const QString &name : dir.entryList({u"asterism-*.db"_s}, QDir::Files, QDir::Name)) {
        files.prepend(dir.filePath(name));
    }
    return files;
}

} // namespace asterism::store
