// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list.h"
#include "model/source.h"
#include "store/store.h"

#include <QHash>

#include <vector>

namespace asterism::store {

/// How that person is read; with a reader of None when nobody has tried it yet.
ListMember reading(CacheTx &tx, const QString &acct);
/// The same for each of them; list, acct, typed and what is known of actorUri stay.
Result<std::vector<ListMember>> withReadings(CacheTx &tx, std::vector<ListMember> members);
/// Keeps all of it but list and typed.
Result<Done> saveReading(CacheTx &tx, const ListMember &member);
/// When they are to be looked at next, by acct; nobody else's.
Result<Done> planReadings(CacheTx &tx, const QHash<QString, qint64> &nextReadAt);
/// Their new account is in their lists, too.
Result<Done> noteMove(CacheTx &tx, const QString &acct, const QString &to);
/// They have not posted since: of each its rhythm, and when they were looked at and will be.
Result<Done> noteSilence(CacheTx &tx, const std::vector<ListMember> &members);
/// When the newest of a source's entries happened, newest first.
Result<std::vector<qint64>> newestTimes(CacheTx &tx, const Source &source, int count);
/// When the newest cached post of that person was made; 0 when there is none.
Result<qint64> newestPostAt(CacheTx &tx, const QString &acct);
/// Of people who are in no list and were not looked at for a month.
Result<Done> forgetReadings(CacheTx &tx);

} // namespace asterism::store
