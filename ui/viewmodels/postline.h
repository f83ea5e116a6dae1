// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/timeline.h"

#include <QString>

namespace asterism::ui {

/// The beginning of a post on one line, plain: its warning where it has one, else its words, else
/// what its pictures are said to show. May be empty.
QString postLine(const store::StoredPost &stored);

/// The same of a text that is cut where it is long.
QString shortLine(const QString &text);

} // namespace asterism::ui
