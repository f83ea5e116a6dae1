// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/filelock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace asterism {

namespace {

Error systemError(const QString &path, int code)
{
    return Error{ErrorKind::Store, path, qt_error_string(code)};
}

int lockOnce(int descriptor)
{
    int result = 0;
    do {
        result = ::flock(descriptor, LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    return result;
}

// Somebody may delete or replace the file between open and flock; the lock would then be on a
// file that nobody else will ever open.
bool isStillThatFile(int descriptor, const QByteArray &name)
{
    struct stat held { };
    struct stat named { };
    return ::fstat(descriptor, &held) == 0 && ::stat(name.constData(), &named) == 0
        && held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

} // namespace

Result<std::unique_ptr<FileLock>> FileLock::tryLock(const QString &path)
{
    constexpr int attempts = 8;
    const QByteArray name = QFile::encodeName(path);
    for (int i = 0; i < attempts; ++i) {
        // Not inherited by the browser that a sign-in starts: it would keep the lock for hours.
        const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor < 0) {
            return systemError(path, errno);
        }
        if (lockOnce(descriptor) != 0) {
            const int code = errno;
            ::close(descriptor);
            if (code == EWOULDBLOCK) {
                return std::unique_ptr<FileLock>();
            }
            return systemError(path, code);
        }
        if (isStillThatFile(descriptor, name)) {
            return std::unique_ptr<FileLock>(new FileLock(descriptor));
        }
        ::close(descriptor);
    }
    return systemError(path, ESTALE);
}

FileLock::~FileLock()
{
    ::close(static_cast<int>(m_handle));
}

} // namespace asterism
