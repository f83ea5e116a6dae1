// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/runreport.h"

#include "base/flow.h"
#include "base/inback.h"
#include "migration/csv/table.h"
#include "migration/exporting.h"
#include "store/runs.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int rowsAtOnce = 10'000; ///< other readers wait no longer than for these

struct Report {
    QByteArray bytes =
        csv::writeRow({u"line"_s, u"subject"_s, u"list"_s, u"outcome"_s, u"detail"_s});
    int rows = 0;
    int next = 0; ///< the first place that is not in it
    bool complete = false;
};

QString reportWord(const RunRow &row, MovedKind kind)
{
    return row.state == RowState::Ended ? word(row.outcome, kind) : u"waiting"_s;
}

QByteArray reportLine(const RunRow &row, MovedKind kind)
{
    const QString subject = row.item.subject.isEmpty() ? row.text : row.item.subject;
    const QString detail = row.detail.isEmpty() ? row.movedTo : row.detail;
    return csv::writeRow({row.line > 0 ? QString::number(row.line) : QString(), subject,
        row.item.list, reportWord(row, kind), detail});
}

Result<Report> goOn(store::UserTx &tx, qint64 id, Report report)
{
    const auto run = store::runById(tx, id);
    if (!run || !*run) {
        return run ? Error{.kind = ErrorKind::NotFound} : run.error();
    }
    const auto rows = store::runRows(tx, id, {.from = report.next, .most = rowsAtOnce});
    if (!rows) {
        return rows.error();
    }
    for (const RunRow &row : *rows) {
        report.bytes += reportLine(row, (*run)->kind);
        report.next = row.place + 1;
    }
    report.rows += int(rows->size());
    report.complete = int(rows->size()) < rowsAtOnce;
    return report;
}

QFuture<Result<Report>> readReport(store::Store &store, qint64 id, Report report)
{
    const auto read = [id, report = std::move(report)](
                          store::UserTx &tx) { return goOn(tx, id, report); };
    const auto again = [&store, id](const Result<Report> &piece) {
        return !piece || piece->complete ? answered(piece) : readReport(store, id, *piece);
    };
    return store.readUser(read).then(&store, again).unwrap();
}

} // namespace

QFuture<Result<int>> saveRunReport(store::Store &store, qint64 run, const QString &path)
{
    const auto write = [path](const Result<Report> &report) -> QFuture<Result<int>> {
        if (!report) {
            return answered(Result<int>(report.error()));
        }
        return inBack([path, report = *report]() -> Result<int> {
            const auto done = writeExportFile(path, report.bytes);
            return done ? Result<int>(report.rows) : done.error();
        });
    };
    return readReport(store, run, {}).then(&store, write).unwrap();
}

} // namespace asterism::ui
