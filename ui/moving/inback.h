// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/inback.h"

namespace asterism::ui {

using asterism::inBack;

} // namespace asterism::ui
