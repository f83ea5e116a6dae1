// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outbox.h"
#include "cli/actionwords.h"
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/commands/sending.h"
#include "cli/exitcode.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int mostListed = 2000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

using RowAnswer = Result<std::optional<store::OutboxRow>>;

/// What became of one row: whether it could be changed, and how it stands now.
struct RowChange {
    bool done = false;
    bool mayBeDone = false; ///< at its server, by what was known before
    std::optional<store::OutboxRow> row;
};

Result<RowChange> changed(
    Context &context, qint64 id, Result<bool> (*change)(store::UserTx &tx, qint64 id))
{
    return await(
        context.app->store->writeUser([id, change](store::UserTx &tx) -> Result<RowChange> {
            const RowAnswer before = store::outboxRow(tx, id);
            if (!before) {
                return before.error();
            }
            const auto done = change(tx, id);
            const RowAnswer row = done ? store::outboxRow(tx, id) : RowAnswer(done.error());
            if (!row) {
                return row.error();
            }
            const bool mayBeDone = *before && store::isResting(**before);
            return RowChange{.done = *done, .mayBeDone = mayBeDone, .row = *row};
        }));
}

/// Why a row is left as it is.
int notChanged(Context &context, qint64 id, const std::optional<store::OutboxRow> &row)
{
    if (row && store::isUnderWay(row->state)) {
        return context.out.fail(ExitRefused,
            Words::tr("Number %1 of the outbox is being sent; it can no longer be taken back.")
                .arg(id));
    }
    const bool givenUp = row && row->state == store::OutboxRow::State::Cancelled;
    if (givenUp && !row->trouble.isEmpty()) { // an edit that a later one overtook
        return context.out.fail(ExitPartly, row->trouble);
    }
    return context.out.fail(ExitUsage, Words::tr("There is no number %1 in the outbox.").arg(id));
}

void tellRow(Context &context, const store::OutboxRow &row, const QString &words)
{
    const QString acct = acctOf(context, row.action.account);
    if (context.out.json()) {
        context.out.object(outboxJson(row, acct));
    } else {
        context.out.line(QString(words).replace(u"%1"_s, deedWords(row.action, acct)));
    }
}

} // namespace

int listOutbox(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const auto rows = await(context.app->store->readUser(
        [](store::UserTx &tx) { return store::outboxRows(tx, mostListed); }));
    if (!rows) {
        return context.out.fail(rows.error());
    }
    const qint64 now = context.app->clock.now();
    QList<QStringList> cells;
    QStringList notes;
    for (const store::OutboxRow &row : *rows) {
        const QString acct = acctOf(context, row.action.account);
        if (context.out.json()) {
            context.out.object(outboxJson(row, acct));
        }
        cells << outboxCells(row, acct);
        notes << outboxNote(row, now);
    }
    if (!context.out.json()) {
        context.out.lines(tableLines(cells, context.out.page(now), notes));
    }
    if (rows->empty()) {
        context.out.note(Words::tr("Nothing is on its way."));
    } else if (int(rows->size()) >= mostListed) {
        context.out.note(Words::tr("There may be more; what goes next is among these."));
    }
    return ExitDone;
}

int retryOutbox(Context &context)
{
    const ActingOptions &acting = context.options.acting;
    if (!context.open(acting.wait > 0)) {
        return context.status;
    }
    const auto retried = changed(context, acting.row, store::retryAction);
    if (!retried) {
        return context.out.fail(retried.error());
    }
    // One that is being sent need not be told to.
    const bool underWay = retried->row && store::isUnderWay(retried->row->state);
    return underWay ? waitForRow(context, acting.row)
                    : notChanged(context, acting.row, retried->row);
}

int cancelOutbox(Context &context)
{
    const qint64 id = context.options.acting.row;
    if (!context.open(false)) {
        return context.status;
    }
    const auto cancelled = changed(context, id, store::cancelAction);
    if (!cancelled) {
        return context.out.fail(cancelled.error());
    }
    if (!cancelled->done || !cancelled->row) {
        return notChanged(context, id, cancelled->row);
    }
    tellRow(context, *cancelled->row, Words::tr("Taken out of the outbox: %1"));
    if (cancelled->mayBeDone) {
        context.out.note(Words::tr("It may have been done already."));
    }
    return ExitDone;
}

} // namespace asterism::cli
