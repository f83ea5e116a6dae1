// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace asterism {

/// For measuring. How long a processor has worked for this thread, in ns; 0 where the system does
/// not say. What others did meanwhile is not in it.
qint64 threadProcessorNs();

/// Sockets that this process has open; -1 where the system does not say.
int openSockets();

} // namespace asterism
