// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/requests.h"

#include "store/database.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

constexpr qint64 keptMs = hourMs;

EngineRequest::State stateOf(const QString &word)
{
    using State = EngineRequest::State;
    if (word == u"running") {
        return State::Running;
    }
    if (word == u"done") {
        return State::Done;
    }
    return word == u"failed" ? State::Failed : State::Waiting;
}

EngineRequest readRequest(const Loan &row)
{
    return {.id = row.integer(0),
        .kind = row.text(1),
        .argument = row.text(2),
        .state = stateOf(row.text(3)),
        .outcome = row.text(4),
        .createdAt = row.integer(5),
        .again = row.flag(6)};
}

} // namespace

Result<qint64> addRequest(UserTx &tx, const QString &kind, const QString &argument)
{
    tx.db
        .prepare("INSERT INTO request(kind, argument, state, created_at, changed_at) "
                 "VALUES(?, ?, 'waiting', ?, ?)")
        .bind(1, kind)
        .bind(2, argument)
        .bind(3, tx.now)
        .bind(4, tx.now)
        .run();
    return tx.db.lastRowId();
}

Result<std::optional<EngineRequest>> requestById(UserTx &tx, qint64 id)
{
    Loan row = tx.db.prepare(
        "SELECT id, kind, argument, state, outcome, created_at, again FROM request WHERE id = ?");
    if (!row.bind(1, id).step()) {
        return std::optional<EngineRequest>();
    }
    return std::optional(readRequest(row));
}

Result<std::vector<EngineRequest>> takeRequests(UserTx &tx)
{
    Loan rows = tx.db.prepare("UPDATE request SET state = 'running', changed_at = ? "
                              "WHERE state = 'waiting' RETURNING id, kind, argument, state, "
                              "outcome, created_at, again");
    rows.bind(1, tx.now);
    std::vector<EngineRequest> taken;
    while (rows.step()) {
        taken.push_back(readRequest(rows));
    }
    // RETURNING promises no order.
    std::sort(taken.begin(), taken.end(),
        [](const EngineRequest &a, const EngineRequest &b) { return a.id < b.id; });
    return taken;
}

Result<Done> finishRequest(UserTx &tx, qint64 id, bool good, const QString &outcome)
{
    tx.db.prepare("UPDATE request SET state = ?, outcome = ?, changed_at = ? WHERE id = ?")
        .bind(1, good ? u"done"_s : u"failed"_s)
        .bind(2, outcome)
        .bind(3, tx.now)
        .bind(4, id)
        .run();
    tx.db.prepare("DELETE FROM request WHERE state IN ('done', 'failed') AND changed_at < ?")
        .bind(1, tx.now - keptMs)
        .run();
    return Done{};
}

Result<Done> dropRequest(UserTx &tx, qint64 id)
{
    tx.db.prepare("DELETE FROM request WHERE id = ?").bind(1, id).run();
    return Done{};
}

Result<Done> recoverRequests(UserTx &tx)
{
    tx.db.prepare("UPDATE request SET state = 'waiting', again = 1 WHERE state = 'running'").run();
    tx.db.prepare("DELETE FROM request WHERE changed_at < ?").bind(1, tx.now - keptMs).run();
    return Done{};
}

Result<qint64> userDataVersion(UserTx &tx)
{
    return tx.db.number("PRAGMA data_version");
}

} // namespace asterism::store
