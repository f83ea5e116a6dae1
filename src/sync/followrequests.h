// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/page.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// One page of those who asked to follow the account and were not answered yet. Errors: Usage where
/// the server does not tell that, the network's, the server's words. A 401 marks the account.
QFuture<Result<PeoplePage>> loadFollowRequests(
    Core &core, Sessions &sessions, const Session &session, const PageSpec &spec);

} // namespace asterism
