// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "store/store.h"
#include "store/teller.h"

#include <optional>

namespace asterism::store {

/// The row of an actor, made or brought up to date; a lower rank changes nothing of a higher one.
/// Two rows become one when a trusted teller links their uri and acct (decision 3).
qint64 upsertActor(CacheTx &tx, const Teller &teller, const Actor &actor);

/// WebFinger linked both: rows that know only one of them become one, now and whenever a
/// server tells one of both later.
Result<Done> linkActor(CacheTx &tx, const QString &acct, const QString &uri);

/// Without the fields of the profile, as confirmedActor(): posts are read in great numbers.
Actor actorByRow(CacheTx &tx, qint64 row);
Result<std::optional<Actor>> actorByAcct(CacheTx &tx, const QString &acct);
/// With counts of -1 where all are told to be 0 and posts of that person are here: some servers
/// know no counts of people elsewhere and say 0 (snac).
Actor withLikelyCounts(CacheTx &tx, Actor actor);
/// Only when somebody we trust told who that is.
Result<std::optional<Actor>> confirmedActor(CacheTx &tx, const QString &uri);

} // namespace asterism::store
