// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/capabilities.h"
#include "protocol/write.h"

#include <QJsonObject>

namespace asterism::mastodon {

// What a new or a changed post consists of (docs.joinmastodon.org/methods/statuses).

/// The fields of POST /api/v1/statuses.
QJsonObject newPostFields(const Capabilities &can, const Outgoing &post);

/// The fields of PUT /api/v1/statuses/:id. `pollSecondsLeast`: as Instance::posting tells it.
QJsonObject changedPostFields(
    const Capabilities &can, const Outgoing &post, qint64 pollSecondsLeast);

/// "0.25,-1.00", as media are told what must stay in sight.
QString focusText(const QPointF &focus);

} // namespace asterism::mastodon
