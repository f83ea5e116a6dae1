// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// A picture that stands for ":shortcode:" in the texts of one entity (post or actor). The same
/// shortcode means different pictures on different servers, so it is never looked up elsewhere.
struct CustomEmoji {
    QString shortcode; ///< without colons
    QString url;
    QString staticUrl; ///< not animated; equal to url when the server gives none

    bool operator==(const CustomEmoji &) const = default;
};

} // namespace asterism
