// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/measuring.h"

#include <windows.h>

namespace asterism {

qint64 threadProcessorNs()
{
    FILETIME begun{};
    FILETIME ended{};
    FILETIME kernel{};
    FILETIME user{};
    if (!GetThreadTimes(GetCurrentThread(), &begun, &ended, &kernel, &user)) {
        return 0;
    }
    const auto ns = [](const FILETIME &time) {
        return ((qint64(time.dwHighDateTime) << 32) + time.dwLowDateTime) * 100;
    };
    return ns(kernel) + ns(user);
}

int openSockets()
{
    return -1; // its sockets are handles like any other
}

} // namespace asterism
