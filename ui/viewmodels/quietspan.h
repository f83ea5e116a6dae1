// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism::ui {

/// A time in which the desktop was told nothing: from the first thing that was kept back until the
/// quiet ended, or will end. In ms.
struct QuietSpan {
    qint64 from = 0; ///< 0: nothing was kept back
    qint64 until = 0;

    bool isOpen() const { return from > 0; }
    bool holds(qint64 time) const { return isOpen() && time >= from && time <= until; }
    bool operator==(const QuietSpan &) const = default;
};

/// As a setting (store/settings.h): what was kept back and is not summed up yet. It names times
/// and no rows, for the cache may be another one at the next start.
inline const QString noticesHeldKey = QStringLiteral("notices-held");

QString spanText(const QuietSpan &span); ///< "1790000000000 1790030000000"; empty: it is not open
/// What cannot be understood is not open.
QuietSpan quietSpan(const QString &text);
/// From the beginning of the first to the end of the last; one that is not open adds nothing.
QuietSpan joined(const QuietSpan &one, const QuietSpan &other);

} // namespace asterism::ui
