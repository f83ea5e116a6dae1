// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/purpose.h"
#include "store/store.h"

#include <QList>

#include <vector>

namespace asterism::store {

/// A host that was asked. Days begin at midnight here where the user is.
struct AskedHost {
    QString host;
    int today = 0; ///< requests
    int week = 0; ///< within seven days, today included
    qint64 lastAt = 0;
    QList<Purpose> purposes = {}; ///< within the remembered days, the most frequent first

    bool operator==(const AskedHost &) const = default;
};

constexpr int askedDays = 30; ///< are remembered
constexpr int askedHostsKept = 5000; ///< those that were asked last

Result<Done> noteAsked(CacheTx &tx, const std::vector<HostCount> &counts);
/// Drops what is older, and hosts that are too many.
Result<Done> forgetAsked(CacheTx &tx);
/// Those with `part` in their names, the last asked first.
Result<std::vector<AskedHost>> askedHosts(CacheTx &tx, const QString &part, int most);
/// The same, with what was counted and not kept yet.
std::vector<AskedHost> withCounts(std::vector<AskedHost> kept, const std::vector<HostCount> &counts,
    const QString &part, qint64 now, int most);

} // namespace asterism::store
