// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/jumptarget.h"

namespace asterism::ui {

/// What stands above a group.
QString jumpGroupWords(JumpGroup group);
/// What can be done with it beside jumping there; empty: nothing.
QString otherJumpWords(JumpWhat what);
/// A row as it is read out.
QString spokenJump(const JumpTarget &target, JumpGroup group);

} // namespace asterism::ui
