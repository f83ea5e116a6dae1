// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace asterism::cli {

/// The posts of a thread, of a text whose lines that are only "---" part it: without the blank
/// lines and the ASCII white space around them, and none that is nothing else. An ideographic space
/// (U+3000) or a no-break space at the beginning is an indent, which stays. Pure.
QStringList partsOfText(const QString &text);

} // namespace asterism::cli
