// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// Akkoma, and Pleroma, which it comes from: alike in everything that the sandbox shows but name
/// and version.
inline bool isAkkoma(const QString &software)
{
    return software == QLatin1StringView("akkoma") || software == QLatin1StringView("pleroma");
}

} // namespace asterism
