// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace asterism {

/// A piece of a text, in the units of QString.
struct TextRange {
    qsizetype start = 0;
    qsizetype end = 0; ///< the first unit behind it

    bool operator==(const TextRange &) const = default;
};

} // namespace asterism
