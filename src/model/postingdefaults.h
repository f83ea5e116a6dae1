// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/quotepolicy.h"
#include "model/visibility.h"

#include <QString>

#include <optional>

namespace asterism {

/// What an account has chosen at its server for new posts, where nothing else is said.
struct PostingDefaults {
    Visibility visibility = Visibility::Public;
    bool sensitive = false; ///< their media
    QString language; ///< ISO 639; empty: none
    std::optional<QuotePolicy> quotes = {}; ///< nothing: not told

    bool operator==(const PostingDefaults &) const = default;
};

} // namespace asterism
