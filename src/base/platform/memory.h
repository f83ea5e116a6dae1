// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace asterism {

/// For measuring. The most memory that this process has held at once, in bytes; 0 where the system
/// does not say.
qint64 peakResidentBytes();

/// What it holds now; 0 where the system does not say.
qint64 residentBytes();

} // namespace asterism
