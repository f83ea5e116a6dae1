// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// How far an account has read its home, as its server keeps it for all apps: the id of a post or
/// boost there, empty when nothing is kept yet. Errors: Usage where the software keeps none,
/// NotFound where the server knows no such address after all, Forbidden when the token may not,
/// the network's. A 401 marks the account.
QFuture<Result<QString>> homeMarker(Core &core, Sessions &sessions, const Session &session);

/// Moves it up to `id`, and never down: another app may have read further meanwhile. Answers where
/// it stands afterwards. When the server saw two writes at once (409) it is looked at once more.
QFuture<Result<QString>> advanceHomeMarker(
    Core &core, Sessions &sessions, const Session &session, const QString &id);

} // namespace asterism
