// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/filelock.h"

#include <QDir>

#include <windows.h>

namespace asterism {

namespace {

Error systemError(const QString &path, DWORD code)
{
    return Error{ErrorKind::Store, path, qt_error_string(static_cast<int>(code))};
}

} // namespace

Result<std::unique_ptr<FileLock>> FileLock::tryLock(const QString &path)
{
    const std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    HANDLE handle = ::CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE,
        FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE) {
        return systemError(path, ::GetLastError());
    }
    OVERLAPPED from{};
    if (::LockFileEx(handle, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &from)) {
        return std::unique_ptr<FileLock>(new FileLock(reinterpret_cast<qintptr>(handle)));
    }
    const DWORD code = ::GetLastError();
    ::CloseHandle(handle);
    if (code == ERROR_LOCK_VIOLATION || code == ERROR_IO_PENDING) {
        return std::unique_ptr<FileLock>();
    }
    return systemError(path, code);
}

FileLock::~FileLock()
{
    // Closing gives the lock back too, but at a time of the system's choosing.
    HANDLE handle = reinterpret_cast<HANDLE>(m_handle);
    OVERLAPPED from{};
    ::UnlockFileEx(handle, 0, 1, 0, &from);
    ::CloseHandle(handle);
}

} // namespace asterism
