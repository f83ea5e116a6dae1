// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storetesting.h"

#include "store/accounts.h"
#include "store/runs.h"

namespace asterism::store {

/// What the tests of runs share: a folder, rows in short, and questions that wait.
class RunFixture {
protected:
    std::unique_ptr<Folder> m_folder;

    template <typename F> auto user(F f) { return m_folder->writeUser(std::move(f)); }

    static Run plain(RunState state = RunState::Checking)
    {
        return {.account = {u"A"_s}, .acct = u"ao@a.example"_s, .state = state};
    }
    static RunRow person(int number, RowState state = RowState::Waiting)
    {
        return {.item = {.subject = u"user%1@b.example"_s.arg(number)}, .state = state};
    }
    static RunRow ended(int number, Outcome outcome, qint64 lookAt = 0)
    {
        RunRow row = person(number, RowState::Ended);
        row.outcome = outcome;
        row.lookAt = lookAt;
        return row;
    }
    static std::vector<RunRow> people(int count)
    {
        std::vector<RunRow> rows;
        for (int i = 0; i < count; ++i) {
            rows.push_back(person(i));
        }
        return rows;
    }

    qint64 made(const std::vector<RunRow> &rows, const Run &run = plain())
    {
        const auto id = user([&](UserTx &tx) -> Result<qint64> {
            const auto added = addRun(tx, run);
            if (auto done = addRunRows(tx, *added, rows); !done) {
                return done.error();
            }
            return added;
        });
        return id ? *id : 0;
    }
    std::vector<RunRow> rowsOf(qint64 run, const RowsWish &wish = {})
    {
        return *user([&](UserTx &tx) { return runRows(tx, run, wish); });
    }
    std::vector<int> places(qint64 run, const RowsWish &wish)
    {
        std::vector<int> found;
        for (const RunRow &row : rowsOf(run, wish)) {
            found.push_back(row.place);
        }
        return found;
    }
    int count(qint64 run, const RowsWish &wish)
    {
        return *user([&](UserTx &tx) { return countRunRows(tx, run, wish); });
    }
    RunCounts counts(qint64 run)
    {
        return *user([&](UserTx &tx) { return runCounts(tx, run); });
    }
    std::optional<RunRow> next(qint64 run)
    {
        return *user([&](UserTx &tx) { return nextRow(tx, run); });
    }
    std::optional<Run> find(qint64 id)
    {
        return *user([&](UserTx &tx) { return runById(tx, id); });
    }
    Result<Done> save(qint64 run, const RunRow &row)
    {
        return user([&](UserTx &tx) { return saveRow(tx, run, row); });
    }
    Result<Done> sign(const QString &id)
    {
        return user(
            [&](UserTx &tx) { return addAccount(tx, {.id = {id}, .acct = id + u"@a.example"_s}); });
    }
    qint64 number(const char *sql)
    {
        return *user([sql](UserTx &tx) { return Result<qint64>(tx.db.number(sql)); });
    }
};

} // namespace asterism::store
