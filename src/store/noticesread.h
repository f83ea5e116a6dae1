// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

namespace asterism::store {

/// Which events of an account are read, as rows (notices.h): all up to one of them, but for those
/// that came in later and that nobody has seen since.
struct NoticesRead {
    qint64 upTo = 0; ///< 0: not known yet
    QSet<qint64> late; ///< not above upTo, and unread

    bool isKnown() const { return upTo > 0; }
    bool holds(qint64 row) const { return row <= upTo && !late.contains(row); }
    bool operator==(const NoticesRead &) const = default;
};

} // namespace asterism::store
