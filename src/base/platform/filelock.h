// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

namespace asterism {

/// An exclusive lock on a file that the system gives back by itself when the process ends, also
/// by kill -9 or a crash: nothing stale is ever left behind. The file stays; it is never read.
class FileLock {
public:
    /// The lock, or nullptr while somebody else holds it: another process, or another FileLock
    /// of this one. Creates the file, not its folder. Never waits.
    /// Errors: Store (no such folder, no right, a file system that knows no locks).
    static Result<std::unique_ptr<FileLock>> tryLock(const QString &path);

    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    explicit FileLock(qintptr handle)
        : m_handle(handle)
    {
    }

    qintptr m_handle; ///< a descriptor, or a HANDLE on Windows
};

} // namespace asterism
