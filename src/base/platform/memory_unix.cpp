// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/memory.h"

#include <sys/resource.h>

namespace asterism {

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

} // namespace asterism
