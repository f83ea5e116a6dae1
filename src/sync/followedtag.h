// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sessions.h"

#include <QFuture>
#include <QString>

namespace asterism {

/// Whether the account follows a hashtag (without #), as its server tells it. Errors: Usage where
/// nobody there follows any (capabilities().followTags); the network's, the server's words. A 401
/// marks the account.
QFuture<Result<bool>> loadFollowedTag(
    Core &core, Sessions &sessions, const Session &session, const QString &tag);

} // namespace asterism
