// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/standing.h"

#include <QJsonObject>

namespace asterism {

/// How the answer of "relationships" goes between processes: {known, told, following, requested,
/// followedBy, requestedBy, blocking, muting, mutingNotifications, domainBlocking, boosts, notify,
/// languages, note}.
QJsonObject standingToJob(const PersonStanding &standing);
PersonStanding standingFromJob(const QJsonObject &json);

} // namespace asterism
