// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/page.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// One page of what an account's server tells it of others, as it came: hostile. Nothing is kept,
/// and nothing is marked as read. Somebody waits for it, so it goes before polling. Errors: Usage
/// where the software tells none or the server turned out not to (asked again after a day); the
/// network's, the server's words, RateLimited with `until`. A 401 marks the account.
QFuture<Result<NotificationPage>> loadNotifications(
    Core &core, Sessions &sessions, const Session &session, const PageSpec &spec);

/// The newest `most` of them, page after page; fewer where there are no more, or a page brings
/// nothing new. Errors as above, of any page.
QFuture<Result<std::vector<Notification>>> newestNotifications(
    Core &core, Sessions &sessions, const Session &session, int most);

} // namespace asterism
