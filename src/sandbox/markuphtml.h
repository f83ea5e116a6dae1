// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/render.h"

#include <optional>

namespace asterism {

/// A text written as "text/markdown" (GoToSocial and Akkoma), "text/html" or "text/bbcode"
/// (Akkoma): of each language what is used most. Nothing for other formats and softwares.
std::optional<RenderedText> renderMarkup(
    const TextPlace &place, const QString &text, const QString &format);

} // namespace asterism
