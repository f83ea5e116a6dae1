// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace asterism {

/// Where data lies unless the user says otherwise: ~/.local/share/asterism on Linux,
/// ~/Library/Application Support/asterism on macOS, %LOCALAPPDATA%\asterism on Windows.
/// Does not depend on the program's name: the window and the terminal program share it.
QString defaultDataFolder();

/// Makes the folder, and those above it, unless it is there. A new one is for this user alone
/// (0700); one that was there keeps its rights, for it may be more than ours ("--data-dir /tmp").
/// Errors: Store (cannot be made, is a file, cannot be written).
Result<Done> makePrivateFolder(const QString &path);

/// False where nothing can be kept: a read-only file system, no right, a full disk, a quota. Tries
/// it with a small file that is gone afterwards.
bool hasRoom(const QString &folder);

/// Makes an empty file that only this user can read and write (0600), unless it is there.
/// For databases: SQLite makes files readable for everybody, but gives -wal and -shm the rights
/// of the database. Errors: Store.
Result<Done> makePrivateFile(const QString &path);

/// False when other users of this computer may read or write the file. Always true on Windows,
/// where rights come with the folder and a user's own folders are closed to others.
bool isPrivateFile(const QString &path);

} // namespace asterism
