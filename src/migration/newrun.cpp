// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/newrun.h"

#include "base/flow.h"
#include "store/runs.h"

#include <QCoreApplication>

#include <algorithm>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

bool namesAnything(const std::vector<RunRow> &rows)
{
    return std::ranges::any_of(
        rows, [](const RunRow &row) { return row.outcome != Outcome::Invalid && !row.removes; });
}

} // namespace

QFuture<Result<qint64>> newRun(store::Store &store, const Run &run, std::vector<RunRow> rows)
{
    if (!canBeImported(run.kind)) {
        return answered(Result<qint64>(Error{.kind = ErrorKind::Usage, .subject = word(run.kind)}));
    }
    if (run.overwrite && !namesAnything(rows)) {
        return answered(Result<qint64>(Error{.kind = ErrorKind::Usage,
            .subject = run.title,
            .detail = Words::tr("it names nobody, so that everything would be taken away")}));
    }
    return store.writeUser([run, rows = std::move(rows)](store::UserTx &tx) -> Result<qint64> {
        Run made = run;
        made.createdAt = tx.now;
        const auto id = store::addRun(tx, made);
        if (!id) {
            return id.error();
        }
        const auto added = store::addRunRows(tx, *id, rows);
        return added ? Result<qint64>(*id) : Result<qint64>(added.error());
    });
}

std::vector<RunRow> rowsFor(const std::vector<MovedItem> &items, bool removes)
{
    std::vector<RunRow> rows;
    rows.reserve(items.size());
    for (const MovedItem &item : items) {
        rows.push_back({.place = int(rows.size()), .item = item, .removes = removes});
    }
    return rows;
}

} // namespace asterism
