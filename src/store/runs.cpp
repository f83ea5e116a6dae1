// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/runs.h"

#include "base/clock.h"
#include "store/database.h"

#include <QCoreApplication>

namespace asterism::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

constexpr qint64 previewKeptMs = dayMs;
constexpr qint64 endedKeptMs = 90 * dayMs;

Run readRun(const Loan &row)
{
    return {.id = row.integer(0),
        .account = {row.text(1)},
        .acct = row.text(2),
        .kind = MovedKind(row.integer(3)),
        .title = row.text(4),
        .overwrite = row.flag(5),
        .serverLists = row.flag(6),
        .followForLists = row.flag(7),
        .state = RunState(row.integer(8)),
        .trouble = row.text(9),
        .waitUntil = row.integer(10),
        .createdAt = row.integer(11),
        .startedAt = row.integer(12),
        .endedAt = row.integer(13)};
}

#define RUN_COLUMNS                                                                                \
    "SELECT id, account, acct, kind, title, overwrite, server_lists, follow_for_lists, state, "    \
    "trouble, wait_until, created_at, started_at, ended_at FROM run "

Error noRun(qint64 id)
{
    return {.kind = ErrorKind::NotFound, .subject = QString::number(id)};
}

} // namespace

Result<qint64> addRun(UserTx &tx, const Run &run)
{
    tx.db
        .prepare("INSERT INTO run(account, acct, kind, title, overwrite, server_lists, "
                 "follow_for_lists, state, trouble, wait_until, created_at, started_at, ended_at) "
                 "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, run.account.value)
        .bind(2, run.acct)
        .bind(3, int(run.kind))
        .bind(4, run.title)
        .bind(5, run.overwrite)
        .bind(6, run.serverLists)
        .bind(7, run.followForLists)
        .bind(8, int(run.state))
        .bind(9, run.trouble)
        .bind(10, run.waitUntil)
        .bind(11, run.createdAt > 0 ? run.createdAt : tx.now)
        .bind(12, run.startedAt)
        .bind(13, run.endedAt)
        .run();
    tx.changes.runs = true;
    return tx.db.lastRowId();
}

Result<std::vector<Run>> runs(UserTx &tx)
{
    Loan rows = tx.db.prepare(RUN_COLUMNS "ORDER BY id DESC");
    std::vector<Run> found;
    while (rows.step()) {
        found.push_back(readRun(rows));
    }
    return found;
}

Result<std::optional<Run>> runById(UserTx &tx, qint64 id)
{
    Loan row = tx.db.prepare(RUN_COLUMNS "WHERE id = ?");
    if (!row.bind(1, id).step()) {
        return std::optional<Run>();
    }
    return std::optional(readRun(row));
}

Result<Done> saveRun(UserTx &tx, const Run &run)
{
    tx.db
        .prepare("UPDATE run SET overwrite = ?, server_lists = ?, follow_for_lists = ?, state = ?, "
                 "trouble = ?, wait_until = ?, started_at = ?, ended_at = ? WHERE id = ?")
        .bind(1, run.overwrite)
        .bind(2, run.serverLists)
        .bind(3, run.followForLists)
        .bind(4, int(run.state))
        .bind(5, run.trouble)
        .bind(6, run.waitUntil)
        .bind(7, run.startedAt)
        .bind(8, run.endedAt)
        .bind(9, run.id)
        .run();
    if (tx.db.changes() == 0) {
        return noRun(run.id);
    }
    tx.changes.runs = true;
    return Done{};
}

Result<Done> dropRun(UserTx &tx, qint64 id)
{
    tx.db.prepare("DELETE FROM run WHERE id = ?").bind(1, id).run();
    if (tx.db.changes() == 0) {
        return noRun(id);
    }
    tx.changes.runs = true;
    return Done{};
}

Result<Done> dropOldRuns(UserTx &tx)
{
    tx.db
        .prepare("DELETE FROM run WHERE (state IN (0, 1) AND created_at < ?) " // Checking, Ready
                 "OR (state IN (4, 5) AND max(created_at, ended_at) < ?)") // Done, Cancelled
        .bind(1, tx.now - previewKeptMs)
        .bind(2, tx.now - endedKeptMs)
        .run();
    tx.changes.runs = tx.changes.runs || tx.db.changes() > 0;
    return Done{};
}

Result<QString> runPace(UserTx &tx, const AccountId &account, const QString &what)
{
    Loan row = tx.db.prepare("SELECT state FROM run_pace WHERE account = ? AND what = ?");
    return row.bind(1, account.value).bind(2, what).step() ? row.text(0) : QString();
}

Result<Done> saveRunPace(
    UserTx &tx, const AccountId &account, const QString &what, const QString &state)
{
    tx.db
        .prepare("INSERT INTO run_pace(account, what, state) "
                 "SELECT id, ?, ? FROM account WHERE id = ? "
                 "ON CONFLICT(account, what) DO UPDATE SET state = excluded.state")
        .bind(1, what)
        .bind(2, state)
        .bind(3, account.value)
        .run();
    tx.changes.runs = true;
    return Done{};
}

Result<std::vector<InStep>> inStep(UserTx &tx)
{
    Loan rows = tx.db.prepare("SELECT from_account, to_account, every_hours, last_at FROM in_step "
                              "ORDER BY from_account, to_account");
    std::vector<InStep> found;
    while (rows.step()) {
        found.push_back({.from = {rows.text(0)},
            .to = {rows.text(1)},
            .everyHours = int(rows.integer(2)),
            .lastAt = rows.integer(3)});
    }
    return found;
}

Result<Done> saveInStep(UserTx &tx, const InStep &pair)
{
    tx.changes.runs = true;
    if (pair.everyHours <= 0) {
        tx.db.prepare("DELETE FROM in_step WHERE from_account = ? AND to_account = ?")
            .bind(1, pair.from.value)
            .bind(2, pair.to.value)
            .run();
        return Done{};
    }
    if (pair.from == pair.to) {
        return Error{.kind = ErrorKind::Usage,
            .subject = pair.from.value,
            .detail = Words::tr("an account is always in step with itself")};
    }
    tx.db
        .prepare("INSERT INTO in_step(from_account, to_account, every_hours, last_at) "
                 "SELECT a.id, b.id, ?, ? FROM account a, account b WHERE a.id = ? AND b.id = ? "
                 "ON CONFLICT(from_account, to_account) DO UPDATE SET "
                 "every_hours = excluded.every_hours, last_at = excluded.last_at")
        .bind(1, pair.everyHours)
        .bind(2, pair.lastAt)
        .bind(3, pair.from.value)
        .bind(4, pair.to.value)
        .run();
    if (tx.db.changes() == 0) {
        return Error{.kind = ErrorKind::NotFound, .subject = pair.from.value};
    }
    return Done{};
}

} // namespace asterism::store
