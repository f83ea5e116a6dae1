// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/measuring.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

namespace asterism {

qint64 threadProcessorNs()
{
    timespec worked{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &worked) != 0) {
        return 0;
    }
    return qint64(worked.tv_sec) * 1'000'000'000 + worked.tv_nsec;
}

int openSockets()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return -1;
    }
    // Numbers are given out from below.
    const int most = int(qMin<rlim_t>(limit.rlim_cur, 4096));
    int sockets = 0;
    for (int number = 0; number < most; ++number) {
        struct stat what { };
        sockets += fstat(number, &what) == 0 && S_ISSOCK(what.st_mode) ? 1 : 0;
    }
    return sockets;
}

} // namespace asterism
