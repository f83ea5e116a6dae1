// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/timeline.h"
#include "ui/models/rowbuilder.h"
#include "ui/models/rowview.h"

namespace asterism::ui {

/// Of a row that stands for its conversation: with whom that is, how much of it is known, and
/// whether it was read. Own accounts are not named where somebody else is.
void setConversation(RowView &view, const store::TimelineRow &row, const RowNames &names);

} // namespace asterism::ui
