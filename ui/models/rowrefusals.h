// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowbuilder.h"

namespace asterism::ui {

/// What was refused last of what own accounts wanted of that post; nothing mostly.
RowRefusal refusalOf(const QString &uri, const RowNames &names);

} // namespace asterism::ui
