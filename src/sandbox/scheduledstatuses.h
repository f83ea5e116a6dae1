// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/wantedstatus.h"

#include "base/clock.h"

#include <optional>

namespace asterism {

/// What is nearer Mastodon, GoToSocial and Akkoma do not keep.
constexpr qint64 leastAheadMs = 5 * minuteMs;
/// Before the id of a kept post, where an Idempotency-Key remembers it as if it were a uri.
constexpr QLatin1StringView laterPrefix("later:");

/// What cannot be read as a time; nothing where nobody minds.
std::optional<HttpResponse> timeRefusal(const Call &call, const QString &word);
/// Too soon, or one too many.
std::optional<HttpResponse> laterRefusal(const Call &call, qint64 at);

/// Keeps what is wanted.
LaterPost keptPost(const Call &call, const WantedStatus &wanted);
/// ScheduledStatus
QJsonObject scheduledJson(const Call &call, const LaterPost &post);

} // namespace asterism
