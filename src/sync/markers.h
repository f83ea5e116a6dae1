// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// Of what a server keeps how far it was read.
enum class MarkerOf { Home, Notifications };

/// How far an account has read its home or its notifications, as its server keeps it for all apps:
/// the id of a post, boost or notification there, empty when nothing is kept yet. Errors: Usage
/// where the software keeps none, NotFound where the server knows no such address after all,
/// Forbidden when the token may not, the network's. A 401 marks the account.
QFuture<Result<QString>> marker(
    Core &core, Sessions &sessions, const Session &session, MarkerOf of);

/// Moves it up to `id`, and never down: another app may have read further meanwhile. Answers where
/// it stands afterwards. When the server saw two writes at once (409) it is looked at once more.
/// A server that knows no more than whether all notifications are read (Misskey) is told when
/// `all` is, and else nothing; then the answer is empty.
QFuture<Result<QString>> advanceMarker(Core &core, Sessions &sessions, const Session &session,
    MarkerOf of, const QString &id, bool all = false);

} // namespace asterism
