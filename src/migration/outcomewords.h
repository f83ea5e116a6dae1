// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/moved.h"

#include <QString>

namespace asterism {

// What was done, in the words of the user's language, as the window and the terminal both tell it.

/// "followed", "put into the list", …
QString doneWords(MovedKind kind);
/// "unfollowed", "taken out of the list", …
QString takenAwayWords(MovedKind kind);

} // namespace asterism
