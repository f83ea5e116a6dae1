// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace asterism {

/// Gives freed memory back to the system soon, for a program that stays open all day. glibc keeps a
/// pool for each thread, and after the first freed picture also large blocks, for ever; where the
/// system's own way is another one, nothing happens. Before there are threads.
void returnFreedMemory();

/// For measuring. The most memory that this process has held at once, in bytes; 0 where the system
/// does not say.
qint64 peakResidentBytes();

/// What it holds now; 0 where the system does not say.
qint64 residentBytes();

} // namespace asterism
