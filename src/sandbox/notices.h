// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"

#include <QJsonObject>
#include <QMap>

#include <optional>

namespace asterism {

/// What makes each notification one: the uri of a post, or of the Announce of a boost, and these.
QString reactionNoticeKey(const QString &uri, const NoteReaction &reaction);
QString followNoticeKey(int who);

/// Whether the viewer's server tells them of that copy: somebody names or answers them, or boosts
/// what is theirs.
bool isNotice(const Call &call, const Copy &copy);

/// One of what notifications() tells the viewer; nothing where it is none of their business.
std::optional<QJsonObject> noticeOf(const Call &call, const QString &key);

/// What is kept back from the viewer of one person's.
struct HeldFrom {
    QStringList keys; ///< of the notifications, newest first
    const Copy *last = nullptr; ///< the newest post of them
};
/// By who did it.
QMap<int, HeldFrom> heldFrom(const Call &call);
/// Whether the viewer's settings keep that person's back.
bool isHeld(const Call &call, int who);
/// /api/v2/notifications/policy, /api/v1/notifications/requests…
HttpResponse heldNotices(const Call &call);

} // namespace asterism
