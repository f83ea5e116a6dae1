// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/write.h"

#include <QJsonObject>

#include <vector>

namespace asterism {

// What waits at servers for its time, on its way between processes: the answer to the job
// "scheduled" (app/jobs.h).

/// {posts: [{id, at, options, reply_to, quote}]}: `options` is optionsText() of a Publish,
/// `reply_to` and `quote` are the server's own ids of what it answers and quotes.
QJsonObject scheduledToJob(const std::vector<ScheduledPost> &posts);
/// BadAnswer for what that never wrote.
Result<std::vector<ScheduledPost>> scheduledFromJob(const QJsonObject &answer);

} // namespace asterism
