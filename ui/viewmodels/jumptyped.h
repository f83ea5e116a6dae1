// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/jumptarget.h"

#include <vector>

namespace asterism::ui {

/// What the typed text itself is.
struct TypedJumps {
    std::vector<JumpTarget> above; ///< an address: nothing else is meant
    /// Somebody by their handle, a hashtag, a server's columns, a search: below what is known here.
    std::vector<JumpTarget> below;
};

/// Pure. Full-width letters are read as others; which addresses are taken says typedPage().
TypedJumps typedJumps(const QString &text);

} // namespace asterism::ui
