// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/memory.h"

#include <sys/resource.h>
#include <unistd.h>

#ifdef Q_OS_MACOS
#include <mach/mach.h>
#else
#include <QFile>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace asterism {

void returnFreedMemory()
{
#ifdef __GLIBC__
    // Set by hand, the limits do not grow with what was freed.
    constexpr int block = 128 * 1024;
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, block);
    mallopt(M_TRIM_THRESHOLD, block);
#endif
}

qint64 peakResidentBytes()
{
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) != 0) {
        return 0;
    }
#ifdef Q_OS_MACOS
    return usage.ru_maxrss;
#else
    return qint64(usage.ru_maxrss) * 1024;
#endif
}

#ifdef Q_OS_MACOS
qint64 residentBytes()
{
    mach_task_basic_info info{};
    mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;
    const auto asked = task_info(
        mach_task_self(), MACH_TASK_BASIC_INFO, reinterpret_cast<task_info_t>(&info), &count);
    return asked == KERN_SUCCESS ? qint64(info.resident_size) : 0;
}
#else
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm")); // pages: all, resident, …
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    return file.readLine().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}
#endif

} // namespace asterism
