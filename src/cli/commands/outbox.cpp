// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/actionwords.h"
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/commands/sending.h"
#include "cli/exitcode.h"
#include "cli/keptwords.h"
#include "store/takenback.h"

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

/// What came of trying it again; the row as it stands now.
RowAnswer retried(Context &context, qint64 id)
{
    return await(context.app->store->writeUser([id](store::UserTx &tx) -> RowAnswer {
        const auto done = store::retryAction(tx, id);
        return done ? store::outboxRow(tx, id) : RowAnswer(done.error());
    }));
}

/// What was taken out with the row, and how that stands now.
struct TakenOut {
    store::Removal removal;
    std::optional<store::OutboxRow> row;
};

Result<TakenOut> takenOut(Context &context, qint64 id)
{
    return await(context.app->store->writeUser([id](store::UserTx &tx) -> Result<TakenOut> {
        const auto removal = store::removeRow(tx, id);
        const RowAnswer row = removal ? store::outboxRow(tx, id) : RowAnswer(removal.error());
        if (!row) {
            return row.error();
        }
        return TakenOut{.removal = *removal, .row = *row};
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

void tellTakenOut(Context &context, const store::OutboxRow &row, const store::Removal &removal)
{
    const QString acct = acctOf(context, row.action.account);
    if (context.out.json()) {
        QJsonObject told = outboxJson(row, acct);
        told.insert(u"draft"_s, removal.draft ? QJsonValue(removal.draft->key) : QJsonValue());
        context.out.object(told);
    } else {
        context.out.line(
            Words::tr("Taken out of the outbox: %1").replace(u"%1"_s, deedWords(row.action, acct)));
    }
    if (removal.draft) {
        context.out.note(Words::tr("What was written is kept among the drafts: \"drafts show %1\".")
                             .replace(u"%1"_s, shortKey(*removal.draft)));
    }
    if (removal.mayBeDone) {
        context.out.note(Words::tr("It may have been done already."));
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
    const auto row = retried(context, acting.row);
    if (!row) {
        return context.out.fail(row.error());
    }
    // One that is being sent need not be told to.
    const bool underWay = *row && store::isUnderWay((*row)->state);
    return underWay ? waitForRow(context, acting.row) : notChanged(context, acting.row, *row);
}

int cancelOutbox(Context &context)
{
    const qint64 id = context.options.acting.row;
    if (!context.open(false)) {
        return context.status;
    }
    const auto taken = takenOut(context, id);
    if (!taken) {
        return context.out.fail(taken.error());
    }
    if (!taken->removal.any || !taken->row) {
        return notChanged(context, id, taken->row);
    }
    tellTakenOut(context, *taken->row, taken->removal);
    return ExitDone;
}

} // namespace asterism::cli
