// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run.h"
#include "store/census.h"
#include "sync/writes.h"

#include <QString>

namespace asterism {

// What holds for the rows of runs. Pure.

/// What is sent for such a row.
Write::What writeOf(MovedKind kind, bool removes);
/// Kinds whose state a server tells as a relationship.
bool hasStanding(MovedKind kind);
/// Following goes to the new account of whoever moved; blocking stays where it was meant.
bool followsMoves(const Run &run, const RunRow &row);
/// Whom the row is for, after all moves that are known.
QString targetOf(const RunRow &row);

/// It is as the row wants it; a follow that is only asked for is as well. Of a mute that is to end
/// nobody knows: sent again it ends when it should (sendWrite()).
bool isAsWished(MovedKind kind, const RunRow &row, const Relationship &now);

/// Of whom to whom; empty when they did not move.
QString wordsOfMove(const RunRow &row);
/// How a row ends whose person is followed, listed …: Moved when that is who they became.
Outcome orMoved(const RunRow &row, Outcome outcome);
/// Of rows that wait, those of which it is known that they add something, without whom moved; and
/// with them. What the run takes away is in neither.
int toAdd(const RunCounts &counts);
int toDo(const RunCounts &counts);

void end(RunRow &row, Outcome outcome, const QString &detail, qint64 now);
/// Waiting rows that were tried before come again after a while only.
qint64 dueAt(const RunRow &row);
/// A time further away than any wait is means that the clock was set back.
bool isDue(const RunRow &row, qint64 now);
constexpr int mostTries = 3; ///< then their server is gone
constexpr int mostSendings = 6; ///< that the server answered with a trouble of its own

/// When a row that ended as requested at `since` is looked at after `now`: after a minute, ten, an
/// hour, then daily for a month; 0: no more.
qint64 nextLook(qint64 since, qint64 now);

/// What the account has after that row.
store::CensusItem censusItemOf(const RunRow &row, const QString &listId);

/// "… keeps no bookmarks."
QString keepsNo(MovedKind kind, const QString &host);
/// The server's own words, or ours where it has none.
QString serverWords(const Error &error);

} // namespace asterism
