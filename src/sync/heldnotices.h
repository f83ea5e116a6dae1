// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/page.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

// What the settings of an account keep from it at its server (Mastodon's notification policy).
// Errors: Usage where the server keeps nothing back, or turned out not to know of such (asked again
// after a day); the network's, the server's words. A 401 marks the account.

QFuture<Result<HeldCounts>> loadHeldCounts(Core &core, Sessions &sessions, const Session &session);

/// A page of those whom it concerns, made safe; their last posts are as the server told them.
QFuture<Result<HeldPage>> loadHeldPeople(
    Core &core, Sessions &sessions, const Session &session, const PageSpec &spec);

/// Throws away what somebody did so far (HeldPerson::id). NotFound: that was answered already.
QFuture<Result<Done>> dismissHeld(
    Core &core, Sessions &sessions, const Session &session, const QString &id);

/// Lets somebody in for good; what was kept back of theirs (`person`: by their id there) comes into
/// store/notices.h at once, though their server takes its time: the newest, as many as ten pages
/// tell. It may be done again: whom it lets
/// in already is only read.
QFuture<Result<Done>> acceptHeld(Core &core, Sessions &sessions, const Session &session,
    const QString &id, const QString &person);

} // namespace asterism
