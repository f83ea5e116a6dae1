// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run.h"
#include "store/store.h"

#include <optional>
#include <vector>

namespace asterism::store {

// Runs of imports, in asterism.db: any process may add one and read; only the engine goes on with
// one and says what became of its rows. Every change tells Changes::runs.

/// Its id, a new one. The rows follow by addRunRows(), as many at once as the caller likes. Made
/// now where createdAt is 0.
Result<qint64> addRun(UserTx &tx, const Run &run);
/// Behind those that are there; `place` is given here. NotFound when the run is gone.
Result<Done> addRunRows(UserTx &tx, qint64 run, const std::vector<RunRow> &rows);

/// Newest first.
Result<std::vector<Run>> runs(UserTx &tx);
Result<std::optional<Run>> runById(UserTx &tx, qint64 id);
/// Nothing is counted along: 2 ms for 10,000 rows. All 0 when it is gone.
Result<RunCounts> runCounts(UserTx &tx, qint64 id);
/// Of its rows that wait those who are to be followed without their boosts.
Result<int> countWithoutBoosts(UserTx &tx, qint64 id);
/// State, trouble, times (but when it was made) and choices; not its rows. NotFound when it is
/// gone.
Result<Done> saveRun(UserTx &tx, const Run &run);
/// With its rows. NotFound when it is gone.
Result<Done> dropRun(UserTx &tx, qint64 id);
/// Previews that nobody said yes to for a day, and what ended three months ago.
Result<Done> dropOldRuns(UserTx &tx);

/// Which rows of a run are wanted; all of them when nothing is set.
struct RowsWish {
    std::optional<Outcome> outcome = {};
    std::optional<Finding> finding = {}; ///< of rows that have not ended
    std::optional<bool> removes = {};
    /// A part of the subject, the list or the detail; a and A are alike, and so on, but no other
    /// letters are. No index can help here: each row is looked at.
    QString search = {};
    int from = 0; ///< the first `place` that is wanted
    int most = 200;
};
/// In the order of the run.
Result<std::vector<RunRow>> runRows(UserTx &tx, qint64 run, const RowsWish &wish);
/// How many it would be without `from` and `most`.
Result<int> countRunRows(UserTx &tx, qint64 run, const RowsWish &wish);

/// The next one to work at: what is left "sending" first, then the first waiting one.
Result<std::optional<RunRow>> nextRow(UserTx &tx, qint64 run);
/// Waiting rows whose `localId` is empty, from `place` on, for looking people up before their turn.
Result<std::vector<RunRow>> unknownRows(UserTx &tx, qint64 run, int from, int most);
/// Rows whose Outcome is Requested and whose lookAt has come, oldest first, with their run.
struct RequestedRow {
    Run run;
    RunRow row;
};
Result<std::vector<RequestedRow>> rowsToLookAt(UserTx &tx, qint64 now, int most);
/// When the next of these is due; 0: none.
Result<qint64> nextLookAt(UserTx &tx);
/// Rows that ended as Requested before their run began are looked at then, too.
Result<Done> lookAtRequested(UserTx &tx, qint64 run, qint64 at);
/// Everything about it but place, line, item and text. Of a row that has ended the outcome stays,
/// but that Requested may become Done, Moved or Refused; Usage otherwise, NotFound when it is gone.
Result<Done> saveRow(UserTx &tx, qint64 run, const RunRow &row);
/// All of them, or none when one cannot be.
Result<Done> saveRows(UserTx &tx, qint64 run, const std::vector<RunRow> &rows);
/// All rows that have not ended become Cancelled.
Result<Done> cancelRows(UserTx &tx, qint64 run);
/// Whoever a row turned out to mean is not taken away by the same run: waiting rows that would take
/// away that person (by name or by id at the server; of the same list) become Cancelled.
Result<Done> spareNamed(UserTx &tx, qint64 run, const RunRow &row, const QString &detail);
/// Rows that mayRetry() (or of these those places alone) wait again, as if nothing had been tried;
/// how many.
Result<int> retryRows(UserTx &tx, qint64 run, const std::vector<int> &places = {});

/// How far an account has used up what its server allows of one class of writes
/// (migration/pace.h), as that keeps it; empty when nothing is known. Goes with the account.
Result<QString> runPace(UserTx &tx, const AccountId &account, const QString &what);
Result<Done> saveRunPace(
    UserTx &tx, const AccountId &account, const QString &what, const QString &state);

/// Follows of one account that are merged into another by and by ("keep in step").
struct InStep {
    AccountId from;
    AccountId to;
    int everyHours = 24;
    qint64 lastAt = 0; ///< when the last such run was made

    bool operator==(const InStep &) const = default;
};
Result<std::vector<InStep>> inStep(UserTx &tx);
/// Replaces what was said of these two; everyHours 0: ends it. NotFound when one of them is gone.
Result<Done> saveInStep(UserTx &tx, const InStep &pair);

} // namespace asterism::store
