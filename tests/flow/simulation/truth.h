// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace asterism::simulation {

/// What has been done to posts, as far as the checker has to make allowances for it.
struct Truth {
    /// Rows that were there and are no more, as rowKey() names them, and posts by uri.
    QSet<QString> gone;
    /// Posts of which somebody took a boost back: snac shows such a post in no other name.
    QSet<QString> unboosted;
    /// Deleted at their origin and not everywhere: whether we have heard of it decides.
    QSet<QString> halfGone;

    static QString rowKey(const QString &uri, const QString &booster)
    {
        return booster.isEmpty() ? uri : uri + QStringLiteral(" by ") + booster;
    }
};

} // namespace asterism::simulation
