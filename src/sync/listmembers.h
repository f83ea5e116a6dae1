// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/page.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// A page of who is in a list of the account's server; below the last page's `older`. A server that
/// does not tell its members in pages, but their ids (Family::listMemberIds()), is asked for these
/// and then for the people. Errors as loadServerLists().
QFuture<Result<PeoplePage>> loadListMembers(Core &core, Sessions &sessions, const Session &session,
    const QString &listId, const QString &below);

/// Whether `below` is of such a server.
bool isTellingByIds(const QString &below);

/// That it tells ids alone turned out before; for a day.
bool tellsIdsAlone(const Core &core, const QString &host);
void noteIdsAlone(Core &core, const QString &host);

} // namespace asterism
