// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "model/serverlist.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QSet>

#include <vector>

namespace asterism {

/// The lists that an account's server keeps for it, and in which of them one person is.
struct ListPlaces {
    std::vector<ServerList> lists;
    QSet<QString> in; ///< their ids
};

/// Asks the server for that; what lists there are is remembered as by loadServerLists(), whose
/// errors these are. Nobody is fetched for it: whom the server does not know is in no list.
QFuture<Result<ListPlaces>> listPlaces(
    Core &core, Sessions &sessions, const Session &session, const Handle &who);

/// What became of it where nothing failed.
enum class ListOutcome {
    Done, ///< now, or before already
    MustFollow, ///< the server takes only people whom the account follows: nothing was done
    Unseen, ///< in, but the server shows there only posts of people whom the account follows
};

/// Puts somebody into a list of the account's server, which gets to know them for that, or takes
/// them out. Errors: NotFound (the list, or the server cannot find the person), Usage where the
/// software has no lists, the network's, the server's words. A 401 marks the account.
QFuture<Result<ListOutcome>> changeServerList(Core &core, Sessions &sessions,
    const Session &session, const QString &listId, const Handle &who, bool in);

} // namespace asterism
