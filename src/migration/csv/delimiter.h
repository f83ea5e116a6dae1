// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace asterism::csv {

/// What divides the cells: ',', ';' or '\t', judged by the first 64 KiB. What stands next to a
/// handle counts, as the name of a list may hold the others. ',' when nothing tells.
char sniffDelimiter(QByteArrayView text);

} // namespace asterism::csv
