// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/memory.h"

#include <windows.h>

// Needs what windows.h declares.
#include <psapi.h>

namespace asterism {

void returnFreedMemory()
{
}

qint64 peakResidentBytes()
{
    PROCESS_MEMORY_COUNTERS counters{};
    if (!GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof(counters))) {
        return 0;
    }
    return qint64(counters.PeakWorkingSetSize);
}

qint64 residentBytes()
{
    PROCESS_MEMORY_COUNTERS counters{};
    if (!GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof(counters))) {
        return 0;
    }
    return qint64(counters.WorkingSetSize);
}

} // namespace asterism
