// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace asterism {

/// The most memory that this process has held at once, in bytes; 0 where the system does not say.
/// For measuring.
qint64 peakResidentBytes();

} // namespace asterism
