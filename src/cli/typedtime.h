// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace asterism::cli {

// Times as they are typed. Pure, but for the time zone of this computer.

/// "90s", "30m", "2h", "7d", "1w", up to ten years; seconds.
std::optional<qint64> secondsTyped(const QString &typed);

/// "2026-12-01T08:00" (a blank for the T, and seconds, are fine) by this computer's time, or by
/// what stands behind it ("Z", "+09:00"); "+2h" is so long after `now`. ms since epoch. Whether it
/// is over already is for the caller to say.
std::optional<qint64> momentTyped(const QString &typed, qint64 now);

} // namespace asterism::cli
