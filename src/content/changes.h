// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace asterism {

/// A piece of two plain texts.
struct Change {
    enum class Kind {
        Same, ///< in both
        Added, ///< in the newer one
        Removed, ///< in the older one
    };

    Kind kind = Kind::Same;
    QString text;

    bool operator==(const Change &) const = default;
};

/// What an edit did, word by word (Japanese and Chinese by the character), in the order of
/// reading; what was removed stands before what took its place. Texts that are too long to be
/// compared differ as a whole between their common beginning and end.
std::vector<Change> changesBetween(const QString &older, const QString &newer);

} // namespace asterism
